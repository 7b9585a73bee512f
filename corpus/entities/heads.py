"""Names whose last word, or first, says what they are: "… River", "… Act", "Lake …"."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.evidence import ORG, evidence
from corpus.entities.extents import PAPERS
from corpus.entities.guesses import Guess
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

BY_LAST_WORD = (
    (lex.PLACE_HEAD, EntityType.LOC),
    (lex.GOVERNMENT_HEAD, EntityType.GPE),
    (lex.EVENT_HEAD, EntityType.EVENT),
    (lex.LAW_HEAD, EntityType.LAW),
)
SURE = 0.95
TOWNS = frozenset({"Port", "Fort"})
BROADCASTS = frozenset({"Radio", "TV", "Channel"})


def headed(guess: Guess, view: View) -> Guess | None:
    """Return an untyped guess of several words with the type its head gives it, or None where it has none."""
    if guess.type is not None:
        return None
    if guess.last - guess.first == 1:
        return guess.typed(EntityType.GPE, SURE) if _is_dateline(guess, view) else None
    if view.words[guess.first] in BROADCASTS or any(label == ORG for label, _ in evidence(view, guess)):
        return None
    if any(view.words[place] == "&" for place in range(guess.first, guess.last)) or _is_paper(guess, view):
        return guess.typed(EntityType.ORG, SURE)
    end = guess.last - 2 if view.word(guess.last - 1).isdigit() else guess.last
    bits = view.flag(end - 1)
    if view.word(end - 2) == "-" and end - guess.first == 3:
        return None  # "Green-Lake" is rather a surname
    for head, kind in BY_LAST_WORD:
        if bits & head:
            return guess.typed(kind, SURE)
    if view.flag(guess.first) & lex.PLACE_LEAD:
        return guess.typed(EntityType.GPE if view.words[guess.first] in TOWNS else EntityType.LOC, SURE)
    return None


def _is_paper(guess: Guess, view: View) -> bool:
    """Tell whether a paper's head stands behind a town's name or a county's ("Orange County | Register")."""
    last = guess.last - 1
    if view.words[last] not in PAPERS:
        return False
    entry, reach = view.known_name(guess.first)
    if entry is not None and entry.type is EntityType.GPE and reach == last:
        return True
    single = last - guess.first == 1
    return bool(view.flag(last - 1) & lex.GOVERNMENT_HEAD and not single) or bool(
        single and view.flag(last - 1) & lex.CITY
    )


def _is_dateline(guess: Guess, view: View) -> bool:
    """Tell whether a town in capitals opens a line: where the article was filed."""
    opens = guess.first == 0 or view.words[guess.first - 1] == LINE_BREAK
    return opens and view.cased.shouted[guess.first] and bool(view.flag(guess.first) & lex.CITY)
