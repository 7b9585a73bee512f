"""The name of the outlet, from what its own furniture says of itself; never a vendor, an agency or a section."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from corpus.cleaning.head.bylines import byline, unmarked_byline
from corpus.cleaning.head.datelines import dateline_agency
from corpus.cleaning.head.dates import find_date
from corpus.cleaning.head.people import PLACE_WORDS
from corpus.cleaning.outlets.mastheads import known_outlets
from corpus.cleaning.outlets.namewords import OWNER_WORDS, SECTIONS, TOPICS, key_of
from corpus.cleaning.outlets.naming import COPYRIGHT, claims, is_agency, is_name, picture_owner, tidy
from corpus.cleaning.outlets.weighing import FIRST, NEAR_TOP, Outlet, Weighing, beyond

_MASTHEAD = 12
"""Lines at the top of a page among which its outlet's own name is looked for."""
_ENDS = 400
"""Lines of furniture at either end of a page that are heard."""
_TOP = 4
"""Lines of the source at whose end the first line of a page has been seen."""
_HEAD = 0.3
"""What a name adds that is the first line of a page, above its menu."""
_AGENCY = 0.3
"""What an agency's name weighs in a byline or a dateline."""
_PICTURE = 0.4
"""What a name weighs that stands behind a photographer's."""
_ENOUGH = 0.89
"""Evidence from which a name is believed: one clear statement of a name that is a medium's, or two of any other."""


def find_outlet(
    furniture: Iterable[tuple[int, str]],
    masthead: Iterable[tuple[int, str]] = (),
    beside_writers: Iterable[tuple[int, str]] = (),
    writers: Iterable[str] = (),
    credits: Iterable[tuple[int, str]] = (),
) -> Outlet | None:
    """Return the outlet, from lines that are not the article's (their number and text).

    A name counts by how often and how plainly the furniture uses it; words of the trade ("Times", "Media") and an
    address with its letters add to it. ``masthead`` are the lines at the top that say nothing else, ``beside_writers``
    names that stand in bylines and datelines, ``writers`` their own, and ``credits`` lines about pictures.
    """
    lines = list({text: (number, _unmarked(text)) for number, text in furniture if len(text) <= 300}.values())
    if len(lines) > 2 * _ENDS:
        lines = lines[:_ENDS] + lines[-_ENDS:]
    names = Weighing(lines)
    for (number, text), claim in zip(lines, claims([text for _, text in lines]), strict=True):
        if claim:
            weight, name = claim
            names.add(name, weight, number)
        for name in affiliations(text) if " | " in text else ():
            names.add(tidy(name), FIRST, number)
    for number, name in beside_writers:
        # an agency's reports stand in any paper
        names.add(tidy(name), _AGENCY if is_agency(name) else NEAR_TOP, number)
    for number, text in credits:
        owner = picture_owner(text)
        if owner:
            names.add(owner, _PICTURE, number)
    said = {text for _, text in lines}
    for number, text in lines:
        behind = _behind_title(text, said, top=number <= _TOP)
        if behind:
            names.add(tidy(behind), COPYRIGHT, number)
    heads = ((number, _unmarked(text)) for number, text in islice(masthead, _MASTHEAD))
    top = [(number, text) for number, text in heads if is_name(text) and not _signs(text)]
    for number, text in dict(zip((text for _, text in top), top, strict=True)).values():
        names.add(tidy(text), FIRST if number <= _TOP else NEAR_TOP, number, claimed=number <= _TOP)
    if top and _heads_page(top[0], lines):
        names.add(tidy(top[0][1]), _HEAD, top[0][0])
    names.add_seen()
    names.add_spelt_out()
    names.drop(name for name in writers if key_of(name) not in known_outlets())
    names.add_mentions()
    names.join_forms()
    best = names.best(_ENOUGH)
    return _in_full(best.outlet, lines, top) if best and best.weight >= _ENOUGH else None


def _heads_page(head: tuple[int, str], lines: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a line is the page's first, above a menu, and is like no section's or place's name."""
    number, text = head
    words = text.lower().removeprefix("the ").split()
    above = [line for line, label in lines if line < number and not label.lower().startswith("skip ")]
    menu = sum(1 for line, label in lines if number < line <= number + _TOP * 4 and len(label.split()) <= 3)
    plain = words[0] not in PLACE_WORDS | SECTIONS | TOPICS and not (SECTIONS | TOPICS).issuperset(words)
    return not above and menu >= _TOP and plain and (len(words) > 1 or text.startswith("The "))


def _unmarked(text: str) -> str:
    """Drop the marks of trade behind a name."""
    return text.replace("®", "").replace("™", "").strip()


@cache
def _last_part() -> re.Pattern[str]:
    return re.compile(r"(?P<title>.{12,200}) (?:\||-|–|—|»|·) (?P<name>[^|–—»·]{2,40})$")


def _behind_title(text: str, said: Collection[str], *, top: bool) -> str | None:
    """Return the name behind the title in a line as browsers show one: the page's first, or the title said again."""
    match = _last_part().match(text) if len(text) <= 250 else None
    if match is None or len(match["title"].split()) < 4 or not is_name(match["name"]):
        return None
    whole = match["title"]
    return match["name"] if top or whole in said or whole.rpartition(" | ")[0] in said else None


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
    elif len(text) <= 80:
        names = unmarked_byline(text)
        rest = text.removeprefix(names).strip(" ,|-–—•·") if names and text != names else ""
        if rest and is_name(rest) and not rest[0].islower() and not is_agency(rest):
            yield rest


def signed_for(above: str, text: str) -> str | None:
    """Return the outlet that a whole line names below a writer's, ``above``; None where it names nothing known."""
    if not is_name(text) or key_of(text) not in known_outlets() or is_agency(text):
        return None
    return text if byline(above) is not None or unmarked_byline(above) is not None else None


def _signs(text: str) -> bool:
    """Tell whether a line is a writer's name with something behind it."""
    names = unmarked_byline(text)
    return names is not None and names != text


def writers_in(text: str) -> list[str]:
    """Return the names of the people that a byline gives."""
    written = byline(text)
    names = written[0] if written else unmarked_byline(text) if _signs(text) else None
    return re.split(r", and |, | and | & ", names) if names else []


def _in_full(outlet: Outlet, lines: Sequence[tuple[int, str]], top: Sequence[tuple[int, str]]) -> Outlet:
    """Return the outlet by the longest name that the masthead, or a part of a line between bars, gives it alone."""
    bare = key_of(outlet.name)
    alone = any(key_of(text) == bare for number, text in top if number <= _TOP) or bare in known_outlets()
    best = outlet
    parts = [(number, part.strip()) for number, text in lines if " | " in text for part in text.split(" | ")]
    for number, whole in [*top, *parts]:
        key = key_of(whole)
        if key == bare:
            best = Outlet(whole, number) if whole.startswith("The ") else best
        elif not alone and len(key_of(best.name)) < len(key) and f" {bare} " in f" {key} " and is_name(whole):
            extra = beyond(key, bare)
            first = number <= _TOP or (number, whole) in parts
            if first and not OWNER_WORDS & {extra[0], extra[-1]} and bare not in extra:
                best = Outlet(whole, number)
    return best
