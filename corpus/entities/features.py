"""Describe a name by its shape, its classes and the words around it, for the weights that type it."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

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


LISTS = reduce(or_, (bits for bits, _ in LISTED))
BESIDE = reduce(or_, (bits for bits, _ in AROUND))
KEPT = 2**14  # words and classes of which it is remembered what they tell


@lru_cache(KEPT)
def shape(word: str) -> str:
    """Return the shape of a word: its letters as A and a, digits as 0, runs shortened."""
    out = ""
    for sign in word[:20]:
        kind = "A" if sign.isupper() else "a" if sign.isalpha() else "0" if sign.isdigit() else sign
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out += kind
    return out


def features(view: View, guess: Guess, cast: Cast) -> list[str]:
    """Return the features of a guess as short strings; ``cast`` is that of its text."""
    first, last = guess.first, guess.last
    rule = str(guess.type) if guess.type is not None else "none"
    count = min(last - first, 5)
    found = [f"rule={rule}", f"count={count}", f"rule={rule}+weak={view.mark[first] == WEAK}+count={count}"]
    if guess.titled:
        found.append("titled")
    told = ""
    for label, kind in evidence(view, guess):
        found.append(f"evidence={label}:{kind}")
        told = label
    if count == 3 and view.words[first + 1] == "-":
        found.append(f"hyphen+role={cast.role(view.forms[last - 1])}")
    if count == 1:
        bits = view.bits[first]
        role = cast.role(view.forms[first])
        found += (
            f"role={role}",
            f"role={role}+listed={bits & (lex.FIRST | lex.LAST) != 0}",
            f"role={role}+told={told}",
            f"role={role}+business={cast.business}",
            f"sport={cast.sporty}+city={bits & lex.CITY != 0}",
        )
    _add_words(found, view, first, last)
    _add_around(found, view, first, last, count)
    return found


@lru_cache(KEPT)
def _listed(bits: int, side: str, count: int) -> tuple[str, tuple[str, ...]]:
    """Return the classes of a name's first or last word, joined, and as features."""
    names = [name for bit, name in LISTED if bits & bit]
    return "|".join(names), tuple(f"{side}:{name}+{min(count, 2)}" for name in names)


@lru_cache(KEPT)
def _neighbour(bits: int, side: str, capital: bool) -> tuple[str, ...]:
    """Return the features of the classes of the word behind a name, or ahead of it."""
    names = [f"{side}:{name}+{capital}" for bit, name in AROUND if bits & bit]
    return (*names, f"{side}:capital") if capital else tuple(names)


def _add_words(found: list[str], view: View, first: int, last: int) -> None:
    count = min(last - first, 3)
    bits = view.bits
    final, opening = view.forms[last - 1].lower(), view.forms[first].lower()
    lead_side = "head" if last - first == 1 else "lead"
    lead, leads = _listed(bits[first] & LISTS, lead_side, count)
    head, heads = _listed(bits[last - 1] & LISTS, "head", count)
    ordinary = sum(1 for each in bits[first:last] if each & lex.COMMON)
    found += leads
    found += heads
    found += (
        f"lists={lead}/{head}+{count}",
        f"ordinary={'all' if ordinary == last - first else 'some' if ordinary else 'none'}+{count}",
        f"final={final}",
        f"opening={opening}",
        f"shape={shape(view.words[first])}+{shape(view.words[last - 1])}+{count}",
        f"ending={view.forms[last - 1][-3:].lower()}",
        f"ending2={view.forms[last - 1][-2:].lower()}+{count}",
    )
    if view.cased.shouted[first]:
        found.append("shouted")
    if any(word.lower() in view.cased.lower for word in view.words[first:last]):
        found.append("small elsewhere")


def _add_around(found: list[str], view: View, first: int, last: int, count: int) -> None:
    before, after = view.word(first - 1).lower(), view.word(last).lower()
    few = min(count, 2)
    if before != LINE_BREAK:
        found += (f"before={before}", f"before={before}+{few}")
        if first > 1 and view.words[first - 2] != LINE_BREAK:
            found.append(f"before2={view.words[first - 2].lower()}_{before}")
    if after != LINE_BREAK:
        found += (f"after={after}", f"after={after}+{few}")
        if last + 1 < view.length and view.words[last + 1] != LINE_BREAK:
            found.append(f"after2={after}_{view.words[last + 1].lower()}")
    found += _neighbour(view.flag(first - 1) & BESIDE, "behind", view.capital(first - 1))
    found += _neighbour(view.flag(last) & BESIDE, "ahead", view.capital(last))
