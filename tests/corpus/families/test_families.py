"""Families in a library: found as articles come, kept as they change and go."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus.families import register
from corpus.ingest import add
from corpus.intake.sources import FileSource
from corpus.library import Library
from corpus.store.records import Remade
from corpus.store.storage import DATABASE
from tests.corpus.families.texts import article, new, paragraphs, reworded

WHOLE = paragraphs(1, 12)
OTHER = paragraphs(2, 12)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library; whoever asks for it closes it."""
    return Library.open(tmp_path / "library")


def test_a_dropped_tail_stands_wholly_in_the_full_text_which_holds_more(library: Library) -> None:
    with library:
        library.add([new(WHOLE[:5], "Short"), new(OTHER), new(WHOLE)])
        (family,) = library.kin.families()
        assert [version.id for version in family.versions] == [3, 1]
        short = family.versions[1]
        assert (short.in_fullest, round(short.of_fullest, 1)) == (1.0, 0.4)
        assert [(tie.a, tie.b, tie.a_in_b) for tie in family.kinships] == [(1, 3, 1.0)]


def test_a_brief_of_a_long_text_is_found(library: Library) -> None:
    with library:
        library.add([new(paragraphs(3, 40)), new(paragraphs(3, 40)[:4])])
        assert library.kin.of_many([2]) == {2: (1, 2)}


def test_a_later_edition_is_found_under_another_title(library: Library) -> None:
    later = [OTHER[0], *reworded(WHOLE[:8], 0.05), OTHER[1]]
    with library:
        library.add([new(WHOLE, "Morning"), new(later, "Evening")])
        assert library.kin.of_many([1, 2]) == {1: (1, 2), 2: (1, 2)}


def test_versions_come_in_one_batch_or_in_many(library: Library) -> None:
    with library:
        for count in (12, 9, 6):
            library.add([new(WHOLE[:count], f"Version of {count}")])
        assert library.kin.of_many([1, 2, 3, 99]) == dict.fromkeys((1, 2, 3), (1, 2, 3))


def test_two_merged_articles_stay_apart_and_what_they_share_is_known(library: Library) -> None:
    with library:
        library.add([new(WHOLE[:7]), new(OTHER[:5]), new(WHOLE[:7] + OTHER[:5])])
        assert library.kin.of_many([1, 2, 3]) == {1: (3, 1), 3: (3, 1)}
        assert [(tie.a, tie.b) for tie in library.kin.kinships(3)] == [(1, 3), (2, 3)]


def test_an_article_without_versions_has_no_family(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(["Too short."])])
        assert library.kin.family(1) is None
        assert library.kin.of_many([1, 2]) == {}
        assert library.kin.families() == []


def test_many_are_asked_for_at_once(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(WHOLE[:8])])
        assert library.kin.of_many([*range(5000, 2, -1), 2, 1]).keys() == {1, 2}


def test_titles_and_captions_do_not_count(library: Library) -> None:
    title = " ".join(OTHER[:2])
    with library:
        library.add([new(WHOLE, title), new(paragraphs(4), title)])
        assert library.kin.families() == []


def test_what_is_removed_leaves_its_family_and_nothing_behind(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(WHOLE[:9]), new(WHOLE[:7])])
        library.remove([1])
        assert library.kin.of_many([2, 3]) == {2: (2, 3), 3: (2, 3)}
        library.remove([2])
        assert library.kin.families() == []
        library.remove([3])
        assert library.check() == []
    with sqlite3.connect(library.path / DATABASE) as connection:
        for table in ("signatures", "bands", "kinships", "families"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


def test_the_fullest_version_may_be_made_anew_with_others_of_its_family(library: Library) -> None:
    with library:
        library.add([new(WHOLE, "Fullest"), new(WHOLE[:10]), new(WHOLE[:9])])
        for several in ([2, 1], [1], [1, 2, 3]):
            remade = []
            for number in several:
                stored, origin = library.article(number), library.origin(number)
                body = stored.article.text.split("\n\n")[1:]
                remade.append(Remade(origin, article([*body, f"One more of {several}."]), stored.tagging, "text"))
            library.replace(remade)
            assert library.kin.of_many([3]) == {3: (1, 2, 3)}
            assert [(tie.a, tie.b) for tie in library.kin.kinships(1)] == [(1, 2), (1, 3)]
        assert library.check() == []


def test_an_article_that_is_made_anew_changes_its_family(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(WHOLE[:9])])

        def become(body: list[str]) -> None:
            stored = library.article(2)
            library.replace([Remade(library.origin(2), article(body), stored.tagging, "text")])

        become(OTHER)
        assert library.kin.families() == []
        become(WHOLE[:6])
        assert library.kin.of_many([2]) == {2: (1, 2)}


def test_a_batch_that_fails_leaves_no_trace_of_families(library: Library) -> None:
    with library:
        library.add([new(WHOLE)])
        broken = replace(new(OTHER), format=None)  # type: ignore[arg-type]
        with pytest.raises(Exception, match="NOT NULL"):
            library.add([new(WHOLE[:9]), broken])
        assert library.kin.families() == []
        library.add([new(WHOLE[:9])])
        assert library.kin.of_many([1]) == {1: (1, 2)}


ADDING = """
import sys
from pathlib import Path
from corpus.library import Library
from tests.corpus.families.texts import new, paragraphs
with Library.open(Path(sys.argv[1])) as library:
    for number in range(1000):
        whole = paragraphs(number, 6)
        library.add([new(whole), new(whole[:4])])
        print(number, flush=True)
"""


@pytest.mark.parametrize("killed_after", [1, 4])
def test_a_process_killed_while_adding_leaves_articles_with_their_families(tmp_path: Path, killed_after: int) -> None:
    (tmp_path / "adding.py").write_text(ADDING)
    command = [sys.executable, str(tmp_path / "adding.py"), str(tmp_path / "library")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        for _ in range(killed_after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    with Library.open(tmp_path / "library") as library:
        assert library.check() == []
        assert len(library.kin.families()) * 2 == library.count()


def forget_signatures(path: Path) -> None:
    """Make a library look as if it had been filled before there were signatures."""
    with sqlite3.connect(path / DATABASE) as connection:
        for table in ("signatures", "bands", "kinships", "families"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE meta SET value = (SELECT max(id) FROM articles) WHERE key = 'unsigned'")
    connection.close()


def test_articles_from_before_are_signed_some_at_a_time(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(OTHER), new(WHOLE[:9])])
        forget_signatures(library.path)
        assert library.kin.families() == []
        assert [library.kin.sign(2), library.kin.sign(2), library.kin.sign(2)] == [2, 1, 0]
        assert library.kin.of_many([3]) == {3: (1, 3)}


def test_articles_from_before_are_found_by_new_ones_and_may_go_unsigned(library: Library) -> None:
    with library:
        library.add([new(WHOLE), new(OTHER)])
        forget_signatures(library.path)
        library.add([new(WHOLE[:9])])
        library.remove([2])
        while library.kin.sign():
            pass
        assert library.kin.of_many([3]) == {3: (1, 3)}


def test_adding_more_signs_articles_from_before(library: Library, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("\n\n".join(WHOLE[:9]), encoding="utf-8")
    with library:
        library.add([new(WHOLE), new(OTHER)])
        forget_signatures(library.path)
        add([FileSource(tmp_path / "story.txt")], library)
        assert library.kin.of_many([1]) == {1: (1, 3)}


@pytest.fixture
def crowded(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library with many versions of one text, each of which was measured with a few of the others."""
    monkeypatch.setattr(register, "CROWD", 6)
    monkeypatch.setattr(register, "CLOSE_LOOKS", 3)
    monkeypatch.setattr(register, "OF_A_FAMILY", 2)
    kept = [*range(4, 13), *range(4, 13), *range(4, 12)]
    random.Random(5).shuffle(kept)
    for place in range(0, len(kept), 4):
        library.add([new(WHOLE[:count], f"Copy {at}") for at, count in enumerate(kept[place : place + 4], place)])
    return library


def test_a_large_family_is_one_though_not_all_pairs_are_measured(crowded: Library) -> None:
    with crowded:
        (family,) = crowded.kin.families()
        assert len(family.versions) == crowded.count() == 26
        assert all(version.in_fullest == 1.0 for version in family.versions)
        assert len(family.kinships) < 26 * 25 / 2


def test_a_large_family_stays_one_when_its_fullest_versions_go(crowded: Library) -> None:
    with crowded:
        (family,) = crowded.kin.families()
        crowded.remove([version.id for version in family.versions[:5]])
        assert [len(family.versions) for family in crowded.kin.families()] == [21]
