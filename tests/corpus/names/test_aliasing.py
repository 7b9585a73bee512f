"""A person's own table of names is followed when it changes, and nothing is lost where it is broken."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.entities import tag
from corpus.entities.aliases import entries
from corpus.errors import ZteError
from corpus.ingest import add
from corpus.library import Library
from corpus.names.aliasing import NAME, follow
from corpus.recleaning import reclean
from tests.corpus.texts import Given

FIRST = "The Lantern Board met in Greyport on Monday, and nobody from the town came to hear what it had to say."
OTHER = "The harbour board met in Norwick on Tuesday, and all of the town came to hear what it had to say of it."
TABLE = '[ORG]\n"Greyport Ferry Trust" = ["Lantern Board", "the Lanterns"]\n'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        add([Given("first.txt", FIRST.encode()), Given("other.txt", OTHER.encode())], made)
        yield made


def names(library: Library, number: int = 1) -> set[str]:
    return {mention.entity for mention in library.article(number).tagging.mentions}


def test_articles_with_a_form_that_was_added_are_tied_anew(library: Library) -> None:
    before = library.revision()
    (library.path / NAME).write_text(TABLE)
    followed = follow(library)
    assert followed is not None
    assert followed.tied == 1
    assert "Greyport Ferry Trust" in names(library)
    assert library.changes(before).changed == [1]
    assert library.find_entity("lantern board").name == "Greyport Ferry Trust"
    assert follow(library) is None


def test_a_table_that_is_taken_away_is_forgotten(library: Library) -> None:
    before = names(library)
    (library.path / NAME).write_text(TABLE)
    follow(library)
    (library.path / NAME).unlink()
    follow(library)
    assert names(library) == before
    assert library.aliases() == ""


def test_articles_that_come_later_or_are_cleaned_again_have_the_names_too(library: Library) -> None:
    (library.path / NAME).write_text(TABLE)
    follow(library)
    add([Given("third.txt", f"{FIRST} Nobody was surprised.".encode())], library)
    assert "Greyport Ferry Trust" in names(library, 3)
    reclean(library)
    assert "Greyport Ferry Trust" in names(library)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[ORG]\n"A" = ["B"\n"C" = []\n', "line 3: "),
        ('[ORG]\n"A" = []\n\n[TRUST]\n"B" = []\n', "line 4: [TRUST] is no type of name"),
        ('[MONEY]\n"A" = []\n', "line 1: [MONEY] is no type of name"),
        ('"A" = ["B"]\n', "line 1: "),
        ('[ORG]\n"A" = "B"\n', "line 2: “A” needs a list of forms"),
        ('[ORG]\n"A" = ["C"]\n"B" = ["C"]\n', "line 3: “C” is “A” already"),
        ('[ORG]\n"A" = [" "]\n', "line 2: “ ” can't be a name"),
    ],
)
def test_a_broken_table_is_one_line_with_its_place_and_changes_nothing(library: Library, text: str, words: str) -> None:
    (library.path / NAME).write_text(TABLE)
    follow(library)
    before, revision = names(library), library.revision()
    (library.path / NAME).write_text(text)
    followed = follow(library)
    assert followed is not None
    assert words in followed.problem
    assert str(library.path / NAME) in followed.problem
    assert "\n" not in followed.problem
    assert (names(library), library.revision(), library.aliases()) == (before, revision, TABLE)
    with pytest.raises(ZteError, match="line"):
        entries(text)


def test_a_table_that_is_no_text_is_one_line_too(library: Library) -> None:
    (library.path / NAME).write_bytes(b'[ORG]\n"A" = ["\xff"]\n')
    followed = follow(library)
    assert followed is not None
    assert "line 2: not UTF-8" in followed.problem


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_in_the_place_of_a_table_is_not_waited_for(
    library: Library, make: Callable[[Path], None]
) -> None:
    make(library.path / NAME)
    followed = follow(library)
    assert followed is not None
    assert "not a file" in followed.problem


def test_a_persons_names_go_before_ours() -> None:
    text = "Ross spoke. The PBOC cut rates in Torvane."
    table = '[PERSON]\n"Dennis Ross" = ["Ross"]\n[ORG]\n"Bank of Pebbles" = ["PBOC"]\n[LOC]\n"Torvane" = []\n'
    found = {
        text[mention.start : mention.end]: (mention.entity, str(mention.type)) for mention in tag(text, table).mentions
    }
    assert found == {
        "Ross": ("Dennis Ross", "PERSON"),
        "PBOC": ("Bank of Pebbles", "ORG"),
        "Torvane": ("Torvane", "LOC"),
    }
    assert {mention.entity for mention in tag(text).mentions} >= {"Wilbur Ross", "People's Bank of China"}
