"""What makes an article like others: its telling words, those that it says often and that few others say.

A word's weight is how often it stands in the article, title and names counting more, times how rare it is (G. Salton,
C. Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing & Management 1988).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import log

from msgspec.structs import replace

from corpus.article import NAME_TYPES, BlockKind
from corpus.store.records import StoredArticle
from index.query import no_such_article
from index.query.nodes import Like, Node, Query, Word, leaves, replaced
from index.store.postings import Snapshot
from index.words import words

TELLING = 25  # words
TITLE, NAME, ORDINARY = 3.0, 2.0, 0.3  # what a word counts in the title, in a name, and as one that any news uses
SATURATION = 1.2
COMMON = 0.2  # of all articles: words of more of them tell little
FEW = 20  # articles; in a small library every word is in a large share of them
LONGEST = 20_000  # words that are looked at
ROOM, ROOM_TYPING = 150_000, 20_000  # postings that are read for the telling words

Read = Callable[[list[int]], Iterator[StoredArticle]]


def likened(query: Query, read: Read) -> dict[int, StoredArticle]:
    """Return the articles that a query asks for others like, those that there are, by their numbers."""
    numbers = {leaf.number for leaf in leaves(query.root) if isinstance(leaf, Like)}
    return {stored.id: stored for stored in read(sorted(numbers))} if numbers else {}


def check(query: Query, articles: dict[int, StoredArticle]) -> None:
    """Raise ``QueryError`` where a query asks for articles like one that there is not."""
    for leaf in leaves(query.root):
        if isinstance(leaf, Like) and leaf.number not in articles:
            raise no_such_article(query, leaf)


def learned(query: Query, articles: dict[int, StoredArticle], snapshot: Snapshot, *, typing: bool = False) -> Query:
    """Return the query with what others are to be like filled in: the article's heading and its telling words.

    With ``typing`` they are fewer, where articles are many.
    """

    room = ROOM_TYPING if typing else ROOM

    def learn(node: Node) -> Node:
        if not isinstance(node, Like) or node.number not in articles:
            return node
        stored = articles[node.number]
        return replace(node, title=stored.article.heading, words=telling(stored, snapshot, room))

    return replace(query, root=replaced(query.root, learn)) if articles else query


def telling(stored: StoredArticle, snapshot: Snapshot, room: int = ROOM) -> tuple[tuple[Word, float], ...]:
    """Return an article's telling words, the most telling first, each with a weight up to 1.

    ``room`` is how many postings they may have together.
    """
    from index.compare.vocabulary import COMMON_WORDS, STOP_WORDS

    article = stored.article
    titles = [(block.start, block.end) for block in article.blocks if block.kind is BlockKind.TITLE]
    names = {
        word.form
        for mention in stored.tagging.mentions
        if mention.type in NAME_TYPES
        for word in words(article.text[mention.start : mention.end])
    }
    counts: dict[str, float] = defaultdict(float)
    written: dict[str, str] = {}
    for word in words(article.text)[:LONGEST]:
        if word.form in STOP_WORDS and word.form not in names:
            continue
        inside = any(start <= word.start < end for start, end in titles)
        counts[word.stem] += TITLE if inside else 1.0
        written.setdefault(word.stem, word.form)
    again = {stem for stem, count in counts.items() if count > 1 or written[stem] in names}
    most = max(FEW, int(COMMON * snapshot.size))
    weighed = []
    for stem in again if len(again) > TELLING else counts:
        form = written[stem]
        common = snapshot.frequency("form", form)
        if stem != form:
            common = max(common, snapshot.frequency("stem", stem))
        if 1 < common <= most and (len(form) > 1 or not form.isascii()) and not form.isdigit():
            kind = NAME if form in names else ORDINARY if form in COMMON_WORDS else 1.0
            weight = counts[stem] / (counts[stem] + SATURATION) * kind
            rarity = log(1 + (snapshot.size - common + 0.5) / (common + 0.5))
            weighed.append((weight * rarity, weight / NAME, form, common))
    weighed.sort(key=lambda entry: (-entry[0], entry[2]))
    chosen: list[tuple[Word, float]] = []
    for _, weight, form, common in weighed:
        if len(chosen) < TELLING and common <= room:
            chosen.append((Word(form), weight))
            room -= common
    return tuple(chosen)
