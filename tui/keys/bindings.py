"""The table of keys as Textual has it: bindings of a place. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys.key import Key, Where
from tui.keys.table import KEYS

if TYPE_CHECKING:
    from textual.binding import Binding

INTO_A_LINE = frozenset({"search", "find", "within", "narrow", "path"})
"""Keys that lead to a line of input; they are heard before all others, so that what is typed next arrives there."""
_BEFORE_THE_LIST = frozenset({"types-done"})
"""Keys that a list of Textual's would take for itself."""


def bindings(*where: Where) -> list[Binding]:
    """Return the bindings of the keys that work in the places named, or that leave them."""
    from textual.binding import Binding

    found: list[Binding] = []
    for key in KEYS:
        if not set(where).isdisjoint(key.where):
            for keys in key.keys.split(",") if "{key}" in key.action else [key.keys]:
                id = key.id if keys == key.keys else f"{key.id}-{keys}"
                action, first = key.action.replace("{key}", keys), key.id in INTO_A_LINE | _BEFORE_THE_LIST
                found.append(Binding(keys, action, key.help, show=False, id=id, priority=first))
        elif key.closes in where:
            found.append(Binding(key.keys, "screen.leave", "back", show=False, id=leaving(key.id)))
    return found


def leaving(id: str) -> str:
    """Return the id of the binding by which the key that opened a screen leaves it."""
    return f"{id}-leaves"


def within(where: Where) -> list[Key]:
    """Return the keys that work in a place, in the order of the table."""
    return [key for key in KEYS if where in key.where]
