"""Writing a parsed query out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from index.query import parse, parse_partial
from index.query.printing import to_text
from tests.index.query.test_query import GOOD, QUERIES
from tests.index.shelf import UNHURRIED

NESTED = st.recursive(
    st.sampled_from(GOOD),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
        inner.map("title:({})".format),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("zte AND ban", "zte ban"),
        ("a OR b c", "a OR (b c)"),
        ("title:(a OR b)", "title:a OR title:b"),
        ("NOT (a -b)", "-(a -b)"),
        ("“seven years”", '"seven years"'),
        ('«say "no" now»', '«say "no" now»'),
        ("jong-u*", '"jong-u*"'),
        ("2018-05", "date:2018-05"),
        ("text:2018-05", "text:2018-05"),
        ("text:zte", "zte"),
        ("tag:* note:“who says”", 'is:tagged note:"who says"'),
        ("tag:(a OR b*)", "tag:a OR tag:b*"),
        ("Note: the ban", "Note the ban"),
        ("(TAG: )", "TAG"),
        ("sort:newest zte", "zte sort:newest"),
        ("sort:newest", "sort:newest"),
        ("", ""),
    ],
)
def test_a_query_is_written_as_plainly_as_it_can_be(query: str, written: str) -> None:
    assert to_text(parse(query)) == written


@UNHURRIED
@given(st.one_of(QUERIES, NESTED))
def test_what_is_written_is_read_as_the_same_query(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    again = parse(to_text(query))
    assert (again.root, again.sort) == (query.root, query.sort)


@UNHURRIED
@given(st.one_of(QUERIES, NESTED))
def test_what_is_half_typed_is_written_as_a_finished_query(text: str) -> None:
    try:
        query = parse_partial(text)
    except QueryError:
        return
    parse(to_text(query))
