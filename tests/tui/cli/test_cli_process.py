"""The command line as processes of their own: imports, pipes, signals, several at once, a real terminal."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from corpus.library import Library
from tests.tui.cli.conftest import Zte
from tests.tui.cli.stories import EDITED, OTHER, WIRE
from tests.web import serving
from tui.workspace import sample_sources

COMMAND = [sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())"]
CSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PATIENCE = 60


def start(*argv: object, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*COMMAND, *map(str, argv)], **options)  # type: ignore[call-overload, no-any-return]


def finish(*argv: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, argv)], capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False
    )


def on_terminal(*argv: object, columns: int = 80, kind: str = "xterm-256color") -> str:
    """Run a command in a terminal of its own and return what it painted."""
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "TERM": kind}
    with start(*argv, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        painted = b""
        while True:
            try:
                piece = os.read(mine, 65536)
            except OSError:  # Linux says so when the last writer has gone
                break
            if not piece:
                break
            painted += piece
        process.wait(PATIENCE)
    os.close(mine)
    return painted.decode()


def on_screen(*argv: object, until: str, then: str | signal.Signals) -> tuple[str, int]:
    """Run a command in a terminal until it has painted something, then press a key or send a signal.

    Return what it painted and its exit code.
    """
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    with start(*argv, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        painted, pressed = b"", False
        while True:
            try:
                painted += os.read(mine, 65536)
            except OSError:
                break
            if not pressed and until in CSI.sub("", painted.decode(errors="replace")):
                pressed = True
                if isinstance(then, str):
                    os.write(mine, then.encode())
                else:
                    process.send_signal(then)
        process.wait(PATIENCE)
    os.close(mine)
    return painted.decode(errors="replace"), process.returncode


HEAVY = ["textual", "rich", "httpx", "trafilatura", "lxml", "dateparser", "shtab"]
CLEANING = ["corpus.cleaning", "corpus.readers"]  # which say what each line of a shown article's source is


@pytest.mark.parametrize(
    "argv", [["search", "ferry", "--json"], ["list", "--json"], ["show", "1", "--json"], ["entities", "--json"]]
)
def test_json_needs_no_screen_and_no_paint(stocked: Path, argv: list[str]) -> None:
    program = (
        "import sys; from tui.cli import main; code = main(sys.argv[1:]);"
        f"heavy = set({HEAVY + ([] if argv[0] == 'show' else CLEANING)}) & set(sys.modules);"
        "sys.exit(code or (repr(heavy) if heavy else 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *argv, "--library", str(stocked)],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)


@pytest.mark.parametrize("argv", [[], ["open", "."]])
def test_no_screen_opens_on_a_terminal_that_can_not_be_drawn_on(argv: list[str]) -> None:
    said = on_terminal(*argv, kind="dumb")
    assert said.startswith(
        "zte-reader: the reader draws on the whole screen, which a terminal of the kind “dumb” can't;"
    )
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("command", [["show", "1"], ["list"], ["search", "ferry"]])
def test_an_output_without_the_characters_gets_question_marks(stocked: Path, command: list[str]) -> None:
    done = subprocess.run(
        [*COMMAND, *command, "--library", str(stocked)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0
    assert b"unexpected" not in done.stderr
    assert done.stdout.decode("ascii")


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(stocked: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with start("show", 1, "--library", stocked, stdout=write, stderr=subprocess.PIPE) as process:
        os.close(write)
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(stocked: Path) -> None:
    with (
        open("/dev/full", "wb") as full,
        start("list", "--library", stocked, stdout=full, stderr=subprocess.PIPE) as process,
    ):
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert err.decode().splitlines() == ["zte-reader: No space left on device; check the disk and its permissions"]


class Slow(BaseHTTPRequestHandler):
    """Answers with a story as soon as the test lets it."""

    asked = threading.Event()
    released = threading.Event()

    def do_GET(self) -> None:
        self.asked.set()
        self.released.wait(PATIENCE)
        body = EDITED.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def slow_page() -> Iterator[str]:
    Slow.asked.clear()
    Slow.released.clear()
    with serving(Slow) as address:
        yield f"{address}/story"
        Slow.released.set()


@pytest.fixture
def three(tmp_path: Path, slow_page: str) -> Sequence[str]:
    """A file, a page that keeps the reader waiting, and another file."""
    (tmp_path / "a.txt").write_text(WIRE)
    (tmp_path / "c.txt").write_text(OTHER)
    return [str(tmp_path / "a.txt"), slow_page, str(tmp_path / "c.txt")]


def test_an_interrupted_add_keeps_what_it_has_and_takes_up_where_it_stopped(
    three: Sequence[str], tmp_path: Path
) -> None:
    argv = ["add", *three, "--allow-private", "--library", tmp_path / "library", "--json"]
    with start(*argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert Slow.asked.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert b"stopping after the article at hand" in process.stderr.readline()
        Slow.released.set()
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert [row["path"] for row in json.loads(out)["added"]] == list(three[:2])
    assert b"what was added is kept" in err
    again = json.loads(finish(*argv).stdout)
    assert [row["path"] for row in again["known"]] == list(three[:2])
    assert [row["path"] for row in again["added"]] == [three[2]]


def test_a_second_interrupt_stops_at_once(three: Sequence[str], tmp_path: Path) -> None:
    library = tmp_path / "library"
    with start("add", *three, "--allow-private", "--library", library, stderr=subprocess.PIPE) as process:
        assert Slow.asked.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err == b"zte-reader: interrupted; what was stored before is kept\n"
    with Library.open(library, create=False) as opened:
        assert opened.check() == []


def test_what_is_interrupted_before_it_has_begun_says_so_in_a_line(tmp_path: Path) -> None:
    imported = tmp_path / "msgspec.py"
    imported.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "list"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (130, "zte-reader: interrupted; what was stored before is kept\n")


def test_a_killed_add_leaves_a_library_that_works(three: Sequence[str], tmp_path: Path) -> None:
    argv = ["add", *three, "--allow-private", "--library", tmp_path / "library", "--json"]
    with start(*argv, stdout=subprocess.PIPE) as process:
        assert Slow.asked.wait(PATIENCE)
        process.kill()
    Slow.released.set()
    assert finish("doctor", "--library", tmp_path / "library").returncode == 0
    again = finish(*argv)
    assert again.returncode == 0
    assert len(json.loads(again.stdout)["added"]) == 3


def test_a_full_disk_is_one_line_and_takes_nothing_of_what_was_stored(library: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(OTHER.replace("Lantern", "Beacon"))
    argv = [*COMMAND, "add", str(tmp_path / "new.txt"), "--library", str(library)]
    # No file may grow over 40 KB: the shared memory beside a library may just be, its log may not.
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 80; exec "$@"', "sh", *argv], capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert f"{library}: the disk can't be read or written" in done.stderr.decode()
    assert finish("doctor", "--library", library).stdout == f"all is well: 3 articles in {library}\n".encode()
    assert finish(*argv[len(COMMAND) :]).returncode == 0


def test_where_no_file_can_be_made_any_more_the_library_is_read_as_it_is(library: Path) -> None:
    finish("search", "the", "--library", library)
    for argv, code in ((["list"], 0), (["search", "the"], 0), (["doctor"], 0), (["note", "1", "kept"], 2)):
        command = [*COMMAND, *argv, "--library", str(library)]
        done = subprocess.run(
            ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *command],
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert bool(done.stdout) == (code == 0)
    assert b"whether its disk has room" in done.stderr
    assert finish("note", "1", "kept", "--library", library).returncode == 0


def test_a_damaged_index_is_found_and_made_anew(library: Path) -> None:
    # In processes of their own, since Whoosh does not close a file that it finds damaged.
    files = [file for file in (library / "index").rglob("MAIN_*.*") if file.stat().st_size]
    assert files
    for file in files:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    found = finish("doctor", "--library", library)
    assert found.returncode == 2
    assert b"zte-reader reindex" in found.stdout
    assert finish("reindex", "--library", library).stderr == b"the index was built anew with 3 articles\n"
    assert finish("doctor", "--library", library).returncode == 0


def test_a_search_heals_a_damaged_index(library: Path) -> None:
    for file in (library / "index").rglob("MAIN_*.*"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    found = finish("search", "ferry", "--json", "--library", library)
    assert found.returncode == 0
    assert json.loads(found.stdout)["total"] == 2
    assert finish("doctor", "--library", library).returncode == 0


def test_a_library_that_is_open_sees_what_another_process_adds(library: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(OTHER.replace("Lantern", "Beacon"))
    with Library.open(library) as opened:
        before = opened.revision()
        assert finish("add", tmp_path / "new.txt", "--library", library).returncode == 0
        assert opened.changes(before).changed == [4]
        assert "Beacon" in opened.text(4)


def test_two_processes_may_make_the_sample_at_once(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "fresh")}
    both = [start("list", "--json", stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) for _ in range(2)]
    outs = [process.communicate(timeout=PATIENCE)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert outs[0] == outs[1]
    assert len(json.loads(outs[0])["articles"]) == len(sample_sources())


def test_the_sample_does_not_need_a_cache(zte: Zte, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert len(zte("list", "--json").json["articles"]) == len(sample_sources())


def test_on_a_terminal_the_list_is_a_painted_table(stocked: Path) -> None:
    painted = on_terminal("list", "--library", stocked)
    assert "\x1b[1m" in painted
    lines = CSI.sub("", painted).splitlines()
    assert lines[0].split() == ["id", "title", "outlet", "date", "words"]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("argv", [["--no-color"], []])
def test_colours_can_be_turned_off(stocked: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    assert "\x1b[36m" in on_terminal("list", "--library", stocked)
    if not argv:
        monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[36m" not in on_terminal("list", "--library", stocked, *argv)


def test_nothing_in_a_file_or_its_name_reaches_the_terminal_raw(zte: Zte, tmp_path: Path) -> None:
    evil = tmp_path / "\x1b]0;owned\x07.txt"
    evil.write_bytes(WIRE.replace("estuary", "\x1b]52;c;cHduZWQ=\x07estuary[red]").encode())
    new = tmp_path / "new"
    zte("add", evil, "--library", new)
    for argv in (
        ["list"],
        ["show", 1],
        ["show", 1, "--cuts"],
        ["show", 1, "--source"],
        ["search", "ferry"],
        ["clean", evil],
    ):
        painted = on_terminal(*argv, *(["--library", new] if argv[0] != "clean" else []))
        assert "\x1b" not in CSI.sub("", painted), argv
        assert "\x07" not in painted
    assert "␛]52;c;cHduZWQ=␇estuary[red]" in "".join(on_terminal("show", 1, "--source", "--library", new).split("\r\n"))


def test_texts_stand_side_by_side_where_the_terminal_is_wide(stocked: Path) -> None:
    wide = CSI.sub("", on_terminal("compare", 1, 2, "--library", stocked, columns=120)).splitlines()
    assert max(map(len, wide)) <= 120
    assert any(line.startswith("Mayor Ines Calder") and "│ Mayor Ines Calder" in line for line in wide)
    narrow = CSI.sub("", on_terminal("compare", 1, 2, "--library", stocked))
    assert "│" not in narrow


def test_adding_on_a_terminal_shows_progress_and_then_words(scrapes: Path, tmp_path: Path) -> None:
    painted = on_terminal("add", scrapes, "--library", tmp_path / "new")
    assert "3/3" in painted
    assert CSI.sub("", painted).rstrip().endswith("added 3 articles")


def test_open_shows_the_readable_files_and_leaves_nothing_behind(
    scrapes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (scrapes / "0-empty.txt").write_bytes(b"")
    painted, code = on_screen("open", scrapes, until="Harbour board votes", then="q")
    assert code == 0
    assert "\x1b[?1049h" in painted
    assert "0-empty.txt" in painted
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_nothing_is_left_behind_when_the_terminal_is_closed(
    scrapes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    _, code = on_screen("open", scrapes, until="Harbour board votes", then=ending)
    assert code == 128 + ending
    assert list((tmp_path / "temporary").iterdir()) == []


def test_nothing_is_left_behind_when_the_terminal_is_closed_before_the_screen_opens(
    scrapes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    mine, theirs = pty.openpty()
    with start("open", scrapes, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        deadline = time.monotonic() + PATIENCE
        while not list(temporary.glob("*/library.sqlite3")):
            assert time.monotonic() < deadline
        process.send_signal(signal.SIGHUP)
        while True:
            try:
                os.read(mine, 65536)
            except OSError:
                break
        assert process.wait(PATIENCE) == 128 + signal.SIGHUP
    os.close(mine)
    assert list(temporary.iterdir()) == []


def test_open_with_nothing_readable_says_why_and_opens_no_screen(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    painted = on_terminal("open", tmp_path / "empty.txt", tmp_path / "gone.txt", "-", columns=300)
    assert "\x1b[?1049h" not in painted
    assert sorted(line.split(": ")[1] for line in painted.splitlines()) == [
        "-",
        str(tmp_path / "empty.txt"),
        str(tmp_path / "gone.txt"),
    ]
