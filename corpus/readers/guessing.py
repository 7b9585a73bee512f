"""Which encoding bytes are in that are not UTF-8: by the letters and marks that they would make in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

FALLBACK = "cp1252"
_LATIN = 0.15
"""The share of bytes over 0x7F below which a text is in Latin letters, whose encodings are told apart here."""
_ALPHABETS = (
    ("cp1252", ("äöüß", "àâæçéèêëîïôœùûü", "áéíñóúü¿¡ºª", "ãõáâàçéêíóôú", "àèéìòù", "åäöøæé", "éëïöüèáíúó")),
    ("cp1250", ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäĺľôŕ", "áéíóöőúüű", "ăâîşţ", "čćđšž")),
    ("iso8859_2", ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäĺľôŕ")),
    ("cp1254", ("çğıöşüâîû",)),
    ("mac_roman", ("äöüß", "àâæçéèêëîïôœùûü", "áéíñóúü¿¡", "ãõáâàçéêíóôú", "àèéìòù", "åäöøæé")),
    ("cp850", ("äöüß", "àâæçéèêëîïôœùûü", "áéíñóúü¿¡", "ãõáâàçéêíóôú", "àèéìòù", "åäöøæé")),
)
"""Encodings, and the letters beyond ASCII of languages that are written in them; the commonest first."""
_EAST_ASIAN = ("gb18030", "shift_jis", "euc_jp", "big5", "cp949")
_COMMON = frozenset(
    "的一是在了不和有这這中为為上个個到他以时時要就出会會可也对對能而子那得于於人年月日，。、「」：“”《》 "
    "이다는의을에가은를고하한로지도서년월일"
)
_MARKS = frozenset("“”„«»–—…‹›•·©®™°€£¥§±²½¼¾\u00a0")
_APOSTROPHES = frozenset("’‘´")


@cache
def _beyond_ascii() -> re.Pattern[str]:
    return re.compile(r"(?s)(.?)([^\x00-\x7f])(?=(.?))")


def guess_encoding(sample: bytes) -> str:
    """Name the likeliest encoding of bytes that are not UTF-8."""
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    if high < 2 * _LATIN * len(sample):
        ranked = [(max(_fits(sample, name, alphabets)), name) for name, alphabets in _ALPHABETS]
        sense, best = max(ranked, key=lambda one: one[0])
        if sense >= 0.9 or high < _LATIN * len(sample):
            return best if sense >= 0.6 else FALLBACK
    return _east_asian(sample) or _by_statistics(sample)


def _east_asian(sample: bytes) -> str | None:
    """Name the encoding in which the bytes are Chinese, Japanese or Korean: full of the commonest characters."""
    shares = {}
    for encoding in _EAST_ASIAN:
        text = sample.decode(encoding, "ignore")
        beyond = [character for character in text if character > "\x7f"]
        lost = len(sample) - len(text.encode(encoding, "ignore"))
        if lost <= 2 + len(sample) // 100 and beyond:
            common = sum(1 for character in beyond if character in _COMMON or "\u3041" <= character <= "\u30fe")
            shares[encoding] = common / len(beyond)
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best and shares[best] >= 0.15 else None


def _by_statistics(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    if (
        found is None
        or found.encoding in {"utf_8", "ascii"}
        or found.encoding.startswith(("utf_7", "utf_16", "utf_32"))
    ):
        return FALLBACK
    return found.encoding


def _fits(sample: bytes, encoding: str, alphabets: tuple[str, ...]) -> Iterator[float]:
    """Yield, for each alphabet, the share of the characters beyond ASCII that make sense where they stand."""
    found = _beyond_ascii().findall(sample.decode(encoding, "replace"))
    for alphabet in alphabets:
        sensible = sum(_is_sensible(before, character, after, alphabet) for before, character, after in found)
        yield sensible / max(1, len(found))


def _is_sensible(before: str, character: str, after: str, alphabet: str) -> bool:
    """Tell whether a character stands where it may: a letter in its case, a mark not inside of a word."""
    if character in _APOSTROPHES:
        return not before.isdigit()
    if character in _MARKS:
        return not (before.isalpha() and after.isalpha()) or character in "–—\u00a0"
    joined = before.isalpha() or after.isalpha() or character in "àèéóÀÉ¿¡ºª"
    return joined and character.lower() in alphabet and not (character.isupper() and before.islower())
