"""Whether everything is searched at once follows from how long that took."""

from __future__ import annotations

import pytest

from index.scoring.pace import Pace


@pytest.mark.parametrize(
    ("size", "took", "quick"),
    [
        (100, [], True),
        (100_000, [], False),
        (100_000, [3.0] * 10, True),
        (100, [80.0] * 10, False),
        (100, [80.0] * 3, True),  # too few to tell
        (100_000, [3.0] * 30 + [900.0], True),
        (100_000, [900.0] * 30 + [3.0] * 40, True),
    ],
)
def test_what_was_quick_nearly_always_is_quick(size: int, took: list[float], quick: bool) -> None:
    pace = Pace(size)
    for each in took:
        pace.note(each)
    assert pace.quick is quick
