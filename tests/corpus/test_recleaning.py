"""Articles are made anew from their sources; what a person decided survives that, and changes of the rules too."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus import ingest
from corpus.article import BlockKind
from corpus.cleaning import plaintext
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.errors import LibraryError, NotFoundError, UnreadableError
from corpus.ingest import add
from corpus.library import Library
from corpus.pieces import Piece, pieces
from corpus.readers import Page
from corpus.recleaning import Recleaned, decide, reclean
from corpus.store import storage
from corpus.store.records import Remade, Replaced
from corpus.store.schema import MIGRATIONS
from tests.corpus.cleaning.scrapes import WIRE
from tests.corpus.readers.offices import docx, paragraph
from tests.corpus.test_ingest import Given, stories

PLAIN = Given("wire.txt", WIRE.text.encode())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with a scrape, number 1, and two plain stories."""
    with Library.open(tmp_path / "library") as made:
        add([PLAIN, *stories(2)], made, given={"outlet": "The Lamp"})
        yield made


def piece(library: Library, words: str, number: int = 1) -> Piece:
    return next(one for one in pieces(library.article(number).article) if one.text.startswith(words))


def test_a_decision_changes_the_article_and_is_remembered(library: Library) -> None:
    before, revision = library.article(1).article, library.revision()
    decide(library, 1, [(piece(library, '"Nobody asked'), False)])
    after = library.article(1).article
    assert "Nobody asked" in before.text
    assert "Nobody asked" not in after.text
    assert (library.revision(), library.changes(revision).changed) == (revision + 1, [1])
    assert [(one.text[:8], one.kept) for one in library.decisions(1)] == [('"Nobody ', False)]
    assert after.outlet == "The Lamp"


def test_a_decision_that_is_taken_back_leaves_the_article_as_it_was(library: Library) -> None:
    before = library.article(1)
    for words, kept in (('"Nobody asked', False), ("Skip to", True), ("Port authority", False)):
        decide(library, 1, [(piece(library, words), kept)])
    assert library.article(1) != before
    decide(library, 1, [(piece(library, words), None) for words in ('"Nobody asked', "Skip to", "Port authority")])
    assert library.decisions(1) == ()
    assert replace(library.article(1), id=1) == before


def test_the_last_word_about_a_piece_holds(library: Library) -> None:
    for kept in (True, False, True):
        decide(library, 1, [(piece(library, "Skip to"), kept)])
    assert [one.kept for one in library.decisions(1)] == [True]
    assert piece(library, "Skip to").kept


def test_who_is_mentioned_follows_what_is_kept(library: Library) -> None:
    voss = library.find_entity("Mara Voss")
    decide(library, 1, [(piece(library, '"Nobody asked'), False)])
    with pytest.raises(NotFoundError):
        library.find_entity("Mara Voss")
    decide(library, 1, [(piece(library, '"Nobody asked'), None)])
    assert replace(library.find_entity("Mara Voss"), id=voss.id) == voss
    assert library.check() == []


def test_the_last_of_an_article_is_not_cut(library: Library) -> None:
    body = [one for one in pieces(library.article(2).article) if one.kept]
    with pytest.raises(UnreadableError, match="remove"):
        decide(library, 2, [(one, False) for one in body])
    assert library.decisions(2) == ()
    assert all(one.kept for one in pieces(library.article(2).article) if one.label in {one.label for one in body})


def test_cleaning_again_by_the_same_rules_changes_nothing(library: Library) -> None:
    decide(library, 1, [(piece(library, "Skip to"), True)])
    before = list(library.articles([1, 2, 3])), library.revision()
    report = reclean(library)
    assert (report.changed, report.unchanged, report.failed, report.unfitting) == ([], [1, 2, 3], [], [])
    assert (list(library.articles([1, 2, 3])), library.revision()) == before


def divided_otherwise(page: Page) -> list[Segment]:
    """Divide a page by other rules than those of today: at the ends of sentences."""
    result = []
    for one in segment(page):
        parts = [part if part.endswith(".") else f"{part}." for part in one.text.split(". ")]
        parts[-1] = parts[-1] if one.text.endswith(".") else parts[-1][:-1]
        result += [one.saying(part)._replace(gap=one.gap if place == 0 else 0) for place, part in enumerate(parts)]
    return result


def test_a_decision_survives_other_rules(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(library, 1, [(piece(library, '"Nobody asked'), False), (piece(library, "Skip to"), True)])
    monkeypatch.setattr(plaintext, "segment", divided_otherwise)
    report = reclean(library, [1])
    assert (report.changed, report.unfitting) == ([1], [])
    text = library.article(1).article.text
    assert "Nobody asked" not in text
    assert "They will find out" not in text
    assert "Skip to main content" in text
    assert len(library.decisions(1)) == 2


def test_a_decision_that_fits_nothing_any_more_is_told_and_kept_in_mind(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(library, 1, [(piece(library, "Skip to"), True)])
    with monkeypatch.context() as other:
        other.setattr(plaintext, "segment", lambda page: [one for one in segment(page) if "Skip" not in one.text])
        report = reclean(library, [1])
    assert [(number, one.text) for number, one in report.unfitting] == [(1, "Skip to main content")]
    assert "Skip to" not in library.article(1).article.text
    reclean(library)
    assert "Skip to main content" in library.article(1).article.text


def test_what_can_not_be_cleaned_any_more_stays_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(library.articles([1, 2, 3]))
    monkeypatch.setattr(plaintext, "find_body", lambda *_: None)
    report = reclean(library)
    assert [number for number, _ in report.failed] == [1, 2, 3]
    assert all("no article text" in why for _, why in report.failed)
    assert list(library.articles([1, 2, 3])) == before


def test_a_number_that_no_article_has_is_refused_before_anything_is_done(library: Library) -> None:
    with pytest.raises(NotFoundError, match="no article 9"):
        reclean(library, [1, 9])


def test_several_processes_come_to_the_same(library: Library) -> None:
    before = library.revision()
    report = reclean(library, jobs=2)
    assert (report.unchanged, library.revision()) == ([1, 2, 3], before)


def test_progress_is_told_and_stopping_keeps_what_is_done(library: Library) -> None:
    told: list[tuple[int, int, str, float]] = []
    report = reclean(library, progress=lambda *step: told.append(step), stop=lambda: len(told) == 2)
    assert told == [(1, 3, "wire.txt", 1 / 3), (2, 3, "000.txt", 2 / 3)]
    assert report.unchanged == [1, 2]


def test_an_article_that_was_changed_in_the_meantime_is_not_overwritten(library: Library) -> None:
    origin, stored = library.origin(1), library.article(1)
    decide(library, 1, [(piece(library, "Skip to"), True)])
    assert library.replace([Remade(origin, stored.article, stored.tagging, "text")]) == [Replaced.OVERTAKEN]
    assert "Skip to" in library.article(1).article.text
    library.remove([1])
    assert library.replace([Remade(origin, stored.article, stored.tagging, "text")]) == [Replaced.OVERTAKEN]


def test_a_library_that_can_not_be_written_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    skip = piece(library, "Skip to")
    library.close()
    monkeypatch.setattr("corpus.store.storage.is_writable", lambda _: False)
    with Library.open(library.path) as unwritable, pytest.raises(LibraryError, match="can't be written"):
        decide(unwritable, 1, [(skip, True)])


def test_removing_an_article_forgets_what_was_decided_about_it(library: Library) -> None:
    decide(library, 1, [(piece(library, "Skip to"), True)])
    library.remove([1])
    assert library.decisions(1) == ()


DECIDING = """
import sys
from pathlib import Path
from corpus.library import Library
from corpus.pieces import pieces
from corpus.recleaning import decide
with Library.open(Path(sys.argv[1])) as library:
    while True:
        for kept in (True, None):
            skip = next(piece for piece in pieces(library.article(1).article) if piece.text.startswith("Skip to"))
            decide(library, 1, [(skip, kept)])
            print("decided", flush=True)
"""


@pytest.mark.parametrize("killed_after", [1, 2, 5])
def test_a_process_killed_while_deciding_leaves_the_decision_and_the_article_together(
    library: Library, tmp_path: Path, killed_after: int
) -> None:
    (tmp_path / "deciding.py").write_text(DECIDING)
    command = [sys.executable, str(tmp_path / "deciding.py"), str(library.path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        for _ in range(killed_after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    assert library.check() == []
    assert [one.kept for one in library.decisions(1)] == [True] * piece(library, "Skip to").kept
    assert reclean(library).changed == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_library_of_each_older_schema_is_brought_up_to_date_and_can_be_cleaned_again(
    library: Library, tmp_path: Path, version: int
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    with sqlite3.connect(old / storage.DATABASE) as connection:
        for step in MIGRATIONS[:version]:
            connection.executescript(step)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("INSERT INTO meta VALUES ('identity', 'old'), ('revision', 1)")
        text = "The ferry\n\nIt leaves."
        layers = '{"blocks":[["title",0,9,1,1,null],["paragraph",11,21,2,2,null]],"cuts":[[3,3,"nav","Menu",21,0.6]],'
        layers += '"evidence":[],"mentions":[],"quotes":[[11,13,"Ann Roe"]]}'
        connection.execute(
            "INSERT INTO sources (id, sha256, location, format, size, data, given, added)"
            " VALUES (1, ?, 'wire.txt', 'text', 1, ?, '{}', '2026-01-01')",
            (b"digest", zlib.compress(PLAIN.data)),
        )
        connection.execute(
            "INSERT INTO articles (id, source_id, revision, heading, lead, words, paragraphs, text, layers)"
            " VALUES (1, 1, 1, 'The ferry', '', 4, 1, ?, ?)",
            (text, zlib.compress(layers.encode())),
        )
        connection.execute(
            "INSERT INTO entities (id, type, key, name)"
            " VALUES (1, 'PERSON', 'ines calder', 'Ines Calder'), (2, 'PERSON', 'calder', 'Calder')"
        )
        connection.execute("INSERT INTO appearances VALUES (1, 1, 4), (2, 1, 1)")
    connection.close()
    with Library.open(old) as opened:
        assert [(row.name, row.mentions) for row in opened.entities()] == [("Ines Calder", 5)]
        assert opened.changes(1).changed == [1]
        assert [block.kind for block in opened.article(1).article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
        assert opened.article(1).article.cuts[0].by_hand is False
        assert reclean(opened).changed == [1]
        assert opened.article(1).article == replace(library.article(1).article, outlet=opened.article(1).article.outlet)


def off_the_main_thread(work: Callable[[], object]) -> object:
    """Do work in another thread, where no alarm rings, and return what it came to."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


def not_here(*_: object, **__: object) -> object:
    raise AssertionError("read where nothing could stop it")


def test_off_the_main_thread_what_may_hang_is_made_anew_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path / "library") as library:
        add([Given("paper.docx", docx("".join(map(paragraph, WIRE.body))))], library)
        said = piece(library, '"Nobody asked')
        monkeypatch.setattr(ingest, "prepare", not_here)
        off_the_main_thread(lambda: decide(library, 1, [(said, False)]))
        assert "Nobody asked" not in library.article(1).article.text
        report = off_the_main_thread(lambda: reclean(library))
        assert isinstance(report, Recleaned)
        assert (report.unchanged, report.failed) == ([1], [])


def test_a_decision_about_what_is_never_read_again_changes_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.article(1)

    def endless(*_: object, **__: object) -> object:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(ingest, "SECONDS", 0.3)
    monkeypatch.setattr(ingest, "prepare", endless)
    with pytest.raises(UnreadableError, match="took longer"):
        decide(library, 1, [(piece(library, '"Nobody asked'), False)])
    assert library.article(1) == before
