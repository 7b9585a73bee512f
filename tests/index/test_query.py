"""Reading what a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from index.query import All, And, Dates, Field, Node, Not, Or, Phrase, Prefix, Query, Word, parse, parse_partial
from tests.index.shelf import UNHURRIED

TYPED = st.text(
    st.one_of(st.sampled_from(list("abZé中 \t()\"“”«»:*-.,'’&0123456789")), st.characters(codec="utf-8")), max_size=40
)
PARTS = st.lists(
    st.sampled_from(
        [
            *(
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                "-",
                '"',
                "“",
                "”",
                "*",
                "zte",
                "ban*",
                "b*n",
                "U.S.",
                "中兴",
                "..",
                "title:",
            ),
            *(
                "titel:",
                "foo:",
                "date:",
                "date:2018",
                "date:2018-05..",
                "date:x",
                "person:",
                ":",
                "é",
                "«",
                "12:30",
                "a-b",
            ),
        ]
    ),
    max_size=12,
)
QUERIES = st.one_of(TYPED, PARTS.map(" ".join), PARTS.map("".join))


def root(text: str) -> Node:
    return parse(text).root


def word(text: str, field: Field = Field.TEXT) -> Word:
    return Word(text, field)


def attempt(text: str, *, typing: bool) -> Query | QueryError:
    try:
        return parse(text, typing=typing)
    except QueryError as error:
        return error


def test_words_side_by_side_are_all_wanted() -> None:
    assert root("zte ban") == root("zte AND ban") == And((word("zte"), word("ban")))


def test_and_binds_closer_than_or() -> None:
    assert root("a OR b c") == Or((word("a"), And((word("b"), word("c")))))
    assert root("(a OR b) c") == And((Or((word("a"), word("b"))), word("c")))


def test_not_and_a_leading_hyphen_exclude() -> None:
    assert root("a NOT b") == root("a AND NOT b") == root("a -b") == And((word("a"), Not(word("b"))))
    assert root("-(a b)") == Not(And((word("a"), word("b"))))
    assert root("NOT NOT a") == word("a")


def test_small_letters_make_words_of_operators() -> None:
    assert root("not and or") == And((word("not"), word("and"), word("or")))


def test_quotation_marks_of_any_kind_make_a_phrase() -> None:
    for text in ('"seven years"', "“seven years”", "„seven years“", "«seven years»"):
        assert root(text) == Phrase("seven years")


def test_a_star_at_the_end_searches_beginnings() -> None:
    assert root("sanct*") == Prefix("sanct")
    assert root('"seven ye*"') == Phrase("seven ye", unfinished=True)
    assert root("jong-u*") == Phrase("jong-u", unfinished=True)


def test_a_field_takes_a_word_a_phrase_or_a_group() -> None:
    assert root("title:ban") == root("TITLE: ban") == word("ban", Field.TITLE)
    assert root('person:"Wilbur Ross"') == Phrase("Wilbur Ross", Field.PERSON)
    assert root("title:(a OR b*)") == Or((word("a", Field.TITLE), Prefix("b", Field.TITLE)))
    assert root("title:(a person:b)") == And((word("a", Field.TITLE), word("b", Field.PERSON)))
    assert root("text:a") == word("a")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", 20180000, 20181231),
        ("2018-05", 20180500, 20180531),
        ("2018-5-3", 20180503, 20180503),
        ("2018-05-13..2018-06-07", 20180513, 20180607),
        ("2018-05..", 20180500, 99991231),
        ("..2018-02", 1, 20180228),
        ("2016-02", 20160200, 20160229),
    ],
)
def test_dates_cover_their_days(text: str, first: int, last: int) -> None:
    assert root(f"date:{text}") == Dates(text, first, last)


def test_colons_that_name_no_field_belong_to_the_word() -> None:
    for text in ("12:30", "http://a.example", "Note: a", "C:x", "3:1"):
        assert isinstance(root(text), Word | And)


@pytest.mark.parametrize(
    ("text", "column", "suggestion"),
    [
        ("titel:zte", 1, "title:zte"),
        ("a author:quill", 3, "a by:quill"),
        ("xyzzy:a", 1, "xyzzy a"),
        ("zte AND", 5, "zte"),
        ("OR zte", 1, "zte"),
        ("a OR AND b", 3, "a AND b"),
        ("zte (ban OR fine", 5, "zte (ban OR fine)"),
        ("zte)", 4, "zte"),
        ('"seven years', 1, '"seven years"'),
        ("“seven years", 1, "“seven years”"),
        ("a title:", 3, "a title"),
        ("b*n", 2, "b n"),
        ("*ban", 1, "ban"),
        ("date:2018-13", 6, "date:2018"),
        ("date:2018/05/13", 6, "date:2018-05-13"),
        ("date:2018-02-30", 6, "date:2018-02"),
        ("date:2018-06..2018-05", 6, "date:2018-05..2018-06"),
        ("date:yesterday", 6, "date yesterday"),
        ("a NOT", 3, "a"),
        ('""', 1, None),
        ("& —", 1, None),
    ],
)
def test_an_error_names_the_column_and_a_way_out(text: str, column: int, suggestion: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.suggestion) == (column, suggestion)
    assert "\n" not in str(caught.value)
    assert "column" not in str(caught.value)  # whoever shows the error says where it is, once


def test_a_suggestion_is_short_enough_to_be_read() -> None:
    with pytest.raises(QueryError) as caught:
        parse("NOT " * 3000 + "a")
    assert caught.value.suggestion is None


@pytest.mark.parametrize("text", ["(" * 500, "-" * 1900 + "a", "NOT " * 400 + "a", "a " * 5000, "title:(" * 200])
def test_a_monstrous_query_is_read_or_refused(text: str) -> None:
    result = attempt(text, typing=False)
    assert isinstance(result, Query) or result.column >= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"seven ye', Phrase("seven ye", unfinished=True)),
        ('"seven ', Phrase("seven ")),
        ('"sev', Prefix("sev")),
        ('"s', All()),
        ('"seven y', Phrase("seven ")),
        ("s", All()),
        ("中", Prefix("中", typing=True)),
        ('"', All()),
        ("title:", All()),
        ("title:sa", Prefix("sa", Field.TITLE, typing=True)),
        ("ZTE AND", word("ZTE")),
        ("ZTE AND ", word("ZTE")),
        ("ZTE ba", And((word("ZTE"), Prefix("ba", typing=True)))),
        ("ZTE b", word("ZTE")),
        ("ZTE ", word("ZTE")),
        ("(a OR", word("a")),
        ("(a OR ba", Or((word("a"), Prefix("ba", typing=True)))),
        ("date:201", All()),
        ("date:2018-", Dates("2018", 20180000, 20181231)),
        ("date:2018-05..2", Dates("2018-05..", 20180500, 99991231)),
        ("a )", word("a")),
        ("-", All()),
        ("", All()),
    ],
)
def test_half_a_query_is_completed_while_it_is_typed(text: str, expected: Node) -> None:
    assert parse_partial(text).root == expected == parse(text, typing=True).root


@UNHURRIED
@given(QUERIES)
def test_anything_typed_is_a_query_or_a_query_error_whose_suggestion_is_one(text: str) -> None:
    for typing in (False, True):
        result = attempt(text, typing=typing)
        if isinstance(result, Query):
            assert result.text == text
        else:
            assert 1 <= result.column <= len(text) + 1
            assert result.suggestion is None or parse(result.suggestion)


@UNHURRIED
@given(
    st.lists(
        st.sampled_from(["zte", '"seven years"', "title:ban", "date:2018-05", "(a OR b)", "-c", "wor*"]), min_size=1
    )
)
def test_no_beginning_of_a_good_query_is_an_error_while_it_is_typed(parts: list[str]) -> None:
    whole = " ".join(parts)
    for end in range(len(whole) + 1):
        parse_partial(whole[:end])
