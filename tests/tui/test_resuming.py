"""The reader opens as it was left: what was searched for, what was open, and where one was in it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from corpus.article import EntityType
from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen
from tui.settings.memory import Memory
from tui.settings.session import Session, from_json
from tui.state import Reading
from tui.typesetting.column import Spot


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


def memory(library: Library, tmp_path: Path) -> Memory:
    return Memory(tmp_path / "state", library.identity)


async def test_everything_comes_back_on_a_terminal_of_another_size(library: Library, tmp_path: Path) -> None:
    async with reading(library, "wide", memory=memory(library, tmp_path)) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "S", "v", "space", "s", "j", "s", "W")
        await press(pilot, *"ban", "enter", "j")
        shown = screen(pilot)
        shown.articles.apply(shown.articles.state.hiding(frozenset({EntityType.DATE})))
        shown.set_focus(shown.articles)
        await press(pilot, "c", "equals_sign", "n", "n", "pagedown", "tab", "pagedown", "j")
        left = shown.session
        assert (left.scope, left.query, left.sort) == ("ZTE", "ban", "newest")
        assert (left.counts, left.entities, left.reading.linked, left.reading.cuts) == (False, False, False, True)
        assert len(left.marked) == 1
        tops = {number: spot.offset for number, spot in left.spots.items()}
        pilot.app.exit()
    async with reading(library, "narrow", memory=memory(library, tmp_path)) as pilot:
        back = screen(pilot).session
        assert back == left
        columns = screen(pilot).articles
        assert screen(pilot).focused is columns
        assert {number: columns.spread.top_offset(at) for at, number in enumerate(back.reading.panes)} == tops
        await press(pilot, "q")
    kept = memory(library, tmp_path).session()
    assert kept == left


async def test_the_list_of_entities_and_found_words_come_back(library: Library, tmp_path: Path) -> None:
    async with reading(library, memory=memory(library, tmp_path)) as pilot:
        await press(pilot, "enter", "f", *"trade", "enter", "e", "j")
        left = screen(pilot).session
        assert (left.find, left.entities, left.focus) == ("trade", True, "entities")
        await press(pilot, "q")
    async with reading(library, memory=memory(library, tmp_path)) as pilot:
        assert screen(pilot).session == left
        assert screen(pilot).articles.spread.focused.layers["matches"].spans
        await press(pilot, "escape", "escape")
        assert "trade" not in screen(pilot).session.find


async def test_what_is_no_longer_in_the_library_is_left_out(library: Library, tmp_path: Path) -> None:
    first, second, third = list(library.summaries())[:3]
    memory(library, tmp_path).keep(
        Session(
            cursor=second.id,
            reading=Reading((first.id, second.id, third.id), 1),
            spots={second.id: Spot(40)},
            marked=(second.id, third.id),
        )
    )
    library.remove([second.id])
    async with reading(library, memory=memory(library, tmp_path)) as pilot:
        back = screen(pilot).session
        assert back.reading.panes == (first.id, third.id)
        assert back.marked == (third.id,)
        assert screen(pilot).articles.focused_article is not None


async def test_a_query_that_can_not_be_read_any_more_is_told_and_ends_nothing(library: Library, tmp_path: Path) -> None:
    memory(library, tmp_path).keep(Session(query='autor:lee "', scope="like:9999"))
    async with reading(library, memory=memory(library, tmp_path)) as pilot:
        assert screen(pilot).query(".-error")
        await press(pilot, "escape", "escape", "escape")
        assert not screen(pilot).search_bar.query_text


async def test_what_was_begun_to_be_typed_is_not_taken_away(library: Library, tmp_path: Path) -> None:
    memory(library, tmp_path).keep(Session(query="Huawei"))
    app = ReaderApp(library, memory=memory(library, tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", "Z")
        await settled(pilot)
        typed = screen(pilot).search_bar.typed
        assert typed in ("Z", "HuaweiZ")
        assert app.focused is screen(pilot).search_bar.input


async def test_the_reader_is_taken_down_at_rest_for_what_ends_it_without_a_word(
    library: Library, tmp_path: Path
) -> None:
    kept = memory(library, tmp_path)
    async with reading(library, memory=kept) as pilot:
        await search(pilot, "Meng")
        screen(pilot)._rest()
        screen(pilot)._rest()
        (path,) = (tmp_path / "state").rglob("*.json")
        told = from_json(path.read_bytes())
        assert told is not None
        assert told.query == "Meng"


async def test_the_theme_that_was_chosen_is_kept_for_the_sample_too(library: Library, tmp_path: Path) -> None:
    kept = Memory(tmp_path)
    async with reading(library, kind="sample", memory=kept) as pilot:
        await press(pilot, "T", "j", "q")
        chosen = pilot.app.theme
    assert Memory(tmp_path).theme() == chosen != "zte-night"
    assert [path.name for path in tmp_path.glob("*.json")] == ["theme.json"]


async def test_moving_through_the_results_leaves_an_open_article_where_it_is_read(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", "pagedown", "pagedown")
        before = screen(pilot).articles.spread.top
        assert before
        await press(pilot, "escape", "j", "j")
        assert screen(pilot).articles.spread.top == before
        assert "ZTE" in screen_text(pilot)


async def test_articles_beside_each_other_keep_their_places_while_the_terminal_is_resized(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "s", "j", "s")
        screen(pilot).set_focus(screen(pilot).articles)
        await press(pilot, "c", "pagedown", "pagedown", "j")
        columns = screen(pilot).articles
        before = columns.spots()
        for size in ((80, 24), (120, 36), (200, 50)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert columns.spots() == before
            pane = columns.spread.focused
            assert pane.top == pane.column.row_of(before[pane.stored.id])
