"""A progress bar on standard error, where that is a terminal; silence elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.ingest import Progress as Advance
from tui.output.cells import head
from tui.output.streams import is_terminal
from tui.visible import on_one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LONGEST_NAME = 30  # cells, so that the numbers beside it keep their place
INDEXING = 0.35  # of the work of adding articles is putting them into the index
WORDS_TAKEN = 0.85  # of that goes by article after article; the rest is writing the words down
OFTEN = 0.1  # seconds between two changes of the bar
RECENT = 60.0  # seconds from whose speed the time left is told


class Adding:
    """The bar of a command that reads articles first and puts them into the index then, all of it one piece of work."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task
        self._told = 0
        self._painted = 0.0

    def read(self, done: int, of: int, name: str, share: float) -> None:
        """Show that so many sources were read, and which share of all there is to read."""
        self._told += 1
        now = time.monotonic()
        if done < of and now < self._painted + OFTEN:
            return
        self._painted = now
        # of a container more is told than that it is done
        part = f"{self._told:,} · " if self._told > done else ""
        description = head(part + on_one_line(name).rstrip("/").rpartition("/")[2], LONGEST_NAME)
        completed = share * (1 - INDEXING)
        self._bar.update(self._task, completed=completed, description=description, count=f"{done:,}/{of:,}")

    @property
    def share(self) -> float:
        """The share of the bar that is filled."""
        return next(task.completed for task in self._bar.tasks if task.id == self._task)

    def index(self, done: int, of: int) -> None:
        """Show that so many articles are in the index."""
        completed = 1 - INDEXING * (1 - WORDS_TAKEN * done / of)
        self._bar.update(self._task, completed=completed, description="into the index", count=f"{done:,}/{of:,}")


@contextmanager
def adding(total: int) -> Iterator[Adding | None]:
    """Show a bar for reading ``total`` sources and indexing what is in them while the block runs."""
    with _bar() as bar:
        yield Adding(bar, bar.add_task("", total=1.0, count=f"0/{total:,}")) if bar else None


@contextmanager
def progress(total: int) -> Iterator[Advance | None]:
    """Show a bar while the block runs; yield what to call with the number done, that of all and the name at hand."""
    with _bar() as bar:
        yield _counting(bar, bar.add_task("", total=total, count=f"0/{total:,}")) if bar else None


def _counting(bar: Progress, task: TaskID) -> Callable[[int, int, str, float], None]:
    def advance(done: int, of: int, name: str, _: float) -> None:
        description = head(on_one_line(name).rstrip("/").rpartition("/")[2], LONGEST_NAME)
        bar.update(task, completed=done, total=of, description=description, count=f"{done:,}/{of:,}")

    return advance


@contextmanager
def _bar() -> Iterator[Progress | None]:
    if not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    columns = (
        BarColumn(bar_width=24),
        TextColumn("{task.fields[count]}", markup=False, style="progress.download"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False, style="dim", table_column=Column(no_wrap=True)),
    )
    console = Console(stderr=True, markup=False, emoji=False)
    with Progress(*columns, console=console, transient=True, speed_estimate_period=RECENT) as bar:
        yield bar
