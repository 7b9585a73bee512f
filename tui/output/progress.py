"""A progress bar on standard error, where that is a terminal; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.ingest import Progress as Advance
from tui.output.cells import head
from tui.output.streams import is_terminal
from tui.visible import on_one_line

LONGEST_NAME = 30  # cells, so that the numbers beside it keep their place


@contextmanager
def progress(total: int) -> Iterator[Advance | None]:
    """Show a bar while the block runs; yield what to call with the number done, that of all and the name at hand."""
    if not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False, style="dim", table_column=Column(no_wrap=True)),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False, emoji=False), transient=True) as bar:
        task = bar.add_task("", total=total)
        told = 0

        def advance(done: int, of: int, name: str) -> None:
            nonlocal told
            told += 1
            # of a container more is told than that it is done
            part = f"{told:,} · " if told > done else ""
            description = head(part + on_one_line(name).rstrip("/").rpartition("/")[2], LONGEST_NAME)
            bar.update(task, completed=done, total=of, description=description)

        yield advance
