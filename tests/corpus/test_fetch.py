"""Fetching a page by its address, from a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from corpus.errors import UnreadableError
from corpus.fetch import REDIRECTS, fetch
from tests.web import serving

PAGE = b"<html><body><p>The harbour opened again.</p></body></html>"


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path
        if path == "/story":
            self._answer(200, PAGE)
        elif path.startswith("/round/"):
            left = int(path.rpartition("/")[2])
            self._redirect(f"/round/{left - 1}" if left else "/story")
        elif path == "/file":
            self._redirect("file:///etc/passwd")
        elif path == "/large":
            self._answer(200, b"x" * 5000)
        elif path == "/nowhere":
            self._answer(302, b"")
        else:
            self._answer(404, b"gone")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving(Pages) as address:
        yield address


def test_a_page_comes_as_its_bytes(site: str) -> None:
    assert fetch(f"{site}/story", limit=10_000, allow_private=True) == PAGE


def test_redirects_are_followed_as_far_as_the_limit(site: str) -> None:
    assert fetch(f"{site}/round/{REDIRECTS - 1}", limit=10_000, allow_private=True) == PAGE
    with pytest.raises(UnreadableError, match="redirects"):
        fetch(f"{site}/round/{REDIRECTS}", limit=10_000, allow_private=True)


def test_a_page_larger_than_the_limit_is_refused(site: str) -> None:
    assert len(fetch(f"{site}/large", limit=5000, allow_private=True)) == 5000
    with pytest.raises(UnreadableError, match="larger"):
        fetch(f"{site}/large", limit=4999, allow_private=True)


def test_what_the_server_answers_is_said(site: str) -> None:
    with pytest.raises(UnreadableError, match="404"):
        fetch(f"{site}/nothing", limit=10_000, allow_private=True)


def test_a_redirect_that_leads_nowhere_is_an_error(site: str) -> None:
    with pytest.raises(UnreadableError, match="302"):
        fetch(f"{site}/nowhere", limit=10_000, allow_private=True)


def test_a_private_address_is_refused_unless_it_is_meant(site: str) -> None:
    with pytest.raises(UnreadableError, match="--allow-private"):
        fetch(f"{site}/story", limit=10_000)
    with pytest.raises(UnreadableError, match="--allow-private"):
        fetch("http://[::1]/story", limit=10_000)


def test_a_redirect_to_a_file_is_not_followed(site: str) -> None:
    with pytest.raises(UnreadableError, match="file"):
        fetch(f"{site}/file", limit=10_000, allow_private=True)


@pytest.mark.parametrize(
    "url", ["http://", "http:///path", "ftp://example.org/a", "http://[broken", "http://" + "a" * 70 + ".example"]
)
def test_what_is_no_web_address_is_an_error_and_no_traceback(url: str) -> None:
    with pytest.raises(UnreadableError):
        fetch(url, limit=10_000, allow_private=True)


@pytest.mark.parametrize("port", ["99999", "abc"])
def test_a_port_that_does_not_exist_is_an_error(port: str) -> None:
    with pytest.raises(UnreadableError):
        fetch(f"http://127.0.0.1:{port}/", limit=10_000)


def test_a_server_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="check the address"):
        fetch("http://127.0.0.1:9/", limit=10_000, allow_private=True)
