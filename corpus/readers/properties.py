"""What programs write into a file about it, and what of that can be believed."""

from __future__ import annotations

import re
from functools import cache

from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space


def believed(
    title: str | None, author: str | None, language: str | None = None, *, outlet: str | None = None
) -> PageMetadata:
    """Return the properties of a file as metadata, without those that a program or a user's account has filled in.

    When a file was made is not when its article appeared, so that no date is among them.
    """
    title, author = one_space((title or "")[:500]), one_space((author or "")[:500])
    code = (language or "").replace("_", "-").split("-")[0].lower()
    return PageMetadata(
        title=title if _may_be_title(title) else None,
        byline=author if _may_be_author(author) else None,
        outlet=outlet,
        language=code if re.fullmatch(r"[a-z]{2,3}", code) else None,
    )


def _may_be_title(title: str) -> bool:
    return len(title.split()) >= 2 and len(title) >= 8 and _no_title().search(title) is None


@cache
def _no_title() -> re.Pattern[str]:
    """Match what programs write for a title: their own names, names of files, nothing."""
    return re.compile(
        r"^(?:microsoft (?:word|powerpoint|excel|publisher)|untitled|document\d*$|new document|print|layout|slide|"
        r"page \d|about:|file:|https?:|www\.|[a-z]:\\|\(?anonymous|full page|scan)|"
        r"\.(?:docx?|pdf|indd|qxp|qxd|rtf|html?|aspx?|php|txt|pages|odt|xlsx?|pptx?|tex|dvi|ps)(?:$|\W)|^\W*$",
        re.IGNORECASE,
    )


def _may_be_author(author: str) -> bool:
    """Tell whether an author is a person's name rather than a user's or a program's."""
    words = author.split()
    names = all(word[:1].isupper() or word in {"and", "von", "van", "de", "der", "da", "di"} for word in words)
    return 2 <= len(words) <= 12 and names and _no_author().search(author) is None


@cache
def _no_author() -> re.Pattern[str]:
    programs = "user|admin|owner|administrator|microsoft|adobe|office|unknown|author|converter|desktop"
    return re.compile(rf"[\d@\\/_]|\b(?:{programs})\b", re.IGNORECASE)
