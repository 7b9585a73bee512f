"""Fetching a web page that a person gave by its address: one request at a time, with limits.

This is the only place in the project that opens a connection to another machine.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    import httpx

SECONDS = 30.0  # for a whole page, redirects included
REDIRECTS = 5
AGENT = "zte-reader (a person's reader; one page at a time)"


def fetch(url: str, *, limit: int, allow_private: bool = False) -> bytes:
    """Return the body of the page at ``url``, at most ``limit`` bytes of it.

    Addresses inside of private networks are refused unless ``allow_private``: an article must not be a way to look
    behind a firewall. Raises ``UnreadableError``.
    """
    import httpx

    deadline = time.monotonic() + SECONDS
    try:
        with httpx.Client(timeout=10.0, headers={"User-Agent": AGENT}, trust_env=False) as client:
            for _ in range(REDIRECTS + 1):
                _check_host(url, allow_private)
                with client.stream("GET", url) as response:
                    _check_peer(response, allow_private)
                    if response.has_redirect_location:
                        url = urljoin(url, response.headers["location"])
                        continue
                    if not response.is_success:
                        raise UnreadableError(f"the server answered {response.status_code}; open the page in a browser")
                    return _body(response, limit, deadline)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: what no address can be parsed from
        raise UnreadableError(f"can't be fetched ({error or type(error).__name__}); check the address") from error
    raise UnreadableError(f"more than {REDIRECTS} redirects; open the page in a browser and save it")


def _body(response: httpx.Response, limit: int, deadline: float) -> bytes:
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > limit:
            raise UnreadableError(f"the page is larger than {limit / 1e6:,.0f} MB; save the part you need")
        if time.monotonic() > deadline:
            raise UnreadableError(f"the page took longer than {SECONDS:.0f} s; try again, or save it in a browser")
    return bytes(body)


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


def _check_peer(response: httpx.Response, allow_private: bool) -> None:
    """Look at whom we are really connected to: a name may lead elsewhere the second time it is asked for."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and not allow_private:
        _refuse_private(str(peer[0]))


def _refuse_private(address: str) -> None:
    if not ipaddress.ip_address(address.partition("%")[0]).is_global:
        raise UnreadableError(f"leads to the private address {address}; add --allow-private if you mean it")
