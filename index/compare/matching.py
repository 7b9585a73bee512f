"""Which sentences of two texts are the same sentence, reworded or not.

Candidates come from an inverted index of word trigrams and rare words, so that the work grows with the length of the
texts and not with its square; only candidates are measured.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from index.compare.order import expected, forward
from index.compare.reading import Reading, content
from index.compare.weights import Weights

LONGEST_POSTING = 8  # a key that more sentences hold than this proposes none of them
CANDIDATES = 6  # measured for each sentence
FLOOR = 0.45  # similarity from which two sentences of versions of one text are one
NEAR_FLOOR = 0.3  # the same, for sentences that stand where the order of the text expects them
COPY_FLOOR = 0.7  # the same, in texts that are no versions of each other: only what was copied
NEAR = 0.04  # how much the expected place is worth among candidates


class Match(Struct, frozen=True):
    """Sentence ``a`` of one text is sentence ``b`` of the other."""

    a: int
    b: int
    score: float


class Profile(Struct, frozen=True):
    """What a sentence is measured by."""

    cores: tuple[str, ...]
    words: frozenset[str]
    content: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    weight: float


class Matches(Struct, frozen=True):
    """The best match of each sentence, in both directions."""

    of_a: dict[int, Match]
    of_b: dict[int, Match]

    def mutual(self) -> list[Match]:
        """Return the matches that are best for both of their sentences, in a's order."""
        return [match for place, match in sorted(self.of_a.items()) if self.of_b.get(match.b) == match]

    def all(self) -> list[Match]:
        """Return every best match once, in a's order."""
        return sorted({*self.of_a.values(), *self.of_b.values()}, key=lambda match: (match.a, match.b))


def profiles(reading: Reading, weights: Weights) -> list[Profile]:
    """Return the profile of each sentence."""
    found = []
    for sentence in reading.sentences:
        cores = reading.cores(sentence)
        words = frozenset(cores)
        bigrams = frozenset(pairwise(cores))
        found.append(Profile(cores, words, frozenset(content(words)), bigrams, sum(map(weights, words))))
    return found


def similarity(a: Profile, b: Profile, weights: Weights) -> float:
    """Return how far two sentences are one, 0 to 1: weighted shared words, half of it counted where they are in
    sequence.

    Where the shorter stands within the longer, it is measured by the shorter alone, at a discount. Sentences that
    share fewer than three words of content are none of each other's, unless they are almost equal.
    """
    if a.cores == b.cores:
        return 1.0
    shared = a.words & b.words
    common = len(a.content & b.content)
    if common < 2:
        return 0.0
    weight = sum(map(weights, shared))
    run = sum(map(weights, {word for bigram in a.bigrams & b.bigrams for word in bigram}))
    both = (weight + run) / (a.weight + b.weight)
    if common < 3:
        return both if both >= 0.7 else 0.0
    within = (weight + run) / (2 * min(a.weight, b.weight))
    return min(max(both, 0.8 * within if common >= 5 else 0.0), 0.99)


def keys(profile: Profile, words: bool) -> set[object]:
    """Return what a sentence is looked up by: trigrams, all of it, and if ``words`` is true its words of content."""
    found: set[object] = set(zip(profile.cores, profile.cores[1:], profile.cores[2:], strict=False))
    found.add(profile.cores)
    return found | profile.content if words else found


def candidates(a: Sequence[Profile], b: Sequence[Profile], words: bool = True) -> list[tuple[int, int]]:
    """Return the pairs of sentences worth measuring, in order.

    They share a trigram, or a word of content where ``words`` is true, that few other sentences have.
    """
    postings: dict[object, list[int]] = defaultdict(list)
    for place, profile in enumerate(b):
        for key in keys(profile, words):
            postings[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for_b: dict[int, dict[int, int]] = defaultdict(dict)
    met: Counter[tuple[str, ...]] = Counter()
    for place, profile in enumerate(a):
        votes: dict[int, int] = defaultdict(int)
        same = postings.get(profile.cores, [])
        if met[profile.cores] < len(same):
            pairs.add((place, same[met[profile.cores]]))  # of a refrain the second is the second
            met[profile.cores] += 1
        for key in keys(profile, words):
            posting = postings.get(key)
            if posting and len(posting) <= LONGEST_POSTING:
                for other in posting:
                    votes[other] += 1
        pairs.update((place, other) for other, _ in _top(votes))
        for other, count in votes.items():
            for_b[other][place] = count
    for other, votes in for_b.items():
        pairs.update((place, other) for place, _ in _top(votes))
    return sorted(pairs)


def _top(votes: Mapping[int, int]) -> list[tuple[int, int]]:
    if len(votes) <= CANDIDATES:
        return list(votes.items())
    return sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:CANDIDATES]


def match_sentences(a: Reading, b: Reading, weights: Weights, versions: bool) -> Matches:
    """Match the sentences of two texts by content; order decides between equals and lets weak neighbours through.

    ``versions`` tells whether the texts are known to be versions of one.
    """
    floor, near_floor = (FLOOR, NEAR_FLOOR) if versions else (COPY_FLOOR, COPY_FLOOR)
    profiles_a, profiles_b = profiles(a, weights), profiles(b, weights)
    measured = [
        Match(left, right, score)
        for left, right in candidates(profiles_a, profiles_b, versions)
        if (score := similarity(profiles_a[left], profiles_b[right], weights)) >= near_floor
    ]
    first = _best(measured, {})
    firm = [match for match in first.mutual() if match.score >= floor]
    chain = forward([(match.a, match.b, match.score * len(profiles_a[match.a].cores)) for match in firm])
    anchors = [(firm[index].a, firm[index].b) for index in chain]
    distance = {
        (match.a, match.b): abs(expected(anchors, match.a, len(profiles_a), len(profiles_b)) - match.b)
        for match in measured
    }
    kept = [match for match in measured if match.score >= floor or distance[match.a, match.b] <= 1.0]
    return _best(kept, {pair: NEAR / (1 + steps / 3) for pair, steps in distance.items()})


def _best(matches: Iterable[Match], bonus: dict[tuple[int, int], float]) -> Matches:
    of_a: dict[int, Match] = {}
    of_b: dict[int, Match] = {}
    ranked = sorted(matches, key=lambda match: (-match.score - bonus.get((match.a, match.b), 0.0), match.a, match.b))
    for match in ranked:
        of_a.setdefault(match.a, match)
        of_b.setdefault(match.b, match)
    return Matches(of_a, of_b)
