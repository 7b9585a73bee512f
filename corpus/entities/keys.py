"""The key by which names of one entity in different articles are joined."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from corpus.article import EntityType

NAMED = frozenset({EntityType.DATE, EntityType.MONEY, EntityType.QUANTITY, EntityType.PERCENT})


@lru_cache(2**13)
def entity_key(name: str, type: EntityType) -> str:
    """Return the key of ``name``: the same for forms that differ in case, hyphens, accents, full stops or "the".

    The key is for joining, not for showing. Amounts and dates keep their points ("1.2 billion" is not "12 billion").
    """
    plain = (
        "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
        if not name.isascii()
        else name.casefold()
    )
    plain = plain.replace("’", "'")
    if type not in NAMED:
        plain = plain.replace(".", "").replace("-", " ").replace("‐", " ").replace("‑", " ").replace(",", " ")
    words = plain.split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)
