"""A person looks through what was cut, brings pieces back and cuts others; the open article follows, at its place."""

from __future__ import annotations

from textual.pilot import Pilot

from corpus.library import Library
from corpus.pieces import Piece, least_sure_first, pieces
from corpus.recleaning import decide
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.contents.doubts import about, in_short, why
from tui.screens.cuts import CutsScreen
from tui.screens.reading import ReadingScreen

LETTER = "What Washington did today"


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


def cuts(pilot: Pilot[None]) -> CutsScreen:
    assert isinstance(pilot.app.screen, CutsScreen)
    return pilot.app.screen


async def look(pilot: Pilot[None]) -> CutsScreen:
    """Open an article with a prompt in its middle, and the list of what was cut from it."""
    await search(pilot, "title:bargaining")
    await press(pilot, "enter", "C")
    return cuts(pilot)


def texts(shown: CutsScreen) -> list[str]:
    return [shown._found[label].text for label in shown._order]


def at(shown: CutsScreen, words: str) -> None:
    shown.rows.highlighted = next(place for place, text in enumerate(texts(shown)) if text.startswith(words))


async def test_the_list_has_what_was_cut_with_the_least_sure_first(library: Library) -> None:
    async with reading(library) as pilot:
        shown = await look(pilot)
        expected = least_sure_first(pieces(shown.stored.article))
        assert texts(shown) == [piece.text for piece in expected]
        assert texts(shown)[0].startswith(LETTER)
        text = screen_text(pilot)
        assert f"{expected[0].of.confidence:.0%} ✂ subscription-prompt" in text
        assert "Free every weekday." in " ".join(text.split())  # the whole piece stands below the list
        assert "27 pieces cut · the least sure first" in text


async def test_a_piece_is_brought_back_and_taken_out_again(library: Library) -> None:
    async with reading(library) as pilot:
        shown = await look(pilot)
        number, before = shown.stored.id, shown.stored
        await press(pilot, "r")
        assert "✓ kept by you" in screen_text(pilot)
        assert LETTER in library.text(number)
        assert shown.piece is not None
        assert shown.piece.text.startswith(LETTER)
        await press(pilot, "r")
        assert "✂ cut by you" in screen_text(pilot)
        assert LETTER not in library.text(number)
        await press(pilot, "u")
        assert library.decisions(number) == ()
        assert library.article(number).article == before.article


async def test_what_is_done_is_told_with_how_to_take_it_back(library: Library) -> None:
    app = ReaderApp(library)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await look(pilot)
        await press(pilot, "u")
        assert "nothing was decided about it" in screen_text(pilot)
        await press(pilot, "r")
        assert "line 33: kept · u takes it back" in screen_text(pilot)
        await press(pilot, "u")
        assert "line 33: left to cleaning again" in screen_text(pilot)


async def test_what_is_right_as_it_is_can_be_confirmed(library: Library) -> None:
    async with reading(library) as pilot:
        shown = await look(pilot)
        await press(pilot, "y")
        assert [(one.kept, one.text.startswith(LETTER)) for one in library.decisions(shown.stored.id)] == [
            (False, True)
        ]


async def test_any_paragraph_can_be_cut_from_the_list_of_all_pieces(library: Library) -> None:
    async with reading(library) as pilot:
        shown = await look(pilot)
        await press(pilot, "o")
        assert texts(shown) == [piece.text for piece in pieces(shown.stored.article)]
        assert shown.piece is not None
        assert shown.piece.text.startswith(LETTER)  # the cursor stays on its piece
        at(shown, "None of that is why ZTE")
        await press(pilot, "r")
        await press(pilot, "o")
        assert "None of that is why ZTE" not in library.text(shown.stored.id)
        assert texts(shown)[-1].startswith("None of that is why ZTE")


async def test_the_open_article_is_made_anew_and_stays_at_its_place(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "title:bargaining")
        await press(pilot, "enter", "space")
        articles = screen(pilot).articles
        pane = articles.spread.focused
        top = pane.article.text[articles.spread.top_offset(0) :][:40]
        assert pane.top > 0
        await press(pilot, "C")
        at(cuts(pilot), LETTER)
        await press(pilot, "r")
        await press(pilot, "o")
        at(cuts(pilot), "WASHINGTON — It took 39 words")
        await press(pilot, "r")
        await press(pilot, "escape")
        pane = articles.spread.focused
        assert LETTER in pane.article.text
        assert "It took 39 words" not in pane.article.text
        assert pane.article.text[articles.spread.top_offset(0) :].startswith(top)
        assert articles.matches.spans[0]  # what was searched for is lit in the new text
        await search(pilot, '"five minutes"')
        assert pane.stored.id in screen(pilot).results.numbers


async def test_enter_leads_to_the_piece_with_cuts_shown(library: Library) -> None:
    async with reading(library) as pilot:
        await look(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is screen(pilot)
        assert "✂ subscription-prompt · line 33 · " in screen_text(pilot)
        assert LETTER in screen_text(pilot)
        assert "C all cuts" in screen_text(pilot)
        await press(pilot, "C", "r")
        await press(pilot, "enter")
        assert "✓ kept by you · line 33" in screen_text(pilot)


async def test_decisions_made_in_quick_succession_are_all_done(library: Library) -> None:
    async with reading(library) as pilot:
        shown = await look(pilot)
        await press(pilot, "r", "j", "r", "j", "y", "escape")
        assert [one.kept for one in library.decisions(shown.stored.id)].count(True) == 2
        assert len(library.decisions(shown.stored.id)) == 3


async def test_two_versions_are_compared_anew_after_a_decision(library: Library) -> None:
    numbers = [row.id for row in library.summaries() if row.source.endswith("reprieve.txt")]
    async with reading(library) as pilot:
        articles = screen(pilot).articles
        for number in numbers:
            articles.apply(articles.state.beside(number))
        screen(pilot).set_focus(articles)
        await settled(pilot)
        before = articles.comparisons
        stored = articles.focused_article
        assert stored is not None
        body = stored.article.body[1]
        await press(pilot, "C", "o")
        at(cuts(pilot), stored.article.text[body.start : body.end])
        await press(pilot, "r")
        await press(pilot, "escape")
        assert articles.comparisons.keys() == before.keys()
        assert articles.comparisons != before
        assert articles.alignment is not None


async def test_nothing_is_changed_in_a_library_that_can_not_be_written(library: Library) -> None:
    library.close()
    app = ReaderApp(Library(library.path, writable=False))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        shown = await look(pilot)
        await press(pilot, "r")
        # a toast that is wrapped leaves marks between its lines
        said = " ".join(screen_text(pilot).replace("▌", " ").split())
        assert "can't be written here" in said
        assert LETTER not in library.text(shown.stored.id)
    app.library.close()


async def test_a_long_piece_can_be_read_whole(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        shown = await look(pilot)
        await press(pilot, "o")
        longest = max(texts(shown), key=len)
        at(shown, longest)
        await settled(pilot)
        end = longest.split()[-1]
        assert end not in screen_text(pilot)
        await press(pilot, "space")
        assert end in screen_text(pilot)


def decided(library: Library) -> list[Piece]:
    number = next(row.id for row in library.summaries() if "Bargaining" in row.heading)
    found = pieces(library.article(number).article)
    decide(library, number, [(next(piece for piece in found if piece.text.startswith(LETTER)), True)])
    return pieces(library.article(number).article)


def test_words_about_pieces_tell_what_they_are(library: Library) -> None:
    found = decided(library)
    mine = next(piece for piece in found if piece.of.by_hand)
    assert (why(mine), about(mine.of)) == ("✓ kept by you", "✓ kept by you · line 33")
    assert in_short(found) == "26 pieces cut · 1 decided by you"
    plain = next(piece for piece in found if piece.kept and not piece.of.by_hand)
    assert (why(plain).strip(), about(plain.of)) == ("kept", "")
