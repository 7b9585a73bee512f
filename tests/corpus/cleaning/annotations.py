"""Annotated scrapes: each line of a page with what a careful reader says it is.

A file begins with ``#field value`` for the metadata. Then each line is a code and the line's text:
``T`` title, ``S`` standfirst, ``B`` byline, ``D`` date, ``P`` paragraph, ``H`` heading, ``I`` list item, ``C`` caption
(its credit after ``¦``), ``R`` credit, ``x`` furniture, ``n`` debatable. ``{trial.1}`` is the first paragraph of a
story in stories.txt; ``@P trial.1-3`` sets several with blank lines between them, ``@p`` without.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from corpus.article import Article

FOLDER = Path(__file__).parent / "annotated"
FIELDS = ("title", "subtitle", "byline", "outlet", "dateline", "published")
LAYOUTS = ("as it is", "tight", "airy")


@dataclass
class Annotated:
    """A page and what is to be found in it."""

    name: str
    lines: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    debatable: set[str] = field(default_factory=set)
    captions: list[str] = field(default_factory=list)
    said: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(FIELDS))

    def text(self, layout: str) -> str:
        """Return the page: with the blank lines it has, with none, or with one after every line."""
        if layout == "as it is":
            return "\n".join(self.lines) + "\n"
        gap = "\n" if layout == "tight" else "\n\n"
        return gap.join(line for line in self.lines if line) + "\n"


@cache
def stories() -> dict[str, list[str]]:
    """Return the paragraphs of each story."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (FOLDER / "stories.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return found


def load(folder: str) -> list[Annotated]:
    """Return the annotated scrapes of ``tuned`` or ``held_out``, by name."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted((FOLDER / folder).glob("*.txt"))]


def parse(name: str, source: str) -> Annotated:
    """Read one annotated scrape."""
    page = Annotated(name)
    for line in source.splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition(" ")
            page.said[key] = value.strip() or None
        elif line.startswith("@"):
            story, first, last = re.fullmatch(r"@[Pp] (\w+)\.(\d+)-(\d+)", line).groups()  # type: ignore[union-attr]
            for paragraph in stories()[story][int(first) - 1 : int(last)]:
                _add(page, "P", paragraph)
                page.lines += [""] if line[1] == "P" else []
        elif line:
            _add(page, line[0], re.sub(r"\{(\w+)\.(\d+)\}", lambda m: stories()[m[1]][int(m[2]) - 1], line[2:]))
        else:
            page.lines.append("")
    return page


def _add(page: Annotated, code: str, text: str) -> None:
    caption, _, _ = text.partition(" ¦ ")
    page.lines.append(text.replace(" ¦ ", " "))
    if code in "PHI":
        page.body.append(text.lstrip(" •"))
    elif code == "n":
        page.debatable.add(text.lstrip(" •"))
    elif code == "C":
        page.captions.append(caption)
    elif code in "TS":
        page.said["title" if code == "T" else "subtitle"] = text


@dataclass(frozen=True)
class Score:
    """Paragraphs found, and found exactly; which metadata is right."""

    shared: int
    found: int
    wanted: int
    right: frozenset[str]

    @property
    def f1(self) -> float:
        """Return the F1 over whole paragraphs, each the same to the letter."""
        return 2 * self.shared / (self.found + self.wanted) if self.found + self.wanted else 1.0


def score(page: Annotated, article: Article) -> Score:
    """Compare an article with the annotations of its page."""
    found = Counter(text for text in article.paragraphs if text not in page.debatable)
    wanted = Counter(" ".join(text.split()) for text in page.body)
    right = {name for name in FIELDS if getattr(article, name) == page.said[name]}
    if article.subtitle in page.debatable:
        right.add("subtitle")
    if article.captions == page.captions:
        right.add("captions")
    return Score((found & wanted).total(), found.total(), wanted.total(), frozenset(right))
