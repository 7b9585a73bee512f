"""Parts of the screen are as wide as they are wanted, and an article can still be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.contents.widths import ARTICLE, COUNTS, ENTITIES, LEAST, PARTS, RESULTS, fitting

WIDTHS = st.dictionaries(st.sampled_from(PARTS), st.integers(0, 500))


def test_what_is_wanted_is_had_where_there_is_room() -> None:
    assert fitting({RESULTS: 50, ENTITIES: 40}, {RESULTS: 62, COUNTS: 28, ENTITIES: 34}, 200) == {
        RESULTS: 50,
        ENTITIES: 40,
    }
    assert fitting({RESULTS: 90}, {RESULTS: 40}, 120) == {RESULTS: 120 - ARTICLE}
    assert fitting({RESULTS: 3}, {}, 120) == {RESULTS: LEAST[RESULTS]}


@given(WIDTHS, WIDTHS, st.integers(40, 300))
def test_no_part_is_narrower_than_it_can_be_and_the_article_keeps_its_room(
    wanted: dict[str, int], shown: dict[str, int], width: int
) -> None:
    found = fitting(wanted, shown, width)
    assert set(found) == set(wanted)
    for part, cells in found.items():
        assert cells >= LEAST[part]
        others = sum(cells for other, cells in shown.items() if other not in wanted)
        assert cells == LEAST[part] or cells + others <= width - ARTICLE
