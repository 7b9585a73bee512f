"""From a passage to its counterpart in another article."""

from __future__ import annotations

from itertools import combinations

from corpus.article import Article
from index.compare import Comparison, Overlap, Passage, PassageKind, Relation, compare
from index.compare.model import Ledger
from tests.tui.articles import paragraphs, stored
from tests.tui.contents.test_comparing import FIRST, SECOND
from tui.contents.crossing import answer, crossing


def crossed(place: int, paragraph: int, *articles: Article) -> tuple[int, str] | None:
    numbered = [stored(article, number) for number, article in enumerate(articles, 1)]
    pairs = {(i, j): compare(numbered[i], numbered[j]) for i, j in combinations(range(len(numbered)), 2)}
    found = crossing(articles, pairs, place, articles[place].body[paragraph].start + 3)
    return None if found is None else (found.to, articles[found.to].text[found.there.start : found.there.end])


def test_a_passage_leads_to_the_one_that_says_the_same_and_back() -> None:
    first, second = paragraphs(*FIRST), paragraphs(*SECOND)
    assert crossed(0, 1, first, second) == (1, SECOND[1])
    assert crossed(1, 1, first, second) == (0, FIRST[1])
    assert crossed(0, 3, first, second) == (1, SECOND[2])


def test_what_stands_in_one_article_alone_leads_nowhere() -> None:
    assert crossed(0, 2, paragraphs(*FIRST), paragraphs(*SECOND)) is None


def test_of_several_articles_the_next_one_that_has_the_passage_is_taken() -> None:
    other = paragraphs("A choir from the hills won the singing contest with a song about rain, its third prize.")
    assert crossed(0, 1, paragraphs(*FIRST), other, paragraphs(*SECOND)) == (2, SECOND[1])
    assert crossed(2, 1, paragraphs(*FIRST), other, paragraphs(*SECOND)) == (0, FIRST[1])


def test_the_sentence_one_is_at_goes_before_another_of_its_paragraph() -> None:
    a, b = paragraphs("One. Two."), paragraphs("Eins.", "Zwei.")
    facts = (
        Passage((0,), (0,), PassageKind.SAME_FACT, 0.5, a_spans=((0, 4),), b_spans=((0, 5),)),
        Passage((0,), (1,), PassageKind.SAME_FACT, 0.5, a_spans=((5, 9),), b_spans=((7, 12),)),
    )
    compared = Comparison(1, 2, Relation.SAME_STORY, Overlap(0, 0), facts, Ledger())
    spans = [answer(a, b, compared, offset) for offset in (1, 6)]
    assert [span and b.text[span[1].start : span[1].end] for span in spans] == ["Eins.", "Zwei."]
    assert answer(a, b, compared, 99) is None
