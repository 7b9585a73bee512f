"""What is copied goes to the program that the desktop has for it, in time and without a shell."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from corpus.library import Library
from tests.tui.driving import press, reading, search
from tui import clipboard
from tui.clipboard import commands, copied_by


def program(folder: Path, name: str, lines: str) -> str:
    """Make a program out of lines of a shell script."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


EVERY = clipboard.COPIERS


@pytest.fixture(autouse=True)
def with_copiers(no_clipboard: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "COPIERS", EVERY)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TERMUX_VERSION"):
        monkeypatch.delenv(variable, raising=False)


def test_what_fits_the_desktop_is_tried_in_order() -> None:
    def there(name: str) -> str | None:
        return None if name == "xclip" else f"/bin/{name}"

    both = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert commands(both, "linux", there) == [["/bin/wl-copy"], ["/bin/xsel", "--clipboard", "--input"]]
    assert commands({"DISPLAY": ":0"}, "linux", there) == [["/bin/xsel", "--clipboard", "--input"]]
    assert commands({}, "darwin", there) == [["/bin/pbcopy"]]
    assert commands({"DISPLAY": ""}, "linux", there) == []
    assert commands(both, "linux", lambda _: None) == []


async def test_the_first_that_works_gets_the_text_as_it_is(tmp_path: Path) -> None:
    broken = program(tmp_path, "broken", "exit 3")
    works = program(tmp_path, "works", f'cat > "{tmp_path}/copied"')
    text = "“Water” `rm -rf` $HOME\n— Weir, 中"
    assert await copied_by(text, [[broken], [str(tmp_path / "missing")], [works]]) == "works"
    assert (tmp_path / "copied").read_text(encoding="utf-8") == text


async def test_one_that_hangs_is_ended_and_none_is_said_where_none_works(tmp_path: Path) -> None:
    hangs = program(tmp_path, "hangs", "exec sleep 60")
    assert await copied_by("text", [[hangs]], seconds=0.05) == ""
    assert await copied_by("text", []) == ""


async def test_what_has_copied_is_said(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xclip", f'cat > "{tmp_path}/copied"')
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "y")
        said = next(iter(pilot.app._notifications)).message
        assert said.startswith("copied through the terminal, no program for the clipboard is here: ")
        monkeypatch.setenv("DISPLAY", ":9")
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        await press(pilot, "y")
        said = next(iter(pilot.app._notifications)).message
        assert said.startswith("copied by xclip: ")
        assert (tmp_path / "copied").read_text(encoding="utf-8") == pilot.app.clipboard
