"""Fetching a page by its address, from a server on this machine."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler

import pytest

from corpus.containers.unpacking import members
from corpus.errors import UnreadableError
from corpus.intake import fetch as fetching
from corpus.intake.fetch import REDIRECTS, Pace, fetch
from corpus.intake.members import Member
from corpus.intake.sources import UrlSource, find
from tests.corpus.containers.making import zipped
from tests.web import serving

PAGE = b"<html><body><p>The harbour opened again.</p></body></html>"


ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/story": (200, PAGE, {}),
    "/large": (200, b"x" * 5000, {}),
    "/nowhere": (302, b"", {}),
    "/gzip": (200, gzip.compress(PAGE), {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=x"}),
    "/bomb": (200, gzip.compress(bytes(2**22)), {"Content-Encoding": "gzip"}),
    "/twice": (200, gzip.compress(gzip.compress(PAGE)), {"Content-Encoding": "gzip, gzip"}),
    "/picture": (200, b"\x89PNG", {"Content-Type": "image/png"}),
    "/report": (200, b"%PDF-1.4", {"Content-Type": "application/pdf"}),
    "/pile.zip": (200, zipped({"a.txt": b"words"}), {"Content-Type": "application/octet-stream"}),
    "/cut": (200, PAGE[:20], {"Content-Length": "500"}),
}
DRIPS = {"/drip": b"HTTP/1.1 200 OK\r\nX-Slow: ", "/drip-body": b"HTTP/1.1 200 OK\r\n\r\n"}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/round/"):
            left = int(path.rpartition("/")[2])
            self._redirect(f"/round/{left - 1}" if left else "/story")
        elif path == "/file":
            self._redirect("file:///etc/passwd")
        elif path in DRIPS:
            self._drip(DRIPS[path])
        else:
            self._answer(*ANSWERS.get(path, (404, b"gone", {})))

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, beginning: bytes) -> None:
        self.wfile.write(beginning)
        for _ in range(600):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

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
    assert fetch(f"{site}/story", limit=10_000, allow_private=True).body == PAGE


def test_redirects_are_followed_as_far_as_the_limit(site: str) -> None:
    assert fetch(f"{site}/round/{REDIRECTS - 1}", limit=10_000, allow_private=True).body == PAGE
    with pytest.raises(UnreadableError, match="redirects"):
        fetch(f"{site}/round/{REDIRECTS}", limit=10_000, allow_private=True)


def test_a_page_larger_than_the_limit_is_refused(site: str) -> None:
    assert len(fetch(f"{site}/large", limit=5000, allow_private=True).body) == 5000
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


def test_what_the_server_says_of_a_page_is_kept(site: str) -> None:
    page = fetch(f"{site}/gzip", limit=10_000, allow_private=True)
    assert (page.body, page.media, page.charset) == (PAGE, "text/html", "x")
    assert fetch(f"{site}/round/1", limit=10_000, allow_private=True).url == f"{site}/story"


def test_a_bomb_in_the_coding_of_a_page_is_left_packed(site: str) -> None:
    with pytest.raises(UnreadableError, match="as bombs do"):
        fetch(f"{site}/bomb", limit=10_000_000, allow_private=True)
    with pytest.raises(UnreadableError, match="larger"):
        fetch(f"{site}/bomb", limit=10_000, allow_private=True)


def test_codings_over_codings_are_not_undone(site: str) -> None:
    with pytest.raises(UnreadableError, match="“gzip, gzip”, which is not read"):
        fetch(f"{site}/twice", limit=10_000, allow_private=True)


def test_what_is_no_article_is_refused_in_words(site: str) -> None:
    with pytest.raises(UnreadableError, match="leads to a picture, not to an article"):
        fetch(f"{site}/picture", limit=10_000, allow_private=True)


def test_a_page_that_is_cut_off_is_an_error(site: str) -> None:
    with pytest.raises(UnreadableError, match="can't be fetched"):
        fetch(f"{site}/cut", limit=10_000, allow_private=True)


@pytest.mark.parametrize("path", ["/drip", "/drip-body"])
def test_a_page_that_comes_byte_by_byte_does_not_come_for_ever(
    site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(UnreadableError, match="took longer"):
        fetch(f"{site}{path}", limit=10_000, allow_private=True)


def test_a_name_that_leads_elsewhere_the_second_time_is_not_asked_for_anything(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.rpartition(":")[2])
    asked: list[object] = []

    def look_up(*args: object, **_: object) -> list[object]:
        asked.append(args)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(UnreadableError, match=r"private address 127\.0\.0\.1"):
        fetch(f"http://turncoat.example:{port}/story", limit=10_000)
    assert len(asked) == 2


def test_an_address_gives_a_member_of_the_kind_that_the_server_said(site: str) -> None:
    (page,) = members(UrlSource(f"{site}/gzip", allow_private=True))
    assert isinstance(page, Member)
    assert (page.name, page.data, page.kind) == (f"{site}/gzip", PAGE, ".html")
    assert (page.said.url, page.encoding) == (f"{site}/gzip", "x")
    (report,) = members(UrlSource(f"{site}/report", allow_private=True))
    assert isinstance(report, Member)
    assert report.kind == ".pdf"


def test_an_archive_on_the_web_is_opened(site: str) -> None:
    (part,) = members(UrlSource(f"{site}/pile.zip", allow_private=True))
    assert part.name == f"{site}/pile.zip › a.txt"


def test_pages_of_one_host_are_fetched_with_a_pause_between_them(site: str) -> None:
    now = 100.0
    slept: list[float] = []
    pace = Pace(1.0, clock=lambda: now, sleep=slept.append)
    for path in ("/story", "/nothing", "/story"):
        source = UrlSource(f"{site}{path}", allow_private=True, pace=pace)
        if path == "/nothing":
            with pytest.raises(UnreadableError):
                source.load()
        else:
            assert source.load() == PAGE
    assert slept == [1.0, 1.0]
    now = 200.0
    pace.wait(site)
    pace.wait("https://another.example/")
    assert slept == [1.0, 1.0]


def test_addresses_given_together_share_one_pace_and_each_is_fetched_once() -> None:
    one, two = find(["https://lamp.example/a", "https://lamp.example/b", "https://lamp.example/a"]).sources
    assert isinstance(one, UrlSource)
    assert isinstance(two, UrlSource)
    assert one.pace is not None
    assert one.pace is two.pace
