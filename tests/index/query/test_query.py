"""Reading what a person types."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations.model import Kind
from corpus.errors import QueryError
from index.query import (
    All,
    And,
    Dates,
    Field,
    Fuzzy,
    Kept,
    Like,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
    Year,
    parse,
    parse_partial,
)
from index.query.nodes import leaves
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
            *(
                "~",
                "huawie~",
                "~5",
                '"a b"~5',
                '"a b"~',
                "who:",
                "last:",
                "30d",
                "like:",
                "12",
                "sort:",
                "newest",
                "tag:",
                "note:",
                "is:",
                "is:noted",
                "2018",
                "2018-05",
                "..2018-06",
                "2018-13-01",
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


def test_what_is_said_twice_is_asked_for_once() -> None:
    assert root("ban fine ban") == root("ban fine")
    assert root("ban OR ban") == root("ban")
    assert root("like:1 like:1") == Like(1)


def test_what_was_typed_is_repeated_in_short_and_without_control_characters() -> None:
    for query in (f"date:{'9' * 900}", f"{'x' * 900}:y", f"last:{'9' * 900}", 'date:"\x1b[31m"', 'like:"\x9b2J"'):
        with pytest.raises(QueryError) as caught:
            parse(query)
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 250


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
    for text in ("12:30", "http://a.example", "Note: a", "tag: a", "is: a", "C:x", "3:1"):
        assert isinstance(root(text), Word | And)


def test_what_is_kept_beside_articles_is_asked_for_by_fields() -> None:
    assert root("tag:ports") == Kept(Kind.TAG, word("ports", Field.TAG))
    assert root('note:"who says"') == Kept(Kind.NOTE, Phrase("who says", Field.NOTE))
    assert root("tag:*") == root("is:tagged") == root('is:"Tagged"') == Kept(Kind.TAG)
    assert root("is:bookmarked -is:noted") == And((Kept(Kind.BOOKMARK), Not(Kept(Kind.NOTE))))
    assert parse_partial("tag:").root == parse_partial("is:x").root == All()
    assert parse_partial("is:no").root == Kept(Kind.NOTE)


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
        ("date:yesterday", 6, "last:1d"),
        ("date:soon", 6, "date soon"),
        ('date:"13 May 2018"', 6, "date:2018-05-13"),
        ("date:13.5.2018", 6, "date:2018-5-13"),
        ("date:20180513", 6, "date:2018-05-13"),
        ("2018-05-32", 1, "2018-05"),
        ("a 2018-06..2018-05", 3, "a 2018-05..2018-06"),
        ("since:2018-05 zte", 1, "date:2018-05.. zte"),
        ("zte until:2018", 5, "zte date:..2018"),
        ("last:30", 6, "last:30d"),
        ("last:month", 6, "last:1m"),
        ("zte last:x", 10, "zte last x"),
        ("last:", 1, "last"),
        ("is:starred", 4, "is:bookmarked"),
        ("zte is:", 5, "zte is"),
        ("label:ports", 1, "tag:ports"),
        ("zte note:", 5, "zte note"),
        ("like:zte", 6, "like zte"),
        ("like:#12", 6, "like:12"),
        ("similar:12", 1, "like:12"),
        ("sort:new zte", 6, "sort:newest zte"),
        ("sort:newest a sort:oldest", 15, "sort:newest a"),
        ("a -sort:newest", 3, "a sort:newest"),
        ("about:zte", 1, "who:zte"),
        ("huawie~2", 8, "huawie~"),
        ("huaw*~", 6, "huaw*"),
        ("date:2018~", 10, "date:2018"),
        ('"a b"~x', 6, '"a b"'),
        ('"ban"~5', 6, '"ban"'),
        ('"a b c d"~2', 10, '"a b c d"~3'),
        ('"a b"~1000', 6, '"a b"~100'),
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
        ("date:2018-13", Dates("2018", 20180000, 20181231)),
        ("2018-05-32", Dates("2018-05", 20180500, 20180531)),
        ("date:2018-05..2018-13", Dates("2018-05..2018", 20180500, 20181231)),
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


def test_a_tilde_asks_for_the_spellings_of_a_word() -> None:
    assert root("Huawie~") == Fuzzy("Huawie")
    assert root("person:Huawie~") == Fuzzy("Huawie", Field.PERSON)
    assert root('said:"Wilber Ros"~') == Fuzzy("Wilber Ros", Field.SAID)
    # What is too short to be recognised in another spelling, and a number, has none.
    assert root("ZTE~") == word("ZTE")
    assert root("12345~") == word("12345")
    assert root("http://a.example/~user") == word("http://a.example/~user")


def test_a_number_after_a_phrase_asks_for_its_words_near_to_each_other() -> None:
    assert root('"a b"~5') == Near("a b", 5)
    assert root('title:"a ba*"~5') == Near("a ba", 5, Field.TITLE, unfinished=True)
    assert root('"a b"~1 c') == And((Near("a b", 1), word("c")))


def test_a_date_needs_no_field() -> None:
    assert root("2018-05") == root("date:2018-05")
    assert root("2018-05-13..2018-06-07") == root("date:2018-05-13..2018-06-07")
    assert root("..2018-06") == root("date:..2018-06")
    assert root("2018..2019") == root("date:2018..2019")
    assert root("zte -2018-05") == And((word("zte"), Not(root("date:2018-05"))))


def test_a_bare_year_is_a_year_or_a_word() -> None:
    assert root("2018") == Year("2018", 20180000, 20181231)
    assert root("text:2018") == root("title:2018 OR text:2018").parts[1] == word("2018")  # type: ignore[union-attr]
    assert root('"2018"') == Phrase("2018")
    for text in ("1200", "2500", "2018-19", "1234-10", "20180"):
        assert root(text) == word(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("0d", 20180331),
        ("30d", 20180301),
        ("2w", 20180317),
        ("1m", 20180228),
        ("1Y", 20170331),
        ("9999y", 10101),
        ("9999d", 19901114),
    ],
)
def test_a_time_before_today_counts_from_the_day_that_is_given(text: str, first: int) -> None:
    found = parse(f"last:{text}", today=date(2018, 3, 31)).root
    assert found == Dates(text, first, 20180401, ago=True)


def test_an_article_can_be_asked_for_by_its_number() -> None:
    assert root("zte like:12") == And((word("zte"), Like(12)))
    assert [leaf.column for leaf in leaves(root("zte like:12")) if isinstance(leaf, Like)] == [10]


def test_an_order_is_part_of_a_query_and_no_condition() -> None:
    query = parse("zte sort:newest ban")
    assert (query.root, query.sort) == (And((word("zte"), word("ban"))), "newest")
    assert parse("sort:oldest") == Query("sort:oldest", All(), "oldest")
    assert parse("sort:oldest sort:oldest").sort == "oldest"
    assert parse("zte").sort is None


GOOD = [
    *("zte", '"seven years"', "title:ban", "date:2018-05", "(a OR b)", "-c", "wor*", "Huawie~", '"a b"~5', '"a b*"~12'),
    *("2018", "2018-05-13", "..2018-06", "2018-05-13..2018-06-07", "-2018-05", "last:30d", "like:12", "who:ross"),
    *('person:"Wilber Ros"~', "said:(ross OR quill)", "-(a (b OR -c))", "sort:newest", "U.S.", "jong-un", "“a b”~3"),
]


@UNHURRIED
@given(st.lists(st.sampled_from([*GOOD, "OR zte OR"]), min_size=1, max_size=8).map(" ".join))
def test_no_beginning_of_a_good_query_is_an_error_while_it_is_typed(whole: str) -> None:
    for end in range(len(whole) + 1):
        parse_partial(whole[:end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-", root("date:2018")),
        ("2018-0", root("date:2018")),
        ("2018-05-", root("date:2018-05")),
        ("2018.", root("date:2018..")),
        ("2018-05-2", root("date:2018-05")),
        ("2018-05-2 ", root("date:2018-05-2")),
        ("date:2018-1", root("date:2018")),
        ("2018-5", root("date:2018-5")),
        ("2018-05-13..20", root("date:2018-05-13..")),
        ("..20", All()),
        (".", All()),
        ("2018", Year("2018", 20180000, 20181231)),
        ("201", Or((Prefix("201", typing=True), Dates("2010..2019", 20100000, 20191231)))),
        ("20", Or((Prefix("20", typing=True), Dates("2000..2099", 20000000, 20991231)))),
        ("21", Prefix("21", typing=True)),
        ("title:201", Prefix("201", Field.TITLE, typing=True)),
        ("2018-13-01 a", Dates("2018", 20180000, 20181231)),
        ("last:30", All()),
        ("like:", All()),
        ("like:x", All()),
        ("sort:new", All()),
        ('"a b"~', Fuzzy("a b")),
        ('"a b c d"~1', And((word("a"), word("b"), word("c"), word("d")))),
        ("Huawie~", Fuzzy("Huawie")),
        ("Huawie~2", Fuzzy("Huawie")),
    ],
)
def test_half_of_what_is_not_a_word_is_completed_too(text: str, expected: Node) -> None:
    assert parse_partial(text).root == expected
