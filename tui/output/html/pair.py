"""Two articles of a page: both texts with the passages that belong together on one row, and what is linked to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from corpus.article import BODY_KINDS, Block, BlockKind
from corpus.spans import Span
from corpus.store.records import StoredArticle
from index.compare import Comparison, Entry, Passage, PassageKind, Row, rows
from index.compare.model import Place
from tui.contents.comparing import SIGNS
from tui.output.article import facts
from tui.output.html.inline import Inking, inline, safe

LONG = 2_500  # characters; a longer row may be broken over pages
SIDES = ("a", "b")


class Paper(Struct, frozen=True):
    """One of the two texts as it stands in the section of a pair; ``prefix`` begins the names of its places."""

    stored: StoredArticle
    prefix: str
    inking: Inking

    def place(self, offset: int) -> str:
        """Return the name of the place at an offset."""
        return f"{self.prefix}-{offset}"

    def paragraph(self, index: int) -> str:
        """Return the name of a paragraph of the body."""
        return f"{self.prefix}-p{index + 1}"

    def where(self, offset: int) -> str:
        """Say in which paragraph an offset lies."""
        for index, block in enumerate(self.stored.article.body):
            if block.start <= offset < block.end:
                return f"¶{index + 1}"
        block_at = (block for block in self.stored.article.blocks if block.start <= offset < block.end)
        return next((block.kind.value for block in block_at), "text")

    def link(self, place: Place) -> str:
        """Return a link to a place that has a name."""
        return f'<a href="#{safe(self.place(place[0]))}">{safe(self.where(place[0]))}</a>'


def papers(comparison: Comparison, a: StoredArticle, b: StoredArticle, prefix: str) -> tuple[Paper, Paper]:
    """Lay over both texts what their comparison found."""
    spans: tuple[list[Span], list[Span]] = ([], [])
    before: tuple[dict[int, str], dict[int, str]] = (defaultdict(str), defaultdict(str))
    prefixes = (f"{prefix}-{a.id}", f"{prefix}-{b.id}")
    for number, passage in enumerate(comparison.passages, 1):
        if passage.partial:
            _tie(number, passage, spans, before, prefixes)
        for edit in passage.edits:
            _mark(edit.a_span, edit.b, edit.kind.value, b, spans[0], before[0])
            _mark(edit.b_span, edit.a, edit.kind.value, a, spans[1], before[1])
    places: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for place, side in _named(comparison):
        places[side][place[0]] = f"{prefixes[side]}-{place[0]}"
        spans[side].append(Span(*place, "at"))
    left, right = (
        Paper(stored, prefixes[side], Inking(spans[side], places[side], before[side]))
        for side, stored in enumerate((a, b))
    )
    return left, right


def _tie(
    number: int,
    passage: Passage,
    spans: tuple[list[Span], list[Span]],
    before: tuple[dict[int, str], dict[int, str]],
    prefixes: tuple[str, str],
) -> None:
    """Mark sentences that belong together, each with a link to the other."""
    kind, sign = ("fact", "≈") if passage.kind is PassageKind.SAME_FACT else ("stray", "↕")
    for side, places in enumerate((passage.a_spans, passage.b_spans)):
        spans[side].extend(Span(*place, kind) for place in places)
        mine, theirs = f"{prefixes[side]}-t{number}", f"{prefixes[1 - side]}-t{number}"
        before[side][places[0][0]] += f'<a class="tie" id="{safe(mine)}" href="#{safe(theirs)}">{sign}{number}</a>'


def _mark(place: Place, there: str, kind: str, other: StoredArticle, spans: list[Span], before: dict[int, str]) -> None:
    if place[0] < place[1]:
        spans.append(Span(*place, kind))
    else:
        said = safe(f"article {other.id} has here: {there}")
        before[place[0]] += f'<span class="gap" title="{said}">‸</span>'


def _named(comparison: Comparison) -> Iterator[tuple[Place, int]]:
    """Yield what the ledger leads to: a place and its side."""
    ledger = comparison.ledger
    for held in (ledger.only_a, ledger.only_b, ledger.both):
        for entry in (*held.entities, *held.numbers, *held.quotes):
            yield from ((place, side) for side in (0, 1) for place in entry_places(entry, side))
    for conflict in ledger.conflicts:
        yield conflict.a_span, 0
        yield conflict.b_span, 1


def entry_places(entry: Entry, side: int) -> Sequence[Place]:
    """Return the places of an entry in one of the texts."""
    return (entry.a_spans, entry.b_spans)[side]


def texts(comparison: Comparison, left: Paper, right: Paper) -> Iterator[str]:
    """Yield the table that has both texts side by side."""
    yield '<table class="texts"><colgroup><col class="kinds"><col><col></colgroup>'
    heads = "".join(head(paper.stored) for paper in (left, right))
    yield f'<thead><tr><th scope="col"><span class="known">passage</span></th>{heads}</tr></thead><tbody>'
    yield from _around(left, right, before=True)
    for row in rows(comparison):
        yield from _row(row, comparison, left, right)
    yield from _around(left, right, before=False)
    yield "</tbody></table>"


def head(stored: StoredArticle) -> str:
    """Return the head of an article's column."""
    known = " · ".join(facts(stored.article))
    about = f'<span class="known">{safe(known)}</span>' if known else ""
    return f'<th scope="col">{stored.id} · {safe(stored.article.heading)}{about}</th>'


def paragraph(block: Block, name: str, label: str, text: str, inking: Inking) -> str:
    """Return a paragraph with its number, which is a link to itself."""
    kind = block.kind.value if block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.TITLE) else ""
    classes = f' class="{kind if block.kind in BODY_KINDS or kind else "aside"}"' if kind or label == "" else ""
    number = f'<a class="number" href="#{safe(name)}">{safe(label)}</a>' if label else ""
    named = f' id="{safe(name)}"' if label else ""
    return f'<p dir="auto"{named}{classes}>{number}{inline(text, block.start, block.end, inking)}</p>'


def _row(row: Row, comparison: Comparison, left: Paper, right: Paper) -> Iterator[str]:
    cells = []
    size = 0
    for paper, indexes in ((left, row.a), (right, row.b)):
        article = paper.stored.article
        blocks = [article.body[index] for index in indexes]
        size = max(size, sum(block.end - block.start for block in blocks))
        held = "".join(
            paragraph(block, paper.paragraph(index), f"¶{index + 1}", article.text, paper.inking)
            for index, block in zip(indexes, blocks, strict=True)
        )
        cells.append(f'<td data-article="{paper.stored.id}">{held}</td>' if held else '<td class="nothing"></td>')
    long = " long" if size > LONG else ""
    kind = f'<th scope="row" class="kind">{_kind(row, comparison, left, right)}</th>'
    yield f'<tr class="{row.kind.value}{long}">{kind}{"".join(cells)}</tr>'


def _kind(row: Row, comparison: Comparison, left: Paper, right: Paper) -> str:
    """Say what a row is, how sure that is, and where the rest of it stands."""
    passages = [comparison.passages[index] for index in row.passages]
    only = {PassageKind.ONLY_A: left, PassageKind.ONLY_B: right}.get(row.kind)
    sign = SIGNS["only" if only else row.kind.value][0]
    words = f"only in {only.stored.id}" if only else row.kind.value.replace("-", " ")
    said = [f"<b>{sign}</b> {safe(words)}"]
    best = max((passage.score for passage in passages if passage.kind is row.kind), default=0.0)
    if not only and row.kind is not PassageKind.IDENTICAL:
        said.append(f'<span class="score">score {best:.2f}</span>')
    for paper, here, side in ((left, row.a, "a"), (right, row.b, "b")):
        elsewhere = sorted({index for passage in passages for index in getattr(passage, side)} - set(here))
        said += [
            f'<a href="#{safe(paper.paragraph(index))}">→ {paper.stored.id} ¶{index + 1}</a>' for index in elsewhere
        ]
    return "".join(said)


def _around(left: Paper, right: Paper, *, before: bool) -> Iterator[str]:
    """Yield a row with what stands outside of the bodies: titles before them, captions and credits after."""
    cells = []
    for paper in (left, right):
        article = paper.stored.article
        start = min((block.start for block in article.body), default=len(article.text))
        blocks = [block for block in article.blocks if block.kind not in BODY_KINDS and (block.start < start) is before]
        cells.append("".join(paragraph(block, "", "", article.text, paper.inking) for block in blocks))
    if any(cells):
        said = "title" if before else "beside the text"
        filled = "".join(f"<td>{cell}</td>" for cell in cells)
        yield f'<tr><th scope="row" class="kind">{said}</th>{filled}</tr>'
