"""A comparison as plain text: side by side where there is room, one text under the other elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from corpus.spans import Span
from corpus.store.records import StoredArticle
from index.compare import Comparison, EditKind, Entry, Holdings, Passage, PassageKind, Relation, Row, rows
from tui.output.article import facts
from tui.output.streams import Piece, Streams, painted

SIDE_BY_SIDE = 100  # columns from which two texts fit beside one another
GAP = " │ "

RELATIONS = {
    Relation.VERSIONS: "versions of one text",
    Relation.SAME_STORY: "independent accounts of one story",
    Relation.UNRELATED: "neither versions nor accounts of one story, as far as was found",
}


def about(stored: StoredArticle) -> str:
    """Return an article's number, title and what is known about it, on one line."""
    known = " · ".join(facts(stored.article))
    return f"{stored.id}  {stored.article.heading}" + (f"  ({known})" if known else "")


def shares(comparison: Comparison) -> str:
    """Say how much of each text stands in the other."""
    a, b = comparison.a, comparison.b
    return (
        f"{comparison.overlap.a_in_b:.0%} of article {a} stands word for word in {b},"
        f" {comparison.overlap.b_in_a:.0%} of article {b} in {a}"
    )


def kind_words(row: Row, comparison: Comparison) -> str:
    """Say what a row is: its kind, and which paragraphs of which article."""
    a = _numbered(comparison.a, row.a)
    b = _numbered(comparison.b, row.b)
    names = {PassageKind.ONLY_A: f"only in {comparison.a}", PassageKind.ONLY_B: f"only in {comparison.b}"}
    return f"{names.get(row.kind, row.kind.replace('-', ' '))}: {', '.join(part for part in (a, b) if part)}"


def passages_of(row: Row, comparison: Comparison) -> list[Passage]:
    """Return the passages of a row."""
    return [comparison.passages[index] for index in row.passages]


def elsewhere(row: Row, passage: Passage, comparison: Comparison) -> Iterator[str]:
    """Say where the counterpart of a passage stands that is not in its row."""
    what = passage.kind.value.replace("-", " ")
    score = f" (score {passage.score:.2f})" if passage.partial else ""
    for number, here, there in ((comparison.a, row.a, passage.a), (comparison.b, row.b, passage.b)):
        away = [str(index + 1) for index in there if index not in here]
        if away:
            yield f"{what}: see paragraph {', '.join(away)} of article {number}{score}"


def holdings(held: Holdings) -> list[tuple[str, list[str]]]:
    """Return what a text has, under the names of its kinds; empty ones are left out."""
    kinds = (("names", held.entities), ("numbers", held.numbers), ("quotes", held.quotes))
    return [(name, [_counted(entry) for entry in entries]) for name, entries in kinds if entries]


def write_comparison(comparison: Comparison, a: StoredArticle, b: StoredArticle, streams: Streams) -> None:
    """Write the passages in the order of the texts, then the ledger."""
    streams.line((about(a), "title"))
    streams.line((about(b), "title"))
    streams.line(f"{RELATIONS[comparison.relation]}; {shares(comparison)}")
    beside = streams.terminal and streams.width >= SIDE_BY_SIDE
    for row in rows(comparison):
        streams.line()
        streams.line((kind_words(row, comparison), "dim"))
        found = passages_of(row, comparison)
        if beside:
            _beside(row, found, a, b, streams)
        else:
            _interleaved(row, found, a, b, streams)
        for words in (words for passage in found for words in elsewhere(row, passage, comparison)):
            streams.line((f"      {words}", "dim"))
        for edit in (edit for passage in found for edit in passage.edits):
            kind = ("" if edit.kind is EditKind.SUBSTANCE else f" ({edit.kind.value})", "dim")
            streams.line(("      wording: ", "dim"), f"{_quoted(edit.a)} → {_quoted(edit.b)}", kind)
    _ledger(comparison, streams)


def _interleaved(row: Row, found: list[Passage], a: StoredArticle, b: StoredArticle, streams: Streams) -> None:
    for stored, paragraphs, layer in ((a, row.a, _layer(found, "a")), (b, row.b, _layer(found, "b"))):
        if row.kind is PassageKind.IDENTICAL and stored is b:
            continue
        for start, end in _places(stored, paragraphs):
            spans = [Span(span.start - start, span.end - start, span.kind) for span in layer]
            streams.paragraph(stored.article.text[start:end], spans, first=f"{stored.id:>4}  ", indent="      ")


def _beside(row: Row, found: list[Passage], a: StoredArticle, b: StoredArticle, streams: Streams) -> None:
    from tui.output.cells import cells

    width = (streams.width - len(GAP)) // 2
    left = _column(a, row.a, _layer(found, "a"), width)
    right = _column(b, row.b, _layer(found, "b"), width)
    nothing: list[tuple[str, str]] = []
    for mine, theirs in zip_longest(left, right, fillvalue=nothing):
        gap = width - sum(cells(text) for text, _ in mine)
        streams.line(*mine, " " * gap, (GAP, "dim"), *theirs)


def _column(
    stored: StoredArticle, paragraphs: tuple[int, ...], layer: list[Span], width: int
) -> list[list[tuple[str, str]]]:
    from tui.typesetting.wrapping import wrap

    text = stored.article.text
    lines: list[list[tuple[str, str]]] = []
    for start, end in _places(stored, paragraphs):
        if lines:
            lines.append([])
        lines += [painted(text, layer, first, last) for first, last in wrap(text, start, end, width)]
    return lines


def _places(stored: StoredArticle, paragraphs: tuple[int, ...]) -> list[tuple[int, int]]:
    body = stored.article.body
    return [(body[index].start, body[index].end) for index in paragraphs]


def _layer(found: list[Passage], side: str) -> list[Span]:
    """Return what is to be seen of passages on one side: facts told in both texts, and words that differ."""
    facts_told = [
        Span(*place, "match")
        for passage in found
        if passage.partial
        for place in (passage.a_spans if side == "a" else passage.b_spans)
    ]
    words = [
        Span(*(edit.a_span if side == "a" else edit.b_span), "edit") for passage in found for edit in passage.edits
    ]
    return facts_told + words


def _ledger(comparison: Comparison, streams: Streams) -> None:
    ledger = comparison.ledger
    for name, held in (
        (f"only in {comparison.a}", ledger.only_a),
        (f"only in {comparison.b}", ledger.only_b),
        ("in both", ledger.both),
    ):
        kinds = holdings(held)
        if kinds:
            streams.line()
            streams.line((name, "heading"))
        for kind, entries in kinds:
            streams.paragraph("; ".join(entries), first=f"  {kind}: ", indent="    ")
    if ledger.conflicts:
        streams.line()
        streams.line(("different values", "heading"))
    for conflict in ledger.conflicts:
        line: list[Piece] = [f"  {conflict.about}: ", (str(comparison.a), "number"), f" {_quoted(conflict.a)}, "]
        streams.line(*line, (str(comparison.b), "number"), f" {_quoted(conflict.b)}")


def _numbered(article_id: int, paragraphs: tuple[int, ...]) -> str:
    if not paragraphs:
        return ""
    first, last = paragraphs[0] + 1, paragraphs[-1] + 1
    return f"{article_id} ¶{first}" + (f"–{last}" if last > first else "")


def _counted(entry: Entry) -> str:
    times = len(entry.a_spans) + len(entry.b_spans)
    return f"{with_speakers(entry)} ×{times}" if times > 1 else with_speakers(entry)


def with_speakers(entry: Entry) -> str:
    """Return the name of an entry, of a quote with who is said to have said it."""
    return f"{entry.name} ({' or '.join(entry.speakers)})" if entry.speakers else entry.name


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing"
