"""A story, as JSON and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.story import Order, Row, Story, ordered
from index.timeline import Dated, called
from tui.contents.matrix import letter
from tui.numbers import counted
from tui.output.streams import Column, Piece, Streams

Shape = dict[str, Any]
NONE = ("·", "dim")


def shape(story: Story, order: Order, limit: int | None) -> Shape:
    """Return a story as JSON prints it, with at most ``limit`` rows of names and of numbers."""
    return {
        "articles": [
            {
                "id": each.id,
                "title": each.title,
                "outlet": each.outlet,
                "published": each.published,
                "words": each.words,
            }
            for each in story.articles
        ],
        "entities": [_row(row) for row in ordered(story.entities, order)[:limit]],
        "numbers": [_row(row) for row in ordered(story.numbers, order)[:limit]],
        "dates": [
            {
                "value": value,
                "first": mentions[0][1].days.first.isoformat(),
                "last": mentions[0][1].days.last.isoformat(),
                "mentions": [
                    {"id": story.articles[place].id, "start": mention.start, "end": mention.end}
                    for place, mention in mentions
                ],
            }
            for value, mentions in _by_value(story)
        ],
    }


def write_story(story: Story, order: Order, limit: int, streams: Streams) -> None:
    """Write the articles with their letters, then names, numbers and dates by articles."""
    for place, each in enumerate(story.articles):
        facts = ", ".join(fact for fact in (each.outlet, each.published, counted(each.words, "word")) if fact)
        streams.line((letter(place), "number"), f"  {each.id}  ", (each.heading, "title"), f"  ({facts})")
    for noun, rows in (("name", story.entities), ("number", story.numbers)):
        if rows:
            streams.line()
            shown = ordered(rows, order)[:limit]
            streams.table(_columns(story, noun), [_cells(row.name, row.type, row.counts) for row in shown])
            if len(shown) < len(rows):
                streams.say(f"{len(shown)} of {counted(len(rows), noun)}; see more with: --limit N")
    dates = _by_value(story)
    if dates:
        streams.line()
        streams.table(
            _columns(story, "day"), [_cells(value, "DATE", _counts(story, mentions)) for value, mentions in dates]
        )


def _row(row: Row) -> Shape:
    return {"name": row.name, "type": row.type, "counts": list(row.counts), "starts": list(row.starts)}


def _by_value(story: Story) -> list[tuple[str, list[tuple[int, Dated]]]]:
    """Gather the dated mentions of all articles by what they mean, in the order of time."""
    found: dict[str, list[tuple[int, Dated]]] = {}
    for place, mentions in enumerate(story.dated):
        for mention in mentions:
            found.setdefault(called(mention.days), []).append((place, mention))
    return sorted(found.items(), key=lambda entry: (entry[1][0][1].days.first, -entry[1][0][1].days.days))


def _counts(story: Story, mentions: Sequence[tuple[int, Dated]]) -> list[int]:
    places = [place for place, _ in mentions]
    return [places.count(place) for place in range(len(story.articles))]


def _columns(story: Story, noun: str) -> list[Column]:
    letters = [Column(letter(place), right=True) for place in range(len(story.articles))]
    return [Column(noun, flexible=True), Column(""), *letters]


def _cells(name: str, kind: str, counts: Sequence[int]) -> list[Piece]:
    return [name, (kind, "dim"), *((str(count), "number") if count else NONE for count in counts)]
