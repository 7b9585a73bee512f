"""What a version cut and added, and where a passage stands in each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.families.lineage import lineage

FIRST = "The harbour board will close the ferry line to the outer islands in May."
SECOND = "Its chair said that the boats were too old, and that nobody would insure them."
THIRD = "Shopkeepers on the islands have gathered four thousand signatures against the plan."
FOURTH = "A bridge was promised twelve years ago and has never been begun."
NEW = "On Friday a court told both sides to meet again before the summer."


def test_a_dropped_tail_is_cut() -> None:
    found = lineage([FIRST, SECOND, THIRD, FOURTH], [FIRST, SECOND])
    assert found.passages == ((0,), (1,), (), ())
    assert (found.cut, found.added) == ((2, 3), ())


def test_what_is_new_is_added_and_what_was_reworded_is_neither() -> None:
    reworded = SECOND.replace("too old", "much too old").replace("nobody", "no company")
    found = lineage([FIRST, SECOND], [NEW, FIRST, reworded])
    assert found.passages == ((1,), (2,))
    assert (found.cut, found.added) == ((), (0,))


def test_a_passage_is_found_wherever_it_was_moved() -> None:
    assert lineage([FIRST, SECOND, THIRD, FOURTH], [FOURTH, FIRST, SECOND, THIRD]).passages == ((1,), (2,), (3,), (0,))


def test_split_and_merged_paragraphs_are_neither_cut_nor_added() -> None:
    found = lineage([f"{FIRST} {SECOND}", THIRD, FOURTH], [FIRST, SECOND, f"{THIRD} {FOURTH}"])
    assert found.passages == ((0, 1), (2,), (2,))
    assert (found.cut, found.added) == ((), ())


def test_paragraphs_that_share_only_small_words_are_not_the_same_passage() -> None:
    found = lineage(
        ["The board said in May that it would close the line."], ["A court said in May that nobody had asked."]
    )
    assert (found.cut, found.added) == ((0,), (0,))


def test_typography_makes_no_difference() -> None:
    assert lineage(["“It’s over,” she said — at last."], ['"It\'s over", she said -- at last']).cut == ()


paragraphs = st.lists(st.text("abc .", max_size=12), max_size=6)


@given(paragraphs, paragraphs)
def test_every_paragraph_is_accounted_for(fullest: list[str], version: list[str]) -> None:
    found = lineage(fullest, version)
    assert len(found.passages) == len(fullest)
    held = {place for places in found.passages for place in places}
    assert held | set(found.added) == set(range(len(version)))
    assert not held & set(found.added)


@given(st.lists(st.text("abc ", min_size=1, max_size=12).filter(str.strip), max_size=6))
def test_a_text_beside_itself_has_lost_nothing(paragraphs: list[str]) -> None:
    assert lineage(paragraphs, paragraphs).cut == ()
