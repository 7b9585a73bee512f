"""How much of one text stands in another: shared runs of words."""

from __future__ import annotations

from collections.abc import Sequence

from index.compare.model import Overlap
from index.compare.reading import Reading, is_content

SHINGLE = 5  # words; shorter runs are shared by texts that have nothing to do with each other
VERSIONS = 0.25  # the share of either text from which the two are versions of one, if it is this many words
VERSIONS_WORDS = 20
BRIEF_VERSIONS = 0.4  # the share that is enough however few the words
FORM_WORDS = 100  # words that two texts may share and be the same form filled in twice
FORM_SHARE = 0.5  # the share of names and numbers that versions of one text have in common
PARTICULARS = 3  # names and numbers from which they say what a text is about
_MARKS = "\"'($€£"


def shingles(cores: Sequence[str], length: int = SHINGLE) -> set[tuple[str, ...]]:
    """Return the runs of ``length`` folded words (Broder, 1997); of a shorter text the whole."""
    if len(cores) < length:
        return {tuple(cores)} if cores else set()
    return set(zip(*(cores[offset:] for offset in range(length)), strict=False))


def overlap(a: Sequence[str], b: Sequence[str]) -> Overlap:
    """Measure the share of each text's folded words that lie in a shared shingle."""
    shared = shingles(a) & shingles(b)
    return Overlap(_covered(a, shared), _covered(b, shared))


def _covered(cores: Sequence[str], shared: set[tuple[str, ...]]) -> float:
    if not cores:
        return 0.0
    length = min(SHINGLE, len(cores))
    covered = reach = 0
    for place in range(len(cores) - length + 1):
        if tuple(cores[place : place + length]) in shared:
            covered += place + length - max(reach, place)
            reach = place + length
    return covered / len(cores)


def are_versions(measured: Overlap, words_a: int, words_b: int) -> bool:
    """Tell whether two texts share as much as versions of one do."""
    return any(
        share >= BRIEF_VERSIONS or (share >= VERSIONS and share * words >= VERSIONS_WORDS)
        for share, words in ((measured.a_in_b, words_a), (measured.b_in_a, words_b))
    )


def share_a_form(measured: Overlap, a: Reading, b: Reading) -> bool:
    """Tell whether what two texts share is a form that was filled in twice: brief, and with other names and numbers.

    Reports of two earthquakes have most of their sentences in common, and neither the place nor the day.
    """
    if max(measured.a_in_b * len(a.words), measured.b_in_a * len(b.words)) > FORM_WORDS:
        return False
    own_a, own_b = particulars(a), particulars(b)
    fewer = min(len(own_a), len(own_b))
    return fewer >= PARTICULARS and len(own_a & own_b) < FORM_SHARE * fewer


def particulars(reading: Reading) -> set[str]:
    """Return the words by which a text can be told from one about something else: names and numbers, by their form.

    A capital at the beginning of a sentence says nothing.
    """
    begins = {sentence.first for sentence in reading.sentences}
    return {
        word.core
        for place, word in enumerate(reading.words)
        if is_content(word.core)
        and (
            word.core.lstrip("$€£")[:1].isdigit() or (place not in begins and word.folded.lstrip(_MARKS)[:1].isupper())
        )
    }
