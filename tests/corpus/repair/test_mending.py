"""A damaged library is mended without loss of what can still be read, and what is lost is named."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.ingest import add
from corpus.intake.sources import find
from corpus.library import Library
from corpus.repair.mending import mend
from corpus.repair.soundness import Part, found
from corpus.store.storage import DATABASE

PAGE = 4096
COUNT = 24
BODY = (
    "GREYPORT (Coastal Wire) - The council of Greyport voted on {day} to sell crane number {number} to a yard in"
    " Ostravik.\n\nMayor Ines Calder said that the {number} families who live from the crane had been told in March,"
    " and that a bus would bring them to the yard until {day}.\n\n“Nobody has asked the crane,” Otto Lindqvist said on"
    " {day}, when the vote was {number} to two."
)
DAYS = ("Monday", "Tuesday", "Friday")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with articles, notes, a trash and families; not to be changed."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "texts").mkdir()
    for number in range(COUNT):
        text = BODY.format(number=number + 10, day=DAYS[number % 3])
        # Some are so long that they lie on pages of their own.
        more = "\n\n".join(
            f"Crane {each} of {number} was sold before." for each in range(300 if number % 8 == 0 else 1)
        )
        (folder / f"texts/{number:02d}.txt").write_text(f"Crane {number} to be sold\n\n{text}\n\n{more}\n")
    with Library.open(folder / "library") as library:
        add(find([str(folder / "texts")]).sources, library, jobs=1)
        for number in range(1, 11):
            library.annotations.note(number, f"seen {number}")
        library.remove([3, 4])
        assert library.check() == []
    return folder / "library"


@pytest.fixture
def library(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "library"))


def texts(folder: Path) -> dict[int, str]:
    with Library.open(folder, create=False) as library:
        return {stored.id: stored.article.text for stored in library.articles(row.id for row in library.summaries())}


def parts(folder: Path) -> set[Part]:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return {fault.part for fault in found(connection)}


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute(statement)


def root_of(folder: Path, name: str) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def spoil(folder: Path, page: int) -> None:
    """Write over a page, counted from 1."""
    with (folder / DATABASE).open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


def test_a_sound_library_is_left_as_it_is(library: Path) -> None:
    before = (library / DATABASE).read_bytes()
    mended = mend(library)
    assert (mended.done, mended.lost, mended.kept) == ([], [], None)
    assert (library / DATABASE).read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM appearances WHERE article_id = 5",
        "DELETE FROM signatures WHERE article_id = 5",
        "DELETE FROM bands WHERE article_id = 5",
        "DELETE FROM forms",
        "DELETE FROM families WHERE article_id = fullest",
    ],
)
def test_what_follows_from_the_articles_is_made_anew(library: Path, statement: str) -> None:
    def derived() -> tuple[object, object]:
        with Library.open(library) as opened:
            names = {(row.type, row.name, row.mentions, row.articles, row.forms) for row in opened.entities()}
            return names, {tuple(version.id for version in family.versions) for family in opened.kin.families()}

    before, articles = derived(), texts(library)
    assert before[1]
    change(library, statement)
    assert parts(library) == {Part.DERIVED}
    assert mend(library).lost == []
    assert parts(library) == set()
    assert (derived(), texts(library)) == (before, articles)


def test_an_article_with_damaged_layers_is_made_anew_from_its_source(library: Path) -> None:
    before = texts(library)
    change(library, "UPDATE articles SET layers = x'00', text = 'spoilt' WHERE id = 7")
    assert parts(library) == {Part.LAYERS}
    mended = mend(library)
    assert "article 7 was made anew from its source" in mended.done
    assert mended.lost == []
    assert parts(library) == set()
    assert texts(library) == before


def test_a_source_that_was_never_given_an_article_again_has_one(library: Path) -> None:
    before = texts(library)
    change(library, f"DELETE FROM articles WHERE id = {COUNT}")
    assert Part.REFERENCE in parts(library)
    mended = mend(library)
    assert [line for line in mended.lost if "number of an article" in line] == mended.lost
    assert parts(library) == set()
    assert sorted(texts(library).values()) == sorted(before.values())


@pytest.mark.parametrize("index", ["articles_by_revision", "sqlite_autoindex_sources_1", "annotations_by_source"])
def test_damaged_keys_lose_nothing(library: Path, index: str) -> None:
    before = texts(library)
    spoil(library, root_of(library, index))
    mended = mend(library)
    assert mended.lost == []
    assert parts(library) == set()
    assert texts(library) == before


@pytest.mark.parametrize("table", ["articles", "sources", "annotations", "entities", "trash", "meta", "bands"])
def test_of_a_table_that_begins_on_a_damaged_page_nothing_is_lost_silently(library: Path, table: str) -> None:
    before = texts(library)
    spoil(library, root_of(library, table))
    assert parts_or_unreadable(library)
    mended = mend(library)
    assert mended.kept is not None
    assert mended.kept.exists()
    assert parts(library) <= {Part.SOURCE}
    after = texts(library)
    assert {number for number in before if after.get(number) != before[number]} <= named(mended.lost)
    with Library.open(library) as opened:
        assert len(opened.annotations.every()) == 10 or "of your notes" in " ".join(mended.lost)
        assert len(opened.trash()) == 2 or "in the trash" in " ".join(mended.lost)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_page_anywhere_loses_no_article_silently(library: Path, seed: int) -> None:
    before = texts(library)
    pages = (library / DATABASE).stat().st_size // PAGE
    spoil(library, 30 + (pages - 31) * seed // 6)
    mended = mend(library)
    after = texts(library)
    assert {number for number in before if after.get(number) != before[number]} <= named(mended.lost)
    assert parts(library) <= {Part.SOURCE}


def test_a_file_whose_list_of_tables_is_gone_is_refused_with_another_remedy_than_mending(library: Path) -> None:
    Library.open(library).close()
    with (library / DATABASE).open("r+b") as file:
        file.seek(100)  # behind the head of the file
        file.write(b"\xa5" * (PAGE - 100))
    with pytest.raises(LibraryError, match="too damaged to be read; put a backup in its place"):
        mend(library)


@pytest.mark.parametrize("share", [0.45, 0.6, 0.75, 0.9, 0.999])
def test_of_a_file_that_was_cut_short_what_is_there_is_kept_and_the_rest_is_named(library: Path, share: float) -> None:
    before = texts(library)
    os.truncate(library / DATABASE, int((library / DATABASE).stat().st_size * share))
    mended = mend(library)
    after = texts(library)
    assert {number for number in before if after.get(number) != before[number]} <= named(mended.lost)
    assert parts(library) <= {Part.SOURCE}


def test_a_file_that_was_cut_to_nearly_nothing_is_refused_with_what_can_be_done(library: Path) -> None:
    os.truncate(library / DATABASE, 2 * PAGE)
    with pytest.raises(LibraryError, match=r"too damaged to be read; .*restore-from"):
        mend(library)


def test_an_article_is_lost_by_name_where_its_source_is_damaged_too(library: Path) -> None:
    change(library, "UPDATE articles SET layers = x'00' WHERE id IN (1, 2)")
    change(library, "UPDATE sources SET data = x'78' WHERE id = 2")
    mended = mend(library)
    assert named(mended.lost) == {2}
    assert "article 1 was made anew from its source" in mended.done


def test_a_file_whose_head_is_gone_is_refused_in_one_line(library: Path) -> None:
    spoil(library, 1)
    before = (library / DATABASE).read_bytes()
    with pytest.raises(LibraryError, match="put a backup in its place"):
        mend(library)
    assert (library / DATABASE).read_bytes() == before


def test_numbers_of_a_rebuilt_library_are_not_given_again(library: Path, tmp_path: Path) -> None:
    with Library.open(library) as opened:
        opened.remove([COUNT])
        opened.empty_trash()
        before = opened.identity, opened.revision()
    spoil(library, root_of(library, "entities"))
    assert mend(library).kept
    (tmp_path / "new.txt").write_text(f"Another crane\n\n{BODY.format(number=99, day='Sunday')}\n")
    with Library.open(library) as opened:
        assert opened.identity != before[0]
        assert opened.revision() > before[1]
        assert [row.id for row in add(find([str(tmp_path / "new.txt")]).sources, opened).added] == [COUNT + 1]


def named(lost: list[str]) -> set[int]:
    return {int(word.rstrip(":;“”")) for line in lost for word in line.split() if word.rstrip(":;“”").isdigit()}


def parts_or_unreadable(folder: Path) -> bool:
    try:
        return bool(parts(folder))
    except sqlite3.Error:
        return True
