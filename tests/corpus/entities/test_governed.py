"""Quotes of a few words within a sentence, and words in quotation marks that nobody says."""

from __future__ import annotations

import pytest

from tests.corpus.entities.reading import spoken


def speakers(text: str) -> list[str | None]:
    return [speaker for _, speaker in spoken(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Olga Brandt said that after long talks Norway had concluded the tax was “not fair” to anyone.",
        "Olga Brandt, however, said she was “very moved” by the letters.",
        "The mood was sour, with Lutheran bishop Olga Brandt warning of “a lost winter”.",
        "According to a 2016 survey by Olga Brandt of the University of Tromsø, the habit has been to “look away”.",
        "It all began with orders from Olga Brandt to “spare nobody”.",
        "The union laughed at Olga Brandt’s claim that the pier was “as good as new”.",
        "Olga Brandt, who runs the port, told members of the Hurtig Line, the shipper, on May 3 that she would “cut”.",
        "Marek Dunn welcomed the “new dawn,” as Olga Brandt called the plan.",
        "Olga Brandt: Critics of the plan are “asleep”",
        "In a note published on Monday Olga Brandt asked for calm, adding that she felt “no anger.”",
    ],
)
def test_words_out_of_a_sentence_are_said_by_whom_it_names(sentence: str) -> None:
    assert speakers(f"Mayor Olga Brandt met the union.\n\n{sentence}")[0] == "Olga Brandt"


def test_who_others_have_told_is_not_who_is_asked() -> None:
    text = "Olga Brandt of the Times reports that guards had told tourists to “go home” at once."
    assert speakers(f"Mayor Olga Brandt met the union.\n\n{text}") == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "He spent a year in the old jail, dubbed the “Tromsø Ritz” in town.",
        "The three were known as the “Cod Gang.”",
        "She never used the term “cod gang” at all.",
        "The firm is behind the campaign “Ask me first.”",
        "They liked the so-called “cod gang” a lot.",
        "The account was renamed; its name “PierFacts” was new.",
        "He sang a ballad titled “Winter in Bergen” there.",
    ],
)
def test_what_something_is_called_is_not_spoken(sentence: str) -> None:
    assert speakers(f"“We shall see,” said Olga Brandt.\n\n{sentence}")[1:] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "She denounced what she called the “cod gang” of the port.",
        "The jail, dubbed the “Ritz” by Olga Brandt, is shut.",
        "She called the book “a gift”.",
    ],
)
def test_what_somebody_calls_something_is_theirs(sentence: str) -> None:
    assert speakers(f"“We shall see,” said Olga Brandt. {sentence}")[1:] == ["Olga Brandt"]


def test_the_group_is_the_one_that_people_have_joined() -> None:
    text = (
        "Tenants of Holm Estates have had enough. The group, Tenants Coalition, wrote a letter stating that they “will "
        "not move.”\n\nIn a tweet, the group added that Holm Estates “has not kept its word.”"
    )
    assert set(speakers(text)) == {"Tenants Coalition"}


def test_they_may_be_a_body() -> None:
    text = "Microsoft has twice denied it.\n\n“We did nothing,” they said in a statement.\n\n“In fact, we never did.”"
    assert speakers(text) == ["Microsoft", "Microsoft"]


def test_who_holds_an_office_of_a_country_is_named_elsewhere() -> None:
    text = (
        "Norway’s ambassador to Chile warned that the port “will not wait.”\n\nNorway’s ambassador to Chile, "
        "Olga Brandt, spoke on Monday."
    )
    assert speakers(text) == ["Olga Brandt"]


def test_who_speaks_goes_on_in_the_next_sentence() -> None:
    text = "“The port is empty,” says Olga Brandt. That has led to “ten years of waiting for better weather.”"
    assert speakers(text) == ["Olga Brandt", "Olga Brandt"]


def test_a_view_may_be_given_to_somebody_in_the_next_paragraph() -> None:
    text = "The merger will make a “stronger” port “with room for all.”\n\nThat’s the happy view of mayor Olga Brandt."
    assert speakers(text) == ["Olga Brandt", "Olga Brandt"]


def test_a_headlines_words_are_whose_they_are_below() -> None:
    text = "“Not my pier”\n\nOlga Brandt left. Marek Dunn said: “It was not my pier at all, but the mayor’s.”"
    assert speakers(text) == ["Marek Dunn", "Marek Dunn"]


def test_a_last_name_may_be_a_word_too() -> None:
    text = "“It is late,” said Tom Doctor, a writer. “Very late,” says Doctor."
    assert speakers(text) == ["Tom Doctor", "Tom Doctor"]


def test_who_is_told_does_not_speak() -> None:
    text = "“It is late,” Olga Brandt, head of the pier, told the BBC. “And dark.”"
    assert speakers(text) == ["Olga Brandt", "Olga Brandt"]
