"""The config file on disk: read with what is wrong in it, and written whole with a setting changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.errors import ZteError
from tui.settings.config import MOST_BYTES, Config, example, parse
from tui.settings.editing import KEYS, Value, edited, written
from tui.settings.whole import write_whole

MARK = "\ufeff"  # which some editors put before UTF-8


def load(path: Path) -> tuple[Config, list[str]]:
    """Read the config file; return what holds, and what is wrong in it, each in one line that names the file."""
    try:
        config, problems = parse(_read(path).removeprefix(MARK))
    except FileNotFoundError:
        return Config(), []
    except ZteError as error:
        return Config(), [str(error)]
    return config, [f"{path}: {problem}" for problem in problems]


def save(path: Path, settings: Mapping[str, Value | None], keys: Mapping[str, Value | None] | None = None) -> Config:
    """Change settings and keys in the file, a line each; those that are None are left to the reader again.

    The file is made where there is none. Return what holds then. Raises ``ZteError`` where it can't be written, or
    where one of these lines can't be changed without touching anything else; the file is as it was then.
    """
    try:
        text = _read(path)
    except FileNotFoundError:
        text = example()
    mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
    for section, changes in (("", settings), (KEYS, keys or {})):
        for name, value in changes.items():
            changed = edited(text, name, value, section)
            if changed is None:
                where = f" below [{section}]" if section else ""
                line = "take its line out" if value is None else f"write {name} = {written(value)}{where}"
                raise ZteError(f"{path}: “{name}” can't be changed in it by itself; open it in an editor and {line}")
            text = changed
    _write(path, mark + text)
    return parse(text)[0]


def _read(path: Path) -> str:
    """Raise ``FileNotFoundError`` where there is none, and ``ZteError`` where it is no text or can't be read."""
    try:
        if path.is_fifo():
            raise ZteError(f"{path}: a pipe, from which no settings are read; put a file in its place")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ZteError(f"{path}: {error.strerror or error}; nothing in it holds until that is mended") from error
    if len(raw) > MOST_BYTES:
        raise ZteError(f"{path}: longer than {MOST_BYTES:,} bytes; make it shorter, nothing in it holds until then")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ZteError(f"{path}: not UTF-8; save it as UTF-8, nothing in it holds until then") from error


def _write(path: Path, text: str) -> None:
    """Write the file in one step; where it is a link, what that leads to."""
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text, rights=True)
    except OSError as error:
        why = error.strerror or error
        raise ZteError(f"{path}: can't be written ({why}); allow it, and change the setting again") from error
