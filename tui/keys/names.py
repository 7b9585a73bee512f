"""Names of keys: as a person types them into the config file, as Textual has them, as the screen shows them. Pure."""

from __future__ import annotations

import re
import unicodedata

CHARACTERS = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
    " ": "space",
}

SHOWN = {
    **{name: character for character, name in CHARACTERS.items()},
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}

OTHER_NAMES = {"esc": "escape", "return": "enter", "page_up": "pageup", "page_down": "pagedown", "del": "delete"}
OTHER_NAMES |= {"pgup": "pageup", "pgdn": "pagedown", "ins": "insert"}

RESERVED = {
    "ctrl+c": "interrupts",
    "ctrl+d": "ends input",
    "ctrl+h": "is Backspace",
    "ctrl+i": "is Tab",
    "ctrl+j": "is Enter",
    "ctrl+m": "is Enter",
    "ctrl+q": "quits, or starts output again",
    "ctrl+s": "stops output",
    "ctrl+z": "suspends",
    "ctrl+left_square_bracket": "is Esc",
    "ctrl+backslash": "ends the program",
}
"""Keys that terminals keep for themselves, and what they do there."""

_BY_NAME = {name: character for character, name in CHARACTERS.items() if name != "space"}
_ORDER = ("ctrl", "alt", "shift")
_FUNCTIONS = (f"f{number}" for number in range(1, 13))
_FAR = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "insert", "delete", *_FUNCTIONS)
_SHIFTED = (*_FAR, "tab", "space", "enter")
_CONTROLLED = (*_FAR, "space", "left_square_bracket", "backslash")


def read(typed: str) -> str | None:
    """Return Textual's name of a key that a person names, such as ``/``, ``G``, ``PgDn`` or ``ctrl+p``, or None.

    Upper and lower case part letters, and nothing else.
    """
    if len(typed) == 1:
        return _character(typed)
    *held, name = typed.replace("++", "+plus").split("+")
    modifiers = {each.strip().lower() for each in held}
    name = name.strip()
    key = _character(name) if len(name) == 1 else _named(name.lower())
    if key is None or not modifiers <= set(_ORDER):
        return None
    if len(key) == 1 and "shift" in modifiers:
        modifiers.discard("shift")
        key = key.upper()
        if "ctrl" in modifiers:
            return None  # terminals send the same without Shift
    if "ctrl" in modifiers:
        key = key.lower()
        if not re.fullmatch("[a-z]", key) and key not in _CONTROLLED:
            return None
    if "shift" in modifiers and key not in _SHIFTED:
        return None
    return "+".join([*(each for each in _ORDER if each in modifiers), key])


def name_of(key: str) -> str:
    """Return one of Textual's keys as a person reads it."""
    *held, name = key.split("+")
    return "+".join([*(each.capitalize() for each in held), SHOWN.get(name, name)])


def typed(key: str) -> str:
    """Return one of Textual's keys as a person types it into the config file; ``read`` takes it back."""
    *held, name = key.split("+")
    return "+".join([*held, _BY_NAME.get(name, name)])


def _named(name: str) -> str | None:
    name = OTHER_NAMES.get(name, name)
    return name if name in SHOWN else None


def _character(character: str) -> str | None:
    if character in CHARACTERS:
        return CHARACTERS[character]
    if character.isalnum():
        return character
    if not character.isprintable():
        return None
    name = unicodedata.name(character, "")
    return name.lower().replace("-", "_").replace(" ", "_") or None
