"""The index follows its library, whatever happens to either."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from index.overtaken import Overtaken
from index.search import SearchIndex
from index.store import build, check, merging, stamp
from index.store.build import State, catch_up
from tests.index.shelf import Shelf, written


def shelf_of(path: Path, count: int) -> Shelf:
    shelf = Shelf(path)
    shelf.add(*(written(f"Article number{number} of many.", title=f"Title {number}") for number in range(1, count + 1)))
    return shelf


def found(shelf: Shelf, query: str) -> list[int]:
    with SearchIndex.open(shelf) as index:
        return sorted(hit.id for hit in index.search(query, limit=1000).hits)


def test_a_missing_index_is_made_and_a_current_one_left_alone(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    assert catch_up(shelf) == build.Caught(State.CURRENT, 3, rebuilt=True)
    assert catch_up(shelf) == build.Caught(State.CURRENT)


def test_only_what_changed_is_replayed(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    catch_up(shelf)
    shelf.change(2, written("A walrus."))
    shelf.remove(3)
    shelf.add(written("A heron."))
    assert catch_up(shelf) == build.Caught(State.CURRENT, 2)
    assert found(shelf, "walrus OR heron OR many") == [1, 2, 4]
    assert found(shelf, "") == [1, 2, 4]


def test_replaying_twice_changes_nothing(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    catch_up(shelf)
    before = stamp.read(build.home(shelf))
    assert before
    shelf.change(2, written("A walrus."))
    catch_up(shelf)
    stamp.write(build.home(shelf), before)  # as if killed between commit and stamp
    catch_up(shelf)
    assert found(shelf, "walrus") == [2]
    assert found(shelf, "") == [1, 2, 3]


def test_many_small_additions_are_merged_and_all_found(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 30)
    catch_up(shelf)
    for number in range(25):
        shelf.add(written(f"Late addition{number}."))
        catch_up(shelf)
    shelf.remove(31)
    assert found(shelf, "late") == list(range(32, 56))
    assert len(found(shelf, "")) == 54
    (folder,) = [entry for entry in build.home(shelf).iterdir() if entry.is_dir()]
    assert len(list(folder.glob("*.trm"))) <= merging.MANY


def test_a_library_larger_than_a_batch_is_indexed_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 4)
    shelf = shelf_of(tmp_path, 11)
    seen: list[tuple[int, int]] = []
    catch_up(shelf, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (11, 11)
    assert found(shelf, "many") == list(range(1, 12))


def test_work_that_was_stopped_goes_on_after_the_last_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 4)
    shelf = shelf_of(tmp_path, 11)

    def stop(done: int, _total: int) -> None:
        if done > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catch_up(shelf, progress=stop)
    shelf.change(2, written("A walrus."))
    shelf.remove(3)
    caught = catch_up(shelf)
    assert (caught.rebuilt, caught.indexed) == (False, 4)  # 9, 10, 11 and the changed one
    assert found(shelf, "") == [1, 2, *range(4, 12)]
    assert found(shelf, "walrus") == [2]


# Whoosh leaves a file open that it can't read.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["truncate", "garble", "delete", "stamp", "folder", "version", "other library"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    shelf = shelf_of(tmp_path, 5)
    catch_up(shelf)
    home = build.home(shelf)
    (folder,) = [entry for entry in home.iterdir() if entry.is_dir()]
    files = [file for file in folder.iterdir() if file.stat().st_size]
    for file in files:
        if damage == "truncate":
            os.truncate(file, file.stat().st_size // 2)
        elif damage == "garble":
            file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))
        elif damage == "delete":
            file.unlink()
    if damage == "stamp":
        (home / stamp.NAME).write_text("{", encoding="utf-8")
    elif damage == "folder":
        folder.rename(home / "moved")
    elif damage == "version":
        text = (home / stamp.NAME).read_text(encoding="utf-8")
        (home / stamp.NAME).write_text(text.replace('"schema": ', '"schema": 9'), encoding="utf-8")
    elif damage == "other library":
        shelf.identity = "another"
    assert found(shelf, "many") == [1, 2, 3, 4, 5]
    gc.collect()


def test_damage_under_an_open_index_is_mended_by_the_search_that_meets_it(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 5)
    with SearchIndex.open(shelf) as index:
        assert index.search("many").total == 5
        (folder,) = [entry for entry in build.home(shelf).iterdir() if entry.is_dir()]
        for file in folder.glob("*.pst"):
            os.truncate(file, 4)
        assert index.search("article").total == 5


@pytest.mark.parametrize("link", ["index", "index/1", "index/lock", "index/stamp.json"])
def test_a_link_in_the_place_of_an_index_leads_nowhere_and_the_index_is_made_anew(tmp_path: Path, link: str) -> None:
    (tmp_path / "library").mkdir()
    shelf = shelf_of(tmp_path / "library", 3)
    assert found(shelf, "many") == [1, 2, 3]
    (tmp_path / "pictures/2019").mkdir(parents=True)
    (tmp_path / "pictures/2019/heron.txt").write_text("a heron", encoding="utf-8")
    target = tmp_path / ("pictures" if (shelf.path / link).is_dir() else "pictures/2019/heron.txt")
    os.rename(shelf.path / link, tmp_path / "away")
    if link == "index":
        shutil.copy(tmp_path / "away/stamp.json", target)
        (target / "1").mkdir()
    os.symlink(target, shelf.path / link)
    shelf.add(written("One more of many."))
    assert found(shelf, "many") == [1, 2, 3, 4]
    assert (tmp_path / "pictures/2019/heron.txt").read_text(encoding="utf-8") == "a heron"
    assert not list((tmp_path / "pictures").rglob("*.trm"))
    assert found(shelf, "many") == [1, 2, 3, 4]


def test_a_library_that_is_gone_is_an_error_in_words_and_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    shelf = shelf_of(tmp_path / "library", 3)
    with SearchIndex.open(shelf) as index:
        shutil.rmtree(shelf.path)
        for _ in range(2):
            with pytest.raises(LibraryError, match="can't be"):
                index.refresh()
    assert not shelf.path.exists()


def test_a_beginning_past_the_last_word_reads_no_other_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 150)  # the number 151, first of the second segment, is no text
    shelf = shelf_of(tmp_path, 300)
    assert found(shelf, "zzz*") == found(shelf, "title:zzz*") == found(shelf, "person:a*") == []
    assert (build.home(shelf) / "1").is_dir()


def test_an_index_from_the_future_of_its_library_is_made_anew(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 5)
    shelf.now = 40
    catch_up(shelf)
    restored = shelf_of(tmp_path, 2)
    assert catch_up(restored).rebuilt
    assert found(restored, "many") == [1, 2]


def test_pickles_of_an_index_without_a_stamp_are_never_opened(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 2)
    folder = build.home(shelf) / "1"
    folder.mkdir(parents=True)
    (folder / "_MAIN_1.toc").write_bytes(b"cos\nsystem\n(S'false'\ntR.")
    assert found(shelf, "many") == [1, 2]
    assert not folder.exists()


def test_while_another_process_indexes_what_is_there_is_searched(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    catch_up(shelf)
    shelf.add(written("A heron."))
    with (build.home(shelf) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert catch_up(shelf).state is State.BEHIND
        assert found(shelf, "many OR heron") == [1, 2, 3]
    assert found(shelf, "many OR heron") == [1, 2, 3, 4]


def test_an_open_index_goes_on_while_it_is_made_anew(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    with SearchIndex.open(shelf) as index:
        assert catch_up(shelf, rebuild=True).rebuilt
        made = build.usable(shelf)
        assert [hit.id for hit in index.search("many").hits] == [1, 2, 3]
        index.refresh()
        assert [hit.id for hit in index.search("many").hits] == [1, 2, 3]
        assert build.usable(shelf) == made


def test_an_index_that_was_searched_goes_on_while_it_is_made_anew(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    with SearchIndex.open(shelf) as index:
        index.search("many")
        assert catch_up(shelf, rebuild=True).rebuilt
        for query in ("article", "date:2018 OR many", "number2"):
            assert index.search(query, sort="newest").hits


def test_an_article_that_left_the_library_meanwhile_is_no_hit(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    with SearchIndex.open(shelf) as index:
        shelf.remove(2)
        assert [hit.id for hit in index.search("many").hits] == [1, 3]


def test_an_index_that_cannot_be_written_is_searched_as_it_is_or_refused(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 2)
    build.home(shelf).write_text("in the way", encoding="utf-8")
    with pytest.raises(LibraryError, match="not a folder"):
        SearchIndex.open(shelf)
    assert "move it away" in check.faults(shelf)[0]
    build.home(shelf).unlink()
    catch_up(shelf)
    shelf.add(written("A heron."))
    (build.home(shelf) / "lock").unlink()
    (build.home(shelf) / "lock").mkdir()
    assert found(shelf, "many OR heron") == [1, 2]


KILLED = """
    import sys
    from pathlib import Path
    from index.store import build
    from tests.index.store.test_build import shelf_of
    build.BATCH = 20
    shelf = shelf_of(Path(sys.argv[1]), 200)
    build.catch_up(shelf, progress=lambda done, total: print(done, flush=True))
"""


@pytest.mark.parametrize("after", [0, 20, 100])
def test_a_killed_process_leaves_an_index_that_can_be_finished(tmp_path: Path, after: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert child.stdout
    while after and int(child.stdout.readline() or after) < after:
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert found(shelf_of(tmp_path, 200), "many") == list(range(1, 201))


def with_segments(shelf: Shelf, count: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Index articles one by one, and merge nothing; return where the index is."""
    monkeypatch.setattr(build, "MERGED_AT_ONCE", 0)
    for number in range(count):
        shelf.add(written(f"Lantern {number} on the quay."))
        build.catch_up(shelf)
    stamp = build.usable(shelf)
    assert stamp
    return build.home(shelf) / stamp.folder


def lanterns(shelf: Shelf) -> tuple[int, int]:
    """Count segments and what is found."""
    with SearchIndex.open(shelf) as index:
        return len(index._opened._segments), index.search("lantern").total


@pytest.mark.parametrize("changed", [False, True])
def test_what_a_killed_process_left_beside_the_index_goes_with_the_next_run(tmp_path: Path, changed: bool) -> None:
    shelf = shelf_of(tmp_path, 3)
    catch_up(shelf)
    home = build.home(shelf)
    before = sorted(entry.name for entry in home.iterdir())
    (home / "7").mkdir()
    (home / "7/MAIN_1.toc").write_bytes(b"half a file")
    (home / f"{stamp.NAME}.4711").write_bytes(b"{")
    if changed:
        shelf.add(written("A heron."))
    catch_up(shelf)
    assert sorted(entry.name for entry in home.iterdir()) == before
    assert found(shelf, "many") == [1, 2, 3]


def test_what_another_process_is_at_is_not_taken_for_left_behind(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, 3)
    catch_up(shelf)
    (build.home(shelf) / "7").mkdir()
    with (build.home(shelf) / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert catch_up(shelf) == build.Caught(State.CURRENT)
    assert (build.home(shelf) / "7").exists()


def test_tidying_merges_what_was_left_in_small_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    with_segments(shelf, 9, monkeypatch)
    assert lanterns(shelf) == (9, 9)
    assert build.tidy(shelf)
    assert lanterns(shelf) == (1, 9)
    assert not build.tidy(shelf)


def test_tidying_that_is_given_up_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    folder = with_segments(shelf, 9, monkeypatch)
    with pytest.raises(Overtaken):
        build.tidy(shelf, lambda: True)
    assert lanterns(shelf) == (9, 9)
    assert build.tidy(shelf)
    assert lanterns(shelf) == (1, 9)
    assert len({file.name.split(".")[0] for file in folder.glob("MAIN_*.*")}) == 1


def test_an_open_index_goes_on_when_it_is_tidied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    with_segments(shelf, 9, monkeypatch)
    with SearchIndex.open(shelf) as index, SearchIndex.open(shelf) as other:
        assert index.tidy()
        assert index.search("lantern").total == other.search("lantern").total == 9
