"""Shingles and signatures without numpy, whose import takes as long as a few dozen texts take here."""

from __future__ import annotations

from collections.abc import Sequence

_WORD, _DOUBLE = 2**32 - 1, 2**64 - 1


def shingles(codes: Sequence[int], length: int) -> list[int]:
    """Return the distinct shingles, of ``length`` codes each, in order."""
    mixed = [0] * (len(codes) - length + 1)
    for offset in range(length):
        mixed = [
            (turned := (one ^ code) * 0x9E3779B97F4A7C15 & _DOUBLE) ^ turned >> 29
            for one, code in zip(mixed, codes[offset:], strict=False)
        ]
    return sorted(set(mixed))


def signature(found: Sequence[int], factors: Sequence[int], summands: Sequence[int]) -> bytes:
    """Return the least number that any of the shingles is taken to by each pair of a factor and a summand."""
    low = [_mixed(one & _WORD) for one in found]
    least = [
        min([one * factor + summand & _WORD for one in low]) for factor, summand in zip(factors, summands, strict=True)
    ]
    return b"".join(one.to_bytes(4, "little") for one in least)


def _mixed(code: int) -> int:
    code = (code ^ code >> 16) * 0x85EBCA6B & _WORD
    code = (code ^ code >> 13) * 0xC2B2AE35 & _WORD
    return code ^ code >> 16
