"""What can be written into a file, and what the file is called while a person chooses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

ARTICLE = {
    "html": "a page to read and to print, notes in the margin",
    "md": "Markdown, which can be added again",
    "json": "JSON, which can be added again",
}
COMPARISON = {
    "html": "a page to read and to print, side by side",
    "md": "a report in Markdown, with quotations and sources",
    "json": "JSON",
}


class Offer(Struct, frozen=True):
    """Something that can be written: in words, and the ``name`` that its file is offered, with its suffix."""

    words: str
    name: str

    @property
    def suffix(self) -> str:
        """The suffix, with its dot."""
        return PurePath(self.name).suffix


def of_article(number: int, heading: str, *, several: bool = False) -> list[Offer]:
    """Return how an article can be written; ``several`` says that something else is offered beside it."""
    from corpus.exports.filenames import stem

    which = f"article {number}: " if several else ""
    return [Offer(f"{which}{words}", f"{stem(number, heading)}.{form}") for form, words in ARTICLE.items()]


def of_comparison(articles: Sequence[int]) -> list[Offer]:
    """Return how the comparison of articles can be written; nothing of none."""
    name = f"comparison-{'-'.join(map(str, articles))}"
    return [Offer(f"the comparison: {words}", f"{name}.{form}") for form, words in COMPARISON.items() if articles]


def renamed(typed: str, before: Offer, after: Offer) -> str:
    """Return what is typed for something else: a name that was offered gives way, of another the suffix."""
    folder, slash, name = typed.rpartition("/")
    if name in (before.name, ""):
        return f"{folder}{slash}{after.name}"
    stem = name[: -len(before.suffix)] if name.lower().endswith(before.suffix) else name
    return f"{folder}{slash}{stem}{after.suffix}"


def meant(typed: str, offers: Sequence[Offer], now: int) -> int:
    """Return the place of the offer that a typed suffix means: the chosen one, else the first with it that follows."""
    suffix = PurePath(typed.rpartition("/")[2]).suffix.lower()
    places = [*range(now, len(offers)), *range(now)]
    return next((place for place in places if offers[place].suffix == suffix), now)


def whole(typed: str, offer: Offer) -> str:
    """Return the name of the file, with a suffix where none is typed."""
    typed = typed.strip()
    name = typed.rpartition("/")[2]
    return typed if not name or PurePath(name).suffix else f"{typed}{offer.suffix}"
