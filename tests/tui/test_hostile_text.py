"""Text that looks like markup or commands a terminal is shown as what it is, everywhere it is shown."""

from __future__ import annotations

import pytest

from corpus.article import BlockKind, EntityType, Mention, Quote, Tagging
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from tests.tui.articles import article
from tests.tui.driving import press, reading, screen_text, settled

HOSTILE = "[sic] [AP] [/b] [link=x] [red]Ann[/red] \x1b[31mred\x1b[0m \x9bm \u202eevil"
SHOWN = "[sic] [AP] [/b] [link=x] [red]Ann[/red]"


@pytest.fixture
def hostile(tmp_path) -> Library:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library")
    for number in (1, 2):
        made = article(
            (BlockKind.TITLE, HOSTILE),
            (BlockKind.PARAGRAPH, f"{HOSTILE} said 3 ships {number}."),
            cuts=[(2, HOSTILE)],
        )
        name = Mention(made.text.index("[red]Ann"), made.text.index(" \x1b"), EntityType.PERSON, HOSTILE)
        tagging = Tagging((name,), (Quote(0, 5, HOSTILE),))
        library.add([NewArticle(made, tagging, Member(f"{HOSTILE}.txt", bytes([number])), "text", {"outlet": HOSTILE})])
    return library


async def test_matrices_show_hostile_text_as_it_is(hostile: Library) -> None:
    passages = " ".join(f"{HOSTILE} {number} boats lay at the {number}th quay." for number in range(30))
    for number in (3, 4):
        made = article((BlockKind.TITLE, HOSTILE), (BlockKind.PARAGRAPH, passages + " Later." * (number - 3)))
        name = Mention(0, 5, EntityType.PERSON, HOSTILE)
        member = Member(f"{number}.txt", bytes([number]))
        hostile.add([NewArticle(made, Tagging((name,)), member, "text", {"outlet": HOSTILE})])
    while hostile.kin.sign():
        pass
    async with reading(hostile, "wide") as pilot:
        for keys in ("L", ("tab",), ("escape", "G", "l")):
            await press(pilot, *keys)
            text = screen_text(pilot)
            assert SHOWN[:10] in text
            assert not any(ord(char) < 0x20 and char != "\n" for char in text)
            assert not {"\x9b", "\u202e"} & set(text)
        assert "Lineage" in text
    hostile.close()


async def test_every_screen_shows_hostile_text_as_it_is(hostile: Library) -> None:
    async with reading(hostile, "wide") as pilot:

        def check() -> None:
            text = screen_text(pilot)
            assert SHOWN[:20] in text
            assert not any(ord(char) < 0x20 and char != "\n" for char in text)
            assert not {"\x9b", "\u202e"} & set(text)

        check()
        await press(pilot, "s", "j", "s", "c", "e")
        check()
        await press(pilot, "o")
        check()
        await press(pilot, "escape", "escape", "x")
        check()
        await press(pilot, "escape", "escape", "escape", "D")
        check()
        await press(pilot, "d")
        check()
        await press(pilot, "enter", "O")
        check()
        await press(pilot, "escape", "escape")
        pilot.app.notify(HOSTILE, markup=False)
        await settled(pilot)
        check()
    hostile.close()
