"""Searching within results, and filters that are put to a query and taken out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Field, parse
from index.query.narrowing import has_filter, with_filter, within, without_filter
from index.query.nodes import All, And, Node
from tests.index.query.test_printing import NESTED
from tests.index.shelf import UNHURRIED

FILTERS = st.sampled_from(
    [
        ("outlet", "Harbour Wire"),
        ("outlet", 'The "Wire", daily*'),
        ("date", "2018-05"),
        (Field.PERSON, "Zoë O’Hara"),
        (Field.ORG, "AT&T (Texas)"),
        ("place", "中国"),
        ("tag", "to check"),
        ("is", "bookmarked"),
    ]
)


def parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else () if isinstance(node, All) else (node,)


@pytest.mark.parametrize(
    ("query", "more", "both"),
    [
        ("zte", "ban", "zte ban"),
        ("a OR b", "c OR d", "(a OR b) (c OR d)"),
        ("a OR b c", "-d", "(a OR b c) -d"),
        ("", "zte", "zte"),
        ("zte", "  ", "zte"),
        ("*", "zte", "zte"),
        ("", "", ""),
        ("a sort:newest", "b", "a sort:newest b"),
        ("a sort:newest", "b sort:oldest", "a b sort:oldest"),
        ("sort:newest", "b", "sort:newest b"),
        ("zte AND (ban", "fine", "zte ban fine"),
        ('"seven ye', "fine", '"seven ye*" fine'),
        ("titel:zte", "fine", "fine"),
        ("a" * 1999, "fine", "a" * 1999),
    ],
)
def test_one_query_within_another_asks_for_both(query: str, more: str, both: str) -> None:
    assert within(query, more) == both


@UNHURRIED
@given(NESTED, NESTED)
def test_a_query_within_another_has_the_parts_of_both(query: str, more: str) -> None:
    one, other, both = parse(query), parse(more), parse(within(query, more))
    assert parts(both.root) == tuple(dict.fromkeys(parts(one.root) + parts(other.root)))
    assert both.sort == (other.sort or one.sort)


@pytest.mark.parametrize(
    ("query", "field", "value", "filtered"),
    [
        ("zte AND ban", "outlet", "Harbour Wire", 'zte AND ban outlet:"Harbour Wire"'),
        ("a OR b", "date", "2018-05", "(a OR b) date:2018-05"),
        ("", "person", "Ada Marlow", 'person:"Ada Marlow"'),
        ("zte 2018-05", "date", "2018-05", "zte 2018-05"),
        ("zte person:marlow", "person", "Marlow", "zte person:marlow"),
        ("zte", "outlet", "—", "zte"),
        ("zte", "date", "sometime", "zte"),
    ],
)
def test_a_filter_is_put_to_a_query_once(query: str, field: str, value: str, filtered: str) -> None:
    assert with_filter(query, field, value) == filtered == with_filter(filtered, field, value)


@pytest.mark.parametrize(
    ("query", "field", "value", "bare"),
    [
        ('zte outlet:"Harbour Wire" AND ban', "outlet", "Harbour Wire", "zte AND ban"),
        ('zte AND outlet:"Wire" AND ban', "outlet", "Wire", "zte ban"),
        ('(a OR b) outlet:"Wire"', "outlet", "Wire", "a OR b"),
        ("zte 2018-05 sort:newest", "date", "2018-05", "zte sort:newest"),
        ("person:marlow ban", "person", "Marlow", "ban"),
        # What is excluded, or one of several, is no filter.
        ("-person:marlow ban", "person", "Marlow", "-person:marlow ban"),
        ("person:marlow OR ban", "person", "Marlow", "person:marlow OR ban"),
        ("title:wire zte", "outlet", "wire", "title:wire zte"),
    ],
)
def test_a_filter_is_taken_out_and_the_rest_stays_as_typed(query: str, field: str, value: str, bare: str) -> None:
    assert without_filter(query, field, value) == bare


@UNHURRIED
@given(NESTED, FILTERS)
def test_a_filter_put_to_a_query_and_taken_out_leaves_the_query(query: str, added: tuple[str, str]) -> None:
    before = parse(query)
    if has_filter(query, *added):
        return
    filtered = with_filter(query, *added)
    assert has_filter(filtered, *added)
    after = parse(without_filter(filtered, *added))
    assert (after.root, after.sort) == (before.root, before.sort)
