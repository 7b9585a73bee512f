"""Count what a tagger gets right in annotated documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from corpus.article import QuoteKind, Tagger
from corpus.entities.data.annotated import Annotated

GROUPS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP"} | dict.fromkeys(
    ("DATE", "MONEY", "PERCENT", "QUANTITY"), "numbers"
)

Counts = dict[str, Counter[str]]


def rates(counts: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of hits, false and missed ones."""
    hit, wrong, missed = counts["hit"], counts["wrong"], counts["missed"]
    return hit / max(1, hit + wrong), hit / max(1, hit + missed), 2 * hit / max(1, 2 * hit + wrong + missed)


def count_mentions(documents: Iterable[Annotated], tag: Tagger, groups: dict[str, str] | None = None) -> Counts:
    """Count hit, wrong and missed spans by type; ``groups`` maps types to coarser ones, others do not count."""
    found: Counts = {}
    for document in documents:
        wanted = {(*span, _group(kind, groups)) for span, kind in document.types.items()}
        given = {
            (mention.start, mention.end, _group(str(mention.type), groups))
            for mention in tag(document.text).mentions
            if not any(mention.start < end and start < mention.end for start, end in document.free)
        }
        for name, spans in (("hit", wanted & given), ("wrong", given - wanted), ("missed", wanted - given)):
            for _, _, kind in spans:
                if kind:
                    found.setdefault(kind, Counter())[name] += 1
    return found


def _group(kind: str, groups: dict[str, str] | None) -> str:
    return kind if groups is None else groups.get(kind, "")


def count_entities(documents: Iterable[Annotated], tag: Tagger) -> tuple[int, int]:
    """Count the mentions that are found and tied to the right name, and all that are found."""
    right = total = 0
    for document in documents:
        for mention in tag(document.text).mentions:
            wanted = document.entities.get((mention.start, mention.end))
            total += wanted is not None
            right += wanted == mention.entity
    return right, total


Link = tuple[Hashable, Hashable]
"""The entity that a mention has, and the one that it was given."""


def links(documents: Iterable[Annotated], tag: Tagger) -> list[Link]:
    """Return the links of the mentions that are found, each document's entities its own."""
    found: list[Link] = []
    for number, document in enumerate(documents):
        for mention in tag(document.text).mentions:
            wanted = document.entities.get((mention.start, mention.end))
            if wanted is not None:
                found.append(((number, wanted), (number, mention.entity)))
    return found


def b_cubed(linked: Sequence[Link]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of links, averaged over mentions (Bagga and Baldwin 1998)."""
    if not linked:
        return 0.0, 0.0, 0.0
    both = Counter(linked)
    wanted = Counter(entity for entity, _ in linked)
    given = Counter(entity for _, entity in linked)
    precision = sum(count * count / given[pair[1]] for pair, count in both.items()) / len(linked)
    recall = sum(count * count / wanted[pair[0]] for pair, count in both.items()) / len(linked)
    return precision, recall, 2 * precision * recall / (precision + recall)


def wrong_merges(linked: Sequence[Link]) -> int:
    """Count the pairs of entities that were given one name."""
    together: dict[Hashable, set[Hashable]] = {}
    for wanted, given in linked:
        together.setdefault(given, set()).add(wanted)
    return sum(len(entities) * (len(entities) - 1) // 2 for entities in together.values())


def count_speakers(documents: Iterable[Annotated], tag: Tagger) -> tuple[int, int]:
    """Count the direct quotes whose span and speaker are right, and all of them."""
    counts = count_quotes(documents, tag, QuoteKind.DIRECT)
    return counts["right"], counts["all"]


def count_quotes(documents: Iterable[Annotated], tag: Tagger, kind: QuoteKind) -> Counter[str]:
    """Count quotes of a kind: ``all``, ``found``, ``attempted`` (given to somebody), ``right``, ``right_attempted``.

    A direct quote is found where its span is; of a reported clause a part is enough. One that is nobody's is right
    where it is given to nobody, whether it is found or not.
    """
    counts: Counter[str] = Counter()
    for document in documents:
        given = {(each.start, each.end): each.speaker for each in tag(document.text).quotes if each.kind is kind}
        wanted = document.speakers if kind is QuoteKind.DIRECT else document.reported
        for span, speakers in wanted.items():
            at = span if kind is QuoteKind.DIRECT else _nearest(span, given)
            counts["all"] += 1
            counts["found"] += at in given
            right = given[at] in speakers if at in given else None in speakers
            counts["right"] += right
            if at in given and given[at] is not None:
                counts["attempted"] += 1
                counts["right_attempted"] += right
    return counts


def _nearest(span: tuple[int, int], given: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the span that shares most with ``span``, or this one where none does."""
    shared = {other: min(span[1], other[1]) - max(span[0], other[0]) for other in given}
    best = max(shared, key=lambda other: shared[other], default=span)
    return best if shared.get(best, 0) > 0 else span
