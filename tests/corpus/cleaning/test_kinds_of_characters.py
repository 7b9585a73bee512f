"""Words, capitals and sentences found by the kinds of characters; phrases by their first letters."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.cleaning.alternatives import by_first_letter
from corpus.cleaning.furniture import PHRASES
from corpus.cleaning.languages import split_words
from corpus.cleaning.shape import capitals_in, has_digit, sentences_in, shape_of

LINES = st.lists(
    st.sampled_from(
        ["The", "ferry", "isn't", "'tis", "dogs'", "U.S.", "3.5", "“Go!”", "won’t", "(No.", "—", "x_y", "9pm"]
    )
).map(" ".join)


@given(LINES)
@example("rock'n'roll and 'quoted' words")
def test_words_are_the_same_beside_a_letter_that_ascii_has_not(line: str) -> None:
    plain = line.replace("’", "'")
    assert split_words(plain) == split_words(f"{plain} ø")[:-1]


def test_an_apostrophe_is_part_of_a_word_between_letters_alone() -> None:
    assert split_words("the dogs' o'clock isn't '80s") == ["the", "dogs", "o'clock", "isn't", "80s"]


@given(LINES)
def test_capitals_and_digits_are_those_of_the_words(line: str) -> None:
    shape = shape_of(line)
    assert shape is not None
    assert capitals_in(shape) == sum(word[0].isupper() for word in line.split()[1:])
    assert has_digit(shape) == any(map(str.isdigit, line))


def test_a_sentence_is_followed_by_one_in_quotation_marks_or_a_dash() -> None:
    shapes = map(shape_of, ["It sank. “Why?” he said.", "Go!” — He went. at 9.", "One. 2 are left"])
    assert [sentences_in(shape or b"") for shape in shapes] == [1, 1, 1]


def test_a_line_of_another_script_has_no_shape() -> None:
    assert shape_of("Паром закрыт") is None


@given(
    st.lists(
        st.sampled_from(["free", "article", "left", "a@b.org", "© 2024", "sign up", "for", "our", "(editing by", "x"])
    )
)
@example(["50", "% off", "this story was", "{{n}} free article"])
def test_phrases_begin_where_one_of_them_matches(words: list[str]) -> None:
    line = " ".join(words)
    patterns = [pattern for _, _, pattern in PHRASES]
    one_by_one = {start for start in range(len(line)) if any(re.compile(p).match(line, start) for p in patterns)}
    assert {found.start() for found in re.finditer(f"(?={by_first_letter(patterns)})", line)} == one_by_one


def test_alternatives_that_may_begin_with_several_characters_are_kept_whole() -> None:
    pattern = by_first_letter([r"(?:an? )?apple|[bc]at|(?:dog|d[|)]oe)s|\(e\)|^fig"])
    found = [match[0] for match in re.finditer(pattern, "fig an apple cat dogs d|oes (e) fig")]
    assert found == ["fig", "an apple", "cat", "dogs", "d|oes", "(e)"]
