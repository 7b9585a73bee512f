"""Segments that are merged or made by other processes hold what one segment would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index.store import build, merging, segments
from index.store.postings import Snapshot
from tests.index.shelf import UNHURRIED, Shelf, written

TEXTS = [
    written(
        f"Zebras run far. Running zebra{number} ran to the lake.\n\nThe lake {'lake ' * (number % 4)}froze.",
        title=f"Lake number{number % 5} of runners" if number % 3 else None,
        outlet=f"Outlet {number % 2}",
        published=f"2018-05-{number % 28 + 1:02}" if number % 7 else None,
    )
    for number in range(40)
]
WORDS = {
    "form": ("zebras", "zebra7", "the", "lake", "number3", "nobody"),
    "title": ("lake", "number3"),
    "stem": ("zebra", "run", "runner"),
    "title_stem": ("runner",),
    "outlet": ("outlet", "1"),
    "beginning": ("ze", "runni", "la", "numbe"),
}


def content(shelf: Shelf) -> object:
    """Return all that a snapshot says, by the library's numbers."""
    stamp = build.usable(shelf)
    assert stamp
    snapshot = Snapshot(build.home(shelf) / stamp.folder)
    try:
        ids = snapshot.ids
        said = {
            (field, word): (
                sorted((ids[number], weight) for number, weight in snapshot.weights(field, word).items()),
                sorted((ids[number], places.tolist()) for number, places in snapshot.places(field, word).items()),
            )
            for field, words in WORDS.items()
            for word in words
        }
        facts = sorted((ids[n], snapshot.published[n], snapshot.lengths[n]) for n in snapshot.numbers)
        return said, facts, snapshot.size
    finally:
        snapshot.close()


def indexed_at_once(path: Path, articles: dict[int, Article]) -> object:
    path.mkdir(exist_ok=True)
    shelf = Shelf(path)
    shelf.add(*(articles.get(number, written("gone")) for number in range(1, max(articles, default=0) + 1)))
    for number in [number for number in shelf.stored if number not in articles]:
        shelf.remove(number)
    build.catch_up(shelf, rebuild=True)
    return content(shelf)


@settings(UNHURRIED, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 40)), max_size=12))
def test_however_an_index_came_about_it_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("shelf")
    shelf = Shelf(path)
    shelf.add(*TEXTS[:4])
    build.catch_up(shelf)
    for kind, number in steps:
        if kind and number in shelf.stored:
            if kind == 1:
                shelf.remove(number)
            else:
                shelf.change(number, TEXTS[-number])
        else:
            shelf.add(*TEXTS[number % 7 : number % 7 + 2])
        build.catch_up(shelf)
    articles = {number: stored.article for number, stored in shelf.stored.items()}
    assert content(shelf) == indexed_at_once(path / "again", articles)


def test_merged_segments_lose_nothing_but_what_was_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 5)
    shelf = Shelf(tmp_path)
    shelf.add(*TEXTS)
    build.catch_up(shelf)
    shelf.remove(3)
    shelf.change(4, TEXTS[30])
    shelf.remove(40)
    build.catch_up(shelf)
    for _ in range(merging.MANY):
        shelf.add(TEXTS[9])
        build.catch_up(shelf)
    articles = {number: stored.article for number, stored in shelf.stored.items()}
    assert content(shelf) == indexed_at_once(tmp_path / "again", articles)
    (folder,) = [entry for entry in build.home(shelf).iterdir() if entry.is_dir()]
    assert len(list(folder.glob("*.trm"))) < 5


def test_two_processes_make_the_index_that_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    shelf.add(*TEXTS)
    monkeypatch.setattr(segments, "CHUNK", 4)
    monkeypatch.setattr(segments, "PROCESSES", 1)
    build.catch_up(shelf)
    alone = content(shelf)
    monkeypatch.setattr(segments, "WORTH_PROCESSES", 10)
    monkeypatch.setattr(segments.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(segments, "PROCESSES", 2)
    told: list[tuple[int, int]] = []
    build.catch_up(shelf, rebuild=True, progress=lambda done, total: told.append((done, total)))
    assert content(shelf) == alone
    assert told[-1] == (40, 40)
    (folder,) = [entry for entry in build.home(shelf).iterdir() if entry.is_dir()]
    assert len(list(folder.glob("*.trm"))) == 2


UNDER_A_SCREEN = """
import io, sys
from pathlib import Path
from index.store import build, segments
from tests.index.store.test_segments import TEXTS, Shelf

class Screen(io.StringIO):
    def fileno(self):
        return -1

segments.WORTH_PROCESSES = 10
segments.os.cpu_count = lambda: 2
sys.stderr = Screen()
shelf = Shelf(Path(sys.argv[1]))
shelf.add(*TEXTS)
build.catch_up(shelf)
print(build.usable(shelf) is not None)
"""


def test_two_processes_make_an_index_where_a_screen_stands_in_the_place_of_standard_error(tmp_path: Path) -> None:
    command = [sys.executable, "-c", UNDER_A_SCREEN, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "True\n", done.stderr


def test_a_large_pile_makes_several_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "CHUNK", 5)
    monkeypatch.setattr(segments, "FULL", 200)
    shelf = Shelf(tmp_path)
    shelf.add(*TEXTS)
    build.catch_up(shelf)
    assert content(shelf) == indexed_at_once(tmp_path / "again", {n: s.article for n, s in shelf.stored.items()})


def test_a_beginning_finds_titles_and_first_words_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 2)
    shelf = Shelf(tmp_path)
    shelf.add(
        written("Trains stop."),
        written("Nothing.", title="A tram line"),
        written("Word " * 80 + "train."),
        written("The traveller."),
    )
    build.catch_up(shelf)
    shelf.remove(2)
    build.catch_up(shelf)
    stamp = build.usable(shelf)
    assert stamp
    snapshot = Snapshot(build.home(shelf) / stamp.folder)
    found = {
        prefix: [snapshot.id(number) for several in snapshot.beginning(prefix) for number in several]
        for prefix in ("tr", "train", "trains", "travellers", "xy")
    }
    snapshot.close()
    assert found == {"tr": [4, 1], "train": [1], "trains": [1], "travellers": [4], "xy": []}


@given(st.lists(st.integers(1, 5_000), max_size=30))
def test_merging_leaves_few_segments_of_one_size(sizes: list[int]) -> None:
    chosen = merging.choose(sizes, most=None)
    assert len(chosen) != 1
    left = [size for place, size in enumerate(sizes) if place not in chosen]
    if chosen:
        left.append(sum(sizes[place] for place in chosen))
    else:
        assert len(left) < merging.MANY * 5
    assert sum(left) == sum(sizes)
    assert not merging.choose(left, most=None)


def test_nothing_large_is_merged_while_somebody_waits() -> None:
    assert merging.choose([900] * 8, most=2_000) == []
    assert merging.choose([900, *[1] * 8], most=2_000) == list(range(1, 9))
    assert len(merging.choose([900] * 41, most=2_000)) == 41
