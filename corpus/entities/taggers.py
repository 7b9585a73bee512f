"""Other taggers for people who have a model: names by spaCy or GLiNER; numbers, linking and quotes stay as they are.

A tagger is named ``own``, ``spacy:MODEL`` or ``gliner:MODEL``, where MODEL is an installed package or a folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.article import NAME_TYPES, EntityType
from corpus.errors import UnreadableError
from corpus.extras import needs

VARIABLE = "ZTE_READER_TAGGER"
OWN = "own"
SPACY_PIECE = 100_000  # characters given to a pipeline at once, which has a limit of its own
GLINER_PIECE = 1_200  # about what its models read before they stop listening
ASKED = {  # what GLiNER is asked for
    "person": EntityType.PERSON,
    "organization": EntityType.ORG,
    "country, state or city": EntityType.GPE,
    "mountain, river, region or building": EntityType.LOC,
    "nationality, religion or political group": EntityType.NORP,
    "product": EntityType.PRODUCT,
    "event": EntityType.EVENT,
    "law": EntityType.LAW,
}
NAMES = {kind.value: kind for kind in NAME_TYPES} | {"PER": EntityType.PERSON, "FAC": EntityType.LOC}


class Named(NamedTuple):
    """A stretch of a text that a model takes for a name: offsets and type."""

    start: int
    end: int
    type: EntityType


Namer = Callable[[str], list[Named]]


@cache
def namer(name: str) -> Namer | None:
    """Load what finds names; None stands for our own rules.

    Raises ``UnreadableError`` for another form of name, a package that is not installed or a model that is not there.
    """
    kind, _, model = name.partition(":")
    if name in {"", OWN}:
        return None
    if kind not in LOADERS or not model:
        raise UnreadableError(f"no tagger is called “{name}”; there are own, spacy:MODEL and gliner:MODEL")
    return LOADERS[kind](model)


def choose(name: str | None) -> None:
    """Tag with another tagger from now on, here and in processes that start later.

    None leaves it to the environment. Raises ``UnreadableError`` where it can't be loaded.
    """
    if name is not None:
        os.environ[VARIABLE] = name
    namer(os.environ.get(VARIABLE, ""))


def _spacy(model: str) -> Namer:
    spacy = needs("spacy", "spacy")
    try:
        pipeline = spacy.load(model)
    except OSError as error:
        raise UnreadableError(
            f"spaCy has no model “{model}”; install it with: python -m spacy download {model}"
        ) from error

    def names(text: str) -> list[Named]:
        return [
            Named(start + entity.start_char, start + entity.end_char, NAMES[entity.label_])
            for start, piece in pieces(text, SPACY_PIECE)
            for entity in pipeline(piece).ents
            if entity.label_ in NAMES
        ]

    return names


def _gliner(model: str) -> Namer:
    gliner = needs("gliner", "gliner")
    try:
        loaded = gliner.GLiNER.from_pretrained(model, local_files_only=True)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"there is no GLiNER model “{model}” here; download it, then name its folder") from error

    def names(text: str) -> list[Named]:
        return [
            Named(start + found["start"], start + found["end"], ASKED[found["label"]])
            for start, piece in pieces(text, GLINER_PIECE)
            for found in loaded.predict_entities(piece, list(ASKED))
        ]

    return names


LOADERS: dict[str, Callable[[str], Namer]] = {"spacy": _spacy, "gliner": _gliner}


def pieces(text: str, size: int) -> Iterator[tuple[int, str]]:
    """Cut a text where paragraphs, or else sentences or words, end, into pieces of at most ``size`` characters."""
    start = 0
    while start < len(text):
        end = start + size
        if end < len(text):
            ends = [text.rfind(sign, start, end) for sign in ("\n\n", ". ", " ")]
            end = next((place + 1 for place in ends if place > start), end)
        yield start, text[start:end]
        start = end
