"""Entities across the library: counted, tied together, taken back, found by any of their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import EntityType
from corpus.errors import NotFoundError
from corpus.library import Library
from corpus.names import ties
from corpus.names.catalogue import EntityRow
from tests.corpus.texts import new_article

OTTO = ("Otto Lindqvist", EntityType.PERSON)
BARE = ("Lindqvist", EntityType.PERSON)
ASHBY = ("Ashby", EntityType.GPE)

FULL = new_article(
    "The board votes",
    "Otto Lindqvist leads the board. “It is over,” Lindqvist said in Ashby.",
    {"Otto Lindqvist": OTTO, "Lindqvist": OTTO, "Ashby": ASHBY},
)
SURNAME = new_article("The town waits", "Nobody in Ashby trusts Lindqvist.", {"Lindqvist": BARE, "Ashby": ASHBY})
MONEY = new_article("The books", "The board lost 4 million.", {"4 million": ("4 million", EntityType.MONEY)})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as made:
        yield made


def rows(library: Library) -> dict[str, EntityRow]:
    return {row.name: row for row in library.entities()}


def test_entities_are_counted_over_articles_with_their_forms(library: Library) -> None:
    library.add([FULL])
    otto = rows(library)["Otto Lindqvist"]
    assert (otto.type, otto.mentions, otto.articles) == (EntityType.PERSON, 2, 1)
    assert otto.forms == ("Lindqvist", "Otto Lindqvist")


def test_amounts_and_dates_are_no_entities_of_the_library(library: Library) -> None:
    library.add([MONEY])
    assert library.entities() == []
    assert library.article(1).tagging == MONEY.tagging


def test_the_most_mentioned_come_first(library: Library) -> None:
    library.add([FULL, SURNAME, MONEY])
    counts = [row.mentions for row in library.entities()]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("batches", [[[FULL, SURNAME]], [[FULL], [SURNAME]], [[SURNAME], [FULL]]])
def test_a_bare_surname_belongs_to_the_full_name_whatever_came_first(
    library: Library, batches: list[list[object]]
) -> None:
    for batch in batches:
        library.add(batch)  # type: ignore[arg-type]
    assert set(rows(library)) == {"Otto Lindqvist", "Ashby"}
    otto = rows(library)["Otto Lindqvist"]
    assert (otto.mentions, otto.articles) == (3, 2)
    for stored in library.articles([1, 2]):
        assert {each.entity for each in stored.tagging.mentions if each.type is EntityType.PERSON} == {"Otto Lindqvist"}


def test_an_article_whose_names_are_tied_anew_counts_as_changed(library: Library) -> None:
    library.add([SURNAME])
    library.add([MONEY])
    before = library.revision()
    library.add([FULL])
    assert library.changes(before).changed == [1, 3]


def test_an_article_whose_names_come_apart_counts_as_changed(library: Library) -> None:
    library.add([SURNAME, FULL, MONEY])
    before = library.revision()
    library.remove([2])
    assert set(rows(library)) == {"Lindqvist", "Ashby"}
    assert library.changes(before).changed == [1]
    assert library.article(1).tagging == SURNAME.tagging


def test_a_change_that_ties_nothing_leaves_the_other_articles_alone(library: Library) -> None:
    library.add([FULL, SURNAME])
    before = library.revision()
    library.add([MONEY])
    assert library.changes(before).changed == [3]


def test_only_names_that_a_batch_may_change_are_looked_at(library: Library) -> None:
    stranger = ("Vera Quill", EntityType.PERSON)
    library.add([FULL, SURNAME, new_article("A stranger", "Vera Quill came.", {"Vera Quill": stranger})])
    looked_at = library.decide_names(lambda connection: ties.affected(connection, [3]))
    assert looked_at == {(EntityType.PERSON, "vera quill"), (EntityType.PERSON, "quill")}


def test_a_surname_that_two_people_share_stays_by_itself(library: Library) -> None:
    maria = ("Maria Lindqvist", EntityType.PERSON)
    other = new_article("Her sister", "Maria Lindqvist was there. So was Maria Lindqvist.", {"Maria Lindqvist": maria})
    library.add([FULL, SURNAME, other])
    assert set(rows(library)) == {"Otto Lindqvist", "Maria Lindqvist", "Lindqvist", "Ashby"}


def test_a_surname_that_two_people_share_says_whom_it_may_mean(library: Library) -> None:
    maria = ("Maria Lindqvist", EntityType.PERSON)
    library.add([FULL, SURNAME, new_article("Her sister", "Maria Lindqvist was there.", {"Maria Lindqvist": maria})])
    assert rows(library)["Lindqvist"].may_be == ("Otto Lindqvist", "Maria Lindqvist")
    assert rows(library)["Otto Lindqvist"].may_be == ()
    assert library.find_entity("lindqvist").may_be == ("Otto Lindqvist", "Maria Lindqvist")
    assert library.ambiguous_in(2) == {BARE: ("Otto Lindqvist", "Maria Lindqvist")}
    assert library.ambiguous_in(1) == {}


@pytest.mark.parametrize(
    ("full", "short", "kind"),
    [
        ("Otto K. Lindqvist", "Otto Lindqvist", EntityType.PERSON),
        ("Lantern Lines Inc.", "Lantern Lines", EntityType.ORG),
    ],
)
def test_a_name_without_initials_or_legal_form_belongs_to_the_longer_one(
    library: Library, full: str, short: str, kind: EntityType
) -> None:
    library.add([new_article("One", f"It was {short}.", {short: (short, kind)})])
    library.add([new_article("Two", f"It was {full} again.", {full.rstrip("."): (full, kind)})])
    (row,) = library.entities()
    assert (row.name, row.mentions) == (full, 2)


def test_a_name_with_other_initials_is_somebody_else(library: Library) -> None:
    for name in ("George W. Bush", "George H. W. Bush", "Donald Trump", "Donald Trump Jr."):
        library.add([new_article(name, f"Here is {name}, you see.", {name.rstrip("."): (name, EntityType.PERSON)})])
    assert len(rows(library)) == 4


def test_an_acronym_belongs_to_the_body_that_another_article_writes_so(library: Library) -> None:
    body = ("Alpine Rescue Council", EntityType.ORG)
    defined = new_article(
        "Defined", "The Alpine Rescue Council (ARC) met.", {"Alpine Rescue Council": body, "ARC": body}
    )
    alone = new_article("Alone", "The ARC agreed.", {"ARC": ("ARC", EntityType.ORG)})
    library.add([alone])
    library.add([defined])
    assert set(rows(library)) == {"Alpine Rescue Council"}
    assert library.changes(1).changed == [1, 2]
    library.remove([2])
    assert set(rows(library)) == {"ARC"}


def test_an_acronym_of_two_bodies_says_which_it_may_mean(library: Library) -> None:
    for name in ("Alpine Rescue Council", "Andean River Commission"):
        body = (name, EntityType.ORG)
        library.add([new_article(name, f"The {name} (ARC) met.", {name: body, "ARC": body})])
    library.add([new_article("Alone", "The ARC agreed.", {"ARC": ("ARC", EntityType.ORG)})])
    assert rows(library)["ARC"].may_be == ("Alpine Rescue Council", "Andean River Commission")


def test_a_body_that_is_known_by_its_name_is_nobodys_acronym(library: Library) -> None:
    body = ("Zenith Tools and Engines", EntityType.ORG)
    named = new_article("Tools", "Zenith Tools and Engines (ZTE) met.", {"Zenith Tools and Engines": body, "ZTE": body})
    library.add([named, new_article("Phones", "ZTE was fined.", {"ZTE": ("ZTE", EntityType.ORG)})])
    assert set(rows(library)) == {"Zenith Tools and Engines", "ZTE"}


def test_what_is_removed_is_taken_back(library: Library) -> None:
    library.add([FULL, SURNAME])
    library.remove([1])
    left = rows(library)
    assert (left["Lindqvist"].mentions, left["Lindqvist"].forms) == (1, ("Lindqvist",))
    library.remove([2])
    assert library.entities() == []


def test_removing_and_adding_again_gives_the_same_entities(library: Library) -> None:
    library.add([FULL, SURNAME])
    before = [(row.name, row.mentions, row.articles, row.forms) for row in library.entities()]
    library.remove([1, 2])
    library.add([FULL, SURNAME])
    assert [(row.name, row.mentions, row.articles, row.forms) for row in library.entities()] == before


@pytest.mark.parametrize("name", ["Otto Lindqvist", "otto lindqvist", "Lindqvist", "LINDQVIST"])
def test_an_entity_is_found_by_any_of_its_names(library: Library, name: str) -> None:
    library.add([FULL, SURNAME])
    assert library.find_entity(name).name == "Otto Lindqvist"


@pytest.mark.parametrize("name", ["Nobody", "", "%", "'; DROP TABLE entities; --"])
def test_a_name_that_nobody_has_is_an_error(library: Library, name: str) -> None:
    library.add([FULL])
    with pytest.raises(NotFoundError):
        library.find_entity(name)
    assert library.entities()


def test_the_mentions_of_an_entity_come_article_by_article(library: Library) -> None:
    library.add([FULL, MONEY, SURNAME])
    found = {
        stored.id: [stored.article.text[place.start : place.end] for place in places]
        for stored, places in library.mentions(library.find_entity("Lindqvist"))
    }
    assert found == {1: ["Otto Lindqvist", "Lindqvist"], 3: ["Lindqvist"]}
    assert sum(map(len, found.values())) == library.find_entity("Lindqvist").mentions


def test_a_speaker_gets_the_name_that_the_library_knows(library: Library) -> None:
    said = new_article("He said it", "“It is over,” Lindqvist said.", {"Lindqvist": BARE})
    library.add([said, FULL])
    (quote,) = library.article(1).tagging.quotes
    assert quote.speaker == "Otto Lindqvist"
