"""Named styles become styles of the terminal, on the ground of a widget."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rich.style import Style
from rich.text import Text

from tui.looks.themes import styles


@cache
def _defined(theme: str) -> dict[str, Style]:
    return {name: Style.parse(text) for name, text in styles(theme).items()}


class Palette:
    """The styles of a theme over a base; names that the theme does not define change nothing."""

    def __init__(self, base: Style, theme: str) -> None:
        self.base = base
        self._defined = _defined(theme)
        self._mixed: dict[tuple[str, ...], Style] = {}

    def __call__(self, *names: str) -> Style:
        """Lay the styles of ``names`` over the plain text, each over those before it."""
        found = self._mixed.get(names)
        if found is None:
            found = self.base + self._defined["text"]
            for name in names:
                found += self._defined.get(name, Style.null())
            self._mixed[names] = found
        return found


def in_styles(theme: str, pieces: Iterable[tuple[str, str]], *, wrapped: bool = False) -> Text:
    """Put words together, each with the name of its style before it; cut at the end of the line unless ``wrapped``."""
    defined = _defined(theme)
    line = Text(no_wrap=not wrapped, overflow="fold" if wrapped else "ellipsis", end="")
    for name, words in pieces:
        line.append(words, defined[name])
    return line
