"""The text of a message: which of its two forms is the better article, and what is quoted whole."""

from __future__ import annotations

import re
from functools import cache

_QUOTED = 0.6
"""The share of lines that are quoted from which a message is what it quotes."""
_SCANNED = 500_000


def better_html(plain: str, marked: str) -> bool:
    """Tell whether the HTML form of a message makes the better article than its plain text.

    A plain form is poor that was made from a layout (addresses in every other line) or that only points to the HTML;
    elsewhere it is what the sender wrote.
    """
    if not marked.strip() or not plain.strip():
        return bool(marked.strip())
    words, addresses = _measured(plain)
    visible = len(_tag().sub(" ", _unseen().sub(" ", marked[:_SCANNED])).split())
    return words < 0.5 * visible or addresses * 60 > words or (words < 60 and _pointer().search(plain) is not None)


def unquoted(plain: str) -> str:
    """Return a text that is quoted nearly whole, as forwarding does, without the marks of quoting."""
    lines = plain.splitlines()
    said = [line for line in lines if line.strip()]
    if not said or sum(1 for line in said if line.startswith(">")) < _QUOTED * len(said):
        return plain
    return "\n".join(_mark().sub("", line) for line in lines)


def is_sent_on(subject: str, plain: str) -> bool:
    """Tell whether a message sends on another one, by its subject or by the headers repeated in it."""
    return _sent_on().match(subject) is not None or _repeated_headers().search(plain[:_SCANNED]) is not None


@cache
def _sent_on() -> re.Pattern[str]:
    return re.compile(r"(?:fwd?|wg|tr|rv|enc|doorst)\s?:", re.IGNORECASE)


@cache
def _repeated_headers() -> re.Pattern[str]:
    return re.compile(
        r"^[> ]{0,8}(?:From|Von|De|Da|От|发件人)[ *]{0,3}:.{0,200}\n(?:.{0,200}\n){0,3}"
        r"[> *]{0,8}(?:Subject|Betreff|Objet|Asunto|Oggetto|Тема|主题)[ *]{0,3}:",
        re.MULTILINE,
    )


def _measured(plain: str) -> tuple[int, int]:
    without, addresses = _address().subn(" ", plain[:_SCANNED])
    return len(without.split()), addresses


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"[(<\[]?https?://[^\s>)\]]+[)>\]]?")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<[^<>]{0,5000}>")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(r"(?is)<(style|script|head)\b[^<>]{0,2000}>.{0,100000}?</\1>")


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(r"(?i)html|browser|mail client|view (?:this|online)|web version")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"^>[> ]{0,20}")
