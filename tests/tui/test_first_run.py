"""What the reader shows before anything was read, and while it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from corpus.intake.sources import FileSource
from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.keys.keymap import Keymap
from tui.screens.reading import ReadingScreen


async def test_an_empty_library_says_how_to_add_articles(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            assert "zte-reader add PATH" in screen_text(pilot)


@pytest.mark.parametrize("key", ["j", "slash", "f", "e", "question_mark"])
async def test_the_sample_welcomes_and_steps_aside_at_the_first_key(library: Library, key: str) -> None:
    async with reading(library, kind="sample") as pilot:
        assert "This is the sample" in screen_text(pilot)
        await press(pilot, key)
        assert not pilot.app.screen_stack[0].query_one("#welcome").display


async def test_the_welcome_names_the_keys_that_a_person_has_given(library: Library) -> None:
    keymap = Keymap({"search": ("f3",), "beside": ("f4",)})
    async with reading(library, kind="sample", keymap=keymap) as pilot:
        assert "F3 searches" in screen_text(pilot)
        assert "F4 opens beside" in screen_text(pilot)


async def test_a_search_that_finds_nothing_says_what_to_try(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "Huawie")
        assert "did you mean" in screen_text(pilot)
        await search(pilot, "xyzzyq")
        assert "Nothing found." in screen_text(pilot)
        assert "sanct*" in screen_text(pilot)


async def test_what_can_not_be_done_without_an_article_says_what_to_do_first(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            for key in ("f", "n", "m", "right_square_bracket", "equals_sign", "x", "l", "L", "C", "A", "b", "o"):
                pilot.app.clear_notifications()
                await press(pilot, key)
                (notice,) = pilot.app._notifications
                assert any(word in notice.message for word in (":", "first", "open")), f"{key}: {notice.message}"


async def test_files_are_read_in_the_background_and_faults_are_told(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "Port reopens after storm\n\n"
        "HALVERN — The port opened again on Monday, three days after the storm had closed it to every ship.\n\n"
        "Harbour officials said that the cranes had been checked and that the first two ships were on their way in.\n"
    )
    empty = tmp_path / "empty.txt"
    empty.touch()
    with Library.open(tmp_path / "library") as library:
        app = ReaderApp(library, kind="throwaway", pending=[FileSource(story), FileSource(empty)])
        async with app.run_test(size=(120, 36)) as pilot:
            await settled(pilot)
            assert "Port reopens after storm" in screen_text(pilot)
            assert any("empty.txt" in notice.message for notice in app._notifications)


class Hasty(ReaderApp):
    """A reader whose keys are pressed before its first screen is there."""

    def get_default_screen(self) -> ReadingScreen:
        screen = super().get_default_screen()
        for key in ("slash", *"zte", "enter"):
            self.post_message(events.Key(key, {"slash": "/", "enter": "\r"}.get(key, key)))
        return screen


async def test_what_is_typed_before_the_first_screen_is_there_is_typed_then(library: Library) -> None:
    app = Hasty(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.reading.search_bar.typed == "zte"
        assert app.focused is app.reading.results
        assert 0 < len(app.reading.results.numbers) < library.count()
