"""Outlets and owners of outlets that are known by name: what a page's furniture says of them weighs more, or less.

The lists hold names that are common knowledge, as the outlets write them themselves. Nothing is taken for an outlet
because it is listed here: a page has to say the name in its furniture too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from corpus.cleaning.lexicon import STOP_WORDS
from corpus.cleaning.outlets.namewords import OWNERS, SECTIONS, VERBS, key_of

_FOLDER = Path(__file__).resolve().parents[1] / "data"
_COMMON = "?"
"""What stands behind a name in the list that is a common word too."""

_MORE = frozenset(["east", "west", "north", "south", "new", "daily", "weekly", "national", "middle"])
"""Words of sections that begin names too."""


class _Listed(Struct, frozen=True):
    """An outlet of the list: its name, whether that is a common word too, and what else it is called."""

    name: str
    common: bool
    short: tuple[str, ...]  # with capitals they are names, without they are addresses


@cache
def _listed() -> tuple[_Listed, ...]:
    """Return the outlets of ``data/outlets.txt``, where each line is a name, "?" and "= short, forms" behind it."""
    found = []
    for line in (_FOLDER / "outlets.txt").read_text("utf-8").splitlines():
        name, _, short = line.partition(" = ")
        forms = tuple(form.strip() for form in short.split(",") if form.strip())
        found.append(_Listed(name.removesuffix(_COMMON), name.endswith(_COMMON), forms))
    return tuple(found)


@cache
def known_outlets() -> frozenset[str]:
    """Return the keys of the outlets known by name (see ``naming.key_of``)."""
    return frozenset(key_of(one.name) for one in _listed())


@cache
def known_owners() -> frozenset[str]:
    """Return the keys of the names of owners, vendors and platforms."""
    return frozenset(map(key_of, (_FOLDER / "owners.txt").read_text("utf-8").splitlines()))


@cache
def _short_names() -> dict[str, str]:
    forms = {key_of(form): one.name for one in _listed() for form in one.short if not form.islower()}
    return {form: name for form, name in forms.items() if form not in known_outlets()}


@cache
def _names() -> dict[str, str]:
    return {key_of(one.name): one.name for one in _listed()}


def listed_name(key: str) -> str | None:
    """Return the spelling of a known outlet's name, or None."""
    return _names().get(key)


def full_name(key: str) -> str | None:
    """Return the name that a short form stands for, or None: "The Wall Street Journal" for "wsj"."""
    return _short_names().get(key)


@cache
def _sites() -> dict[str, str]:
    sites = {key_of(one.name).replace(" ", ""): one.name for one in _listed() if not one.common}
    return sites | {form.replace("-", ""): one.name for one in _listed() for form in one.short if form.islower()}


def outlet_at(site: str) -> str | None:
    """Return the known outlet whose address has these letters before its ending, or None."""
    return _sites().get(site) or _sites().get(site.removeprefix("the"))


def named_in(words: Sequence[str]) -> Iterator[str]:
    """Yield the keys of known outlets that stand among ``words``, those of a line's key.

    Names that are a common word too, "Time" or "Nature", are not looked for, nor is one that may be the end of a
    longer one: "East China Post". Those of one word are seen only where they are the whole line.
    """
    index = _by_first_word()
    for place in [place for place, word in enumerate(words) if word in index]:
        for name in index[words[place]]:
            if tuple(words[place : place + len(name)]) != name:
                continue
            before = words[place - 1] if place else ""
            leads = before in VERBS or before in SECTIONS or before in STOP_WORDS
            apart = not before or (leads and before not in _MORE)
            after = words[place + len(name) :][:2]
            # of an owner called after it nothing tells that the page is that outlet's
            apart = apart and not (after and (after[0] in OWNERS or after == ["media", "group"]))
            if apart and (len(name) == len(words) or not _plain(name)):
                yield " ".join(name)


def is_spelt_with_article(key: str) -> bool:
    """Tell whether a known outlet of one plain word is named so only with its article: "The Register"."""
    return key in _with_article()


@cache
def _with_article() -> frozenset[str]:
    names = (one.name for one in _listed() if one.name.startswith("The ") and one.name.count(" ") == 1)
    return frozenset(key for key in map(key_of, names) if _plain([key]))


def _plain(name: Sequence[str]) -> bool:
    return len(name) == 1 and name[0] not in _capitals()


@cache
def _capitals() -> frozenset[str]:
    """Return the keys of one word that no other word is: with capitals inside, "TechCrunch" or "CNN"."""
    names = (one.name.removeprefix("The ") for one in _listed())
    return frozenset(key_of(name) for name in names if " " not in name and sum(map(str.isupper, name)) > 1)


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for one in _listed():
        parts = tuple(key_of(one.name).split())
        if parts and not one.common:
            index.setdefault(parts[0], []).append(parts)
    return index
