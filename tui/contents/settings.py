"""What the settings are called on the screen, and which values each can have. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tui.looks.themes import THEMES, said
from tui.state import Wording

Value = str | bool | None
"""What a setting can be; None where it is left to the reader."""

WORDINGS = {
    Wording.STYLE: "all words that differ",
    Wording.TYPOGRAPHY: "typography too",
    Wording.SUBSTANCE: "house style folded",
}
CHOICES: dict[str, Sequence[Value]] = {
    "theme": tuple(THEMES),
    "mouse": (True, False),
    "animations": (True, False),
    "wording": tuple(each.word for each in Wording),
    "counts": (None, True, False),
    "entities": (False, True),
}


def stepped(name: str, now: Value, by: int) -> Value:
    """Return the value after another, or before it, counted round."""
    choices = CHOICES[name]
    return choices[(choices.index(now) + by) % len(choices)] if now in choices else choices[0]


def in_words(name: str, value: Value) -> str:
    """Return a value as a person reads it."""
    if name == "theme":
        return said(str(value))
    if name == "wording":
        return next((words for each, words in WORDINGS.items() if each.word == value), str(value))
    if value is None:
        return "where there is room"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def in_file(name: str, value: Value) -> Value:
    """Return a value as the config file has it."""
    return str(value).removeprefix("zte-") if name == "theme" else value
