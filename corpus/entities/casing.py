"""Decide where a capital letter says something.

A capital at the beginning of a sentence, in a headline or in a line of capitals is no sign of a name, unless the
word is no ordinary one. Each token gets a form (its spelling, in a line of capitals the spelling it would have
elsewhere) and a mark.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from corpus.entities.glosses import glosses
from corpus.entities.lexicon import (
    COMMON,
    FIRST,
    FUNCTION,
    HEAD,
    INITIALISM,
    LAST,
    PLACE_HEAD,
    SAID,
    TITLE,
    VERB,
    Lexicon,
)
from corpus.entities.tokens import LINE_BREAK, Tokens

SMALL, WEAK, CAPITAL = 0, 1, 2
OPENERS = frozenset("\n.!?…:;\"“”‘'«•*–—|>()[]")
NEVER = frozenset({"I", "No.", "Nos"})
ASKING = frozenset({"WHO"})
LONGEST_WORD = 60
LONGEST_HEADLINE = 30
LONGEST_HEADING = 12


class Cased(Struct, frozen=True):
    """Tokens with what their capitals mean: ``mark[i]`` is SMALL, WEAK (may be an ordinary word) or CAPITAL."""

    tokens: Tokens
    forms: list[str]
    mark: list[int]
    lower: frozenset[str]  # words that the text writes small
    shouted: list[bool]  # written in capitals throughout, which may be no acronym
    lines: list[int]  # the first token of each line that is not empty


def _lines(words: list[str]) -> list[tuple[int, int]]:
    lines = []
    start = 0
    for _ in range(words.count(LINE_BREAK)):
        place = words.index(LINE_BREAK, start)
        lines.append((start, place))
        start = place + 1
    lines.append((start, len(words)))
    return lines


def _style(words: list[str]) -> tuple[bool, bool]:
    """Tell whether a line is a headline with capitals on its words, and whether it is written in capitals."""
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) < 2 or len(letters) > LONGEST_HEADLINE:
        return False, False
    upper = sum(1 for word in letters if word.isupper() and len(word) > 1)
    if (upper >= 3 and upper * 10 >= 7 * len(letters)) or (upper == len(letters) and words[-1].isalpha()):
        return True, True
    if words[-1] in ".,;" and len(letters) > 4:
        return False, False
    long = [word for word in letters if len(word) > 3]
    small = sum(1 for word in long if word[0].islower())
    return len(long) - small >= 3 and small * 5 <= len(long), False


def _heading(words: list[str], start: int, end: int) -> int:
    """Return where the words in capitals end with which a paragraph is headed ("ACROSS THE POND: …"), or 0."""
    at = start
    while at < min(end, start + LONGEST_HEADING) and not words[at][0].islower():
        if words[at] == ":":
            letters = [word for word in words[start:at] if word[0].isalpha()]
            return at if len(letters) > 1 and all(word.isupper() for word in letters) else 0
        at += 1
    return 0


def _is_surname(word: str, bits: int, before: int) -> bool:
    """Tell whether an ordinary word of a headline may be the surname behind a first name ("Stuart | Law")."""
    named = before & FIRST and not before & COMMON
    return bool(named) and bits & (FUNCTION | VERB | TITLE) == 0 and not word.endswith(("s", "ed", "ing"))


def _shouted_form(word: str, lexicon: Lexicon, asked: bool) -> str:
    """Spell a word of a line of capitals as it would stand elsewhere; known acronyms stay but in a question's "WHO"."""
    if asked and word in ASKING:
        return word.lower()
    if word in lexicon.whole or "." in word or len(word) < 2:
        return word
    title = word.title() if "'" not in word else word.capitalize()
    if lexicon.flags(title) & FUNCTION:
        return word.lower()
    return title


def _headline_mark(form: str, bits: int, beside: tuple[int, int], lower: frozenset[str]) -> int:
    """Say what a capital in a headline means: little, unless the word is no ordinary one.

    ``beside`` are the classes of the words before and after it.
    """
    before, following = beside
    if bits & FUNCTION:
        return SMALL
    if bits & COMMON or form.lower() in lower:
        likely = bits & (HEAD | TITLE | PLACE_HEAD) or following & HEAD or _is_surname(form, bits, before)
        return WEAK if likely else SMALL
    return CAPITAL if bits & (FIRST | LAST) else WEAK


def case(tokens: Tokens, lexicon: Lexicon) -> Cased:
    """Mark each token of a text; time is linear in the number of tokens."""
    words = tokens.words
    forms = list(words)
    mark = [SMALL] * len(words)
    shouted = [False] * len(words)
    different = set(words)
    lower = frozenset(word for word in different if word[0].islower())
    large = {word for word in different if word[0].isupper()}
    upper = _named([place for place, word in enumerate(words) if word in large], tokens, forms, lexicon)
    inner: set[str] = set()
    doubtful: list[int] = []
    lines = _lines(words)
    for start, end in lines:
        headline, capitals = _style(words[start:end]) if end - start <= 3 * LONGEST_HEADLINE else (False, False)
        heading = 0 if capitals else _heading(words, start, end)
        market = -1
        for place in upper[bisect_left(upper, start) : bisect_left(upper, end)]:
            word = words[place]
            if len(word) > LONGEST_WORD or word in NEVER or (word[1:2] in {"'", "’"} and word[0] == "I"):
                continue
            before = "." if place - 1 == market else words[place - 1] if place > start else LINE_BREAK
            if before == "." and tokens.touches(place) and len(word) < 4 and words[place - 2][0].isdigit():
                market = place  # the one in "000063.SZ"
                continue
            if (capitals or place < heading) and word.isupper():
                forms[place] = word = _shouted_form(word, lexicon, words[end - 1] == "?")
                shouted[place] = True
            elif len(word) > 2 and word.isupper() and word not in lexicon.whole:
                shouted[place] = True
                title = word.title()
                if word.lower() in lower and (before in {"a", "A", "the", "The"} or lexicon.flags(word) & COMMON):
                    continue  # "A HUNTER": loud, but a word
                if title in lexicon.known or (len(word) > 3 and title in lexicon.cities):
                    forms[place] = word = title
            bits = lexicon.flags(word)
            following = words[place + 1] if place + 1 < end else ""
            if bits & INITIALISM and word.isupper() and not lexicon.begins(word, following):
                continue  # "GDP" names nothing
            if headline or place < heading:
                known = lexicon.begins(word, following)
                beside = lexicon.flags(before), lexicon.flags(following) if following else 0
                mark[place] = CAPITAL if known else _headline_mark(word, bits, beside, lower)
            elif before in OPENERS or (before == "-" and not tokens.touches(place)):
                doubtful.append(place)
            elif bits & FUNCTION and _is_small(place, tokens, before, lexicon):
                mark[place] = SMALL  # "The" in "The Hague Times": a known name may still begin with it
            else:
                mark[place] = CAPITAL
                inner.add(word)
    for place in doubtful:
        mark[place] = _opening_mark(place, tokens, forms, lower, inner, lexicon)
    return Cased(tokens, forms, mark, lower, shouted, [start for start, end in lines if start < end])


def _named(upper: list[int], tokens: Tokens, forms: list[str], lexicon: Lexicon) -> list[int]:
    """Return those of the words with capitals that may name something; acronyms that do not get a small form."""
    explained = glosses(tokens, upper, lexicon)
    if not explained:
        return upper
    for place in upper:
        if tokens.words[place] in explained:
            forms[place] = tokens.words[place].lower()
    return [place for place in upper if tokens.words[place] not in explained]


def _opening_mark(
    place: int, tokens: Tokens, forms: list[str], lower: frozenset[str], inner: set[str], lexicon: Lexicon
) -> int:
    """Say what the capital of a sentence's first word means."""
    word = forms[place]
    bits = lexicon.flags(word)
    following = tokens.words[place + 1] if place + 1 < len(tokens) else ""
    if bits & FUNCTION:
        is_name = bits & (FIRST | LAST) and lexicon.flags(following) & SAID and following.islower()
        if _hyphenated(place, tokens, lexicon):
            return CAPITAL
        return CAPITAL if is_name or (bits & FIRST and _opens_name(place, tokens, lexicon)) else SMALL
    if bits & COMMON or word.lower() in lower:
        return CAPITAL if word in inner and word.lower() not in lower else WEAK
    return CAPITAL


def _is_small(place: int, tokens: Tokens, before: str, lexicon: Lexicon) -> bool:
    """Tell whether a small word has a capital that says nothing, as in a title."""
    word = tokens.words[place]
    named = lexicon.flags(word) & (FIRST | LAST) or word in lexicon.whole or not word.istitle()
    return not (named or (lexicon.flags(before) & FIRST and _hyphenated(place, tokens, lexicon)))


def _hyphenated(place: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether a small word is the first half of a surname ("Soon | -Shiong"): no word or name follows."""
    words = tokens.words
    if (
        place + 2 >= len(words)
        or words[place + 1] != "-"
        or not (tokens.touches(place + 1) and tokens.touches(place + 2))
    ):
        return False
    half = words[place + 2]
    return half.istitle() and half not in lexicon.known and not lexicon.flags(half) & (COMMON | FUNCTION)


def _opens_name(place: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether a word like "Will" is a first name here: a name that may be a surname follows, and no question."""
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else ""
    if not following.istitle() or following in lexicon.known or lexicon.flags(following) & (FUNCTION | COMMON | TITLE):
        return False
    for word in words[place + 2 : place + 2 + LONGEST_HEADLINE]:
        if word in {".", "?", LINE_BREAK}:
            return word != "?"
    return True
