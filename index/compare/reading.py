"""A text as the comparison reads it: words with folded forms, sentences, paragraphs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from corpus.article import Article
from corpus.sentences import sentences
from index.compare.vocabulary import STOP_WORDS

_CHUNK = re.compile(r"--+|—|(?:(?!--)[^\s—])+")
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′´`ʻ＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
        "—": "--",
    }
)
_EDGES = "\"'()[]{}<>.,;:!?*_-/\\|"


class Word(NamedTuple):
    """A word and its place; ``folded`` is free of typography, ``core`` of case and the punctuation around it too."""

    start: int
    end: int
    folded: str
    core: str


class Sentence(Struct, frozen=True):
    """A sentence: its paragraph, its place, and the range of its words."""

    paragraph: int
    start: int
    end: int
    first: int
    last: int  # one past the last word


class Reading(Struct, frozen=True):
    """An article, read.

    ``whole`` has the words of the text with its title and captions, ``words`` those of the body alone; ``paragraphs``
    are places, ``members`` the sentences of each by index.
    """

    text: str
    whole: tuple[Word, ...]
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...]
    members: tuple[tuple[int, ...], ...]

    def cores(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the folded words of a sentence."""
        return tuple(word.core for word in self.words[sentence.first : sentence.last])

    def size(self, sentence: Sentence) -> int:
        """Return the number of words in a sentence."""
        return sentence.last - sentence.first


def fold(text: str) -> str:
    """Return ``text`` with one kind of quotation mark, dash and ellipsis, and without soft hyphens and joiners."""
    if text.isascii():
        return text.replace("`", "'").replace("''", '"') if "'" in text or "`" in text else text
    return unicodedata.normalize("NFKC", text.translate(_FOLDS)).translate(_FOLDS).replace("''", '"')


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of ``text``: what stands between white space or long dashes."""
    words = []
    forms: dict[str, tuple[str, str]] = {}
    for match in _CHUNK.finditer(text, start, len(text) if end is None else end):
        chunk = match.group()
        form = forms.get(chunk)
        if form is None:
            folded = fold(chunk)
            if not folded.strip("-"):
                folded = "--"
            form = forms[chunk] = folded, folded.strip(_EDGES).casefold() or folded
        words.append(Word(match.start(), match.end(), *form))
    return words


def read(article: Article) -> Reading:
    """Read an article."""
    whole = words_of(article.text)
    starts = [word.start for word in whole]
    words: list[Word] = []
    read_sentences: list[Sentence] = []
    members: list[tuple[int, ...]] = []
    places = [(block.start, block.end) for block in article.body]
    for index, (start, end) in enumerate(places):
        first_sentence = len(read_sentences)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        shift = len(words) - first
        words += whole[first:last]
        for span in sentences(article.text[start:end]):
            until = bisect_left(starts, start + span.end, first, last)
            if first < until:
                begin, finish = whole[first].start, whole[until - 1].end
                read_sentences.append(Sentence(index, begin, finish, first + shift, until + shift))
            first = until
        members.append(tuple(range(first_sentence, len(read_sentences))))
    return Reading(article.text, tuple(whole), tuple(words), tuple(read_sentences), tuple(places), tuple(members))


@lru_cache(maxsize=65_536)
def is_content(core: str) -> bool:
    """Tell whether a folded word carries content: no stop word and no bare punctuation."""
    return core not in STOP_WORDS and any(map(str.isalnum, core))


def content(cores: Iterable[str]) -> set[str]:
    """Return the folded words that carry content."""
    return {core for core in cores if is_content(core)}
