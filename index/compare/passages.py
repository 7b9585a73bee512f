"""From matched sentences to passages: which paragraphs belong together, in which order, and what moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from index.compare.matching import Match, Matches
from index.compare.order import forward
from index.compare.reading import Reading

HOME = 0.5  # a paragraph with this share of its words in one of the other text belongs to it
MUTUAL_HOME = 0.25  # the same, where each is the other's best
STRAY = 0.6  # similarity from which a sentence that stands in another paragraph has moved there
STRAY_WORDS = 5
ECHO = 0.75  # similarity from which a sentence repeats one that has its counterpart already
ROOM = 0.5  # share of a part's words that its whole must have beside those that an earlier part explains


class Group(Struct, frozen=True):
    """Paragraphs of a and b that hold the same text, with their matched sentences; ``moved`` ones break the order."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    matches: tuple[Match, ...]
    moved: bool = False


class Grouping(Struct, frozen=True):
    """All groups, in a's order, and sentences that stand in paragraphs of the other text that their own do not belong
    to.

    ``strays`` moved there; ``echoes`` are in paragraphs that belong nowhere, and repeat what stands elsewhere in their
    own text (pull quotes do).
    """

    groups: tuple[Group, ...]
    strays: tuple[Match, ...]
    echoes: tuple[Match, ...]


def group_paragraphs(a: Reading, b: Reading, matches: Matches) -> Grouping:
    """Tie each paragraph to the one of the other text that holds most of it, and collect what is tied together.

    The ties make a forest of small stars: a paragraph is tied to at most one home, and is the home of those tied to it.
    """
    mutual = set(matches.mutual())
    groups = _mark_moved([_group(component, a, b, matches) for component in _components(_ties(a, b, matches))], a)
    inside = {(place, other) for group in groups for place in group.a for other in group.b}
    at_home_a = {place for group in groups for place in group.a}
    at_home_b = {place for group in groups for place in group.b}
    strays: list[Match] = []
    echoes: list[Match] = []
    for match in matches.all():
        left, right = a.sentences[match.a], b.sentences[match.b]
        if match.score < (STRAY if match in mutual else ECHO) or min(a.size(left), b.size(right)) < STRAY_WORDS:
            continue
        if match in mutual and (left.paragraph, right.paragraph) not in inside:
            strays.append(match)
        elif match not in mutual and not (left.paragraph in at_home_a and right.paragraph in at_home_b):
            echoes.append(match)
    return Grouping(tuple(groups), tuple(strays), tuple(echoes))


def _ties(a: Reading, b: Reading, matches: Matches) -> set[tuple[int, int]]:
    home_a = _homes(
        a,
        (
            (match.a, b.sentences[match.b].paragraph)
            for match in matches.of_a.values()
            if _is_part(a, match.a, matches.of_b[match.b].a, b, match.b)
        ),
    )
    home_b = _homes(
        b,
        (
            (match.b, a.sentences[match.a].paragraph)
            for match in matches.of_b.values()
            if _is_part(b, match.b, matches.of_a[match.a].b, a, match.a)
        ),
    )
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


def _is_part(reading: Reading, place: int, rival: int, other: Reading, whole: int) -> bool:
    """Tell whether a sentence may be a part of another text's, of which ``rival`` is the best part.

    The two parts stand in one paragraph or in neighbours, and the whole has words of the first that it has not from
    the rival.
    """
    if place == rival:
        return True
    part, best = reading.sentences[place], reading.sentences[rival]
    if abs(part.paragraph - best.paragraph) > 1:
        return False
    words = set(reading.cores(part))
    left = words & (set(other.cores(other.sentences[whole])) - set(reading.cores(best)))
    return bool(left) and len(left) >= ROOM * len(words - set(reading.cores(best)))


def _homes(reading: Reading, matched: Iterable[tuple[int, int]]) -> dict[int, tuple[int, float]]:
    """Return for each paragraph the one of the other text with most of its words, and the share of them."""
    shares: dict[int, Counter[int]] = defaultdict(Counter)
    for place, other in matched:
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
