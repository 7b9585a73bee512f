"""Whether a passage goes on with the article before it: shared vocabulary, and the rhythm of teasers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.cleaning.features import Features, words_of
from corpus.cleaning.lexicon import STOP_WORDS
from corpus.cleaning.segmentation import Segment


def content_words(text: str) -> set[str]:
    """Return the words that carry a text's topic, cut to six letters so that forms of a word meet."""
    return {
        word[:6]
        for word in (found.lower().split("'")[0].split("’")[0] for found in words_of(text))
        if len(word) > 2 and word not in STOP_WORDS and not word.isdigit()
    }


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """Count in how many of the texts each content word stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(content_words(text))
    return counts


def overlap(text: str, known: Counter[str]) -> float:
    """Return the share of a text's content words that ``known`` has; 0 where it has none."""
    words = content_words(text)
    return sum(1 for word in words if word in known) / len(words) if words else 0.0


def goes_on(before: Sequence[tuple[Segment, Features]], after: Sequence[tuple[Segment, Features]], others: int) -> bool:
    """Tell whether the prose ``after`` an end cue belongs to the article ``before`` it.

    Teasers of other stories come with a caption and a credit each, and speak of other things; what follows an inserted
    box of links goes on about the same people. ``others`` is the number of credits and captions among ``after``.
    """
    prose = [segment.text for segment, features in after if features.prose]
    if not prose:
        return False
    known = vocabulary(segment.text for segment, _ in before)
    shared = sum(overlap(text, known) for text in prose) / len(prose)
    speech = sum(1 for _, features in after if features.prose and features.speech) / len(prose)
    rhythm = min(1.0, others / len(prose))
    return shared + 0.15 * speech - 0.35 * rhythm >= 0.30
