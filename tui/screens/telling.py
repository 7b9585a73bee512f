"""A word in passing: a toast that takes the place of the one before."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui.visible import on_one_line


def in_passing(app: App[Any], words: str, *, seconds: float | None = None) -> None:
    """Say something on one line, for so many ``seconds`` or Textual's own; what was said before gives way."""
    app.clear_notifications()
    app.notify(on_one_line(words), markup=False, timeout=seconds)
