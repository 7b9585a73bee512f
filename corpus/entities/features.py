"""Describe a name by its shape, its classes and the words around it, for the weights that type it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.entities import lexicon as lex
from corpus.entities.casing import WEAK
from corpus.entities.cast import Cast
from corpus.entities.evidence import evidence
from corpus.entities.guesses import Guess
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

LISTED = (
    (lex.FIRST, "first"),
    (lex.LAST, "last"),
    (lex.CITY, "city"),
    (lex.COMMON, "common"),
    (lex.HEAD, "head"),
    (lex.PLACE_HEAD | lex.PLACE_LEAD, "place"),
    (lex.EVENT_HEAD | lex.LAW_HEAD, "event"),
    (lex.TITLE, "title"),
    (lex.EAST_SURNAME, "east"),
    (lex.COMPASS, "compass"),
    (lex.FUNCTION, "function"),
)
AROUND = (
    (lex.ATTRIBUTING, "says"),
    (lex.ACT, "acts"),
    (lex.PERSON_NOUN, "person"),
    (lex.COMPANY_NOUN, "company"),
    (lex.PLACE_BEFORE, "place"),
    (lex.TITLE, "title"),
    (lex.FUNCTION, "function"),
    (lex.COMMON, "common"),
)


def shape(word: str) -> str:
    """Return the shape of a word: its letters as A and a, digits as 0, runs shortened."""
    out = ""
    for sign in word[:20]:
        kind = "A" if sign.isupper() else "a" if sign.isalpha() else "0" if sign.isdigit() else sign
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out += kind
    return out


def features(view: View, guess: Guess, cast: Cast) -> Iterator[str]:
    """Yield the features of a guess as short strings; ``cast`` is that of its text."""
    first, last = guess.first, guess.last
    rule = str(guess.type) if guess.type is not None else "none"
    count = min(last - first, 5)
    yield f"rule={rule}"
    yield f"count={count}"
    yield f"rule={rule}+weak={view.mark[first] == WEAK}+count={count}"
    if guess.titled:
        yield "titled"
    told = ""
    for label, kind in evidence(view, guess):
        yield f"evidence={label}:{kind}"
        told = label
    if count == 1:
        word = view.forms[first]
        listed = bool(view.flag(first) & (lex.FIRST | lex.LAST))
        role = cast.role(word)
        yield f"role={role}"
        yield f"role={role}+listed={listed}"
        yield f"role={role}+told={told}"
        yield f"role={role}+business={cast.business}"
        yield f"sport={cast.sporty}+city={bool(view.flag(first) & lex.CITY)}"
    yield from _words(view, first, last)
    yield from _around(view, first, last, count)


def _words(view: View, first: int, last: int) -> Iterator[str]:
    count = min(last - first, 3)
    classes = []
    for place in (first, last - 1):
        bits = view.flag(place)
        names = [name for bit, name in LISTED if bits & bit]
        side = "head" if place == last - 1 else "lead"
        classes.append("|".join(names))
        for name in names:
            yield f"{side}:{name}+{min(count, 2)}"
    yield f"lists={'/'.join(classes)}+{count}"
    ordinary = sum(1 for place in range(first, last) if view.flag(place) & lex.COMMON)
    yield f"ordinary={'all' if ordinary == last - first else 'some' if ordinary else 'none'}+{count}"
    final = view.forms[last - 1]
    opening = view.forms[first]
    yield f"final={final.lower()}"
    yield f"opening={opening.lower()}"
    yield f"shape={shape(view.words[first])}+{shape(view.words[last - 1])}+{count}"
    yield f"ending={final[-3:].lower()}"
    yield f"ending2={final[-2:].lower()}+{count}"
    if view.cased.shouted[first]:
        yield "shouted"
    if any(view.words[place].lower() in view.cased.lower for place in range(first, last)):
        yield "small elsewhere"


def _around(view: View, first: int, last: int, count: int) -> Iterator[str]:
    before, after = view.word(first - 1).lower(), view.word(last).lower()
    if before != LINE_BREAK:
        yield f"before={before}"
        yield f"before={before}+{min(count, 2)}"
        if first > 1 and view.words[first - 2] != LINE_BREAK:
            yield f"before2={view.words[first - 2].lower()}_{before}"
    if after != LINE_BREAK:
        yield f"after={after}"
        yield f"after={after}+{min(count, 2)}"
        if last + 1 < view.length and view.words[last + 1] != LINE_BREAK:
            yield f"after2={after}_{view.words[last + 1].lower()}"
    for side, place in (("behind", first - 1), ("ahead", last)):
        bits = view.flag(place)
        capital = view.capital(place)
        for bit, name in AROUND:
            if bits & bit:
                yield f"{side}:{name}+{capital}"
        if capital:
            yield f"{side}:capital"
