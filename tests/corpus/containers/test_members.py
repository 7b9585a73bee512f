"""Containers as a whole: whatever one does, what came before it stays and one line says what is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from corpus.containers import Job, Unpacked, unpacking
from corpus.ingest import add
from corpus.intake.members import Member
from corpus.intake.sources import FileSource, find
from corpus.library import Library
from tests.corpus.containers.making import Given, told, zipped
from tests.corpus.test_ingest import story


def first_then(rest: object) -> object:
    """Return a container's function that yields a member and then does something else."""

    def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
        yield Member(job.within("a.txt"), stream.read())
        if callable(rest):
            rest()

    return members


def slow() -> None:
    while True:
        time.sleep(0.01)


def odd() -> None:
    raise KeyError("odd\nindeed")


def greedy() -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("rest", "why"), [(slow, "took longer"), (odd, "can't be unpacked ('odd"), (greedy, "too large for the memory")]
)
def test_a_container_that_fails_in_its_own_way_gives_what_was_before(
    monkeypatch: pytest.MonkeyPatch, rest: object, why: str
) -> None:
    monkeypatch.setattr(unpacking, "SECONDS", 0.2)
    monkeypatch.setattr("corpus.containers.tar.members", first_then(rest))
    taken, refused, fault = told("p.tar", b"words")
    assert (taken, refused) == (["a.txt"], [])
    assert fault is not None
    assert why in fault
    assert "\n" not in fault


def test_a_container_within_another_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.containers.tar.members", first_then(odd))
    taken, refused, fault = told("p.zip", zipped({"in.tar": b"words", "b.txt": b"words"}))
    assert (taken, fault) == (["in.tar › a.txt", "b.txt"], None)
    assert [why.partition(":")[0] for why in refused] == ["in.tar"]


def test_names_are_made_storable_and_short() -> None:
    assert Job("p.zip").within("caf\udce9") == "p.zip › caf?"
    assert len(Job("p.zip").within("x" * 10_000)) < 600


def test_the_kind_is_told_by_the_suffix_that_was_given_and_else_by_the_name() -> None:
    assert Member("a.HTML", b"").kind == ".html"
    assert Member("Review of setup.py", b"", suffix="").kind == ""


def test_what_is_in_an_archive_goes_into_the_library(tmp_path: Path) -> None:
    pile = zipped({"a.txt": story(1), "deep/b.txt": story(2), "p.png": b"1", "empty.txt": b"", "again.txt": story(1)})
    with Library.open(tmp_path / "library") as library:
        report = add([Given("pile.zip", pile), Given("c.txt", story(3))], library, jobs=1)
        assert [row.path for row in report.added] == ["pile.zip › a.txt", "pile.zip › deep/b.txt", "c.txt"]
        assert [row.path for row in report.known] == ["pile.zip › again.txt"]
        assert [name for name, _ in report.failed] == ["pile.zip › empty.txt"]
        assert report.passed_over == 1
        again = add([Given("pile.zip", pile)], library, jobs=1)
        assert (len(again.added), len(again.known)) == (0, 3)


def test_an_archive_in_a_folder_is_found(tmp_path: Path) -> None:
    for name in ("pile.zip", "pile.tar.gz", "site.warc.gz", "site.wacz", "book.epub", "page.html.gz", "x.tgz"):
        (tmp_path / name).touch()
    (tmp_path / "dump.sql.gz").touch()
    found = find([str(tmp_path)])
    assert len(found.sources) == 7
    assert found.passed_over == 1
    assert all(isinstance(source, FileSource) for source in found.sources)
