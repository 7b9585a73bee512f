"""Folders as a person looks for what to add in them: what can be read, paths that are typed, names completed."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

from corpus.intake.kinds import is_hidden, is_read
from tui.contents.held import size
from tui.visible import on_one_line

ADDRESSES = ("http:/", "https:/")


class Item(Struct, frozen=True):
    """Something in a folder: a folder or a file that can be read."""

    name: str
    folder: bool


class Listing(Struct, frozen=True):
    """What a folder offers, folders first; ``passed_over`` is not shown, ``problem`` says why nothing is."""

    folder: Path
    items: Sequence[Item] = ()
    passed_over: int = 0
    problem: str = ""

    def with_words(self, typed: str) -> list[Item]:
        """Return the items whose names have what is typed in them, those that begin with it first."""
        wanted = typed.casefold()
        found = [item for item in self.items if wanted in item.name.casefold()]
        return sorted(found, key=lambda item: not item.name.casefold().startswith(wanted))


def listed(folder: Path, *, every: bool = False) -> Listing:
    """List a folder: its folders, and files of kinds that are read, or ``every`` one; hidden ones are passed over."""
    items, passed_over = [], 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    is_folder = entry.is_dir()
                    if is_hidden(entry.name) or not (every or is_folder or (entry.is_file() and is_read(entry.name))):
                        passed_over += 1
                    else:
                        items.append(Item(entry.name, is_folder))
    except OSError as error:
        return Listing(folder, problem=f"can't be listed ({error.strerror}); check its permissions")
    items.sort(key=lambda item: (not item.folder, _in_turn(item.name)))
    return Listing(folder, items, passed_over)


def _in_turn(name: str) -> list[tuple[int, str]]:
    """Return what a name is sorted by: numbers in it by what they count, 9.txt before 10.txt."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(int(part[-18:]), part) if place % 2 else (0, part) for place, part in enumerate(parts)]


def facts(path: Path) -> tuple[str, str]:
    """Return the size of a file and the day on which it was changed last."""
    try:
        found = os.stat(path)
    except OSError:
        return "", ""
    day = ""
    with suppress(OSError, OverflowError, ValueError):
        day = f"{datetime.fromtimestamp(found.st_mtime):%Y-%m-%d}"
    return ("" if stat.S_ISDIR(found.st_mode) else size(found.st_size)), day


def is_address(typed: str) -> bool:
    """Tell whether an address of the web is typed, or its beginning."""
    return typed.lower().startswith(ADDRESSES)


def parted(typed: str, folder: Path) -> tuple[Path, str]:
    """Return the folder that a typed path is in, seen from another, and the beginning of a name in it."""
    head, slash, name = typed.rpartition("/")
    if not slash:
        return (folder, name) if typed != "~" else (reached("~", folder), "")
    return reached(f"{head}/", folder), name


def reached(typed: str, folder: Path) -> Path:
    """Return the path that is typed, seen from a folder."""
    with suppress(RuntimeError):
        typed = os.path.expanduser(typed)
    return Path(os.path.normpath(folder / typed)) if "\0" not in typed else folder


def completed(typed: str, items: Sequence[Item]) -> str:
    """Return what is typed with the name in it completed as far as all items that begin so agree.

    A folder that is the only one of that name ends in a slash.
    """
    head, slash, name = typed.rpartition("/")
    fitting = [item for item in items if item.name.casefold().startswith(name.casefold())]
    if not fitting:
        return typed
    if len(fitting) == 1:
        return f"{head}{slash}{fitting[0].name}{'/' if fitting[0].folder else ''}"
    names = [item.name.casefold() for item in fitting]
    agreeing = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False)))
    longest = fitting[0].name[:agreeing]
    return f"{head}{slash}{longest}" if len(longest) > len(name) else typed


def dropped(text: str) -> str:
    """Return the path or address that a terminal pastes for a file that was dropped on it, without its quotation."""
    text = text.strip()
    with suppress(ValueError):
        words = shlex.split(text)
        if len(words) == 1:
            return words[0].removeprefix("file://")
    return text


def shown(path: Path) -> str:
    """Return a path as a person reads it, the home folder as ``~``."""
    whole, home = str(path), os.path.expanduser("~")
    if home not in ("/", "~") and (whole == home or whole.startswith(f"{home}/")):
        whole = f"~{whole[len(home) :]}"
    return on_one_line(whole)
