"""Independent accounts of one story: which sentences seem to report the same fact in other words.

Sentences are bags of weighted clues: entities, stems, pairs of stems, families of words that news uses for each other,
quantities. Two sentences are tied when each is among the other's nearest, by the cosine of their bags with the lengths
evened out, and when they are near enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log, sqrt

from corpus.article import EntityType
from index.compare.identity import Identities
from index.compare.model import Passage, PassageKind
from index.compare.odds import AGAINST, DOUBT, against, marks
from index.compare.quantities import within
from index.compare.reading import Word, is_content
from index.compare.side import Side, bare
from index.compare.stems import family, stem
from index.compare.vocabulary import COMMON_WORDS, DAYS
from index.compare.weights import Rarity, neutral

FLOOR = 0.105  # score from which two sentences may report one fact
RIVAL = 0.7  # a sentence this near to the best is as good
PIVOT = 0.5  # how far the lengths of sentences are evened out
ORDER = 0.3  # the share of the score that two sentences at opposite ends of their texts lose
STRONG_ONE, STRONG_TWO = 0.35, 0.2  # one fact this near, or two, and the texts tell one story
EVIDENCE = 2.0  # telling clues that two sentences must share, each counted for what it tells
THIN = 1.5  # evidence that will do where the score is
THIN_FLOOR = 0.15
COMMON = 0.4  # a clue that more of the sentences hold tells nothing by itself
LONGEST_POSTING = 64
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
_TELLING = {"entity": 1.0, "quantity": 1.0, "family": 1.0, "stem": 1.0, "time": 1.0, "word": 0.5}
_RARE_TELLING = _TELLING | {"entity": 1.5, "quantity": 2.0}
RARE = 3  # sentences; a name or a number that no more of them hold nearly tells a fact by itself
_WEEKEND = frozenset({"saturday", "sunday", "weekend"})
_NEAR = frozenset({"last", "this", "next"})
_PERIODS = frozenset({"week", "month", "year"})
_TIME_WORDS = frozenset({*DAYS, *_WEEKEND, *_NEAR, *_PERIODS})
FAMILY, KIN, PAIR, QUANTITY, UNIT, TIME, COMMON_WORD = 0.6, 0.45, 0.6, 1.5, 0.5, 0.6, 0.5
Clue = tuple[str, str]
Bag = Mapping[Clue, float]
Scored = tuple[int, int, float]
WordClues = tuple[str, tuple[tuple[Clue, float], ...]]


def same_facts(a: Side, b: Side, rarity: Rarity | None, known: Iterable[Passage]) -> list[Passage]:
    """Return passages that tie a sentence of a to one of b that seems to report the same fact.

    Paragraphs that already stand in a ``known`` passage are left alone.
    """
    identities = Identities(a.tagging.mentions, b.tagging.mentions)
    taken = [(paragraph, passage) for passage in known for paragraph in passage.a]
    taken_a = {paragraph for paragraph, _ in taken}
    taken_b = {paragraph for _, passage in taken for paragraph in passage.b}
    in_a, in_b = a.reading.sentences, b.reading.sentences
    marks_a, marks_b = marks(a, b), marks(b, a)
    words: dict[str, list[WordClues]] = {}
    scored = [
        (i, j, score * DOUBT**signs)
        for i, j, score in scores(*(clue_bags(side, identities, rarity, words) for side in (a, b)))
        if in_a[i].paragraph not in taken_a and in_b[j].paragraph not in taken_b
        for signs in [against(marks_a[i], marks_b[j])]
        if signs < AGAINST
    ]
    return [
        Passage(
            (in_a[i].paragraph,),
            (in_b[j].paragraph,),
            PassageKind.SAME_FACT,
            round(min(score, 1.0), 4),
            a_spans=((in_a[i].start, in_a[i].end),),
            b_spans=((in_b[j].start, in_b[j].end),),
        )
        for i, j, score in choose(scored)
    ]


def one_story(facts: Sequence[Passage]) -> bool:
    """Tell whether the facts that two texts seem to share make them accounts of one story."""
    best = sorted((fact.score for fact in facts), reverse=True)
    return best[:1] >= [STRONG_ONE] or best[1:2] >= [STRONG_TWO]


def clue_bags(
    side: Side, identities: Identities, rarity: Rarity | None, known: dict[str, list[WordClues]]
) -> list[dict[Clue, float]]:
    """Return the clues of each sentence with what their kind is worth; ``known`` remembers those of each word."""
    named = [mention for mention in side.tagging.mentions if mention.type in _TYPES]
    starts = [mention.start for mention in named]
    bags = []
    for sentence in side.reading.sentences:
        bag: dict[Clue, float] = {}
        inside = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for mention in inside:
            bag["entity", identities.key(mention)] = _TYPES[mention.type]
        numbers = within(side.numbers, (sentence.start, sentence.end))
        for number in numbers:
            if number.unit or number.value >= 100:
                bag["quantity", f"{number.value.normalize()} {number.unit}"] = QUANTITY
            if number.unit:
                bag["unit", number.unit] = UNIT
        covered = sorted([(m.start, m.end) for m in inside] + [(n.start, n.end) for n in numbers])
        words = side.reading.words[sentence.first : sentence.last]
        clues = _word_clues(_uncovered(words, covered), known, rarity)
        for clue, worth in chain(clues, _time_clues([word.core for word in words])):
            bag[clue] = max(bag.get(clue, 0.0), worth)
        bags.append(bag)
    return bags


def _uncovered(words: Iterable[Word], covered: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the folded words that are in no covered stretch, and an empty one for those that are."""
    place = 0
    for word in words:
        while place < len(covered) and covered[place][1] <= word.start:
            place += 1
        yield "" if place < len(covered) and covered[place][0] < word.end else bare(word)


def _word_clues(
    words: Iterable[str], known: dict[str, list[WordClues]], rarity: Rarity | None
) -> Iterator[tuple[Clue, float]]:
    """Yield the clues of words of content and of neighbours among them; an empty word parts neighbours."""
    before = ""
    for word in words:
        if not word:
            before = ""
            continue
        if word not in known:
            known[word] = _clues_of(word, rarity)
        for root, clues in known[word]:
            yield from clues
            if before:
                yield ("pair", f"{before} {root}"), PAIR
            before = root


def _clues_of(word: str, rarity: Rarity | None) -> list[WordClues]:
    """Return, for each part of a word, its stem and its clues; nothing for stop words and words of time."""
    found: list[WordClues] = []
    for part in (word,) if family(word) else word.split("-"):
        if not is_content(part) or part in _TIME_WORDS:
            continue
        kin, root = family(part), stem(part)
        worth = rarity.weight(part) if rarity else neutral(part)
        if kin:
            found.append((root, ((("family", kin), FAMILY), (("word", root), KIN * worth))))
        elif part in COMMON_WORDS:
            found.append((root, ((("word", root), COMMON_WORD * worth),)))
        else:
            found.append((root, ((("stem", root), worth),)))
    return found


def _time_clues(words: Sequence[str]) -> Iterator[tuple[Clue, float]]:
    """Yield days of the week and "last month" and its like; Saturday and Sunday are the weekend, too."""
    for before, word in pairwise(("", *words)):
        if word in DAYS or word == "weekend":
            yield ("time", word), TIME / 2
            if word in _WEEKEND:
                yield ("time", "the weekend"), TIME
        elif before in _NEAR and word in _PERIODS:
            yield ("time", f"{before} {word}"), TIME


def scores(a: Sequence[Bag], b: Sequence[Bag]) -> list[Scored]:
    """Score the pairs of sentences that share clues by the cosine of their bags, with pivoted lengths.

    The pivot is that of Singhal, Buckley and Mitra, "Pivoted Document Length Normalization" (1996).
    """
    held: Counter[Clue] = Counter()
    for bag in (*a, *b):
        held.update(bag.keys())
    count = len(a) + len(b)
    rareness = {times: log((count + 4) / (max(times, 2) + 2)) for times in set(held.values())}

    def weigh(bag: Bag) -> dict[Clue, float]:
        return {clue: worth * rareness[held[clue]] for clue, worth in bag.items()}

    weighed_a, weighed_b = [weigh(bag) for bag in a], [weigh(bag) for bag in b]
    lengths_a, lengths_b = _lengths(weighed_a), _lengths(weighed_b)
    postings: dict[Clue, list[tuple[int, float]]] = defaultdict(list)
    for j, bag in enumerate(weighed_b):
        for clue, weight in bag.items():
            postings[clue].append((j, weight))
    found = []
    for i, bag in enumerate(weighed_a):
        sums: dict[int, float] = defaultdict(float)
        evidence: dict[int, float] = defaultdict(float)
        for clue, weight in bag.items():
            posting = postings.get(clue, ())
            if len(posting) <= LONGEST_POSTING:
                tells = _RARE_TELLING if held[clue] <= RARE else _TELLING
                telling = tells.get(clue[0], 0.0) if held[clue] <= max(2, COMMON * count) else 0.0
                for j, other in posting:
                    sums[j] += weight * other
                    evidence[j] += telling
        for j, total in sums.items():
            if evidence[j] < THIN:
                continue
            apart = abs(i / len(a) - j / len(b))
            score = total / (lengths_a[i] * lengths_b[j]) * (1 - ORDER * apart)
            if evidence[j] >= EVIDENCE or score >= THIN_FLOOR:
                found.append((i, j, score))
    return found


def _lengths(bags: Sequence[Bag]) -> list[float]:
    lengths = [sqrt(sum(weight * weight for weight in bag.values())) for bag in bags]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    return [(1 - PIVOT) * length + PIVOT * mean or 1.0 for length in lengths]


def choose(scored: Iterable[Scored]) -> list[Scored]:
    """Keep the pairs above the floor in which each is among the other's best."""
    firm = [pair for pair in scored if pair[2] >= FLOOR]
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for i, j, score in firm:
        best_a[i] = max(best_a[i], score)
        best_b[j] = max(best_b[j], score)
    return sorted(pair for pair in firm if pair[2] >= RIVAL * best_a[pair[0]] and pair[2] >= RIVAL * best_b[pair[1]])
