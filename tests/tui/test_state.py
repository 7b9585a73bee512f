"""What is open follows from what was asked for."""

from __future__ import annotations

from tui.state import Reading, Wording


def test_the_preview_is_shown_until_something_is_opened() -> None:
    assert Reading().previewing(3).shown == (3,)
    assert Reading().previewing(3).opening(5).shown == (5,)


def test_opening_replaces_the_focused_article() -> None:
    state = Reading(panes=(1, 2, 3), focus=1).opening(9)
    assert (state.panes, state.focus) == ((1, 9, 3), 1)


def test_opening_what_is_open_only_focuses_it() -> None:
    state = Reading(panes=(1, 2, 3), focus=0).opening(3)
    assert (state.panes, state.focus) == ((1, 2, 3), 2)


def test_four_articles_at_most_stand_side_by_side() -> None:
    state = Reading()
    for number in range(1, 7):
        state = state.beside(number)
    assert (state.panes, state.focus) == ((1, 2, 3, 6), 3)


def test_closing_keeps_the_focus_inside() -> None:
    state = Reading(panes=(1, 2), focus=1).closing()
    assert (state.panes, state.focus, state.closing().panes) == ((1,), 0, ())


def test_the_focus_goes_round() -> None:
    assert Reading(panes=(1, 2), focus=1).focusing(2).focus == 0
    assert Reading().focusing(1).focus == 0


def test_what_was_removed_from_the_library_is_closed() -> None:
    state = Reading(panes=(1, 2), focus=1, preview=2).without({2})
    assert (state.panes, state.focus, state.preview) == ((1,), 0, None)


def test_the_ways_to_see_differences_in_wording_go_round() -> None:
    state = Reading()
    seen = []
    for _ in Wording:
        state = state.folding()
        seen.append(state.wording)
    assert seen == [Wording.TYPOGRAPHY, Wording.SUBSTANCE, Wording.STYLE]
