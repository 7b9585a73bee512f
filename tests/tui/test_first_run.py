"""What the reader shows before anything was read, and while it reads."""

from __future__ import annotations

from pathlib import Path

from corpus.library import Library
from corpus.sources import FileSource
from tests.tui.driving import reading, screen_text, settled
from tui.app import ReaderApp


async def test_an_empty_library_says_how_to_add_articles(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            assert "zte-reader add PATH" in screen_text(pilot)


async def test_the_sample_welcomes_and_steps_aside_at_the_first_key(library: Library) -> None:
    async with reading(library, kind="sample") as pilot:
        assert "This is the sample" in screen_text(pilot)
        await pilot.press("j")
        await settled(pilot)
        assert "This is the sample" not in screen_text(pilot)


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
