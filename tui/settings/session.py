"""How the reader was left: frozen data, as JSON and back. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct, field
from msgspec.structs import replace

from corpus.article import EntityType
from tui.contents.widths import LEAST, MOST, PARTS, Widths
from tui.state import MOST_PANES, Reading, Wording
from tui.typesetting.column import Spot
from tui.visible import on_one_line

if TYPE_CHECKING:
    from index.query.nodes import Sort

VERSION = 1
KIND = "zte-reader session"
MOST_LETTERS = 4_000  # of a query
MOST_NUMBER = 2**31  # articles have lower numbers, texts fewer letters
RESULTS, ARTICLES, ENTITIES = "results", "articles", "entities"
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")


class Session(Struct, frozen=True):
    """What was searched for, what was open, where one was in it, and how it was looked at.

    ``scope`` is the query within whose results ``query`` was searched for. ``spots`` tells for each article what stood
    at the upper edge, ``matches`` at which of its matches one was, ``marked`` which articles were marked for a story.
    ``counts`` is None where nobody asked for them or against them; ``widths`` has the parts that were made wider or
    narrower, ``alone`` says that articles have the place of the results too; ``focus`` is the part one was in.
    """

    query: str = ""
    scope: str = ""
    find: str = ""
    sort: Sort = "relevance"
    cursor: int | None = None
    reading: Reading = field(default_factory=Reading)
    spots: Mapping[int, Spot] = field(default_factory=dict)
    matches: Mapping[int, int] = field(default_factory=dict)
    marked: tuple[int, ...] = ()
    counts: bool | None = None
    entities: bool = False
    widths: Widths = field(default_factory=dict)
    alone: bool = False
    focus: str = RESULTS

    @property
    def articles(self) -> frozenset[int]:
        """The numbers of all articles that are told of."""
        cursor = () if self.cursor is None else (self.cursor,)
        return frozenset((*self.reading.panes, *self.marked, *cursor))

    def without(self, gone: Iterable[int]) -> Session:
        """Leave out articles that are no longer in the library."""
        left = set(gone)
        return replace(
            self,
            cursor=None if self.cursor in left else self.cursor,
            reading=self.reading.without(left),
            spots={article: spot for article, spot in self.spots.items() if article not in left},
            matches={article: match for article, match in self.matches.items() if article not in left},
            marked=tuple(article for article in self.marked if article not in left),
        )


def to_json(session: Session) -> str:
    """Write a session."""
    reading = session.reading
    told = {
        "kind": KIND,
        "version": VERSION,
        "query": session.query,
        "scope": session.scope,
        "find": session.find,
        "sort": session.sort,
        "cursor": session.cursor,
        "panes": reading.panes,
        "pane": reading.focus,
        "linked": reading.linked,
        "cuts": reading.cuts,
        "hidden": sorted(kind.value for kind in reading.hidden),
        "wording": reading.wording.word,
        "spots": [[article, *spot] for article, spot in session.spots.items()],
        "matches": list(session.matches.items()),
        "marked": session.marked,
        "counts": session.counts,
        "entities": session.entities,
        "widths": dict(session.widths),
        "alone": session.alone,
        "focus": session.focus,
    }
    return json.dumps(told)


def from_json(raw: str | bytes) -> Session | None:
    """Read a session; None where this is none, or one of a later version. A value that can't be is as if not there."""
    told = opened(raw, KIND, VERSION)
    if told is None:
        return None
    panes = tuple(dict.fromkeys(_numbers(told.get("panes"))))[:MOST_PANES]
    pane = _number(told.get("pane"))
    hidden = told.get("hidden")
    reading = Reading(
        panes=panes,
        focus=pane if pane is not None and pane < len(panes) else 0,
        linked=told.get("linked") is not False,
        cuts=told.get("cuts") is True,
        wording=Wording.of(told.get("wording")),
        hidden=frozenset(kind for kind in EntityType if kind.value in (hidden if isinstance(hidden, list) else ())),
    )
    counts, sort, focus = told.get("counts"), told.get("sort"), told.get("focus")
    return Session(
        query=_line(told.get("query")),
        scope=_line(told.get("scope")),
        find=_line(told.get("find")),
        sort=cast("Sort", sort) if sort in SORTS else "relevance",
        cursor=_number(told.get("cursor")),
        reading=reading,
        spots={article: spot for row in _rows(told.get("spots")) for article, spot in _spot(row)},
        matches={row[0]: row[1] for row in _rows(told.get("matches")) if len(list(_numbers(row))) == len(row) == 2},
        marked=tuple(dict.fromkeys(_numbers(told.get("marked")))),
        counts=counts if isinstance(counts, bool) else None,
        entities=told.get("entities") is True,
        widths=_widths(told.get("widths")),
        alone=told.get("alone") is True,
        focus=focus if focus in (ARTICLES, ENTITIES) else RESULTS,
    )


def opened(raw: str | bytes, kind: str, version: int) -> dict[str, Any] | None:
    """Read an object of JSON that says what it is; None where it says something else, or is of a later version."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("kind") != kind:
        return None
    of = _number(told.get("version"))
    return told if of is not None and of <= version else None


def _line(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        return ""
    return on_one_line(value)


def _number(value: object) -> int | None:
    """Return a number of an article, a place or a letter, where that is what it is."""
    return value if type(value) is int and 0 <= value < MOST_NUMBER else None


def _numbers(values: object) -> Iterable[int]:
    listed = values if isinstance(values, list) else ()
    return [number for value in listed if (number := _number(value)) is not None]


def _widths(values: object) -> Widths:
    """Return the widths of parts that there are."""
    told = values if isinstance(values, dict) else {}
    read = {part: _number(told.get(part)) for part in PARTS}
    return {part: cells for part, cells in read.items() if cells is not None and LEAST[part] <= cells <= MOST}


def _rows(values: object) -> Iterable[list[Any]]:
    return [row for row in (values if isinstance(values, list) else ()) if isinstance(row, list)]


def _spot(row: list[Any]) -> Iterable[tuple[int, Spot]]:
    """Read an article's number with the spot in it, if that is what it is."""
    if len(row) != 1 + len(Spot._fields) or any(type(value) is not int or abs(value) >= MOST_NUMBER for value in row):
        return
    article, offset, cut, into, outside = row
    if min(article, into) >= 0 and min(offset, cut) >= -1:
        yield article, Spot(offset, cut, into, outside)
