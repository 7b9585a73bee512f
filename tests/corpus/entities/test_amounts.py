import pytest

from tests.corpus.entities.reading import spans


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("It cost $1.2 billion in all.", "$1.2 billion", "MONEY"),
        ("It cost 300 million yuan in all.", "300 million yuan", "MONEY"),
        ("It cost hundreds of billions of dollars in all.", "hundreds of billions of dollars", "MONEY"),
        ("It cost £500million in all.", "£500million", "MONEY"),
        ("It cost Rmb20bn in all.", "Rmb20bn", "MONEY"),
        ("It cost Sh1,000 in all.", "Sh1,000", "MONEY"),
        ("It cost Rs 7,000 crore in all.", "Rs 7,000 crore", "MONEY"),
        ("It cost R50 million in all.", "R50 million", "MONEY"),
        ("It cost thirty quid in all.", "thirty quid", "MONEY"),
        ("Inside a $500 Million Rift", "$500 Million", "MONEY"),
        ("It ended on Feb 14, they said.", "Feb 14", "DATE"),
        ("It ended on Nov 12 2018.", "Nov 12 2018", "DATE"),
        ("A year ago it ended.", "A year ago", "DATE"),
        ("It cost a billion yuan in all.", "a billion yuan", "MONEY"),
        ("It employs a million people.", "a million people", "QUANTITY"),
        ("It employs 1,716 health workers.", "1,716 health workers", "QUANTITY"),
        ("It ended last night.", "last night", "DATE"),
        ("It ended yesterday morning.", "yesterday morning", "DATE"),
        ("Yesterday it ended.", "Yesterday", "DATE"),
        ("A share of 25 percent was sold.", "25 percent", "PERCENT"),
        ("A share of 3.5% was sold.", "3.5%", "PERCENT"),
        ("It ended on May 3 and 4, they said.", "May 3 and 4", "DATE"),
        ("It ended on June 12, 2018 at last.", "June 12, 2018", "DATE"),
        ("It ended on Sunday morning.", "Sunday morning", "DATE"),
        ("It ended last month.", "last month", "DATE"),
        ("It ended over the weekend.", "the weekend", "DATE"),
        ("It lasted seven years.", "seven years", "DATE"),
        ("It began in the early 1970s.", "the early 1970s", "DATE"),
        ("A 2012 report warned of it.", "2012", "DATE"),
        ("It employs 75,000 people.", "75,000 people", "QUANTITY"),
        ("It saved tens of thousands of jobs.", "tens of thousands", "QUANTITY"),
    ],
)
def test_an_amount_is_found_with_its_unit(text: str, words: str, kind: str) -> None:
    assert spans(text) == [(words, kind)]


def test_a_rank_is_no_quantity() -> None:
    assert spans("It is the No. 4 brand and the second of two.") == []


def test_a_verb_is_no_quantity() -> None:
    assert spans("He scores often and tens is a word.") == []


def test_a_modal_verb_is_no_month() -> None:
    assert spans("It may rain, and we march on.") == []


def test_a_letter_with_a_number_is_no_money() -> None:
    assert ("P30", "MONEY") not in spans("The P30 sold well, and so did the N95.")
    assert spans("They read India Today.") == [("India Today", "ORG")]
