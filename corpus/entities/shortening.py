"""By which shorter names an entity may be called: surnames, initials, legal forms, short names of bodies."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities.eastern import in_eastern_order
from corpus.entities.keys import entity_key
from corpus.entities.lexicon import EAST_SURNAME, lexicon
from corpus.entities.tokens import word_set

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LEGAL_FORMS = word_set(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag sa se nv bv gmbh spa ab asa oyj kk pty"
)
PARTICLES = word_set("de da do dos das du del della di la le van von der den ter bin ibn bint al el")
GOVERNING = word_set("department ministry bureau office agency commission council board secretariat institute")
"""Heads of institutions that stand before what they are about, or behind it."""
SMALL = word_set("of for the and on in to de la du des & von der für")


def name_words(name: str) -> list[str]:
    """Return the words of a person's name as they are compared: keyed, with no suffix and no initials."""
    words = entity_key(name, EntityType.PERSON).split()
    kept = [word for word in words if word not in SUFFIXES and len(word) > 1]
    return kept or words


def surnames(name: str) -> set[str]:
    """Return the keys by which a person may be called by surname alone ("xi", "biden", "van hollen")."""
    words = name_words(name)
    if len(words) < 2:
        return set()
    found = {words[-1]}
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        found.add(" ".join(words[start:]))
    if lexicon().flags(words[0]) & EAST_SURNAME and in_eastern_order(words):
        found = {words[0]}
    elif len(words) > 2:
        found.add(" ".join(words[-2:]))
    return found


def callings(name: str, type: EntityType) -> set[str]:
    """Return the keys of the shorter names by which an entity may be called wherever it is known.

    Of people these are surnames and the name without initials, of bodies the name without its legal form and, of
    departments, the other order of its words.
    """
    key = entity_key(name, type)
    if type is EntityType.PERSON:
        last = entity_key(name.rsplit(maxsplit=1)[-1], type)  # one word with hyphens may be several in a key
        alone = {call for call in surnames(name) if " " not in call or call.split()[0] in PARTICLES or call == last}
        return (alone | {without_initials(name)}) - {key, ""}
    if type is EntityType.ORG:
        return {without_legal_form(key), subject_first(key)} - {key, ""}
    return set()


def without_initials(name: str) -> str:
    """Return the key of a person's name of two words or more without the initials inside it."""
    words = entity_key(name, EntityType.PERSON).split()
    kept = [word for place, word in enumerate(words) if len(word) > 1 or place in (0, len(words) - 1)]
    return " ".join(kept) if len(kept) > 1 else ""


def without_middle_name(name: str) -> str:
    """Return the key of a Western name of three words without the one in the middle: "Kari Anne Lund"."""
    words = entity_key(name, EntityType.PERSON).split()
    if (
        len(words) != 3
        or len(words[1]) < 2
        or words[2] in SUFFIXES
        or words[1] in PARTICLES
        or lexicon().flags(words[0]) & EAST_SURNAME
    ):
        return ""
    return f"{words[0]} {words[2]}"


def without_legal_form(key: str) -> str:
    """Return the key of a body's name without the words at its end that name its legal form."""
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        del words[-1]
    return key if words[-1] in {"&", "and"} else " ".join(words)


def subject_first(key: str) -> str:
    """Return the key of an institution's name with what it is about before its head: "finance ministry".

    "Ministry of Finance" and "Department of the Treasury" are also known so; other names have no such form.
    """
    words = key.split()
    if len(words) < 3 or words[0] not in GOVERNING or words[1] not in {"of", "for"}:
        return ""
    about = words[3:] if words[2] == "the" else words[2:]
    return " ".join([*about, words[0]]) if about else ""


def short_names(name: str) -> set[str]:
    """Return the keys of the forms by which a body may be called in an article that names it in full.

    These are the beginnings of its name, its last word, and of an institution its name without whose it is and with
    its words in the other order ("Minnesota Department of Health", "Department of Health", "Health Department").
    """
    key = entity_key(name, EntityType.ORG)
    words = key.split(" ")
    found = {" ".join(words[:count]) for count in range(1, len(words))} | {words[-1], subject_first(key)}
    for place in range(1, len(words) - 2):
        if words[place] in GOVERNING and words[place + 1] in {"of", "for"}:
            core = " ".join(words[place:])
            found |= {core, subject_first(core), f"{' '.join(words[:place])} {subject_first(core)}"}
    return found - {key, ""}


def initials(name: str) -> set[str]:
    """Return the acronyms that a name of several words makes, in capitals: of its words with a capital, and of all."""
    words = name.replace("-", " ").replace("/", " ").split()
    if len(words) < 2:
        return set()
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words if word[0].isalpha()).upper()
    return {made for made in (large, every) if len(made) > 1}


def abbreviates(short: str, name: str) -> bool:
    """Tell whether ``short``, which stands in brackets behind ``name``, can be made of its words: "AfDB", "NFFO".

    Capitals of it are beginnings of words, in order, the first of the first; small letters go on in a word.
    """
    every = name.casefold().replace("-", " ").replace("'s", "").split()
    words = [word for word in every if word not in SMALL]
    small = {word[0] for word in every if word in SMALL}
    letters = [sign for sign in short if sign.isalnum()]
    if not words or len(letters) < 2 or not sum(sign.isupper() for sign in letters) > 1:
        return False
    place, at = -1, 0
    for sign in letters:
        lower = sign.casefold()
        inside = words[place].find(lower, at) if place >= 0 else -1
        if sign.islower() and inside < 0 and lower in small:
            continue  # the "o" of MoD
        if sign.isupper() or inside < 0:
            following = next((i for i in range(place + 1, len(words)) if words[i].startswith(lower)), -1)
            if following < 0 and inside < 0:
                return False
            place, at = (following, 1) if following >= 0 else (place, inside + 1)
        else:
            at = inside + 1
    return words[0][0] == letters[0].casefold() and place >= len(words) - 2
