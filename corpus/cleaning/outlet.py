"""The name of the outlet, from what its own furniture says of itself; never a vendor, an agency or a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from corpus.cleaning.bylines import byline
from corpus.cleaning.datelines import dateline_agency
from corpus.cleaning.dates import find_date
from corpus.cleaning.naming import (
    COMPANY,
    OWNER_WORDS,
    OWNERS,
    SECTIONS,
    addresses,
    claims,
    is_name,
    key_of,
    tidy,
    without_owner,
)

_MEDIA = (
    r"\b(?:Media|Review|Times|Post|News|Journal|Tribune|Herald|Gazette|Guardian|Chronicle|Observer|Press|Daily|"
    r"Weekly|Standard|Star|Sun|Mail|Express|Telegraph|Independent|Examiner|Inquirer|Register|Globe|Dispatch|Courier|"
    r"Record|Monitor|Mirror|Magazine|Today|Report|Ledger|Sentinel|Bulletin|Argus|Echo|Wire|World|Network|Radio|TV|"
    r"Television|Broadcasting|Reader|Republic|Economist|Insider|Digest|Voice|Union|Beacon|Advocate|Enquirer|Citizen|"
    r"Desk|Brief)\b|^[A-Z]{2,5}(?: News)?$"
)
_MASTHEAD = 12
"""Lines at the top of a page among which its outlet's own name is looked for."""
_ENDS = 400
"""Lines of furniture at either end of a page that are heard."""
_TOP = 4
"""Lines of the source at whose end the first line of a page has been seen."""
_FIRST, _NEAR_TOP = 0.6, 0.4
"""What a name weighs that is the page's first line, or another of its first."""
_MENTION, _MENTIONS = 0.12, 0.6
"""What every other line of furniture with a name in it adds, and the most that all of them add."""
_ADDRESS = 0.7
"""What an address adds that is made of the name's letters."""
_MEDIUM = 0.5
"""What a word of the trade in the name adds."""
_ENOUGH = 0.91
"""Evidence from which a name is believed: one clear statement of a name that is a medium's, or two of any other."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's name and the line that gives it."""

    name: str
    line: int


@dataclass(slots=True)
class _Evidence:
    weight: float
    strongest: float
    outlet: Outlet
    claimed: bool = False  # by more than being one of many names at the top: those are of sections


@cache
def _media() -> re.Pattern[str]:
    return re.compile(_MEDIA)


def find_outlet(
    furniture: Iterable[tuple[int, str]],
    masthead: Iterable[tuple[int, str]] = (),
    beside_writers: Iterable[tuple[int, str]] = (),
    writers: Iterable[str] = (),
) -> Outlet | None:
    """Return the outlet, from lines that are not the article's (their number and text).

    A name counts by how often and how plainly the furniture uses it; words of the trade ("Times", "Media") and an
    address with its letters add to it. ``masthead`` are the lines at the top that say nothing else, ``beside_writers``
    names that stand in bylines and datelines, and ``writers`` their own.
    """
    lines = list({text: (number, text) for number, text in furniture if len(text) <= 300}.values())
    if len(lines) > 2 * _ENDS:
        lines = lines[:_ENDS] + lines[-_ENDS:]
    evidence: dict[str, _Evidence] = {}
    for number, text in lines:
        for weight, name in claims(text):
            _add(evidence, name, weight, number, claimed=True)
        for name in affiliations(text) if " | " in text else ():
            _add(evidence, tidy(name), _FIRST, number, claimed=True)
    for number, name in beside_writers:
        _add(evidence, tidy(name), _NEAR_TOP, number, claimed=True)
    top = [(number, text) for number, text in islice(masthead, _MASTHEAD) if is_name(text)]
    for number, text in dict(zip((text for _, text in top), top, strict=True)).values():
        _add(evidence, tidy(text), _FIRST if number <= _TOP else _NEAR_TOP, number, claimed=number <= _TOP)
    for name in writers:
        evidence.pop(key_of(name), None)
    if not evidence:
        return None
    _add_mentions(evidence, lines)
    _join_forms(evidence)
    best = max(evidence.values(), key=lambda one: (one.weight, -one.outlet.line))
    return _in_full(best.outlet, lines, top) if best.weight >= _ENOUGH else None


def affiliations(text: str) -> Iterator[str]:
    """Yield the names beside a writer's in a byline, beside a date between bars, or after the place of a report."""
    agency = dateline_agency(text)
    if agency:
        yield agency
        return
    written = byline(text) is not None
    if written or (" | " in text and len(text) <= 100 and find_date(text)):
        parts = re.split(r" \| |, " if written else r" \| ", text)
        for part in parts[1:] if written else parts:
            if is_name(part) and (len(part.split()) > 1 or (part.isupper() and len(part) > 2)):
                yield part


def writers_in(text: str) -> list[str]:
    """Return the names of the people that a byline gives."""
    written = byline(text)
    return re.split(r", and |, | and | & ", written[0]) if written else []


def _add(evidence: dict[str, _Evidence], name: str, weight: float, line: int, *, claimed: bool) -> None:
    key = key_of(name)
    if not key:
        return
    one = evidence.setdefault(key, _Evidence(0.0, 0.0, Outlet(name, line)))
    one.weight += weight
    one.claimed = one.claimed or claimed
    if weight > one.strongest:
        one.strongest, one.outlet = weight, Outlet(name, line)


def _add_mentions(evidence: dict[str, _Evidence], lines: Sequence[tuple[int, str]]) -> None:
    said = "\n".join(f" {key_of(text)} " for _, text in lines)
    for one in list(evidence.values()):
        short = without_owner(one.outlet.name)
        key, full = key_of(short), key_of(one.outlet.name)
        known = any(name == key or name.startswith(f"{key} ") for name in evidence if name != full)
        if not (known or SECTIONS.issuperset(key.split())) and said.count(f" {key} ") > said.count(f" {full} "):
            evidence[key] = _Evidence(_FIRST, _FIRST, Outlet(short, one.outlet.line), one.claimed)
    sites = {site for _, text in lines for site in addresses(text)}
    for key, one in evidence.items():
        # a word of the menu is said again below as often as the outlet's name
        most = _MENTIONS if one.claimed else _MENTIONS / 2
        one.weight += min(most, _MENTION * max(0, said.count(f" {key} ") - 1))
        word = _media().search(one.outlet.name)
        medium = word is not None and not (one.strongest == COMPANY and word[0] in {"Media", "Network"})
        one.weight += _MEDIUM * medium
        if key.split()[-1] in OWNERS:
            one.weight -= _MEDIUM
        letters = key.replace(" ", "").replace("&", "")
        if sites & {letters, f"the{letters}"}:
            one.weight += _ADDRESS
        elif not one.claimed and not (medium and " " in key):
            one.weight = 0.0


def _join_forms(evidence: dict[str, _Evidence]) -> None:
    """Count the forms of one name together.

    What speaks for the owner or a section ("Tribune Media Group", "Tribune Politics") counts for a name that is
    claimed without those words, or that several names share; what speaks for a short form ("the Tribune") counts for
    the full name otherwise.
    """
    for key in sorted(evidence, key=len):
        one = evidence[key]
        longer = [name for name in evidence if name != key and f" {key} " in f" {name} "]
        distinct = [name for name in longer if not OWNER_WORDS.issuperset(_beyond(name, key))]
        if len(distinct) == 1 or (distinct and not one.claimed):
            best = max((evidence[name] for name in distinct), key=lambda other: other.weight)
            if best.weight >= one.weight / 2:
                best.weight += one.weight
                one.weight = 0.0
        elif one.claimed or len(longer) > 1:
            for name in longer:
                one.weight += evidence[name].weight
                evidence[name].weight = 0.0


def _beyond(name: str, key: str) -> list[str]:
    return f" {name} ".replace(f" {key} ", " ", 1).split()


def _in_full(outlet: Outlet, lines: Sequence[tuple[int, str]], top: Sequence[tuple[int, str]]) -> Outlet:
    """Return the outlet by the longest name that the masthead, or a part of a line between bars, gives it alone."""
    bare = key_of(outlet.name)
    alone = any(key_of(text) == bare for number, text in top if number <= _TOP)
    best = outlet
    parts = [(number, part.strip()) for number, text in lines if " | " in text for part in text.split(" | ")]
    for number, whole in [*top, *parts]:
        key = key_of(whole)
        if key == bare:
            best = Outlet(whole, number) if whole.startswith("The ") else best
        elif not alone and len(key_of(best.name)) < len(key) and f" {bare} " in f" {key} " and is_name(whole):
            extra = _beyond(key, bare)
            if not OWNER_WORDS & {extra[0], extra[-1]}:
                best = Outlet(whole, number)
    return best
