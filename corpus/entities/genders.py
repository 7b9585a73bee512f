"""Whether a person is a woman or a man: by titles, kin and pronouns of the text, and by their first name.

So namesakes are told apart ("Mr. Trump", "Mrs. Trump"), and whom "she" may mean.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.article import EntityType
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import DATA, EAST_SURNAME, Lexicon
from corpus.entities.tokens import word_set
from corpus.entities.view import View

FEMALE, MALE = "f", "m"
VOTING = {"she": FEMALE, "her": FEMALE, "herself": FEMALE, "he": MALE, "his": MALE, "him": MALE, "himself": MALE}
PRONOUNS = {"she": FEMALE, "he": MALE}
WOMEN = word_set(
    "ms. mrs. ms mrs miss dame lady madam madame mme. mme queen princess duchess baroness actress mother mum mom "
    "grandmother great-grandmother grandma gran granny wife widow daughter sister aunt niece girl girlfriend "
    "woman spokeswoman chairwoman congresswoman businesswoman policewoman councilwoman saleswoman sportswoman "
    "heroine landlady waitress hostess nun housewife schoolgirl señora sra. stepmother mother-in-law frau"
)
MEN = word_set(
    "mr. mr sir lord king prince duke baron actor father dad grandfather great-grandfather grandpa grandad "
    "husband widower son brother uncle nephew boy boyfriend man spokesman chairman congressman businessman "
    "policeman councilman salesman sportsman fisherman fireman landlord waiter monk schoolboy señor sr. herr "
    "monsieur pope stepfather father-in-law defenseman frontman cardinal bishop imam"
)
NEAR_NAMES = {word: gender for word, gender in VOTING.items() if word != "him"}
SPOUSES = frozenset({"wife", "husband"})
BEFORE, AFTER = 3, 25  # tokens that are looked at on either side of a name
OTHER = {FEMALE: MALE, MALE: FEMALE}


def gender_of_word(word: str) -> str:
    """Return the gender that a title or a noun tells, or nothing."""
    lower = word.lower()
    return FEMALE if lower in WOMEN else MALE if lower in MEN else ""


TITLES = {
    title: gender_of_word(title) for title in word_set("Ms. Mrs. Ms Mrs Miss Madame Dame Lady Mr. Mr Monsieur Sir Lord")
}
KIN = {
    word: gender_of_word(word)
    for word in word_set(
        "wife widow mother daughter sister aunt niece grandmother girlfriend actress "
        "husband widower father son brother uncle nephew grandfather boyfriend actor"
    )
}


@cache
def _first_names() -> dict[str, str]:
    content = zlib.decompress((DATA / "genders.z").read_bytes()).decode("utf-8")
    genders: dict[str, str] = {}
    for section in content.split("\n\n"):
        gender, *names = section.split("\n")
        genders.update(dict.fromkeys(names, gender))
    return genders


def gender_of_name(name: str, lexicon: Lexicon) -> str:
    """Return the gender of a person's first name, or nothing where it is not known or may be a surname.

    It is a capital where one language alone has the name, so that in another it may be otherwise.
    """
    first, _, rest = name.partition(" ")
    if lexicon.flags(first) & EAST_SURNAME or (not rest and first in lexicon.lasts):
        return ""
    if not first.isascii():
        first = "".join(sign for sign in unicodedata.normalize("NFKD", first) if not unicodedata.combining(sign))
    return _first_names().get(first.casefold().partition("-")[0], "")


def told_genders(addressed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the genders that the words before names tell; ``addressed`` are pairs of such a word and an entity."""
    found: dict[str, str] = {}
    for word, entity in addressed:
        gender = gender_of_word(word)
        if gender:
            found.setdefault(entity, gender)
    return found


def genders(view: View, guesses: Sequence[Guess], names: Sequence[str]) -> dict[str, str]:
    """Return who of those named in full is a woman or a man; what stands next to a name goes before a pronoun."""
    sure: dict[str, str] = {}
    likely: dict[str, str] = {}
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        if guess.type is not EntityType.PERSON or guess.last - guess.first < 2:
            continue
        stop = guesses[place + 1].first if place + 1 < len(guesses) else view.length
        beside = _beside(view, guess)
        pronoun = _pronoun(view, guess, stop)
        if beside:
            sure.setdefault(name, beside)
        elif pronoun:
            likely.setdefault(name, pronoun)
    return likely | sure


def _beside(view: View, guess: Guess) -> str | None:
    title = TITLES.get(view.word(guess.first - 1))
    if title is not None:
        return title
    for at in range(guess.first - 1, max(-1, guess.first - 1 - BEFORE), -1):
        kin = KIN.get(view.words[at])
        if kin is not None:
            return kin
        if view.words[at] in {".", "and", ";"}:
            break
    if view.word(guess.last) == "," and view.word(guess.last + 1) == "whose":
        return OTHER.get(KIN.get(view.word(guess.last + 2), "")) if view.word(guess.last + 2) in SPOUSES else None
    return None


def _pronoun(view: View, guess: Guess, stop: int) -> str | None:
    for at in range(guess.last, min(stop, guess.last + AFTER)):
        found = NEAR_NAMES.get(view.words[at].lower())
        if found is not None:
            return found
    return None
