import pytest

from tests.corpus.entities.reading import spoken


def test_a_speaker_stands_behind_the_verb() -> None:
    assert spoken("“It will rain,” said Maria Keller, a farmer.") == [("“It will rain,”", "Maria Keller")]


def test_a_speaker_stands_before_the_verb() -> None:
    assert spoken('"It will rain," Maria Keller said on Monday.') == [('"It will rain,"', "Maria Keller")]


def test_a_speaker_stands_before_the_quote() -> None:
    assert spoken("Maria Keller, a farmer, said: “It will rain.”") == [("“It will rain.”", "Maria Keller")]


def test_a_speaker_is_named_with_according_to() -> None:
    assert spoken("It was “a wet year,” according to Maria Keller.") == [("“a wet year,”", "Maria Keller")]


def test_a_pronoun_is_the_last_person() -> None:
    text = "Maria Keller runs a farm in Bavaria. “It will rain,” she said."
    assert spoken(text) == [("“It will rain,”", "Maria Keller")]


def test_an_office_is_the_last_speaker_or_who_was_named_with_it() -> None:
    text = "“It will rain,” Senator Maria Keller said. The senator added: “And soon.”"
    assert spoken(text)[1] == ("“And soon.”", "Maria Keller")


def test_a_programmes_title_behind_a_possessive_is_not_spoken() -> None:
    assert spoken('Maria Keller told CNBC\'s "Morning Roads" about it.') == [('"Morning Roads"', None)]


def test_a_person_goes_before_the_body_they_speak_for() -> None:
    text = "“It will rain,” said Commerce Department spokeswoman Maria Keller."
    assert spoken(text) == [("“It will rain,”", "Maria Keller")]


def test_the_company_is_the_one_named_last() -> None:
    text = "Shares of Huawei fell.\n\nThe company said it had halted “all major work” there."
    assert spoken(text) == [("“all major work”", "Huawei")]


def test_a_bodys_paper_speaks_for_it() -> None:
    text = "“There is no excuse,” the Commerce Department’s notice of Monday said."
    assert spoken(text) == [("“There is no excuse,”", "U.S. Department of Commerce")]


def test_a_tweet_is_spoken_by_who_wrote_it() -> None:
    text = '"Too wet," Maria Keller wrote. "We need a dry week!"'
    assert spoken(text) == [('"Too wet,"', "Maria Keller"), ('"We need a dry week!"', "Maria Keller")]


def test_a_verb_in_ing_goes_with_the_subject_of_its_sentence() -> None:
    text = "Maria Keller left early, adding that it was “no weather for hay.”"
    assert spoken(text) == [("“no weather for hay.”", "Maria Keller")]


def test_scare_quotes_have_no_speaker() -> None:
    assert spoken("Hawks see such firms as “rivals,” or worse.") == [("“rivals,”", None)]


def test_an_unnamed_source_has_no_name() -> None:
    text = "Maria Keller left. “It was over,” one official told reporters."
    assert spoken(text)[0][1] is None


def test_a_quote_goes_on_over_paragraphs() -> None:
    text = "“It rained for weeks,” Maria Keller said. “We lost it all.\n\n“Then the sun came.”"
    assert spoken(text) == [
        ("“It rained for weeks,”", "Maria Keller"),
        ("“We lost it all.", "Maria Keller"),
        ("“Then the sun came.”", "Maria Keller"),
    ]


def test_single_marks_inside_belong_to_the_quote() -> None:
    assert spoken("“He said ‘no’ twice,” said Maria Keller.") == [("“He said ‘no’ twice,”", "Maria Keller")]


def test_a_mark_that_is_never_closed_makes_no_quote() -> None:
    assert spoken("He wrote “and stopped.\n\nThen he left.") == []


def test_british_quotes_stand_between_single_marks() -> None:
    assert spoken("‘It’s the workers’ pay that counts,’ said Maria Keller.") == [
        ("‘It’s the workers’ pay that counts,’", "Maria Keller")
    ]
    assert spoken("'It will rain,' Maria Keller said. 'We don't like it.'") == [
        ("'It will rain,'", "Maria Keller"),
        ("'We don't like it.'", "Maria Keller"),
    ]


def test_an_apostrophe_opens_no_quote() -> None:
    assert spoken("The workers' pay and the farmers' debts rose in the '90s, as in the band 'n' bar.") == []


def test_a_state_speaks_through_its_ministry_in_small_letters() -> None:
    assert spoken("China's foreign ministry said the note was “of no value.”") == [("“of no value.”", "China")]


def test_an_aide_speaks_and_not_whom_they_serve() -> None:
    assert spoken("“It will rain,” added Tom Roe’s spokeswoman, Maria Keller.") == [("“It will rain,”", "Maria Keller")]


def test_an_age_stands_for_a_person() -> None:
    assert spoken("Maria Keller left. “It will rain,” the 43-year-old said.") == [("“It will rain,”", "Maria Keller")]


def test_a_colon_alone_gives_the_word() -> None:
    assert spoken("Maria Keller, a farmer: “It will rain.”") == [("“It will rain.”", "Maria Keller")]


def test_who_is_named_by_office_speaks_next() -> None:
    text = (
        "“It will rain,” Tom Roe said. The mayor, Maria Keller, told reporters it was late. “We shall see,” she said."
    )
    assert spoken(text)[1] == ("“We shall see,”", "Maria Keller")


@pytest.mark.parametrize("quote", ["«It will rain,»", "„It will rain,“", "»It will rain,«", "„It will rain,”"])
def test_other_marks_hold_quotes_too(quote: str) -> None:
    assert spoken(f"{quote} says Maria Keller.") == [(quote, "Maria Keller")]


def test_she_is_a_woman_and_he_is_a_man() -> None:
    text = "“It will rain,” Maria Keller said. Tom Roe nodded at that, and left. “And soon,” she said. “No,” he said."
    assert [speaker for _, speaker in spoken(text)] == ["Maria Keller", "Maria Keller", "Tom Roe"]


def test_a_title_tells_whether_a_name_is_a_womans() -> None:
    text = "Mr. Adeze met Ms. Obuya at noon. “It will rain,” he said. “It will not,” she said."
    assert [speaker for _, speaker in spoken(text)] == ["Adeze", "Obuya"]


def test_a_tweet_is_signed_below_it() -> None:
    text = "Here is what set it off:\n\n“It will rain. Sad!”\n\n— Maria Keller (@mkeller) June 3, 2018"
    assert spoken(text) == [("“It will rain. Sad!”", "Maria Keller")]


def test_a_colon_after_a_sentence_about_somebody_gives_them_the_word() -> None:
    assert spoken("Maria Keller was blunt: “It will rain.”") == [("“It will rain.”", "Maria Keller")]


def test_who_a_sentence_is_about_speaks_the_quote_behind_it() -> None:
    assert spoken("Maria Keller shook her head. “It will rain.”") == [("“It will rain.”", "Maria Keller")]


def test_an_interviewers_questions_are_answered_by_whom_the_text_is_about() -> None:
    text = "Talking to Maria Keller\n\nHow is the hay?\n\n“Wet.”\n\nAnd the road?\n\n“Shut.”"
    assert [speaker for _, speaker in spoken(text)] == ["Maria Keller", "Maria Keller"]


def test_two_who_speak_by_turns_go_on_so() -> None:
    text = "“Wet,” says Maria Keller.\n\n“Dry,” says Tom Roe.\n\n“Wet,” Maria Keller says again.\n\n“Dry as a bone.”"
    assert [speaker for _, speaker in spoken(text)][-1] == "Tom Roe"


def test_the_title_of_a_work_is_not_spoken() -> None:
    assert spoken("Maria Keller recalled it in her memoir, “Rain and Hay.”") == [("“Rain and Hay.”", None)]


def test_who_names_something_is_behind_by() -> None:
    assert spoken("The road was called “a disgrace” by Maria Keller.") == [("“a disgrace”", "Maria Keller")]


def test_what_something_is_called_by_no_one_is_nobodys() -> None:
    assert spoken("Maria Keller left. The road is called “the snake” in town.")[0][1] is None


def test_a_spokesperson_without_a_name_speaks_for_a_body() -> None:
    assert spoken("“It is open,” a spokesman for Huawei said.") == [("“It is open,”", "Huawei")]
    assert spoken("“It is open,” said a Huawei spokeswoman.") == [("“It is open,”", "Huawei")]


def test_a_peoples_ministry_speaks_for_their_country() -> None:
    text = "China protested. The note was “of no value,” the Chinese foreign ministry said."
    assert spoken(text) == [("“of no value,”", "China")]


def test_a_headline_gives_the_word_to_who_is_named_below() -> None:
    text = "‘It will rain,’ says farmer\n\nMaria Keller warned the council on Monday."
    assert spoken(text)[0] == ("‘It will rain,’", "Maria Keller")


def test_a_verb_that_nobody_knows_still_gives_the_word() -> None:
    assert spoken("“It will rain,” Maria Keller rhapsodized.") == [("“It will rain,”", "Maria Keller")]


def test_every_quote_of_one_endless_sentence_is_found() -> None:
    assert len(spoken("“a” said " * 500)) == 500


def test_who_is_named_after_the_first_words_may_speak_in_them() -> None:
    text = "A judge accused the town of “hiding the road.”\n\n“It is gone,” District Judge Maria Keller said."
    assert spoken(text)[0] == ("“hiding the road.”", "Maria Keller")


def test_a_place_between_somebody_and_the_verb_does_not_speak() -> None:
    assert spoken("An official in Paris on Friday called it “a bad road.”") == [("“a bad road.”", None)]


def test_who_was_quoted_as_saying_it_said_it() -> None:
    text = "Maria Keller left. “It will rain,” she was quoted as saying."
    assert spoken(text) == [("“It will rain,”", "Maria Keller")]


def test_a_party_and_a_state_in_brackets_end_no_sentence() -> None:
    assert spoken("Sen. Maria Keller (R-Ky.) called it “a bad road.”") == [("“a bad road.”", "Maria Keller")]


def test_who_has_no_name_is_not_taken_for_somebody_who_has() -> None:
    text = "Tom Roe left. A driver at the pier said that the road was shut. “Go home,” he said."
    assert spoken(text) == [("“Go home,”", None)]
