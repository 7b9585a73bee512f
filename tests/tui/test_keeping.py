"""A person keeps bookmarks, notes and tags while reading, finds them again, and takes them away."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from corpus.annotations.anchoring import passage
from corpus.annotations.model import Annotation, Cited, Kind, Passage, Signs
from corpus.annotations.whereabouts import Located
from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.contents.keeping import beside, heading, headline, in_short, on_passage, row, to_paste, whole
from tui.screens.notes import NotesScreen
from tui.screens.noting import NoteScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.row_list import RowList

HOSTILE = "[b]x[/b] \x1b[31m\u202e"


def kept(kind: Kind, words: str = "", at: tuple[int, int] | None = None, *, found: bool = True) -> Located:
    """Make something that is kept beside article 3."""
    named = Passage("the ferry", "", "", at[0]) if at else None
    cited = Cited(f"Title {HOSTILE}", None, "The Lamp", "2018-05-16", None, "wire.txt")
    return Located(Annotation(7, kind, words, named, "", "", 3, b"x", cited), cited, at if found else None)


def test_signs_stand_where_passages_begin_and_notes_are_painted() -> None:
    one = beside(
        [
            kept(Kind.BOOKMARK),
            kept(Kind.TAG, "ports"),
            kept(Kind.BOOKMARK, at=(40, 60)),
            kept(Kind.NOTE, "a", (40, 60)),
            kept(Kind.NOTE, "b", (50, 70)),
            kept(Kind.TAG, "c", (90, 95)),
        ]
    )
    assert one.whole == "★ #ports"
    assert [one.sign_in(start, start + 20) for start in (20, 40, 60, 80, 100)] == ["", "✎", "", "#", ""]
    assert [(span.start, span.end) for span in one.spans] == [(40, 70)]


def test_a_passage_that_is_lost_counts_for_the_article() -> None:
    one = beside([kept(Kind.NOTE, "a", (40, 60), found=False)])
    assert (one.whole, one.starts, one.spans) == ("✎", (), ())


def test_what_is_kept_is_said_in_short_with_few_tags() -> None:
    assert in_short(Signs(2, 3, ("a", "b", "c", "d", "\x1be"))) == "★ ✎3 #a #b #c +2"
    assert in_short(Signs()) == ""


def test_annotations_on_a_stretch_of_the_text_are_those_that_touch_it() -> None:
    found = [kept(Kind.NOTE, "a", (40, 60)), kept(Kind.NOTE, "b", (60, 70)), kept(Kind.BOOKMARK, at=(40, 60))]
    assert [each.words for each in on_passage(found, Kind.NOTE, 50, 60)] == ["a"]


def test_lines_and_what_is_pasted_hold_no_control_characters() -> None:
    one = kept(Kind.NOTE, f"says\nwho {HOSTILE}", (4, 9))
    for pieces in (row(one), whole(one), heading(one)):
        words = "".join(text for _, text in pieces)
        assert "[b]x[/b]" in words
        assert not {"\x1b", "\u202e"} & set(words)
    assert to_paste(one).startswith("“the ferry”\nsays\nwho [b]x[/b] ␛[31m")
    assert to_paste(one).endswith("The Lamp, 2018-05-16, wire.txt\n")


def test_the_list_says_how_much_there_is_and_what_is_lost() -> None:
    assert (
        headline([kept(Kind.NOTE, "a"), kept(Kind.NOTE, "b"), kept(Kind.TAG, "c")]) == "2 notes, 1 tag beside 1 article"
    )
    assert row(kept(Kind.NOTE, "a", (4, 9), found=False))[-1] == ("faint", "no longer found in the text")


# -- on the screen


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


async def opened(pilot: Pilot[None]) -> int:
    """Open an article and read a page down in it; return its number."""
    await search(pilot, "title:bargaining")
    await press(pilot, "enter", "space")
    assert screen(pilot).articles.state.focused is not None
    return screen(pilot).articles.state.focused or 0


def things(library: Library) -> list[tuple[Kind, str, bool]]:
    return [(each.kind, each.words, each.passage is not None) for each in library.annotations.every()]


async def test_an_article_is_bookmarked_in_the_results_and_a_passage_where_one_reads(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "title:bargaining")
        await press(pilot, "b")
        assert things(library) == [(Kind.BOOKMARK, "", False)]
        assert "★ · " in screen_text(pilot)
        await press(pilot, "b")
        assert things(library) == []
        await press(pilot, "enter", "space", "b")
        assert things(library) == [(Kind.BOOKMARK, "", True)]
        articles = screen(pilot).articles
        start, end = articles.place_at_hand()
        mark = library.annotations.every()[0]
        assert mark.passage == passage(articles.articles[0].article.text, start, end)
        assert any(line.strip("│ ").startswith("★") or "★  " in line for line in screen_text(pilot).splitlines()[5:])
        await press(pilot, "b")
        assert things(library) == []


async def test_a_note_is_written_in_lines_painted_written_anew_and_taken_away(library: Library) -> None:
    async with reading(library) as pilot:
        number = await opened(pilot)
        await press(pilot, "a", *"Who?", "enter", "q")
        assert isinstance(pilot.app.screen, NoteScreen)
        await press(pilot, "escape")
        assert things(library) == [(Kind.NOTE, "Who?\nq", True)]
        articles = screen(pilot).articles
        start, end = articles.place_at_hand()
        assert [(span.start, span.end) for span in articles.spread.focused.layers["kept"].spans] == [(start, end)]
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert pilot.app.screen.area.text == "Who?\nq"
        await press(pilot, "escape")
        assert library.annotations.every()[0].words == "Who?\nq"
        await press(pilot, "a", *["backspace"] * 6, "escape")
        assert things(library) == []
        assert number not in library.annotations.signs()


async def test_of_several_notes_on_one_paragraph_the_one_chosen_is_written_anew_or_a_new_one(library: Library) -> None:
    async with reading(library) as pilot:
        number = await opened(pilot)
        start, end = screen(pilot).articles.place_at_hand()
        text = screen(pilot).articles.articles[0].article.text
        for words, place in (("whole [b]", (start, end)), ("its beginning", (start, start + 12))):
            library.annotations.note(number, words, passage(text, *place))
        screen(pilot).follow_kept()
        await press(pilot, "a")
        assert "whole [b]" in screen_text(pilot)
        await press(pilot, "j", "enter", *" now", "escape")
        assert {each.words for each in library.annotations.every()} == {"whole [b]", "its beginning now"}
        await press(pilot, "a", "G", "enter", *"third", "escape")
        (third,) = (each for each in library.annotations.every() if each.words == "third")
        assert third.passage == passage(text, start, end)
        await press(pilot, "a", "escape")
        assert len(library.annotations.every()) == 3


async def test_a_note_that_is_being_written_is_kept_when_the_reader_is_left(library: Library) -> None:
    async with reading(library) as pilot:
        await opened(pilot)
        await press(pilot, "a", *"Who")
        pilot.app.exit()
    assert things(library) == [(Kind.NOTE, "Who", True)]


async def test_an_article_gets_tags_and_loses_those_that_are_named_again(library: Library) -> None:
    library.annotations.tag(1, "Ports")
    async with reading(library) as pilot:
        number = await opened(pilot)
        await press(pilot, "number_sign", *"por")
        assert pilot.app.screen.query_one(Input)._suggestion == "Ports"
        await press(pilot, "right", *", tariffs", "enter")
        assert library.annotations.signs()[number] == Signs(tags=("Ports", "tariffs"))
        assert "#Ports #tariffs" in screen_text(pilot)
        await press(pilot, "number_sign", *"PORTS", "enter")
        assert library.annotations.signs()[number] == Signs(tags=("tariffs",))
        await search(pilot, "tag:tariffs")
        assert list(screen(pilot).results.numbers) == [number]
        with Library.open(library.path) as other:
            other.annotations.remove([each.number for each in other.annotations.of([number])])
        screen(pilot).follow_library()
        await settled(pilot)
        assert list(screen(pilot).results.numbers) == []


async def test_the_list_leads_to_the_place_and_what_is_taken_away_there_can_be_put_back(library: Library) -> None:
    async with reading(library) as pilot:
        number = await opened(pilot)
        await press(pilot, "a", *"Who says?", "escape", "escape", "b", "B")
        shown = pilot.app.screen
        assert isinstance(shown, NotesScreen)
        text = screen_text(pilot)
        assert "1 note, 1 bookmark beside 1 article" in text
        assert "✎ Who says? “" in text
        await press(pilot, "j", "d")
        assert things(library) == [(Kind.BOOKMARK, "", False)]
        await press(pilot, "u", "a", *" Now?", "escape")
        assert things(library) == [(Kind.BOOKMARK, "", False), (Kind.NOTE, "Who says? Now?", True)]
        assert shown.chosen is not None
        place = shown.chosen.place
        await press(pilot, "enter")
        articles = screen(pilot).articles
        assert articles.state.focused == number
        assert place is not None
        assert articles.spread.in_view(place[0])


async def test_notes_that_look_like_markup_are_shown_as_they_are(library: Library) -> None:
    library.annotations.note(1, HOSTILE)
    library.annotations.tag(1, "[b]x[/b]")
    async with reading(library, "narrow") as pilot:
        await press(pilot, "B")
        for keys in ((), ("a",)):
            await press(pilot, *keys)
            text = screen_text(pilot)
            assert "[b]x[/b]" in text
            assert not {"\x1b", "\u202e"} & set(text)


async def test_in_an_empty_library_nothing_is_kept_and_nothing_breaks(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with Library.open(tmp_path / "empty") as library:
        async with reading(library, "narrow") as pilot:
            await press(pilot, "b", "a", "number_sign", "B")
            assert things(library) == []
            assert pilot.app.screen.query_one(RowList).option_count == 1
