"""House style: the ways in which outlets write one thing differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from index.compare.model import EditKind
from index.compare.vocabulary import DAYS, MONTHS, NUMBERS, ORDINALS, listed

_SPELLED = {
    **dict.fromkeys(("u.s", "us.", "usa", "u.s.a", "america", "american", "americans", "america's"), "united states"),
    **dict.fromkeys(("u.k", "uk", "britain", "british", "britain's"), "united kingdom"),
    **dict.fromkeys(("u.n", "un"), "united nations"),
    **dict.fromkeys(("e.u", "eu", "european"), "european union"),
    **dict.fromkeys(("u.s.'s", "us's"), "united states"),
    "%": "percent",
    "pct": "percent",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "dept": "department",
    "co": "company",
    "corp": "corporation",
    "inc": "incorporated",
    "st": "saint",
    "vs": "versus",
    "bn": "billion",
    "mn": "million",
    "no": "number",
    "towards": "toward",
    "amongst": "among",
    "amidst": "amid",
    "whilst": "while",
    "grey": "gray",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "programme": "program",
    "cheque": "check",
    "tonnes": "tons",
    "advisor": "adviser",
    "ok": "okay",
    "&": "and",
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
}
_CONTRACTED = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
_HONORIFICS = frozenset(listed("mr mrs ms miss mister dr prof messrs"))
_IDLE = frozenset({"that", "the", "--"})
_SPELLINGS = (
    (re.compile(r"is(e|es|ed|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"yse(d|s)?$"), r"yze\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|ites|able|er|ers)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{3})tre(s)?$"), r"ter\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=[a-z]{2}[ae]l)l(ed|ing|er|ers)$"), r"\1"),
)

for _name in (*MONTHS, *DAYS):
    _SPELLED[_name[:3]] = _name
_SPELLED |= {"sept": "september", "tues": "tuesday", "thurs": "thursday"}
_SPELLED |= {_name: str(_value) for _name, _value in NUMBERS.items()}
for _value, _name in enumerate(ORDINALS, 1):
    _SPELLED[_name] = f"{_value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(_value, 'th') }"


def edit_kind(a: Sequence[str], b: Sequence[str]) -> EditKind:
    """Tell what the change from words ``a`` to words ``b`` (free of typography) amounts to."""
    parts_a, parts_b = _canonical(tuple(a)), _canonical(tuple(b))
    same = "".join(parts_a) == "".join(parts_b) or (_is_date(parts_a) and sorted(parts_a) == sorted(parts_b))
    return EditKind.STYLE if same else EditKind.SUBSTANCE


def _is_date(parts: Sequence[str]) -> bool:
    """Tell whether the words are a date, so that their order is a matter of style: May 9, 9 May."""
    months = sum(part in MONTHS for part in parts)
    return len(parts) in {2, 3} and months == 1 and sum(part.isdigit() for part in parts) == len(parts) - 1


@lru_cache(maxsize=4096)
def _canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_merged(_parts(words)))


def _parts(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        for piece in re.split(r"[-/]", word.replace("%", " percent ").strip()):
            for part in piece.split():
                bare = part.strip("\"'()[]{}<>.,;:!?*")
                if bare == "US":
                    yield "united states"
                    continue
                lower = bare.casefold()
                if lower and lower not in _HONORIFICS and lower not in _IDLE:
                    yield _spelled(lower)


def _spelled(word: str) -> str:
    if word in _SPELLED:
        return _SPELLED[word]
    for ending, full in _CONTRACTED:
        if word.endswith(ending) and len(word) > len(ending):
            return f"{word[: -len(ending)]} {full}"
    word = word.replace(",", "") if word[:1].isdigit() else word
    if len(word) > 4:
        for pattern, american in _SPELLINGS:
            word = pattern.sub(american, word)
    return word


def _merged(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts without spaces, with twenty and one made twenty-one."""
    tens: str | None = None
    for part in parts:
        if tens is not None:
            if len(part) == 1 and part.isdigit() and part != "0":
                yield tens[0] + part
                tens = None
                continue
            yield tens
            tens = None
        if len(part) == 2 and part.isdigit() and part[1] == "0":
            tens = part
        else:
            yield re.sub(r"[^\w%$€£.]", "", part)
    if tens is not None:
        yield tens
