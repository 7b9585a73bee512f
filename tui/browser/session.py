"""One reader for one open page: a process of its own, which ends when the page is closed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import Mapping, Sequence
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.looks.surroundings import PAGE_DRIVER
from tui.visible import visible

BEGINNING = b"__GANGLION__\n"  # what Textual's driver for the web says before its first packet
COLUMNS, ROWS = (20, 1000), (5, 400)
PATIENCE = 4.0  # seconds in which a reader stores where one is, and ends


class Session(AppService):
    """A reader whose keys come from a WebSocket, and whose screen goes there.

    ``command`` is run as it is, through no shell, in ``environment``.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        page: web.WebSocketResponse,
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            command[0],
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self.arguments = command
        self.environment = environment
        self.page = page

    async def obey(self, text: str) -> None:
        """Pass on what the page sends: keys, its size, whether it is looked at. Anything else means nothing."""
        try:
            said = json.loads(text)
        except ValueError:
            return
        match said:
            case ["stdin", str(keys)]:
                await self.send_bytes(keys.encode("utf-8", "replace"))
            case ["resize", {"width": int(columns), "height": int(rows)}]:
                await self.set_terminal_size(within(columns, COLUMNS), within(rows, ROWS))
            case ["ping", str(sent)]:
                await self.page.send_json(["pong", sent])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()

    async def run(self) -> None:
        """Bring to the page what the reader paints, until it has ended."""
        process = self._started
        assert process.stdout is not None
        complaints = asyncio.create_task(self._pass_on(process))
        try:
            while await process.stdout.readline() not in (BEGINNING, b""):
                pass
            while True:
                head = await process.stdout.readexactly(5)
                payload = await process.stdout.readexactly(int.from_bytes(head[1:], "big"))
                await self._bring(head[:1], payload)
        except (asyncio.IncompleteReadError, ValueError):
            pass  # it has ended, or what comes is no reader
        finally:
            await complaints
            await process.wait()  # its pipes close a moment before: a loop that ends in between complains
            await self._close()

    async def stop(self) -> None:
        """End the reader: in order where it does so in time, by force where not."""
        if self._task is None:
            return
        process, task, self._task = self._started, self._task, None
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        await self.send_meta({"type": "quit"})
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                await asyncio.wait_for(asyncio.shield(task), PATIENCE)
                return
            except TimeoutError:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, number)
        await asyncio.wait([task], timeout=PATIENCE)
        task.cancel()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the reader in a group of its own, out of reach of the terminal's Ctrl-C, which is the server's."""
        self._process = self._started = await create_subprocess_exec(
            *self.arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(within(width, COLUMNS), within(height, ROWS)),
            start_new_session=True,
        )
        self._stdin = self._started.stdin
        return self._started

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), **self.environment, "TEXTUAL_DRIVER": PAGE_DRIVER}

    async def _bring(self, kind: bytes, payload: bytes) -> None:
        try:
            if kind == b"D":
                await self.on_data(payload)
            elif kind == b"M":
                await self.on_meta(payload)
            elif kind == b"P":
                await self.on_packed(payload)
        except (ConnectionError, RuntimeError):
            pass  # the page is gone; a reader that could not write any more would never come to its end

    async def _pass_on(self, process: Process) -> None:
        """Write what the reader complains of where the server does."""
        assert process.stderr is not None
        while said := await process.stderr.read(4096):
            sys.stderr.write(visible(said.decode("utf-8", "replace")))
            sys.stderr.flush()

    async def _close(self) -> None:
        await self.page.close()


def within(number: int, limits: tuple[int, int]) -> int:
    """Return the number of cells within limits that is nearest to a number: a page may say anything."""
    return max(limits[0], min(number, limits[1]))
