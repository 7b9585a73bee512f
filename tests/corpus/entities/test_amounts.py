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
        ("It ended on 18.11.2019 at last.", "18.11.2019", "DATE"),
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
        ("It ended on Tue., Nov. 19, 2019.", "Tue., Nov. 19, 2019", "DATE"),
        ("It ended on Monday, 19 November 2018.", "Monday, 19 November 2018", "DATE"),
        ("It ended in May-June 2018.", "May-June 2018", "DATE"),
        ("It began in the 1300s.", "the 1300s", "DATE"),
        ("It began in the '90s.", "the '90s", "DATE"),
        ("It is a bridge of the 19th century.", "the 19th century", "DATE"),
        ("It was a loss in Q3 2018, they said.", "Q3 2018", "DATE"),
        ("It ended in the third quarter of 2018.", "the third quarter of 2018", "DATE"),
        ("It lasted three and a half years.", "three and a half years", "DATE"),
        ("It will last for the next three to five years.", "the next three to five years", "DATE"),
        ("It rained in recent weeks.", "recent weeks", "DATE"),
        ("It rained this past weekend.", "this past weekend", "DATE"),
        ("It cost 100m yuan in all.", "100m yuan", "MONEY"),
        ("It rose by 25 basis points.", "25 basis points", "QUANTITY"),
        ("It flies 270 aircraft.", "270 aircraft", "QUANTITY"),
        ("It is 230 million light-years wide.", "230 million light-years", "QUANTITY"),
        ("It flew for 4km, they said.", "4km", "QUANTITY"),
        ("It lasts for one-to-seven days.", "one-to-seven days", "DATE"),
        ("It took a 13.8-billion-year run.", "13.8-billion-year", "DATE"),
        ("It was built in the fourteenth century.", "the fourteenth century", "DATE"),
        ("Profits of the September quarter fell.", "September quarter", "DATE"),
        ("It will grow over FY2020-22, they said.", "FY2020-22", "DATE"),
        ("It grew in fiscal 2019 at last.", "fiscal 2019", "DATE"),
    ],
)
def test_an_amount_is_found_with_its_unit(text: str, words: str, kind: str) -> None:
    assert spans(text) == [(words, kind)]


def test_a_rank_is_no_quantity() -> None:
    assert spans("It is the No. 4 brand and the second of two.") == []


def test_a_rich_man_is_no_quantity() -> None:
    assert spans("It made one billionaire richer.") == []


def test_a_verb_is_no_quantity() -> None:
    assert spans("He scores often and tens is a word.") == []


def test_a_modal_verb_is_no_month() -> None:
    assert spans("It may rain, and we march on.") == []


def test_a_letter_with_a_number_is_no_money() -> None:
    assert ("P30", "MONEY") not in spans("The P30 sold well, and so did the N95.")
    assert spans("They read India Today.") == [("India Today", "ORG")]
