#!/usr/bin/env python3
"""What cleaning keeps, cuts and names, and how fast, with simple baselines beside every figure.

usage: cleaning.py [--shared DIR] [TABLE ...]

Tables: golds, scrapes, dumps, pages, titles, speed, lines; all of them without a name. ``golds`` are hand-made answers
to real scrapes and to variants of them, ``scrapes`` the annotated ones of the tests, ``dumps`` and ``pages`` real web
pages as text and as HTML, scored over shingles of four words as the benchmark does that they come from. A title is
taken as known where a page's first h1 and its og:title say the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import runpy
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import Article
from corpus.cleaning import clean, line_roles
from corpus.letters import letters
from corpus.readers import Page, read
from corpus.readers.decoding import decode
from tests.corpus.cleaning.annotations import LAYOUTS, load, score

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROUNDS = 5
Scorer = Callable[..., Any]


def article_of(name: str, data: bytes) -> tuple[Page, Article]:
    """Read and clean a file."""
    page = read(Path(name), data)[0]
    return page, clean(page)


def everything(text: str) -> list[str]:
    """Take every line for a paragraph, as extraction libraries do with plain text."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def long_sentences(text: str) -> list[str]:
    """Take the lines of twelve words and more that end as a sentence does."""
    ends = re.compile(r"[.!?…。！？][\"”’'»)]*$")
    return [line for line in everything(text) if len(line.split()) >= 12 and ends.search(line)]


def as_html(text: str) -> str:
    """Give a text to those who only take HTML: a p element a line."""
    from html import escape

    body = "".join(f"<p>{escape(line)}</p>" for line in everything(text))
    return f"<html><body>{body}</body></html>"


def by_trafilatura(source: str, **options: bool) -> str:
    """Extract with trafilatura (A. Barbaresi, ACL 2021)."""
    import trafilatura

    return trafilatura.extract(source, include_comments=False, **options) or ""


def by_justext(source: str) -> str:
    """Extract with jusText (J. Pomikálek, 2011)."""
    import justext

    try:
        found = justext.justext(source.encode(), justext.get_stoplist("English"), encoding="utf-8")
    except Exception:
        return ""
    return "\n".join(one.text for one in found if not one.is_boilerplate)


def by_readability(source: str) -> str:
    """Extract with readability-lxml."""
    from lxml import html
    from readability import Document

    try:
        return str(html.fromstring(Document(source).summary()).text_content())
    except Exception:
        return ""


TEXT_BASELINES: Mapping[str, Callable[[str], list[str]]] = {
    "everything": everything,
    "12 words and a full stop": long_sentences,
    "trafilatura": lambda text: everything(by_trafilatura(as_html(text))),
    "jusText": lambda text: everything(by_justext(as_html(text))),
    "readability-lxml": lambda text: everything(by_readability(as_html(text).replace("</p>", "</p>\n"))),
}
HTML_BASELINES: Mapping[str, Callable[[str], str]] = {
    "trafilatura": by_trafilatura,
    "trafilatura, for precision": lambda source: by_trafilatura(source, favor_precision=True),
    "jusText": by_justext,
    "readability-lxml": by_readability,
}


class Golds:
    """The hand-made answers and their scorers."""

    def __init__(self, shared: Path) -> None:
        self.folder = shared / "clean"
        self.seeds = shared / "seeds"
        self.score_article: Scorer = runpy.run_path(str(self.folder / "score_article.py"))["score"]
        self.score_page: Scorer = runpy.run_path(str(self.folder / "score_pages.py"))["page_scores"]
        self.truth: dict[str, Any] = json.loads((self.folder / "pages" / "ground-truth.json").read_text())

    def dump(self, name: str) -> bytes:
        """Return a page as plain text."""
        return (self.folder / "pages" / f"{name}.txt").read_bytes()

    @cache  # noqa: B019 one object, for the length of the program
    def page(self, name: str) -> bytes:
        """Return a page as HTML."""
        return gzip.decompress((self.folder / "pages" / f"{name}.html.gz").read_bytes())


def row(name: str, *cells: object) -> None:
    """Print a line of a table."""
    print(f"  {name:34}" + "".join(f"{cell:>11.3f}" if isinstance(cell, float) else f"{cell:>11}" for cell in cells))


def head(title: str, *columns: str) -> None:
    """Print the head of a table."""
    print(f"\n{title}")
    row("", *columns)


def golds(given: Golds) -> None:
    """Score the scrapes that have hand-made answers, and variants of them."""
    head("golds of the scrapes and their variants", "par. F1", "roles", "reasons", "metadata")
    files = [(given.seeds / f"{gold.stem}.txt", gold) for gold in sorted((given.folder / "gold").glob("*.json"))]
    variants = sorted((given.folder / "variants").glob("*.txt"))
    whole = [
        (path.stem[:3], given.score_article(result(path), json.loads(gold.read_text())), path) for path, gold in files
    ]
    for name, found, _ in whole:
        said = all(found[f"{field}_ok"] for field in ("title", "dateline", "outlet", "byline", "captions"))
        row(name, found["par_f1"], found["role_acc"], found["reason_acc"], "right" if said else "wrong")
    for path in variants:
        gold = json.loads(path.with_suffix(".json").read_text())
        row(path.stem, paragraph_f1(result(path)["paragraphs"], gold["paragraphs"]))
    for name, baseline in TEXT_BASELINES.items():
        found = [
            paragraph_f1(baseline(decode(path.read_bytes()).text), json.loads(gold.read_text())["paragraphs"])
            for path, gold in files
        ]
        row(name, sum(found) / len(found))


def result(path: Path) -> dict[str, Any]:
    """Return what the scorer of articles wants of a file."""
    page, article = article_of(path.name, path.read_bytes())
    return {
        **{name: getattr(article, name) for name in ("title", "subtitle", "byline", "outlet", "dateline", "published")},
        "paragraphs": article.paragraphs,
        "captions": article.captions,
        "removed": [
            {"line_from": cut.lines[0], "line_to": cut.lines[1], "reason": cut.reason.value} for cut in article.cuts
        ],
        "lines": [{"line": line, "role": role} for line, role in line_roles(article, page.line_count)],
    }


def paragraph_f1(found: Iterable[str], wanted: Iterable[str]) -> float:
    """Return the F1 over whole paragraphs, each the same but for white space."""
    one = Counter(" ".join(text.split()) for text in found)
    other = Counter(" ".join(text.split()) for text in wanted)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def scrapes(_: Golds) -> None:
    """Score the annotated scrapes of the tests, with the blank lines they have, with none, and with more."""
    fields = ("title", "byline", "outlet", "published")
    for folder in ("tuned", "held_out"):
        pages = [(page, page.text(layout)) for page in load(folder) for layout in LAYOUTS]
        head(f"annotated scrapes, {folder.replace('_', ' ')}: {len(pages)}", "par. F1", *fields)
        found = [score(page, article_of(f"{page.name}.txt", text.encode())[1]) for page, text in pages]
        row(
            "zte-reader",
            sum(one.f1 for one in found) / len(found),
            *(sum(name in one.right for one in found) / len(found) for name in fields),
        )
        for name, baseline in TEXT_BASELINES.items():
            row(name, sum(paragraph_f1(baseline(text), page.body) for page, text in pages) / len(pages))


def shingle_f1(given: Golds, texts: Mapping[str, str], english: bool | None) -> float:
    """Return the F1 of the mean precision and the mean recall over pages."""
    names = [name for name, page in given.truth.items() if english is None or page["english"] is english]
    rows = [given.score_page(given.truth[name]["articleBody"], texts[name]) for name in names]
    precisions = [shared / (shared + extra) for shared, extra, _ in rows if shared + extra]
    recalls = [shared / (shared + missed) for shared, _, missed in rows if shared + missed]
    precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def dumps(given: Golds) -> None:
    """Score the text dumps of whole pages."""
    head("text dumps of whole pages, F1", "English", "others", "all")
    texts = {name: decode(given.dump(name)).text for name in given.truth}
    ours = {name: "\n".join(article_of(f"{name}.txt", given.dump(name))[1].paragraphs) for name in given.truth}
    row("zte-reader", *(shingle_f1(given, ours, english) for english in (True, False, None)))
    for name, baseline in TEXT_BASELINES.items():
        found = {page: "\n".join(baseline(text)) for page, text in texts.items()}
        row(name, *(shingle_f1(given, found, english) for english in (True, False, None)))


def pages(given: Golds) -> None:
    """Score the web pages."""
    head("web pages, F1", "English", "others", "all")
    ours = {name: "\n".join(article_of(f"{name}.html", given.page(name))[1].paragraphs) for name in given.truth}
    row("zte-reader", *(shingle_f1(given, ours, english) for english in (True, False, None)))
    for name, baseline in HTML_BASELINES.items():
        found = {page: baseline(decode(given.page(page)).text) for page in given.truth}
        row(name, *(shingle_f1(given, found, english) for english in (True, False, None)))


def known_titles(given: Golds) -> dict[str, str]:
    """Return the titles of the pages whose first h1 and og:title say the same, but for a site's name at the end."""
    from lxml import html

    found = {}
    for name in given.truth:
        utf8 = decode(given.page(name)).text.encode("utf-8", "replace")
        tree = html.document_fromstring(utf8, parser=html.HTMLParser(encoding="utf-8"))
        headings = [one.text_content() for one in tree.iter("h1") if letters(one.text_content())]
        said = [one.get("content") for one in tree.iter("meta") if one.get("property") == "og:title"]
        for heading in headings[:1]:
            if said and letters(said[0] or "").startswith(letters(heading)):
                found[name] = heading
    return found


def titles(given: Golds) -> None:
    """Compare titles."""
    import trafilatura

    wanted = known_titles(given)
    visible = {name for name in wanted if letters(wanted[name]) in letters(decode(given.dump(name)).text)}
    head(f"titles of {len(wanted)} pages, {len(visible)} of them in the text dump too", "HTML", "dumps")

    def share(found: Mapping[str, str | None], among: Iterable[str]) -> float:
        return sum(letters(found[name] or "") == letters(wanted[name]) for name in among) / max(1, len(list(among)))

    row(
        "zte-reader",
        share({name: article_of(f"{name}.html", given.page(name))[1].title for name in wanted}, list(wanted)),
        share({name: article_of(f"{name}.txt", given.dump(name))[1].title for name in visible}, list(visible)),
    )
    by_library = {name: trafilatura.extract_metadata(decode(given.page(name)).text) for name in wanted}
    row("trafilatura", share({name: one.title if one else None for name, one in by_library.items()}, list(wanted)))
    lines = {name: everything(decode(given.dump(name)).text) for name in visible}
    row("the first line", "", share({name: found[0] for name, found in lines.items()}, list(visible)))


def speed(given: Golds) -> None:
    """Time one core, ours and trafilatura's defaults in turns; of all rounds the best ones are printed."""
    scrapes = [path.read_bytes() for path in sorted(given.seeds.glob("*.txt"))] * 8
    texts = [given.dump(name) for name in given.truth]
    sources = [given.page(name) for name in given.truth]

    def seconds(work: Callable[[bytes], object], files: Iterable[bytes]) -> float:
        started = time.process_time()
        for data in files:
            work(data)
        return time.process_time() - started

    def extract(data: bytes) -> str | None:
        import trafilatura

        return trafilatura.extract(decode(data).text)

    rounds = [
        (
            seconds(lambda data: article_of("scrape.txt", data), scrapes),
            seconds(lambda data: article_of("page.txt", data), texts),
            seconds(lambda data: article_of("page.html", data), sources),
            seconds(extract, sources),
        )
        for _ in range(ROUNDS)
    ]
    scrape, text, html, alone = (min(column) for column in zip(*rounds, strict=True))
    head("speed of one core", "pages/s", "ms a page", "relative")
    row("scrapes", len(scrapes) / scrape, 1000 * scrape / len(scrapes))
    row("text dumps of whole pages", len(texts) / text, 1000 * text / len(texts))
    row("HTML", len(sources) / html, 1000 * html / len(sources), alone / html)
    row("HTML, trafilatura alone", len(sources) / alone, 1000 * alone / len(sources), 1.0)


def lines(given: Golds) -> None:
    """Count the lines of all texts here that are not in exactly one block or cut."""
    files = sorted([*given.seeds.glob("*.txt"), *(given.folder / "variants").glob("*.txt")])
    files += sorted((given.folder / "pages").glob("*.txt"))
    total = wrong = 0
    for path in files:
        page, article = article_of(path.name, path.read_bytes())
        covered = Counter(
            line for one in (*article.blocks, *article.cuts) for line in range(one.lines[0], one.lines[1] + 1)
        )
        said = {line for block in page.blocks for line in range(block.lines[0], block.lines[1] + 1)}
        total += len(said)
        wrong += sum(covered[line] != 1 for line in said)
    head("lines accounted for", "files", "lines", "wrong")
    row("zte-reader", len(files), total, wrong)


TABLES = {table.__name__: table for table in (golds, scrapes, dumps, pages, titles, speed, lines)}


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], metavar="TABLE", help=" ".join(TABLES))
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    if not options.shared.exists():
        sys.exit(f"{options.shared}: not there; name the folder of real pages with --shared")
    logging.disable(logging.CRITICAL)
    given = Golds(options.shared)
    for name in options.tables or TABLES:
        TABLES[name](given)


if __name__ == "__main__":
    main()
