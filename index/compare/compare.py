"""Two articles → what they share, how the wording differs, and the ledger of what each has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

from msgspec.structs import replace

from corpus.article import Article, EntityType, Tagging
from corpus.spans import at
from index.compare.facts import one_story, same_facts
from index.compare.layout import arrange, mirrored
from index.compare.ledger import keep_ledger
from index.compare.model import Comparison, EditKind, Passage, PassageKind, Place, Relation
from index.compare.overlap import are_versions, overlap, share_a_form
from index.compare.reading import Reading
from index.compare.side import Side, side_of
from index.compare.versions import shared_passages
from index.compare.weights import Rarity

COPIED = 0.6  # the score from which paragraphs of texts that are no versions of one are shown as copies, not as facts


class Comparable(Protocol):
    """What can be compared: an article of the library."""

    @property
    def id(self) -> int: ...

    @property
    def article(self) -> Article: ...

    @property
    def tagging(self) -> Tagging: ...


def compare(a: Comparable, b: Comparable, rarity: Rarity | None = None) -> Comparison:
    """Compare two articles; ``compare(b, a)`` is ``mirrored(compare(a, b))``.

    ``rarity`` tells how common each word is in the library; without it words are weighed by these two texts alone. The
    work grows with the length of the texts, not with its square.
    """
    return _in_order(a, b, _side(a), _side(b), rarity)


def compare_all(articles: Sequence[Comparable], rarity: Rarity | None = None) -> list[Comparison]:
    """Compare each article with each that follows it."""
    sides = [_side(article) for article in articles]
    return [
        _in_order(articles[a], articles[b], sides[a], sides[b], rarity)
        for a, b in combinations(range(len(articles)), 2)
    ]


def _side(compared: Comparable) -> Side:
    return side_of(compared.article, compared.tagging)


def _in_order(a: Comparable, b: Comparable, left: Side, right: Side, rarity: Rarity | None) -> Comparison:
    if _rank(b) < _rank(a):
        return mirrored(_compare(b, a, right, left, rarity))
    return _compare(a, b, left, right, rarity)


def _rank(compared: Comparable) -> tuple[int, str, list[tuple[int, int]]]:
    # Word diffs depend on which side comes first; one order for both callers makes the results mirror each other.
    return compared.id, compared.article.text, [(block.start, block.end) for block in compared.article.blocks]


def _compare(a: Comparable, b: Comparable, left: Side, right: Side, rarity: Rarity | None) -> Comparison:
    cores_a, cores_b = ([word.core for word in side.reading.words] for side in (left, right))
    measured = overlap(cores_a, cores_b)
    alike = are_versions(measured, len(cores_a), len(cores_b))
    versions = alike and not share_a_form(measured, left.reading, right.reading)
    relation = Relation.VERSIONS if versions else Relation.UNRELATED
    shared = shared_passages(left.reading, right.reading, rarity, versions)
    passages = [_restyled(passage, a.tagging, b.tagging) for passage in shared if versions or passage.score >= COPIED]
    if not alike:
        facts = same_facts(left, right, rarity, passages)
        if one_story(facts):
            relation = Relation.SAME_STORY
            passages += facts
    passages += _alone(left.reading, right.reading, passages)
    arranged = arrange(passages)
    return Comparison(a.id, b.id, relation, measured, arranged, keep_ledger(left, right, arranged))


def _alone(a: Reading, b: Reading, passages: Iterable[Passage]) -> list[Passage]:
    in_a = {paragraph for passage in passages for paragraph in passage.a}
    in_b = {paragraph for passage in passages for paragraph in passage.b}
    return [
        *(Passage((place,), (), PassageKind.ONLY_A) for place in range(len(a.paragraphs)) if place not in in_a),
        *(Passage((), (place,), PassageKind.ONLY_B) for place in range(len(b.paragraphs)) if place not in in_b),
    ]


def _restyled(passage: Passage, a: Tagging, b: Tagging) -> Passage:
    """Take a person's first name dropped or added for house style."""
    if not any(edit.kind is EditKind.SUBSTANCE and not (edit.a and edit.b) for edit in passage.edits):
        return passage
    edits = tuple(
        replace(edit, kind=EditKind.STYLE)
        if edit.kind is EditKind.SUBSTANCE
        and (_within_name(edit.a, edit.b, edit.a_span, a) or _within_name(edit.b, edit.a, edit.b_span, b))
        else edit
        for edit in passage.edits
    )
    return replace(passage, edits=edits)


def _within_name(words: str, other: str, span: Place, tagging: Tagging) -> bool:
    if other or not words:
        return False
    mention = at(tagging.mentions, span[0])
    return mention is not None and mention.type is EntityType.PERSON and span[1] < mention.end
