"""Repetition over articles of one outlet: a block that stands in unlike ones is furniture of the site.

Versions of one article share most of their words, so that they count as one; a paragraph of background that an outlet
prints under every report of a story shares its words with those reports, and stays.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from msgspec.structs import replace

from corpus.article import Article, Block, Cut, CutReason
from corpus.letters import letters

LEAST = 3
"""Articles, versions of one counted once, in which a block must stand."""
MOST = 12
"""Articles that are compared; what stands in so many unlike ones stands in more."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LETTERS = 12  # a block with fewer is a label, which repeats for many reasons
_SHINGLE = 4  # words
_VERSIONS = 0.2  # of the shingles of the shorter one, from which two texts are versions of one
_ON_TOPIC = 0.34  # of a block's own words, from which it speaks of what the article speaks of
_SURE = 0.8


def outlet_key(article: Article) -> str | None:
    """Return what two articles of one outlet have in common: its name, or the host of their addresses."""
    if article.outlet:
        return letters(article.outlet)
    host = re.match(r"https?://(?:www\.)?([^/:?#]{1,200})", article.url or "")
    return host[1].lower() if host else None


def digest(text: str, outlet: str) -> int | None:
    """Return a number of 63 bits for a block's letters in an outlet, or None where too few tell it from others."""
    said = _letters_of(text.casefold())
    if len(said) < _LETTERS:
        return None
    return int.from_bytes(hashlib.blake2b(f"{outlet} {said}".encode(), digest_size=8).digest(), "big") >> 1


def _letters_of(text: str) -> str:
    """Return the letters of a text; those of ASCII are told from the rest as bytes, all at once."""
    plain = text.encode("utf-8", "surrogatepass").translate(None, _NO_LETTERS)
    if plain.isascii():
        return plain.decode("ascii")
    return "".join(filter(str.isalpha, plain.decode("utf-8", "surrogatepass")))


def digests(article: Article) -> frozenset[int]:
    """Return the digests of an article's body, none where its outlet is not known."""
    outlet = outlet_key(article)
    found = (digest(text, outlet) for text in article.paragraphs) if outlet else ()
    return frozenset(one for one in found if one is not None)


def is_furniture(block: int, articles: Sequence[Article]) -> bool:
    """Tell whether a block, named by its digest, is furniture in the articles that hold it.

    It is where at least LEAST of them are unlike each other, as their word shingles tell (A. Broder, 1997), and its
    words are hardly ever those of the article around it.
    """
    texts = [(said, rest) for article in articles[:MOST] for said, rest in [_parted(article, block)] if said]
    unlike: list[frozenset[int]] = []
    for _, rest in texts:
        shingles = _shingles(rest)
        if shingles and not any(_are_versions(shingles, other) for other in unlike):
            unlike.append(shingles)
    if len(unlike) < LEAST:
        return False
    topical = [_share_on_topic(said, rest) for said, rest in texts]
    return sum(topical) / len(topical) < _ON_TOPIC


def without(article: Article, furniture: Collection[int]) -> Article:
    """Return an article whose blocks with these digests are cut; itself where there are none, or no others.

    What a person brought back stays.
    """
    from corpus.cleaning.assembly import SEPARATOR

    outlet = outlet_key(article)
    gone = {
        block
        for block in (article.body if outlet else ())
        if digest(article.text[block.start : block.end], outlet or "") in furniture and not block.by_hand
    }
    if not gone or len(gone) == len(article.body):
        return article
    pieces: list[str] = []
    blocks: list[Block] = []
    began: list[tuple[int, int]] = []  # where a block began, and where what stands there now begins
    cuts = [(cut.at, 0, cut) for cut in article.cuts]
    offset = 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        start = offset + (len(SEPARATOR) if pieces else 0)
        began.append((block.start, start))
        if block in gone:
            cuts.append((block.start, 1, Cut(block.lines, CutReason.TEMPLATE, text, block.start, _SURE)))
        else:
            pieces.append(text)
            offset = start + len(text)
            blocks.append(block._replace(start=start, end=offset))
    cuts.sort(key=lambda entry: entry[:2])
    moved = (cut._replace(at=_moved(cut.at, began, offset)) for _, _, cut in cuts)
    return replace(article, text=SEPARATOR.join(pieces), blocks=tuple(blocks), cuts=tuple(moved))


def _moved(at: int, began: Sequence[tuple[int, int]], end: int) -> int:
    """Return where the block now begins that began at ``at``, or the next one that stayed."""
    place = bisect_left(began, (at, 0))
    return min(began[place][1], end) if place < len(began) else end


def _parted(article: Article, block: int) -> tuple[str, str]:
    """Return the text of a block, kept or cut, and the text of the rest of the body."""
    outlet = outlet_key(article) or ""
    said, rest = "", []
    for text in (*article.paragraphs, *(cut.text for cut in article.cuts if cut.reason is CutReason.TEMPLATE)):
        if digest(text, outlet) == block:
            said = text
        else:
            rest.append(text)
    return said, "\n".join(rest)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def _words(text: str) -> list[str]:
    return _word().findall(text.casefold())


def _shingles(text: str) -> frozenset[int]:
    words = _words(text)
    return frozenset(hash(tuple(words[place : place + _SHINGLE])) for place in range(len(words) - _SHINGLE + 1))


def _are_versions(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _VERSIONS * min(len(one), len(other))


def _share_on_topic(said: str, rest: str) -> float:
    """Return which share of the words that carry a block's topic the rest of the article has too."""
    from corpus.cleaning.topic import content_words

    words = content_words(said)
    return len(words & content_words(rest)) / len(words) if words else 0.0
