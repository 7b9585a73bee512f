"""A word in passing: a toast that takes the place of the one before; a word of trouble stays longer."""

from __future__ import annotations

from typing import Any

from textual._styles_cache import StylesCache
from textual.app import App
from textual.widgets._toast import ToastHolder

from tui.visible import on_one_line

TROUBLE_SECONDS = 12.0


def in_passing(app: App[Any], words: str, *, seconds: float | None = None) -> None:
    """Say something on one line, for so many ``seconds`` or Textual's own; what was said before gives way."""
    _make_room(app)
    app.notify(on_one_line(words), markup=False, timeout=seconds)


def in_trouble(app: App[Any], error: Exception) -> None:
    """Say what went wrong, and what to do next, on one line."""
    _make_room(app)
    app.notify(on_one_line(str(error)), severity="error", timeout=TROUBLE_SECONDS, markup=False)


def _make_room(app: App[Any]) -> None:
    """Take away what was said, and what held it: Textual leaves that, and it would pile up for as long as one reads."""
    for screen in app.screen_stack:
        for holder in screen.query(ToastHolder):
            if not holder.children:
                holder.remove()
    # A method of each widget's cache is cached itself, with the cache and all that was painted of the widget.
    StylesCache.get_inner_outer.cache_clear()
    app.clear_notifications()
