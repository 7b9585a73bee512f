"""Time left is told from the speed of the last minute, and said in few words."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.work.pace import BAR, Pace, bar, in_words, progress


def test_nothing_is_told_before_there_is_a_pace() -> None:
    pace = Pace()
    assert pace.left() is None
    pace.step(0.0, 0.0)
    pace.step(0.5, 0.1)
    assert pace.left() is None


def test_the_rest_takes_as_long_as_the_speed_so_far_says() -> None:
    pace = Pace()
    for second in range(11):
        pace.step(float(second), second / 100)
    assert pace.left() == pytest.approx(90)


def test_only_the_last_minute_counts() -> None:
    pace = Pace()
    for second in range(100):
        pace.step(float(second), second / 10_000)
    for second in range(100, 181):
        pace.step(float(second), 0.01 + (second - 100) / 1000)
    assert pace.left() == pytest.approx((1 - 0.09) * 1000, rel=0.02)


def test_where_there_is_more_to_do_than_was_thought_it_is_reckoned_anew() -> None:
    pace = Pace()
    pace.step(0.0, 0.0)
    pace.step(10.0, 0.9)
    pace.step(11.0, 0.2)
    assert pace.left() is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0.2, "1 s left"), (7.4, "7 s left"), (43, "45 s left"), (150, "2 min left"), (7300, "2 h left")],
)
def test_time_left_is_said_in_round_numbers(seconds: float | None, said: str) -> None:
    assert in_words(seconds) == said


def test_progress_is_a_bar_a_count_and_the_time_left() -> None:
    assert progress("adding", 120, 1340, 0.5, 40) == "━━╌╌ adding 120/1,340 · 40 s left"
    assert progress("adding", 120, 0, 0.0, None) == "╌╌╌╌ adding 120"
    assert {cell_len(bar(share)) for share in (-1.0, 0.0, 0.3, 1.0, 2.0)} == {BAR}
