"""Whatever is typed is words: never a part of an SQL statement, of a pattern, or of more of a query than was meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from corpus.store.storage import DATABASE
from index.query.narrowing import with_filter
from index.search import SearchIndex
from tests.corpus.texts import new_article
from tests.tui.cli.conftest import Zte

HOSTILE = [
    "'; DROP TABLE articles; --",
    '" OR 1=1 --',
    "x' UNION SELECT data FROM sources --",
    "%",
    "_____",
    "*",
    "?1",
    "\\'",
    "$(touch x) `touch x`",
    "\x00'; DROP TABLE articles",
    "title:* OR outlet:*",
]
ASKING = ("*", "title:* OR outlet:*")  # which as queries ask for a lot
NO_LETTERS = "Zhong\udcff"  # how a byte that is not UTF-8 comes to a program
Held = dict[str, list[tuple[object, ...]]]


def held(library: Path) -> Held:
    """Return all rows of all tables of a library, but for what counts its changes."""
    with closing(sqlite3.connect(library / DATABASE)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


def changed(before: Held, after: Held) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def test_what_is_asked_for_in_hostile_words_is_not_there_and_nothing_changes(zte: Zte, library: Path) -> None:
    before = held(library)
    for words in HOSTILE[::2]:
        for command in (
            ("show", words),
            ("remove", words),
            ("entities", words),
            ("note", words, "text"),
            ("search", "--saved", words),
            ("searches", "--forget", words),
            ("tags", 1, "--remove", words),
            ("restore", words),
            ("entities", "Otto Lindqvist", "--merge-into", words),
        ):
            done = zte("--library", library, *command)
            assert done.code in (1, 2), command
            assert len(done.err.splitlines()) == 1
        assert not changed(before, held(library)), words


def test_a_search_for_hostile_words_finds_no_more_than_the_words(zte: Zte, library: Path) -> None:
    before = held(library)
    for words in HOSTILE:
        bare = words.replace('"', " ")
        for query in (f'title:"{bare}"', f'tag:"{bare}"', f'"{bare}"', words)[: 3 if words in ASKING else 4]:
            done = zte("--library", library, "search", "--json", "--", query)
            assert done.code == 2 or (done.code, done.json["hits"]) == (1, []), query
    assert not changed(before, held(library))


def test_hostile_words_are_kept_as_they_are_and_found_again(zte: Zte, library: Path) -> None:
    before = held(library)
    for words in HOSTILE:
        assert zte("--library", library, "note", 1, "--", words).code == 0
        if "\x00" in words:  # no command line can hold it, and no tag
            continue
        assert zte("--library", library, "tags", 2, "--", f"a {words}").code == 0
        assert zte("--library", library, "search", "ferry", "--save", f"a {words}").code == 0
    kept = {"annotations", "meta", "saved_searches", "sqlite_sequence"}
    assert changed(before, held(library)) <= kept
    notes = zte("--library", library, "note", 1, "--json").json["annotations"]
    assert [note["words"] for note in notes if note["kind"] == "note"] == HOSTILE
    tags = zte("--library", library, "tags", "--json").json["tags"]
    assert [tag["articles"] for tag in tags] == [1] * (len(HOSTILE) - 1)
    saved = zte("--library", library, "searches", "--json").json["saved"]
    assert {search["query"] for search in saved} == {"ferry"}
    for tag, search in zip(tags, saved, strict=True):
        assert zte("--library", library, "tags", 2, "--remove", tag["name"]).code == 0
        assert zte("--library", library, "searches", "--forget", search["name"]).code == 0
    assert zte("--library", library, "tags", "--json").json["tags"] == []
    assert changed(before, held(library)) <= kept


@pytest.fixture
def strange(tmp_path: Path) -> Iterator[Library]:
    """A library whose titles, outlets, names of files and of people are hostile words; the last article is harmless."""
    with Library.open(tmp_path / "strange") as library:
        for number, words in enumerate([*HOSTILE, "Harmless"]):
            new = new_article(f"{words} t{number}", f"{words} b{number} said.", data=bytes([number]))
            given = {"outlet": f"{words} o{number}"}
            library.add([NewArticle(new.article, new.tagging, Member(words, bytes([number])), "text", given)])
        yield library


def test_articles_with_hostile_titles_outlets_and_files_are_each_found_by_them(strange: Library) -> None:
    assert strange.check() == []
    for row in strange.summaries():
        assert strange.resolve(row.title or "") == row.id
    with SearchIndex.open(strange) as index:
        for number, row in enumerate(strange.summaries()):
            query = with_filter("", "outlet", row.outlet or "")
            assert [hit.id for hit in index.search(query).hits] == [row.id], query
            assert [hit.id for hit in index.search(f"b{number}").hits] == [row.id]
    assert strange.count() == len(HOSTILE) + 1


@pytest.mark.parametrize("argv", [["entities", NO_LETTERS], ["search", "ban", "--save", NO_LETTERS]])
def test_bytes_that_are_no_letters_are_refused_in_one_line(zte: Zte, library: Path, argv: list[str]) -> None:
    refused = zte(*argv, "--library", library)
    assert refused.code == 2
    assert refused.err == "zte-reader: what was typed has bytes in it that are no letters in UTF-8; type it again\n"
