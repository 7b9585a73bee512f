"""A person decides in the reader who is who: on the panel of entities and on an entity's page."""

from __future__ import annotations

from textual.pilot import Pilot

from corpus.article import EntityType
from corpus.library import Library
from tests.corpus.texts import new_article
from tests.tui.driving import press, reading, screen_text, search
from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen

PERSON = EntityType.PERSON


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


def told(pilot: Pilot[None], words: str) -> bool:
    return any(words in notice.message for notice in pilot.app._notifications)


async def choose(pilot: Pilot[None], name: str, kind: EntityType) -> None:
    """Open an article with its entities listed, and the cursor on one of them."""
    await search(pilot, "title:bargaining")
    await press(pilot, "enter", "e")
    screen(pilot).panel.point_at(name, kind)


def listed(pilot: Pilot[None]) -> set[str]:
    return {name for name, _ in screen(pilot).panel._listed.values()}


async def test_an_entity_is_renamed_and_the_name_taken_back(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        await press(pilot, "r", *"The Company", "enter")
        assert "The Company" in listed(pilot)
        assert screen(pilot).panel.entity == ("The Company", EntityType.ORG)
        assert library.find_entity("ZTE").name == "The Company"
        await press(pilot, "u")
        assert "ZTE" in listed(pilot)
        await press(pilot, "u")
        assert told(pilot, "nothing was decided about names")


async def test_two_entities_are_merged(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "China", EntityType.GPE)
        await press(pilot, "i", *"ZTE", "enter")
        assert "China" not in listed(pilot)
        assert screen(pilot).panel.entity == ("ZTE", EntityType.ORG)
        assert [decision.verb for decision in library.name_decisions()] == ["merge"]


async def test_an_entity_is_given_another_type(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        await press(pilot, "y")
        assert "“ZTE” is a name of" in screen_text(pilot)
        await press(pilot, "k", "enter")
        assert library.find_entity("ZTE").type is PERSON


async def test_mentions_of_the_article_are_split_off(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        number = screen(pilot).articles.state.focused
        await press(pilot, "d", *"Another ZTE", "enter")
        assert "Another ZTE" in listed(pilot)
        assert [stored.id for stored, _ in library.mentions(library.find_entity("Another ZTE"))] == [number]
        assert library.find_entity("ZTE").name == "ZTE"


async def test_a_question_that_is_left_decides_nothing(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        for key in ("i", "d", "r", "y"):
            await press(pilot, key, "escape")
        await press(pilot, "i", *"Nobody at all", "enter")
        assert told(pilot, "nothing called “Nobody at all” is mentioned")
        assert library.name_decisions() == []


async def test_the_page_of_an_entity_goes_by_its_new_name(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        await press(pilot, "o", "r", *"The Company", "enter")
        assert screen_text(pilot).splitlines()[0].strip().startswith("The Company")
        await press(pilot, "u")
        await press(pilot, "escape")
        assert "ZTE" in listed(pilot)


async def test_a_mention_on_the_page_is_given_to_somebody_else(library: Library) -> None:
    async with reading(library) as pilot:
        await choose(pilot, "ZTE", EntityType.ORG)
        await press(pilot, "o", "d", *"Another ZTE", "enter")
        (decision,) = library.name_decisions()
        assert (decision.verb, decision.to_name, len(decision.articles)) == ("split", "Another ZTE", 1)


async def test_an_ambiguous_surname_says_in_the_panel_whom_it_may_mean(library: Library) -> None:
    both = {"Vera Quill": ("Vera Quill", PERSON), "Hugo Quill": ("Hugo Quill", PERSON)}
    library.add([new_article("Two of them", "Vera Quill met Hugo Quill.", both)])
    library.add([new_article("One of them", "Quill would not speak.", {"Quill": ("Quill", PERSON)})])
    async with reading(library, "wide") as pilot:
        await search(pilot, 'title:"one of them"')
        await press(pilot, "enter", "e")
        assert "1  Quill  Vera Quill or" in screen_text(pilot) or "1  Quill  Hugo Quill or" in screen_text(pilot)
