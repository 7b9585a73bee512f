"""Twenty queries, each with the article that whoever asks it means, written down before ranking was tuned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import corpus
from corpus.ingest import add
from corpus.intake.sources import FileSource
from corpus.library import Library
from index.search import SearchIndex

SAMPLE = Path(corpus.__file__).parent / "sample"
OF_THE_SAMPLE = [
    ("guilty plea iran 892 million", "2017-03-08"),
    ("spare parts temporary license", "2016-03-25"),
    ("parts counter seven years", "2018-04-17"),
    ("the lines have stopped", "2018-05-10"),
    ("huaqiangbei rumour", "2018-05-15-harbour"),
    ("everything has a price", "2018-05-16"),
    ("billion watchman", "2018-06-07"),
    ("summer defense bill", "2018-08-14"),
    ("meng wanzhou counts", "2019-01-29"),
    ("huawei ninety days", "2019-05-21"),
    ("osaka truce", "2019-06-30"),
    ("bargaining table both parties", "2018-05-14-pacific"),
]
OF_THE_SCRAPES = [
    ("acrobatics", "000_"),
    ("red line trade talks", "000_"),
    ("art of the deal", "001_"),
    ("kissinger", "001_"),
    ("about-face protect jobs", "002_"),
    ("zte penalty brinkmanship", "003_"),
    ("huawei neck", "004_"),
    ("rubio veto-proof", "004_"),
]

Named = dict[int, str]  # article → file


@contextmanager
def opened(folder: Path, files: list[Path]) -> Iterator[tuple[SearchIndex, Named]]:
    """Add files to a library, search it, and tell which article came of which file."""
    with Library.open(folder) as library:
        report = add([FileSource(file) for file in files], library, jobs=1)
        with SearchIndex.open(library) as index:
            yield index, {each.id: Path(each.path).name for each in report.added}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SearchIndex, Named]]:
    with opened(tmp_path_factory.mktemp("sample"), sorted(SAMPLE.glob("2*"))) as both:
        yield both


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[tuple[SearchIndex, Named]]:
    files = [*sorted(SAMPLE.glob("2*")), *sorted((shared / "seeds").glob("*.txt"))]
    with opened(tmp_path_factory.mktemp("everything"), files) as both:
        yield both


def first(index: SearchIndex, named: Named, query: str) -> list[str]:
    """Return the files of the versions that come first."""
    hit = index.search(query, limit=1).hits[0]
    return [named[number] for number in (hit.id, *hit.family)]


@pytest.mark.parametrize(("query", "meant"), OF_THE_SAMPLE)
def test_of_the_sample_the_article_that_is_meant_comes_first(
    sample: tuple[SearchIndex, Named], query: str, meant: str
) -> None:
    assert any(name.startswith(meant) for name in first(*sample, query))


@pytest.mark.parametrize(("query", "meant"), [*OF_THE_SAMPLE, *OF_THE_SCRAPES])
def test_among_real_scrapes_the_article_that_is_meant_comes_first(
    everything: tuple[SearchIndex, Named], query: str, meant: str
) -> None:
    assert any(name.startswith(meant) for name in first(*everything, query))
