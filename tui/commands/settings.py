"""The config file: reading it, saying what holds, and writing one to begin with."""

from __future__ import annotations

from argparse import Namespace

from corpus.errors import ZteError
from tui import workspace
from tui.keys.names import typed
from tui.keys.table import KEYS
from tui.output.streams import Streams
from tui.settings.config import SETTINGS, Config, example
from tui.settings.file import load
from tui.visible import on_one_line


def configured() -> tuple[Config, list[str]]:
    """Read the config file; return what holds, and what is wrong in it, each in one line that names the file."""
    return load(workspace.config_file())


def config(args: Namespace, streams: Streams) -> int:
    """Say where the config file is and what holds, or with ``--init`` write one."""
    path = workspace.config_file()
    if args.init:
        return _write(streams)
    held, problems = configured()
    values = {name: getattr(held, name) for name in SETTINGS}
    if args.json:
        keys = {key.id: [typed(name) for name in held.keymap.keys(key.id)] for key in KEYS}
        told = {"path": str(path), "exists": path.exists(), **values, "keys": keys}
        streams.json({**told, "changed": list(held.keymap.changed), "problems": problems})
    else:
        there = "" if path.exists() else "   (not there yet: zte-reader config --init writes it)"
        streams.line(("config file  ", "dim"), on_one_line(str(path)), (there, "dim"))
        for name, value in values.items():
            streams.line((f"{name:<13}", "dim"), _said(value))
        for id in held.keymap.changed:
            streams.line((f"{f'keys.{id}':<21}  ", "dim"), held.keymap.shown(id))
    for problem in problems:
        streams.say(f"zte-reader: {on_one_line(problem)}")
    return 2 if problems else 0


def _write(streams: Streams) -> int:
    path = workspace.config_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(example())
    except FileExistsError:
        raise ZteError(f"{path}: there is a file already, and it is left as it is; edit it, or move it away") from None
    streams.say(f"{on_one_line(str(path))} was written: all of it is comments, to take the # away from")
    return 0


def _said(value: object) -> str:
    if value is None:
        return "as the reader chooses"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else on_one_line(str(value))
