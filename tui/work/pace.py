"""How long work still takes, from how fast it went in the last minute; and what is said of it in few cells. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from msgspec import Struct, field

RECENT = 60.0  # seconds from whose speed the time left is told
EARLIEST = 2.0  # seconds before anything is told: the first steps are slow or quick by chance
BAR = 4  # cells


class Pace(Struct):
    """Which share of the work was done when; ``left`` tells what it takes still."""

    _steps: deque[tuple[float, float]] = field(default_factory=deque)

    def step(self, now: float, share: float) -> None:
        """Note that a share of the work is done, now, in seconds of any clock that does not go back.

        What goes before the first of it, such as the start of other processes, is not reckoned with.
        """
        if share <= 0:
            self._steps.clear()
            return
        if self._steps and share < self._steps[-1][1]:
            self._steps.clear()  # there is more to do than was thought
        self._steps.append((now, share))
        while len(self._steps) > 2 and self._steps[1][0] < now - RECENT:
            self._steps.popleft()

    def left(self) -> float | None:
        """Return the seconds that the rest takes at this pace, None where that can't be told yet."""
        if not self._steps:
            return None
        (began, first), (now, last) = self._steps[0], self._steps[-1]
        if now - began < EARLIEST or last <= first:
            return None
        return (1 - last) * (now - began) / (last - first)


def in_words(seconds: float | None) -> str:
    """Return a time left as a person says it: 40 s left, 3 min left, 2 h left; nothing where there is none."""
    if seconds is None:
        return ""
    if seconds < 10:
        return f"{max(round(seconds), 1)} s left"
    if seconds < 60:
        return f"{round(seconds / 5) * 5} s left"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min left"
    return f"{round(seconds / 3600)} h left"


def bar(share: float) -> str:
    """Return a bar of a few cells."""
    full = round(min(max(share, 0.0), 1.0) * BAR)
    return "━" * full + "╌" * (BAR - full)


def progress(verb: str, done: int, total: int, share: float, left: float | None) -> str:
    """Say how far work is, in one short line."""
    count = f"{verb} {done:,}/{total:,}" if total else f"{verb} {done:,}" if done else verb
    words: Sequence[str] = (f"{bar(share)} {count}", in_words(left))
    return " · ".join(filter(None, words))
