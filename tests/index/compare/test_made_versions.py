"""Versions made by chance edits are aligned row by row; like events are never taken for one; order does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.made_accounts import Dated, accounts, negatives
from bench.made_versions import version
from corpus.article import Article, Block, BlockKind
from corpus.entities import tag
from index.compare import PassageKind, compare, compare_all, mirrored
from index.compare.odds import AGAINST, against, marks
from index.compare.side import side_of
from tests.index.compare.build import Given, stored

TOLD = {told.name: told for kind in ("seen", "unseen") for told in accounts(kind)}
SOURCE = (*TOLD["strike"].a, *TOLD["merger"].b)
FOREIGN = TOLD["flood"].a


def published(number: int, text: Dated) -> Given:
    blocks: list[Block] = []
    start = 0
    for line, paragraph in enumerate(text.paragraphs, 1):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph), (line, line)))
        start += len(paragraph) + 2
    body = "\n\n".join(text.paragraphs)
    return Given(number, Article(body, tuple(blocks), published=text.published), tag(body))


def test_nearly_every_row_of_made_versions_is_found() -> None:
    right = wrong = 0
    for seed in range(12):
        made = version(SOURCE, FOREIGN, seed)
        passages = compare(stored(1, SOURCE), stored(2, made.paragraphs)).passages
        rows = {(a, b, p.kind.value) for p in passages for a in p.a or (None,) for b in p.b or (None,)}
        right, wrong = right + len(rows & made.rows), wrong + len(rows ^ made.rows)
    assert right / (right + wrong) > 0.97


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.booleans())
def test_two_versions_of_one_text_are_compared_alike_from_both_sides(first: int, second: int, turned: bool) -> None:
    texts = [version(SOURCE, FOREIGN, seed).paragraphs for seed in (first, second)]
    a, b = (stored(number, text) for number, text in enumerate(texts[::-1] if turned else texts, 1))
    assert compare(b, a) == mirrored(compare(a, b))


@pytest.mark.parametrize("name", TOLD)
def test_two_accounts_are_compared_alike_from_both_sides_and_seem_one_story(name: str) -> None:
    a, b = (published(number, Dated(None, text)) for number, text in enumerate((TOLD[name].a, TOLD[name].b), 1))
    found = compare(a, b)
    assert compare(b, a) == mirrored(found)
    assert found.relation == "same-story"


def test_ties_between_accounts_are_right_more_often_than_not_and_find_half_of_the_facts() -> None:
    right = found = wanted = 0
    for told in TOLD.values():
        passages = compare(published(1, Dated(None, told.a)), published(2, Dated(None, told.b))).passages
        facts = {(p.a[0], p.b[0]) for p in passages if p.kind is PassageKind.SAME_FACT}
        right, found, wanted = right + len(facts & told.same), found + len(facts), wanted + len(told.same)
    assert right / found > 0.55
    assert right / wanted > 0.5


@pytest.mark.parametrize("pair", negatives(), ids=lambda pair: pair[0].paragraphs[0][:40])
def test_like_events_are_not_one_fact(pair: tuple[Dated, Dated]) -> None:
    passages = compare(published(1, pair[0]), published(2, pair[1])).passages
    assert not [passage for passage in passages if passage.kind is PassageKind.SAME_FACT]


@pytest.mark.parametrize(
    ("first", "second", "told_apart"),
    [
        ("It closed on 3 May 2017.", "It closed on 4 May 2017.", False),
        ("It closed in May 2017.", "It closed on 4 May 2017.", False),
        ("It closed in May 2017.", "It closed in August 2019.", True),
        ("It closed for 12 weeks.", "It closed for 9 weeks.", False),
        ("Mara Quill closed it for 12 weeks.", "Orrin Vale closed it for 9 weeks.", True),
    ],
)
def test_other_days_names_and_numbers_tell_two_facts_apart(first: str, second: str, told_apart: bool) -> None:
    a, b = (
        side_of(one.article, one.tagging)
        for one in (published(n, Dated(None, (t,))) for n, t in enumerate((first, second)))
    )
    (left,), (right,) = marks(a, b), marks(b, a)
    assert (against(left, right) >= AGAINST) is told_apart
    assert against(left, right) == against(right, left)


def test_a_later_report_that_says_nothing_of_the_day_needs_no_more_than_one_other_sign_to_be_of_something_else() -> (
    None
):
    texts = ("Mara Quill closed the bridge.", "Orrin Vale closed the bridge.")
    a, b = (
        published(n, Dated(day, (text,)))
        for n, (day, text) in enumerate(zip(("2017-05-03", "2018-06-01"), texts, strict=True))
    )
    left, right = (side_of(each.article, each.tagging) for each in (a, b))
    assert against(marks(left, right)[0], marks(right, left)[0]) >= AGAINST
    same = published(3, Dated("2017-05-03", texts[:1]))
    again = side_of(same.article, same.tagging)
    assert against(marks(left, again)[0], marks(again, left)[0]) == 0


def test_a_paragraph_left_out_is_not_drawn_into_its_neighbours_counterpart() -> None:
    first = [
        "Morrel said he was surprised that Vind did not come to him about his concerns regarding the call.",
        "“If he had concerns about the call, I would have expected Vind to come to me,” Morrel said.",
        "The committee meets again on Thursday in the old library of the town hall.",
    ]
    kinds = {(p.a, p.b): p.kind.value for p in compare(stored(1, first), stored(2, [first[0], first[2]])).passages}
    assert kinds == {((0,), (0,)): "identical", ((1,), ()): "only-a", ((2,), (1,)): "identical"}


def test_many_articles_are_compared_as_each_pair_is() -> None:
    articles = [stored(number, TOLD[name].a) for number, name in enumerate(TOLD, 1)]
    articles.append(stored(9, version(TOLD["strike"].a, FOREIGN, 3).paragraphs))
    pairs = [(a, b) for place, a in enumerate(articles) for b in articles[place + 1 :]]
    assert compare_all(articles) == [compare(a, b) for a, b in pairs]
