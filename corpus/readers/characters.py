"""What a character may be: article text is hostile, and nothing raw may reach a terminal."""

from __future__ import annotations

import re
from functools import cache

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"
"""The hyphen that a soft one at the end of a line becomes: there it parts a word, and is to be seen."""

_PRINTED = bytes(range(ord(" "), 127))
_SPACES = "\t\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1 controls
    "\u00ad\u200b\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164"  # soft hyphen, zero width, blank fillers
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi marks, overrides and isolates
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"  # annotations, noncharacters, tags
)


_JOINERS = "\u200c\u200d"
_JOINING = (
    "\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic and Syriac scripts
    "\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff"  # scripts of India and its neighbours
    "\u2600-\u27bf\u2640-\u2642\ufe0f\U0001f000-\U0001faff"  # emoji and what selects their form
)


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile(rf"[{_SPACES}{_UNSEEN}{_JOINERS}\r\n\ud800-\udfff]")


@cache
def _idle_joiners() -> re.Pattern[str]:
    """Match zero-width joiners and non-joiners but for those between letters that they shape, or emoji."""
    return re.compile(rf"[{_JOINERS}]+(?![{_JOINING}])|(?<![{_JOINING}{_JOINERS}])[{_JOINERS}]+")


@cache
def _escapes() -> re.Pattern[str]:
    """Escape sequences of ECMA-48: control sequences, command strings (bounded) and the two-byte rest."""
    return re.compile(
        r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
        r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\r\n]{0,512}(?:\x07|\x1b\\|\x9c)"
        r"|\x1b[ -/]{0,8}[0-~]"
    )


@cache
def _table() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[{_SPACES}\r\n]"),
        re.compile(rf"[{_UNSEEN}]"),
        re.compile("[\ud800-\udfff]"),
    )


def is_tidy(text: str) -> bool:
    """Tell whether ``tidy`` leaves a text as it is."""
    if text.isascii():
        return text.isprintable()
    return _suspects().search(without_ascii(text)) is None


def without_ascii(text: str) -> str:
    """Return the characters of a text that are not those of printed ASCII: in most texts few, and soon searched."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PRINTED).decode("utf-8", "surrogatepass")


def tidy(text: str) -> str:
    """Return ``text`` as one line without escape sequences, control, zero-width and bidi characters.

    No-break and other odd spaces, tabs and line separators become plain spaces; lone surrogates U+FFFD. Joiners stay
    where they shape the letters of a script, or make one picture of several emoji.
    """
    if is_tidy(text):
        return text
    # most of what is not has no more than a no-break space
    plain = text.replace("\u00a0", " ")
    if is_tidy(plain):
        return plain
    if "\x1b" in text or "\x9b" in text or "\x90" in text or "\x9d" in text:
        text = _escapes().sub("", text)
    spaces, unseen, surrogates = _table()
    text = surrogates.sub("�", unseen.sub("", spaces.sub(" ", text)))
    return _idle_joiners().sub("", text) if "\u200c" in text or "\u200d" in text else text


def one_space(text: str) -> str:
    """Return tidied ``text`` with every run of white space as one space and none at its ends."""
    spaced = " ".join(text.split())
    # few texts have more to be tidied than their white space
    return spaced if is_tidy(spaced) else " ".join(tidy(text).split())
