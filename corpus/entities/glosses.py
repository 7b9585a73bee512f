"""Find acronyms that a text explains by words in small letters: "hypersensitivity pneumonitis, or HP" names nothing."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.entities.lexicon import ANY_HEAD, Lexicon
from corpus.entities.tokens import Tokens, word_set

LONGEST = 6  # letters
PASSED = word_set("of and the for in to")


def glosses(tokens: Tokens, places: Iterable[int], lexicon: Lexicon) -> set[str]:
    """Return the acronyms, of the words with capitals at ``places``, that stand for ordinary words.

    A body may be explained so too ("the national port council (NPC)"), so its head must not be among the words.
    """
    words = tokens.words
    found: set[str] = set()
    for place in places:
        word = words[place]
        if 1 < len(word) <= LONGEST and word.isupper() and word.isalpha() and word not in found:
            begin = _explained(words, place)
            spelled = begin and _spelling(words[max(0, begin - 2 * LONGEST) : begin], word)
            if spelled and not any(lexicon.flags(each) & ANY_HEAD for each in spelled):
                found.add(word)
    return found


def _explained(words: list[str], place: int) -> int:
    """Return the token after what an acronym at ``place`` would stand for, or 0."""
    if place > 1 and words[place - 1] == "(" and words[place + 1 : place + 2] == [")"]:
        return place - 1
    return place - 2 if place > 2 and words[place - 2 : place] == [",", "or"] else 0


def _spelling(words: list[str], acronym: str) -> list[str]:
    """Return the small words at the end of ``words`` that begin with an acronym's letters, or nothing."""
    spelled: list[str] = []
    letters = acronym.lower()
    for word in reversed(words):
        if not letters or not word.islower():
            break
        if word[0] == letters[-1]:
            letters = letters[:-1]
            spelled.append(word)
        elif word not in PASSED and word != "-":
            break
    return [] if letters else spelled
