"""Read the teams off score lines ("Wild 4, Flames 1"): the words of a nickname name a team in the whole text then."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL
from corpus.entities.guesses import Guess
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

SURE = 0.96
LONGEST_TEAM = 3  # words
HIGHEST = 3  # digits of a score
FEWEST_OF_SPORT = 2  # different words of sport, so that votes and lists are not read as scores
OPENERS = frozenset({LINE_BREAK, ".", ";", ":", "(", "—", "–"})


def scorelines(view: View) -> dict[int, Guess]:
    """Return the teams of the score lines of a text, wherever it names them, by their first token."""
    teams = _teams(view)
    if not teams:
        return {}
    found: dict[int, Guess] = {}
    begins = {name[0] for name in teams}
    for place in [place for place, word in enumerate(view.words) if word in begins]:
        for count in range(min(LONGEST_TEAM, view.length - place), 0, -1):
            if tuple(view.words[place : place + count]) in teams and _names_team(view, place, place + count, found):
                for at in range(place, place + count):
                    view.name_at(at)
                found[place] = Guess(place, place + count, EntityType.ORG, SURE)
                break
    return found


def _teams(view: View) -> set[tuple[str, ...]]:
    """Return the nicknames in the score lines of a text on sport; what a table knows stays what it is there."""
    teams: set[tuple[str, ...]] = set()
    words = view.words
    scores = [place for place in range(1, view.length - 3) if words[place + 1] == "," and _is_score(words[place])]
    for place in scores:
        end = place + 2
        while end < view.length and end <= place + 2 + LONGEST_TEAM and words[end][0].isupper():
            end += 1
        begin = place
        while begin and begin > place - LONGEST_TEAM and words[begin - 1][0].isupper():
            begin -= 1
        opens = begin < place and (begin == 0 or words[begin - 1] in OPENERS)
        if opens and 2 < end - place <= 2 + LONGEST_TEAM and end < view.length and _is_score(words[end]):
            sides = ((begin, place), (place + 2, end))
            teams |= {tuple(words[first:last]) for first, last in sides if _may_be_team(view, first, last)}
    lower = view.cased.lower
    sporty = teams and sum(1 for word in lower if view.flags(word) & lex.SPORT) >= FEWEST_OF_SPORT
    return teams if sporty else set()


def _may_be_team(view: View, first: int, last: int) -> bool:
    """Tell whether words may be a nickname: neither a known name nor a player's."""
    person = lex.FIRST | lex.LAST
    return not view.breaks(first) and all(
        view.words[at].isalpha() and (view.flag(at) & lex.COMMON or not view.flag(at) & person)
        for at in range(first, last)
    )


def _is_score(word: str) -> bool:
    return len(word) <= HIGHEST and word.isdigit()


def _names_team(view: View, first: int, last: int, found: dict[int, Guess]) -> bool:
    """Tell whether the words name the team here: they do in a score, behind "the", or where their capital says so."""
    if any(view.taken[first:last]) or (first - 1 in found and found[first - 1].last > first):
        return False
    if _is_score(view.word(last)) or view.word(first - 1).lower() == "the":
        return True
    return all(view.mark[at] == CAPITAL for at in range(first, last)) and not view.capital(first - 1)
