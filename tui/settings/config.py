"""What a person has set in the config file: text in; settings, and what is wrong with it in words, out. Pure.

A new setting is a field of ``Config`` and a line of ``SETTINGS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from tui.keys.keymap import Keymap, clash
from tui.keys.names import RESERVED, name_of, read, typed
from tui.keys.table import BY_ID, KEYS
from tui.looks.themes import THEMES, named, said
from tui.state import Wording
from tui.visible import on_one_line

MOST_BYTES = 1_000_000
MOST_BROKEN = 5  # lines that are left out of a file that is not TOML, before it is given up


class Config(Struct, frozen=True):
    """Settings; those that the file does not name are as they are here. None leaves a matter to the reader.

    ``given`` has the names of those that the file names.
    """

    theme: str | None = None
    mouse: bool = True
    animations: bool | None = None
    wording: str | None = None
    counts: bool | None = None
    entities: bool | None = None
    keymap: Keymap = field(default_factory=Keymap)
    given: frozenset[str] = frozenset()


class Setting(Struct, frozen=True):
    """What may stand in the file: the type of its value, an example and what it does.

    A text is one of ``choices``, where there are any.
    """

    type: type
    example: str
    help: str
    choices: tuple[str, ...] = ()


SETTINGS: Mapping[str, Setting] = {
    "theme": Setting(str, '"paper"', "which theme to begin with"),
    "mouse": Setting(bool, "true", "whether the mouse scrolls, clicks and selects in the reader"),
    "animations": Setting(bool, "false", "whether anything moves by itself"),
    "wording": Setting(
        str,
        '"substance"',
        "which differences of versions are shown in a library that is new to the reader: style is all words, typography"
        " the typography too, substance folds house style",
        tuple(each.word for each in Wording),
    ),
    "counts": Setting(
        bool,
        "true",
        "whether a library that is new to the reader opens with the counts, which stand where there is room",
    ),
    "entities": Setting(bool, "true", "whether a library that is new to the reader opens with the list of entities"),
}

KNOWN = (*SETTINGS, "keys")
NAMED = ", ".join(KNOWN)
_TYPES = {str: "a text in quotes", bool: "true or false", int: "a whole number"}
_PLACE = r" \(at line (\d+), column (\d+)\)\Z"


def parse(text: str) -> tuple[Config, list[str]]:
    """Read settings from TOML; return them with what is wrong, each in one line. What is right holds all the same."""
    problems: list[str] = []
    table = _toml(text, problems.append)
    values: dict[str, Any] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name == "keys":
            keys = _keys(value, problems.append)
        elif name not in SETTINGS:
            problems.append(f"{name}: no such setting{_instead(name, KNOWN, f'there are {NAMED}')}")
        elif not isinstance(value, (setting := SETTINGS[name]).type):
            problems.append(f"{name}: not {_TYPES[setting.type]}; write for example {name} = {setting.example}")
        elif name == "theme" and named(str(value)) is None:
            themes = ", ".join(said(theme) for theme in THEMES)
            problems.append(f"theme: there is none of the name “{value}”; there are {themes}, and Textual's own")
        elif setting.choices and value not in setting.choices:
            problems.append(f"{name}: “{value}” is none of {', '.join(setting.choices)}")
        else:
            values[name] = value
    keymap = _without_clashes(Keymap(keys), problems.append)
    config = replace(Config(), **values, keymap=keymap, given=frozenset(values))
    return config, [on_one_line(problem) for problem in problems]


def _toml(text: str, tell: Callable[[str], None]) -> dict[str, Any]:
    """Read TOML; lines on which it can't be understood are told and left out."""
    import tomllib

    lines = text.split("\n")
    for _ in range(MOST_BROKEN):
        try:
            return tomllib.loads("\n".join(lines))
        except RecursionError:
            tell("nested too deeply; nothing in it holds")
            return {}
        except ValueError as error:
            words, place = str(error), re.search(_PLACE, str(error))
            if place is None:
                tell(f"not TOML: {words}; nothing in it holds until that is mended")
                return {}
            number = int(place[1])
            tell(f"line {number}, column {place[2]}: {words[: place.start()].lower()}; the line is left out")
            lines[number - 1] = ""
    tell(f"more than {MOST_BROKEN} lines are not TOML; nothing in it holds until they are mended")
    return {}


def _keys(table: object, tell: Callable[[str], None]) -> dict[str, tuple[str, ...]]:
    """Read the section of keys: ids with one key or a list of keys."""
    if not isinstance(table, dict):
        tell('keys: not a section; write [keys] and below it for example search = "ctrl+f"')
        return {}
    read_keys: dict[str, tuple[str, ...]] = {}
    for id, value in table.items():
        named = [value] if isinstance(value, str) else value
        if id not in BY_ID:
            tell(f"[keys] {id}: nothing has this name{_instead(id, tuple(BY_ID), 'docs/keys.md lists them')}")
        elif BY_ID[id].fixed:
            tell(f"[keys] {id}: this can't be given other keys; take the line out")
        elif not isinstance(named, list) or not named or not all(isinstance(key, str) for key in named):
            tell(f'[keys] {id}: neither a key nor a list of keys; write for example {id} = "{_example(id)}"')
        elif wrong := list(wrong_keys(named)):
            tell(f"[keys] {id}: {wrong[0]}")
        else:
            read_keys[id] = tuple(dict.fromkeys(key for name in named if (key := read(name))))
    return read_keys


def wrong_keys(named: Sequence[str]) -> Iterator[str]:
    """Say which of the keys named can't be had, and why."""
    for name in named:
        key = read(name)
        if key is None:
            yield f"“{name}” is no key that every terminal can send; name a character, or for example f2, pgdn, ctrl+g"
        elif key in RESERVED:
            yield f"{name} {RESERVED[key]} in terminals; choose another key"


def _without_clashes(keymap: Keymap, tell: Callable[[str], None]) -> Keymap:
    """Take back, one after the other, the changes by which a key would mean two things at once."""
    while found := clash(keymap):
        key, first, second = found
        tell(f"[keys] {second}: {name_of(key)} is the key of {first} in the same place; give one of them another")
        keymap = Keymap({id: keys for id, keys in keymap.changed.items() if id != second})
    return keymap


def _instead(name: str, known: tuple[str, ...], else_say: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f", did you mean “{near[0]}”?" if near else f"; {else_say}"


def _example(id: str) -> str:
    return typed(Keymap().keys(id)[0])


def example() -> str:
    """Return a config file in which everything that can be set stands as a comment."""
    lines = ["# Settings of zte-reader. Take the # away before a line to let it hold.", ""]
    for name, setting in SETTINGS.items():
        lines += [f"# {setting.help}", f"# {name} = {setting.example}", ""]
    lines += ["[keys]", "# What to do, and the key for it, or a list of keys.", ""]
    for key in KEYS:
        if not key.fixed:
            lines += [f"# {key.help}", f"# {key.id} = {as_toml(Keymap().keys(key.id))}"]
    return "\n".join(lines) + "\n"


def as_toml(keys: tuple[str, ...]) -> str:
    """Return keys as they are written in the file."""
    written = ", ".join(_quoted(typed(key)) for key in keys)
    return written if len(keys) == 1 else f"[{written}]"


def _quoted(words: str) -> str:
    return f"'{words}'" if words in ('"', "\\") else f'"{words}"'
