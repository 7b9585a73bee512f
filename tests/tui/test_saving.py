"""Articles, comparisons and pictures are written into files from the screen, and nothing is replaced unasked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search
from tests.tui.test_snapshots import versions
from tui.app import ReaderApp
from tui.contents.saving import ARTICLE, COMPARISON, Offer, meant, of_article, of_comparison, renamed, whole
from tui.output.documents import Form
from tui.screens.asking import SureScreen
from tui.screens.reading import ReadingScreen
from tui.screens.saving import SaveScreen

OFFERS = (Offer("a page", "00003-a.html"), Offer("Markdown", "00003-a.md"), Offer("the other page", "b.html"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files go: a new folder with one in it."""
    path = tmp_path / "here"
    (path / "papers").mkdir(parents=True)
    monkeypatch.chdir(path)
    return path


def dialogue(pilot: Pilot[None]) -> SaveScreen:
    assert isinstance(pilot.app.screen, SaveScreen)
    return pilot.app.screen


def told(pilot: Pilot[None]) -> str:
    return " ".join(notice.message for notice in pilot.app._notifications)


def test_a_name_that_was_offered_gives_way_and_one_that_was_typed_keeps_its_stem() -> None:
    page, markdown, other = OFFERS
    assert renamed("00003-a.html", page, markdown) == "00003-a.md"
    assert renamed("papers/00003-a.html", page, other) == "papers/b.html"
    assert renamed("papers/mine.html", page, markdown) == "papers/mine.md"
    assert renamed("mine.tar.gz", page, markdown) == "mine.tar.gz.md"
    assert renamed("papers/", page, markdown) == "papers/00003-a.md"


def test_each_form_of_a_document_is_offered_under_its_suffix() -> None:
    assert set(ARTICLE) == set(COMPARISON) == {form.value for form in Form}
    assert [offer.name for offer in of_article(3, "A/b")] == ["00003-A-b.html", "00003-A-b.md", "00003-A-b.json"]
    assert of_article(3, "A", several=True)[0].words.startswith("article 3: ")
    assert next(iter(of_comparison([3, 5]))).name == "comparison-3-5.html"
    assert of_comparison([]) == []


def test_a_suffix_says_what_is_meant() -> None:
    assert meant("x.md", OFFERS, 0) == 1
    assert meant("x.html", OFFERS, 0) == 0
    assert meant("x.html", OFFERS, 1) == 2
    assert meant("x.pdf", OFFERS, 1) == meant("x", OFFERS, 1) == meant("", OFFERS, 1) == 1
    assert whole(" x ", OFFERS[0]) == "x.html"
    assert whole("x.txt", OFFERS[0]) == "x.txt"
    assert whole("papers/", OFFERS[0]) == "papers/"


async def test_an_article_is_written_with_what_is_kept_beside_it(library: Library, folder: Path) -> None:
    async with reading(library) as pilot:
        await search(pilot, "title:bargaining")
        await press(pilot, "enter", "space", "a", *"Who <b>?", "escape", "E")
        name = dialogue(pilot).line.value
        assert re.fullmatch(r"\d{5}-.*\.html", name)
        await press(pilot, "enter")
        assert "Who &lt;b&gt;?" in (folder / name).read_text()
        assert f"written: {folder / name}" in told(pilot) or "written: ~" in told(pilot)
        await press(pilot, "E", "down", "down")
        assert dialogue(pilot).line.value == name.replace(".html", ".json")
        await press(pilot, *["backspace"] * len(name), *"pa", "tab", *"one.md", "enter")
        assert (folder / "papers" / "one.md").read_text().startswith("---\nzte-reader: 1\n")
        await press(pilot, "E", "down", "down", "enter")
        assert not (folder / name.replace(".html", ".json")).exists()  # the folder is that of the last time
        (written,) = (folder / "papers").glob("*.json")
        assert json.loads(written.read_text())["annotations"][0]["words"] == "Who <b>?"


async def test_a_file_that_is_there_is_replaced_only_when_one_is_sure(library: Library, folder: Path) -> None:
    (folder / "mine.html").write_text("mine")
    async with reading(library) as pilot:
        await press(pilot, "E", *["backspace"] * 99, *"mine")
        assert "something of this name" in " ".join(screen_text(pilot).split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SureScreen)
        await press(pilot, "escape")
        assert (folder / "mine.html").read_text() == "mine"
        await press(pilot, "enter", "enter")
        assert "<!DOCTYPE html>" in (folder / "mine.html").read_text()


async def test_what_can_not_be_written_is_told_in_a_line(library: Library, folder: Path) -> None:
    async with reading(library) as pilot:
        await press(pilot, "E", *["backspace"] * 99, *"none/a.html", "enter")
        assert "no such folder" in told(pilot)
        assert isinstance(pilot.app.screen, SaveScreen)
        await press(pilot, *["backspace"] * 99, *"papers", "tab", "enter")
        assert dialogue(pilot).line.value.startswith("papers/0")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert [path.name for path in folder.iterdir()] == ["papers"]


async def test_the_comparison_is_written_where_one_reads_in_it(library: Library, folder: Path) -> None:
    async with reading(library, "wide") as pilot:
        await versions(pilot)
        await press(pilot, "E")
        assert "the comparison: a page" in screen_text(pilot)
        name = dialogue(pilot).line.value
        await press(pilot, "enter")
        assert "Comparison of articles" in (folder / name).read_text()
        await press(pilot, "E", "down", "enter")
        assert (folder / name.replace("html", "md")).read_text().startswith("# Comparison of articles")
        await press(pilot, "E", "down", "down", "enter")
        told = json.loads((folder / name.replace("html", "json")).read_text())
        assert f"comparison-{'-'.join(str(each['id']) for each in told['articles'])}.html" == name
        await press(pilot, "E", "up", "up", "up", "enter")
        assert len(list(folder.glob("0*.html"))) == 1


async def test_the_screen_is_written_as_a_picture_that_fetches_nothing(library: Library, folder: Path) -> None:
    library.annotations.tag(1, "<script>alert(1)</script>")
    async with reading(library) as pilot:
        await press(pilot, "question_mark", "escape", "P")
        assert re.fullmatch(r"zte-reader-[\d-]+\.svg", dialogue(pilot).line.value)
        await press(pilot, *["backspace"] * 99, *"papers/screen", "enter")
        svg = (folder / "papers" / "screen.svg").read_text()
        assert "Write a picture" not in svg
        assert not re.search(r"<script|url\(\"?http|@import|@font-face|href", svg)
        await press(pilot, "T", "ctrl+p", *"picture of", "enter")
        assert isinstance(pilot.app.screen, SaveScreen)


async def test_one_line_of_input_takes_letters_that_are_keys_elsewhere(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "P", *["backspace"] * 99, *"qTP,?")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "qTP,?"


async def test_with_nothing_to_write_a_word_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty") as empty:
        async with reading(empty) as pilot:
            assert isinstance(pilot.app, ReaderApp)
            await press(pilot, "E")
            assert "choose an article first" in told(pilot)
