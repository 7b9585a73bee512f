import textwrap

from hypothesis import given
from hypothesis import strategies as st

from corpus.entities.wrapping import unwrapped
from tests.corpus.entities.reading import spans

SENTENCES = (
    "The mayor of the town, Ines Calder, met the fishermen on the pier and heard what they had to say about the price "
    "of diesel. They were angry, and one of them, Paul Van Hoek, said so at once. Nobody from the United States came."
)


def test_a_name_may_run_over_the_end_of_a_wrapped_line() -> None:
    for width in range(40, 80):
        found = [(words.replace("\n", " "), kind) for words, kind in spans(textwrap.fill(SENTENCES, width))]
        assert found == spans(SENTENCES)


def test_lines_of_a_list_stay_apart() -> None:
    text = "Anna Swann\nTom Hale\nCara Lee\n"
    assert unwrapped(text) == text


def test_a_paragraph_a_line_stays_one() -> None:
    text = f"{SENTENCES}\n{SENTENCES}\n"
    assert unwrapped(text) == text


def test_a_byline_is_not_joined_to_what_follows() -> None:
    text = "By Anna Swann\n" + textwrap.fill(SENTENCES, 60)
    assert unwrapped(text).startswith("By Anna Swann\n")


@given(
    st.lists(st.sampled_from(("word ", "Name ", "\n", "\n\n", ". ", "a much longer stretch of words ")), max_size=60)
)
def test_only_line_breaks_change_and_blank_lines_stay(pieces: list[str]) -> None:
    text = "".join(pieces)
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(one == other or (one == "\n" and other == " ") for one, other in zip(text, joined, strict=True))
    assert joined.count("\n\n") == text.count("\n\n")
