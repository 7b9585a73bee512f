"""What the words around a name say outright: "chipmaker X", "shares of X", "X, 52,", "the town of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import PERSON_NOUN
from corpus.entities.states import STATES
from corpus.entities.tokens import LINE_BREAK, word_set
from corpus.entities.view import POSSESSIVES, View

PERSON, ORG, PLACE = "person", "org", "place"
PLACES = frozenset({EntityType.GPE, EntityType.LOC})
ARTICLES = frozenset({"a", "an", "the", "one", "its", "his", "her", "their", "another"})
OWNED_BY_PEOPLE = frozenset(
    {"wife", "husband", "mother", "father", "son", "daughter", "brother", "sister", "lawyer", "career"}
)
ENDS_OF_PHRASE = frozenset(
    {",", ".", ";", "who", "which", "that", "of", "for", "at", "in", "from", "with", "and", "to", LINE_BREAK}
)
PRINTED = frozenset({"published", "appeared", "printed", "reported"})
LOCATING = frozenset({"in", "near"})
FOLLOWING_PARTICIPLE = frozenset({"on", "in", "by", "to", "as", "with"})
ACCUSED = word_set("accused accusing accuses sued suing sues")
DENYING = word_set("denied denies said says announced claims claimed")
MAKING = word_set("makes sells owns operates employs manufactures insures publishes develops unveils launches")
OF_A_PLACE = word_set("mayor governor outskirts streets residents bishop")
SAYING = frozenset({"said", "says", "added", "adds"})
HELD = word_set(
    "acquired acquire acquires acquiring founded co-founded cofounded owns own fined blacklisted chairs runs heads"
)
PREFIXES = ("Mc", "Mac", "De", "Di", "Da", "La", "Le", "Van", "Fitz", "Du", "Del", "Ver", "Al", "Ng", "Abd")
SHORTEST_COINED = 5
OLDEST = 109
MOTIONS = word_set(
    "drove drive driving flew fly flying travelled traveled travel travels travelling traveling went moved returned "
    "headed trip journey road route way visit flight flights back fled trains ferry"
)
BUSINESS = word_set(
    "makes made sells sold owns owned operates operated runs manages managed employs employed supplies supplied "
    "produces builds built raised publishes broadcasts provides represents represented insures lends designs develops"
)
MOVED = word_set(
    "rose fell gained slipped climbed jumped plunged tumbled slid dropped added shed advanced declined surged sank "
    "rallied"
)


def evidence(view: View, guess: Guess) -> Sequence[tuple[str, str]]:
    """Return what speaks for a guess as pairs of a label (``PERSON``, ``ORG``, ``PLACE``) and the kind of evidence."""
    place = guess.first, guess.last
    if place not in view.evidence:
        view.evidence[place] = tuple(_evidence(view, guess))
    return view.evidence[place]


def _evidence(view: View, guess: Guess) -> Iterator[tuple[str, str]]:
    yield from _before(view, guess.first, guess.last)
    if guess.last - guess.first == 1 and _is_coined(view.words[guess.first]):
        yield ORG, "coined"
    after = view.word(guess.last)
    if guess.last - guess.first > 1 and _is_brand(view, guess.first, guess.last):
        yield ORG, "acts"
    if after in POSSESSIVES:
        yield from _owned(view, guess.last + 1)
    elif after == ",":
        yield from _apposed(view, guess.last + 1)
    elif after == "and" and view.word(guess.last + 1) in {"his", "her"}:
        yield PERSON, "his"
    elif after in {"who", "whose"} and not view.capital(guess.last):
        yield PERSON, "who"
    elif after in {"is", "was"} and view.word(guess.last + 1) == "headquartered":
        yield ORG, "headquartered"
    elif after in MAKING and guess.last - guess.first == 1 and not view.flag(guess.first) & (lex.FIRST | lex.LAST):
        yield ORG, "makes"
    elif view.flag(guess.last) & lex.MARKET and after.islower():
        yield ORG, "market"
    elif after in MOVED and guess.last + 1 < view.length and view.taken[guess.last + 1]:
        yield ORG, "moved"
    elif view.flag(guess.last) & lex.SAID and _of_body(view, guess.last + 1):
        yield ORG, "its"
    elif view.flag(guess.first) & lex.CITY and _modifies(view, guess.last):
        yield PLACE, "modifies"
    elif after in {"residents", "city", "county", "province", "district", "village", "suburbs", "airport", "police"}:
        yield PLACE, "residents"


def _modifies(view: View, place: int) -> bool:
    """Tell whether what kind of body it is and its name follow a town ("Leeds | ad agency Broadwell")."""
    at = place if view.flag(place) & lex.COMPANY_NOUN else place + 1
    body = bool(view.flag(at) & lex.COMPANY_NOUN)
    return body and all(view.words[near].islower() for near in range(place, at + 1)) and view.capital(at + 1)


def _is_brand(view: View, first: int, last: int) -> bool:
    """Tell whether ordinary words with capitals are accused or say something: so a body is named."""
    acting = view.word(first - 1) in ACCUSED or view.word(last) in DENYING
    ordinary = all(
        view.mark[at] == CAPITAL and view.flag(at) & lex.COMMON and not view.flag(at) & (lex.LAST | lex.TITLE)
        for at in range(first, last)
    )
    return acting and ordinary


def _is_coined(word: str) -> bool:
    """Tell whether a word has a capital inside, as only companies' names do ("SpaceIL"), and not after "Mc"."""
    if len(word) < SHORTEST_COINED or not word[1].islower() or not word.isalpha() or word.startswith(PREFIXES):
        return False
    return word[2:] != word[2:].lower() and not word[:-1].isupper()


def _before(view: View, first: int, last: int) -> Iterator[tuple[str, str]]:
    word, second = view.word(first - 1), view.word(first - 2)
    bits = view.flag(first - 1)
    if word == "," and second.islower() and view.word(first - 3).lower() in ARTICLES:
        bits = view.flag(first - 2)
        if bits & lex.COMPANY_NOUN:
            yield ORG, "introduced"
        elif bits & (PERSON_NOUN | lex.TITLE):
            yield PERSON, "introduced"
    elif word.islower() or (word.istitle() and view.mark[first - 1] != CAPITAL):
        if bits & lex.COMPANY_NOUN:
            yield ORG, "noun"
        elif bits & lex.SETTLEMENT:
            yield PLACE, "noun"
        elif last - first > 1 and word.islower() and (bits & (PERSON_NOUN | lex.TITLE) or _is_trade(word)):
            yield PERSON, "trade"
    if word in SAYING and last - first == 2 and not view.flag(last - 1) & lex.HEAD:
        yield PERSON, "said"
    if word in HELD and not view.flag(first) & (lex.FIRST | lex.LAST):
        yield ORG, "held"
    yield from _behind_preposition(view, first, last)


def _behind_preposition(view: View, first: int, last: int) -> Iterator[tuple[str, str]]:
    """Read what stands before a name: "drove to", "shares of", "mayor of", "published in", "in"."""
    word, second = view.word(first - 1), view.word(first - 2)
    if word == "to" and second in MOTIONS:
        yield PLACE, "to"
    elif word == "of":
        before = view.flag(first - 2)
        if before & lex.MARKET and view.mark[first - 2] != CAPITAL:
            yield ORG, "of"
        elif before & lex.SETTLEMENT or second.lower() in OF_A_PLACE:
            yield PLACE, "of"
    elif word == "in" and second in PRINTED:
        yield ORG, "printed"
    elif word.lower() in LOCATING and not view.flag(last) & (lex.MARKET | lex.HEAD):
        yield PLACE, "in"


def _of_body(view: View, place: int) -> bool:
    """Tell whether what is said is of a body: "said it had", "said its", "said quarterly revenue"."""
    at = place + 1 if view.word(place) == "that" else place
    if view.word(at) in {"it", "its"}:
        return True
    return any(
        view.flag(near) & lex.MARKET and view.words[near].islower() for near in range(at, min(view.length, at + 2))
    )


def _owned(view: View, place: int) -> Iterator[tuple[str, str]]:
    """Read the words behind a possessive: "'s chief executive", "'s second-quarter profit", "'s wife"."""
    for at in range(place, min(view.length, place + 4)):
        word = view.words[at]
        if not word[0].isalpha() or view.mark[at] or word in ENDS_OF_PHRASE:
            return
        if word in OWNED_BY_PEOPLE:
            yield PERSON, "owner"
            return
        if view.flag(at) & lex.MARKET:
            yield ORG, "owner"
            return


def _apposed(view: View, place: int) -> Iterator[tuple[str, str]]:
    """Read the words behind a comma: ", a nurse", ", the chipmaker", ", who", ", 52,", ", Norway"."""
    word = view.word(place)
    if word in {"who", "whose"}:
        yield PERSON, "who"
    elif word == "which" and view.word(place + 1) in BUSINESS:
        yield ORG, "which"
    elif word.isdecimal() and len(word) < 4 and int(word) <= OLDEST and view.word(place + 1) in {",", "."}:
        yield PERSON, "age"
    elif word in ARTICLES:
        head = _head(view, place + 1)
        if head:
            bits = view.flag(head)
            if bits & lex.COMPANY_NOUN:
                yield ORG, "apposed"
            elif bits & lex.SETTLEMENT:
                yield PLACE, "apposed"
            elif bits & (PERSON_NOUN | lex.TITLE) or _is_trade(view.words[head]):
                yield PERSON, "apposed"
    elif view.capital(place):
        entry, reach = view.known_name(place)
        state = view.words[place] in STATES and not view.capital(place + 1)
        known = entry is not None and entry.type is EntityType.GPE and entry.sure == lex.SURE
        acting = view.flag(reach) & lex.VERB or view.word(reach).endswith("ed")  # "Minhua, | Anhui backed …"
        if state or (known and not acting):
            yield PLACE, "within"


def _head(view: View, place: int) -> int:
    """Return the last word of the phrase that begins at ``place`` before a preposition or a comma, or 0."""
    at = place
    while at < min(view.length, place + 7) and view.words[at] not in ENDS_OF_PHRASE:
        if at > place and view.words[at].endswith("ed") and view.word(at + 1) in FOLLOWING_PARTICIPLE:
            return at - 1
        at += 1
    return at - 1 if place < at < view.length and view.words[at] in ENDS_OF_PHRASE else 0


def _is_trade(word: str) -> bool:
    """Tell whether a word names who does something: "driller", "economist", "fisherman"."""
    return word.islower() and len(word) > 5 and word.endswith(("er", "or", "ist", "man", "woman", "ian"))
