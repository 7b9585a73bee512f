"""What stands where over several columns: scrolling, linking, walking, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import BlockKind
from corpus.spans import Span
from corpus.store.records import StoredArticle
from tests.tui.articles import article, paragraphs, stored
from tui.typesetting.column import Spot
from tui.typesetting.painting import Layer
from tui.typesetting.spread import Spread
from tui.typesetting.typeset import typeset


def long(number: int, count: int = 30) -> StoredArticle:
    return stored(
        paragraphs(*(f"Paragraph {place} of article {number} says a few words." for place in range(count))), number
    )


@pytest.fixture
def spread() -> Spread:
    """Two articles of different length, ten rows in view."""
    made = Spread()
    made.open([long(1), long(2, 40)], 0)
    made.fit(60, 10)
    return made


def offset(spread: Spread, place: int, paragraph: int) -> int:
    return spread.panes[place].article.body[paragraph].start


def test_linked_columns_scroll_together(spread: Spread) -> None:
    spread.scroll(7)
    assert [pane.top for pane in spread.panes] == [7, 7]


def test_unlinked_columns_scroll_alone_and_keep_their_places(spread: Spread) -> None:
    spread.scroll(4)
    spread.unlink()
    spread.scroll(9)
    spread.focus(1)
    assert spread.top == 4
    spread.scroll(20)
    spread.focus(0)
    assert [pane.top for pane in spread.panes] == [9, 20]


def test_linking_again_keeps_what_is_in_view(spread: Spread) -> None:
    spread.unlink()
    spread.scroll(6)
    spread.focus(1)
    spread.scroll(12)
    spread.link()
    assert [pane.top for pane in spread.panes] == [6, 12]
    spread.scroll(spread.top + 3)
    assert [pane.top for pane in spread.panes] == [9, 15]


def test_linking_at_a_passage_brings_its_places_level(spread: Spread) -> None:
    spread.unlink()
    spread.link({0: offset(spread, 0, 3), 1: offset(spread, 1, 9)})
    rows = [pane.column.row_at(offset(spread, place, 3 if not place else 9)) for place, pane in enumerate(spread.panes)]
    assert rows[0] - spread.panes[0].top == rows[1] - spread.panes[1].top


def test_scrolling_stops_where_the_longest_column_ends(spread: Spread) -> None:
    spread.scroll(10_000)
    assert spread.top == len(spread.panes[1].column.rows) + 1 - spread.height
    spread.scroll(-5)
    assert spread.top == 0


def test_going_to_a_place_scrolls_only_when_it_is_out_of_view(spread: Spread) -> None:
    spread.go_to(0, offset(spread, 0, 2))
    assert spread.top == 0
    spread.go_to(0, offset(spread, 0, 12))
    assert spread.in_view(offset(spread, 0, 12))
    assert spread.top > 0


def test_setting_for_another_width_keeps_the_text_at_the_top(spread: Spread) -> None:
    spread.scroll(spread.focused.column.row_at(offset(spread, 0, 8)))
    for width in (30, 17, 44, 60):
        spread.fit(width, 10)
        assert spread.top_offset(0) == offset(spread, 0, 8)


def test_what_is_pointed_at_stays_in_view_when_the_height_shrinks(spread: Spread) -> None:
    place = offset(spread, 0, 4)
    spread.focused.layers["current"] = Layer([Span(place, place + 4, "current")])
    assert spread.in_view(place)
    spread.fit(20, 5)
    assert spread.in_view(place)


def test_more_room_shows_what_stands_before_a_match_too(spread: Spread) -> None:
    place = offset(spread, 0, 12)
    spread.focused.layers["current"] = Layer([Span(place, place + 4, "current")])
    spread.fit(60, 1)
    spread.go_to(0, place)
    spread.fit(60, 15)
    assert spread.focused.column.row_at(place) - spread.top == 5


def test_stops_are_walked_one_by_one_in_both_directions(spread: Spread) -> None:
    stops = [{0: offset(spread, 0, paragraph), 1: offset(spread, 1, paragraph + 2)} for paragraph in (1, 3, 4, 20)]
    walked = []
    for _ in range(5):
        stop = spread.next_stop(stops, 1)
        if stop is None:
            break
        spread.go_to_stop(stop)
        walked.append(stops.index(dict(stop)))
    assert walked == [0, 1, 2, 3]
    back = spread.next_stop(stops, -1)
    assert back == stops[2]


def test_versions_keep_standing_level_when_they_are_linked_again(spread: Spread) -> None:
    spread.compare([{0: 5, 1: 9}], [{}, {}])
    spread.unlink()
    spread.scroll(8)
    spread.link()
    assert [pane.top for pane in spread.panes] == [8, 8]
    rows = [spread.panes[0].column.row_at(offset(spread, 0, 5)), spread.panes[1].column.row_at(offset(spread, 1, 9))]
    assert rows[0] == rows[1]


def test_an_article_that_was_open_before_keeps_its_place(spread: Spread) -> None:
    spread.scroll(8)
    kept = spread.panes[0].stored
    spread.open([kept, long(3)], 0)
    assert spread.panes[0].top == 8


@given(st.lists(st.sampled_from(["down", "up", "unlink", "link", "focus", "fit", "far"]), max_size=12))
def test_whatever_is_done_every_column_stays_within_its_rows(steps: list[str]) -> None:
    made = Spread()
    made.open([long(1, 6), long(2, 15)], 0)
    made.fit(40, 6)
    for step in steps:
        if step == "down":
            made.scroll(made.top + 5)
        elif step == "up":
            made.scroll(made.top - 3)
        elif step == "far":
            made.scroll(10_000)
        elif step == "unlink":
            made.unlink()
        elif step == "link":
            made.link()
        elif step == "focus":
            made.focus(made.place + 1)
        else:
            made.fit(25 if made.height == 6 else 40, 6)
        assert 0 <= made.top <= max(made.length + 1 - made.height, 0)
        focused = made.focused
        assert focused.top == made.top - (focused.shift if made.linked else 0)


def test_places_far_apart_are_shown_together_in_columns_that_scroll_alone(spread: Spread) -> None:
    spread.compare([{0: 0, 1: 0}, {0: 29, 1: 29}], [{}, {}])
    spread.show_together({0: offset(spread, 0, 2), 1: offset(spread, 1, 30)})
    assert not spread.linked
    for place, paragraph in ((0, 2), (1, 30)):
        pane = spread.panes[place]
        assert 0 <= pane.column.row_at(offset(spread, place, paragraph)) - pane.top < spread.height


def test_level_places_are_shown_together_without_unlinking(spread: Spread) -> None:
    spread.compare([{0: 0, 1: 0}, {0: 20, 1: 20}], [{}, {}])
    spread.show_together({0: offset(spread, 0, 20), 1: offset(spread, 1, 20)})
    assert spread.linked
    assert all(pane.column.row_at(offset(spread, place, 20)) >= pane.top for place, pane in enumerate(spread.panes))


WIDTHS = ((70, 40), (36, 14), (58, 24), (70, 40))  # as columns come to be at 200, 80, 120 and 200 cells


def in_view(spread: Spread) -> list[Spot]:
    """Return what stands at the top of each column, as it is painted."""
    return [pane.column.spot(pane.top) for pane in spread.panes]


def with_cuts(number: int) -> StoredArticle:
    words = " ".join(f"word {place} of what was cut" for place in range(60))
    texts = [(BlockKind.PARAGRAPH, f"Paragraph {place} of article {number} says a few words.") for place in range(40)]
    return stored(article(*texts, cuts=[(5, words), (20, words)]), number)


@pytest.mark.parametrize("linked", [True, False])
def test_every_column_keeps_its_text_at_the_top_through_sizes(spread: Spread, linked: bool) -> None:
    spread.fit(*WIDTHS[0])
    spread.unlink()
    for place, paragraph in ((0, 8), (1, 15)):
        spread.focus(place)
        spread.scroll(spread.focused.column.row_at(offset(spread, place, paragraph)))
    if linked:
        spread.link()
    before = in_view(spread)
    assert [spot.offset for spot in before] == [offset(spread, 0, 8), offset(spread, 1, 15)]
    for size in WIDTHS:
        spread.fit(*size)
        assert in_view(spread) == before


def test_a_cut_that_stands_at_the_top_stays_there_through_sizes() -> None:
    spread = Spread()
    spread.open([with_cuts(1)], 0)
    spread.fit(*WIDTHS[0])
    spread.show_cuts(True)
    label = spread.focused.column.row_of_cut(1)
    assert label is not None
    spread.scroll(label + 6)
    spot = in_view(spread)[0]
    assert spot.cut == 1
    assert spot.into > 0
    for size in WIDTHS:
        spread.fit(*size)
        row = spread.focused.column.rows[spread.focused.top]
        assert row.start <= spot.into <= row.end
    assert in_view(spread) == [spot]


def test_a_place_near_the_end_comes_back_where_a_higher_screen_had_no_rows_for_it(spread: Spread) -> None:
    spread.fit(60, 10)
    spread.scroll(10_000)
    before = spread.top
    spread.fit(60, 40)
    assert spread.top < before
    spread.fit(60, 10)
    assert spread.top == before


def test_a_shorter_article_is_not_drawn_down_where_it_has_ended() -> None:
    spread = Spread()
    spread.open([long(1, 5), long(2, 60)], 1)
    spread.fit(60, 10)
    spread.scroll(50)
    spread.fit(30, 10)
    spread.scroll(0)
    assert [pane.top for pane in spread.panes] == [0, 0]


def test_an_article_set_beside_leaves_the_other_where_it_is_read(spread: Spread) -> None:
    spread.open([long(1)], 0)
    spread.fit(60, 10)
    spread.scroll(spread.focused.column.row_at(offset(spread, 0, 8)))
    spread.open([long(1), long(3)], 1)
    assert spread.top_offset(0) == offset(spread, 0, 8)
    assert spread.panes[1].top == 0


def test_versions_set_level_stay_where_one_of_them_is_read(spread: Spread) -> None:
    spread.open([long(1)], 0)
    spread.scroll(spread.focused.column.row_at(offset(spread, 0, 8)))
    spread.open([long(1), long(2, 40)], 1)
    spread.compare([{0: 8, 1: 8}], [{}, {}])
    assert spread.top_offset(0) == offset(spread, 0, 8)
    assert spread.top_offset(1) == offset(spread, 1, 8)


@given(st.integers(-5, 400), st.integers(8, 80), st.integers(8, 80), st.booleans())
def test_a_spot_is_found_on_a_row_of_every_setting(row: int, width: int, other: int, cuts: bool) -> None:
    made = with_cuts(1).article
    column = typeset(made, width, cuts=True)
    spot = column.spot(row)
    found = column.row_of(spot)
    assert column.row_of(column.spot(found)) == found
    there = typeset(made, other, cuts=cuts).row_of(spot)
    assert there < len(typeset(made, other, cuts=cuts).rows) or row >= len(column.rows)


@given(
    st.integers(0, 120), st.sampled_from([0, 1, 2]), st.booleans(), st.sampled_from([40, 60, 80]), st.integers(0, 60)
)
def test_closing_an_article_leaves_the_others_where_they_are(
    top: int, closed: int, level: bool, width: int, other: int
) -> None:
    spread = Spread()
    articles = [long(number, 60) for number in (1, 2, 3)]
    spread.open(articles, 0)
    spread.fit(40, 10)
    if level:
        spread.compare([{0: place, 1: place + 3, 2: place + 1} for place in range(0, 50, 7)], [{}, {}, {}])
    else:
        spread.unlink()
        spread.focus(1)
        spread.scroll(other)
    spread.focus(2)
    spread.scroll(top)
    left = [place for place in (0, 1, 2) if place != closed]
    before = {
        spread.panes[place].stored.id: spread.top_offset(place)
        for place in left
        if 0 <= spread.panes[place].top <= len(spread.panes[place].column.rows) - 20
    }
    spread.open([articles[place] for place in left], 0)
    spread.fit(width, 10)
    after = {pane.stored.id: pane.column.row_at(spread.top_offset(place)) for place, pane in enumerate(spread.panes)}
    for place, pane in enumerate(spread.panes):
        if pane.stored.id in before:
            assert after[pane.stored.id] == pane.column.row_at(before[pane.stored.id]), place
