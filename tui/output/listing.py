"""Lists as plain text: articles, hits of a search, entities, mentions in context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.catalogue import EntityRow
from corpus.records import Summary
from corpus.spans import Span
from index.context import InContext
from tui.deciding import doubt, in_words
from tui.output.streams import Column, Streams

if TYPE_CHECKING:
    from corpus.rulings import NameDecision
    from index.search import Hit


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


def write_hits(hits: Iterable[Hit], streams: Streams) -> None:
    """Write the hits of a search with their snippets, matches painted."""
    for hit in hits:
        about = " · ".join(fact for fact in (hit.outlet, hit.published) if fact)
        streams.line((f"{hit.id:>4}", "number"), "  ", (hit.heading, "title"), (f"  {about}" if about else "", "dim"))
        for snippet in hit.snippets:
            layer = [Span(start, end, "match") for start, end in snippet.highlights]
            streams.paragraph(snippet.text, layer, indent="      ")
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


def write_concordance(mentions: Iterable[InContext], streams: Streams) -> None:
    """Write mentions in context, one a line, the mentions under one another, cut to the width in cells."""
    from tui.output.cells import cells, head, tail

    for mention in mentions:
        number = f"{mention.id:>4}  "
        before = (streams.width - len(number)) * 2 // 5
        left = tail(mention.left, before)
        text = head(mention.text, streams.width - len(number) - before)
        right = head(mention.right, streams.width - len(number) - before - cells(text))
        streams.line((number, "number"), " " * (before - cells(left)), left, (text, "match"), right)
