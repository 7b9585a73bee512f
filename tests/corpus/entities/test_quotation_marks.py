from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import QuoteKind
from corpus.entities import tag
from tests.corpus.entities.reading import spoken


@pytest.mark.parametrize(
    "quote",
    [
        "“The pier is safe,’’",
        "“The pier is safe,''",
        '"The pier is safe,”',
        '“The pier is safe,"',
        "``The pier is safe,''",
        "‘‘The pier is safe,’’",
        "“The pier is safe,“",
        "”The pier is safe,”",
    ],
)
def test_marks_of_different_kinds_hold_a_quote(quote: str) -> None:
    text = f"{quote} Olga Brandt said. {quote} she said."
    assert spoken(text) == [(quote, "Olga Brandt")] * 2


def test_a_quote_that_ends_within_another_ends_its_sentence() -> None:
    text = "Olga Brandt looked on. “He told me, ‘Not today,’” Marek Dunn said. “I said, ‘When?’”"
    assert spoken(text) == [("“He told me, ‘Not today,’”", "Marek Dunn"), ("“I said, ‘When?’”", "Marek Dunn")]


def test_a_mark_too_many_does_no_harm_to_the_quotes_around_it() -> None:
    text = (
        'Olga Brandt was "not amused.\n\n"The pier is safe," she said.\n\nThe sign" fell. "It is safe," she said, '
        'and left the "pier by boat. "Quite safe."'
    )
    assert {'"The pier is safe,"', '"It is safe,"', '"Quite safe."'} <= {words for words, _ in spoken(text)}


def test_what_is_quoted_within_a_quote_in_the_same_marks_belongs_to_it() -> None:
    assert spoken('"He called it "a mess" and left," Olga Brandt said.') == [
        ('"He called it "a mess" and left,"', "Olga Brandt")
    ]


def test_a_mark_after_a_blank_closes_what_is_open() -> None:
    assert spoken('"Who will pay for the pier? " Olga Brandt asked.') == [
        ('"Who will pay for the pier? "', "Olga Brandt")
    ]


@given(st.text(alphabet="ab.,” “\"'’‘`«»„\n?", max_size=60))
def test_quotes_lie_in_the_text_and_do_not_cross(text: str) -> None:
    found = sorted((quote.start, quote.end) for quote in tag(text).quotes if quote.kind is QuoteKind.DIRECT)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
