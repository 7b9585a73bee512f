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
        "The pier was, in the words of the mayor, Olga Brandt, “a wet plank.”",
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


def test_a_body_may_be_named_behind_what_it_does() -> None:
    text = "The company that runs the pier, Microsoft, denies it.\n\n“We did nothing,” they said."
    assert speakers(text) == ["Microsoft"]


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


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ice was thin and the light was poor,” study leader Olga Brandt, a glaciologist at the institute in "
        "Bergen in the west of the country, said in a statement.",
        "“The ice was thin,” comments Olga Brandt in a letter, “as it often is in March.”",
        "Olga Brandt, harbour master of the old port said on television: “We shall see.”",
        "The harbour master, speaking to members of the council, said: “We shall see.”",
        "Olga Brandt who runs a ferry for Hurtigruten said it was “a bad year.”",
        "Olga Brandt, a spokeswoman for the country’s governing Labour Party told reporters it was “a bad year.”",
        "When asked about the ice, she’d respond, “We shall see.”",
        "Head of the Nordic Ferry Company (NFC) Olga Brandt shrugged, saying it was “a bad year.”",
    ],
)
def test_a_speaker_is_found_behind_and_before_what_describes_them(sentence: str) -> None:
    text = f"Olga Brandt is the harbour master.\n\n{sentence}"
    assert set(speakers(text)) == {"Olga Brandt"}


def test_a_body_may_be_written_like_a_pronoun() -> None:
    assert speakers("The World Health Organization met. The plague is “always fatal”, says the WHO.") == [
        "World Health Organization"
    ]


def test_a_study_speaks_for_who_made_it() -> None:
    text = "A 2014 study by the Institute of Marine Research, a think tank, concluded that cod are “on the way north”."
    assert speakers(text) == ["Institute of Marine Research"]


def test_nobody_speaks_of_themselves_by_name() -> None:
    text = "Olga Brandt was tried on Monday. The prosecutor said Brandt had been fired for “a long list of errors.”"
    assert speakers(text) == [None]


def test_somebodys_father_has_no_name() -> None:
    text = "Olga Brandt built her first boat at nine.\n\n“She never stopped,” the father said. “Never.”"
    assert speakers(text) == [None, None]


def test_one_who_writes_on_a_site_is_not_the_site() -> None:
    text = "Twitter was full of it. “Let her go,” wrote one commenter on Twitter."
    assert speakers(text) == [None]


def test_the_partys_leader_is_not_another_partys() -> None:
    text = (
        "Labour Party leader Olga Brandt spoke first. Green Party leader Marek Dunn listened. “We shall pay,” the "
        "Labour Party leader said."
    )
    assert speakers(text) == ["Olga Brandt"]


def test_what_a_country_has_maintained_is_not_said() -> None:
    assert speakers("Norway has maintained a “zero cod” policy for years.") == [None]


def test_what_is_cited_in_a_paragraph_introduces_the_next() -> None:
    text = "According to biologist Olga Brandt, the nets catch up to 80 fish a day.\n\n“And that is a slow day.”"
    assert speakers(text) == ["Olga Brandt"]


def test_a_paragraph_may_begin_with_what_the_editor_has_added() -> None:
    text = "“It was cold,” Olga Brandt said.\n\n“[But] we stayed until the end.”"
    assert speakers(text) == ["Olga Brandt", "Olga Brandt"]


def test_who_is_quoted_by_somebody_else_speaks() -> None:
    text = "Olga Brandt met the press.\n\n“It is late,” Marek Dunn quoted Brandt as saying."
    assert speakers(text) == ["Olga Brandt"]


def test_a_speaker_may_have_two_offices() -> None:
    text = "“It is late,” said Hurtigruten ASA chairman and chief executive officer Olga Brandt."
    assert speakers(text) == ["Olga Brandt"]


def test_several_people_are_not_she() -> None:
    text = "Olga Brandt builds boats. Sailors call them “coffins,” a word that Brandt dislikes. “They float,” she said."
    assert speakers(text)[1:] == ["Olga Brandt"]


def test_what_a_speaker_is_or_has_is_not_spoken() -> None:
    text = "“It is late,” wrote Olga Brandt of Hartfield Securities, who has a “sell” rating on the stock."
    assert speakers(text) == ["Olga Brandt", None]


def test_the_spokesman_speaks_on_for_the_body_that_spoke() -> None:
    text = "“It is late,” a spokesman for Microsoft said.\n\n“Very late,” the spokesman added."
    assert speakers(text) == ["Microsoft", "Microsoft"]
