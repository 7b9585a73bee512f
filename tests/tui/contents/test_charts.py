"""Small charts in block characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.contents.charts import bar, month_bars, months_between


def test_months_run_over_the_end_of_a_year() -> None:
    assert months_between("2018-11", "2019-02") == ["2018-11", "2018-12", "2019-01", "2019-02"]


def test_bars_are_as_high_as_their_numbers_and_months_without_any_are_empty() -> None:
    assert month_bars([("2018-04", 8), ("2018-06", 4), ("2018-07", 1)], cells=4, rows=1) == ["█ ▄▁"]
    assert month_bars([("2018-04", 16), ("2018-05", 4)], cells=2, rows=2) == ["█ ", "█▄"]


def test_few_months_have_wide_bars_and_many_share_them() -> None:
    assert month_bars([("2018-04", 1)], cells=20, rows=1) == ["███"]
    assert month_bars([("2016-01", 1), ("2017-12", 1)], cells=2, rows=1) == ["██"]


@given(
    counts=st.dictionaries(st.integers(0, 300), st.integers(1, 999), max_size=30),
    cells=st.integers(0, 40),
    rows=st.integers(1, 3),
)
def test_a_chart_keeps_to_its_room(counts: dict[int, int], cells: int, rows: int) -> None:
    months = [(f"{2000 + at // 12}-{at % 12 + 1:02}", count) for at, count in sorted(counts.items())]
    lines = month_bars(months, cells, rows)
    assert len(lines) == rows
    assert all(len(line) <= cells for line in lines)
    assert not months or not cells or lines[-1].strip()


@pytest.mark.parametrize(("count", "drawn"), [(0, ""), (1, "█"), (5, "█████"), (10, "██████████")])
def test_a_lying_bar_is_as_long_as_its_number(count: int, drawn: str) -> None:
    assert bar(count, 10, 10) == drawn
