"""The reader in a real pseudo-terminal: it opens, answers keys, and leaves the terminal as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.ingest import add
from corpus.intake.sources import FileSource
from corpus.library import Library

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30.0
STORY = (
    "Ferry company stops night crossings\n\n"
    "OSTRAVIK — The ferry company said on Tuesday that it would stop its night crossings at the end of the month.\n\n"
    "Passengers who have bought tickets for later dates will be given their money back, a spokeswoman said.\n"
)


class Terminal:
    """A child process on a pseudo-terminal of 100 by 30 cells; ``under`` make, it is not told of its end."""

    def __init__(self, home: Path, *arguments: str, under: bool = False, **variables: str) -> None:
        self.seen = ""
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            environment.update(variables)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
            command = [sys.executable, "-m", "tui", *arguments]
            if under:
                (home / "Makefile").write_text(f"read:\n\t@{shlex.join(command)}\n")
                command = ["make", "-f", str(home / "Makefile")]
            os.execvpe(command[0], command, environment)

    def read_until(self, words: str) -> None:
        """Read until words are painted; styles between them do not count."""
        deadline = time.monotonic() + SECONDS
        while words not in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.seen):
            assert time.monotonic() < deadline, f"{words!r} was not painted: {self.seen[-2000:]!r}"
            if select.select([self.handle], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.handle, 65536).decode(errors="replace")
                except OSError:
                    assert words in self.seen, f"the process ended: {self.seen[-2000:]!r}"

    def type(self, keys: str) -> None:
        self.seen = ""
        os.write(self.handle, keys.encode())

    def wait(self) -> int:
        """Read to the end and return the exit code."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            try:
                if select.select([self.handle], [], [], 0.1)[0]:
                    self.seen += os.read(self.handle, 65536).decode(errors="replace")
            except OSError:
                break
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def close(self) -> None:
        try:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.handle)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Terminal]:
    """The reader, opened on one file."""
    story = tmp_path / "ferry.txt"
    story.write_text(STORY)
    terminal = Terminal(tmp_path, "open", str(story))
    yield terminal
    terminal.close()


def test_the_reader_opens_finds_and_leaves_the_terminal_as_it_was(opened: Terminal) -> None:
    opened.read_until("Ferry company stops night crossings")
    opened.type("/spokeswoman\r")
    opened.read_until("spokeswoman, most relevant first")
    opened.type("q")
    assert opened.wait() == 0
    assert "\x1b[?1049l" in opened.seen  # back from the alternate screen
    assert "Traceback" not in opened.seen


def test_what_is_typed_ahead_is_typed(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY)
    terminal = Terminal(tmp_path, "open", str(tmp_path / "ferry.txt"))
    try:
        terminal.type("/spokeswoman\r")
        terminal.read_until("spokeswoman, most relevant first")
        terminal.type("q")
        assert terminal.wait() == 0
    finally:
        terminal.close()


def test_the_reader_ends_with_its_terminal_also_where_that_has_stood_still(tmp_path: Path) -> None:
    Library.open(tmp_path / "mine").close()
    terminal = Terminal(tmp_path, ZTE_READER_LIBRARY=str(tmp_path / "mine"))
    terminal.read_until("This is the sample")
    for key in (b"D", b"\x1b") * 20:  # more is painted than a terminal keeps that nobody reads from
        os.write(terminal.handle, key)
        time.sleep(0.05)
    assert os.WIFEXITED(ended_without(terminal))


def test_the_reader_ends_with_its_terminal_also_where_another_process_is_told_that_it_is_gone(tmp_path: Path) -> None:
    Library.open(tmp_path / "mine").close()
    terminal = Terminal(tmp_path, under=True, ZTE_READER_LIBRARY=str(tmp_path / "mine"))
    terminal.read_until("This is the sample")
    time.sleep(2)  # then nothing is painted any more, and no painting fails
    assert os.WTERMSIG(ended_without(terminal)) == signal.SIGHUP  # make ends by it, after what it has begun


def ended_without(terminal: Terminal) -> int:
    """Take the terminal away, and return how the process has ended then."""
    os.close(terminal.handle)
    deadline = time.monotonic() + SECONDS
    while not (ended := os.waitpid(terminal.process, os.WNOHANG))[0]:
        if time.monotonic() > deadline:
            os.kill(terminal.process, signal.SIGKILL)
            os.waitpid(terminal.process, 0)
            pytest.fail("the reader goes on without a terminal")
        time.sleep(0.1)
    return ended[1]


def test_nothing_is_left_of_a_throwaway_library(opened: Terminal, tmp_path: Path) -> None:
    opened.read_until("Ferry company stops night crossings")
    opened.type("q")
    assert opened.wait() == 0
    assert not list(tmp_path.rglob("library.sqlite3"))


def test_a_library_with_nothing_in_it_opens_on_the_sample(tmp_path: Path) -> None:
    Library.open(tmp_path / "mine").close()
    terminal = Terminal(tmp_path, ZTE_READER_LIBRARY=str(tmp_path / "mine"))
    try:
        terminal.read_until("This is the sample")
        terminal.type("q")
        assert terminal.wait() == 0
    finally:
        terminal.close()


def test_a_library_opens_as_it_was_left_by_a_key_or_a_signal(tmp_path: Path) -> None:
    story = tmp_path / "ferry.txt"
    story.write_text(STORY)
    folder = tmp_path / "mine"
    with Library.open(folder) as library:
        add([FileSource(story)], library, jobs=1)
    for keys, words in (("/spokeswoman\r", "spokeswoman, most relevant first"), ("/crossings\r", "crossings, most")):
        terminal = Terminal(tmp_path, "--library", str(folder))
        try:
            terminal.read_until("Ferry company stops night crossings")
            terminal.type(keys)
            terminal.read_until(words)
            if "crossings" in keys:
                os.kill(terminal.process, signal.SIGTERM)
            else:
                terminal.type("q")
            assert terminal.wait() in (0, 128 + signal.SIGTERM)
        finally:
            terminal.close()
        again = Terminal(tmp_path, "--library", str(folder))
        try:
            again.read_until(words)
        finally:
            again.close()
    fresh = Terminal(tmp_path, "--library", str(folder), "--fresh")
    try:
        fresh.read_until("1 article")
        fresh.type("q")
        assert fresh.wait() == 0
        assert "crossings, most" not in fresh.seen
    finally:
        fresh.close()
