"""What is found at once: the newest first, until there is enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import parse
from index.scoring import instant, ranking
from index.scoring.instant import first_found
from index.scoring.ranking import Ranking
from index.store import build
from index.store.postings import Snapshot
from tests.index.shelf import Shelf, written

COUNT = 24


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Two dozen articles in three segments: the n-th says the words whose numbers divide n."""
    shelf = Shelf(tmp_path_factory.mktemp("library"))
    for start in range(1, COUNT + 1, 8):
        shelf.add(
            *(
                written(
                    f"Harbour news. {' '.join(f'word{part}' for part in range(1, 7) if number % part == 0)} trades.",
                    title=f"Report {number}",
                    published=f"20{number:02}-01-01",
                )
                for number in range(start, start + 8)
            )
        )
        build.catch_up(shelf)
    stamp = build.usable(shelf)
    assert stamp
    opened = Snapshot(build.home(shelf) / stamp.folder)
    yield opened
    opened.close()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at few articles at a time."""
    monkeypatch.setattr(instant, "STRETCH", 2)
    monkeypatch.setattr(instant, "GROWTH", 1)


def found(snapshot: Snapshot, query: str, enough: int, patience: float = 1e9) -> tuple[list[int], bool]:
    first = first_found(snapshot, parse(query, typing=True).root, enough=enough, ready=0.0, patience=patience)
    return sorted(snapshot.ids[first.scores.numbers].tolist()), first.exact


@pytest.mark.usefixtures("short")
def test_the_newest_come_first_and_the_rest_is_left(snapshot: Snapshot) -> None:
    assert found(snapshot, "word3 ", 2) == ([21, 24], False)
    assert found(snapshot, "word3 ", 3) == ([18, 21, 24], False)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("query", ["word6 ", "word2 word3 ", '"word2 word3', "wor -word2 -word5 ", "2001..2009", "tra"])
def test_where_there_are_not_enough_everything_is_found(snapshot: Snapshot, query: str) -> None:
    everything = Ranking(snapshot).scores(parse(query, typing=True).root)
    numbers, exact = found(snapshot, query, COUNT + 1)
    assert (numbers, exact) == (sorted(snapshot.ids[everything.numbers].tolist()), True)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("query", ["word3 ", "word2 word3 ", "word2 OR word5 ", "title:report word4 "])
def test_what_is_found_scores_as_among_all(snapshot: Snapshot, query: str) -> None:
    root = parse(query, typing=True).root
    everything = Ranking(snapshot).scores(root)
    first = first_found(snapshot, root, enough=3, ready=0.0)
    assert 3 <= len(first.scores) < len(everything)
    assert all(score == pytest.approx(everything[number]) for number, score in first.scores.items())


@pytest.mark.usefixtures("short")
def test_patience_ends_without_enough(snapshot: Snapshot) -> None:
    assert found(snapshot, "word6 ", COUNT, patience=0.0) == ([24], False)


def test_a_beginning_is_found_in_the_title_though_its_words_are_too_many(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instant, "FIRST", ranking.Limits(5_000, 5_000, 2, ranking.PER_WORD, beginnings=True))
    numbers, exact = found(snapshot, "wor", COUNT + 1)
    assert (numbers, exact) == (list(range(1, COUNT + 1)), False)


@given(st.integers(0, 3_000_000))
def test_stretches_are_all_articles_the_newest_first(size: int) -> None:
    stretches = list(instant._stretches(size))
    assert [end for _, end in stretches] == [size, *(first for first, _ in stretches)][: len(stretches)]
    assert not stretches or stretches[-1][0] == 0
    assert len(stretches) < 10
