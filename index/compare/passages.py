"""From matched sentences to passages: which paragraphs belong together, in which order, and what moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.compare.matching import Match, Matches
from index.compare.order import forward
from index.compare.reading import Reading

HOME = 0.5  # a paragraph with this share of its words in one of the other text belongs to it
MUTUAL_HOME = 0.25  # the same, where each is the other's best
STRAY = 0.6  # similarity from which a sentence that stands in another paragraph has moved there
STRAY_WORDS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of a and b that hold the same text, with their matched sentences; ``moved`` ones break the order."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    matches: tuple[Match, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups, in a's order, and the sentences that moved from one group's paragraphs to another's."""

    groups: tuple[Group, ...]
    strays: tuple[Match, ...]


def group_paragraphs(a: Reading, b: Reading, matches: Matches) -> Grouping:
    """Tie each paragraph to the one of the other text that holds most of it, and collect what is tied together.

    The ties make a forest of small stars: a paragraph is tied to at most one home, and is the home of those tied to it.
    """
    ties = _ties(a, b, matches)
    groups = _mark_moved([_group(component, a, b, matches) for component in _components(ties)], a)
    inside = {(place, other) for group in groups for place in group.a for other in group.b}
    strays = [
        match
        for match in matches.mutual()
        if match.score >= STRAY
        and min(a.size(a.sentences[match.a]), b.size(b.sentences[match.b])) >= STRAY_WORDS
        and (a.sentences[match.a].paragraph, b.sentences[match.b].paragraph) not in inside
    ]
    return Grouping(tuple(groups), tuple(strays))


def _ties(a: Reading, b: Reading, matches: Matches) -> set[tuple[int, int]]:
    home_a = _homes(a, ((m.a, b.sentences[m.b].paragraph, m.score) for m in matches.of_a.values()))
    home_b = _homes(b, ((m.b, a.sentences[m.a].paragraph, m.score) for m in matches.of_b.values()))
    ties = set()
    for place, (other, share) in home_a.items():
        mutual = home_b.get(other, (-1, 0.0))[0] == place
        if share >= (MUTUAL_HOME if mutual else HOME):
            ties.add((place, other))
    for other, (place, share) in home_b.items():
        mutual = home_a.get(place, (-1, 0.0))[0] == other
        if share >= (MUTUAL_HOME if mutual else HOME):
            ties.add((place, other))
    return ties


def _homes(reading: Reading, matched: Iterable[tuple[int, int, float]]) -> dict[int, tuple[int, float]]:
    """Return for each paragraph the one of the other text with most of its words, and the share of them."""
    shares: dict[int, Counter[int]] = defaultdict(Counter)
    for place, other, _ in matched:
        sentence = reading.sentences[place]
        shares[sentence.paragraph][other] += reading.size(sentence)
    homes = {}
    for paragraph, sizes in shares.items():
        other = min(sizes, key=lambda key: (-sizes[key], key))
        whole = sum(reading.size(reading.sentences[place]) for place in reading.members[paragraph])
        homes[paragraph] = (other, sizes[other] / whole)
    return homes


def _components(ties: set[tuple[int, int]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    of_a: dict[int, list[int]] = defaultdict(list)
    of_b: dict[int, list[int]] = defaultdict(list)
    for place, other in ties:
        of_a[place].append(other)
        of_b[other].append(place)
    components = []
    seen: set[int] = set()
    for start in sorted(of_a):
        if start in seen:
            continue
        left, right, waiting = {start}, set[int](), [start]
        while waiting:
            for other in of_a[waiting.pop()]:
                if other not in right:
                    right.add(other)
                    waiting.extend(place for place in of_b[other] if place not in left)
                    left.update(of_b[other])
        seen |= left
        components.append((tuple(sorted(left)), tuple(sorted(right))))
    return components


def _group(component: tuple[tuple[int, ...], tuple[int, ...]], a: Reading, b: Reading, matches: Matches) -> Group:
    left, right = component
    wanted = set(right)
    inside = [
        match
        for paragraph in left
        for place in a.members[paragraph]
        if (match := matches.of_a.get(place)) and b.sentences[match.b].paragraph in wanted
    ]
    members = set(left)
    inside += [
        match
        for paragraph in right
        for place in b.members[paragraph]
        if (match := matches.of_b.get(place)) and a.sentences[match.a].paragraph in members
    ]
    return Group(left, right, tuple(sorted(set(inside), key=lambda match: (match.a, match.b))))


def _mark_moved(groups: Sequence[Group], a: Reading) -> list[Group]:
    pairs = [
        (group.a[0], group.b[0], 1.0 + sum(a.size(a.sentences[match.a]) * match.score for match in group.matches))
        for group in groups
    ]
    in_order = set(forward(pairs))
    return [Group(group.a, group.b, group.matches, index not in in_order) for index, group in enumerate(groups)]
