"""Fetching a web page that a person gave by its address: one request at a time, with limits.

This is the only place in the project that opens a connection to another machine.
"""

from __future__ import annotations

import io
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    import httpx
    from _typeshed import WriteableBuffer

SECONDS = 30.0  # for a whole page, redirects included
SILENCE = 10.0  # seconds without a byte
PAUSE = 1.0  # seconds between two pages of one host
REDIRECTS = 5
AGENT = "zte-reader (a person's reader; one page at a time)"
CODINGS = "gzip, deflate"
_PIECE = 2**16


class Fetched(Struct, frozen=True):
    """A page as it came: its bytes, the address that it came from in the end, its media type and charset."""

    body: bytes
    url: str
    media: str
    charset: str | None


class Pace(Struct):
    """The pause between two pages of one host, so that no server is hurried."""

    seconds: float = PAUSE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _free: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Wait until the next page may be asked of the host of ``url``."""
        host = urlsplit(url).netloc
        left = self._free.get(host, 0.0) - self.clock()
        if left > 0:
            self.sleep(left)

    def done(self, url: str) -> None:
        """Begin the pause of the host of ``url``."""
        self._free[urlsplit(url).netloc] = self.clock() + self.seconds


def fetch(url: str, *, limit: int, allow_private: bool = False) -> Fetched:
    """Return the page at ``url``, of at most ``limit`` bytes.

    Addresses inside of private networks are refused unless ``allow_private``: an article must not be a way to look
    behind a firewall. Raises ``UnreadableError``.
    """
    import httpx

    headers = {"User-Agent": AGENT, "Accept-Encoding": CODINGS}
    with _Watch(SECONDS, allow_private) as watch:
        try:
            with httpx.Client(timeout=SILENCE, headers=headers, trust_env=False) as client:
                page = _followed(client, url, watch, limit)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: what is no address at all
            if not watch.over:
                why = error or type(error).__name__
                raise UnreadableError(f"can't be fetched ({why}); check the address") from error
        except UnreadableError:
            if not watch.over:
                raise
        # a connection that the watch ended may look like a page that came to its end
        if watch.over:
            raise UnreadableError(f"the page took longer than {SECONDS:.0f} s; try again, or save it in a browser")
    return page


def _followed(client: httpx.Client, url: str, watch: _Watch, limit: int) -> Fetched:
    """Fetch a page, at the addresses that the one given leads to."""
    for _ in range(REDIRECTS + 1):
        _check_host(url, watch.allow_private)
        with client.stream("GET", url, extensions={"trace": watch.trace}) as response:
            if not response.has_redirect_location:
                return _page(response, url, limit)
            url = urljoin(url, response.headers["location"])
    raise UnreadableError(f"more than {REDIRECTS} redirects; open the page in a browser and save it")


def _page(response: httpx.Response, url: str, limit: int) -> Fetched:
    from corpus.containers.limits import Budget
    from corpus.containers.packing import decoded
    from corpus.intake.media import media_type, what_unread

    if not response.is_success:
        raise UnreadableError(f"the server answered {response.status_code}; open the page in a browser")
    media, charset = media_type(response.headers.get("content-type"))
    if what := what_unread(media):
        raise UnreadableError(f"leads to {what}, not to an article; give the address of the page that it is on")
    coding = response.headers.get("content-encoding")
    content = decoded(cast(BinaryIO, _Body(response.iter_raw())), coding, Budget())
    body = io.BytesIO()
    while piece := content.read(_PIECE):
        body.write(piece)
        if body.tell() > limit:
            raise UnreadableError(f"the page is larger than {limit / 1e6:,.0f} MB; save the part you need")
    return Fetched(body.getvalue(), url, media, charset)


class _Body(io.RawIOBase):
    """The bytes of a response as they come, still in the coding that they were sent in."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        taken = self._rest[: len(view)]
        self._rest = self._rest[len(taken) :]
        view[: len(taken)] = taken
        return len(taken)


class _Watch:
    """What goes on beside a request: who is at the other end, and how long it may take in all.

    The time-outs of a client are for one step each, and a server may send a byte a step for ever.
    """

    def __init__(self, seconds: float, allow_private: bool) -> None:
        self.over = False
        self.allow_private = allow_private
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, about: dict[str, Any]) -> None:
        """Look at a connection that was made, before anything is asked over it.

        A name may lead elsewhere the second time it is looked up. Raises ``UnreadableError``.
        """
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        stream = about["return_value"]
        peer = stream.get_extra_info("server_addr")
        try:
            if peer and not self.allow_private:
                _refuse_private(str(peer[0]))
        except UnreadableError:
            stream.close()
            raise
        self._socket = stream.get_extra_info("socket")
        if self.over:
            self._end()

    def _end(self) -> None:
        self.over = True
        if self._socket is not None:
            with suppress(OSError):
                # that of the base class: an encrypted socket would forget its keys under the hands of who reads
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _check_host(url: str, allow_private: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreadableError(f"leads to {parts.scheme or 'no address'}, which is not read; give an http(s) address")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UnreadableError(f"no such host: {parts.hostname}; check the address") from error
    for *_, address in found:
        _refuse_private(str(address[0]))


def _refuse_private(address: str) -> None:
    if not ipaddress.ip_address(address.partition("%")[0]).is_global:
        raise UnreadableError(f"leads to the private address {address}; add --allow-private if you mean it")
