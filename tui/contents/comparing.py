"""What comparisons put on the screen: level passages, signs beside them, changed words, and the places to stop at.

Pure. The articles on the screen are known by their place from the left; one of them, the base, is compared with each
of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import Article
from corpus.spans import Span, overlaps
from tui.contents.crossing import seen_from
from tui.state import Wording

if TYPE_CHECKING:
    from index.compare import Comparison, Passage

# Signs by kind of passage, from the one that says least to the one that says most.
SIGNS: dict[str, tuple[str, str]] = {
    "identical": ("│", "mark"),
    "same-fact": ("≈", "mark-edited"),
    "edited": ("┃", "mark-edited"),
    "split": ("┃", "mark-edited"),
    "merged": ("┃", "mark-edited"),
    "moved": ("↕", "mark-edited"),
    "only": ("+", "mark-only"),
}
STRENGTH = list(SIGNS)


class Alignment(Struct, frozen=True):
    """How the articles on the screen stand to each other.

    ``anchors`` (place → block) stand level, from top to bottom; ``signs`` gives each place the kinds of its blocks;
    ``edits`` the spans of changed words; ``stops`` the passages worth stopping at, each place → offset in its text, and
    parallel to them ``facts`` the sentences that report a shared fact; ``summary`` says in a few words what was found.
    """

    anchors: tuple[Mapping[int, int], ...]
    signs: tuple[Mapping[int, str], ...]
    edits: tuple[tuple[Span, ...], ...]
    stops: tuple[Mapping[int, int], ...]
    facts: tuple[Mapping[int, Span], ...]
    summary: str


def align(
    articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison], wording: Wording = Wording.STYLE
) -> Alignment:
    """Put comparisons of pairs of places (the lower place first) together for the screen.

    A passage that differs only in what ``wording`` folds is one that does not differ.
    """
    base = _base(len(articles), comparisons)
    folded = {pair: _folded(comparison, wording) for pair, comparison in comparisons.items()}
    seen_from_base = {other: seen_from(base, other, folded) for other in range(len(articles)) if other != base}
    signs: list[dict[int, str]] = [{} for _ in articles]
    edits: list[list[Span]] = [[] for _ in articles]
    for other, comparison in seen_from_base.items():
        told = _signs(articles[base], articles[other], comparison)
        signs[other] = told[1]
        for block, kind in told[0].items():
            signs[base][block] = _joined(signs[base].get(block), kind)
        for passage in comparison.passages:
            for edit in passage.edits:
                edits[base].append(Span(*edit.a_span, kind=edit.kind.value))
                edits[other].append(Span(*edit.b_span, kind=edit.kind.value))
    stops, facts = _stops(articles, base, seen_from_base)
    return Alignment(
        _anchors(articles, base, seen_from_base),
        tuple(signs),
        tuple(tuple(_apart(spans)) for spans in edits),
        tuple(stops),
        tuple(facts),
        _summary(folded),
    )


def _folded(comparison: Comparison, wording: Wording) -> Comparison:
    """Leave out the edits that are not to be seen, and take in those of typography that are."""
    return replace(comparison, passages=tuple(_with_edits(passage, wording) for passage in comparison.passages))


def _with_edits(passage: Passage, wording: Wording) -> Passage:
    from index.compare import PassageKind

    edits = tuple(edit for edit in (*passage.edits, *passage.typographic) if edit.kind.value in wording.shown)
    kind = passage.kind
    if kind in (PassageKind.IDENTICAL, PassageKind.EDITED):
        kind = PassageKind.EDITED if edits else PassageKind.IDENTICAL
    return replace(passage, kind=kind, edits=edits)


def counterpart(stops: Sequence[Mapping[int, int]], place: int, offset: int) -> Mapping[int, int] | None:
    """Return the stop that lies nearest to an offset of the article at ``place``, of those that lead to others too."""
    candidates = [stop for stop in stops if place in stop and len(stop) > 1]
    return min(candidates, key=lambda stop: abs(stop[place] - offset), default=None)


def _base(count: int, comparisons: Mapping[tuple[int, int], Comparison]) -> int:
    """The article that has most versions among the others; the first where none has any."""
    versions = [0] * count
    for pair, comparison in comparisons.items():
        if comparison.relation == "versions":
            for place in pair:
                versions[place] += 1
    return versions.index(max(versions))


def _block(article: Article, paragraph: int) -> int:
    return article.blocks.index(article.body[paragraph])


def _signs(a: Article, b: Article, comparison: Comparison) -> tuple[dict[int, str], dict[int, str]]:
    """Give the blocks of both articles the kind of the strongest passage they are in."""
    told: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for passage in comparison.passages:
        kind = "only" if passage.kind.value.startswith("only") else passage.kind.value
        # Of independent accounts nearly everything is "only here": only what they share is worth a sign.
        if kind == "only" and comparison.relation != "versions":
            continue
        for signs, article, paragraphs in ((told[0], a, passage.a), (told[1], b, passage.b)):
            for paragraph in paragraphs:
                block = _block(article, paragraph)
                signs[block] = _joined(signs.get(block), kind)
    return told


def _joined(known: str | None, kind: str) -> str:
    """What a passage is to several others: only here where all say so, else the strongest of what the others say."""
    if known is None or known == "only":
        return kind
    if kind == "only":
        return known
    return max(known, kind, key=STRENGTH.index)


def _anchors(
    articles: Sequence[Article], base: int, seen_from_base: Mapping[int, Comparison]
) -> tuple[dict[int, int], ...]:
    """Let paragraphs of versions stand level where both texts are read in the same order."""
    from index.compare import rows

    level: dict[int, dict[int, int]] = {}
    for other, comparison in seen_from_base.items():
        if comparison.relation != "versions":
            continue
        for row in rows(comparison):
            if row.a and row.b:
                level.setdefault(_block(articles[base], row.a[0]), {})[other] = _block(articles[other], row.b[0])
    anchors = []
    last = dict.fromkeys(seen_from_base, -1)
    for block in sorted(level):
        anchor = {place: other for place, other in level[block].items() if other > last[place]}
        if anchor:
            last.update(anchor)
            anchors.append({base: block, **anchor})
    return tuple(anchors)


def _stops(
    articles: Sequence[Article], base: int, seen_from_base: Mapping[int, Comparison]
) -> tuple[list[dict[int, int]], list[dict[int, Span]]]:
    """The differences between versions and the facts that accounts share, in the order of the base's text."""
    stops: list[dict[int, int]] = []
    facts: list[dict[int, Span]] = []
    for other, comparison in seen_from_base.items():
        for passage in comparison.passages:
            if not _worth_stopping(comparison, passage):
                continue
            sides = ((base, passage.a, passage.a_spans), (other, passage.b, passage.b_spans))
            stops.append({place: _start(articles[place], held, spans) for place, held, spans in sides if held})
            shared = passage.kind.value == "same-fact"
            facts.append({place: Span(*spans[0], "passage") for place, _, spans in sides if spans and shared})
    return stops, facts


def _worth_stopping(comparison: Comparison, passage: Passage) -> bool:
    if comparison.relation == "versions":
        return passage.kind.value != "identical"
    return bool(passage.a and passage.b)


def _start(article: Article, paragraphs: Sequence[int], spans: Sequence[tuple[int, int]]) -> int:
    return spans[0][0] if spans else article.body[paragraphs[0]].start


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Drop empty spans, and of two that overlap the one of less substance."""
    kept: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if kept and overlaps(kept[-1], span):
            if span.kind == "substance" != kept[-1].kind:
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def _summary(comparisons: Mapping[tuple[int, int], Comparison]) -> str:
    if len(comparisons) != 1:
        related = sum(comparison.relation == "versions" for comparison in comparisons.values())
        return f"{related} of {len(comparisons)} pairs are versions of one text" if related else "separate accounts"
    (comparison,) = comparisons.values()
    kinds = [passage.kind.value for passage in comparison.passages]
    if comparison.relation == "versions":
        only = sum(kind.startswith("only") for kind in kinds)
        same = kinds.count("identical")
        return f"versions: {same} alike, {len(kinds) - only - same} changed, {only} in one"
    facts = kinds.count("same-fact")
    if comparison.relation == "same-story":
        return f"one story: {facts} facts in both" if facts else "one story, two accounts"
    return "different stories" if not facts else f"different stories: {facts} facts in both"
