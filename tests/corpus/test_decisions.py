"""A decision finds its piece again by the source's lines and letters, however the source is divided now."""

from __future__ import annotations

from corpus.decisions import Decision, Place, decided, letters


def places(*entries: tuple[int, int, str]) -> list[Place]:
    return [Place((first, last), text) for first, last, text in entries]


def test_a_decision_is_about_the_place_with_its_line_and_letters() -> None:
    found = places((1, 1, "Share"), (2, 2, "Share"), (3, 3, "Share it!"))
    assert decided([Decision((2, 2), "Share", False)], found) == [[1]]
    assert decided([Decision((3, 3), "share, IT", False)], found) == [[2]]


def test_of_the_same_words_on_one_line_it_is_about_those_that_were_meant() -> None:
    found = places((1, 1, "More"), (1, 1, "A ferry leaves."), (1, 1, "More"), (1, 1, "More"))
    assert decided([Decision((1, 1), "More", True, nth) for nth in (0, 1, 2)], found) == [[0], [2], [3]]


def test_it_follows_its_words_to_a_line_within_its_own() -> None:
    found = places((3, 3, "Up"), (4, 5, "The ferry leaves."), (6, 6, "Down"))
    assert decided([Decision((3, 5), "The ferry leaves.", False)], found) == [[1]]


def test_it_is_about_all_the_parts_into_which_its_piece_is_divided_now() -> None:
    found = places((3, 3, "The ferry leaves"), (4, 4, "at ten."), (5, 5, "Not this."))
    assert decided([Decision((3, 4), "The ferry leaves at ten.", False)], found) == [[0, 1]]


def test_it_is_about_the_piece_that_holds_little_more_than_its_own_did() -> None:
    found = places((3, 4, "The ferry leaves at ten. Perhaps."), (5, 5, "Another."))
    assert decided([Decision((3, 3), "The ferry leaves at ten.", False)], found) == [[0]]
    swallowed = places((3, 9, "The ferry leaves at ten. " + "And so on it goes with other things. " * 5))
    assert decided([Decision((3, 3), "The ferry leaves at ten.", False)], swallowed) == [[]]


def test_a_caption_is_found_with_its_credit_on_the_line() -> None:
    found = places((7, 7, "The quay. (Photo by Ada Quill for The Harbour Post and its many other papers)"))
    assert decided([Decision((7, 7), "The quay.", False)], found) == [[0]]


def test_it_fits_nothing_where_its_lines_say_something_else() -> None:
    assert decided([Decision((3, 3), "The ferry", True)], places((3, 3, "A menu"), (4, 4, "The ferry"))) == [[]]
    assert decided([Decision((3, 3), "The ferry", True)], []) == [[]]


def test_marks_without_letters_are_told_apart_by_themselves() -> None:
    assert letters("* * *") == "***"
    assert decided([Decision((2, 2), "***", True)], places((2, 2, "---"), (2, 2, "* * *"))) == [[1]]
