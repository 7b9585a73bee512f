"""Saying in words what a query asks for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from corpus.errors import QueryError
from index.query import Like, Query, parse, parse_partial
from index.query.explain import explain
from tests.index.query.test_query import QUERIES
from tests.index.shelf import UNHURRIED

TODAY = date(2018, 6, 1)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ZTE", "articles that mention ZTE"),
        (
            'ZTE "seven years" date:2018-05',
            "articles that mention ZTE and contain “seven years”, May 2018",
        ),
        (
            'ZTE "seven years" 2018-05-13..2018-05-20',
            "articles that mention ZTE and contain “seven years”, 13 to 20 May 2018",
        ),
        ("ZTE China ban", "articles that mention ZTE, China and ban"),
        (
            'ZTE China ban "x y" title:z',
            "articles that mention ZTE, China and ban, contain “x y” and have z in the title",
        ),
        ("ZTE OR Huawei", "articles that mention ZTE or Huawei"),
        ("sanct*", "articles that contain words that begin with “sanct”"),
        ("zte -a -b", "articles that mention zte but not a or b"),
        (
            'zte -"a b" -c',
            "articles that mention zte but do not contain “a b” and do not mention c",
        ),
        ('zte "q r" -c', "articles that mention zte and contain “q r”, but do not mention c"),
        ("NOT (a b)", "articles that do not mention both a and b, newest first"),
        ("NOT (a OR b)", "articles that do not mention a or b, newest first"),
        ('person:"Wilbur Ross"', "articles that name the person Wilbur Ross"),
        ('person:"Wilbur Ross" ban', "articles that name the person Wilbur Ross and mention ban"),
        ("who:zte ban", "articles that name zte (as a person or organisation) and mention ban"),
        ("org:zte place:china", "articles that name the organisation zte and the place china"),
        ("outlet:wire by:quill", "articles by quill in wire"),
        (
            'outlet:"Harbour Wire" by:quill ban -person:trump 2018-05',
            "articles by quill in Harbour Wire that mention ban but do not name the person trump, May 2018",
        ),
        ("said:ross", "articles in which ross is quoted"),
        ("said:ross -said:quill", "articles in which ross is quoted and that do not quote quill"),
        (
            'zte said:"Wilbur Ross" date:2018-05',
            "articles that mention zte and in which Wilbur Ross is quoted, May 2018",
        ),
        (
            'zte -ban said:"Wilbur Ross"',
            "articles in which Wilbur Ross is quoted and that mention zte but not ban",
        ),
        ("said:(ross OR quill) ban", "articles that mention ban, and quote either ross or quill"),
        ("tag:ports", "articles tagged ports, newest first"),
        ("tag:ports tag:bridges ban", "articles tagged ports and bridges that mention ban"),
        ("is:bookmarked note:* ban", "articles bookmarked with a note that mention ban"),
        ('note:check note:"who says"', "articles with a note that says check and “who says”, newest first"),
        ("ban -tag:ports", "articles that mention ban but are not tagged ports"),
        ("is:tagged OR is:noted", "articles that have a tag or a note, newest first"),
        ("zte -is:bookmarked", "articles that mention zte but are not bookmarked"),
        ("dateline:beijing", "articles datelined beijing"),
        ("date:2018-05-13..2018-06-07", "articles published from 13 May to 7 June 2018, newest first"),
        ("2018-05", "articles published in May 2018, newest first"),
        ("2018", "articles published in 2018 or with the word 2018"),
        ("ZTE 2018", "articles that mention ZTE, published in 2018 or with the word 2018"),
        (
            "ZTE -2018",
            "articles that mention ZTE but do not mention 2018 and were not published in 2018",
        ),
        ("ZTE OR 2018", "articles that mention ZTE or 2018 or were published in 2018"),
        (
            "zte (2018 OR 2019)",
            "articles that mention zte, and either mention 2018 or 2019 or were published in 2018 or in 2019",
        ),
        ("last:30d", "articles published in the last 30 days, newest first"),
        ("zte last:1w", "articles that mention zte, in the last week"),
        ("zte -date:2018", "articles that mention zte but were not published in 2018"),
        ("date:2018 OR date:2016", "articles that were published in 2018 or in 2016, newest first"),
        (
            "a (b OR title:c)",
            "articles that mention a, and either mention b or have c in the title",
        ),
        ("a (b OR c)", "articles that mention a, and mention either b or c"),
        ("(a OR b) (c OR d)", "articles that mention either a or b, and mention either c or d"),
        ("a OR b c", "articles that mention a, or mention both b and c"),
        ("a OR b c -d", "articles that mention a, or (mention b and c but not d)"),
        (
            "a OR (b (c OR d))",
            "articles that mention a, or (mention b, and mention either c or d)",
        ),
        ("a (b OR (c d))", "articles that mention a, and (mention b, or mention both c and d)"),
        (
            "a (b OR (c title:d))",
            "articles that mention a, and (mention b, or (mention c and have d in the title))",
        ),
        ("a OR NOT b", "articles that mention a, or do not mention b"),
        ("NOT a OR NOT b", "articles that do not mention both a and b, newest first"),
        ("NOT a", "articles that do not mention a, newest first"),
        ('-a -b -"c d"', "articles that do not mention a or b and do not contain “c d”, newest first"),
        ("Huawie~ ban", "articles that mention Huawie (in similar spellings too) and ban"),
        ('"a b"~5 zte', "articles that contain “a” near “b” (within 5 words) and mention zte"),
        ('"a b c"~5', "articles that contain “a” near “b” near “c” (within 5 words)"),
        ("like:12", "articles like article 12"),
        ("like:12 zte -ban", "articles like article 12 that mention zte but not ban"),
        ("-like:12", "articles that are not like article 12, newest first"),
        ("zte OR outlet:x", "articles that mention zte or appeared in x"),
        ("outlet:(x OR y)", "articles that appeared in x or y"),
        ("title:ban title:fine", "articles that have ban and fine in the title"),
        (
            "title:ban -title:fine",
            "articles that have ban in the title but do not have fine in the title",
        ),
        ("*", "all articles, newest first"),
        ("-*", "articles that are not in the library, newest first"),
        ("a OR *", "articles that mention a or are in the library"),
        ("sort:oldest", "all articles, oldest first"),
        ("zte sort:oldest", "articles that mention zte, oldest first"),
        ("(a OR b) date:2018", "articles that mention either a or b, 2018"),
        ('[bold]x[/bold] "[red]y"', "articles that mention bold x /bold and contain “red y”"),
        ("person:wil* by:qu*", "articles by qu… that name the person wil…"),
        ("(a OR b) said:ross", "articles in which ross is quoted and that mention either a or b"),
        ("by:(a OR b) zte", "articles that mention zte, and are by either a or b"),
        ("said:ross said:quill", "articles in which ross and quill are quoted"),
        ("like:12 2018", "articles like article 12, published in 2018 or with the word 2018"),
        ('"seven long ye*"', "articles that contain “seven long ye…”"),
        ("who:zte*", "articles that name zte… (as a person or organisation)"),
        ("who:a who:b", "articles that name a and b (as a person or organisation)"),
        ("-who:a", "articles that do not name a (as a person or organisation), newest first"),
        ("like:12 like:13 outlet:wire", "articles in wire like article 12 and article 13"),
        (
            "-(a OR (b -c))",
            "articles that do not mention a, and (mention c, or do not mention b), newest first",
        ),
        ("date:2018 date:2018-05", "articles published in 2018, and published in May 2018, newest first"),
        ("", "all articles, newest first"),
    ],
)
def test_a_query_is_explained_in_one_plain_line(query: str, words: str) -> None:
    assert explain(parse(query, today=TODAY)).removesuffix(", most relevant first") == words


def test_the_order_is_part_of_the_explanation() -> None:
    assert explain(parse("zte"), "oldest") == "articles that mention zte, oldest first"
    assert explain(parse("zte sort:newest"), "oldest") == "articles that mention zte, newest first"


def test_marks_that_nobody_sees_do_not_part_a_word() -> None:
    assert explain(parse("b\u200da\u00adn")) == "articles that mention ban, most relevant first"


def test_a_word_that_is_being_typed_is_said_to_go_on() -> None:
    assert explain(parse_partial("zte sanct")) == "articles that mention zte and sanct…, most relevant first"
    assert explain(parse_partial("outlet:har")) == "articles in har…, most relevant first"


def test_an_article_that_others_are_to_be_like_is_called_by_its_title_where_that_is_known() -> None:
    query = Query("like:12", Like(12, title="Commerce\x1b[31m bars\u202e [b]ZTE[/b]"))
    assert explain(query) == "articles like “Commerce 31m bars b ZTE /b” (article 12), most relevant first"


@UNHURRIED
@given(QUERIES)
def test_every_query_can_be_explained(query: str) -> None:
    try:
        parsed = parse(query, typing=True)
    except QueryError:
        return
    words = explain(parsed)
    assert words.endswith(" first")
    assert words.isprintable()
    assert not set(words) & set("[]<>{}\\")
