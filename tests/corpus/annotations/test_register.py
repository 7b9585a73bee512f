"""Bookmarks, notes and tags: kept beside articles, and there again when an article comes again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.annotations.anchoring import passage, placed
from corpus.annotations.model import Kind, Passage, Signs
from corpus.errors import LibraryError, NotFoundError, ZteError
from corpus.library import Library
from tests.corpus.texts import new_article

FERRY = new_article("The ferry closes", "Otto Lindqvist said: “It is over.” Lindqvist leads the board.")
BRIDGE = new_article("The bridge opens", "In Ashby a bridge opened.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as opened:
        opened.add([FERRY, BRIDGE])
        yield opened


def over(library: Library) -> Passage:
    """The words “It is over.” in the first article."""
    text = library.text(1)
    found = passage(text, text.index("It is"), text.index("over.") + 5)
    assert found is not None
    return found


def test_what_is_kept_comes_back_as_it_was_by_article(library: Library) -> None:
    kept = library.annotations
    tag = kept.tag(2, "#ports  and bridges ")
    note = kept.note(1, " Who says?\n\nAsk him. ", over(library))
    mark = kept.bookmark(1)
    assert kept.every() == [mark, note, tag]
    assert kept.of([2, 2, 99]) == [tag]
    assert (note.kind, note.words, note.passage, note.article) == (
        Kind.NOTE, "Who says?\n\nAsk him.", over(library), 1,
    )  # fmt: skip
    assert (tag.words, tag.cited.title, tag.cited.outlet) == ("ports and bridges", "The bridge opens", "The Lamp")
    assert kept.one(note.number) == note


def test_keeping_something_changes_nothing_that_the_index_follows(library: Library) -> None:
    before = library.revision()
    library.annotations.bookmark(1)
    assert library.revision() == before


def test_a_bookmark_and_a_tag_are_kept_once_notes_as_often_as_they_are_written(library: Library) -> None:
    kept = library.annotations
    assert kept.bookmark(1) == kept.bookmark(1) != kept.bookmark(1, over(library))
    assert kept.tag(1, "Ports") == kept.tag(1, "ports")
    assert kept.tag(2, "PORTS").words == "Ports"
    assert kept.note(1, "same") != kept.note(1, "same")
    assert kept.tags() == [("Ports", 2)]
    assert kept.signs() == {1: Signs(2, 2, ("Ports",)), 2: Signs(tags=("Ports",))}


def test_whoever_shows_them_can_see_that_they_have_changed(library: Library) -> None:
    kept = library.annotations
    seen = [kept.revision]
    mark = kept.bookmark(1)
    seen.append(kept.revision)
    kept.remove([mark.number])
    seen.append(kept.revision)
    with Library.open(library.path) as other:
        other.annotations.restore([mark])
    seen.append(kept.revision)
    kept.bookmark(1)  # is there
    assert len(set(seen)) == 4
    assert kept.revision == seen[-1]


def test_a_note_can_be_written_anew_and_nothing_else_can(library: Library) -> None:
    kept = library.annotations
    note = kept.note(1, "first", over(library))
    again = kept.reword(note.number, "second")
    assert (again.words, again.passage, again.made) == ("second", note.passage, note.made)
    with pytest.raises(ZteError, match="no note"):
        kept.reword(kept.bookmark(1).number, "x")


def test_what_is_taken_away_can_be_put_back_as_it_was(library: Library) -> None:
    kept = library.annotations
    numbers = [kept.bookmark(1).number, kept.note(2, "look", over(library)).number]
    before = kept.every()
    gone = kept.remove(numbers)
    assert kept.every() == []
    kept.restore(gone)
    assert kept.every() == before
    with pytest.raises(NotFoundError, match="zte-reader notes"):
        kept.remove([numbers[0], 99])
    assert kept.every() == before


def test_what_is_beside_an_article_outlives_it_and_is_there_when_it_comes_again(library: Library) -> None:
    kept = library.annotations
    note, tag = kept.note(1, "Who says?", over(library)), kept.tag(1, "ports")
    library.remove([1])
    assert [(each.article, each.cited.title) for each in kept.every()] == [(None, "The ferry closes")] * 2
    assert kept.holding(Kind.TAG) == []
    assert kept.tags() == [("ports", 1)]
    (again,) = library.add([FERRY])
    assert [(each.number, each.article) for each in kept.of([again.id])] == [(tag.number, 1), (note.number, 1)]


def test_articles_are_found_by_what_is_kept_beside_them(library: Library) -> None:
    kept = library.annotations
    kept.note(1, "Who says?")
    kept.note(2, "Check the date")
    kept.bookmark(2)
    assert kept.holding(Kind.NOTE) == [1, 2]
    assert kept.holding(Kind.NOTE, lambda words: "date" in words) == [2]
    assert kept.holding(Kind.BOOKMARK) == [2]


@pytest.mark.parametrize("name", ["", " # ", "—", "a\x1bb", "\udcff", "x" * 61])
def test_what_says_nothing_is_no_tag(library: Library, name: str) -> None:
    with pytest.raises(ZteError, match="tag"):
        library.annotations.tag(1, name)


@pytest.mark.parametrize("words", ["", " \n", "x" * 20_001])
def test_a_note_says_something_and_not_too_much(library: Library, words: str) -> None:
    with pytest.raises(ZteError, match="note"):
        library.annotations.note(1, words)


def test_an_article_that_there_is_not_takes_nothing(library: Library) -> None:
    with pytest.raises(NotFoundError, match="zte-reader list"):
        library.annotations.bookmark(99)


def test_a_library_that_can_not_be_written_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    monkeypatch.setattr("corpus.store.storage.is_writable", lambda _: False)
    with Library.open(library.path) as unwritable, pytest.raises(LibraryError, match="can't be written"):
        unwritable.annotations.bookmark(1)


def test_a_passage_that_is_kept_is_found_in_the_text(library: Library) -> None:
    note = library.annotations.note(1, "Who says?", over(library))
    assert note.passage is not None
    place = placed(note.passage, library.text(1))
    assert place is not None
    assert library.text(1)[slice(*place)] == "It is over."
