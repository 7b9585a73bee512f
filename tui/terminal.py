"""How the reader talks to a terminal: Textual's driver, made to end with its terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from signal import SIGHUP
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

GONE = 128 + SIGHUP
"""The exit code of a reader whose terminal is gone."""
LOOKED_AFTER = 1.0  # seconds between two looks whether it is


class Output:
    """A file that may go away while it is written to: ``lost`` is called then, and what is written goes nowhere.

    Textual's thread of output ends with the first error, and whoever paints waits for it for good.
    """

    def __init__(self, file: TextIO, lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError:
            self._lost()

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._lost()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class TerminalDriver(LinuxDriver):
    """Ends the reader where nobody can see it any more."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        file = Output(cast(TextIO, self._file), self._leave)
        self._file = file  # type: ignore[assignment]

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if os.isatty(self.fileno):
            self._loop.call_later(LOOKED_AFTER, self._look)

    def _look(self) -> None:
        """Leave once the terminal is gone: its signal reaches the first process in it alone, which may be another."""
        if os.isatty(self.fileno):
            self._loop.call_later(LOOKED_AFTER, self._look)
        else:
            self._leave()

    def _leave(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=GONE))
