"""What goes wrong while one reads: it is said on one line, and ends no more than it must."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import WorkerFailed

from corpus.errors import ZteError
from tui.screens.telling import in_trouble
from tui.trouble import in_words
from tui.visible import on_one_line


class Enduring(App[None]):
    """An app that goes on after what a key or work in the background could not do, as where the library is damaged.

    What goes wrong in the midst of drawing, or was not thought of, ends it with a line in place of a traceback.
    """

    debugging = False
    """Whether a traceback is wanted."""
    _broken = False

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, or say why that can't be done."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ZteError as error:
            in_trouble(self, error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Say what nobody else has handled; Textual's way of it is a traceback with everything that is in the code."""
        why = error
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            why = error.error
            if self._was_left(why):
                return
            if isinstance(why, ZteError):
                in_trouble(self, why)
                return
        if not self.debugging:
            if self._broken:  # whatever follows from the first
                return
            line = on_one_line(f"zte-reader: {in_words(why)}")
            # Textual prints what an error wants to be shown as
            error.__rich__ = lambda: Text(line, overflow="fold")  # type: ignore[attr-defined]
        self._broken = True
        super()._handle_exception(error)

    def _was_left(self, error: Exception) -> bool:
        """Tell whether an error is one of work for a screen that was left meanwhile, with all that was on it."""
        return any(
            worker.error is error and isinstance(worker.node, Screen) and worker.node not in self.screen_stack
            for worker in self.workers
        )
