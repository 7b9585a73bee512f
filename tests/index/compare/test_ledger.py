"""The ledger says what each text has, where it stands, and what the other was not found to have."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corpus.article import EntityType, Quote, QuoteKind
from index.compare import Entry, Ledger, compare
from index.compare.quantities import Quantity, quantities
from index.compare.reading import words_of
from tests.index.compare.build import Given, Names, stored

NAMES: Names = {
    "Orrin Vale": (EntityType.PERSON, "Orrin Vale"),
    "Vale": (EntityType.PERSON, "Vale"),
    "Harbour Department": (EntityType.ORG, "Harbour Department"),
    "Department of Harbour": (EntityType.ORG, "Department of Harbour"),
    "Norland": (EntityType.GPE, "Norland"),
    "Norlandic": (EntityType.NORP, "Norlandic"),
    "Mara Quill": (EntityType.PERSON, "Mara Quill"),
    "Lantern": (EntityType.ORG, "Lantern"),
}


def pair(a: str, b: str, names: Names | None = None) -> tuple[Given, Given]:
    return stored(1, [a], NAMES if names is None else names), stored(2, [b], NAMES if names is None else names)


def ledger(a: str, b: str) -> Ledger:
    return compare(*pair(a, b)).ledger


def names_of(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.name for entry in entries]


def values(text: str) -> list[tuple[str, str]]:
    return [(f"{number.value.normalize():f}", number.unit) for number in quantities(words_of(text))]


def test_an_entity_that_one_text_alone_names_leads_to_its_places() -> None:
    a, b = pair("Orrin Vale met Mara Quill. Quill left.", "Orrin Vale came home alone.")
    (entry,) = compare(a, b).ledger.only_a.entities
    assert (entry.name, entry.type, entry.b_spans) == ("Mara Quill", "PERSON", ())
    assert [a.article.text[slice(*place)] for place in entry.a_spans] == ["Mara Quill"]


def test_an_entity_of_both_texts_has_its_places_in_both() -> None:
    found = ledger("Orrin Vale spoke.", "On Sunday Orrin Vale listened.").both.entities
    assert found == (Entry("Orrin Vale", "PERSON", ((0, 10),), ((10, 20),)),)


def test_a_family_name_is_the_only_person_who_bears_it() -> None:
    assert names_of(ledger("Vale spoke at length.", "Orrin Vale listened.").both.entities) == ["Vale"]


def test_a_nationality_is_its_country() -> None:
    found = ledger("The Norlandic navy sailed.", "Norland sent its navy.")
    assert found.only_a.entities == found.only_b.entities == ()


def test_an_organisation_is_known_by_its_telling_words() -> None:
    found = ledger("The Harbour Department agreed.", "The Department of Harbour agreed at last.")
    assert found.only_a.entities == ()


def test_a_name_that_stands_in_a_text_where_no_mention_was_found_is_not_missing_there() -> None:
    a, _ = pair("Lantern sailed at dawn.", "")
    _, b = pair("", "They saw Lantern sail.", {})
    found = compare(a, b).ledger
    assert found.both.entities == (Entry("Lantern", "ORG", ((0, 7),), ((9, 16),)),)


def test_numbers_are_known_again_however_they_are_written() -> None:
    found = ledger("A ban of seven years cost $1.2 billion.", "The seven-year ban cost $1.2bn, or 9 percent.")
    assert names_of(found.both.numbers) == ["seven years", "$1.2 billion"]
    assert names_of(found.only_b.numbers) == ["9 percent"]
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("75,000 people", [("75000", "people")]),
        ("80,000 employees", [("80000", "people")]),
        ("about $375 billion in goods", [("375000000000", "dollar")]),
        ("US$2.5m", [("2500000", "dollar")]),
        ("20 million euros", [("20000000", "euro")]),
        ("twenty-one days", [("21", "day")]),
        ("a 14-hour flight", [("14", "hour")]),
        ("two hundred thousand nets", [("200000", "net")]),
        ("50 per cent and 50% and 50 percent", [("50", "percent")] * 3),
        ("May 3 and 4 June", [("503", "date"), ("604", "date")]),
        ("in 2018 and the 1970s", [("2018", "in year"), ("1970", "decade")]),
        ("the No. 4 maker", [("4", "rank")]),
        ("a 94-year-old man", [("94", "age")]),
        ("They may go.", []),
        ("it is " + "9" * 30, []),
        ("9" * 12 + " trillion trillion trillion", [("9" * 12 + "0" * 12, "trillion")]),
        ("Room 12. People came", [("12", "")]),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, wanted: list[tuple[str, str]]) -> None:
    assert values(text) == wanted


def test_a_quantity_ends_before_the_punctuation_after_it() -> None:
    text = "He paid (“$5 million”)."
    (found,) = quantities(words_of(text))
    assert text[found.start : found.end] == "$5 million"
    assert isinstance(found, Quantity)


def test_a_quotation_of_both_texts_may_be_cut_shorter_in_one() -> None:
    found = ledger(
        "“We have nothing left to give them today,” he said.", "He said they had “nothing left to give them.”"
    )
    assert names_of(found.both.quotes) == ["“We have nothing left to give them today,”"]
    assert found.only_b.quotes == ()


def test_words_quoted_in_one_text_and_said_plainly_in_the_other_are_in_both() -> None:
    a, b = pair("“The lamp is out of oil,” she wrote.", "She wrote that the lamp is out of oil.")
    (entry,) = compare(a, b).ledger.both.quotes
    assert [b.article.text[slice(*place)] for place in entry.b_spans] == ["the lamp is out of oil"]


def test_a_quotation_that_was_not_found_elsewhere_stands_alone() -> None:
    found = ledger("“Never again,” he said.", "He was silent.")
    assert names_of(found.only_a.quotes) == ["“Never again,”"]


def test_a_reported_clause_is_no_quotation() -> None:
    a, b = pair("Ann Roe said that the lamp is out of oil.", "The lamp was lit.")
    clause = Quote(18, 40, "Ann Roe", QuoteKind.INDIRECT)
    assert compare(replace(a, tagging=replace(a.tagging, quotes=(clause,))), b).ledger.only_a.quotes == ()


def test_a_quotation_has_whoever_either_text_says_it_is_by() -> None:
    a, b = pair("“The lamp is out of oil,” she wrote.", "“The lamp is out of oil,” she said.")
    said = [
        replace(held, tagging=replace(held.tagging, quotes=(Quote(0, 25, name),)))
        for held, name in ((a, "Ann Roe"), (b, None))
    ]
    (entry,) = compare(*said).ledger.both.quotes
    assert entry.speakers == ("Ann Roe",)
    unlike = replace(b, tagging=replace(b.tagging, quotes=(Quote(0, 25, "Tom Lee"),)))
    (entry,) = compare(said[0], unlike).ledger.both.quotes
    assert entry.speakers == ("Ann Roe", "Tom Lee")


VERSION = "The harbour company, which {} in the two towns on the bay, will close its gates at the end of the month."


def test_an_edit_that_puts_one_value_in_anothers_place_is_a_conflict() -> None:
    a, b = pair(VERSION.format("employs 75,000 people"), VERSION.format("has 80,000 employees"))
    (found,) = compare(a, b).ledger.conflicts
    assert (found.a, found.b) == ("75,000 people", "80,000 employees")
    assert found.about == "people, employees"
    assert a.article.text[slice(*found.a_span)] == "75,000 people"
    assert b.article.text[slice(*found.b_span)] == "80,000 employees"


YARD_A = stored(
    1,
    ["Lantern, which employs 75,000 people, shut its yard in Norland on Monday.", "Orrin Vale wept at the gates."],
    NAMES,
)
YARD_B = stored(
    2,
    ["At the gates of the yard Orrin Vale wept.", "On Monday Lantern closed the Norland yard; it has 80,000 workers."],
    NAMES,
)


def test_accounts_of_one_fact_with_different_values_are_a_conflict() -> None:
    found = compare(YARD_A, YARD_B).ledger.conflicts
    assert [(conflict.a, conflict.b) for conflict in found] == [("75,000 people", "80,000 workers")]


def test_a_conflict_says_whom_it_is_about() -> None:
    (found,) = compare(YARD_A, YARD_B).ledger.conflicts
    assert found.about == "Lantern: people, workers"


def test_the_number_of_people_who_work_for_one_company_is_held_against_the_others() -> None:
    a = stored(1, ["Lantern, which employs about 75,000 people in Norland, has ceased its main work."], NAMES)
    b = stored(2, ["Orrin Vale wept.", "Jobs are at stake: Lantern has roughly 80,000 workers.", "It rained."], NAMES)
    c = stored(3, ["Lantern is old.", "The company employs 60,000 people.", "Mara Quill feeds 90,000 people."], NAMES)
    assert [(found.a, found.b) for found in compare(a, b).ledger.conflicts] == [("75,000 people", "80,000 workers")]
    assert [(found.a, found.b) for found in compare(b, c).ledger.conflicts] == [("80,000 workers", "60,000 people")]


def test_amounts_of_different_things_in_sentences_on_one_subject_are_no_conflict() -> None:
    a = stored(
        1, ["Lantern paid a fine of $50 million to Norland over the sunken barges.", "Orrin Vale signed for it."], NAMES
    )
    b = stored(
        2,
        ["Orrin Vale signed.", "Lantern bought new barges for $34 million, and Norland was asked to lend half of it."],
        NAMES,
    )
    assert compare(a, b).ledger.conflicts == ()


def test_facts_that_were_reported_months_apart_are_no_conflict() -> None:
    def conflicts(first: str, second: str) -> int:
        dated = [
            replace(held, article=replace(held.article, published=day))
            for held, day in ((YARD_A, first), (YARD_B, second))
        ]
        return len(compare(dated[0], dated[1]).ledger.conflicts)

    assert conflicts("2018-05-14", "2018-05-16") == 1
    assert conflicts("2018-05-14", "2019-05-16") == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("was barred for seven years", "had a seven-year ban"),
        ("employs nearly 80,000 people", "employs 78,500 people"),
        ("employs 75,000 people", "employs tens of thousands of people"),
        ("employs over 70,000 people", "employs 75,000 people"),
        ("employs fewer than 80,000 people", "employs 75,000 people"),
        ("paid $1.2 billion", "paid $1.19 billion"),
        ("employs 75,000 people", "has 12 ships"),
        ("paid $5 million", "paid 5 million dollars"),
    ],
)
def test_values_that_agree_or_are_of_different_things_are_no_conflict(a: str, b: str) -> None:
    assert ledger(VERSION.format(a), VERSION.format(b)).conflicts == ()


@pytest.mark.parametrize(
    ("before", "hedge"),
    [
        ("rose to", ""),
        ("was cut to", ""),
        ("is up", ""),
        ("rather than", ""),
        ("up to", "under"),
        ("close to", "under"),
        ("as many as", "under"),
        ("no more than", "under"),
        ("fewer than", "under"),
        ("more than", "over"),
        ("no fewer than", "over"),
        ("at least", "over"),
        ("roughly", "about"),
    ],
)
def test_a_number_is_hedged_by_the_phrase_before_it(before: str, hedge: str) -> None:
    (number,) = quantities(words_of(f"The toll {before} 500 people"))
    assert number.hedge == hedge


def test_what_rose_to_one_value_here_and_to_another_there_is_a_conflict() -> None:
    a = stored(1, ["Inflation in Norland rose to 4.2 percent in May, the statistics office said."], NAMES)
    b = stored(2, ["Norland's inflation rate rose to 4.5% in May, the statistics office said."], NAMES)
    assert [(found.a, found.b) for found in compare(a, b).ledger.conflicts] == [("4.2 percent", "4.5%")]


def test_one_event_on_two_days_is_a_conflict_and_two_days_of_reports_are_none() -> None:
    a = stored(1, ["The trial of Orrin Vale will begin on March 3 in Port Ann."], NAMES)
    b = stored(2, ["Orrin Vale's trial begins in Port Ann on March 5."], NAMES)
    assert [(found.a, found.b) for found in compare(a, b).ledger.conflicts] == [("March 3", "March 5")]
    text = "PORT ANN, March {} (Lantern) - The trial of Orrin Vale was put off once more by the judge."
    early, late = (stored(number, [text.format(number)], NAMES) for number in (3, 4))
    assert compare(early, late).ledger.conflicts == ()
