import pytest

from corpus.article import EntityType
from corpus.entities import entity_key
from corpus.entities.shortening import abbreviates, callings, surnames
from tests.corpus.entities.reading import entities


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("Trump", "Donald Trump"),
        ("Donald J. Trump", "Donald Trump"),
        ("the U.S.", "United States"),
        ("America", "United States"),
        ("Washington", "Washington, D.C."),
        ("Congress", "U.S. Congress"),
        ("the Commerce Department", "U.S. Department of Commerce"),
        ("the United States Department of Commerce", "U.S. Department of Commerce"),
        ("Republicans", "Republican Party"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Chinese", "Chinese"),
    ],
)
def test_forms_have_one_canonical_name(form: str, canonical: str) -> None:
    assert list(entities(f"They wrote about {form} again.").values()) == [canonical]


def test_a_surname_goes_to_the_full_name_of_the_article() -> None:
    assert entities("Liu He landed on Monday. Mr. Liu will stay.")["Liu"] == "Liu He"
    assert entities("Gareth Pennington spoke. Mr. Pennington left.")["Pennington"] == "Gareth Pennington"


def test_an_acronym_goes_to_the_body_it_was_made_of() -> None:
    assert entities("The Alpine Rescue Council (ARC) met. The ARC agreed.")["ARC"] == "Alpine Rescue Council"


def test_an_ambiguous_surname_stays_bare() -> None:
    found = entities("Wang Yi flew home with Wang Qishan. Mr. Wang spoke.")
    assert found["Wang Yi"] == "Wang Yi"
    assert found["Wang Qishan"] == "Wang Qishan"
    assert found["Wang"] == "Wang"


def test_people_of_one_surname_are_not_merged() -> None:
    found = entities("Donald Trump, Ivanka Trump and Donald Trump Jr. dined. Later Kim Jong Un met Kim Yong Chol.")
    names = ("Donald Trump", "Ivanka Trump", "Donald Trump Jr.", "Kim Jong Un", "Kim Yong Chol")
    assert [found[name] for name in names] == list(names)


def test_a_bare_surname_of_somebody_famous_goes_to_a_namesake_whom_the_article_names() -> None:
    assert entities("Eleanor Trump runs a bakery. Ms. Trump opens at six.")["Trump"] == "Eleanor Trump"


def test_somebody_known_by_surname_alone_goes_before_kin() -> None:
    found = entities("Ivanka Trump and Eric Trump sat down. Trump spoke first.")
    assert found["Trump"] == "Donald Trump"
    assert entities("Ivanka Trump sat down. Ms. Trump spoke first.")["Trump"] == "Ivanka Trump"


@pytest.mark.parametrize("relative", ["Donald Trump Jr.", "Ivanka Trump", "Melania Trump"])
def test_kin_of_somebody_known_by_surname_do_not_take_it_over(relative: str) -> None:
    assert entities(f"{relative} sat down. Later Trump spoke.")["Trump"] == "Donald Trump"


def test_an_east_asian_surname_goes_to_whom_the_article_names() -> None:
    assert entities("Kim Yong Chol flew in. Kim will stay.")["Kim"] == "Kim Yong Chol"
    assert entities("Kim Yong Chol flew in with Kim Jong Un. Kim will stay.")["Kim"] == "Kim Jong Un"
    assert entities("Kim Yong Chol flew in with Kim Yo Jong. Kim will stay.")["Kim"] == "Kim"


def test_a_short_name_goes_to_the_one_body_that_begins_so() -> None:
    text = "Lonestar Wireless Inc. was fined. A lawyer for Lonestar Wireless spoke."
    assert entities(text)["Lonestar Wireless"] == "Lonestar Wireless Inc."


@pytest.mark.parametrize(
    ("text", "form", "canonical"),
    [
        ("Lockheed Martin Corp fell. Lockheed Martin rose.", "Lockheed Martin Corp", "Lockheed Martin"),
        ("The Northern Water Board (NWB) met. The NWB agreed.", "NWB", "Northern Water Board"),
        ("Ruth B. Lund spoke on Monday. Then Ruth Lund left.", "Ruth Lund", "Ruth B. Lund"),
        (
            "The Ministry of Water Works met. The Water Works Ministry agreed.",
            "Water Works Ministry",
            "Ministry of Water Works",
        ),
        ("Karl Lindgren woke. Lindgren rose. His cousin Paula Lindgren slept.", "Lindgren", "Karl Lindgren"),
        ("Karl Lindgren and his wife, Paula Lindgren, sat. Mrs. Lindgren rose.", "Lindgren", "Paula Lindgren"),
        ("The People's Reform Congress met in Lagos. The PRC agreed.", "PRC", "People's Reform Congress"),
    ],
)
def test_a_form_goes_to_whom_the_article_means(text: str, form: str, canonical: str) -> None:
    assert entities(text)[form] == canonical


@pytest.mark.parametrize(
    ("short", "name", "made"),
    [
        ("AfDB", "African Development Bank", True),
        ("NFFO", "National Federation of Fishermen's Organisations", True),
        ("UTWD", "Upper Tarlow Watershed District", True),
        ("MoD", "Ministry of Defence", True),
        ("EU", "African Development Bank", False),
        ("ADX", "African Development Bank", False),
        ("A", "African", False),
        ("(", "", False),
    ],
)
def test_a_short_form_in_brackets_is_made_of_the_name_before_it(short: str, name: str, made: bool) -> None:
    assert abbreviates(short, name) is made


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Kim Jong-un", "Kim Jong Un", EntityType.PERSON),
        ("Nicolás Maduro", "Nicolas Maduro", EntityType.PERSON),
        ("The Hague", "hague", EntityType.GPE),
        ("U.S. Congress", "US Congress", EntityType.ORG),
    ],
)
def test_a_key_is_blind_to_small_differences(one: str, other: str, kind: EntityType) -> None:
    assert entity_key(one, kind) == entity_key(other, kind)


def test_a_key_tells_amounts_apart() -> None:
    assert entity_key("$1.2 billion", EntityType.MONEY) != entity_key("$12 billion", EntityType.MONEY)


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("Wilbur L. Ross", EntityType.PERSON, {"ross", "wilbur ross"}),
        ("Ursula von der Leyen", EntityType.PERSON, {"leyen", "der leyen", "von der leyen"}),
        ("Alexandria Ocasio-Cortez", EntityType.PERSON, {"cortez", "ocasio cortez"}),
        ("Mary Ellen Holt", EntityType.PERSON, {"holt"}),
        ("Donald Trump Jr.", EntityType.PERSON, {"trump"}),
        ("Xi Jinping", EntityType.PERSON, {"xi"}),
        ("Holt", EntityType.PERSON, set()),
        ("Lonestar Wireless Co., Ltd.", EntityType.ORG, {"lonestar wireless"}),
        ("Helm & Co.", EntityType.ORG, set()),
        ("Ashby", EntityType.GPE, set()),
    ],
)
def test_an_entity_may_be_called_by_shorter_names(name: str, kind: EntityType, called: set[str]) -> None:
    assert callings(name, kind) == called


def test_an_east_asian_surname_stands_first_and_a_western_one_last() -> None:
    assert surnames("Xi Jinping") == {"xi"}
    assert surnames("Moon Jae-in") == {"moon"}
    assert surnames("Kim Cattrall") == {"cattrall"}
    assert "von der leyen" in surnames("Ursula von der Leyen")


def test_a_full_name_with_a_middle_name_is_the_one_without() -> None:
    found = entities("Kari Lund spoke. Kari Anne Lund, the clerk, left. Lund returned.")
    assert set(found.values()) == {"Kari Lund"}


def test_a_surname_of_several_words_goes_to_the_full_name() -> None:
    assert entities("She met Piet van der Berg. Mr. Van der Berg left.")["Van der Berg"] == "Piet van der Berg"


def test_names_with_an_initial_and_without_are_one() -> None:
    assert len(set(entities("Samuel Okafor spoke. Samuel T. Okafor left. Samuel Okafor returned.").values())) == 1
