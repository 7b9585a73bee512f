"""How counts are laid out, and the walk through the searches before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.facets import Counts, Facet
from tui.contents.counts import MOST, rows
from tui.contents.history import Walk
from tui.keys.table import FILTERS

COUNTS: Counts = {
    Facet.OUTLET: tuple((f"Paper {number}", 20 - number) for number in range(10)),
    Facet.MONTH: (("2018-05", 9), ("2017-01", 4), ("2019-02", 2)),
    Facet.PERSON: (("Ann Poe", 12),),
    Facet.ORG: (),
    Facet.PLACE: tuple((f"Town {number}", 5) for number in range(10)),
}


def test_every_facet_has_a_heading_and_its_most_frequent_values_each_with_a_key() -> None:
    laid = rows(COUNTS, [], 15)
    assert [row.text for row in laid] == [
        "Outlets", "Paper 0", "Paper 1", "Paper 2", "Months", "2017-01", "2018-05", "2019-02",
        "People", "Ann Poe", "Places", "Town 0", "Town 1", "Town 2",
    ]  # fmt: skip
    assert "".join(row.key for row in laid) == FILTERS[:10]
    assert laid[1].filter == (Facet.OUTLET, "Paper 0")
    assert laid[0].filter is None


def test_filters_that_are_on_stand_first_and_nowhere_else() -> None:
    laid = rows(COUNTS, [(Facet.PERSON, "Ann Poe"), (Facet.PLACE, "Nowhere")], 40)
    assert [(row.text, row.count) for row in laid[:3]] == [("Filters", None), ("Ann Poe", 12), ("Nowhere", None)]
    assert [row.active for row in laid[:3]] == [False, True, True]
    assert "People" not in [row.text for row in laid]
    assert [row.text for row in laid].count("Ann Poe") == 1


@given(
    st.integers(0, 60), st.lists(st.sampled_from([(Facet.PERSON, "Ann Poe"), (Facet.OUTLET, "Paper 3")]), unique=True)
)
def test_counts_fit_and_no_two_have_one_key(height: int, active: list[tuple[Facet, str]]) -> None:
    laid = rows(COUNTS, active, height)
    assert len(laid) <= height
    keys = [row.key for row in laid if row.filter is not None and not row.active]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    by_facet = [row.facet for row in laid if row.facet is not None and not row.active]
    assert all(by_facet.count(facet) <= MOST for facet in by_facet)


def test_one_walks_back_to_the_oldest_search_and_forth_to_an_empty_line() -> None:
    walk = Walk()
    assert walk.goes_on("")
    walk.begin(["newest", "older"])
    assert [walk.step(1) for _ in range(3)] == ["newest", "older", "older"]
    assert walk.goes_on("older")
    assert [walk.step(-1) for _ in range(2)] == ["newest", ""]
    assert not walk.begun


def test_what_is_typed_ends_the_walk() -> None:
    walk = Walk()
    walk.begin(["newest"])
    walk.step(1)
    assert not walk.goes_on("newest and more")
    assert not walk.begun
    walk.begin([])
    assert walk.step(1) == ""
