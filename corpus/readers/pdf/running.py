"""Running heads and feet: what stands on every page at its place, page numbers, and what browsers print around one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from corpus.readers.pdf.runs import Line

_LEVELS = 3
"""Rows of lines at the top and the bottom of a page that may be of its head or foot."""
_SHORT = 200
"""Letters up to which a line may be of a running head."""
_SAME = 6.0
"""Points by which the place of a running head differs between pages."""


class Printed(Struct, frozen=True):
    """What a browser prints around a page: its address and its title, and the places where they stand first."""

    url: str | None = None
    title: str | None = None


def running_lines(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Return for each page the places of the lines, sorted from the top, that are its running head and foot."""
    edges = [_edges(lines) for lines in pages]
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (lines, rows) in enumerate(zip(pages, edges, strict=True)):
        for place in (place for side in rows for row in side for place in row):
            seen[_shape(lines[place].text)].append((number, lines[place].y))
    result: list[set[int]] = []
    for number, (lines, sides) in enumerate(zip(pages, edges, strict=True)):
        found: set[int] = set()
        for side in sides:
            outermost = True
            for row in side:
                texts = [lines[place].text.strip() for place in row]
                repeated = {place for place in row if _repeats(seen[_shape(lines[place].text)], number, lines[place].y)}
                marked = outermost and (_is_numbered(texts) or _is_printed(texts))
                # what stands beside a page number is of the head too: a chapter, a date
                whole = (marked or repeated) and all(len(text) < _SHORT for text in texts)
                found.update(row if whole else repeated)
                outermost = outermost and bool(marked or repeated)
        result.append(found)
    return result


def printed_around(pages: Sequence[Sequence[Line]], running: Sequence[set[int]]) -> Printed:
    """Return the address and the title that a browser has printed in the running heads and feet."""
    heads: Counter[str] = Counter()
    url = None
    for lines, places in zip(pages, running, strict=True):
        texts = [lines[place].text.strip() for place in sorted(places)]
        if not any(_is_printed([text, ""]) for text in texts):
            continue
        for text in texts:
            address = _address().search(text)
            rest = _clutter().sub(" ", _address().sub(" ", text)).strip(" |·-–—")
            if address:
                url = url or address[0].rstrip("…").rstrip(".,)")
            if rest and re.search(r"[^\W\d_]{2}", rest):
                heads[" ".join(rest.split())] += 1
    title = heads.most_common(1)[0][0] if heads else None
    return Printed(url, title)


def _edges(lines: Sequence[Line]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rows of a page nearest to its top and those nearest to its bottom, from the outside in."""
    rows: list[list[int]] = []
    for place, line in enumerate(lines):
        if rows and abs(lines[rows[-1][0]].y - line.y) < 0.5 * max(4.0, line.size):
            rows[-1].append(place)
        else:
            rows.append([place])
    top = rows[:_LEVELS]
    return top, rows[max(len(top), len(rows) - _LEVELS) :][::-1]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split())[:200])


def _repeats(places: Iterable[tuple[int, float]], number: int, y: float) -> bool:
    """Tell whether what stands at ``y`` on a page stands there on another page too."""
    return any(other != number and abs(there - y) <= _SAME for other, there in places)


def _is_numbered(texts: Sequence[str]) -> bool:
    """Tell whether a row holds the number of the page, alone or beside words."""
    numbers = sum(1 for text in texts if _page_number().fullmatch(text.casefold()))
    return numbers == 1


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(
        r"[-–—|\[(]? ?(?:page |p\. ?|seite |página |pagina |стр\. ?)?"
        r"(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:/|of|von|de|sur|из) ?\d{1,4})? ?[-–—|\])]?"
    )


def _is_printed(texts: Sequence[str]) -> bool:
    """Tell whether a row is what a browser prints: an address, or the time of printing, with little beside them."""
    for text in texts:
        address = _address().match(text)
        if address and len(text) - len(address[0]) <= 12:
            return True
        time = _printing_time().match(text) or _printing_time().search(text[-30:])
        if time and (len(texts) > 1 or len(text) > len(time[0]) + 4):
            return True
    return False


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?|file):/{2,3}\S{4,2000}")


@cache
def _printing_time() -> re.Pattern[str]:
    """Match the date and time of printing, in the orders of day and month that browsers use."""
    return re.compile(
        r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}),? "
        r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\b)?"
    )


@cache
def _clutter() -> re.Pattern[str]:
    """Match what stands in a printed head beside the title: the time, the number of the page."""
    time = _printing_time().pattern
    date = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    number = r"(?:page )?\b\d{1,4} ?(?:/|of) ?\d{1,4}\b|^\d{1,4}$"
    return re.compile(rf"{time}|^{date}\b|\b{date}$|{number}", re.IGNORECASE)
