"""Copying to the clipboard of the machine, by the program that its desktop has for that.

The terminal is asked to copy as well (OSC 52), but it never says whether it has.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

SECONDS = 2.0  # that a program may take


class Copier(NamedTuple):
    """A program that takes what is to be copied from its input, and where it works.

    That is a variable of the environment that has to be set, or a platform in Python's name.
    """

    command: tuple[str, ...]
    variable: str = ""
    platform: str = ""


COPIERS = (
    Copier(("pbcopy",), platform="darwin"),
    Copier(("wl-copy",), "WAYLAND_DISPLAY"),
    Copier(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Copier(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Copier(("clip.exe",), "WSL_DISTRO_NAME"),
    Copier(("termux-clipboard-set",), "TERMUX_VERSION"),
)


def commands(
    environ: Mapping[str, str],
    platform: str = sys.platform,
    find: Callable[[str], str | None] = shutil.which,
) -> list[Sequence[str]]:
    """Return the commands that may copy here, the one to try first at the front."""
    return [
        [path, *copier.command[1:]]
        for copier in COPIERS
        if (environ.get(copier.variable) if copier.variable else platform == copier.platform)
        and (path := find(copier.command[0])) is not None
    ]


async def copied_by(text: str, tried: Sequence[Sequence[str]], seconds: float = SECONDS) -> str:
    """Give ``text`` to the first of the commands that takes it; return its name, or nothing where none does."""
    for command in tried:
        if await _takes(command, text.encode("utf-8", "replace"), seconds):
            return command[0].replace("\\", "/").rsplit("/", 1)[-1]
    return ""


async def _takes(command: Sequence[str], data: bytes, seconds: float) -> bool:
    """Run a command, without a shell; tell whether it has taken the data in time.

    It gets a session of its own: what it leaves behind to serve the clipboard outlives the reader.
    """
    nowhere = asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(data), seconds)
    except (TimeoutError, OSError):
        return False
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return process.returncode == 0
