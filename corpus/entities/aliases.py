"""The tables of known names: ours, and one that a person writes for a library (``aliases.toml``).

Each section is a type; on the left stands the canonical name, on the right the other forms of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from corpus.article import NAME_TYPES, EntityType
from corpus.entities.keys import entity_key
from corpus.entities.lexicon import SURE, Entry, Lexicon, dated, first_word, lexicon
from corpus.errors import ZteError

LONGEST = 200  # characters of a name
MOST = 20_000  # forms


def entries(text: str) -> list[Entry]:
    """Return the known names of a table in TOML.

    Raises ``ZteError`` with the line that is wrong.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        raise ZteError(f"line {line.group(1) if line else text.count(chr(10)) + 1}: {what}") from error
    return list(_entries(table, text))


def _entries(table: dict[str, object], text: str) -> Iterator[Entry]:
    owner: dict[str, str] = {}
    for section, names in table.items():
        if section not in NAME_TYPES or not isinstance(names, dict):
            types = " ".join(sorted(NAME_TYPES))
            raise ZteError(f"line {_line(text, section)}: [{section}] is no type of name; types are {types}")
        kind = EntityType(section)
        for canonical, forms in names.items():
            if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
                raise ZteError(
                    f'line {_line(text, canonical)}: “{canonical}” needs a list of forms, as in = ["…", "…"]'
                )
            for form in dict.fromkeys([canonical, *forms]):
                if not form.strip() or form != form.strip() or not form.isprintable() or len(form) > LONGEST:
                    raise ZteError(f"line {_line(text, canonical)}: “{form[:40]}” can't be a name")
                other = owner.setdefault(form, canonical)
                if other != canonical:
                    raise ZteError(f"line {_line(text, form, last=True)}: “{form}” is “{other}” already")
                yield Entry(form.replace("’", "'"), kind, canonical, SURE)
    if len(owner) > MOST:
        raise ZteError(f"line 1: {len(owner)} forms, more than the {MOST} that are read; leave some out")


def _line(text: str, word: str, *, last: bool = False) -> int:
    place = text.rfind(word) if last else text.find(word)
    return text.count("\n", 0, max(0, place)) + 1


@lru_cache(maxsize=4)
def lexicon_with(aliases: str) -> Lexicon:
    """Return the lexicon with the names of a person's table, which go before ours. Raises ``ZteError``."""
    base = lexicon()
    if not aliases:
        return base
    known, canonical = dict(base.known), dict(base.canonical)
    whole, numbered = set(base.whole), set(base.numbered)
    for entry in entries(aliases):
        first = first_word(entry.name)
        row = [other for other in known.get(first, ()) if other.name != entry.name]
        known[first] = sorted([*row, entry], key=lambda other: -len(other.name))
        canonical[entity_key(entry.name, entry.type), entry.type] = entry.entity
        if " " not in entry.name:
            whole.add(entry.name)
        if dated(entry):
            numbered.add(first)
    return replace(base, known=known, canonical=canonical, whole=frozenset(whole), numbered=frozenset(numbered))
