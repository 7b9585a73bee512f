"""A passage is found again in a text that has changed, and never in a place where it does not stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations.anchoring import passage, placed, quoted
from corpus.annotations.model import Passage
from corpus.letters import letters

TEXT = (
    "Ferry to Ostwick stays in port\n\n"
    "The ferry to Ostwick stays in port. Ann Poe said: “The engine was broken on Monday, and nobody mended it.”\n\n"
    "A new engine comes from the yard in Lund. The ferry sails again in May."
)
SAID = "“The engine was broken on Monday, and nobody mended it.”"


def named(words: str, text: str = TEXT, nth: int = 0) -> Passage:
    """Name the passage that says these words, or the one after so many others that do."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    found = passage(text, start, start + len(words))
    assert found is not None
    return found


def found(wanted: Passage, text: str) -> str | None:
    """Return what stands in the place where a passage is found."""
    place = placed(wanted, text)
    return None if place is None else text[place[0] : place[1]]


def test_a_passage_has_its_words_and_those_around_it() -> None:
    wanted = named("new engine")
    assert (wanted.exact, wanted.prefix[-3:], wanted.suffix[:6]) == ("new engine", "\nA ", " comes")
    assert TEXT[wanted.start :].startswith("new engine")
    assert passage(TEXT, TEXT.index("\n\nA new"), TEXT.index(" engine comes")) == named("A new")
    assert passage(TEXT, 30, 32) is None


@pytest.mark.parametrize(
    ("words", "changed", "now"),
    [
        pytest.param("new engine", "Read also: Storms\n\n" + TEXT, "new engine", id="something before it"),
        pytest.param(
            SAID, TEXT.replace("broken on", "bro-\nken   on"), SAID.replace("broken on", "bro-\nken   on"), id="lines"
        ),
        pytest.param(SAID, TEXT.replace("“", '"').replace("”", '"'), SAID[1:-1], id="other quotation marks"),
        pytest.param(SAID, TEXT.upper(), SAID.upper(), id="capitals"),
        pytest.param(
            SAID,
            TEXT.replace("on Monday, ", ""),
            "“The engine was broken and nobody mended it.”",
            id="words cut out of it",
        ),
        pytest.param(
            SAID,
            TEXT.replace("The engine was", "An engine was"),
            "An engine was broken on Monday, and nobody mended it.”",
            id="another first word",
        ),
        pytest.param(SAID, TEXT.replace(SAID, "nothing"), None, id="gone"),
        pytest.param(
            "new engine", TEXT.replace("A new engine comes from", "It comes from"), None, id="a short one gone"
        ),
        pytest.param("new engine", "", None, id="no text left"),
    ],
)
def test_it_is_found_in_a_text_that_has_changed_or_said_to_be_gone(words: str, changed: str, now: str | None) -> None:
    got = found(named(words), changed)
    assert (got and letters(got)) == (now and letters(now))


def test_of_several_places_the_one_with_the_words_around_it_is_found() -> None:
    second = named("Ostwick stays in port", nth=1)
    changed = TEXT.replace("The ferry to Ostwick", "On  Monday the ferry to Ostwick")
    place = placed(second, changed)
    assert place is not None
    assert changed[: place[0]].endswith("On  Monday the ferry to ")


def test_short_words_are_not_found_where_others_stand_around_them() -> None:
    assert placed(named("engine was"), "Nobody knew what the engine was called in those days.") is None


def test_words_that_a_person_quotes_are_found_whatever_the_marks() -> None:
    assert [TEXT[start:end] for start, end in quoted('"the engine was BROKEN', TEXT)] == ["The engine was broken"]
    assert len(quoted("stays in port", TEXT)) == 2
    assert quoted("engin", TEXT) == quoted("“”", TEXT) == []


texts = st.text(st.sampled_from("aàß İé —“”.\n7中"), max_size=80)


@given(texts, st.integers(0, 80), st.integers(0, 80), texts, texts)
def test_a_passage_that_moved_with_what_is_around_it_is_found(
    text: str, start: int, end: int, before: str, after: str
) -> None:
    wanted = passage(text, start, end)
    if wanted is None:
        return
    assert placed(wanted, text) == (wanted.start, wanted.start + len(wanted.exact))
    moved = placed(wanted, f"{before} {text} {after}")
    if letters(wanted.exact):
        assert moved is not None
        assert letters(f"{before} {text} {after}"[slice(*moved)]) == letters(wanted.exact)


@given(texts, texts, st.integers(0, 80), st.integers(0, 80))
def test_where_a_passage_is_found_its_letters_stand_or_most_of_them(
    text: str, other: str, start: int, end: int
) -> None:
    wanted = passage(text, start, end)
    place = wanted and placed(wanted, other)
    if wanted is None or place is None:
        return
    assert 0 <= place[0] < place[1] <= len(other)
    here, there = letters(wanted.exact), letters(other[slice(*place)])
    assert here == there or set(here) & set(there)
