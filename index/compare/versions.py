"""Passages of two texts that share wording: what was kept, edited, split, merged, moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from index.compare.matching import Match, Matches, match_sentences
from index.compare.model import NOWHERE, Edit, EditKind, Passage, PassageKind, Place
from index.compare.order import forward
from index.compare.passages import Group, group_paragraphs
from index.compare.reading import Reading
from index.compare.weights import Rarity, Weights
from index.compare.wording import differences


class Block(Struct, frozen=True):
    """Sentences of a and of b, in order, that hold the same text."""

    a: tuple[int, ...]
    b: tuple[int, ...]


def shared_passages(a: Reading, b: Reading, rarity: Rarity | None, versions: bool) -> list[Passage]:
    """Return the passages in which two texts share wording; what has no counterpart is not among them.

    In texts that are no ``versions`` of each other only what was copied counts.
    """
    bags = (reading.cores(sentence) for reading in (a, b) for sentence in reading.sentences)
    matches = match_sentences(a, b, Weights(bags, rarity), versions)
    grouping = group_paragraphs(a, b, matches)
    left_out = ({match.a for match in grouping.strays}, {match.b for match in grouping.strays})
    passages = [_passage(group, a, b, matches, left_out) for group in grouping.groups]
    return passages + [_stray(match, a, b) for match in (*grouping.strays, *grouping.echoes)]


def _passage(group: Group, a: Reading, b: Reading, matches: Matches, left_out: tuple[set[int], set[int]]) -> Passage:
    edits, typographic = _edits(group, a, b, left_out)
    a_spans, b_spans = _pieces(group, a, b) if len(group.a) + len(group.b) > 2 else (NOWHERE, NOWHERE)
    return Passage(
        group.a, group.b, _kind(group, edits), _score(group, a, b, matches), edits, typographic, a_spans, b_spans
    )


def _kind(group: Group, edits: Sequence[Edit]) -> PassageKind:
    if group.moved:
        return PassageKind.MOVED
    if len(group.a) != len(group.b):
        return PassageKind.MERGED if len(group.a) > len(group.b) else PassageKind.SPLIT
    return PassageKind.EDITED if edits else PassageKind.IDENTICAL


def _stray(match: Match, a: Reading, b: Reading) -> Passage:
    left, right = a.sentences[match.a], b.sentences[match.b]
    edits, typographic = _compare_block(Block((match.a,), (match.b,)), a, b)
    return Passage(
        (left.paragraph,),
        (right.paragraph,),
        PassageKind.MOVED,
        match.score,
        tuple(edits),
        tuple(typographic),
        ((left.start, left.end),),
        ((right.start, right.end),),
    )


def _score(group: Group, a: Reading, b: Reading, matches: Matches) -> float:
    inside_a = {match.a for match in group.matches}
    inside_b = {match.b for match in group.matches}
    found = sum(a.size(a.sentences[place]) * matches.of_a[place].score for place in inside_a if place in matches.of_a)
    found += sum(b.size(b.sentences[place]) * matches.of_b[place].score for place in inside_b if place in matches.of_b)
    whole = sum(a.size(a.sentences[place]) for paragraph in group.a for place in a.members[paragraph])
    whole += sum(b.size(b.sentences[place]) for paragraph in group.b for place in b.members[paragraph])
    return round(found / whole, 4)


def _pieces(group: Group, a: Reading, b: Reading) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return which stretch of one side answers each paragraph of the side that has more of them."""
    if len(group.b) > len(group.a):
        found = [
            (_hull(a, [m.a for m in group.matches if b.sentences[m.b].paragraph == p]), b.paragraphs[p])
            for p in group.b
        ]
    else:
        found = [
            (a.paragraphs[p], _hull(b, [m.b for m in group.matches if a.sentences[m.a].paragraph == p]))
            for p in group.a
        ]
    return tuple(left for left, _ in found), tuple(right for _, right in found)


def _hull(reading: Reading, places: Sequence[int]) -> Place:
    return reading.sentences[min(places)].start, reading.sentences[max(places)].end


def _edits(
    group: Group, a: Reading, b: Reading, left_out: tuple[set[int], set[int]]
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    edits: list[Edit] = []
    typographic: list[Edit] = []
    order_a = [place for paragraph in group.a for place in a.members[paragraph] if place not in left_out[0]]
    order_b = [place for paragraph in group.b for place in b.members[paragraph] if place not in left_out[1]]
    before_a, before_b = a.paragraphs[group.a[0]][0], b.paragraphs[group.b[0]][0]
    for block in _blocks(group, order_a, order_b, a, b):
        if block.a and block.b:
            found, folded = _compare_block(block, a, b)
            edits += found
            typographic += folded
        else:
            edits += [_dropped(a, place, before_b) for place in block.a]
            edits += [_added(b, place, before_a) for place in block.b]
        before_a = a.sentences[block.a[-1]].end if block.a else before_a
        before_b = b.sentences[block.b[-1]].end if block.b else before_b
    return tuple(edits), tuple(typographic)


def _blocks(group: Group, order_a: Sequence[int], order_b: Sequence[int], a: Reading, b: Reading) -> Iterable[Block]:
    """Cut a group's sentences into blocks to be compared word by word, and into sentences dropped or added between
    them.

    A sentence that became two (or two that became one) stays in one block with its parts.
    """
    rank_a = {place: rank for rank, place in enumerate(order_a)}
    rank_b = {place: rank for rank, place in enumerate(order_b)}
    known = [match for match in group.matches if match.a in rank_a and match.b in rank_b]
    tied = {(match.a, match.b) for match in known}
    chain = forward([(match.a, match.b, match.score * a.size(a.sentences[match.a])) for match in known])
    at_a = at_b = 0
    open_block: Block | None = None
    for match in [*(known[index] for index in chain), None]:
        end_a = rank_a[match.a] if match else len(order_a)
        end_b = rank_b[match.b] if match else len(order_b)
        gap_a, gap_b = list(order_a[at_a:end_a]), list(order_b[at_b:end_b])
        if open_block:
            while gap_a and (gap_a[0], open_block.b[-1]) in tied:
                open_block = Block((*open_block.a, gap_a.pop(0)), open_block.b)
            while gap_b and (open_block.a[-1], gap_b[0]) in tied:
                open_block = Block(open_block.a, (*open_block.b, gap_b.pop(0)))
            yield open_block
        ahead_a: list[int] = []
        ahead_b: list[int] = []
        if match:
            while gap_a and (gap_a[-1], match.b) in tied:
                ahead_a.insert(0, gap_a.pop())
            while gap_b and (match.a, gap_b[-1]) in tied:
                ahead_b.insert(0, gap_b.pop())
            open_block = Block((*ahead_a, match.a), (*ahead_b, match.b))
        if len(gap_a) == len(gap_b) == 1:
            yield Block((gap_a[0],), (gap_b[0],))
        elif gap_a or gap_b:
            yield Block(tuple(gap_a), ())
            yield Block((), tuple(gap_b))
        at_a, at_b = end_a + 1, end_b + 1


def _compare_block(block: Block, a: Reading, b: Reading) -> tuple[list[Edit], list[Edit]]:
    words_a = [word for place in block.a for word in a.words[a.sentences[place].first : a.sentences[place].last]]
    words_b = [word for place in block.b for word in b.words[b.sentences[place].first : b.sentences[place].last]]
    return differences(a.text, words_a, b.text, words_b, a.sentences[block.a[0]].start, b.sentences[block.b[0]].start)


def _dropped(a: Reading, place: int, at: int) -> Edit:
    sentence = a.sentences[place]
    return Edit(a.text[sentence.start : sentence.end], "", (sentence.start, sentence.end), (at, at), EditKind.SUBSTANCE)


def _added(b: Reading, place: int, at: int) -> Edit:
    sentence = b.sentences[place]
    return Edit("", b.text[sentence.start : sentence.end], (at, at), (sentence.start, sentence.end), EditKind.SUBSTANCE)
