"""The language of a page: its function words, its verbs of speech, and whether spaces stand between its words.

A page's language is only told to see which of its lines are prose. A page in none of the languages known shows its own
function words: the words that stand in most of its long lines.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from statistics import median

from msgspec import Struct

from corpus.cleaning.lexicon import SPEECH_VERBS, STOP_WORDS

_DATA = Path(__file__).resolve().parent / "data" / "languages.toml"
FAMILIAR = 0.2
"""The share of function words, for English, from which a text's long lines are in a language."""
_ORDINARY = 0.4
"""The share of function words in prose of most languages."""
_LONG = 80
"""Characters from which a line shows the function words of a language that is not known."""
_ENOUGH, _MANY = 5, 500
"""Long lines that it takes to show them, and that are looked at."""
_LETTERS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u109f\u1780-\u17ff"
"""Ranges of the marks that are part of words, which ``\\w`` does not take in."""
_PRINTED_MARKS = "“”—–"
"""The marks between words that English texts have beside those of ASCII."""
_BETWEEN_WORDS = bytes(code if chr(code).isalnum() or chr(code) in "_'" else ord(" ") for code in range(256))
"""A table for ``bytes.translate`` that makes a space of whatever is no part of a word."""
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of kana, of ideographs, and of the letters of Thai, Lao and Khmer."""
_FUNCTION_CHARACTERS = frozenset(
    "的一是在了不和有这這中为為上个個到他以时時要就出会會可也对對能而子那得于於着下自之年过過发後后作里与與及等将將被"
)


class Language(Struct, frozen=True):
    """What lines of prose in a language are known by; ``spaced`` where spaces stand between its words.

    ``sparse`` is how many times rarer its function words are than those of English.
    """

    code: str | None
    stop_words: frozenset[str]
    speech: frozenset[str]
    spaced: bool = True
    sparse: float = 1.0


ENGLISH = Language("en", STOP_WORDS, SPEECH_VERBS)
EAST_ASIAN = Language("zh", frozenset(), frozenset(), spaced=False)


@cache
def vocabulary() -> Mapping[str, Mapping[str, object]]:
    """Return the words of each language beside English and the labels of its furniture, by its code."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def _others() -> tuple[Language, ...]:
    return tuple(
        Language(
            code,
            frozenset(str(entry["function"]).split()),
            frozenset(str(entry["saying"]).split()),
            sparse=float(str(entry["sparse"])),
        )
        for code, entry in vocabulary().items()
        if "function" in entry
    )


@cache
def _word() -> re.Pattern[str]:
    # the first ranges say nothing new, but make it a third faster
    return re.compile(rf"[a-z0-9\w{_LETTERS}]+(?:['’][^\W\d_]+)?")


@cache
def _quotes() -> re.Pattern[bytes]:
    """Match the apostrophes that are no part of a word: those at its ends."""
    return re.compile(rb"'(?:(?![A-Za-z])|(?<![A-Za-z0-9_]'))")


@cache
def _second_word() -> re.Pattern[bytes]:
    """Match what makes two words of one with apostrophes inside: "rock'n'roll"."""
    return re.compile(rb"'[A-Za-z]+[0-9_']")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W_{_UNSPACED}]+")


@cache
def _unspaced_runs() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]{{2,}}")


def language_of(texts: Iterable[str]) -> Language:
    """Return the language that the longest of some texts are in; English where they are too few to tell."""
    texts = list(texts)
    longest = sorted(texts, key=len, reverse=True)[:4]
    return _of_sample(" ".join(text[:300] for text in longest).lower().replace("’", "'")) or _unknown(texts)


@lru_cache(maxsize=1)  # a page is asked about twice
def _of_sample(sample: str) -> Language | None:
    """Return the language that is known and ``sample`` is in, or None."""
    words = split_words(sample)
    if len(words) < 8 and not _unspaced().search(sample):
        return ENGLISH
    if _share(words, STOP_WORDS) >= FAMILIAR:
        return ENGLISH
    if len(_unspaced().findall(sample)) > 0.3 * len(sample):
        return EAST_ASIAN
    best = max(_others(), key=lambda language: _share(words, language.stop_words) * language.sparse)
    return best if _share(words, best.stop_words) * best.sparse >= FAMILIAR else None


def _unknown(texts: Sequence[str]) -> Language:
    """Return a language with the function words that the longest lines show: those that most of them share."""
    long = islice((text for text in texts if len(text) >= _LONG), _MANY)
    lines = [split_words(text[:600].lower().replace("’", "'")) for text in long]
    counts = Counter(word for line in lines for word in set(line) if not word[0].isdigit())
    shared = frozenset(word for word, count in counts.most_common(40) if count >= max(3, 0.25 * len(lines)))
    usual = median(_share(line, shared) for line in lines) if len(lines) >= _ENOUGH else 0.0
    if usual < 0.05:
        return Language(None, frozenset(), frozenset())
    return Language(None, shared, frozenset(), sparse=_ORDINARY / usual)


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / max(1, len(words))


def stop_density(words: Sequence[str], language: Language) -> float:
    """Return the share of function words; in a language whose words are not known, that of ordinary prose."""
    if not language.spaced:
        return sum(map(is_function_pair, words)) / len(words)
    if not language.stop_words:
        return 0.75 * _ORDINARY
    return min(1.0, language.sparse * sum(map(language.stop_words.__contains__, words)) / len(words))


def without_printed_marks(text: str) -> str:
    """Return a text with spaces for the marks between words that English texts have beside those of ASCII."""
    if not text.isascii():
        for mark in _PRINTED_MARKS:
            text = text.replace(mark, " ")
    return text


def split_words(text: str) -> list[str]:
    """Return the words of a text with spaces between them."""
    if not text.isascii():
        text = without_printed_marks(text)
        if not text.isascii():
            return _word().findall(text)
    # bytes are told apart, and white space split at, in half the time of the pattern
    plain = text.encode("ascii").translate(_BETWEEN_WORDS)
    if b"'" in plain:
        plain = _quotes().sub(b" ", plain)
        if _second_word().search(plain):
            return _word().findall(plain.decode("ascii"))
    return plain.decode("ascii").split()


def split_characters(text: str) -> list[str]:
    """Return the words of a text without spaces between them, as pairs of characters; Latin words stay whole."""
    return _pairs().findall(text)


def overlapping_pairs(text: str) -> set[str]:
    """Return every two characters that stand side by side where a text has no spaces between its words."""
    runs = _unspaced_runs().findall(text)
    return {run[start : start + 2] for run in runs for start in range(len(run) - 1)}


def is_function_pair(pair: str) -> bool:
    """Tell whether a pair of characters has a particle in it: kana, or one of the commonest of Chinese."""
    return any("\u3040" <= character <= "\u309f" or character in _FUNCTION_CHARACTERS for character in pair)
