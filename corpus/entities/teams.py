"""Tell teams from towns: in an article on sport, a town that wins, loses or plays is its club."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.guesses import Guess
from corpus.entities.tokens import word_set
from corpus.entities.view import View

PLAYED = word_set(
    "beat beats lost lose loses won win wins drew draw draws play plays played host hosts hosted travel travels face "
    "faces faced led lead leads trailed trail scored score scores sit sits top topped climbed dropped slipped finished "
    "finish signed sign released had have took take stunned thrashed edged defeated needed need needs reached reach "
    "dominated equalised equalized rallied responded remain remained watched moved midfielder striker defender "
    "goalkeeper coach captain manager winger forward fans supporters side"
)
AGAINST = word_set(
    "beat beats beating host hosts hosting hosted against defeated defeat defeating stunned thrashed edged versus vs v "
    "over trounced downed visit visited visiting leaders champions rivals joined side club signed"
)
STAFF = word_set("coach captain manager striker midfielder defender goalkeeper winger fans supporters forward")
TEAMS = frozenset({EntityType.GPE, EntityType.NORP, EntityType.LOC, None, EntityType.PERSON})
AS_TEAM = 0.8


def teams(guesses: Sequence[Guess], view: View, persons: set[str]) -> list[Guess]:
    """Return the guesses of an article on sport with its clubs as bodies; ``persons`` are people's names in it."""
    clubs = [_is_club(guess, view, persons) for guess in guesses]
    named = {view.words[guess.first] for guess, club in zip(guesses, clubs, strict=True) if club and guess.type is None}
    settled = []
    for place, guess in enumerate(guesses):
        club = clubs[place] or (guess.type is None and view.words[guess.first] in named)
        for near in (place - 1, place + 1):
            if not club and 0 <= near < len(guesses) and clubs[near] and _joined(guess, guesses[near], view):
                club = _may_be_club(guess, view, persons)
        settled.append(Guess(guess.first, guess.last, EntityType.ORG, AS_TEAM) if club else guess)
    return settled


def _may_be_club(guess: Guess, view: View, persons: set[str]) -> bool:
    country = guess.type is EntityType.GPE and guess.sure >= lex.SURE  # whose team goes by its name
    short = guess.last - guess.first <= 2 and guess.type in TEAMS and not guess.titled
    return (
        short
        and not country
        and view.forms[guess.first] not in persons
        and not view.flag(guess.first - 1) & lex.PLACE_BEFORE
    )


def _is_club(guess: Guess, view: View, persons: set[str]) -> bool:
    if not _may_be_club(guess, view, persons) or guess.type is EntityType.PERSON:
        return False
    before, after = view.word(guess.first - 1), view.word(guess.last)
    if before == "," and guess.type is not None:
        return False  # "in Bergen, Norway won": where something is
    plays = after in PLAYED
    if before == "of" and view.word(guess.first - 2) in STAFF:
        return True
    return (plays and guess.type is not EntityType.NORP) or before in AGAINST


def _joined(one: Guess, other: Guess, view: View) -> bool:
    first, second = sorted((one, other), key=lambda guess: guess.first)
    return second.first == first.last + 1 and view.words[first.last] in {"and", "or"}
