"""What stands at the edge of a name and belongs to it or not: an article, ".com", "-based", a trade, a second word."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, WEAK
from corpus.entities.eastern import is_given_name
from corpus.entities.extents import TIES
from corpus.entities.guesses import Guess
from corpus.entities.people import PROPER
from corpus.entities.shortening import PARTICLES
from corpus.entities.tokens import word_set
from corpus.entities.view import View

SURE = 0.95
DOMAINS = frozenset({"com", "org", "net"})
TRADES = ("er", "or", "ist", "man", "woman", "ian", "back")
BEFORE_SURNAME = PARTICLES - word_set("de da do du la le al el")  # which stand before places too
GIVEN = frozenset({"Christian", "Dane", "Norman", "Roman", "Sami", "Tory"})  # first names that are peoples' too
OF_PEOPLES = ("ists", "ans", "ers", "ism", "ity")


def edged(view: View, guess: Guess) -> Guess:
    """Return a guess as what its edges make of it."""
    return (
        _site(view, guess) or _based(view, guess) or _with_article(view, guess) or _with_particles(view, guess) or guess
    )


def _site(view: View, guess: Guess) -> Guess | None:
    """Return a site that is called by its address ("Cleveland | .com")."""
    touches, last = view.tokens.touches, guess.last
    if view.word(last) != "." or view.word(last + 1) not in DOMAINS:
        return None
    return Guess(guess.first, last + 2, EntityType.ORG, SURE) if touches(last) and touches(last + 1) else None


def _based(view: View, guess: Guess) -> Guess | None:
    """Return a town where a body has its seat ("Leeds-based"), of which no table is sure."""
    last = guess.last
    if view.word(last + 1) != "based" or not view.hyphen(last) or guess.sure >= lex.SURE:
        return None
    town = guess.type is EntityType.GPE or view.flag(guess.first) & lex.CITY or view.capital(last + 2)
    return guess.typed(EntityType.GPE, SURE) if town and guess.type is not EntityType.PERSON else None


def _with_article(view: View, guess: Guess) -> Guess | None:
    """Return a name of ordinary words with its article, whose capital stands in a sentence ("The | Real Deal")."""
    first = guess.first
    if first < 2 or view.words[first - 1] != "The" or guess.type not in {None, EntityType.ORG} or guess.entity:
        return None
    inside = view.words[first - 2].islower() and view.mark[first] == CAPITAL
    plain = all(view.flag(at) & lex.COMMON for at in range(first, guess.last))
    return guess._replace(first=first - 1) if inside and plain else None


def _with_particles(view: View, guess: Guess) -> Guess | None:
    """Return a surname with the small particles before it ("led by von | Weizsäcker")."""
    first = guess.first
    if guess.type not in {None, EntityType.PERSON} or view.word(first - 1) not in BEFORE_SURNAME:
        return None
    while view.word(first - 1) in BEFORE_SURNAME:
        first -= 1
    return guess._replace(first=first)


def goes_on(view: View, place: int) -> bool:
    """Tell whether the word behind a body's name that is a word too belongs to the name ("Nature | Astronomy")."""
    bits = view.flag(place)
    if not view.mark[place - 1] == view.mark[place] == CAPITAL or view.words[place] in TIES:
        return False
    other = lex.TITLE | lex.TITLE_PART | PROPER | lex.ANY_HEAD
    return bool(bits & lex.COMMON) and not bits & other and not view.breaks(place)


def is_trade(view: View, place: int, end: int) -> bool:
    """Tell whether an ordinary word that opens a sentence says what somebody does whose first name follows."""
    bits = view.flag(place)
    if view.mark[place] != WEAK or not bits & lex.COMMON or bits & (PROPER | lex.ANY_HEAD | lex.PLACE_LEAD):
        return False
    word, following = view.words[place], view.flag(place + 1)
    trade = bits & (lex.PERSON_NOUN | lex.SPORT) or word.endswith(TRADES)
    return bool(trade and place + 1 < end and following & lex.FIRST and not following & lex.COMMON)


def may_be_given(view: View, place: int) -> bool:
    """Tell whether a people's name is a first name too, or an East Asian surname."""
    return bool(view.flag(place) & lex.EAST_SURNAME) or view.words[place] in GIVEN


def begins_person(view: View, place: int) -> bool:
    """Tell whether such a name begins a person's here ("Christian | Bolanos")."""
    word = view.words[place + 1]
    if view.flag(place) & lex.EAST_SURNAME:
        return is_given_name(word)
    known = view.flag(place + 1) & (lex.COMMON | lex.ANY_HEAD | lex.TITLE) or view.breaks(place + 1)
    alone = place + 2 >= view.length or not view.capital(place + 2)
    return word.istitle() and alone and not known and not word.endswith(OF_PEOPLES)
