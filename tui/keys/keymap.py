"""Which keys do what for one person: the table of keys with what the config file changes in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.keys.bindings import leaving
from tui.keys.footers import FOOTERS
from tui.keys.key import TOGETHER, Where
from tui.keys.names import name_of
from tui.keys.table import BY_ID, KEYS

if TYPE_CHECKING:
    from textual.dom import DOMNode


class Keymap(Struct, frozen=True):
    """Keys by what they do; ``changed`` has those that are not as in the table: id → Textual's names of keys."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def keys(self, id: str) -> tuple[str, ...]:
        """Return the keys of a thing to do."""
        return self.changed.get(id) or tuple(BY_ID[id].keys.split(","))

    def first(self, id: str) -> str:
        """Return the first of the keys, as a person reads it."""
        return name_of(self.keys(id)[0])

    def shown(self, id: str) -> str:
        """Return the keys as a person reads them: ``j ↓``; of many the first and the last."""
        names = [name_of(key) for key in self.keys(id)]
        return f"{names[0]} … {names[-1]}" if "{key}" in BY_ID[id].action else " ".join(names)

    def footer(self, situation: str) -> tuple[tuple[str, str], ...]:
        """Return the keys that matter most in a situation, each its first key and what it does in a word or two."""
        pairs = ((item, BY_ID[item].label) if isinstance(item, str) else item for item in FOOTERS[situation])
        return tuple((self.first(id), label) for id, label in pairs)

    def overrides(self) -> dict[str, str]:
        """Return what Textual takes to give bindings other keys.

        What opens a screen leaves it by its new keys too, where nothing else there has them.
        """
        given = {id: ",".join(keys) for id, keys in self.changed.items()}
        for id, keys in self.changed.items():
            closes = BY_ID[id].closes
            if closes is not None:
                free = [key for key in keys if key not in self._taken(closes)]
                given |= {leaving(id): ",".join(free)} if free else {}
        return given

    def _taken(self, place: Where) -> set[str]:
        """Return the keys that do something in a place, or around it."""
        places = {where for together in TOGETHER if place in together for where in together}
        return {name for key in KEYS if not places.isdisjoint(key.where) for name in self.keys(key.id)}


def keymap_of(node: DOMNode) -> Keymap:
    """Return the keys of the app that a widget or screen is part of."""
    keymap = getattr(node.app, "keymap", None)
    return keymap if isinstance(keymap, Keymap) else Keymap()


def clash(keymap: Keymap) -> tuple[str, str, str] | None:
    """Return a key that would mean two things where both work, and the ids of the two; None where there is none.

    Where one of them has changed, the second is one that has: the last one, in the order of ``changed``.
    """
    changed = list(keymap.changed)
    for together in TOGETHER:
        taken: dict[str, str] = {}
        for key in KEYS:
            if set(together).isdisjoint(key.where):
                continue
            for name in keymap.keys(key.id):
                other = taken.setdefault(name, key.id)
                if other != key.id:
                    rank = {id: place for place, id in enumerate(changed)}
                    first, second = sorted((other, key.id), key=lambda id: rank.get(id, -1))
                    return name, first, second
    return None
