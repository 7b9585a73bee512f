"""Cut text into words and fold each to the form that is searched: one way for the index, queries and highlights alike.

A *form* is a word without its case, accents, apostrophes, possessive ’s and the dots of an abbreviation; a *stem* is
what the forms of one word share. A compound with hyphens is several words. Scripts that put no spaces between words are
cut into single characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from index.stemming import stem

LONGEST_FORM = 64  # longer "words" are data, not language; only their beginning is searched
LONGEST_STEMMED = 32
SHORTEST, LONGEST = 2, 5  # letters of the beginnings of words that are kept
CACHED = 300_000

# Thai, Lao, Burmese, Hangul, Khmer, kana and Chinese characters: each is a word of its own.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Signs that stand within a word though Unicode counts them as no letter: accents, vowel signs, joiners, soft hyphens.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u200c\u200d"
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = "'’ʼ＇"
_WITHIN = ".,'’"  # what may stand within a word of plain text and is not in its form
_BENT = frozenset(("die", "lie", "tie"))  # stems whose forms change more than the last letter: dying
_PARAGRAPHS_PART = "\n\n"
LONGEST_KEPT = 5_000  # characters
LONGEST_PIECE = 500  # characters between spaces, of which a piece of a paragraph is cut by itself
FEW = 8  # words sought, for each of which a paragraph is gone through


class Word(NamedTuple):
    """A word at ``text[start:end]`` in the form that it is searched by."""

    form: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """What the forms of the word share."""
        return stem_of(self.form)


def _special(text: str) -> bool:
    """Tell whether a text may hold signs or single characters; accented Latin letters and punctuation are none."""
    return not text.isascii() and any(
        (letter > "\u02ff" and not "\u2010" <= letter < "\u2c00") or letter == "\u00ad" for letter in set(text)
    )


@cache
def _pattern(special: bool) -> re.Pattern[str]:
    """Return the pattern of a word; most texts do without the big classes, which take long to compile and to match."""
    single = _SINGLE if special else ""
    letters, sign = rf"[^\W_{single}]+", rf"[{_SIGNS}]*+" if special else ""
    letter = rf"[^\W\d_{single}]{sign}"
    abbreviation = rf"(?:{letter}\.)+{letter}(?![^\W_])\.?(?:[{_APOSTROPHES}]s(?![^\W_]))?"
    number = rf"\d+(?:[.,]\d+)+(?:[^\W_{single}]{sign})*"
    if not special:
        return re.compile(rf"{abbreviation}|{number}|{letters}(?:[{_APOSTROPHES}]{letters})*")
    word = rf"{letters}(?:(?:[{_SIGNS}]++[{_APOSTROPHES}]?|[{_APOSTROPHES}]){letters})*{sign}"
    return re.compile(rf"[{single}]|{abbreviation}|{number}|{word}")


@cache
def _dropped() -> re.Pattern[str]:
    # Accents and vowel points that readers leave out; vowel signs of Indic scripts are letters and stay.
    return re.compile(
        "[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d]"
    )


_forms: dict[str, str] = {}
_stems: dict[str, str] = {}


def words(text: str) -> list[Word]:
    """Return the words of ``text`` in order; time and memory grow with its length alone."""
    known = _forms
    cut: list[Word] = []
    for found in _pattern(_special(text)).finditer(text):
        raw = found.group()
        form = known.get(raw)
        if form is None:
            form = _remember(raw)
        if form:
            # Spares the generated constructor: this line runs for every word of every hit at every key.
            cut.append(tuple.__new__(Word, (form, *found.span())))
    return cut


def cut_where(text: str, keys: Sequence[str]) -> list[Word]:
    """Return the words of those paragraphs of ``text`` that may hold a word with one of ``keys``, in order."""
    cut: list[Word] = []
    for paragraph, start in _paragraphs(text) if keys else ():
        if _may_hold(paragraph, keys):
            cut += _cut(paragraph, start)
    return cut


def cut_around(text: str, keys: Sequence[str]) -> list[Word]:
    """Return those words of ``text`` that begin with one of ``keys``, in order, and some that stand beside them.

    What follows what can't be told from them. It takes a twentieth of the time of ``cut_where``.
    """
    if len(keys) > FEW:
        return cut_where(text, keys)
    sought = [_row((key,)) for key in keys]
    cut: list[Word] = []
    for part, offset, plain in _parts(text) if keys else ():
        cut += _beginning_with(part, sought, offset) if plain else _cut(part, offset)
    return cut


def _beginning_with(text: str, sought: Sequence[re.Pattern[str]], offset: int) -> Iterator[Word]:
    lower = text.lower()
    whole_word = _pattern(False).match
    done = 0
    for place, behind in sorted(found.span() for pattern in sought for found in pattern.finditer(lower)):
        if place < done:
            continue
        before = lower[place - 1] if place else " "
        if not before.isalnum() and before not in _WITHIN and (found := whole_word(text, place)):
            raw, done = found.group(), found.end()
            form = _forms[raw] if raw in _forms else _remember(raw)
            yield tuple.__new__(Word, (form, offset + place, offset + done))
        elif not (before.isalnum() and lower[place:behind].isalnum()):
            for start, end in _pieces(text, [(place, behind)]):
                yield from _cut_at(text[max(start, done) : end], offset + max(start, done))
                done = end


def rows(text: str, keys: Sequence[str]) -> Iterator[list[Word]]:
    """Yield the words of those pieces of ``text`` where words that begin with ``keys`` may follow each other so.

    Keys are those of forms, and whole but for the last one. Pieces come in order and do not overlap.
    """
    if any(2 * len(key) + len("’s.") > LONGEST_FORM for key in keys):  # the end of the word may not be in its form
        return iter([cut_where(text, keys[:1])])
    return _row_pieces(text, _row(tuple(keys)))


@lru_cache(maxsize=64)
def _row(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of words in a row: of the first one's beginning, with marks that its form is without.

    Its group ends where the beginning of the last one does.
    """
    first, *others = (f"[{re.escape(_WITHIN)}]*".join(map(re.escape, key)) for key in keys)
    following = "".join(rf"[{re.escape(_WITHIN)}]*(?:[{_APOSTROPHES}]s)?[\W_]*+{other}" for other in others)
    return re.compile(rf"{first}(?=({following}))")


def _row_pieces(text: str, pattern: re.Pattern[str]) -> Iterator[list[Word]]:
    for part, offset, plain in _parts(text):
        if not plain:
            yield _cut(part, offset)
            continue
        found = ((match.start(), match.end(1)) for match in pattern.finditer(part.lower()))
        for start, end in _pieces(part, found):
            yield _cut_at(part[start:end], offset + start)


def _parts(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield a text that is plain whole, any other by its paragraphs, with where each begins and whether it is plain."""
    if _is_plain(text):
        yield text, 0, True
        return
    for paragraph, start in _paragraphs(text):
        yield paragraph, start, _is_plain(paragraph)


def _pieces(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Widen stretches of a text, sorted by where they begin, to the white space around them; join those that touch."""
    start = end = 0
    for first, last in found:
        if last <= end:
            continue
        if first > end:
            begin = max(end, 1 + max(text.rfind(sign, max(end, first - LONGEST_PIECE), first) for sign in " \n"))
            if begin > end + 1:
                if start < end:
                    yield start, end
                start = begin
        near = [text.find(sign, last, last + LONGEST_PIECE) for sign in " \n"]
        end = min((place for place in near if place >= 0), default=-1)
        if end < 0:
            end = text.find("\n", last)
        if end < 0:
            end = len(text)
    if start < end:
        yield start, end


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for paragraph in text.split(_PARAGRAPHS_PART):
        yield paragraph, start
        start += len(paragraph) + len(_PARAGRAPHS_PART)


def key_of_form(form: str) -> str:
    """Return what ``cut_where`` looks for, to find a form."""
    return form.replace(".", "")


def key_of_stem(stem: str) -> str:
    """Return what ``cut_where`` looks for, to find all forms of a stem: all but the last letter stays as it is."""
    return key_of_form(stem[: 1 if stem in _BENT else max(1, len(stem) - 1)])


def _may_hold(paragraph: str, keys: Sequence[str]) -> bool:
    bare = paragraph.lower()
    for mark in _WITHIN:
        bare = bare.replace(mark, "")
    return any(key in bare for key in keys) or not _is_plain(paragraph)


def _cut_at(paragraph: str, offset: int) -> list[Word]:
    """Cut a paragraph that begins at ``offset``."""
    return [tuple.__new__(Word, (form, offset + start, offset + end)) for form, start, end in words(paragraph)]


_cut_and_kept = lru_cache(maxsize=1024)(_cut_at)  # once for all the keys of a query that is being typed


def _cut(paragraph: str, offset: int) -> list[Word]:
    return (_cut_and_kept if len(paragraph) < LONGEST_KEPT else _cut_at)(paragraph, offset)


def _is_plain(text: str) -> bool:
    """Tell whether a text has no letters that folding would change into others."""
    return text.isascii() or bool(_plain().fullmatch(text))


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("[\x00-\x7f\xa0‐-―‘’“”„…•€£«»]*+")


def forms(text: str) -> list[str]:
    """Return the forms of the words of ``text``; this runs for every word that is indexed."""
    found = _pattern(_special(text)).findall(text)
    try:
        kept = list(map(_forms.__getitem__, found))
    except KeyError:
        kept = [_forms[raw] if raw in _forms else _remember(raw) for raw in found]
    return list(filter(None, kept)) if "" in kept else kept


def stem_of(form: str) -> str:
    """Return the stem of a form; what is not written in the letters a to z is its own stem.

    A stem begins with the same letter as its forms.
    """
    known = _stems.get(form)
    if known is None:
        if len(_stems) >= CACHED:
            _stems.clear()
        known = stem(form) if form.isascii() and form.isalpha() and len(form) <= LONGEST_STEMMED else form
        _stems[form] = known
    return known


def stems(forms: Collection[str]) -> list[str]:
    """Return the stem of each form; this runs for every word that is indexed."""
    try:
        return list(map(_stems.__getitem__, forms))
    except KeyError:
        return list(map(stem_of, forms))


def fold(raw: str) -> str:
    """Fold one word to its form."""
    raw = raw[:LONGEST_FORM]
    if raw.isascii():
        form = raw.lower()
    else:
        form = unicodedata.normalize("NFKD", raw).casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)
        form = unicodedata.normalize("NFC", _dropped().sub("", form))
    if form.isalnum():
        return form
    for mark in _APOSTROPHES[1:]:
        form = form.replace(mark, "'")
    form = form.removesuffix("'s").replace("'", "").replace(",", "")
    return form if form[:1].isdigit() else form.replace(".", "")


def _remember(raw: str) -> str:
    form = fold(raw)
    if len(_forms) >= CACHED:
        _forms.clear()
    if len(raw) <= LONGEST_FORM:
        _forms[raw] = form
    return form
