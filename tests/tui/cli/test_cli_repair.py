"""``doctor --repair``: what is damaged is named, what can be mended is mended, what is lost is said."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.tui.cli.conftest import Zte

PAGE = 4096


def change(library: Path, statement: str) -> None:
    with closing(sqlite3.connect(library / "library.sqlite3")) as connection, connection:
        connection.execute(statement)


def spoil(library: Path, table: str) -> None:
    """Write over the page that a table begins on."""
    database = library / "library.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


def test_where_all_is_well_nothing_is_mended(zte: Zte, library: Path) -> None:
    done = zte("doctor", "--repair", "--library", library)
    assert (done.code, done.out) == (0, f"all is well: 3 articles in {library}\n")


def test_an_article_and_the_names_in_it_are_made_anew(zte: Zte, library: Path) -> None:
    before = zte("show", 2, "--json", "--library", library).json
    change(library, "UPDATE articles SET layers = x'00' WHERE id = 2")
    told = zte("doctor", "--library", library)
    assert told.code == 2
    assert told.out == "article 2: its layers are damaged; mend it with: zte-reader doctor --repair\n"
    done = zte("doctor", "--repair", "--library", library)
    assert done.code == 0
    assert "mended: article 2 was made anew from its source\n" in done.out
    assert zte("doctor", "--library", library).code == 0
    assert zte("show", 2, "--json", "--library", library).json == before


def test_a_damaged_file_is_replaced_by_what_can_be_read_of_it_and_kept(zte: Zte, library: Path) -> None:
    zte("note", 2, "ask the harbour master", "--library", library)
    before = [zte("show", number, "--json", "--library", library).json for number in (1, 2, 3)]
    spoil(library, "entities")
    told = zte("doctor", "--library", library)
    assert told.code == 2
    assert "zte-reader doctor --repair" in told.out
    done = zte("doctor", "--repair", "--library", library)
    assert done.code == 0
    (kept,) = library.glob("library-damaged-*.sqlite3")
    assert str(kept) in done.out
    assert [zte("show", number, "--json", "--library", library).json for number in (1, 2, 3)] == before
    assert zte("notes", "--json", "--library", library).json["annotations"][0]["words"] == "ask the harbour master"
    assert zte("search", "ferry", "--json", "--library", library).json["total"] == 2


def test_what_is_lost_is_named(zte: Zte, library: Path) -> None:
    for number in (1, 2):
        zte("note", number, "ask the harbour master", "--library", library)
    spoil(library, "annotations")
    done = zte("doctor", "--repair", "--library", library)
    assert done.code == 2
    assert "of your notes, bookmarks and tags" in done.out
    assert zte("doctor", "--library", library).code == 0


def test_an_index_without_its_stamp_is_made_anew(zte: Zte, library: Path) -> None:
    (library / "index/stamp.json").unlink()
    assert zte("doctor", "--library", library).code == 2
    done = zte("doctor", "--repair", "--library", library)
    assert (done.code, done.out.splitlines()[0]) == (0, "mended: the index was made anew")
    assert json.loads((library / "index/stamp.json").read_text())["folder"]
