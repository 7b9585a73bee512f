"""Independent accounts of one story: which sentences seem to report the same fact in other words.

Sentences are bags of weighted clues: entities, stems, families of words that news uses for each other, quantities,
dates. Two sentences are tied when each is among the other's nearest by the cosine of their bags.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from corpus.article import EntityType, Mention, Tagging
from index.compare.identity import Identities
from index.compare.model import Passage, PassageKind
from index.compare.quantities import quantities
from index.compare.reading import Reading, is_content
from index.compare.stems import family, stem
from index.compare.weights import Rarity, neutral

FLOOR = 0.15  # cosine from which two sentences may report one fact
RIVAL = 0.85  # a sentence this near to the best is as good
LONGEST_POSTING = 64
CANDIDATES = 12
_TYPES = {
    EntityType.PERSON: 1.3,
    EntityType.ORG: 1.2,
    EntityType.PRODUCT: 1.2,
    EntityType.EVENT: 1.2,
    EntityType.LAW: 1.2,
    EntityType.LOC: 1.0,
    EntityType.GPE: 0.8,
    EntityType.NORP: 0.8,
}
Clue = tuple[str, str]
Bag = Mapping[Clue, float]


def same_facts(
    a: Reading,
    b: Reading,
    tagging_a: Tagging,
    tagging_b: Tagging,
    rarity: Rarity | None,
    known: Iterable[Passage],
) -> list[Passage]:
    """Return passages that tie a sentence of a to one of b that seems to report the same fact.

    Paragraphs that already stand in a ``known`` passage are left alone.
    """
    identities = Identities(tagging_a.mentions, tagging_b.mentions)
    taken_a = {paragraph for passage in known for paragraph in passage.a}
    taken_b = {paragraph for passage in known for paragraph in passage.b}
    bags_a = clue_bags(a, tagging_a.mentions, identities)
    bags_b = clue_bags(b, tagging_b.mentions, identities)
    scored = scores(bags_a, bags_b, rarity)
    return [
        Passage(
            (a.sentences[i].paragraph,),
            (b.sentences[j].paragraph,),
            PassageKind.SAME_FACT,
            round(score, 4),
            a_spans=((a.sentences[i].start, a.sentences[i].end),),
            b_spans=((b.sentences[j].start, b.sentences[j].end),),
        )
        for i, j, score in choose(scored)
        if a.sentences[i].paragraph not in taken_a and b.sentences[j].paragraph not in taken_b
    ]


def clue_bags(reading: Reading, mentions: Sequence[Mention], identities: Identities) -> list[dict[Clue, float]]:
    """Return the clues of each sentence with what their kind is worth."""
    named = [mention for mention in mentions if mention.type in _TYPES]
    bags = []
    for sentence in reading.sentences:
        words = reading.words[sentence.first : sentence.last]
        bag: dict[Clue, float] = {}
        first = bisect_left(named, sentence.start, key=lambda mention: mention.start)
        last = bisect_left(named, sentence.end, key=lambda mention: mention.start)
        inside = named[first:last]
        for mention in inside:
            bag["entity", identities.key(mention)] = _TYPES[mention.type]
        covered = [(mention.start, mention.end) for mention in inside]
        for quantity in quantities(words):
            bag["quantity", f"{quantity.value.normalize()} {quantity.unit}"] = 1.5
            if quantity.unit:
                bag["unit", quantity.unit] = 0.5
            covered.append((quantity.start, quantity.end))
        for word in words:
            if is_content(word.core) and not any(start < word.end and word.start < end for start, end in covered):
                for part in word.core.split("-") if family(word.core) is None else (word.core,):
                    for clue, worth in word_clues(part):
                        bag[clue] = max(bag.get(clue, 0.0), worth)
        bags.append(bag)
    return bags


def word_clues(word: str) -> Iterable[tuple[Clue, float]]:
    """Yield the clues that a word of content gives."""
    if not is_content(word):
        return
    kin = family(word)
    if kin:
        yield ("family", kin), 0.6
    yield ("stem", stem(word)), 0.4 if kin else neutral(word)


def scores(a: Sequence[Bag], b: Sequence[Bag], rarity: Rarity | None) -> list[tuple[int, int, float]]:
    """Return the cosine of every pair of sentences worth measuring."""
    held: Counter[Clue] = Counter()
    for bag in (*a, *b):
        held.update(bag.keys())
    count = len(a) + len(b)

    def weight(clue: Clue, worth: float) -> float:
        common = rarity.weight(clue[1]) if rarity and clue[0] == "stem" else 1.0
        return worth * common * log((count + 4) / (max(held[clue], 2) + 2))

    weighed_a = [{clue: weight(clue, worth) for clue, worth in bag.items()} for bag in a]
    weighed_b = [{clue: weight(clue, worth) for clue, worth in bag.items()} for bag in b]
    norms_a = [sqrt(sum(w * w for w in bag.values())) for bag in weighed_a]
    norms_b = [sqrt(sum(w * w for w in bag.values())) for bag in weighed_b]
    postings: dict[Clue, list[tuple[int, float]]] = defaultdict(list)
    for j, bag in enumerate(weighed_b):
        for clue, w in bag.items():
            postings[clue].append((j, w))
    found = []
    for i, bag in enumerate(weighed_a):
        sums: Counter[int] = Counter()
        for clue, w in bag.items():
            posting = postings.get(clue, ())
            if len(posting) <= LONGEST_POSTING:
                for j, other in posting:
                    sums[j] += w * other  # type: ignore[assignment]
        found += [(i, j, total / (norms_a[i] * norms_b[j])) for j, total in sums.items() if total > 0]
    return found


def choose(scored: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Keep the pairs above the floor in which each is among the other's best."""
    firm = [pair for pair in scored if pair[2] >= FLOOR]
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for i, j, score in firm:
        best_a[i] = max(best_a[i], score)
        best_b[j] = max(best_b[j], score)
    return sorted(pair for pair in firm if pair[2] >= RIVAL * best_a[pair[0]] and pair[2] >= RIVAL * best_b[pair[1]])
