"""Names in East Asian order: the surname first, then a given name of one or two syllables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

LONGEST_NAME = 3  # words, the hyphen of a given name counted as a gap


@cache
def _pinyin() -> re.Pattern[str]:
    """Match a given name in pinyin: one or two syllables."""
    syllable = (
        r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
        r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiou])"
    )
    return re.compile(rf"{syllable}(?:{syllable})?")


@cache
def _syllable() -> re.Pattern[str]:
    """Match one syllable as Korean, Cantonese and older Chinese spellings write it."""
    return re.compile(r"(?:hs|ts|ch|sh|zh|kw|gw|hw|ky|[bcdfghjklmnprstwyxzq])?[aeiouyw]{1,4}(?:ng|[nmklptrh])?")


def is_given_name(word: str) -> bool:
    """Tell whether a word can be a Chinese given name in pinyin ("Jinping", "He")."""
    return bool(_pinyin().fullmatch(word.lower()))


def in_eastern_order(words: Sequence[str]) -> bool:
    """Tell whether the words after an East Asian surname are a given name, and not a western surname."""
    given = words[1:]
    if not 1 <= len(given) < LONGEST_NAME:
        return False
    if len(given) == 1 and is_given_name(given[0]):
        return True
    return all(_syllable().fullmatch(word) for word in given)
