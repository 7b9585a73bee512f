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

from corpus.families import unaided

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.families.shingles import Shingles

BANDS = 32
# Signatures are stored: these, drawn at random once, may never change. The factors are odd, so that no two numbers of
# 32 bits are taken to the same one.
_FACTORS = bytes.fromhex(
    "4be883d5d7018ffe195fce70912878ddfffd0e00138799419755cb9a0b3d82ff"
    "9f96234b81a7e0782101472f03a10ccb997f5d5f8f3c9cc6db55edb0f9f3e856"
    "0d1b25cb33fafede65c9df1329aa4fb1fda9a0d6cb6265a02517d55ea993910c"
    "17f7ad68f9410ce3d59b98c139258b753bbf050e1db39e116584475789d4f2d3"
)
_SUMMANDS = bytes.fromhex(
    "d77cd46ad75f0b75e94b068ff142426ef765f023dead6af060c7b632568444c7"
    "8d98fdcce9d749b789fddff7078481cd3f913c503dcbc117160e3cb139a5a584"
    "010a5be080f771dd3cf104e5d1f842d40875c515d8e260d48d7eff09739ae645"
    "af017a2bea8f2a0f79f2cde0c8b9a7ab1e422d194724d39783b5cd6bc685f1ab"
)
_AT_ONCE = 20_000  # shingles that are permuted at a time, for the sake of memory
_DEVIATIONS = 3  # below what is expected of versions, from which shared bands speak against it


def signature(found: Shingles) -> bytes:
    """Return the signature of a set of shingles, 4 bytes a band; of an empty set it is empty."""
    if not len(found):
        return b""
    if isinstance(found, list):
        return unaided.signature(found, unpack("<32I", _FACTORS), unpack("<32I", _SUMMANDS))
    import numpy as np

    factors, summands = _permutations()
    low = _mixed(found.astype("uint32"))
    least = [(low[start : start + _AT_ONCE] * factors + summands).min(axis=1) for start in range(0, len(low), _AT_ONCE)]
    return bytes(np.min(least, axis=0).astype("<u4").tobytes())


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


def _mixed(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the codes with their bits mixed, one to one, as MurmurHash3 ends (A. Appleby, public domain)."""
    import numpy as np

    codes = (codes ^ (codes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    codes = (codes ^ (codes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return codes ^ (codes >> np.uint32(16))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the factors and the summands that take a number to its place in each band's order."""
    import numpy as np

    factors, summands = (np.frombuffer(given, "<u4").astype(np.uint32) for given in (_FACTORS, _SUMMANDS))
    return factors[:, None], summands[:, None]
