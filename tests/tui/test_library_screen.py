"""A person looks through the library, adds to it, removes from it and cleans again, all from inside the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from corpus.article import Article
from corpus.library import Library
from corpus.pieces import pieces
from corpus.recleaning import decide
from tests.tui.driving import press, reading, screen_text, settled
from tui.app import ReaderApp
from tui.contents.held import Order
from tui.screens.adding import AddScreen
from tui.screens.cuts import CutsScreen
from tui.screens.library import LibraryScreen
from tui.screens.outcome import OutcomeScreen
from tui.work.chores import Adding, Came, Outcome

STORY = (
    "{title}\n\nHALVERN — The port opened again on Monday, three days after the storm had closed it to every ship.\n\n"
    "Harbour officials said that the cranes had been checked and that the first two ships were on their way in.\n"
)


def app(pilot: Pilot[None]) -> ReaderApp:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


def shelf(pilot: Pilot[None]) -> LibraryScreen:
    assert isinstance(pilot.app.screen, LibraryScreen)
    return pilot.app.screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "news"
    (path / "more").mkdir(parents=True)
    (path / "[b]port[i] \x1b[31m.txt").write_text(STORY.format(title="Port reopens after storm"))
    (path / "more" / "ferry.txt").write_text(STORY.format(title="Ferry runs again").replace("port", "ferry"))
    (path / "more" / "empty.txt").touch()
    (path / "photo.png").touch()
    return path


@pytest.mark.parametrize("size", ["narrow", "middle", "wide"])
async def test_every_article_is_listed_with_its_source_and_what_was_cut(library: Library, size: str) -> None:
    async with reading(library, size) as pilot:
        await press(pilot, "D")
        numbers = shelf(pilot).numbers
        assert sorted(numbers) == [row.id for row in library.summaries()]
        first = library.holdings.held(numbers)[numbers[0]]
        text = screen_text(pilot)
        assert f"{len(numbers)} articles · the last added first" in text
        assert Path(first.source).name[-20:] in text
        assert f"of {first.labels.pieces} cut" in text or "nothing was cut" in text
        assert "utf-8" in text


async def test_the_list_is_narrowed_as_one_types_and_put_in_other_orders(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "D", "slash", *"bargaining")
        screen = shelf(pilot)
        assert [screen.library.summaries([number])[0].heading for number in screen.numbers] == [
            row.heading for row in library.summaries() if "argaining" in row.heading + row.source
        ]
        await press(pilot, "enter", "escape")
        assert len(screen.numbers) == library.count()
        for _ in Order:
            await press(pilot, "o")
            held = library.holdings.held(screen.numbers)
            assert len(held) == library.count()
            if screen.order is Order.CUTS:
                cuts = [held[number].labels.cut for number in screen.numbers]
                assert cuts == sorted(cuts, reverse=True)
                assert cuts[0] > 0
        assert screen.order is Order.ADDED


async def test_what_was_looked_into_is_known_at_the_next_visit_but_for_what_has_changed(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "D", *"oooooo")
        assert shelf(pilot).order is Order.CUTS
        known = dict(shelf(pilot).shelf.labels)
        assert set(known) == set(library.holdings.numbers())
        await press(pilot, "escape")
        gone, changed = library.holdings.numbers()[:2]
        library.remove([gone])
        part = next(piece for piece in pieces(library.article(changed).article) if piece.kept)
        decide(library, changed, [(part, False)])
        await press(pilot, "D")
        there = shelf(pilot).shelf.labels
        assert there == {number: label for number, label in known.items() if number not in (gone, changed)}
        await press(pilot, *"oooooo")
        assert shelf(pilot).shelf.labels[changed][0] == known[changed][0] + 1


async def test_an_article_is_opened_and_its_cuts_are_listed(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "D", "j")
        number = shelf(pilot).number
        await press(pilot, "C")
        assert isinstance(pilot.app.screen, CutsScreen)
        assert pilot.app.screen.stored.id == number
        await press(pilot, "escape")
        await press(pilot, "enter")
        assert app(pilot).reading.articles.state.panes == (number,)


async def test_what_is_removed_is_gone_from_every_list(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "D", "space", "space")
        gone = set(shelf(pilot).marked)
        assert len(gone) == 2
        await press(pilot, "d")
        assert "Remove 2 articles?" in screen_text(pilot)
        await press(pilot, "escape")
        assert gone < set(library.holdings.numbers())
        await press(pilot, "d", "enter")
        assert not gone & set(library.holdings.numbers())
        assert not gone & set(shelf(pilot).numbers)
        await press(pilot, "u")
        assert gone < set(library.holdings.numbers())
        assert gone < set(shelf(pilot).numbers)
        await press(pilot, "space", "d", "enter")
        gone = {row.id for row in library.trash()}
        assert len(gone) == 1
        await press(pilot, "escape")
        assert not gone & set(app(pilot).reading.results.numbers)


async def test_cleaning_again_says_what_has_changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus import cleaning

    clean = cleaning.clean

    def shorter(*args: object) -> Article:
        made = clean(*args)  # type: ignore[arg-type]
        return made if "argaining" not in made.heading else replace(made, title="Bargaining on")

    monkeypatch.setattr(cleaning, "clean", shorter)
    async with reading(library) as pilot:
        await press(pilot, "D", "asterisk", "r", "enter")
        outcome = app(pilot).outcome
        assert outcome is not None
        assert (
            outcome.headline == f"cleaned {library.count()} articles again: 1 changed, {library.count() - 1} as before"
        )
        await press(pilot, "O")
        assert isinstance(pilot.app.screen, OutcomeScreen)
        assert "→ “Bargaining on”" in " ".join(screen_text(pilot).split())
        await press(pilot, "enter")
        assert "Bargaining on" in screen_text(pilot)
        assert pilot.app.screen is app(pilot).reading


async def test_files_are_chosen_from_a_folder_and_what_came_of_them_is_told(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            assert "+  adds files" in screen_text(pilot)
            app(pilot).folder = folder
            await press(pilot, "plus")
            text = screen_text(pilot)
            assert "[b]port[i] ␛[31m.txt" in text
            assert "photo.png" not in text
            await press(pilot, "space", "space", "plus")
            assert {row.heading for row in library.summaries()} == {"Port reopens after storm", "Ferry runs again"}
            assert "Port reopens after storm" in screen_text(pilot)
            outcome = app(pilot).outcome
            assert outcome is not None
            assert outcome.headline == "added 2 articles, 1 could not be read"
            assert [line.text.partition(": ")[2] for line in outcome.troubles] == [
                "empty file; save the article's text in it and try again"
            ]
            await press(pilot, "O")
            assert "empty.txt: empty file" in screen_text(pilot)
            await press(pilot, "G", "enter")
            assert app(pilot).reading.articles.state.panes


async def test_a_path_is_typed_and_completed(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            app(pilot).folder = folder
            await press(pilot, "D", "plus", "slash", "m", "tab")
            screen = pilot.app.screen
            assert isinstance(screen, AddScreen)
            assert screen.line.value == "more/"
            await press(pilot, *"ferr")
            await press(pilot, "tab")
            assert screen.line.value == "more/ferry.txt"
            await press(pilot, "enter")
            assert [row.heading for row in library.summaries()] == ["Ferry runs again"]
            assert [library.summaries([number])[0].heading for number in shelf(pilot).numbers] == ["Ferry runs again"]


async def test_one_goes_in_and_out_of_folders_and_drops_a_file_on_the_list(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        async with reading(library) as pilot:
            app(pilot).folder = folder
            await press(pilot, "plus", "l")
            screen = pilot.app.screen
            assert isinstance(screen, AddScreen)
            assert screen.listing.folder == folder / "more"
            await press(pilot, "h")
            assert screen.listing.folder == folder
            assert screen.item is not None
            assert screen.item.name == "more"
            screen.rows.post_message(events.Paste(f"'{folder}/more/ferry.txt'"))
            await settled(pilot)
            assert screen.line.value == f"{folder}/more/ferry.txt"
            await press(pilot, "escape", "slash", *"http://127.0.0.1:9/")
            assert screen.listing.folder == folder
            await press(pilot, "enter")
            outcome = app(pilot).outcome
            assert outcome is not None
            assert [line.text for line in outcome.troubles] == [
                "http://127.0.0.1:9/: leads to the private address 127.0.0.1; add --allow-private if you mean it"
            ]
            assert pilot.app.screen is app(pilot).reading


async def test_what_is_added_to_the_sample_begins_a_library_of_ones_own(
    library: Library, tmp_path: Path, folder: Path
) -> None:
    async with reading(library, kind="sample") as pilot:
        before = library.count()
        app(pilot).home = tmp_path / "own"
        app(pilot).begin(Adding([str(folder)]))
        await settled(pilot)
        assert library.count() == before
        assert app(pilot).library.path == tmp_path / "own"
        assert "Port reopens after storm" in screen_text(pilot)
        await press(pilot, "D")
        assert len(shelf(pilot).numbers) == 2


class Endless:
    """Work that goes on until it is stopped."""

    verb = "waiting"
    kept = "nothing is lost"

    def do(self, library: Library, tell: object, stop: object) -> Outcome:
        import time

        done = 0
        while not stop():  # type: ignore[operator]
            done += 1
            tell(done, 1000, min(done / 1000, 1.0))  # type: ignore[operator]
            time.sleep(0.005)
        return Outcome("stopped; nothing is lost", [Came("one line")])


async def test_work_may_end_while_a_screen_is_being_opened(library: Library) -> None:
    async with reading(library) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        screen = LibraryScreen(library, pilot.app.desk)
        opened = pilot.app.push_screen(screen)
        pilot.app.follow()
        await opened
        await settled(pilot)
        assert len(screen.numbers) == library.count()


async def test_long_work_is_told_beside_reading_and_can_be_stopped(library: Library) -> None:
    async with reading(library) as pilot:
        app(pilot).begin(Endless())
        for _ in range(100):
            await pilot.pause(0.02)
            if "waiting" in screen_text(pilot):
                break
        assert "╌ waiting" in screen_text(pilot)
        await pilot.press("j", "enter", "X")
        await pilot.pause(0.1)
        assert "Stop waiting?" in screen_text(pilot)
        await pilot.press("n")
        await pilot.pause(0.1)
        assert app(pilot).doing
        await pilot.press("X")
        await pilot.pause(0.1)
        await pilot.press("enter")
        await settled(pilot)
        assert not app(pilot).doing
        assert app(pilot).outcome == Outcome("stopped; nothing is lost", [Came("one line")])


def test_of_many_files_the_first_are_stored_before_the_others(tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(STORY.format(title=f"Port number {number} reopens"))
    steps: list[tuple[int, int, float, int]] = []
    with Library.open(tmp_path / "library") as library:

        def tell(done: int, total: int, share: float) -> None:
            steps.append((done, total, share, library.count()))

        outcome = Adding([str(path) for path in paths] * 8 + [str(tmp_path / f"no{n}.txt") for n in range(60)]).do(
            library, tell, lambda: len(steps) > 4
        )
        assert [step[:2] for step in steps] == [(done, 65) for done in range(5)]
        assert [share for *_, share, _ in steps] == pytest.approx([done / 65 for done in range(5)])
        assert steps[-1][3] == 4
        assert outcome.headline == "stopped; added 4 articles"
