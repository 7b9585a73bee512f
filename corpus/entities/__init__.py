"""Find who and what an article names, and who says what in it; names of one entity are tied together."""

from __future__ import annotations

import os

from corpus.article import EntityType, Tagging


def tag(text: str, aliases: str = "") -> Tagging:
    """Return the mentions and direct quotes of ``text``; name lists are loaded at the first call.

    ``aliases`` is a person's own table of names in TOML, see ``aliases``. The environment's ``ZTE_READER_TAGGER`` names
    another tagger than our own; see ``taggers``. Raises ``UnreadableError`` where that is not installed.
    """
    from corpus.entities.tagger import tag_text
    from corpus.entities.taggers import VARIABLE, namer

    return tag_text(text, namer(os.environ.get(VARIABLE, "")), aliases)


def entity_key(name: str, type: EntityType) -> str:
    """Return the key by which names of one entity in different articles are joined; see ``keys``."""
    from corpus.entities.keys import entity_key as key

    return key(name, type)


__all__ = ["entity_key", "tag"]
