"""How much of one text stands in another: shared runs of words."""

from __future__ import annotations

from collections.abc import Sequence

from index.compare.model import Overlap

SHINGLE = 5  # words; shorter runs are shared by texts that have nothing to do with each other
VERSIONS = 0.25  # the share of either text from which the two are versions of one, if it is this many words
VERSIONS_WORDS = 20
BRIEF_VERSIONS = 0.4  # the share that is enough however few the words


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
    """Tell whether two texts are versions of one."""
    return any(
        share >= BRIEF_VERSIONS or (share >= VERSIONS and share * words >= VERSIONS_WORDS)
        for share, words in ((measured.a_in_b, words_a), (measured.b_in_a, words_b))
    )
