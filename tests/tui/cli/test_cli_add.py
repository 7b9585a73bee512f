"""``add`` and ``remove``: what comes into the library, what is known, what fails, what goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import ingest
from corpus.intake.sources import find
from corpus.library import Library
from index.store.build import usable
from tests.tui.cli.conftest import Zte
from tests.tui.cli.stories import OTHER, WIRE
from tui.commands.shelf import index_now
from tui.output.progress import adding
from tui.output.streams import Streams


def test_adding_a_folder_makes_the_library_and_says_how_many(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    done = zte("add", scrapes, "--library", tmp_path / "new")
    assert (done.code, done.bytes) == (0, b"")
    assert done.err == "added 3 articles\n"
    with Library.open(tmp_path / "new", create=False) as library:
        assert library.count() == 3


def test_adding_reports_as_json_what_became_of_each_source(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    (scrapes / "d-empty.txt").write_bytes(b"")
    done = zte("--library", tmp_path / "new", "add", "--json", scrapes)
    assert done.code == 2
    assert [row["id"] for row in done.json["added"]] == [1, 2, 3]
    assert done.json["added"][0]["path"] == str(scrapes / "a-wire.txt")
    assert done.json["added"][0]["title"] == "Harbour board votes to close the Lantern ferry after eighty years"
    assert done.json["known"] == []
    assert [row["path"] for row in done.json["failed"]] == [str(scrapes / "d-empty.txt")]


def test_adding_the_same_twice_stores_it_once(zte: Zte, scrapes: Path, library: Path) -> None:
    again = zte("add", scrapes, "--library", library, "--json")
    assert again.code == 0
    assert [row["id"] for row in again.json["known"]] == [1, 2, 3]
    assert again.json["added"] == []
    assert "3 were there already" in again.err


def test_the_same_bytes_under_two_names_in_one_run_are_stored_once(zte: Zte, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(OTHER)
    done = zte("add", tmp_path / "one.txt", tmp_path / "two.txt", "--library", tmp_path / "new", "--json")
    assert [row["id"] for row in done.json["added"]] == [1]
    assert done.json["known"] == [{"id": 1, "path": str(tmp_path / "two.txt")}]


def test_outlet_and_date_that_a_person_gives_win_over_what_cleaning_finds(
    zte: Zte, scrapes: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    zte("add", scrapes / "c-other.txt", "--library", new, "--outlet", "The Lamp", "--published", "2019-03-07")
    (row,) = zte("list", "--json", "--library", new).json["articles"]
    assert (row["outlet"], row["published"]) == ("The Lamp", "2019-03-07")


def test_standard_input_is_an_article_too(zte: Zte, tmp_path: Path) -> None:
    done = zte("add", "-", "--library", tmp_path / "new", "--json", stdin=OTHER.encode())
    assert [row["path"] for row in done.json["added"]] == ["standard input"]


def test_several_processes_give_the_same_library_in_the_same_order(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    zte("add", scrapes, "--library", one, "--jobs", 1)
    done = zte("add", scrapes, "--library", two, "--jobs", 2)
    assert done.code == 0
    assert zte("list", "--json", "--library", one).bytes == zte("list", "--json", "--library", two).bytes


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n \t\n", "blank"),
    "program.txt": (b"\x7fELF" + bytes(range(256)) * 40, "not text"),
    "picture.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(300), "not text"),
    "archive.txt": (b"PK\x03\x04" + bytes(range(200)), "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_is_reported_in_one_line_and_the_rest_goes_on(
    zte: Zte, scrapes: Path, tmp_path: Path, name: str
) -> None:
    data, why = BAD[name]
    (tmp_path / name).write_bytes(data)
    done = zte("add", tmp_path / name, scrapes / "c-other.txt", "--library", tmp_path / "new")
    assert done.code == 2
    reason, summary = done.err.splitlines()
    assert reason.startswith(f"zte-reader: {tmp_path / name}: ")
    assert why in reason
    assert reason.count(name) == 1
    assert summary == "added 1 article, 1 could not be read"


def test_a_missing_file_a_missing_folder_and_a_folder_without_articles_are_reported(zte: Zte, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/a.png").write_bytes(b"\x89PNG")
    done = zte("add", tmp_path / "gone.txt", tmp_path / "pictures", "--library", tmp_path / "new", "--json")
    assert done.code == 2
    errors = {row["path"]: row["error"] for row in done.json["failed"]}
    assert "no such file" in errors[str(tmp_path / "gone.txt")]
    assert "no articles in this folder" in errors[str(tmp_path / "pictures")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_reported(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    (scrapes / "a-wire.txt").chmod(0)
    done = zte("add", scrapes, "--library", tmp_path / "new")
    assert done.code == 2
    assert "permissions" in done.err


@pytest.mark.parametrize(
    "text",
    [
        WIRE.encode().replace(b"estuary", b"est\xff\xfeuary"),
        WIRE.replace("estuary", "[bold red]estuary[/] [link=file:///etc/passwd]").encode(),
        WIRE.replace("estuary", "\x1b[2J\x1b]0;owned\x07estuary\x9b31m").encode(),
        WIRE.replace("\n", "\r\n").encode("utf-16"),
        b"\xef\xbb\xbf" + WIRE.encode(),
    ],
    ids=["invalid UTF-8", "markup", "escape sequences", "UTF-16", "byte order mark"],
)
def test_odd_bytes_are_read_as_text_and_reach_nobody_raw(zte: Zte, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(text)
    new = tmp_path / "new"
    assert zte("add", tmp_path / "odd.txt", "--library", new).code == 0
    for command in (["show", "1"], ["show", "1", "--cuts"], ["search", "ferry"], ["list"], ["entities"]):
        done = zte(*command, "--library", new)
        assert done.code == 0
        assert not set(done.out) & {"\x1b", "\x9b", "\x07", "\ufeff", "\x00"}
    assert "carried passengers" in zte("show", "1", "--library", new).out


def test_markup_in_an_article_is_shown_as_it_is(zte: Zte, tmp_path: Path) -> None:
    (tmp_path / "markup.txt").write_text(WIRE.replace("the estuary", "[bold]the estuary[/bold]"))
    zte("add", tmp_path / "markup.txt", "--library", tmp_path / "new")
    assert "[bold]the estuary[/bold]" in " ".join(zte("show", "1", "--library", tmp_path / "new").out.split())


def test_a_file_name_with_escape_sequences_is_never_printed_raw(zte: Zte, tmp_path: Path) -> None:
    evil = tmp_path / "\x1b[31mred\x07.txt"
    evil.write_text(OTHER)
    (tmp_path / "\x1b[2Jempty.txt").write_bytes(b"")
    new = tmp_path / "new"
    added = zte("add", tmp_path, "--library", new)
    assert "\x1b" not in added.err
    assert "␛[2Jempty.txt" in added.err
    shown = zte("show", "1", "--library", new)
    assert "\x1b" not in shown.out
    assert "␛[31mred␇.txt" in shown.out


def test_a_file_name_that_is_not_utf8_can_be_added_listed_and_shown(zte: Zte, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(OTHER)
    new = tmp_path / "new"
    assert zte("add", folder, "--library", new).code == 0
    assert zte("list", "--json", "--library", new).json["articles"][0]["source"].endswith("caf�.txt")


def test_removing_takes_articles_out_of_library_and_index_and_says_so(zte: Zte, library: Path) -> None:
    done = zte("remove", 1, "Greyport quarrels", "--library", library)
    assert done.code == 0
    assert [line.split()[:2] for line in done.out.splitlines()] == [["removed", "1"], ["removed", "3"]]
    assert [row["id"] for row in zte("list", "--json", "--library", library).json["articles"]] == [2]
    assert [hit["id"] for hit in zte("search", "ferry", "--json", "--library", library).json["hits"]] == [2]


def test_removing_what_is_not_there_removes_nothing(zte: Zte, library: Path) -> None:
    done = zte("remove", 2, 77, "--library", library)
    assert (done.code, done.bytes) == (2, b"")
    assert done.err == "zte-reader: the library has no article 77; see the numbers with: zte-reader list\n"
    assert len(zte("list", "--json", "--library", library).json["articles"]) == 3


def test_a_number_is_given_again_to_the_same_article_only(zte: Zte, library: Path, scrapes: Path) -> None:
    zte("remove", 2, 3, "--library", library)
    zte("trash", 3, "--empty", "--library", library)
    added = zte("add", scrapes, "--library", library, "--json")
    assert sorted(row["id"] for row in added.json["added"]) == [2, 4]


def test_removing_needs_a_library_of_ones_own(zte: Zte) -> None:
    done = zte("remove", 1)
    assert done.code == 2
    assert "no library here yet" in done.err


def test_what_was_done_is_told_where_the_index_can_not_be_written(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "index").write_text("in the way")
    added = zte("add", scrapes, "--library", new, "--json")
    assert [row["id"] for row in added.json["added"]] == [1, 2, 3]
    assert "not a folder, and the index has to be there; move it away" in added.err
    assert added.err.splitlines()[-1] == "added 3 articles"
    removed = zte("remove", 2, "--library", new)
    assert removed.out.startswith("removed 2 ")
    assert "not a folder, and the index has to be there; move it away" in removed.err


def test_what_is_said_of_files_that_are_known_is_not_passed_over_in_silence(
    zte: Zte, scrapes: Path, library: Path
) -> None:
    again = zte("add", scrapes, "--library", library, "--outlet", "The Lamp")
    assert again.err.splitlines()[0] == "added 0 articles, 3 were there already"
    assert "zte-reader remove" in again.err
    assert "remove" not in zte("add", scrapes, "--library", library).err


def test_a_library_can_not_be_made_under_a_file(zte: Zte, scrapes: Path) -> None:
    done = zte("add", scrapes, "--library", scrapes / "a-wire.txt" / "below")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_indexing_stops_when_a_person_wants_and_is_taken_up_by_the_next_search(
    zte: Zte, scrapes: Path, tmp_path: Path
) -> None:
    sources = find([str(scrapes)]).sources
    seen: list[tuple[int, int]] = []
    with Library.open(tmp_path / "new") as library:
        ingest.add(sources, library)
        index_now(library, Streams(), lambda done, of: seen.append((done, of)), stop=lambda: bool(seen))
        assert seen == [(3, 3)]
        stamp = usable(library)
        assert stamp is None or stamp.revision < library.revision()
    assert len(zte("search", "Lantern", "--json", "--library", tmp_path / "new").json["hits"]) > 0


def test_on_a_terminal_one_bar_stands_for_reading_and_indexing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.output.progress.is_terminal", lambda _: True)
    with adding(2) as bar:
        assert bar is not None
        bar.read(1, 2, "a", 0.5)
        half_read = bar.share
        bar.read(2, 2, "b", 1.0)
        read = bar.share
        bar.index(1, 2)
        half_indexed = bar.share
        bar.index(2, 2)
        assert 0 < half_read < read < half_indexed < bar.share < 1
