"""Three or four articles of a page: a column each, the passages of all aligned to those of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from corpus.spans import Span
from corpus.store.records import StoredArticle
from index.compare import Comparison, Relation, rows
from tui.contents.comparing import SIGNS
from tui.output.html.inline import Inking
from tui.output.html.pair import head, paragraph

PREFIX = "all"
END = -1  # what stands after all paragraphs of the first
Level = tuple[Sequence[int], Mapping[int, Sequence[int]]]  # paragraphs of the first; those of the others by their place


class Column(Struct, frozen=True):
    """Where a text's paragraphs stand: ``level`` with a paragraph of the first text, or ``ahead`` of it.

    Paragraphs of the first that are ``joined`` stand on the level of the one before.
    """

    level: dict[int, Sequence[int]] = field(default_factory=dict)
    ahead: dict[int, Sequence[int]] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)


def beside(articles: Sequence[StoredArticle], compared: Sequence[Comparison]) -> Iterator[str]:
    """Yield the table that has all texts; ``compared`` holds the first with each of the others, in their order."""
    inkings = [Inking(), *map(_inking, compared)]
    kinds: list[dict[int, str]] = [{}, *map(_kinds, compared)]
    yield f'<table class="texts"><colgroup>{"<col>" * len(articles)}</colgroup>'
    yield f"<thead><tr>{''.join(map(head, articles))}</tr></thead><tbody>"
    for first, others in levels(len(articles[0].article.body), compared):
        beside_it = (first, *(others.get(place, ()) for place in range(1, len(articles))))
        cells = map(_cell, articles, beside_it, inkings, kinds)
        shared = first and any(others.values())
        yield f'<tr class="{"edited" if shared else "only-a"}{"" if first else " long"}">{"".join(cells)}</tr>'
    yield "</tbody></table>"


def levels(count: int, compared: Sequence[Comparison]) -> Iterator[Level]:
    """Yield what stands level, from top to bottom; each paragraph of each text is in one level.

    ``count`` is that of the first text's paragraphs, which come in order. What a version has of its own between two of
    them comes between them, what another account has of its own after them all, as it has an order of its own.
    """
    columns = [_of_version(each) if each.relation is Relation.VERSIONS else _of_account(each) for each in compared]
    joined = {index for column in columns for index in column.joined}
    starts = [index for index in range(count) if index not in joined]
    for start, end in pairwise([*starts, count]):
        ahead = _gathered(columns, "ahead", range(start, end))
        if ahead:
            yield (), ahead
        yield range(start, end), _gathered(columns, "level", range(start, end))
    last = _gathered(columns, "ahead", [END])
    if last:
        yield (), last


def _gathered(columns: Sequence[Column], name: str, places: Iterable[int]) -> dict[int, list[int]]:
    found = {
        number: [index for place in places for index in getattr(column, name).get(place, ())]
        for number, column in enumerate(columns, 1)
    }
    return {number: indexes for number, indexes in found.items() if indexes}


def _of_version(comparison: Comparison) -> Column:
    column = Column()
    gap: list[int] = []
    for row in rows(comparison):
        if row.a:
            column.ahead[row.a[0]] = gap
            column.level[row.a[0]] = row.b
            column.joined.update(row.a[1:])
            gap = []
        else:
            gap += row.b
    column.ahead[END] = gap
    return column


def _of_account(comparison: Comparison) -> Column:
    """Set each paragraph beside the one of the first text that it has most in common with."""
    best: dict[int, tuple[float, int]] = {}
    alone: list[int] = []
    for passage in comparison.passages:
        for index in passage.b:
            if passage.a:
                best[index] = max(best.get(index, (-1.0, 0)), (passage.score, -passage.a[0]))
            else:
                alone.append(index)
    level: dict[int, list[int]] = defaultdict(list)
    for index, (_, place) in sorted(best.items()):
        level[-place].append(index)
    return Column({**level}, {END: sorted(alone)})


def _cell(stored: StoredArticle, paragraphs: Sequence[int], inking: Inking, kinds: Mapping[int, str]) -> str:
    if not paragraphs:
        return '<td class="nothing"></td>'
    article = stored.article
    held = (
        paragraph(
            article.body[index],
            f"{PREFIX}-{stored.id}-p{index + 1}",
            f"{kinds[index]} ¶{index + 1}" if index in kinds else f"¶{index + 1}",
            article.text,
            inking,
        )
        for index in paragraphs
    )
    return f'<td data-article="{stored.id}">{"".join(held)}</td>'


def _kinds(comparison: Comparison) -> dict[int, str]:
    """Return the sign of each paragraph of the other text that belongs to one of the first."""
    return {
        index: SIGNS[passage.kind.value][0]
        for passage in sorted(comparison.passages, key=lambda passage: not passage.partial)
        if passage.a
        for index in passage.b
    }


def _inking(comparison: Comparison) -> Inking:
    edits = [Span(*edit.b_span, edit.kind.value) for passage in comparison.passages for edit in passage.edits]
    told = [Span(*place, "fact") for passage in comparison.passages if passage.partial for place in passage.b_spans]
    return Inking([span for span in told + edits if span.start < span.end])
