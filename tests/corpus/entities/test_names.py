import pytest

from corpus.entities import tag
from tests.corpus.entities.reading import spans


def test_titles_and_honorifics_stand_outside_of_the_span() -> None:
    assert spans("Commerce Secretary Wilbur Ross met Mr. Hanson and Vice Premier Liu He.") == [
        ("Wilbur Ross", "PERSON"),
        ("Hanson", "PERSON"),
        ("Liu He", "PERSON"),
    ]


def test_an_office_with_of_is_a_title_too() -> None:
    assert spans("They heard Secretary of State Mike Pompeo speak.") == [("Mike Pompeo", "PERSON")]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_stands_outside_of_the_span(mark: str) -> None:
    assert spans(f"They read Huawei{mark}s answer and Angela Merkel{mark}s letter.") == [
        ("Huawei", "ORG"),
        ("Angela Merkel", "PERSON"),
    ]


def test_a_hyphen_parts_two_countries() -> None:
    assert spans("The US-China talks and the U.S.-Chinese rift went on.") == [
        ("US", "GPE"),
        ("China", "GPE"),
        ("U.S.", "GPE"),
        ("Chinese", "NORP"),
    ]


@pytest.mark.parametrize("hyphen", ["-", "–"])
def test_a_summit_named_after_two_people_names_both_and_is_an_event(hyphen: str) -> None:
    tagging = tag(f"Few had foreseen the Trump{hyphen}Kim summit.")
    assert [(mention.type, mention.entity) for mention in tagging.mentions] == [
        ("PERSON", "Donald Trump"),
        ("PERSON", "Kim Jong Un"),
        ("EVENT", "Trump-Kim summit"),
    ]


def test_a_summit_named_after_three_states_is_one_event() -> None:
    tagging = tag("A U.S.-Japan-South Korea summit is planned.")
    assert [mention.entity for mention in tagging.mentions if mention.type == "EVENT"] == [
        "U.S.-Japan-South Korea summit"
    ]


def test_a_summit_that_one_name_stands_before_is_no_event_of_two() -> None:
    assert [kind for _, kind in spans("The Singapore summit was short.")] == ["GPE"]


def test_a_summit_of_states_is_an_event() -> None:
    assert ("Group of 20 summit", "EVENT") in spans("They will meet at the Group of 20 summit in Osaka.")


def test_a_party_and_state_in_brackets_give_only_the_state() -> None:
    assert spans("Rep. Ann Harlow, D-N.Y., voted no.") == [("Ann Harlow", "PERSON"), ("N.Y.", "GPE")]


def test_a_korean_given_name_may_have_a_hyphen() -> None:
    assert spans("The photo shows Kim Jong-un beside Moon Jae-in.") == [
        ("Kim Jong-un", "PERSON"),
        ("Moon Jae-in", "PERSON"),
    ]


def test_a_programme_with_a_country_and_a_year_is_one_name() -> None:
    assert spans("The plan, known as Made in China 2025, names ten industries.") == [("Made in China 2025", "LAW")]


def test_a_surname_that_is_a_word_may_begin_a_sentence() -> None:
    assert spans("Liu He, a top adviser, was there.") == [("Liu He", "PERSON")]


def test_a_surname_that_is_a_month_is_told_from_the_month() -> None:
    assert spans("May said she may go in May.") == [("May", "PERSON"), ("May", "DATE")]


def test_a_preposition_keeps_a_person_and_a_city_apart() -> None:
    assert spans("They saw Li Keqiang in Beijing.") == [("Li Keqiang", "PERSON"), ("Beijing", "GPE")]


def test_a_long_institution_is_one_name_and_its_city_another() -> None:
    assert spans("She runs a project of the Center for Strategic and International Studies in Washington.") == [
        ("Center for Strategic and International Studies", "ORG"),
        ("Washington", "GPE"),
    ]


def test_a_department_of_the_united_states_is_one_name() -> None:
    assert spans("A memo of the U.S. Department of Commerce leaked.") == [("U.S. Department of Commerce", "ORG")]


def test_a_peoples_name_stands_outside_of_its_states_bodies() -> None:
    assert spans("A note from the Chinese Foreign Ministry came.") == [
        ("Chinese", "NORP"),
        ("Foreign Ministry", "ORG"),
    ]


def test_the_north_is_a_country_only_where_the_text_names_it() -> None:
    text = "North Korea fired a missile. Seoul said the North had given no warning."
    assert spans(text) == [("North Korea", "GPE"), ("Seoul", "GPE"), ("North", "GPE")]
    assert ("North", "GPE") not in spans("Snow fell in the North all night.")


def test_capitals_of_a_headline_say_nothing() -> None:
    assert spans("Trump Lifts his Boot from Huawei’s Collar\n\nIt was a long day.") == [
        ("Trump", "PERSON"),
        ("Huawei", "ORG"),
    ]


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert spans("SHANGHAI — As markets fell, traders left.") == [("SHANGHAI", "GPE")]


def test_a_headline_in_capitals_gives_its_names() -> None:
    found = spans("CHINA AND RUSSIA SIGN A PIPELINE DEAL\n\nIt took years.")
    assert ("CHINA", "GPE") in found
    assert ("RUSSIA", "GPE") in found
    assert len(found) <= 3


def test_city_police_name_the_city() -> None:
    assert spans("He was held by Shenzhen police.") == [("Shenzhen", "GPE")]


def test_a_council_and_a_university_take_their_place_with_them() -> None:
    assert spans("The Los Angeles City Council heard a professor of the University of Oslo.") == [
        ("Los Angeles City Council", "ORG"),
        ("University of Oslo", "ORG"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Ursula von der Leyen",
        "Bill de Blasio",
        "Mohammed bin Salman",
        "Nicolás Maduro",
        "Thomas L. Friedman",
        "Robert Downey Jr.",
        "Chris Van Hollen",
        "Annie Saint-Jacques",
        "Walter Mahindra",
    ],
)
def test_particles_accents_initials_and_suffixes_belong_to_a_name(name: str) -> None:
    assert spans(f"On stage they met {name} and left.") == [(name, "PERSON")]


def test_a_country_is_not_a_first_name_of_its_king() -> None:
    assert spans("They met Jordan's King Abdullah today in Amman.")[:2] == [("Jordan", "GPE"), ("Abdullah", "PERSON")]


def test_a_company_goes_with_its_suffix() -> None:
    assert spans("Shares of Harrow Lumber Inc. rose.") == [("Harrow Lumber Inc.", "ORG")]


def test_parties_members_are_a_group() -> None:
    assert spans("Some Republicans and Democrats agreed.") == [("Republicans", "NORP"), ("Democrats", "NORP")]


def test_a_name_that_is_sure_once_is_that_everywhere() -> None:
    text = "Tamsin Orlebar founded the firm in 1990. Years later Orlebar sold it."
    assert ("Orlebar", "PERSON") in spans(text)


def test_a_stock_market_code_is_no_name() -> None:
    assert spans("The shares (000063.SZ) fell.") == []


def test_the_first_word_of_a_sentence_is_not_a_name_for_its_capital() -> None:
    assert spans("Tariffs rose. Nobody minded. Trade went on.") == []


def test_a_comma_separated_list_of_people_with_initials_is_cut_rightly() -> None:
    assert spans("By Anna Swann, David E. Hanger and Ray Zhang") == [
        ("Anna Swann", "PERSON"),
        ("David E. Hanger", "PERSON"),
        ("Ray Zhang", "PERSON"),
    ]


def test_a_word_of_a_headline_is_no_name_for_its_capital() -> None:
    assert spans("Why Huawei Got Away With Murk\n\nIt is not clear.") == [("Huawei", "ORG")]


def test_a_law_keeps_its_year() -> None:
    assert spans("They invoked the Trade Act of 1974 again.") == [("Trade Act of 1974", "LAW")]


def test_a_department_that_is_part_of_a_title_is_no_body() -> None:
    assert spans("U.S. Treasury Secretary Steven Mnuchin left.") == [("U.S.", "GPE"), ("Steven Mnuchin", "PERSON")]


def test_an_ordinary_word_of_the_text_is_no_name_for_opening_a_headline() -> None:
    text = "Ferry company stops night crossings\n\nThe ferry was late. Harbour officials waited. Passengers left."
    assert spans(text) == []


def test_somebody_with_an_office_behind_a_comma_is_a_person() -> None:
    assert spans("Ines Calder, the mayor, wants more money.") == [("Ines Calder", "PERSON")]


def test_an_ordinary_word_before_a_name_is_not_part_of_it() -> None:
    assert spans("Engineers Anna Bolt and Tim Roe left.") == [("Anna Bolt", "PERSON"), ("Tim Roe", "PERSON")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chipmaker Aldrona said it would hire.", "Aldrona"),
        ("Shares of Zaltrix fell on Monday.", "Zaltrix"),
        ("Zaltrix rose 4 percent on Monday.", "Zaltrix"),
        ("Zaltrix's chief executive left on Monday.", "Zaltrix"),
        ("The lender, Crestbank, failed on Monday.", "Crestbank"),
        ("Zaltrix, a maker of lasers, failed on Monday.", "Zaltrix"),
    ],
)
def test_what_is_said_of_companies_makes_a_company(text: str, name: str) -> None:
    assert (name, "ORG") in spans(text)


def test_a_body_is_called_by_the_beginning_of_its_name() -> None:
    text = "Meridian Resources Ltd. closed the mine. Workers said Meridian owed them money."
    assert ("Meridian", "ORG") in spans(text)


def test_an_unknown_town_is_a_place_where_something_happens() -> None:
    assert spans("The boats stayed in Elmsvik all day.") == [("Elmsvik", "GPE")]


def test_a_town_that_wins_is_its_club() -> None:
    text = "Leeds beat Everton 2-1 in the league. The striker scored two goals in the match. The coach of Leeds smiled."
    assert [kind for name, kind in spans(text) if name in {"Leeds", "Everton"}] == ["ORG"] * 3


def test_a_hospital_keeps_its_saint() -> None:
    assert spans("He woke up at St Brannock's Hospital.") == [("St Brannock's Hospital", "ORG")]


def test_a_products_model_belongs_to_its_name() -> None:
    assert spans("They compared the iPhone X with the Mate 20 Pro.") == [
        ("iPhone X", "PRODUCT"),
        ("Mate 20 Pro", "PRODUCT"),
    ]


def test_an_initialism_that_names_nothing_is_no_name() -> None:
    assert spans("The GDP grew, and AI is everywhere.") == []


def test_a_possessive_between_a_state_and_its_ministry_parts_them() -> None:
    assert spans("They read China's Foreign Ministry note.")[:2] == [("China", "GPE"), ("Foreign Ministry", "ORG")]


@pytest.mark.parametrize(
    "name",
    [
        "Trade and Industry Department",
        "Hong Kong and Macau Affairs Office",
        "National Disaster Preparedness and Relief Council",
        "Securities and Exchange Board of Nepal",
        "Ministry of Economy, Trade and Industry",
        "Senate Committee on Commerce, Science, and Transportation",
        "Department for Digital, Culture, Media and Sport",
        "Confederation of All India Traders",
        "Chamber of Commerce in South Korea",
        "Columbia University Medical Center",
        "Democratic Alliance for the Betterment and Progress of Macau",
        "Chinese Embassy",
        "Farmers' Union",
        "Lockheed Martin India",
        "Sunday Times",
        "Directorate General of Health Services",
    ],
)
def test_a_body_keeps_all_the_words_of_its_name(name: str) -> None:
    assert spans(f"They wrote to the {name} on a rainy day.") == [(name, "ORG")]


def test_and_between_two_bodies_parts_them() -> None:
    text = "The White House and Justice Department were silent. Senators and Commerce Department officials met."
    assert spans(text) == [("White House", "ORG"), ("Justice Department", "ORG"), ("Commerce Department", "ORG")]


def test_an_office_with_two_subjects_is_a_title_too() -> None:
    assert spans("They heard Secretary for Commerce and Economic Development Ng Wai-lam speak.") == [
        ("Ng Wai-lam", "PERSON")
    ]


def test_a_western_name_may_go_on_in_chinese() -> None:
    assert spans("They met Chief Executive Carrie Lam Cheng Yuet-ngor.") == [("Carrie Lam Cheng Yuet-ngor", "PERSON")]


def test_a_law_and_games_begin_with_their_country_or_people() -> None:
    assert spans("The Taiwan Travel Act came up at the Asian Games.") == [
        ("Taiwan Travel Act", "LAW"),
        ("Asian Games", "EVENT"),
    ]


def test_a_country_that_is_a_first_name_begins_a_persons() -> None:
    assert spans("They asked Chad Orlebar about oil in Chad.") == [("Chad Orlebar", "PERSON"), ("Chad", "GPE")]


def test_a_hurricane_is_an_event() -> None:
    assert spans("Homes were lost to Hurricane Florence.") == [("Hurricane Florence", "EVENT")]


def test_an_institution_is_called_by_its_head() -> None:
    text = "The European Commission met twice. Critics said the Commission had been slow, as any commission is."
    assert spans(text) == [("European Commission", "ORG"), ("Commission", "ORG")]


def test_a_company_that_has_the_name_of_a_thing_is_told_from_it() -> None:
    assert spans("Targets were missed. An orange is a fruit. Visa rules changed.") == []
    assert spans("Qualcomm and Arm design chips, and shares of Arm rose.") == [
        ("Qualcomm", "ORG"),
        ("Arm", "ORG"),
        ("Arm", "ORG"),
    ]


def test_a_title_case_headline_gives_its_names_only() -> None:
    assert spans("Trump Takes his Foot off Huawei's Neck\n\nIt was a long day.") == [
        ("Trump", "PERSON"),
        ("Huawei", "ORG"),
    ]


def test_a_king_behind_a_country_does_not_make_the_country_a_player() -> None:
    text = "Michael Jordan scored again and again. Jordan smiled. Jordan's King Abdullah watched from Amman."
    assert spans(text) == [
        ("Michael Jordan", "PERSON"),
        ("Jordan", "PERSON"),
        ("Jordan", "GPE"),
        ("Abdullah", "PERSON"),
        ("Amman", "GPE"),
    ]


def test_behind_a_writer_stands_whom_the_writer_is_with() -> None:
    text = "By Ruben Ekwalden, Meridian Wire\n\nThe ferry was sold on Monday, the town's council said in the evening."
    assert spans(text)[:2] == [("Ruben Ekwalden", "PERSON"), ("Meridian Wire", "ORG")]
    for role in ("Staff Writer", "Business Editor", "Senior Correspondent"):
        assert spans(text.replace("Meridian Wire", role))[0] == ("Ruben Ekwalden", "PERSON")
        assert role not in {words for words, _ in spans(text.replace("Meridian Wire", role))}


def test_a_byline_names_people_whom_no_list_knows() -> None:
    text = "Ferry runs again\n\nBy Becka Sandqvirt and Zimpy Orlebar in Oslo\n\nThe ferry ran again."
    assert spans(text) == [("Becka Sandqvirt", "PERSON"), ("Zimpy Orlebar", "PERSON"), ("Oslo", "GPE")]


def test_a_party_stands_before_an_unknown_town_too() -> None:
    assert ("Hermanvik", "GPE") in spans("Rep. Ann Harlow, R-Hermanvik, voted no.")


def test_a_ship_keeps_what_stands_before_its_name() -> None:
    assert spans("They served aboard the USS Ronald Reagan.") == [("USS Ronald Reagan", "PRODUCT")]


def test_a_county_is_a_place_with_its_name() -> None:
    assert spans("They drove through St. Louis County and Orange County.") == [
        ("St. Louis County", "GPE"),
        ("Orange County", "GPE"),
    ]


def test_a_known_company_goes_on_in_ordinary_words() -> None:
    assert spans("The sensors of Toshiba Memory and Air Norvik are new.") == [
        ("Toshiba Memory", "ORG"),
        ("Air Norvik", "ORG"),
    ]
    assert spans("Huawei Ban Hurts Google Phone Sales\n\nIt was a long day.") == [("Huawei", "ORG"), ("Google", "ORG")]


def test_a_law_may_join_two_things() -> None:
    assert spans("They read the ZTE Enforcement Review and Oversight Act again.") == [
        ("ZTE Enforcement Review and Oversight Act", "LAW")
    ]


def test_a_town_is_not_its_newspaper() -> None:
    text = "The ferry links Greyvik with the islands. Ann Tarr told the Greyvik Courier that shops in Greyvik had shut."
    assert [name for name, kind in spans(text) if kind == "GPE"] == ["Greyvik", "Greyvik"]


def test_a_given_name_of_two_words_belongs_to_an_eastern_name() -> None:
    assert spans("They heard Education Minister Ong Ye Kung speak.") == [("Ong Ye Kung", "PERSON")]


def test_a_word_with_a_capital_inside_is_a_company() -> None:
    assert spans("The lander was built by Zaltrix and OrbIL engineers.")[-1] == ("OrbIL", "ORG")


def test_an_acronym_of_words_in_small_letters_is_no_name() -> None:
    assert spans("He has harbour pneumonitis, or HP. HP is rare.") == []
    assert spans("The special purpose vehicle (SPV) was set up, and SPV debts rose.") == []
    assert ("NDC", "ORG") in spans("The national development council (NDC) met. The NDC agreed.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Piet Van Der Berg there.", "Piet Van Der Berg"),
        ("They met Oscar De La Rosa there.", "Oscar De La Rosa"),
        ("Kari de Grasso left. De Grasso will return.", "De Grasso"),
        ("Kari van der Berg left. Van der Berg will return.", "Van der Berg"),
        ("They met the singer Ally Brooke there.", "Ally Brooke"),
    ],
)
def test_a_person_is_read_whole(text: str, name: str) -> None:
    assert (name, "PERSON") in spans(text)


def test_a_country_that_plays_stays_a_country() -> None:
    text = "Norway beat Denmark 3-1 in the final. The striker scored twice and the coach of Norway cheered."
    assert ("Norway", "GPE") in spans(text)
    assert ("Denmark", "GPE") in spans(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It grew under the Obama White House.", [("Obama", "PERSON"), ("White House", "ORG")]),
        ("The Trump Justice Department sued.", [("Trump", "PERSON"), ("Justice Department", "ORG")]),
        ("The talk was led by von Weizsäcker again.", [("von Weizsäcker", "PERSON")]),
        ("The Marlow County Sheriff’s Department said so.", [("Marlow County Sheriff’s Department", "ORG")]),
    ],
)
def test_a_name_ends_where_another_begins(text: str, names: list[tuple[str, str]]) -> None:
    assert spans(text) == names
