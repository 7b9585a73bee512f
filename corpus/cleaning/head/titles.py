"""What a line above an article's text may be by its own words: a title, a section's name, the way to a page."""

from __future__ import annotations

from corpus.cleaning.features import Features
from corpus.cleaning.head.bylines import unmarked_byline
from corpus.cleaning.lexicon import STOP_WORDS
from corpus.cleaning.outlets.namewords import SECTIONS, VERBS
from corpus.letters import letters

ADDRESSES = ("http:", "https:", "www.")
"""Beginnings of lines that are a page's address."""
GENRES = frozenset(
    ["editorial", "opinion", "analysis", "comment", "commentary", "explainer", "review", "interview", "feature"]
)
"""What an article is, which stands between its title and its standfirst too."""
_SIGNED = 4
"""Words up to which a line below "By" is a desk's or an agency's name."""


def may_sign(text: str) -> bool:
    """Tell whether a line below "By" may be whom it means: names, or a few words with capitals, as desks are called."""
    words = text.split()
    short = len(words) <= _SIGNED and not text.endswith((".", "!", "?", ":"))
    return unmarked_byline(text) is not None or (short and all(word[0].isupper() for word in words))


def is_longer(one: Features, other: Features) -> bool:
    """Tell whether a line has the shape of a headline, and the other that of the standfirst under it."""
    long = other.words >= 10 and (other.closed or other.words >= 14) and not other.item
    return one.words >= 4 and not one.closed and one.cue is None and long and 2 * other.words >= 3 * one.words


def is_trail(text: str) -> bool:
    """Tell whether a line is the way to a page ("Home / World / Europe"), or a menu."""
    return any(mark in text for mark in ("|", "›", ">", "»", "•", " / "))


def leads_to_page(text: str) -> bool:
    """Tell whether a line is the way to a page, by its arrows: "Blog > Food > Plans"."""
    return any(mark in text for mark in (" > ", " › ", " » "))


def is_section(text: str) -> bool:
    """Tell whether a line has no words but function words and those of sections: "In the news"."""
    return all(word in SECTIONS or word in STOP_WORDS for word in text.lower().split())


def beside(rest: str) -> bool:
    """Tell whether what follows a title on its line is a mark and a name: " | The Harbour Post"."""
    return rest.startswith((" |", " -", " –", " —", " :", " ·", " »")) and len(rest.split()) <= 8


def names_outlet(text: str, outlet: str) -> bool:
    """Tell whether a line is the outlet's name, with little beside it."""
    plain, name = text.casefold(), outlet.casefold().removeprefix("the ")
    if name not in plain:
        return False
    return len(plain) <= 2 * len(name) + 12 or (plain.split()[0] in VERBS and len(plain.split()) <= 6)


def same(text: str, other: str) -> bool:
    """Tell whether two lines have the same letters and digits."""
    return letters(text) == letters(other)
