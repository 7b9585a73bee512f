"""Names of files made from titles: safe on every file system, one for each article."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # bytes of a title's part, in UTF-8


def stem(number: int, title: str) -> str:
    """Return the name of an article's file without a suffix: its number and the words of its title.

    The number goes first, so that no two are the same whatever file systems make of capitals and accents, and none is
    a name that some system keeps for itself.
    """
    words = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title[: 4 * LONGEST])))
    short = words.encode()[:LONGEST].decode("utf-8", "ignore").rstrip("-")
    return f"{number:05d}-{short}" if short else f"{number:05d}"


def suffix(name: str) -> str:
    """Return the suffix of a source's name where it is a plain one, else none."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return found[0].lower() if found else ""
