"""What a person decides about names holds over the library, is remembered, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from corpus.errors import NotFoundError, ZteError
from corpus.library import Library
from corpus.names import naming
from corpus.names.rulings import NameDecision, Verb
from corpus.store.records import NewArticle, Remade
from tests.corpus.texts import new_article

PERSON, ORG, LOC = EntityType.PERSON, EntityType.ORG, EntityType.LOC

VISIT = new_article(
    "The visit",
    "Kim Jong Un landed. “We are glad,” Kim said. Zenda Works paid for it, and Zenda Labs did not.",
    {
        "Kim Jong Un": ("Kim Jong Un", PERSON),
        "Kim": ("Kim Jong Un", PERSON),
        "Zenda Works": ("Zenda Works", ORG),
        "Zenda Labs": ("Zenda Labs", ORG),
    },
)
ENVOY = new_article("The envoy", "“It is over,” Kim said in the Tarn.", {"Kim": ("Kim", PERSON), "Tarn": ("Tarn", ORG)})
BALL = new_article("The ball", "Kim Yong Chol danced.", {"Kim Yong Chol": ("Kim Yong Chol", PERSON)})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as made:
        made.add([VISIT, ENVOY])
        yield made


def counts(library: Library) -> dict[tuple[str, str], int]:
    return {(row.name, str(row.type)): row.mentions for row in library.entities()}


def merge(library: Library, one: str, other: str) -> NameDecision:
    return library.decide_names(lambda door: naming.merge(door, naming.chosen(door, one), naming.chosen(door, other)))


def rename(library: Library, one: str, name: str) -> NameDecision:
    return library.decide_names(lambda door: naming.rename(door, naming.chosen(door, one), name))


def retype(library: Library, one: str, kind: EntityType) -> NameDecision:
    return library.decide_names(lambda door: naming.retype(door, naming.chosen(door, one), kind))


def split(
    library: Library, one: str, form: str | None = None, articles: tuple[int, ...] = (), name: str | None = None
) -> NameDecision:
    return library.decide_names(
        lambda door: naming.split(door, naming.chosen(door, one), form=form, articles=articles, name=name)
    )


def undo(library: Library, *numbers: int) -> None:
    library.decide_names(lambda door: naming.undo(door, numbers))


def anew(library: Library, number: int, new: NewArticle) -> None:
    """Put an article in its place again, as cleaning and tagging it again does."""
    library.replace([Remade(library.origin(number), new.article, new.tagging, new.format)])


def test_merged_entities_are_counted_as_one_under_the_name_of_the_second(library: Library) -> None:
    before = library.revision()
    merge(library, "Zenda Labs", "Zenda Works")
    assert counts(library)["Zenda Works", "ORG"] == 2
    assert library.find_entity("zenda labs").name == "Zenda Works"
    assert {mention.entity for mention in library.article(1).tagging.mentions} == {"Kim Jong Un", "Zenda Works"}
    assert library.changes(before).changed == [1]


def test_what_is_merged_again_goes_all_the_way(library: Library) -> None:
    merge(library, "Zenda Labs", "Zenda Works")
    merge(library, "Zenda Works", "Tarn")
    assert counts(library)["Tarn", "ORG"] == 3
    undo(library, 1)
    assert (counts(library)["Tarn", "ORG"], counts(library)["Zenda Labs", "ORG"]) == (2, 1)


def test_an_entity_merged_there_and_back_is_one_still(library: Library) -> None:
    merge(library, "Zenda Labs", "Zenda Works")
    rename(library, "Zenda Works", "Zenda Labs Inc.")
    rename(library, "Zenda Labs Inc.", "Zenda Works")
    assert counts(library)["Zenda Works", "ORG"] == 2


def test_a_renamed_entity_keeps_the_surnames_that_were_tied_to_it(library: Library) -> None:
    before = library.revision()
    rename(library, "Kim Jong Un", "The Marshal")
    assert counts(library)["The Marshal", "PERSON"] == 3
    assert library.find_entity("Kim").name == library.find_entity("the marshal").name == "The Marshal"
    assert {quote.speaker for number in (1, 2) for quote in library.article(number).tagging.quotes} == {"The Marshal"}
    assert library.changes(before).changed == [1, 2]


def test_a_name_can_be_spelled_otherwise(library: Library) -> None:
    rename(library, "Zenda Works", "ZENDA works")
    assert ("ZENDA works", "ORG") in counts(library)
    undo(library, 1)
    assert ("Zenda Works", "ORG") in counts(library)


def test_an_entity_of_another_type_joins_one_of_that_name(library: Library) -> None:
    retype(library, "Tarn", LOC)
    assert counts(library)["Tarn", "LOC"] == 1
    assert [str(mention.type) for mention in library.article(2).tagging.mentions] == ["PERSON", "LOC"]
    assert library.find_entity("Tarn", LOC).name == "Tarn"
    with pytest.raises(NotFoundError):
        library.find_entity("Zenda Works", LOC)


def test_a_form_is_split_off_wherever_it_stands(library: Library) -> None:
    split(library, "Kim Jong Un", "Kim")
    assert (counts(library)["Kim", "PERSON"], counts(library)["Kim Jong Un", "PERSON"]) == (2, 1)
    assert library.article(1).tagging.quotes[0].speaker == "Kim"


def test_mentions_of_one_article_are_given_to_whom_they_belong(library: Library) -> None:
    library.add([BALL])
    before = library.revision()
    split(library, "Kim Jong Un", articles=(1,), name="kim yong chol")
    assert counts(library)["Kim Yong Chol", "PERSON"] == 4  # with the surname alone, which is nobody else's any more
    assert library.article(1).tagging.quotes[0].speaker == "Kim Yong Chol"
    assert 1 in library.changes(before).changed


def test_mentions_split_off_without_a_name_are_named_after_their_article(library: Library) -> None:
    split(library, "Kim Jong Un", articles=(2,))
    assert counts(library)["Kim Jong Un (2)", "PERSON"] == 1
    assert counts(library)["Kim Jong Un", "PERSON"] == 2


def test_what_was_split_off_can_be_split_again(library: Library) -> None:
    split(library, "Kim Jong Un", "Kim", name="Envoy Kim")
    split(library, "Envoy Kim", articles=(2,), name="Another Kim")
    assert counts(library)["Another Kim", "PERSON"] == counts(library)["Envoy Kim", "PERSON"] == 1


DECIDE = {
    "merge": lambda library: merge(library, "Zenda Labs", "Tarn"),
    "rename": lambda library: rename(library, "Kim Jong Un", "The Marshal"),
    "retype": lambda library: retype(library, "Tarn", LOC),
    "split a form": lambda library: split(library, "Kim Jong Un", "Kim"),
    "split an article": lambda library: split(library, "Kim Jong Un", articles=(2,), name="Kim Yong Chol"),
}


def state(library: Library) -> object:
    rows = [(row.name, row.type, row.mentions, row.articles, row.forms) for row in library.entities()]
    return sorted(rows), [stored.tagging for stored in library.articles([1, 2])]


@pytest.mark.parametrize("decision", DECIDE)
def test_a_decision_is_taken_back_without_a_trace(library: Library, decision: str) -> None:
    before, revision = state(library), library.revision()
    DECIDE[decision](library)
    assert state(library) != before
    undo(library, 1)
    assert state(library) == before
    assert library.name_decisions() == []
    assert library.changes(revision).changed
    assert library.check() == []


@pytest.mark.parametrize("decision", DECIDE)
def test_a_decision_survives_tagging_again(library: Library, decision: str) -> None:
    DECIDE[decision](library)
    after = state(library)
    for number, new in ((1, VISIT), (2, ENVOY)):
        anew(library, number, new_article("Nothing", "Nobody is here."))
        anew(library, number, new)
    assert state(library) == after


@pytest.mark.parametrize("decision", DECIDE)
def test_a_decision_holds_for_articles_that_come_later_and_after_opening_again(
    library: Library, tmp_path: Path, decision: str
) -> None:
    DECIDE[decision](library)
    library.close()
    with Library.open(tmp_path) as again:
        again.add(
            [
                new_article(
                    "The visit, once more",
                    VISIT.article.paragraphs[0],
                    {
                        "Kim Jong Un": ("Kim Jong Un", PERSON),
                        "Kim": ("Kim Jong Un", PERSON),
                        "Zenda Works": ("Zenda Works", ORG),
                        "Zenda Labs": ("Zenda Labs", ORG),
                    },
                )
            ]
        )
        first, third = ([mention.entity for mention in again.article(number).tagging.mentions] for number in (1, 3))
        assert first == third


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(sorted(DECIDE)), max_size=5), st.randoms())
def test_any_decisions_are_taken_back_in_any_order(made: list[str], random: object) -> None:
    import random as chance
    import tempfile

    assert isinstance(random, chance.Random)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        library.add([VISIT, ENVOY])
        before = state(library)
        for name in made:
            try:
                DECIDE[name](library)
            except ZteError:  # it holds already, or what it is about is called otherwise by now
                assert library.check() == []
        numbers = [decision.number for decision in library.name_decisions()]
        random.shuffle(numbers)
        for number in numbers:
            undo(library, number)
        assert state(library) == before


def test_decisions_are_listed_in_order(library: Library) -> None:
    merge(library, "Zenda Labs", "Tarn")
    split(library, "Kim Jong Un", "Kim", (1, 2), "Envoy Kim")
    first, second = library.name_decisions()
    assert (first.number, first.verb, first.name, first.to_name) == (1, Verb.MERGE, "Zenda Labs", "Tarn")
    assert (second.verb, second.forms, second.articles) == (Verb.SPLIT, ("kim",), (1, 2))


def test_what_can_not_be_decided_changes_nothing(library: Library) -> None:
    before, revision = state(library), library.revision()
    for refused in (
        lambda: merge(library, "Kim", "Kim Jong Un"),
        lambda: rename(library, "Tarn", "Zenda Labs"),
        lambda: rename(library, "Tarn", "Tarn"),
        lambda: rename(library, "Tarn", " \x1b "),
        lambda: rename(library, "Tarn", "x" * 300),
        lambda: retype(library, "Tarn", ORG),
        lambda: retype(library, "Tarn", EntityType.MONEY),
        lambda: split(library, "Tarn", "Tar"),
        lambda: split(library, "Tarn", articles=(1,)),
        lambda: split(library, "Tarn", articles=(2,), name="tarn"),
        lambda: undo(library, 7),
    ):
        with pytest.raises(ZteError):
            refused()
    assert (state(library), library.revision()) == (before, revision)


def test_a_decision_about_an_article_goes_with_it(library: Library) -> None:
    split(library, "Kim Jong Un", articles=(2,))
    library.remove([2])
    assert library.name_decisions() == []
    assert ("Kim Jong Un (2)", "PERSON") not in counts(library)


def test_a_surname_that_a_person_merged_stays_where_it_was_put(library: Library) -> None:
    library.add([BALL])
    merge(library, "Kim", "Kim Yong Chol")
    library.add(
        [new_article("More", "Kim Jong Un, Kim Jong Un, Kim Jong Un.", {"Kim Jong Un": ("Kim Jong Un", PERSON)})]
    )
    assert library.article(2).tagging.mentions[0].entity == "Kim Yong Chol"
