"""Find the stretches of a text that stand between quotation marks, double or single."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.entities.tokens import LINE_BREAK, Tokens

OPENING, STRAIGHT = "“", '"'
ANGLED = frozenset("«»")
DOUBLE = frozenset('“”„"') | ANGLED
SINGLE = {"‘": "’", "'": "'"}
TWICE = frozenset("‘’'`")  # two of these are a double mark
MARKS = frozenset([*DOUBLE, *TWICE, LINE_BREAK])
CLOSING = frozenset("”\"’'")
BEFORE_OPENING = frozenset("([{—–-/“‘'")
AFTER_DOUBLE = frozenset(",.;:!?)]}—–-…")
BEFORE_CLOSING = frozenset(",.?!…—–-")
AFTER_CLOSING = frozenset(",.?!;:)—–\n")
LONGEST_SINGLE = 400  # tokens from a single mark to the one that closes it


class Quotation(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive), marks included; ``open`` where it goes on in the next paragraph.

    The words between the marks end before token ``close``.
    """

    first: int
    last: int
    open: bool
    close: int


def _closed(words: Sequence[str], first: int, last: int) -> Quotation:
    """Return a quotation that ends with its mark, or with several: “… ‘no.’”."""
    close = last - 1
    while close - 1 > first and words[close - 1] in CLOSING:
        close -= 1
    return Quotation(first, last, False, close)


def _opens(tokens: Tokens, place: int) -> bool:
    """Tell whether a straight mark can open: it leans on the word after it."""
    text, end = tokens.text, tokens.ends[place]
    start = tokens.starts[place]
    leans = end < len(text) and not text[end].isspace()
    return leans and (start == 0 or not text[start - 1].isalnum())


def _continues(tokens: Tokens, place: int, mark: str) -> bool:
    """Tell whether the paragraph after the line break at ``place`` begins with an opening mark like ``mark``."""
    following = tokens.words[place + 1 : place + 2]
    return following == [mark] or (bool(following) and following[0] in '“"' and mark not in ANGLED)


def quotations(tokens: Tokens, places: Iterable[int]) -> Iterator[Quotation]:
    """Yield the quotations of a text in order; ``places`` are those of its marks and line breaks (``MARKS``).

    Each paragraph is read by itself, so that a mark too many or too few does no harm beyond it. A mark that is not
    closed in its paragraph counts only where the next paragraph opens with one: then the quotation runs to the end
    of its paragraph, and goes on. Single marks count outside of double ones.
    """
    paragraph: list[int] = []
    for place in places:
        if tokens.words[place] != LINE_BREAK:
            paragraph.append(place)
        elif paragraph:
            yield from _in_paragraph(tokens, paragraph, place)
            paragraph = []
    yield from _in_paragraph(tokens, paragraph, len(tokens))


def _in_paragraph(tokens: Tokens, places: Sequence[int], stop: int) -> Iterator[Quotation]:
    """Yield the quotations of the paragraph that ends at token ``stop``."""
    words = tokens.words
    doubles = _doubles(tokens, places, stop) if places else {}
    reach = 0
    barren: dict[str, int] = {}  # up to which token no mark closes: it is not looked for again
    for place in places:
        if place < reach:
            continue
        word = words[place]
        if place in doubles:
            yield doubles[place]
            reach = doubles[place].last
        elif word in SINGLE and place + 1 < stop and _opens(tokens, place) and words[place + 1][0].isalpha():
            found = _single(tokens, place, barren.get(word, 0))
            if isinstance(found, int):
                barren[word] = found
            else:
                yield found
                reach = found.last


def _doubles(tokens: Tokens, places: Sequence[int], stop: int) -> dict[int, Quotation]:
    """Match the double marks of a paragraph, the ends of each kind with any other: “…", "…”, “…’’, ``…''.

    Where one is opened within another the outer one counts, unless it is never closed.
    """
    words = tokens.words
    found: dict[int, Quotation] = {}
    opened: list[int] = []
    skipped = -1
    for index, place in enumerate(places):
        word = words[place]
        last = place + 1
        if word in TWICE:
            alone = index + 1 == len(places) or places[index + 1] != place + 1
            if alone or place == skipped or not _is_twice(tokens, places, index):
                continue
            skipped, last = place + 1, place + 2
        if word == OPENING and not opened:
            side = "open"  # as nearly all of them do
        else:
            side = "close" if word == "”" and opened else _side(tokens, place, last, bool(opened))
        if side == "open":
            opened.append(place)
        elif side == "close" and opened and (words[opened[-1]] in ANGLED) == (word in ANGLED):
            first = opened.pop()
            if place - first > (2 if words[first] in TWICE else 1):
                found[first] = _closed(words, first, last)
    if opened and stop - opened[-1] > 1 and stop < len(tokens) and _continues(tokens, stop, words[opened[-1]]):
        found[opened[-1]] = Quotation(opened[-1], stop, True, stop)
    return found


def _is_twice(tokens: Tokens, places: Sequence[int], index: int) -> bool:
    """Tell whether a mark and the next are two of a kind, and the last two where there are three."""
    place = places[index]
    row = [at for at in places[index + 1 : index + 3] if tokens.words[at] == tokens.words[place]]
    pairs = [tokens.touches(at) for at in row if at in {place + 1, place + 2}]
    return pairs[:1] == [True] and row[0] == place + 1 and pairs[1:] != [True]


def _side(tokens: Tokens, place: int, last: int, inside: bool) -> str:
    """Tell whether the mark from token ``place`` to before ``last`` opens, closes or does neither.

    ``inside`` tells whether one has been opened before: a mark that could be either closes then.
    """
    text, start, end = tokens.text, tokens.starts[place], tokens.ends[last - 1]
    word = tokens.words[place]
    begins = start == 0 or text[start - 1].isspace() or text[start - 1] in BEFORE_OPENING
    leans = end < len(text) and not text[end].isspace()
    if word in {"„", "‘", "`"}:
        return "open"
    if word == OPENING:
        return "close" if inside and not begins and (not leans or text[end] in AFTER_DOUBLE) else "open"
    if word == "«":
        return "close" if inside and not begins else "open"
    if word in {"”", "»", "’"}:
        return "close" if inside else "open" if begins and leans and word != "’" else ""
    if begins and leans and text[end] not in ",;:)—–":
        return "open"
    if inside and (not leans or not begins):
        return "close"
    return "open" if leans and not text[start - 1].isalnum() else ""


def _single(tokens: Tokens, place: int, barren: int) -> Quotation | int:
    """Match a quotation in single marks from ``place``: a mark behind an s may be an apostrophe ("the workers’ pay").

    No mark closes before token ``barren``. Return the quotation, or up to which token there is no closing mark.
    """
    words = tokens.words
    closing = SINGLE[words[place]]
    fallback = 0
    at = place
    for at in range(max(place + 1, barren), min(len(words), place + LONGEST_SINGLE)):
        word = words[at]
        if word == LINE_BREAK:
            if not fallback and words[place] == "‘" and words[at + 1 : at + 2] == ["‘"]:
                return Quotation(place, at, True, at)
            break
        if word == words[place] != closing:
            break
        if (
            word != closing
            or not tokens.touches(at)
            or _leans(tokens, at)
            or tokens.starts[at] - tokens.ends[place] < 2
        ):
            continue
        before = words[at - 1]
        if before in BEFORE_CLOSING or before[-1:] != "s":
            return _closed(words, place, at + 1)
        fallback = fallback or at
        if at + 1 < len(words) and words[at + 1] in AFTER_CLOSING:
            return _closed(words, place, at + 1)
    return _closed(words, place, fallback + 1) if fallback else max(at, barren)


def _leans(tokens: Tokens, place: int) -> bool:
    """Tell whether a word follows the mark at ``place`` without a space."""
    end = tokens.ends[place]
    return end < len(tokens.text) and tokens.text[end].isalnum()
