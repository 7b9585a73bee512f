"""Whether "she" or "he" may mean a person: by how the text addresses them, and by their first name."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache

from corpus.entities.lexicon import DATA, EAST_SURNAME, Lexicon
from corpus.entities.tokens import word_set

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


def gender_of_word(word: str) -> str:
    """Return the gender that a title or a noun tells, or nothing."""
    lower = word.lower()
    return FEMALE if lower in WOMEN else MALE if lower in MEN else ""


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
