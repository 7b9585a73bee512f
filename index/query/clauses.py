"""One condition of a query in words: what an article does, and the name that it does it to."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category

from corpus.annotations.model import Kind
from index.query import datewords
from index.query.nodes import WRITTEN, All, Dates, Field, Fuzzy, Kept, Like, Near, Node, Phrase, Prefix, Word, Written
from index.words import words

_UNSAID = str.maketrans(dict.fromkeys("[]<>{}\\`", " "))  # nothing of what is typed may become markup
_NAMED = {
    Field.PERSON: "the person ",
    Field.ORG: "the organisation ",
    Field.PLACE: "the place ",
}


class Verb(NamedTuple):
    """What articles do, what they do not, and what follows the names that it is done to."""

    does: str
    does_not: str
    after: str = ""


MENTION, CONTAIN = Verb("mention", "do not mention"), Verb("contain", "do not contain")
PUBLISHED = Verb("were published", "were not published")
_NAME = Verb("name", "do not name")
VERBS = {
    Field.TITLE: Verb("have", "do not have", " in the title"),
    Field.OUTLET: Verb("appeared in", "did not appear in"),
    Field.BY: Verb("are by", "are not by"),
    Field.DATELINE: Verb("are datelined", "are not datelined"),
    Field.SAID: Verb("quote", "do not quote"),
    **dict.fromkeys(_NAMED, _NAME),
    Field.WHO: Verb("name", "do not name", " (as a person or organisation)"),
}
_TAGGED = Verb("are tagged", "are not tagged")
_NOTED = Verb("have a note that says", "have no note that says")
_ANY = {
    Kind.BOOKMARK: (Verb("are", "are not"), "bookmarked"),
    Kind.TAG: (Verb("have", "do not have"), "a tag"),
    Kind.NOTE: (Verb("have", "do not have"), "a note"),
}


def clause(leaf: Node) -> tuple[Verb, str]:
    """Return what articles do that a condition finds, and to whom or what."""
    match leaf:
        case Dates():
            return PUBLISHED, when(leaf)
        case Like():
            return Verb("are like", "are not like"), likened(leaf)
        case Kept(kind=kind, wanted=None):
            return _ANY[kind]
        case Kept(kind=kind, wanted=wanted) if wanted is not None:
            return _TAGGED if kind is Kind.TAG else _NOTED, name_of(wanted)
        case All():
            return Verb("are", "are not"), "in the library"
    if not isinstance(leaf, WRITTEN):
        raise TypeError(f"{leaf} is more than one condition")
    if leaf.field is Field.TEXT:
        whole = isinstance(leaf, Word | Fuzzy) or (isinstance(leaf, Prefix) and leaf.typing)
        return (MENTION if whole else CONTAIN), name_of(leaf)
    return VERBS[leaf.field], f"{_NAMED.get(leaf.field, '')}{name_of(leaf)}"


def name_of(leaf: Written) -> str:
    """Return the words of a condition; names are left without quotation marks, as people are."""
    text = clean(leaf.text)
    named = leaf.field not in (Field.TEXT, Field.TITLE, Field.NOTE)
    match leaf:
        case Near():
            *first, last = [text[word.start : word.end] for word in words(text)]
            close = " near ".join(f"“{each}”" for each in [*first, last + "…" * leaf.unfinished])
            return f"{close} (within {leaf.distance} words)" if leaf.distance > 1 else f"{close} (side by side)"
        case Fuzzy():
            return f"{text} (in similar spellings too)"
        case Prefix() if leaf.field is Field.TEXT and not leaf.typing:
            return f"words that begin with “{text}”"
        case Prefix():
            return f"{text}…"
        case Phrase():
            text += "…" * leaf.unfinished
            return text if named else f"“{text}”"
        case Word():
            return text


def likened(leaf: Like) -> str:
    """Return the name of the article that others are to be like."""
    title = clean(leaf.title or "")
    return f"“{title}” (article {leaf.number})" if title else f"article {leaf.number}"


def when(leaf: Dates) -> str:
    """Say when articles were published, to stand after that word."""
    return datewords.describe_ago(leaf.text) if leaf.ago else datewords.published(leaf.text)


def when_alone(leaf: Dates) -> str:
    """Say when articles were published, to stand alone: May 2018."""
    return datewords.describe_ago(leaf.text) if leaf.ago else datewords.describe(leaf.text)


def clean(text: str) -> str:
    """Keep what is searched for, on one line: no punctuation around it, no control characters, no markup."""
    cut = words(text)
    inside = text[cut[0].start : cut[-1].end] if cut else ""
    # Joiners and marks of direction stand inside words, and part none.
    seen = "".join(letter for letter in inside.translate(_UNSAID) if category(letter) != "Cf")
    shown = "".join(letter if letter.isprintable() else " " for letter in seen)
    return " ".join(shown.split())
