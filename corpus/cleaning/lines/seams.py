"""Seams: how the text of one line is joined with that of the next, above all where a word was parted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from corpus.cleaning.lines.marks import is_unspaced
from corpus.readers import RawBlock

_SUSPENDING = """
and or to than und oder bis et ou y e o en of as nor
"""
_SUSPENDED = frozenset(_SUSPENDING.split())
"""Words before which a hyphen stands for the rest of a word that comes later: "short- and long-term"."""
_SYLLABLES = """
tion tions sion sions ment ments mental ing ings ed er ers ly ness able ible ity ities ance ances ence ences tive
tives ous ture tures tional sional cial tial cian ism ist ists ty ties ry ries cy cies ic ics ical ally ful less
ship ships hood dom ize ized izing ise ised ising ate ated ating ation ations ant ent ial ual ted ned sed ded
ped ged ved ning ting ning nings tings ving ging ters ners lers nal tal ral cal nic ric tic rity lity nity lar nary tary
tory gers mers ners vers sors tors nent gle tle ple ble dle bly tly
"""
_ENDINGS = frozenset(_SYLLABLES.split())
"""Ends of English words that are no words: what stands above one of them was parted."""
_PARTICLES = """
out under over with some any every how what when where there in on up down for to be a an no fore after our them him
her my your one thing side stand self where ever
"""
_PARTS = frozenset(_PARTICLES.split())
"""Words that stand in words written as one: "out-side", "how-ever"."""
_BEGINNINGS = """
bl br ch cl cr dr dw fl fn fr gh gl gn gr kl kn kr ll mn ph phr pl pn pr ps pt qu rh sc sch schl schm schn schr schw scl
scr sh shr sk sl sm sn sp sph spl spr squ st str sv sw th thr thw tr ts tw tz vl vr wh wr zw
"""
_ONSETS = frozenset(_BEGINNINGS.split())
"""Consonants that words of English, German, French or Spanish begin with."""
_PROVEN = 0.25
"""The share of lines ending with a hyphen that must part words for all of them to do so."""
_OFTEN = 0.05
"""The share of lines ending with a hyphen from which a text was set with words parted at its margin."""


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([^\W_]+)[-\u2010]$")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _consonants() -> re.Pattern[str]:
    return re.compile(r"[b-df-hj-np-tv-xz]+")


class Spelling(Struct, frozen=True):
    """The words of a text, in lower case, as they stand within its lines; whether its margins part words."""

    words: frozenset[str] = frozenset()
    parts_words: bool = False


def spelling_of(paragraphs: Iterable[Sequence[RawBlock]]) -> Spelling:
    """Read the spelling of a text where one of its joined lines ends with a hyphen."""
    joined = [[text for block in lines if (text := block.text.strip())] for lines in paragraphs if len(lines) > 1]
    ends = [
        (found[1], below)
        for lines in joined
        for line, below in pairwise(lines)
        if (found := _parted().search(line)) is not None
    ]
    if not ends:
        return Spelling()
    words: set[str] = set()
    for lines in joined:
        for line in lines:
            words.update(_words().findall(_parted().sub("", line).lower()))
    seams = sum(len(lines) - 1 for lines in joined)
    often = len(ends) >= _OFTEN * seams if len(ends) > 2 else len(ends) == 2 and len(ends) >= 2 * _OFTEN * seams
    proven = sum(_is_half(head.lower(), below, words) for head, below in ends)
    return Spelling(frozenset(words), often or proven > _PROVEN * len(ends))


def _is_half(head: str, below: str, words: Collection[str]) -> bool:
    """Tell whether the line below begins with what is no word, but the rest of one."""
    rest = _words().match(below)
    if rest is None or "-" in rest[0]:
        return False
    tail = rest[0]
    return tail in _ENDINGS or head + tail in words or _is_no_beginning(tail)


def _is_no_beginning(tail: str) -> bool:
    """Tell whether no word begins with the consonants of this one: "rges", "nst"."""
    consonants = _consonants().match(tail)
    return consonants is not None and len(tail) > len(consonants[0]) > 1 and consonants[0] not in _ONSETS


def join(lines: Sequence[str], spelling: Spelling) -> str:
    """Join the lines of one paragraph, each without space at its ends."""
    if len(lines) < 2:
        return "".join(lines)
    pieces = [lines[0]]
    for line in lines[1:]:
        if is_unspaced(pieces[-1][-1:]) and is_unspaced(line[:1]):
            pieces.append(line)
        elif pieces[-1].endswith(("-", "\u2010")) and not pieces[-1].endswith((" -", "--")) and line[:1].isalnum():
            pieces[-1], between = _at_hyphen(pieces[-1], line, spelling)
            pieces.append(between + line)
        else:
            pieces.append(" " + line)
    return "".join(pieces)


def _at_hyphen(above: str, below: str, spelling: Spelling) -> tuple[str, str]:
    """Return the line above a parted word, with its hyphen or without, and what stands between it and the next."""
    found, rest = _parted().search(above), _words().match(below)
    if found is None or rest is None:
        return above, ""
    head, tail = found[1].lower(), rest[0].lower()
    if tail in _SUSPENDED:
        return above, " "
    # names and numbers keep their hyphen (US-China), and so do words with another one (state-of-the-art)
    compound = not found[1][-1].islower() or not rest[0][0].islower() or above[: found.start()].endswith("-")
    if compound or f"{head}-{tail}" in spelling.words:
        return above, ""
    whole = _is_half(head, below, spelling.words) or above.endswith("\u2010")
    known = head in spelling.words and tail in spelling.words and not {head, tail} & _PARTS
    return (above[:-1], "") if whole or (spelling.parts_words and not known) else (above, "")
