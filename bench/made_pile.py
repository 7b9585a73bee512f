"""Short articles of a seed and a number each, by this program's own chance; every seventh edits an earlier one.

Each holds a word that no other one has, so that a search for it shows whether the article is found.
"""

from __future__ import annotations

import random

SYLLABLES = ("ban", "tra", "de", "chi", "na", "por", "fen", "lo", "mi", "ser", "ta", "vu", "ko", "ren", "dal", "gre")
NAMES = ("Ada Marlow", "Otto Lindqvist", "Ines Calder", "Nora Feld", "Jonas Petrenko", "Mira Solheim")
PLACES = ("Greyport", "Ostravik", "Ashby", "Saltmarsh", "Brussels", "Geneva", "Shanghai")
OUTLETS = ("Coastal Wire", "Ostravik Herald", "Greyport Post")
COMMON = (
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "is",
    "for",
    "it",
    "on",
    "was",
    "with",
    "as",
    "by",
    "from",
    "but",
)


def word_of(number: int) -> str:
    """Return the word that stands in the article of this number alone."""
    spelt = "".join(SYLLABLES[int(digit)] for digit in f"{number:05d}")
    return f"q{spelt}q"


def text_of(seed: int, number: int) -> str:
    """Return an article as a person would save it: a heading, a dateline and paragraphs."""
    chooser = random.Random(f"{seed}-{number}")
    if number % 7 == 6:
        lines = text_of(seed, chooser.randrange(max(0, number - 30), number)).split("\n\n")
        lines[chooser.randrange(2, len(lines))] = _paragraph(chooser)
        lines[-1] = f"The record of the council calls it {word_of(number)}."
        return "\n\n".join(lines)
    heading = " ".join(_word(chooser) for _ in range(6)).capitalize()
    opening = f"{chooser.choice(PLACES).upper()} ({chooser.choice(OUTLETS)}) - {_paragraph(chooser)}"
    paragraphs = [_paragraph(chooser) for _ in range(chooser.randint(3, 6))]
    return "\n\n".join([heading, opening, *paragraphs, f"The plan is known as {word_of(number)}."])


def _paragraph(chooser: random.Random) -> str:
    return " ".join(_sentence(chooser) for _ in range(2))


def _sentence(chooser: random.Random) -> str:
    words = [chooser.choice(COMMON) if chooser.random() < 0.5 else _word(chooser) for _ in range(12)]
    words[4] = chooser.choice(NAMES)
    words[8] = f"in {chooser.choice(PLACES)}"
    return f"{' '.join(words)}, {chooser.choice(NAMES)} said.".capitalize()


def _word(chooser: random.Random) -> str:
    return "".join(chooser.choice(SYLLABLES) for _ in range(chooser.randint(2, 3)))
