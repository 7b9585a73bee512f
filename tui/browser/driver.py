"""How a reader talks to the page that it is painted in: Textual's driver for the web, made to end with its server."""

from __future__ import annotations

import asyncio

from textual import messages
from textual.drivers.web_driver import WebDriver


class PageDriver(WebDriver):
    """Leaves the mouse to the page where that is wanted, and ends the reader when nobody is there to type any more."""

    def start_application_mode(self) -> None:
        self._loop = asyncio.get_running_loop()
        super().start_application_mode()
        if not self._mouse:
            self._disable_mouse_support()

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set() and not self._loop.is_closed():
            # A server that was killed could not say goodbye; its end of the pipe is closed all the same.
            asyncio.run_coroutine_threadsafe(self._app._post_message(messages.ExitApp()), loop=self._loop)
