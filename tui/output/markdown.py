"""A comparison as a report in Markdown: quotations with their sources, differences in wording, the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.article import Article
from corpus.spans import Span, overlay, shift
from corpus.store.records import StoredArticle
from index.compare import Comparison, Holdings, Passage, PassageKind, Row, rows
from index.compare.model import Place
from tui.numbers import counted
from tui.output.article import facts
from tui.output.comparison import RELATIONS, elsewhere, holdings, kind_words, passages_of, shares
from tui.visible import on_one_line

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")
LINE_START = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")


def report(articles: Sequence[StoredArticle], compared: Iterable[Comparison]) -> str:
    """Return comparisons of pairs of ``articles`` as one report."""
    by_id = {stored.id: stored for stored in articles}
    lines = ["# Comparison of articles", "", "## Sources", ""]
    lines += [_source(stored) for stored in articles]
    pairs = list(compared)
    if len(pairs) > 1:
        lines += ["", *_overview(pairs)]
    for comparison in pairs:
        lines += ["", *_pair(comparison, by_id[comparison.a], by_id[comparison.b])]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return ``text`` on one line so that Markdown shows it as it is."""
    plain = SPECIAL.sub(r"\\\1", on_one_line(text.replace("\n", " ")))
    return LINE_START.sub(r"\1\\\2", plain)


def _source(stored: StoredArticle) -> str:
    known = ", ".join(escape(fact) for fact in facts(stored.article))
    title = f"**{escape(stored.article.heading)}**"
    address = f", {escape(stored.article.url)}" if stored.article.url else ""
    return f"- Article {stored.id}: {title}{f', {known}' if known else ''}. From {escape(stored.source)}{address}"


def _overview(compared: Sequence[Comparison]) -> Iterator[str]:
    """Say how each article stands to each other, with a link to the section of the pair."""
    yield from ("## How they stand to each other", "")
    yield "| articles | are | of the first in the second | of the second in the first | at odds |"
    yield "| --- | --- | --- | --- | --- |"
    for comparison in compared:
        overlap = comparison.overlap
        cells = (
            f"{comparison.a} and {comparison.b}",
            RELATIONS[comparison.relation],
            f"{overlap.a_in_b:.0%}",
            f"{overlap.b_in_a:.0%}",
            counted(len(comparison.ledger.conflicts), "value"),
        )
        yield f"| {' | '.join(cells)} |"


def _pair(comparison: Comparison, a: StoredArticle, b: StoredArticle) -> Iterator[str]:
    yield f"## Articles {a.id} and {b.id}: {RELATIONS[comparison.relation]}"
    yield ""
    yield f"{shares(comparison)[:1].upper()}{shares(comparison)[1:]}."
    laid = rows(comparison)
    shared = [row for row in laid if row.a and row.b]
    sections = (
        ("Passages that belong together", shared),
        (f"Passages of article {a.id} that stand apart", [row for row in laid if not row.b]),
        (f"Passages of article {b.id} that stand apart", [row for row in laid if not row.a]),
    )
    for title, section in sections:
        if section:
            yield from ("", f"### {title}")
        for row in section:
            yield from _row(row, passages_of(row, comparison), comparison, (a, b))
    yield from _ledger(comparison)


def _row(
    row: Row, found: Sequence[Passage], comparison: Comparison, pair: tuple[StoredArticle, StoredArticle]
) -> Iterator[str]:
    yield from ("", f"**{kind_words(row, comparison)}**")
    for side, stored, paragraphs in zip("ab", pair, (row.a, row.b), strict=True):
        if row.kind is PassageKind.IDENTICAL and row.a and side == "b":
            continue
        told = [place for passage in found if passage.partial for place in getattr(passage, f"{side}_spans")]
        for index in paragraphs:
            yield from ("", f"> {_quotation(stored.article, index, told)} — article {stored.id}, paragraph {index + 1}")
    for passage in found:
        yield from (line for words in elsewhere(row, passage, comparison) for line in ("", words))
    edits = [edit for passage in found for edit in passage.edits]
    if edits:
        yield ""
    for edit in edits:
        yield f"- {_words(edit.a)} → {_words(edit.b)} ({edit.kind})"


def _quotation(article: Article, index: int, told: Sequence[Place]) -> str:
    """Return a paragraph of the body, the sentences at the places ``told`` in bold."""
    block = article.body[index]
    inside = [Span(*place, "told") for place in told if block.start <= place[0] and place[1] <= block.end]
    words = []
    for start, end, over in overlay([shift(inside, -block.start)], block.end - block.start):
        piece = escape(article.text[block.start + start : block.start + end])
        bare = piece.strip()
        words.append(piece.replace(bare, f"**{bare}**") if over and bare else piece)
    return "".join(words)


def _ledger(comparison: Comparison) -> Iterator[str]:
    ledger = comparison.ledger
    yield from ("", "### The ledger", "", "“Only in” one text means: not found in the other. It is not a denial.")
    for title, held in (
        (f"Only in article {comparison.a}", ledger.only_a),
        (f"Only in article {comparison.b}", ledger.only_b),
        ("In both", ledger.both),
    ):
        yield from _held(title, held)
    if ledger.conflicts:
        yield from ("", "#### Different values", "")
        yield f"| about | article {comparison.a} | article {comparison.b} |"
        yield "| --- | --- | --- |"
    for conflict in ledger.conflicts:
        yield f"| {escape(conflict.about)} | {escape(conflict.a)} | {escape(conflict.b)} |"


def _held(title: str, held: Holdings) -> Iterator[str]:
    kinds = holdings(held)
    if kinds:
        yield from ("", f"#### {title}", "")
    for name, entries in kinds:
        yield f"- {name}: {'; '.join(escape(entry) for entry in entries)}"


def _words(words: str) -> str:
    return f"“{escape(words)}”" if words else "nothing"
