"""MinHash signatures: a few numbers by which texts that share shingles are found (A. Broder, 1997).

Each number of a signature is a band of its own for locality-sensitive hashing (P. Indyk, R. Motwani, 1998). Bands of
several rows would pass over an excerpt of a long text, whose Jaccard similarity to it is small however whole it stands
in it; texts that have nothing to do with each other share no shingle of four words, and so hardly ever a band.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import MinHash

    from corpus.families.shingles import Shingles

BANDS = 32
_AT_ONCE = 50_000  # shingles that are permuted at a time, for the sake of memory
_DEVIATIONS = 3  # below what is expected of versions, from which shared bands speak against it


def signature(found: Shingles) -> bytes:
    """Return the signature of a set of shingles, 4 bytes a band; of an empty set it is empty."""
    if not len(found):
        return b""
    sketch = _empty().copy()
    low = found.astype("uint32").tolist()
    for start in range(0, len(low), _AT_ONCE):
        sketch.update_batch(low[start : start + _AT_ONCE])
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


def bands(signed: bytes) -> list[int]:
    """Return a signature's bands: numbers that it has in common with those of similar texts."""
    values = unpack(f"<{len(signed) // 4}I", signed)
    return [(band << 32) | value for band, value in enumerate(values)]


def may_be_versions(common: int, sizes: tuple[int, int], containment: float) -> bool:
    """Tell whether so many common bands let two sets of these sizes have ``containment`` of the smaller in common.

    The number of common bands is binomial, its mean the Jaccard similarity times the number of bands.
    """
    both = containment * min(sizes)
    jaccard = both / (sum(sizes) - both)
    expected = BANDS * jaccard
    return common >= expected - _DEVIATIONS * sqrt(expected * (1 - jaccard))


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    # Signatures are stored: the scheme and the seed behind the permutations may never change.
    return MinHash(num_perm=BANDS, seed=1, scheme="affine32", hashfunc=int)
