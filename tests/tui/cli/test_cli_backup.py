"""``backup`` and ``restore-from``: what they say, and that everything follows; a library of a newer version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.store.schema import MIGRATIONS
from tests.corpus.store.test_schemas import made_by
from tests.tui.cli.conftest import Zte


def test_a_library_is_backed_up_and_restored(zte: Zte, library: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "mine.zte", tmp_path / "new"
    done = zte("backup", file, "--json", "--library", library)
    assert done.code == 0
    assert done.json == {"file": str(file), "articles": 3, "bytes": file.stat().st_size, "sources_checked": 3}
    assert done.err.startswith(f"3 articles in {file} (")
    listed = zte("list", "--json", "--library", library).json
    assert zte("restore-from", file, "--library", new).err == f"3 articles restored from {file} to {new}\n"
    assert zte("list", "--json", "--library", new).json == listed
    assert zte("doctor", "--library", new).code == 0
    zte("remove", 1, 2, "--library", new)
    refused = zte("restore-from", file, "--library", new)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    again = zte("restore-from", file, "--force", "--json", "--library", new)
    assert again.json["articles"] == 3
    assert Path(again.json["kept"]).parent == new
    assert f"is kept in {again.json['kept']}\n" in again.err
    (hit,) = zte("search", "ferry", "--json", "--library", new).json["hits"]
    assert (hit["id"], hit["family"]) == (1, [2])
    assert zte("doctor", "--library", new).code == 0


def test_what_can_not_be_is_one_line(zte: Zte, library: Path, tmp_path: Path) -> None:
    for command in (["backup", library / "library.sqlite3"], ["restore-from", tmp_path / "none"], ["backup", tmp_path]):
        done = zte(*command, "--library", library)
        assert (done.code, done.bytes, done.err.count("\n")) == (2, b"", 1)
    assert zte("backup", tmp_path / "x", "--library", tmp_path / "none").code == 2


def test_a_newer_library_is_read_with_a_word_and_not_changed(zte: Zte, library: Path, scrapes: Path) -> None:
    with closing(sqlite3.connect(library / "library.sqlite3")) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    for command in (["list"], ["show", 1], ["search", "ferry"], ["entities"], ["families"], ["notes", "ferry"]):
        done = zte(*command, "--library", library)
        assert done.code in (0, 1), command
        assert "newer zte-reader; it can be read here" in done.err.splitlines()[0]
    for command in (["remove", 1], ["add", scrapes], ["note", 1, "x"], ["restore", "--all"], ["trash", "--empty"]):
        done = zte(*command, "--library", library)
        last = done.err.splitlines()[-1]
        assert "update zte-reader" in last or "trash is empty" in last or "there already" in last, command
    assert len(zte("list", "--json", "--library", library).json["articles"]) == 3


def test_bringing_a_library_up_to_date_is_told_once(zte: Zte, tmp_path: Path) -> None:
    old = made_by(5, tmp_path / "old")
    first = zte("list", "--library", old)
    assert first.err == (
        f"zte-reader: the library was brought up to date (schema 5 to {len(MIGRATIONS)}); "
        f"as it was before it is in {old}/library-schema-5.sqlite3\n"
    )
    assert zte("list", "--library", old).err == ""
