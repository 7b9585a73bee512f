"""Ingestion: sources become articles, in batches, over several processes, and nothing is lost when it is stopped."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.article import BlockKind
from corpus.errors import LibraryError, UnreadableError
from corpus.ingest import add, prepare
from corpus.intake.members import Member
from corpus.intake.sources import MAX_CHARACTERS, FileSource
from corpus.library import Library
from tests.corpus.texts import Given

PATIENCE = 60


def story(number: int) -> bytes:
    return (
        f"The ferry makes its trip number {number}\n\n"
        f"The Lantern ferry left the quay of Greyport on Monday for trip number {number}, with a crew of three and the "
        "mayor on board, and reached the other side of the estuary before the tide turned.\n\n"
        "Nobody on board could say how many more trips there will be before the harbour board sells the boat.\n"
    ).encode()


@dataclass(frozen=True)
class Broken:
    """A source that can't be loaded."""

    name: str

    def load(self) -> bytes:
        raise UnreadableError("torn; mend it")


def stories(count: int) -> list[Given]:
    return [Given(f"{number:03}.txt", story(number)) for number in range(count)]


def test_a_source_is_read_cleaned_and_tagged() -> None:
    new = prepare(Member("a.txt", story(1)), {"outlet": "The Lamp"})
    assert new.article.title == "The ferry makes its trip number 1"
    assert [block.kind for block in new.article.body] == [BlockKind.PARAGRAPH] * 2
    assert new.tagging.mentions
    assert (new.member, new.format, new.given) == (Member("a.txt", story(1)), "text", {"outlet": "The Lamp"})


def test_a_source_can_be_left_untagged() -> None:
    assert not prepare(Member("a.txt", story(1)), tagged=False).tagging.mentions


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x01\x02" * 50])
def test_what_holds_no_article_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        prepare(Member("a.txt", data))


def lines(characters: int) -> bytes:
    """A text of about so many characters, in numbered lines that each are a sentence."""
    sentence = "The ferry made its trip to the other side of the estuary and back again with number {}.\n\n"
    return "".join(sentence.format(number) for number in range(characters // len(sentence))).encode()


@pytest.mark.parametrize("characters", [MAX_CHARACTERS + 100_000, 3 * MAX_CHARACTERS], ids=["article", "page"])
def test_a_text_longer_than_any_article_is_refused_with_its_limit(characters: int) -> None:
    with pytest.raises(UnreadableError, match=r"^[\d,]+ characters of text, .* at most 2,000,000; split it"):
        prepare(Member("a.txt", lines(characters)), tagged=False)


def test_a_text_of_more_lines_than_any_page_is_refused_before_it_is_cleaned() -> None:
    with pytest.raises(UnreadableError, match=r"^200,001 lines, and a page has at most 200,000; split it"):
        prepare(Member("a.txt", b"a\n" * 200_001))


def test_a_line_without_end_is_refused_before_it_is_cleaned() -> None:
    with pytest.raises(UnreadableError, match="split it"):
        prepare(Member("a.txt", b"The ferry made its trip. " * 400_000))


def test_the_report_tells_what_became_of_each_in_the_order_given(tmp_path: Path) -> None:
    one, two, three = stories(3)
    with Library.open(tmp_path) as library:
        add([two], library)
        report = add([one, Broken("torn.txt"), two, three, Given("copy.txt", three.data)], library)
    assert [(row.id, row.path) for row in report.added] == [(2, "000.txt"), (3, "002.txt")]
    assert [(row.id, row.path) for row in report.known] == [(1, "001.txt"), (3, "copy.txt")]
    assert report.known[0].title == report.added[0].title.replace("0", "1") if report.added[0].title else False
    assert report.failed == [("torn.txt", "torn; mend it")]


def test_the_name_of_a_failed_source_is_not_in_its_reason(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        ((name, why),) = add([Given("empty.txt", b"")], library).failed
    assert name == "empty.txt"
    assert "empty.txt" not in why


def test_progress_is_told_after_each_source(tmp_path: Path) -> None:
    told: list[tuple[int, int, str, float]] = []
    with Library.open(tmp_path) as library:
        add(stories(3), library, progress=lambda *row: told.append(row))
    assert [row[:3] for row in told] == [(1, 3, "000.txt"), (2, 3, "001.txt"), (3, 3, "002.txt")]
    assert [round(row[3], 2) for row in told] == [0.33, 0.67, 1.0]


def test_of_an_export_it_is_told_how_far_it_was_read(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Story {number}", "body": story(number).decode() * 9}) for number in range(40)]
    (tmp_path / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    shares: list[float] = []
    with Library.open(tmp_path / "library") as library:
        add([FileSource(tmp_path / "export.jsonl")], library, jobs=1, progress=lambda *row: shares.append(row[3]))
    assert shares == sorted(shares)
    assert len(set(shares)) > 30
    assert shares[-1] == 1.0


@pytest.mark.parametrize("jobs", [1, 2])
def test_stopping_keeps_what_is_done(tmp_path: Path, jobs: int) -> None:
    done: list[str] = []
    with Library.open(tmp_path) as library:
        report = add(
            stories(20),
            library,
            jobs=jobs,
            progress=lambda _, __, name, ___: done.append(name),
            stop=lambda: len(done) == 5,
        )
        assert [row.path for row in report.added] == done
        assert library.count() == len(done) == 5


def test_a_batch_is_one_change(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        add(stories(5), library, batch=2)
        assert library.revision() == 3


def test_several_processes_do_the_same_work_in_the_same_order(tmp_path: Path) -> None:
    sources = [*stories(6), Broken("torn.txt"), Given("empty.txt", b""), stories(1)[0]]
    with Library.open(tmp_path / "one") as one, Library.open(tmp_path / "two") as two:
        assert add(sources, one, jobs=1) == add(sources, two, jobs=2)
        assert list(one.articles(range(9))) == list(two.articles(range(9)))


def test_a_killed_process_of_the_pool_is_an_error_in_words_and_what_was_done_is_kept(tmp_path: Path) -> None:
    def kill(done: int, *_: object) -> None:
        if done == 3:
            for child in multiprocessing.active_children():
                child.kill()

    with Library.open(tmp_path) as library:
        with pytest.raises(LibraryError, match="--jobs 1"):
            add(stories(60), library, jobs=2, progress=kill)
        assert library.count() >= 3
        assert library.check() == []
        add(stories(60), library, jobs=1)
        assert library.count() == 60


ADDING = """
import sys
from pathlib import Path
from corpus.ingest import add
from corpus.library import Library
from corpus.intake.sources import find
if __name__ == "__main__":
    with Library.open(Path(sys.argv[2])) as library:
        sources = find([sys.argv[1]]).sources
        add(sources, library, batch=2, jobs=int(sys.argv[3]), progress=lambda done, *_: print(done, flush=True))
"""


@pytest.mark.parametrize(("jobs", "killed_after"), [(1, 1), (1, 4), (1, 9), (2, 6)])
def test_a_process_killed_while_adding_leaves_whole_batches_and_a_second_run_completes_them(
    tmp_path: Path, jobs: int, killed_after: int
) -> None:
    folder = tmp_path / "scrapes"
    folder.mkdir()
    for source in stories(14):
        (folder / source.name).write_bytes(source.data)
    (tmp_path / "adding.py").write_text(ADDING)
    command = [sys.executable, str(tmp_path / "adding.py"), str(folder), str(tmp_path / "library"), str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) == killed_after:
                process.send_signal(signal.SIGKILL)
                break
        process.stdout.read()
    with Library.open(tmp_path / "library", create=False) as library:
        assert library.check() == []
        assert library.count() % 2 == 0
        assert library.count() >= killed_after - 1
        add([FileSource(path) for path in sorted(folder.iterdir())], library)
        assert [row.source for row in library.summaries()] == [str(path) for path in sorted(folder.iterdir())]


def test_the_processes_of_a_killed_run_end_too(tmp_path: Path) -> None:
    program = tmp_path / "waiting.py"
    program.write_text(
        "import multiprocessing, time\n"
        "from tests.corpus.test_ingest import stories\n"
        "from corpus.ingest import add\nfrom corpus.library import Library\nfrom pathlib import Path\n"
        "def wait(*_):\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n    time.sleep(60)\n"
        "if __name__ == '__main__':\n"
        f"    add(stories(40), Library.open(Path({str(tmp_path / 'library')!r})), jobs=2, progress=wait)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        children = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert children
    deadline = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{pid}").exists() and not _zombie(pid) for pid in children):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_the_real_scrapes_become_articles(tmp_path: Path, shared: Path) -> None:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    with Library.open(tmp_path) as library:
        report = add([FileSource(seed) for seed in seeds], library)
        assert (len(report.added), report.failed) == (len(seeds), [])
        assert all(row.heading and row.paragraphs > 3 for row in library.summaries())
        assert "ZTE" in {row.name for row in library.entities()[:5]}
