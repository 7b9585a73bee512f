"""Values of records in exports: what databases, scrapers and feeds write for a text, a name, a day, an address.

Each function takes any JSON value and returns what it means, or None where it says nothing of the kind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from corpus.readers.characters import one_space

_DEPTH = 6
_MANY = 100_000
"""Items of a list that are looked at."""
_LINE = 1000
_INNER = ("rendered", "html", "text", "plain", "value", "content", "body", "main", "#text", "$t", "$", "_", "default")
"""Keys under which a value stands inside an object, as in {"rendered": "…"}."""
_NAMES = ("name", "full_name", "fullname", "display_name", "displayname", "title", "label", "original", "byline")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "russian": "ru",
    "русский": "ru",
    "chinese": "zh",
    "中文": "zh",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "arabic": "ar",
    "japanese": "ja",
}


def prose(value: Any, depth: int = 0) -> str:
    """Return the text in a value: a string, paragraphs in a list, the content of an object; or an empty string."""
    if isinstance(value, str):
        return value
    if depth == _DEPTH:
        return ""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (prose(one, depth + 1) for one in value[:_MANY])))
    if isinstance(value, dict):
        return next(filter(None, (prose(value[key], depth + 1) for key in _INNER if key in value)), "")
    return ""


def line(value: Any) -> str | None:
    """Return a value as one line of plain text."""
    text = prose(value)[: 4 * _LINE]
    if "<" in text:
        text = _tag().sub(" ", text)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return one_space(text)[:_LINE] or None


def names(value: Any) -> str | None:
    """Return the names of people in a value, joined as a byline joins them."""
    found = list(dict.fromkeys(_people(value)))[:20]
    if len(found) < 2:
        return found[0] if found else None
    return f"{', '.join(found[:-1])} and {found[-1]}"


def publisher(value: Any) -> str | None:
    """Return the name of an outlet; of an address its host."""
    if isinstance(value, list):
        return next(filter(None, map(publisher, value[:8])), None)
    if isinstance(value, dict):
        return next(filter(None, (line(value[key]) for key in (*_NAMES, "domain", "id") if key in value)), None)
    text = line(value)
    host = re.fullmatch(r"(?:https?:)?//(?:www\.)?([^/\s?#]+)\S*|www\.([^/\s?#]+)/?", text or "")
    return (host[1] or host[2]) if host else text


def day(value: Any) -> str | None:
    """Return the day of a date: ISO 8601, seconds or milliseconds since 1970, RFC 5322, or as people write it."""
    if isinstance(value, dict):
        keys = ("date", "$date", "iso", "utc", "datetime", "published", "day", *_INNER)
        return next(filter(None, (day(value[key]) for key in keys if key in value)), None)
    if isinstance(value, list):
        return _of_parts(value) or next(filter(None, map(day, value[:8])), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()[:200]
    if _number().fullmatch(text):
        return _of_number(text)
    return _of_iso(text) or _of_mail(text) or _of_words(text)


def language(value: Any) -> str | None:
    """Return the code of a language ("en") from a code with a country, or from its name."""
    text = (line(value) or "").casefold()
    code = re.split(r"[-_;,]", text)[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else _LANGUAGES.get(text)


def address(value: Any) -> str | None:
    """Return an http(s) address."""
    if isinstance(value, list):
        return next(filter(None, map(address, value[:8])), None)
    if isinstance(value, dict):
        keys = ("canonical", "href", "url", "link", *_INNER)
        return next(filter(None, (address(value[key]) for key in keys if key in value)), None)
    text = one_space(value[:2000]) if isinstance(value, str) else ""
    return text if re.fullmatch(r"https?://[^\s<>\"]+", text) else None


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"</?[A-Za-z][^<>]{0,400}>|<!--.{0,400}?-->", re.DOTALL)


def _people(value: Any, depth: int = 0) -> list[str]:
    if isinstance(value, list) and depth < _DEPTH:
        return [name for one in value[:50] for name in _people(one, depth + 1)]
    if isinstance(value, dict):
        parts = (value.get("first_name") or value.get("firstname"), value.get("last_name") or value.get("lastname"))
        whole = next((value[key] for key in _NAMES if value.get(key)), None)
        return _people(whole or " ".join(part for part in parts if isinstance(part, str)), depth + 1)
    text = line(value) or ""
    listed = _listed(text) if depth < _DEPTH else None
    if listed is not None:
        return _people(listed, depth + 1)
    text = re.sub(r"^(?:by|von|par|por|di):?\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", text)
    if text.startswith(("http:", "https:", "www.", "@")) or "@" in text.split(" ")[0]:
        return []
    return [text] if any(map(str.isalpha, text)) and text.casefold() not in {"none", "null", "nan", "n/a"} else []


def _listed(text: str) -> list[Any] | None:
    """Return a list that was written as Python or JSON writes one, as tables made by scrapers hold them."""
    import ast

    if not (text.startswith("[") and text.endswith("]")):
        return [part.strip() for part in text.split(";")] if ";" in text else None
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return found if isinstance(found, list) else None


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-?\d{1,17}(?:\.\d{0,9})?(?:[eE]\+?\d{1,2})?")


def _of_number(text: str) -> str | None:
    import datetime

    if re.fullmatch(r"(?:1[7-9]|20)\d{12}|(?:1[7-9]|20)\d{6}", text):
        return _checked(text[:4], text[4:6], text[6:8])
    seconds = float(text)
    for unit in (1e9, 1e6, 1e3):  # nanoseconds, microseconds, milliseconds
        if seconds >= unit * 1e8:
            seconds /= unit
            break
    if not 1e8 <= seconds < 1e10:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def _of_iso(text: str) -> str | None:
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)T\d|(\d{4})/(\d\d?)/(\d\d?)(?!\d)", text)
    if found is None:
        return None
    year, month, number = (one for one in found.groups() if one is not None)
    return _checked(year, month, number)


def _of_mail(text: str) -> str | None:
    from email.utils import parsedate_tz

    try:
        found = parsedate_tz(text) if re.search(r"\d:\d\d", text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _checked(*map(str, found[:3])) if found else None


def _of_words(text: str) -> str | None:
    from corpus.cleaning.head.dates import find_date

    return find_date(text)


def _of_parts(value: list[Any]) -> str | None:
    """Read a date in parts, as in [2018, 5, 16]."""
    whole = len(value) >= 3 and all(isinstance(one, int) and not isinstance(one, bool) for one in value[:3])
    return _checked(*map(str, value[:3])) if whole and value[0] > 1000 else None


def _checked(year: str, month: str, number: str) -> str | None:
    import datetime

    try:
        found = datetime.date(int(year), int(month), int(number))
    except (ValueError, OverflowError):
        return None
    return found.isoformat() if found.year >= 1700 else None
