"""Lists as plain text: articles, hits of a search, entities, mentions in context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.names.catalogue import EntityRow
from corpus.spans import Span
from corpus.store.records import Summary
from index.context import InContext
from tui.contents.deciding import doubt, in_words
from tui.numbers import counted
from tui.output.streams import Column, Piece, Streams

if TYPE_CHECKING:
    from corpus.names.rulings import NameDecision
    from corpus.store.searches import Saved
    from corpus.store.trash import Trashed
    from index.engine import Hit
    from index.facets import Counts


def write_summaries(rows: Sequence[Summary], streams: Streams) -> None:
    """Write the list of articles."""
    streams.table(
        [
            Column("id", right=True),
            Column("title", flexible=True),
            Column("outlet"),
            Column("date"),
            Column("words", True),
        ],
        [
            [(str(row.id), "number"), (row.heading, "title"), row.outlet or "", row.published or "", str(row.words)]
            for row in rows
        ],
    )


def write_trash(rows: Sequence[Trashed], streams: Streams) -> None:
    """Write the list of what is in the trash."""
    streams.table(
        [
            Column("id", right=True),
            Column("title", flexible=True),
            Column("outlet"),
            Column("removed"),
            Column("kept until"),
        ],
        [
            [(str(row.id), "number"), (row.heading, "title"), row.outlet or "", row.removed[:10], row.until]
            for row in rows
        ],
    )


def write_hits(hits: Iterable[Hit], streams: Streams) -> None:
    """Write the hits of a search with their snippets, matches painted."""
    for hit in hits:
        matches = counted(hit.matches, "match") if hit.matches else None
        about = " · ".join(fact for fact in (hit.outlet, hit.published, matches) if fact)
        streams.line((f"{hit.id:>4}", "number"), "  ", (hit.heading, "title"), (f"  {about}" if about else "", "dim"))
        for snippet in hit.snippets:
            before, after = ("…" if cut else "" for cut in snippet.cut)
            layer = [Span(start + len(before), end + len(before), "match") for start, end in snippet.highlights]
            streams.paragraph(f"{before}{snippet.text}{after}", layer, indent="      ")
        if hit.family:
            others = ", ".join(str(each) for each in hit.family)
            streams.line((f"      versions of the same text: {others}", "dim"))


def write_entities(rows: Sequence[EntityRow], streams: Streams) -> None:
    """Write the table of entities."""
    streams.table(
        [
            Column("name", flexible=True),
            Column("type"),
            Column("mentions", right=True),
            Column("articles", right=True),
            Column("forms", flexible=True),
        ],
        [
            [(_named(row), "title"), str(row.type), str(row.mentions), str(row.articles), ", ".join(row.forms)]
            for row in rows
        ],
    )


def _named(row: EntityRow) -> str:
    """Return an entity's name; behind an ambiguous one, whom it may mean."""
    return f"{row.name} ({doubt(row.may_be)})" if row.may_be else row.name


def write_name_decisions(found: Sequence[NameDecision], streams: Streams) -> None:
    """Write the decisions about names."""
    streams.table(
        [Column("number", right=True), Column("made"), Column("what holds", flexible=True)],
        [[(str(each.number), "number"), each.made[:10], in_words(each)] for each in found],
    )


def write_facets(counts: Counts, streams: Streams) -> None:
    """Write how many of the articles found there are of each tag, outlet, month and name."""
    for facet, values in counts.items():
        if values:
            listed = " · ".join(f"{value} {count:,}" for value, count in values)
            streams.paragraph(listed, indent=" " * 8, first=f"{facet:<8}")


def write_searches(saved: Iterable[Saved], history: Iterable[str], streams: Streams) -> None:
    """Write saved searches by name, and below them the last ones."""
    from index.query.explain import ORDERS

    rows: list[list[Piece]] = [[(found.name, "title"), found.query, ORDERS[found.sort]] for found in saved]
    streams.table(
        [Column("saved as", flexible=True), Column("query", flexible=True), Column("order")],
        [*rows, *(["", query, ""] for query in history)],
    )


def write_concordance(mentions: Iterable[InContext], streams: Streams, *, most: int | None = None) -> None:
    """Write places in context, one a line, the places under one another, cut to the width in cells.

    ``most`` is the number of characters on either side, where that is less than there is room for.
    """
    from tui.output.cells import cells, head, tail

    for mention in mentions:
        number = f"{mention.id:>4}  "
        before = min((streams.width - len(number)) * 2 // 5, most or streams.width)
        left = tail(mention.left, before)
        text = head(mention.text, streams.width - len(number) - before)
        right = head(mention.right, streams.width - len(number) - before - cells(text))
        streams.line((number, "number"), " " * (before - cells(left)), left, (text, "match"), right)
