"""Walking through the searches before, as shells do. Pure."""

from __future__ import annotations

from collections.abc import Sequence


class Walk:
    """Where one is in the searches before; behind the newest is the empty line."""

    def __init__(self) -> None:
        self._history: Sequence[str] = ()
        self._at = -1

    @property
    def begun(self) -> bool:
        """Whether one of the searches before is in the line."""
        return self._at >= 0

    def goes_on(self, line: str) -> bool:
        """Tell whether a line is empty or still as the walk left it; else the walk is over."""
        if self.begun and line != self._history[self._at]:
            self._at = -1
        return self.begun or not line

    def begin(self, history: Sequence[str]) -> None:
        """Begin at the empty line; the newest search comes first in ``history``."""
        self._history = history
        self._at = -1

    def step(self, by: int) -> str:
        """Go to an earlier (1) or later (-1) search and return it; at the oldest one stays."""
        self._at = max(min(self._at + by, len(self._history) - 1), -1)
        return self._history[self._at] if self.begun else ""
