"""How long searching everything takes in an index, measured as it goes: where that is little, nothing less is done."""

from __future__ import annotations

from collections import deque

SOON = 30.0  # milliseconds
KNOWN, KEPT = 5, 40  # searches: from so many on they tell, so many of the last ones count
SMALL = 3_000  # articles, in which everything is taken to be found soon until measured
TELLING = 0.9  # of the searches have to be quick


class Pace:
    """Remembers how long searches of an index of ``size`` articles took."""

    def __init__(self, size: int) -> None:
        self._small = size <= SMALL
        self._took: deque[float] = deque(maxlen=KEPT)

    def note(self, milliseconds: float) -> None:
        """Take up how long a search of everything took."""
        self._took.append(milliseconds)

    @property
    def quick(self) -> bool:
        """Whether searching everything is as good as instant."""
        if len(self._took) < KNOWN:
            return self._small
        return sorted(self._took)[int(TELLING * (len(self._took) - 1))] < SOON
