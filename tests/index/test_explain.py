"""Saying in words what a query asks for."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.errors import QueryError
from index.explain import explain
from index.query import parse
from tests.index.shelf import UNHURRIED
from tests.index.test_query import QUERIES


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ZTE", "articles that mention ZTE, most relevant first"),
        (
            'ZTE "seven years" date:2018-05',
            "articles that mention ZTE and contain “seven years”, from May 2018, most relevant first",
        ),
        ("ZTE China ban", "articles that mention ZTE, China and ban, most relevant first"),
        ("ZTE OR Huawei", "articles that mention ZTE or Huawei, most relevant first"),
        ("sanct*", "articles that contain sanct…, most relevant first"),
        ("title:ban -rumour", "articles that have ban in the title and do not mention rumour, most relevant first"),
        ("zte -a -b", "articles that mention zte and do not mention a or b, most relevant first"),
        ("NOT (a b)", "articles that do not mention a and b, most relevant first"),
        ('person:"Wilbur Ross"', "articles that name the person “Wilbur Ross”, most relevant first"),
        ("org:zte place:china", "articles that name the organisation zte and the place china, most relevant first"),
        ("outlet:wire by:quill", "articles that were published by wire and written by quill, most relevant first"),
        (
            "said:ross -said:quill",
            "articles that say what ross said and do not say what quill said, most relevant first",
        ),
        ("dateline:beijing", "articles that are datelined beijing, most relevant first"),
        ("date:2018-05-13..2018-06-07", "articles from 13 May 2018 to 7 June 2018, newest first"),
        ("zte date:2018-05..", "articles that mention zte, since May 2018, most relevant first"),
        ("zte date:..2018", "articles that mention zte, until 2018, most relevant first"),
        ("a (b OR title:c)", "articles that mention a and (mention b or have c in the title), most relevant first"),
        ("", "all articles, newest first"),
    ],
)
def test_a_query_is_explained_in_one_plain_line(query: str, words: str) -> None:
    assert explain(parse(query)) == words


def test_the_order_is_part_of_the_explanation() -> None:
    assert explain(parse("zte"), "oldest") == "articles that mention zte, oldest first"


@UNHURRIED
@given(QUERIES)
def test_every_query_can_be_explained(query: str) -> None:
    try:
        parsed = parse(query, typing=True)
    except QueryError:
        return
    words = explain(parsed)
    assert words.endswith(" first")
    assert "\n" not in words
