"""The server: a page with a terminal in it, and behind each one that is open a reader."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import sysconfig
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import textual_serve
from aiohttp import WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError
from textual_serve.server import Server, to_int

from corpus.errors import ZteError
from tui.browser.guard import Guard
from tui.browser.session import Session
from tui.trouble import in_words

PAGE = Path(__file__).parent / "page"
TERMINAL = Path(textual_serve.__file__).parent / "static"
TO_THE_END = 20.0  # seconds; longer than a session takes to end by force
LONGEST = 2**20  # bytes of one message of the page: what is pasted at once
TOLD = 20  # refusals and failures that are told of, each once
# Nothing from elsewhere is fetched, nor may a page from elsewhere put this one into a frame and have it clicked on. The
# terminal in the page writes its colours as styles.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ReaderServer(Server):
    """Serves a reader, which ``command`` starts in ``environment``, to those whom ``guard`` lets in.

    ``say`` is told, a line each, who was refused.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], guard: Guard, say: Callable[[str], None]
    ) -> None:
        super().__init__(command[0])
        self.arguments = command
        self.environment = environment
        self.guard = guard
        self.say = say
        self.told: set[str] = set()
        self.pages: set[web.WebSocketResponse] = set()

    async def listen(self, listening: socket.socket, until: asyncio.Event) -> None:
        """Answer on a socket until an event comes; then every reader is ended."""
        logger = logging.Logger("requests")
        logger.addHandler(_Teller(self._tell))
        runner = web.AppRunner(await self._make_app(), logger=logger, access_log=None, shutdown_timeout=TO_THE_END)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            await until.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            refused = self._refusal(request)
            return web.Response(status=403, text=f"{refused}\n") if refused else await handler(request)

        app = web.Application(middlewares=[guarded])
        app.router.add_get("/", self.handle_page)
        app.router.add_get("/ws", self.handle_websocket)
        app.router.add_get("/download/{key}", self.handle_download)
        app.router.add_static("/page", PAGE)
        app.router.add_static("/static", TERMINAL)
        app.on_response_prepare.append(_with_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def handle_page(self, request: web.Request) -> web.StreamResponse:
        """Send the page."""
        return web.FileResponse(PAGE / "index.html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a reader for as long as a page is open."""
        page = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST)
        await page.prepare(request)
        session = Session(self.arguments, self.environment, page, self.download_manager)
        self.pages.add(page)
        try:
            await session.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            async for message in page:
                if message.type is WSMsgType.TEXT:
                    await session.obey(message.data)
        finally:
            self.pages.discard(page)
            await session.stop()
            await page.close()
        return page

    async def on_shutdown(self, app: web.Application) -> None:
        """Close all pages, so that their readers end."""
        await asyncio.gather(*(page.close(code=1001) for page in self.pages))

    def _refusal(self, request: web.Request) -> str | None:
        reached = request.transport.get_extra_info("sockname") if request.transport else None
        headers = request.headers
        refused = self.guard.refusal(
            headers.getall("Host", []), headers.getall("Origin", []), str(reached[0]) if reached else ""
        )
        if refused:
            self._tell(refused)
        return refused

    def _tell(self, words: str) -> None:
        if words not in self.told and len(self.told) < TOLD:
            self.told.add(words)
            self.say(f"zte-reader: {words}")


class _Teller(logging.Handler):
    """Gives a line to whoever is told of what aiohttp complains of, which any page may bring about at any length."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, HttpProcessingError):
            self._tell("refused: a request that is none of a browser's")
        else:
            self._tell(in_words(error) if isinstance(error, Exception) else record.getMessage())


async def _with_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a host's port, any free one for 0. Raises ``ZteError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        # A name with addresses of both kinds is usually asked for by the older one.
        family, _, _, _, where = min(found, key=lambda one: one[0] != socket.AF_INET)
        return socket.create_server(where[:2], family=family)
    except socket.gaierror as error:
        raise ZteError(f"no address is known for the host “{host}”; this machine alone: --host 127.0.0.1") from error
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise ZteError(f"can't listen on port {port} of {host} ({why}); take another one with --port N") from error


def reader(library: str | None, options: Sequence[str] = ()) -> tuple[list[str], dict[str, str]]:
    """Return the command that opens this very reader on a library, and what must be in its environment.

    ``library`` is as it was named, if it was; ``options`` are those of the bare command.
    """
    command = [sys.executable, "-P", "-m", "tui", *options]  # -P: a folder “tui” where one is now is not ours
    if library:
        command += ["--library", str(Path(library).expanduser().absolute())]
    root = str(Path(__file__).parents[2])
    if root == sysconfig.get_path("purelib"):
        return command, {}
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return command, {"PYTHONPATH": os.pathsep.join(paths)}


def run(server: ReaderServer, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until a signal asks for the end; call ``ready`` once connections are taken."""

    async def serve() -> None:
        end = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, end.set)
        ready()
        await server.listen(listening, end)

    asyncio.run(serve())
