"""What can be done where one is: on the screen shown, from the focus outwards, and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from tui.keys.bindings import within
from tui.keys.key import Key, Where
from tui.keys.keymap import Keymap
from tui.keys.table import KEYS


class Thing(Struct, frozen=True):
    """Something to do: its keys as a person reads them, what it does, and the node whose action does it.

    Without a node it can't be done on this screen, or only by its own key: ``place`` says where its key works.
    """

    key: Key
    keys: str
    place: Where
    node: DOMNode | None = None

    @property
    def action(self) -> str:
        """The action, in Textual's form."""
        return self.key.action


def here(screen: Screen[object]) -> list[tuple[DOMNode, Where]]:
    """Return the places whose keys work now with the nodes that have them: the screen's own before those of a list."""
    nodes = (screen.focused or screen).ancestors_with_self
    found = [(node, where) for node in nodes for where in _places(node)]
    if screen.is_modal:
        found = [(node, where) for node, where in found if node is not screen.app]
    return sorted(found, key=lambda pair: (pair[1] is Where.EVERYWHERE) * 2 + (pair[1] in (Where.LIST, Where.MATRIX)))


def things(screen: Screen[object], keymap: Keymap) -> list[Thing]:
    """Return everything that can be done: where the focus is, elsewhere on the screen, and what other screens can."""
    listed: dict[str, Thing] = {}
    for node, where in (*here(screen), *_beside(screen)):
        for key in within(where):
            done_by = None if key.fixed else node
            listed.setdefault(key.id, Thing(key, keymap.shown(key.id), where, done_by))
    for key in KEYS:
        listed.setdefault(key.id, Thing(key, keymap.shown(key.id), key.where[0]))
    return sorted(listed.values(), key=lambda thing: thing.node is None)


def _beside(screen: Screen[object]) -> Iterator[tuple[DOMNode, Where]]:
    """Return places on the screen that the focus could go to."""
    for widget in screen.query(Widget):
        if widget.focusable and widget.is_on_screen and widget is not screen.focused:
            yield from ((widget, where) for where in _places(widget))


def _places(node: DOMNode) -> Sequence[Where]:
    return getattr(node, "WHERE", ())
