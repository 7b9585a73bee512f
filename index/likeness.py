"""What makes an article like others: its telling words, those that it says often and that few others say.

A word's weight is how often it stands in the article, title and names counting more, times how rare it is (G. Salton,
C. Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing & Management 1988).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log

from corpus.article import NAME_TYPES, BlockKind
from corpus.records import StoredArticle
from index.nodes import Like, Node, Query, Word, leaves, replaced
from index.postings import Snapshot
from index.query import no_such_article
from index.words import words

TELLING = 25  # words
TITLE, NAME = 3.0, 2.0  # how much more a word counts in the title, or in a name
SATURATION = 1.2
COMMON = 0.2  # of all articles: words of more of them tell little
FEW = 20  # articles; in a small library every word is in a large share of them
LONGEST = 20_000  # words that are looked at

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


def learned(query: Query, articles: dict[int, StoredArticle], snapshot: Snapshot) -> Query:
    """Return the query with what others are to be like filled in: the article's heading and its telling words."""

    def learn(node: Node) -> Node:
        if not isinstance(node, Like) or node.number not in articles:
            return node
        stored = articles[node.number]
        return replace(node, title=stored.article.heading, words=telling(stored, snapshot))

    return replace(query, root=replaced(query.root, learn)) if articles else query


def telling(stored: StoredArticle, snapshot: Snapshot) -> tuple[tuple[Word, float], ...]:
    """Return an article's telling words, the most telling first, each with a weight up to 1."""
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
        inside = any(start <= word.start < end for start, end in titles)
        counts[word.stem] += TITLE if inside else 1.0
        written.setdefault(word.stem, word.form)
    most = max(FEW, int(COMMON * snapshot.size))
    weighed = []
    for stem, count in counts.items():
        form = written[stem]
        common = max(snapshot.frequency("form", form), snapshot.frequency("stem", stem))
        if 1 < common <= most and (len(form) > 1 or not form.isascii()) and not form.isdigit():
            weight = count / (count + SATURATION) * (NAME if form in names else 1.0)
            rarity = log(1 + (snapshot.size - common + 0.5) / (common + 0.5))
            weighed.append((weight * rarity, weight / NAME, form))
    weighed.sort(key=lambda entry: (-entry[0], entry[2]))
    return tuple((Word(form), weight) for _, weight, form in weighed[:TELLING])
