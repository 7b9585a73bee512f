"""A limit in time: work that takes too long ends with one clear error, and the rest goes on."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from corpus import ingest
from corpus.errors import UnreadableError
from corpus.intake.members import Member
from corpus.library import Library
from corpus.patience import has_alarms, time_limit
from corpus.processes import pool, submitted
from tests.corpus.test_ingest import Given, story


def endless() -> None:
    while True:
        time.sleep(0.01)


def test_what_takes_too_long_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="took longer"), time_limit(0.05):
        endless()


def test_a_parser_that_takes_every_exception_for_a_fault_of_the_file_does_not_go_on() -> None:
    def stubborn() -> None:
        for _ in range(1000):
            try:
                endless()
            except Exception:
                continue

    with pytest.raises(UnreadableError, match="took longer"), time_limit(0.05):
        stubborn()


def test_what_is_done_in_time_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_errors_of_the_block_go_through() -> None:
    with pytest.raises(ZeroDivisionError), time_limit(5):
        _ = 1 // 0


def test_in_other_threads_the_block_runs_without_a_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(5):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_file_that_is_never_done_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare = ingest.prepare

    def slow(member: Member, *given: Any, **decisions: Any) -> object:
        return endless() if member.name == "slow.txt" else prepare(member, *given, **decisions)

    monkeypatch.setattr(ingest, "SECONDS", 0.5)
    monkeypatch.setattr(ingest, "prepare", slow)
    with Library.open(tmp_path) as library:
        prepare(Member("warm.txt", story(0)))
        report = ingest.add([Given("slow.txt", story(1)), Given("b.txt", story(2))], library, jobs=1)
    assert [name for name, _ in report.failed] == ["slow.txt"]
    assert report.failed[0][1].startswith("took longer than")
    assert [row.path for row in report.added] == ["b.txt"]


def impatient() -> bool:
    with time_limit(0.2):
        endless()
    return False


def test_limits_hold_in_the_processes_of_a_pool_which_go_on() -> None:
    with pool(1) as opened:
        with pytest.raises(UnreadableError, match="took longer"):
            submitted(opened, impatient).result()
        assert submitted(opened, has_alarms).result()


def test_off_the_main_thread_what_may_hang_is_read_in_another_process(tmp_path: Path) -> None:
    reports: list[ingest.Report] = []
    children: set[int | None] = set()

    def work() -> None:
        with Library.open(tmp_path) as library:
            reports.append(
                ingest.add(
                    [Given("a.txt", story(1)), Given("b.pdf", b"%PDF-1.4 and no more"), Given("c.txt", story(2))],
                    library,
                    jobs=1,
                    progress=lambda *_: children.update(child.pid for child in multiprocessing.active_children()),
                )
            )

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    (report,) = reports
    assert [row.path for row in report.added] == ["a.txt", "c.txt"]
    assert [name for name, _ in report.failed] == ["b.pdf"]
    assert children
