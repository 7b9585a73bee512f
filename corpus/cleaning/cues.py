"""The vocabulary of furniture: what menus, prompts and footers say on any site, and the reason that each gives.

A label is furniture by itself, as a whole line ("Share this story"); a phrase makes a line furniture in proportion
to its weight, the more so where the line speaks to the reader ("you", "our", "please").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from msgspec import Struct

from corpus.article import CutReason
from corpus.cleaning.alternatives import by_first_letter
from corpus.cleaning.foreign import foreign_label
from corpus.cleaning.furniture import (
    ADDRESS,
    COMMON_TRADE_WORDS,
    IMPERATIVE,
    LABELS,
    OFFER,
    PHRASES,
    RELATED_LINK,
    TRADE_WORDS,
)

LABEL_WORDS = 14
"""Words up to which a line may be a label as a whole."""
SENTENCE_WORDS = 14
"""Words up to which every line is searched for phrases."""
ICON_WORDS = 60
"""Words up to which a line may be the names of icons run together."""
PHRASE_WORDS = 90
"""Words up to which a line is searched for phrases at all; prompts are not longer."""
_ANY_TRADE_WORD = TRADE_WORDS | COMMON_TRADE_WORDS
_ORDER = {reason: number for number, reason in enumerate(CutReason)}
WEAK = 0.5
"""The strength of a cue that needs its surroundings to confirm it."""


class Cue(Struct, frozen=True):
    """What a line's words say about it: the reason for a cut, how sure it is, and whether the article is over."""

    reason: CutReason
    strength: float
    ends: bool = False


@cache
def _labels() -> re.Pattern[str]:
    """Match any label; the group that matched has its number among ``LABELS``, from 1."""
    return re.compile("|".join(f"({pattern})" for _, _, pattern in LABELS))


@cache
def _phrases_here() -> re.Pattern[str]:
    """Match anywhere, with no length; the groups hold the phrases that begin there, in the order of ``PHRASES``."""
    return re.compile("".join(f"(?=({pattern})|)" for _, _, pattern in PHRASES))


@cache
def _phrase_starts() -> re.Pattern[str]:
    """Match, with no length, where any phrase begins: most lines have none, and one search tells so for all kinds."""
    return re.compile(rf"(?<!\w)(?={by_first_letter(pattern for _, _, pattern in PHRASES)})")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(ADDRESS)


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(IMPERATIVE)


@cache
def _offer() -> re.Pattern[str]:
    return re.compile(OFFER)


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[“\"][^“”\"]{1,400}[”\"]")


_BARS = (" | ", " · ", " • ")
_MARKS = ("{{", "%", "${", "[object", "<!--", "&nbsp;", "function", "window.", "document.", "var ")
"""What every template has one of."""


@cache
def _template() -> re.Pattern[str]:
    return re.compile(
        r"\{\{[^{}]{0,80}\}\}|\{%[^%]{0,80}%\}|<%[^%]{0,80}%>|\$\{[\w.]{1,40}\}|\[object Object\]|%[A-Z_]{3,30}%|"
        r"<!--|&nbsp;|\bfunction ?\(|\bvar \w+ ?=|window\.\w+|document\.get"
    )


@cache
def _joined_words() -> re.Pattern[str]:
    return re.compile(r"[a-z][A-Z][a-z]")


@cache
def _related_link() -> re.Pattern[str]:
    return re.compile(RELATED_LINK, re.IGNORECASE)


@cache
def _icon_words() -> re.Pattern[str]:
    return re.compile(
        r"icon|chevron|arrow|sketch|hamburger|burger|artboard|layer|path|shape|logo|close|menu|search|facebook|"
        r"twitter"
    )


def template_marks(text: str) -> tuple[str, ...]:
    """Return the marks of what templates leave that a whole page has: of most pages none."""
    return tuple(mark for mark in _MARKS if mark in text)


def find_cue(
    text: str, said: Collection[str], words: int, *, foreign: bool = False, marks: Sequence[str] = _MARKS
) -> Cue | None:
    """Say what kind of furniture a line's words make it, or None where they say nothing.

    ``said`` are its words in lower case, ``words`` their number with repetitions; ``foreign`` tells that the page is in
    another language than English, ``marks`` are those of templates that it may have (see ``template_marks``).
    """
    if words > PHRASE_WORDS:
        return _cookie_notice(text) if words <= 2 * PHRASE_WORDS else None
    lowered = text.replace("’", "'").lower()
    if words <= LABEL_WORDS and len(lowered) <= 200:
        bare = lowered.strip(" -–—|•·»«›‹<>→←▶►*+:.!…()[]_=~\"'")
        known = foreign_label(bare) if foreign else None
        if known:
            return Cue(known[0], 1.0, known[1])
        label = _labels().fullmatch(bare)
        if label and label.lastindex:
            reason, ends, _ = LABELS[label.lastindex - 1]
            return Cue(reason, 1.0, ends)
        if _menu_line(text):
            return Cue(CutReason.NAV, 1.0)
        if _related_link().fullmatch(text):
            return Cue(CutReason.RELATED_STORIES, 0.8)
    icons = _icon_labels(text, words)
    if icons:
        return icons
    # a sentence that has none of the words of furniture need not be searched for its phrases: most of an article
    plain = words > SENTENCE_WORDS and not _talks_trade(lowered, said) and "©" not in text and "@" not in text
    cue = None if plain else _phrase_cue(lowered, words) or _appeal(lowered, words)
    if cue is None and any(map(text.__contains__, marks)) and _template().search(text):
        return Cue(CutReason.TEMPLATE, 1.0 if words <= 30 else 0.5)
    return cue


def _talks_trade(lowered: str, said: Collection[str]) -> bool:
    """Tell whether a sentence has a word of furniture, or begins with one that is common in any text, or has two."""
    found = _ANY_TRADE_WORD.intersection(said)
    if not found:
        return False
    return len(found) > 1 or not found <= COMMON_TRADE_WORDS or lowered.partition(" ")[0] in COMMON_TRADE_WORDS


@cache
def _bar() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _BARS)))


def _menu_line(text: str) -> bool:
    """Recognise a menu on one line: short words between bars."""
    if not any(map(text.__contains__, _BARS)):
        return False
    parts = [part.split() for part in _bar().split(text)]
    return len(parts) >= 3 and all(1 <= len(part) <= 2 for part in parts)


def _cookie_notice(text: str) -> Cue | None:
    """Recognise the long notices that ask for consent: they say "cookies" in every other breath."""
    lowered = text.lower()
    asks = "cookie" in lowered and lowered.count("cookie") >= 3 and ("consent" in lowered or "your " in lowered)
    return Cue(CutReason.SITE_FOOTER, 1.0) if asks else None


def _appeal(lowered: str, words: int) -> Cue | None:
    """Recognise a slogan: a short line that tells the reader what to do, or what is offered."""
    if words > 16 or not _imperative().match(lowered) or not _offer().search(lowered):
        return None
    return Cue(CutReason.PROMO, WEAK)


def offers(text: str) -> bool:
    """Tell whether a line has the words of an offer: "free", "in your inbox", "every weekday"."""
    return _offer().search(text.lower()) is not None


def _icon_labels(text: str, words: int) -> Cue | None:
    """Recognise the names of icons run together ("MenuSearch IconClose"), as text dumps of drawings leave them."""
    # words run together are long
    if words > ICON_WORDS or len(text) < 7 * words:
        return None
    joints = len(_joined_words().findall(text))
    if joints >= 3 and joints >= 0.12 * words and len(_icon_words().findall(text.lower())) >= max(2, 0.2 * words):
        return Cue(CutReason.ICON_LABELS, 1.0)
    return None


def _phrases_in(text: str) -> dict[int, set[str]]:
    """Return the phrases that a line has, one behind the other, by the place of their kind among ``PHRASES``."""
    found: dict[int, set[str]] = {}
    ends = [0] * len(PHRASES)
    for start in _phrase_starts().finditer(text):
        here = _phrases_here().match(text, start.start())
        for kind, phrase in enumerate(here.groups() if here else ()):
            if phrase is not None and start.start() >= ends[kind]:
                found.setdefault(kind, set()).add(phrase)
                ends[kind] = start.start() + len(phrase)
    return found


def _phrase_cue(lowered: str, words: int) -> Cue | None:
    plain = _quoted().sub(" ", lowered) if '"' in lowered or "“" in lowered else lowered
    phrases = _phrases_in(plain)
    if not phrases:
        return None
    found = {PHRASES[kind][0]: PHRASES[kind][1] * len(phrases[kind]) for kind in sorted(phrases)}
    total = sum(found.values())
    if _address().search(plain):
        total += 0.5
    # in a long line one phrase may be the writer's own; it takes several to make it a prompt
    strength = min(1.0, total / (1.0 + max(0, words - 12) / 18))
    best = max(found, key=lambda reason: (found[reason], -_ORDER[reason]))
    return Cue(best, strength) if strength >= 0.3 else None
