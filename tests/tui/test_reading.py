"""A person searches, opens, compares and walks highlights; what they see follows."""

from __future__ import annotations

import asyncio
from typing import cast

from textual import events
from textual.pilot import Pilot

from corpus.article import EntityType
from corpus.library import Library
from corpus.spans import Span
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.screens.entity import EntityScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.row_list import RowList


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


async def open_versions(pilot: Pilot[None]) -> None:
    """Open the wire story of 14 May 2018 and its syndicated version side by side."""
    rows = screen(pilot).library.summaries()
    numbers = [row.id for row in rows if row.source.endswith("reprieve.txt")]
    assert len(numbers) == 2
    for number in numbers:
        results = screen(pilot).results
        results._move(list(results.numbers).index(number))
        await press(pilot, "s")


async def test_a_query_typed_at_once_after_the_key_arrives_in_order(library: Library) -> None:
    async with reading(library) as pilot:
        for breaths in range(8):
            for place, (key, character) in enumerate([("slash", "/"), *((letter, letter) for letter in "shipment")]):
                pilot.app.post_message(events.Key(key, character))
                if place == 2:
                    for _ in range(breaths):
                        await asyncio.sleep(0)
            await settled(pilot)
            assert screen(pilot).search_bar.query_text == "shipment"
            await press(pilot, "enter")


async def test_the_library_is_listed_newest_first_and_previewed(library: Library) -> None:
    async with reading(library) as pilot:
        dates = [row.published or "" for row in library.summaries(screen(pilot).results.numbers)]
        dated = [date for date in dates if date]
        assert dated == sorted(dated, reverse=True)
        assert screen(pilot).articles.state.shown == (screen(pilot).results.numbers[0],)


async def test_results_come_while_typing(library: Library) -> None:
    async with reading(library) as pilot:
        before = len(screen(pilot).results.numbers)
        await press(pilot, "slash", *"Meng")
        assert 0 < len(screen(pilot).results.numbers) < before
        assert "Meng" in screen_text(pilot)


async def test_half_a_query_is_no_error_and_a_wrong_one_says_where(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", *'"seven ye')
        assert not screen(pilot).query(".-error")
        screen(pilot).search_bar.input.value = ""
        await press(pilot, *"autor:lee", "enter")
        assert screen(pilot).query(".-error")
        assert "column 1" in screen_text(pilot)


async def test_opening_a_hit_lands_on_its_first_match_with_its_number(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter")
        columns = screen(pilot).articles
        (pane,) = columns.spread.panes
        (current,) = pane.layers["current"].spans
        assert pane.article.text[current.start : current.end].lower().startswith("escrow")
        row = pane.column.row_at(current.start)
        assert pane.top <= row < pane.top + columns.spread.height
        count = len(pane.layers["matches"].spans)
        assert pane.note == f"1/{count}"


async def test_n_walks_the_matches_and_goes_round(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter")
        (pane,) = screen(pilot).articles.spread.panes
        count = len(pane.layers["matches"].spans)
        assert count > 2
        await press(pilot, "n", "n")
        assert pane.note == f"3/{count}"
        await press(pilot, "N", "N", "N")
        assert pane.note == f"{count}/{count}"


async def test_versions_stand_level_with_their_changes_marked(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await open_versions(pilot)
        columns = screen(pilot).articles
        first, second = columns.spread.panes
        assert columns.spread.linked
        assert all(pane.layers["edits"].spans for pane in (first, second))
        for anchor in columns.spread.anchors:
            panes = {place: columns.spread.panes[place] for place in anchor}
            rows = {panes[place].column.row_at(panes[place].article.blocks[at].start) for place, at in anchor.items()}
            assert len(rows) == 1
        assert {"┃", "+"} <= {mark.sign for mark in first.marks.values()}
        assert "versions:" in screen_text(pilot)


async def test_linked_articles_scroll_together_until_they_are_unlinked(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await open_versions(pilot)
        columns = screen(pilot).articles
        columns.focus()
        await settled(pilot)
        await press(pilot, "j", "j", "j")
        assert [pane.top for pane in columns.spread.panes] == [3, 3]
        await press(pilot, "equals_sign", "j", "j")
        assert "unlinked" in screen_text(pilot)
        assert sorted(pane.top for pane in columns.spread.panes) == [3, 5]
        await press(pilot, "equals_sign")
        assert columns.spread.linked
        assert columns.spread.panes[0].top == columns.spread.panes[1].top


async def test_brackets_walk_the_differences(library: Library) -> None:
    async with reading(library) as pilot:
        await open_versions(pilot)
        columns = screen(pilot).articles
        tops = []
        for _ in range(3):
            await press(pilot, "right_square_bracket")
            assert columns.spread.stop is not None
            tops.append(columns.spread.stop[0])
        assert tops == sorted(set(tops))
        await press(pilot, "left_square_bracket")
        assert columns.spread.stop is not None
        assert columns.spread.stop[0] == tops[1]


async def test_four_articles_stand_side_by_side_and_tab_reaches_each(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await press(pilot, "s", "j", "s", "j", "s", "j", "s")
        columns = screen(pilot).articles
        assert len(columns.spread.panes) == 4
        assert list(columns.visible_places) == [1, 2, 3]
        columns.focus()
        await settled(pilot)
        assert list(columns.visible_places) == [0, 1, 2, 3]
        await press(pilot, "tab")
        assert screen(pilot).articles.state.focus == 0
        await press(pilot, "shift+tab", "w")
        assert len(columns.spread.panes) == 3


async def test_cuts_are_shown_in_place_with_their_reason_and_hidden_again(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "outlet:lantern")
        await press(pilot, "enter", "c", "G")
        assert "✂" in screen_text(pilot)
        await press(pilot, "c")
        assert "✂" not in screen_text(pilot)


async def test_types_are_switched_off_and_on(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter")
        (pane,) = screen(pilot).articles.spread.panes
        assert "PERSON" in {span.kind for span in pane.layers["mentions"].spans}
        await press(pilot, "t", "space", "escape")
        assert "PERSON" not in {span.kind for span in pane.layers["mentions"].spans}
        await press(pilot, "t", "space", "escape")
        assert "PERSON" in {span.kind for span in pane.layers["mentions"].spans}


async def test_the_panel_lists_entities_and_leads_to_their_mentions(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "e")
        panel = screen(pilot).panel
        assert panel.has_focus
        assert panel.entity is not None
        name, kind = panel.entity
        await press(pilot, "enter")
        lit = screen(pilot).articles.spread.panes[0].lit
        assert lit is not None
        mentions = screen(pilot).articles.spread.panes[0].stored.tagging.mentions
        assert any((m.start, m.entity, m.type) == (lit.start, name, kind) for m in mentions)


async def test_the_panel_says_which_day_is_meant(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "e")
        panel = screen(pilot).panel
        rows = [str(panel.get_option_at_index(place).prompt) for place in range(panel.option_count)]
        assert "  1  Tuesday  2019-07-09" in rows


async def entity_page(pilot: Pilot[None]) -> EntityScreen:
    await press(pilot, "enter", "e", "o")
    page = pilot.app.screen
    assert isinstance(page, EntityScreen)
    return page


async def test_from_an_entity_to_its_mentions_in_the_whole_library(library: Library) -> None:
    async with reading(library) as pilot:
        page = await entity_page(pilot)
        lines = page.profile.lines
        assert len({line.id for line in lines}) > 1
        page.query_one(RowList).highlighted = len(lines) - 1
        await press(pilot, "enter")
        assert screen(pilot).articles.state.focused == lines[-1].id
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == lines[-1].start


async def test_lines_in_context_are_sorted_by_either_side(library: Library) -> None:
    async with reading(library) as pilot:
        page = await entity_page(pilot)
        orders = [page.rows]
        for _ in range(3):
            await press(pilot, "o")
            orders.append(page.rows)
        assert orders[0] == orders[3] == list(page.profile.lines)
        assert orders[1] != orders[0] != orders[2] != orders[1]


async def test_the_page_of_an_entity_leads_to_what_it_said(library: Library) -> None:
    async with reading(library) as pilot:
        page = await entity_page(pilot)
        page.dismiss(("Wilbur Ross", EntityType.PERSON))
        await settled(pilot)
        page = cast(EntityScreen, pilot.app.screen)
        assert page.entity.name == "Wilbur Ross"
        await press(pilot, "tab", "enter")
        saying = page.profile.said[0]
        assert screen(pilot).articles.state.focused == saying.id
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == saying.start


async def test_the_pages_of_others_are_left_one_after_the_other(library: Library) -> None:
    async with reading(library) as pilot:
        first = await entity_page(pilot)
        await press(pilot, "shift+tab", "enter")
        other = pilot.app.screen
        assert isinstance(other, EntityScreen)
        assert other.entity.name == first.profile.company[0].name
        await press(pilot, "escape")
        back = pilot.app.screen
        assert isinstance(back, EntityScreen)
        assert back.entity == first.entity
        await press(pilot, "escape")
        assert pilot.app.screen is screen(pilot)


async def test_the_ledger_leads_both_panes_to_the_place(library: Library) -> None:
    async with reading(library) as pilot:
        await open_versions(pilot)
        await press(pilot, "x")
        assert pilot.app.screen is not screen(pilot)
        await press(pilot, "G", "enter")
        assert pilot.app.screen is screen(pilot)
        panes = screen(pilot).articles.spread.panes
        for pane in panes:
            assert pane.lit is not None
            assert 0 <= pane.column.row_at(pane.lit.start) - pane.top < screen(pilot).articles.spread.height


async def test_with_80_columns_a_key_flips_to_the_counterpart_of_the_passage(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await open_versions(pilot)
        columns = screen(pilot).articles
        columns.focus()
        await settled(pilot)
        assert len(columns.visible_places) == 1
        await press(pilot, "right_square_bracket")
        here = columns.state.focus
        start = columns.spread.read_offset()
        await press(pilot, "p")
        assert list(columns.visible_places) == [1 - here]
        ((there,), (before,)) = (columns.spread.panes[place].layers["passage"].spans for place in (1 - here, here))
        assert before.start == start
        assert columns.spread.in_view(there.start)
        await press(pilot, "p")
        assert (columns.state.focus, columns.spread.read_offset()) == (here, start)


async def test_a_key_folds_house_style_and_the_border_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        await open_versions(pilot)
        columns = screen(pilot).articles
        columns.focus()
        await press(pilot, "d", "d")
        assert "linked · house style folded" in screen_text(pilot)
        assert {span.kind for pane in columns.spread.panes for span in pane.layers["edits"].spans} == {"substance"}
        await press(pilot, "d")
        assert "folded" not in screen_text(pilot)


async def test_find_lights_words_in_what_is_open(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "f", *"Huawei", "enter")
        (pane,) = screen(pilot).articles.spread.panes
        found = {pane.article.text[span.start : span.end].lower() for span in pane.layers["matches"].spans}
        assert any(word.startswith("huawei") for word in found)
        await press(pilot, "escape")
        assert pane.layers["matches"].spans == []


async def test_an_article_that_was_closed_opens_where_it_was_left(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", *["j"] * 6, "s", "j", "s", "enter", *["j"] * 12)
        articles = screen(pilot).articles
        first, second = articles.state.panes
        places = [articles.spread.top_offset(place) for place in (0, 1)]
        assert all(places)
        await press(pilot, "w")
        assert articles.spread.top_offset(0) == places[0]
        await press(pilot, "w", "enter")
        assert articles.state.panes == (second,)
        assert articles.spread.top_offset(0) == places[1]
        await press(pilot, "w", "k", "enter")
        assert articles.state.panes == (first,)
        assert articles.spread.top_offset(0) == places[0]
        await press(pilot, "w", "slash", *"Huawei")
        await press(pilot, "enter")
        screen(pilot).articles.apply(articles.state.opening(first))
        assert articles.spread.top_offset(0) == 0


async def test_closing_the_find_line_stays_where_one_is(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", "f", *"company", "enter", "j", "j")
        (pane,) = screen(pilot).articles.spread.panes
        top = pane.top
        assert top > 0
        await press(pilot, "escape")
        assert pane.top == top
        assert {pane.article.text[span.start : span.end][:3] for span in pane.layers["matches"].spans} == {"ZTE"}


async def test_resizing_keeps_the_place_in_the_text(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "space")
        columns = screen(pilot).articles
        before = columns.spread.top_offset(0)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        pane = columns.spread.panes[0]
        assert pane.top <= pane.column.row_at(before) <= pane.top + 1


async def test_back_goes_one_step_out_each_time(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", "e")
        await press(pilot, "escape")
        assert screen(pilot).articles.has_focus
        assert not screen(pilot).panel.display
        await press(pilot, "escape")
        assert screen(pilot).results.has_focus
        await press(pilot, "escape")
        assert screen(pilot).search_bar.input.value == ""


async def test_nothing_found_says_what_to_try(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "xyzzyplugh")
        assert "Nothing found." in screen_text(pilot)


async def test_what_another_process_adds_and_removes_is_followed(library: Library, tmp_path: object) -> None:
    async with reading(library) as pilot:
        count = len(screen(pilot).results.numbers)
        gone = screen(pilot).results.numbers[0]
        with Library.open(library.path) as other:
            other.remove([gone])
        screen(pilot).follow_library()
        await settled(pilot)
        assert len(screen(pilot).results.numbers) == count - 1
        assert gone not in screen(pilot).articles.state.shown


async def test_a_library_that_is_damaged_meanwhile_is_said_in_a_line(library: Library) -> None:
    async with reading(library) as pilot:
        with Library.open(library.path) as other:
            other._connection.execute("DELETE FROM meta")
        screen(pilot).follow_library()
        await settled(pilot)
        assert any("not a library" in notice.message for notice in pilot.app._notifications)


async def test_a_text_of_two_lines_is_pasted_as_one(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        screen(pilot).search_bar.input.post_message(events.Paste("Huawei\n  Meng"))
        await settled(pilot)
        assert screen(pilot).search_bar.query_text == "Huawei Meng"


async def test_a_book_that_is_pasted_is_told_to_be_too_long_and_the_line_goes_on(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        screen(pilot).search_bar.input.post_message(events.Paste("ban (zte \x1b[31m " * 70_000))
        await settled(pilot)
        assert "longer than 2000 characters" in screen_text(pilot)
        assert len(screen(pilot).search_bar.input.value) < 5_000


async def test_a_search_that_fails_is_told_and_ends_nothing(library: Library) -> None:
    async with reading(library) as pilot:

        def broken(*_: object, **__: object) -> None:
            raise OSError("the disk is gone")

        await search(pilot, "ZTE")
        pilot.app.desk._engine.search = broken  # type: ignore[attr-defined]
        await search(pilot, "Huawei")
        assert "the search failed (OSError)" in screen_text(pilot)
        await press(pilot, "enter")
        assert screen(pilot).articles.has_focus


async def test_dates_are_not_looked_for_in_the_whole_library(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter")
        articles = screen(pilot).articles
        date = next(m for m in articles.articles[0].tagging.mentions if m.type is EntityType.DATE)
        articles.point_at(0, Span(date.start, date.end))
        await press(pilot, "o")
        assert pilot.app.screen is screen(pilot)
        assert any("only names are gathered" in notice.message for notice in pilot.app._notifications)


async def test_a_cursor_that_nobody_moved_stays_on_the_newest_article(library: Library) -> None:
    async with reading(library) as pilot:
        newest = screen(pilot).results.numbers[0]
        with Library.open(library.path) as other:
            other.remove([newest])
        screen(pilot).follow_library()
        await settled(pilot)
        assert screen(pilot).results.cursor == 0
        assert screen(pilot).articles.state.shown == (screen(pilot).results.numbers[0],)


async def test_s_in_an_article_leads_to_the_results(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "s")
        assert screen(pilot).results.has_focus
        await press(pilot, "j", "s")
        assert len(screen(pilot).articles.state.panes) == 2


async def test_a_change_of_the_library_leaves_a_reader_at_the_match(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", "n")
        (pane,) = screen(pilot).articles.spread.panes
        before = pane.note
        assert before.startswith("2/")
        with Library.open(library.path) as other:
            other.remove([screen(pilot).results.numbers[-1]])
        screen(pilot).follow_library()
        await settled(pilot)
        assert pane.note == before
