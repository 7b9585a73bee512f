"""Which field of a record is what: how databases, scrapers and papers name text, title, byline and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from corpus.containers.fieldnames import DISCUSSION, NAMES, SUMMARIES, WRAPPERS
from corpus.readers.characters import one_space
from corpus.readers.values import prose

Record = dict[str, Any]
_PROSE = 200
"""Characters from which a value is prose that may be an article."""
_NODES = 1_000_000
_LEVELS = 6
_Path = tuple[str, ...]


def standard(record: Record, mapping: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a record says in standard fields, and its other fields.

    ``mapping`` leads from a standard field to the name that it has here; the others are guessed by their names.
    """
    places = _places(record)
    chosen: dict[str, _Path] = {}
    for field, names in NAMES.items():
        if field in mapping:
            path = path_of(record, mapping[field])
        elif field == "text":
            path = _longest([places[name] for name in names if name in places], record)
        else:
            path = next((places[name] for name in names if name in places and _says(_at(record, places[name]))), None)
        if path is not None:
            chosen[field] = path
    if "text" not in chosen and "html" not in chosen and "text" not in mapping and _is_summary(chosen):
        path = next((places[name] for name in SUMMARIES if name in places and _says(_at(record, places[name]))), None)
        if path is not None:
            chosen = {field: other for field, other in chosen.items() if other != path} | {"text": path}
    values = {field: _at(record, path) for field, path in chosen.items()}
    return values, _without(record, set(chosen.values()))


def has_text(record: Record, mapping: Mapping[str, str]) -> bool:
    """Tell whether there is an article's text in a record."""
    values, _ = standard(record, mapping)
    return any(prose(values.get(field)).strip() for field in ("text", "html"))


def records_in(value: Any, mapping: Mapping[str, str]) -> list[Record]:
    """Return the records in a JSON document: itself, those of a list at any depth, or of an object keyed by them.

    Where nothing in it has a text, there are none.
    """
    level = [value]
    for _ in range(_LEVELS):
        found = [record for node in level for record in _records_at(node, mapping)]
        if found:
            return found
        level = [child for node in level for child in _children(node)][:_NODES]
    return []


def likely_records(value: Any) -> list[Record]:
    """Return the objects of the longest list in a document without texts, or the document itself: to speak of."""
    level, best = [value], [value] if isinstance(value, dict) else []
    for _ in range(_LEVELS):
        for node in level:
            objects = [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []
            best = max(best, objects, key=len)
        level = [child for node in level for child in _children(node)][:_NODES]
    return best


def path_of(record: Record, name: str) -> _Path | None:
    """Return the path of a field that a person named, as it is written or with dots between names, or None."""
    if name in record:
        return (name,)
    path = tuple(name.split("."))
    return path if _at(record, path) is not None else None


def fields_of(records: Sequence[Record]) -> str:
    """Return the names of the fields of some records, for a message."""
    found: dict[str, None] = {}
    for record in records:
        for key, value in record.items():
            inner = [f"{key}.{name}" for name in value] if isinstance(value, dict) else [key]
            found.update(dict.fromkeys(one_space(name)[:60] for name in inner[:12]))
    names = [name for name in found if name]
    return ", ".join(names[:30]) + (" …" if len(names) > 30 else "") if names else "none"


def longest_field(record: Record) -> str | None:
    """Return the name of the field with the longest prose, where one has enough of it to be an article."""
    found = [(len(words), name) for name, value in _leaves(record) if (words := prose(value)).count(" ") >= 20]
    length, name = max(found, default=(0, ""))
    return name if length >= _PROSE else None


def is_of_article(record: Record, mapping: Mapping[str, str]) -> bool:
    """Tell whether a record without a text speaks of an article: by its title and its address or its day."""
    values, _ = standard(record, mapping)
    return "title" in values and ("url" in values or "published" in values)


@cache
def simple(name: str) -> str:
    """Return a field's name without case, spaces, marks and the prefix of its namespace ("dc:creator")."""
    name = re.sub(r"^(?:dc|dcterms|media|content|schema|og|article|nitf|prism):", "", name[:200].casefold())
    return re.sub(r"[\W_]+", "", name)


def _places(record: Record) -> dict[str, _Path]:
    """Return where the fields of a record stand by their simple names: its own before those of its inner objects."""
    places: dict[str, _Path] = {}
    wrappers = [key for key, value in record.items() if isinstance(value, dict) and _wraps(key)]
    for key in record:
        if key not in wrappers:
            places.setdefault(simple(key), (key,))
    for key in wrappers:
        for inner in record[key]:
            places.setdefault(simple(inner), (key, inner))
    return places


def _wraps(key: str) -> bool:
    return key == "_source" or simple(key) in WRAPPERS


def _at(record: Record, path: _Path) -> Any:
    value: Any = record
    for step in path:
        if isinstance(value, list) and step.isdecimal() and len(step) < 7 and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def _says(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {}, False)


def _longest(paths: Sequence[_Path], record: Record) -> _Path | None:
    """Return the first field that may hold the text, or one that holds more than twice as much."""
    best, size = None, 0
    for path in paths:
        value = _at(record, path)
        length = len(prose(value)) if _is_text(value) else 0
        if length > 2 * size:
            best, size = path, length
    return best


def _is_text(value: Any) -> bool:
    """Tell a text from an address, a number or a list of other records."""
    if isinstance(value, list):
        inner = [simple(key) for one in value[:50] if isinstance(one, dict) for key in one]
        if not {"title", "headline", "url", "link"}.isdisjoint(inner):
            return False
    words = prose(value).strip()[:1000]
    return any(map(str.isalpha, words)) and (not words.isascii() or " " in words)


def _is_summary(chosen: Mapping[str, _Path]) -> bool:
    return "title" in chosen and ("url" in chosen or "published" in chosen)


def _without(record: Record, used: set[_Path]) -> dict[str, Any]:
    rest: dict[str, Any] = {}
    for key, value in record.items():
        if (key,) in used:
            continue
        within = {path[1:] for path in used if path[0] == key and len(path) > 1}
        rest[key] = _without(value, within) if within and isinstance(value, dict) else value
    return rest


def _records_at(node: Any, mapping: Mapping[str, str]) -> list[Record]:
    if isinstance(node, list):
        objects = [one for one in node if isinstance(one, dict)]
        return objects if any(has_text(one, mapping) for one in objects) else []
    if not isinstance(node, dict) or not has_text(node, mapping):
        return []
    own = {key: value for key, value in node.items() if not isinstance(value, dict)}
    if not has_text(own, mapping):
        listed = (one for value in node.values() if isinstance(value, list) for one in value)
        if any(isinstance(one, dict) and has_text(one, mapping) for one in listed):
            return []
    return [node]


def _children(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from (
            value for key, value in node.items() if isinstance(value, (list, dict)) and simple(key) not in DISCUSSION
        )
    elif isinstance(node, list):
        yield from (value for value in node if isinstance(value, (list, dict)))


def _leaves(record: Record) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())
        else:
            yield key, value
