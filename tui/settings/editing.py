"""The config file with one setting changed, and every other character of it as it was. Pure.

A person's file has comments, an order and perhaps lines of a later version, so that it is edited by the line and never
written anew. What came of it is read again: where anything but the setting has changed, nothing is changed at all.
"""

from __future__ import annotations

import re

from tui.settings.config import MOST_BYTES, Config, parse

Value = str | bool | tuple[str, ...]
"""A text, yes or no, or keys, as they are typed into the file."""

KEYS = "keys"
_SECTION = re.compile(r"\s*\[")
_VALUE = re.compile(r'("(?:[^"\\]|\\.)*"|\'[^\']*\'|\[[^\]\n]*\]|[^#\s]*)')


def edited(text: str, name: str, value: Value | None, section: str = "") -> str | None:
    """Return the text with a setting of a section, or of none; with None for a value, with its line as a comment.

    None where that can't be done without touching anything else.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    first, last = _bounds(lines, section)
    at = next((place for place in range(first, last) if _names(lines[place], name)), None)
    if at is not None:
        lines[at] = f"# {lines[at]}" if value is None else _with_value(lines[at], value)
    elif value is not None:
        if section and not _has(lines, section):
            lines = [*_ended(lines, end), end, f"[{section}]{end}"]
            first = last = len(lines)
        place = _place(lines, first, last, name)
        lines[:place] = _ended(lines[:place], end)
        lines.insert(place, f"{name} = {written(value)}{end}")
    changed = "".join(lines)
    return changed if _only(text, changed, name, value, section) else None


def written(value: Value) -> str:
    """Return a value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}'" if '"' in value or "\\" in value else f'"{value}"'
    return written(value[0]) if len(value) == 1 else f"[{', '.join(map(written, value))}]"


def _bounds(lines: list[str], section: str) -> tuple[int, int]:
    """Return between which lines the settings of a section stand; behind the last line where there is none."""
    heads = [place for place, line in enumerate(lines) if _SECTION.match(line)]
    if not section:
        return 0, heads[0] if heads else len(lines)
    for place, head in enumerate(heads):
        if _is_head(lines[head], section):
            return head + 1, heads[place + 1] if place + 1 < len(heads) else len(lines)
    return len(lines), len(lines)


def _has(lines: list[str], section: str) -> bool:
    return any(_is_head(line, section) for line in lines)


def _is_head(line: str, section: str) -> bool:
    return re.match(rf"\s*\[\s*{section}\s*\]", line) is not None


def _names(line: str, name: str) -> bool:
    quoted = re.escape(name)
    return re.match(rf"\s*(?:{quoted}|\"{quoted}\"|'{quoted}')\s*=", line) is not None


def _with_value(line: str, value: Value) -> str:
    """Put a value in the place of the one on a line; what stands after it stays."""
    key, _, rest = line.partition("=")
    lead = rest[: len(rest) - len(rest.lstrip(" \t"))] or " "
    rest = rest.lstrip(" \t")
    found = _VALUE.match(rest)
    return f"{key}={lead}{written(value)}{rest[found.end() if found else 0 :]}"


def _place(lines: list[str], first: int, last: int, name: str) -> int:
    """Return where a new line goes: below the comment that has the setting, else behind the others of its section."""
    for place in range(first, last):
        if re.match(rf"\s*#\s*{re.escape(name)}\s*=", lines[place]):
            return place + 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    above = [place for place in range(first, last) if not lines[place].lstrip().startswith("#")]
    return max(above) + 1 if above else last


def _ended(lines: list[str], end: str) -> list[str]:
    """Let the last line end."""
    return [*lines[:-1], lines[-1] if lines[-1].endswith("\n") else lines[-1] + end] if lines else []


def _only(before: str, after: str, name: str, value: Value | None, section: str) -> bool:
    """Tell whether a setting has its new value, and everything else is as it was."""
    if len(after.encode(errors="replace")) > MOST_BYTES:
        return False
    (was, told), (now, tells) = parse(before), parse(after)
    if section == KEYS:
        return _others(was) == _others(now) and _keys_but(was, name) == _keys_but(now, name) and _new(told, tells)
    given = (now.given - {name}) | (frozenset() if value is None else {name})
    held = getattr(now, name) == (getattr(Config(), name) if value is None else value)
    same = all(getattr(was, each) == getattr(now, each) for each in was.given | now.given if each != name)
    return held and same and given == now.given and was.keymap == now.keymap and _new(told, tells)


def _others(config: Config) -> tuple[object, ...]:
    return tuple(getattr(config, name) for name in sorted(config.given)), config.given


def _keys_but(config: Config, id: str) -> dict[str, tuple[str, ...]]:
    return {each: keys for each, keys in config.keymap.changed.items() if each != id}


def _new(told: list[str], tells: list[str]) -> bool:
    """Tell whether nothing is wrong now that was not wrong before; which line it stands on may have changed."""

    def bare(problems: list[str]) -> set[str]:
        return {re.sub(r"line \d+", "line", problem) for problem in problems}

    return bare(tells) <= bare(told)
