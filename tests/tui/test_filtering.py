"""Counts beside the results, orders, concordances, the history and saved searches, as a person uses them."""

from __future__ import annotations

from textual.pilot import Pilot

from corpus.library import Library
from index.facets import Facet
from tests.tui.driving import press, reading, screen_text, search
from tui.app import ReaderApp
from tui.screens.concordance import ConcordanceScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.line_list import LineList


def screen(pilot: Pilot[None]) -> ReadingScreen:
    app = pilot.app
    assert isinstance(app, ReaderApp)
    return app.reading


def total(pilot: Pilot[None]) -> int:
    return len(screen(pilot).results.numbers)


async def test_counts_stand_beside_the_results_where_there_is_room(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ZTE")
        assert "Organisations" in screen_text(pilot)
        counts = dict(screen(pilot).counts.counts[Facet.ORG])
        assert f"{counts['ZTE']} articles that mention ZTE" in screen_text(pilot)


async def test_counts_come_and_go_with_a_key_where_there_is_little_room(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "ZTE")
        assert "Outlets" not in screen_text(pilot)
        await press(pilot, "v")
        assert "Outlets" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Outlets" not in screen_text(pilot)
        await press(pilot, "escape", "v")
        assert "Outlets" not in screen_text(pilot)


async def test_the_key_of_a_count_filters_by_it_and_takes_the_filter_out_again(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ZTE")
        before = total(pilot)
        (row,) = (row for row in screen(pilot).counts.rows if row.text == "Huawei")
        await press(pilot, row.key)
        assert screen(pilot).search_bar.query_text.startswith("ZTE ")
        assert "org:" in screen(pilot).search_bar.query_text
        assert total(pilot) < before
        active = screen(pilot).counts.rows[1]
        assert (active.text, active.active) == ("Huawei", True)
        await press(pilot, active.key)
        assert screen(pilot).search_bar.query_text == "ZTE"
        assert total(pilot) == before


async def test_a_count_filters_the_whole_library_too(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        month = next(row for row in screen(pilot).counts.rows if row.facet is Facet.MONTH)
        await press(pilot, month.key)
        assert screen(pilot).search_bar.query_text == f"date:{month.text}"
        assert total(pilot) == month.count


async def test_tags_are_counted_and_filter_as_soon_as_they_are_given(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ZTE")
        assert "Tags" not in screen_text(pilot)
        await press(pilot, "number_sign", *"to check, ports", "enter")
        (row,) = (row for row in screen(pilot).counts.rows if row.text == "to check")
        assert (row.facet, row.count) == (Facet.TAG, 1)
        await press(pilot, row.key)
        assert screen(pilot).search_bar.query_text == 'ZTE tag:"to check"'
        assert total(pilot) == 1
        await press(pilot, screen(pilot).counts.rows[1].key)
        assert screen(pilot).search_bar.query_text == "ZTE"


async def test_one_key_changes_the_order(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        by_relevance = list(screen(pilot).results.numbers)
        await press(pilot, "S")
        assert "newest first" in screen_text(pilot)
        newest = [row.published or "" for row in library.summaries(screen(pilot).results.numbers)]
        assert [day for day in newest if day] == sorted((day for day in newest if day), reverse=True)
        await press(pilot, "S")
        assert "oldest first" in screen_text(pilot)
        await press(pilot, "S")
        assert list(screen(pilot).results.numbers) == by_relevance


async def test_an_order_that_the_query_asks_for_is_not_changed(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE sort:oldest")
        await press(pilot, "S")
        assert "oldest first" in screen_text(pilot)
        assert screen(pilot).search_bar.sort == "relevance"


async def test_a_concordance_is_sorted_with_one_key_and_opens_the_article_at_the_place(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ban")
        await press(pilot, "K")
        shown = pilot.app.screen
        assert isinstance(shown, ConcordanceScreen)
        assert f"{len(shown.lines)} lines in" in screen_text(pilot)
        await press(pilot, "r")
        after = [line.right.split()[:1] for line in shown.lines]
        assert "by the words after" in screen_text(pilot)
        await press(pilot, "l", "j", "j")
        assert [line.right.split()[:1] for line in shown.lines] != after
        chosen = shown.lines[shown.query_one(LineList).cursor]
        await press(pilot, "enter")
        assert screen(pilot).articles.state.panes == (chosen.id,)
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == chosen.start


async def test_what_makes_articles_alike_is_lit_in_what_is_open_and_stands_in_a_concordance(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "like:1")
        await press(pilot, "enter")
        assert pilot.app.reading.articles.matches.notes()[0].startswith("1/")  # type: ignore[attr-defined]
        await press(pilot, "K")
        assert " lines in " in screen_text(pilot)


async def test_one_key_searches_for_articles_like_the_one_that_is_chosen(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "j")
        chosen = screen(pilot).results.article
        await press(pilot, "A")
        assert screen(pilot).search_bar.query_text == f"like:{chosen}"
        assert chosen not in screen(pilot).results.numbers
        assert "articles like “" in screen_text(pilot)


async def test_a_concordance_is_left_for_the_results(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "K")
        assert pilot.app.screen is screen(pilot)
        await search(pilot, "date:2018")
        await press(pilot, "K")
        assert "nothing of it stands in the text" in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen(pilot)
        assert pilot.app.focused is screen(pilot).results


async def test_only_searches_that_were_looked_at_are_remembered(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", *"escrow")
        assert library.searches.history() == []
        await press(pilot, "enter")
        assert library.searches.history() == ["escrow"]
        await press(pilot, "slash", *"Meng", "down")
        assert library.searches.history() == ["escrow"]
        await press(pilot, "enter")
        assert library.searches.history() == ["Meng", "escrow"]


async def test_one_walks_through_the_searches_before_from_an_empty_line(library: Library) -> None:
    library.searches.remember("escrow")
    library.searches.remember("Meng")
    async with reading(library) as pilot:
        await press(pilot, "slash", "up")
        assert screen(pilot).search_bar.query_text == "Meng"
        assert screen(pilot).search_bar.input.cursor_position == len("Meng")
        found = total(pilot)
        await press(pilot, "up")
        assert screen(pilot).search_bar.query_text == "escrow"
        await press(pilot, "down")
        assert (screen(pilot).search_bar.query_text, total(pilot)) == ("Meng", found)
        await press(pilot, "down", "down")
        assert screen(pilot).search_bar.query_text == ""
        assert pilot.app.focused is screen(pilot).results


async def test_one_searches_within_what_was_found_and_step_by_step_out_again(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow OR Meng")
        found = set(screen(pilot).results.numbers)
        await press(pilot, "W", *"escrow")
        inner = set(screen(pilot).results.numbers)
        assert inner < found
        assert "within escrow OR Meng ›" in screen_text(pilot)
        assert screen(pilot).search_bar.query_text == "(escrow OR Meng) escrow"
        await press(pilot, "enter", "escape")
        assert set(screen(pilot).results.numbers) == found
        await press(pilot, "escape")
        assert "within" not in screen_text(pilot).splitlines()[0]
        assert screen(pilot).search_bar.query_text == "escrow OR Meng"
        assert set(screen(pilot).results.numbers) == found
        await press(pilot, "escape")
        assert screen(pilot).search_bar.query_text == ""


async def test_going_back_over_the_beginning_of_the_line_leaves_what_is_searched_within(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "W", "M", "backspace", "backspace", *" escrow", "enter")
        assert screen(pilot).search_bar.query_text == "ZTE escrow"
        assert library.searches.history() == ["ZTE escrow", "ZTE"]


async def test_a_mistake_in_what_is_typed_within_results_is_named_at_its_own_column(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "W", *"date:x", "enter")
        assert "column 6" in screen_text(pilot)


async def test_there_is_nothing_to_search_within_where_nothing_was_searched_for(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "W")
        assert any("search for something first" in notice.message for notice in pilot.app._notifications)
        assert pilot.app.focused is screen(pilot).results


async def test_a_search_is_saved_under_a_name_and_made_again(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "S", "quotation_mark")
        await press(pilot, *"Money", "enter")
        (saved,) = library.searches.saved()
        assert (saved.name, saved.query, saved.sort) == ("Money", "escrow", "newest")
        await press(pilot, "escape", "S", "apostrophe")
        assert "Money" in screen_text(pilot)
        await press(pilot, "enter")
        assert screen(pilot).search_bar.query_text == "escrow"
        assert "newest first" in screen_text(pilot)


async def test_a_saved_search_can_be_dropped(library: Library) -> None:
    library.searches.save("Money", "escrow", "relevance")
    async with reading(library) as pilot:
        await press(pilot, "apostrophe", "d")
        assert library.searches.saved() == []
        assert "none yet" in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen(pilot)


async def test_where_nothing_is_found_wider_queries_are_offered_each_with_a_key(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "ZTE date:1999-02")
        assert "Nothing found." in screen_text(pilot)
        assert "1  without date:1999-02: 16 articles" in screen_text(pilot)
        await press(pilot, "1")
        assert screen(pilot).search_bar.query_text == "ZTE"
        assert "16 articles that mention ZTE" in screen_text(pilot)
        await search(pilot, "zte huwaei")
        await press(pilot, "1")
        assert total(pilot) > 0
