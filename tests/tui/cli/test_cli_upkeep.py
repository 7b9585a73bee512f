"""``reindex``, ``doctor``, ``paths``, ``completion``, and what the command line says of itself."""

from __future__ import annotations

import json
import shutil
import sqlite3
from argparse import _SubParsersAction
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte
from tui import __version__
from tui.arguments.parser import build

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_a_sound_library_is_well(zte: Zte, stocked: Path) -> None:
    done = zte("doctor", "--library", stocked)
    assert (done.code, done.out) == (0, f"all is well: 3 articles in {stocked}\n")


def test_without_an_index_all_is_well_since_it_is_made_when_it_is_needed(zte: Zte, library: Path) -> None:
    shutil.rmtree(library / "index")
    assert zte("doctor", "--library", library).code == 0


def test_the_index_of_another_library_is_found(zte: Zte, library: Path) -> None:
    stamp = library / "index/stamp.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "library": "another"}))
    done = zte("doctor", "--library", library)
    assert done.code == 2
    assert done.out.startswith("index: ")


def test_a_damaged_source_is_found(zte: Zte, library: Path) -> None:
    connection = sqlite3.connect(library / "library.sqlite3")
    connection.execute("UPDATE sources SET data = x'00' WHERE id = 2")
    connection.commit()
    connection.close()
    done = zte("doctor", "--library", library)
    assert (done.code, done.out) == (2, "article 2: its source is damaged\n")


def test_an_article_that_is_damaged_sends_to_the_doctor(zte: Zte, library: Path) -> None:
    connection = sqlite3.connect(library / "library.sqlite3")
    connection.execute("UPDATE articles SET layers = x'00' WHERE id = 2")
    connection.commit()
    connection.close()
    done = zte("show", 2, "--library", library)
    assert (done.code, done.bytes) == (2, b"")
    assert "article 2: what is stored of it is damaged; mend what can be mended with: zte-reader doctor" in done.err
    assert zte("doctor", "--library", library).out.startswith("article 2: its layers are damaged; mend it with")
    assert zte("show", 1, "--library", library).code == 0


def test_a_damaged_database_is_one_line_in_every_command(zte: Zte, library: Path) -> None:
    database = library / "library.sqlite3"
    data = bytearray(database.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 2000] = b"\xa5" * 2000
    database.write_bytes(data)
    for command in (["list"], ["show", "1"], ["search", "ferry"], ["entities"], ["doctor"], ["reindex"]):
        done = zte(*command, "--library", library)
        assert done.code == 2
        assert len((done.err + done.out).splitlines()) == 1, command
        assert "unexpected" not in done.err


def test_paths_names_every_place(zte: Zte, home: Path, cache: Path, tmp_path: Path) -> None:
    done = zte("paths", "--library", tmp_path / "mine")
    assert done.code == 0
    places = dict(line.split(maxsplit=1) for line in done.out.splitlines())
    assert places["library"] == str(tmp_path / "mine")
    assert places["index"] == str(tmp_path / "mine/index")
    assert places["cache"] == str(cache / "zte-reader")
    assert places["sample"].startswith(str(cache / "zte-reader/sample-"))
    assert places["settings"] == str(home / "config/zte-reader")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_and_options(zte: Zte, shell: str) -> None:
    done = zte("completion", shell)
    assert done.code == 0
    assert "compare" in done.out
    assert "published" in done.out


def test_the_version_is_that_of_the_package(zte: Zte) -> None:
    assert zte("--version").out == f"zte-reader {__version__}\n"
    assert __version__ == version("zte-reader")


def test_help_comes_on_standard_output(zte: Zte) -> None:
    done = zte("--help")
    assert (done.code, done.err) == (0, "")
    assert "exit codes" in done.out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["serch", "x"], "did you mean “search”?"),
        (["search"], "needs a query"),
        (["search", "x", "--limit", "0"], "not a number from 1"),
        (["search", "x", "--sort", "best"], "invalid choice"),
        (["add", "x", "--published", "May 2018"], "not a date like 2018-05-16"),
        (["add", "x", "--jobs", "many"], "not a number from 1"),
        (["completion", "fish"], "invalid choice"),
        (["list", "--jason"], "unrecognized arguments"),
        (["\x1b[31m"], "no command “␛[31m”"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_two(zte: Zte, argv: list[str], words: str) -> None:
    done = zte(*argv)
    assert (done.code, done.bytes) == (2, b"")
    assert done.err.startswith("zte-reader: ")
    assert done.err.count("\n") == 1
    assert words in done.err
    assert "--help" in done.err


def test_a_file_in_place_of_a_command_is_told_how_to_open_it(zte: Zte, scrapes: Path) -> None:
    assert f"zte-reader open {scrapes}" in zte(scrapes).err


@pytest.mark.parametrize("argv", [[], ["open", "x.txt"]])
def test_without_a_terminal_no_screen_opens(zte: Zte, argv: list[str]) -> None:
    done = zte(*argv)
    assert (done.code, done.bytes) == (2, b"")
    assert "needs a terminal" in done.err


def test_debug_shows_where_an_error_comes_from(zte: Zte, tmp_path: Path) -> None:
    done = zte("list", "--library", tmp_path / "none", "--debug")
    assert done.code == 2
    assert "Traceback" in done.err


def test_every_command_and_option_is_documented() -> None:
    text = (DOCS / "scripts.md").read_text(encoding="utf-8")
    parser = build()
    (commands,) = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    for name, command in commands.choices.items():
        assert f"`{name}" in text or f"zte-reader {name}" in text, name
        for action in command._actions:
            assert not action.option_strings or action.option_strings[-1] in text, (name, action.option_strings)


def test_the_doctor_does_not_send_to_the_doctor(zte: Zte, library: Path) -> None:
    # The schema and the first tables can be read, the articles can not.
    with (library / "library.sqlite3").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 12 * 4096)
    assert zte("list", "--library", library).code == 2
    done = zte("doctor", "--library", library)
    assert done.code == 2
    assert "put a backup in its place" in done.out
