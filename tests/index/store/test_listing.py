"""An index that somebody else has made: nothing in it is run, and what it says of itself is looked at."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.search import SearchIndex
from index.store import build, check, listing
from index.store.build import catch_up
from index.store.schema import schema
from tests.index.shelf import Shelf, written


class Command:
    """Where it is unpickled, it leaves a file behind."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)

    def clean(self) -> None:
        """Whoosh asks this of a schema before it writes it."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "library")
    made.path.mkdir()
    made.add(written("A heron stood in the reeds."), written("A walrus."))
    catch_up(made)
    return made


def lists(shelf: Shelf) -> list[Path]:
    return sorted(build.home(shelf).glob("*/*.toc"))


def found(shelf: Shelf) -> list[int]:
    with SearchIndex.open(shelf) as index:
        return [hit.id for hit in index.search("heron").hits]


def hostile(shelf: Shelf, mark: Path, monkeypatch: pytest.MonkeyPatch, *, version: int = -111) -> None:
    """Put pickles in place of the lists of segments, as Whoosh by itself writes and reads them."""
    monkeypatch.setattr("whoosh.index.ensure_schema", lambda given: given)
    monkeypatch.setattr("whoosh.index._CURRENT_TOC_VERSION", version)
    for file in lists(shelf):
        generation = int(file.stem.rpartition("_")[2])
        file.unlink()
        TOC(Command(mark), [Command(mark)], generation).write(FileStorage(str(file.parent)), "MAIN")
    monkeypatch.undo()


@pytest.mark.parametrize("version", [-111, -110])
def test_pickles_in_an_index_are_not_read_and_the_index_is_made_anew(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    mark = tmp_path / "run"
    hostile(shelf, mark, monkeypatch, version=version)
    assert pickle.dumps(mark)[-12:-4] in lists(shelf)[0].read_bytes()
    assert any("damaged" in fault for fault in check.faults(shelf))
    assert found(shelf) == [1]
    assert check.faults(shelf) == []
    shelf.add(written("Another heron."))
    hostile(shelf, mark, monkeypatch, version=version)
    catch_up(shelf)
    assert found(shelf) == [1, 3] or found(shelf) == [3, 1]
    assert not mark.exists()


def test_no_file_of_an_index_holds_a_pickle_that_would_be_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pickle was read")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    monkeypatch.setattr("whoosh.filedb.structfile.StructFile.read_pickle", refuse)
    shelf.change(2, written("A second heron."))
    shelf.remove(1)
    catch_up(shelf)
    build.tidy(shelf)
    assert found(shelf) == [2]
    assert check.faults(shelf) == []


def test_a_list_of_segments_comes_back_as_it_was(shelf: Shelf) -> None:
    shelf.remove(1)
    catch_up(shelf)
    folder = lists(shelf)[0].parent
    (segment,) = listing.opened(folder)._segments()
    with listing.Storage(str(folder)).create_file("list") as file:
        file.write_pickle([segment])
    with listing.Storage(str(folder)).open_file("list") as file:
        (again,) = file.read_pickle()
    assert (again.segid, again.doc_count_all(), set(again.deleted_docs())) == (
        segment.segid,
        2,
        set(segment.deleted_docs()),
    )
    assert set(segment.deleted_docs())


SOUND = {"name": "abcdefgh01234567", "size": 3, "deleted": [1]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "../../../etc/x"},
        {"name": "abcdefgh01234567\n"},
        {"name": "ABCDEFGH01234567"},
        {"name": 7},
        {"size": 0},
        {"size": -1},
        {"size": "3"},
        {"deleted": [3]},
        {"deleted": [-1]},
        {"deleted": [True]},
        {"deleted": ["1"]},
        {"deleted": None},
    ],
)
def test_what_a_list_says_of_a_segment_is_looked_at(tmp_path: Path, wrong: dict[str, object]) -> None:
    storage = listing.Storage(str(tmp_path))
    for entry, sound in ((SOUND, True), (SOUND | wrong, False)):
        (tmp_path / "list").write_text(json.dumps([entry]))
        with storage.open_file("list") as file:
            if sound:
                assert len(file.read_pickle()) == 1
            else:
                with pytest.raises(ValueError, match="no segment"):
                    file.read_pickle()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    )
)
def test_any_other_json_is_no_list_of_segments(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "list").write_text(json.dumps(value))
    with listing.Storage(str(folder)).open_file("list") as file:
        if value == []:
            assert file.read_pickle() == []
        else:
            with pytest.raises(ValueError, match="no "):
                file.read_pickle()


def test_the_folder_of_an_index_has_the_fields_that_this_program_knows(shelf: Shelf) -> None:
    assert listing.opened(lists(shelf)[0].parent).schema == schema()
