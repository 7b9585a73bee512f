"""A list of all that a library holds says of each article what its layers say."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import corpus
from corpus.article import Cut
from corpus.ingest import add
from corpus.intake.sources import FileSource
from corpus.library import Library
from corpus.pieces import pieces
from corpus.recleaning import decide
from corpus.store.holdings import encoding
from corpus.store.storage import DATABASE

SAMPLE = Path(corpus.__file__).parent / "sample"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = Library.open(tmp_path / "library")
    files = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html"))[:3]
    assert not add([FileSource(path) for path in files], opened, jobs=1).failed
    return opened


def test_what_is_held_agrees_with_the_articles(library: Library) -> None:
    numbers = library.holdings.numbers()
    first = library.article(numbers[0]).article
    decide(library, numbers[0], [(next(piece for piece in pieces(first) if not piece.kept and piece.text), True)])
    held = library.holdings.held([*numbers, 99])
    lines = {line.id: line for line in library.holdings.lines()}
    assert list(held) == numbers == sorted(lines) == [row.id for row in library.summaries()]
    for stored in library.articles(numbers):
        found, line, every = held[stored.id], lines[stored.id], pieces(stored.article)
        assert (found.heading, found.words, found.source) == (line.heading, line.words, line.source)
        assert found.source == stored.source
        assert found.size == len(library.source(stored.id))
        assert found.labels.cut == len(stored.article.cuts)
        assert found.labels.pieces == len(every)
        assert found.labels.by_hand == sum(piece.of.by_hand for piece in every)
        assert found.labels.doubted == sum(piece.kept and piece.reason is not None for piece in every)
        reasons = [piece.of.reason for piece in every if isinstance(piece.of, Cut)]
        assert dict(found.labels.cuts) == {reason: reasons.count(reason) for reason in reasons}
        sure = [piece.of.confidence for piece in every if not piece.of.by_hand]
        assert found.labels.sure == pytest.approx(sum(sure) / len(sure))
        assert library.holdings.labels([stored.id, 99])[stored.id] == (found.labels.cut, found.labels.sure)
    library.close()


def test_looking_into_articles_ends_when_somebody_wants_it_to(library: Library) -> None:
    assert library.holdings.labels(library.holdings.numbers(), lambda done: True) == {}
    assert list(library.holdings.lines(stop=lambda: True)) == []
    library.close()


def test_the_encoding_of_a_source_is_found_out_again() -> None:
    assert encoding("Zoë".encode(), "text", None) == "utf-8"
    assert encoding('<meta charset="iso-8859-2"><p>\xb3\xf3d\xbc'.encode("latin-1"), "html", None) == "iso8859-2"
    assert encoding(b"%PDF-1.4\x00\x01\x02", "document", None) is None


def test_articles_are_looked_into_beside_one_that_is_damaged(library: Library) -> None:
    numbers = library.holdings.numbers()
    whole = library.holdings.labels(numbers)
    with closing(sqlite3.connect(library.path / DATABASE)) as connection, connection:
        connection.execute("UPDATE articles SET layers = substr(layers, 1, 20) WHERE id = ?", (numbers[0],))
    assert library.holdings.labels(numbers) == {number: whole[number] for number in numbers[1:]}
    library.close()
