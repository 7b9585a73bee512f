"""The server on the loopback: whom it refuses, how it begins and ends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.tui.browser.conftest import Serving
from tui.cli import main

SECONDS = 30.0
REFUSED = 403


def ask(address: str, path: str, **headers: str) -> tuple[int, str, http.client.HTTPMessage]:
    """Return status, text and headers of an answer; ``Host`` may be said to be anything."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, answer.headers


def gone(number: int) -> bool:
    """Wait for a process to end."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def test_requests_under_a_foreign_name_or_from_a_foreign_page_are_refused(serving: Serving) -> None:
    port = urlsplit(serving.address).port
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    for path, headers in [
        ("/", {"Host": f"evil.example:{port}"}),
        ("/static/js/textual.js", {"Host": f"evil.example:{port}"}),
        ("/nowhere", {"Host": "evil.example"}),
        ("/", {"Origin": "http://evil.example"}),
        ("/ws", {**upgrade, "Host": f"evil.example:{port}"}),
        ("/ws", {**upgrade, "Origin": "http://evil.example"}),
        ("/ws", {**upgrade, "Origin": "null"}),
    ]:
        status, text, _ = ask(serving.address, path, **headers)
        assert (status, text.count("\n")) == (REFUSED, 1)
        assert text.startswith("refused: ")
    assert serving.readers() == []
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert ask(serving.address, "/", Host=host, Origin=f"http://{host}")[0] == 200
    serving.process.send_signal(signal.SIGINT)
    _, told = serving.process.communicate(timeout=SECONDS)
    assert sum("refused: " in line for line in told.splitlines()) == 3  # each once


def test_requests_that_are_no_http_are_refused_and_told_of_in_one_line(serving: Serving) -> None:
    where = urlsplit(serving.address)
    for request in (
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"\x00\x1b]0;\x07\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ):
        with socket.create_connection((where.hostname, where.port), timeout=SECONDS) as connection:
            connection.sendall(request)
            assert connection.recv(100).startswith(b"HTTP/1.0 400")
    assert ask(serving.address, "/")[0] == 200
    serving.process.send_signal(signal.SIGINT)
    _, told = serving.process.communicate(timeout=SECONDS)
    assert told.splitlines() == [
        "open this address in a browser; Ctrl-C ends it",
        "zte-reader: refused: a request that is none of a browser's",
        "ended; every reader is closed",
    ]


def test_the_page_may_load_nothing_from_elsewhere_nor_stand_in_a_frame(serving: Serving) -> None:
    _, page, headers = ask(serving.address, "/")
    assert "//" not in page.replace("<!DOCTYPE html>", "")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert ask(serving.address, "/page/")[0] == REFUSED  # no list of files
    assert ask(serving.address, "/page/../guard.py")[0] == 404


async def test_ctrl_c_ends_the_server_and_every_reader(serving: Serving) -> None:
    import aiohttp

    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{serving.address}ws?width=99999999&height=x") as page,
    ):
        assert await page.receive_bytes(timeout=SECONDS)
        for said in ("no JSON", "[]", '["resize", {"width": "wide"}]', '["resize", {"width": 1e9, "height": 0}]'):
            await page.send_str(said)
        await page.send_str(json.dumps(["ping", "7"]))
        async for message in page:
            if message.type is aiohttp.WSMsgType.TEXT:
                assert message.data == '["pong", "7"]'
                break
        (reader,) = serving.readers()
        arguments = Path(f"/proc/{reader}/cmdline").read_bytes().split(b"\0")
        assert arguments[0] == os.fsencode(sys.executable)
        assert arguments[-2].decode().endswith("a “library” of $mine")
        serving.process.send_signal(signal.SIGINT)
        async for message in page:
            assert message.type is aiohttp.WSMsgType.BINARY
        assert page.close_code == aiohttp.WSCloseCode.GOING_AWAY
    _, told = serving.process.communicate(timeout=SECONDS)
    assert serving.process.returncode == 0
    assert told.splitlines() == ["open this address in a browser; Ctrl-C ends it", "ended; every reader is closed"]
    assert gone(reader)


async def test_a_reader_ends_when_its_server_was_killed(serving: Serving) -> None:
    import aiohttp

    async with aiohttp.ClientSession() as client, client.ws_connect(f"{serving.address}ws") as page:
        assert await page.receive_bytes(timeout=SECONDS)
        (reader,) = serving.readers()
        serving.process.kill()
        assert gone(reader)


def test_a_port_that_is_taken_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("textual_serve", reason="needs the extra “web”")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"zte-reader: can't listen on port {port} of 127.0.0.1 (Address already in use)")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "no such host"], "no address is known for the host"),
        (["--library", "/nowhere/at/all"], "no library here yet"),
        (["--port", "65536"], "is not a port"),
        (["--allow-host", "http://reader.example"], "is not a name"),
    ],
)
def test_what_can_not_be_is_said_in_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("textual_serve", reason="needs the extra “web”")
    assert main(["serve", *arguments]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == (
        "zte-reader: needs zte-reader[web]; install it with: pip install 'zte-reader[web]'\n"
    )


def test_unless_it_is_told_otherwise_it_listens_on_this_machine_alone() -> None:
    pytest.importorskip("textual_serve", reason="needs the extra “web”")
    from tui.arguments.parser import build
    from tui.browser.server import bound

    args = build().parse_args(["serve", "--port", "0"])
    with bound(args.host, args.port) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
    assert args.allow_host == []


def test_its_help_says_what_it_exposes_and_who_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "no password: whoever can reach the port reads, adds and removes" in said
    assert "can open any file that you may read" in said
    assert "this machine alone unless --host says otherwise" in said
    assert "under a foreign name (Host) or from a page of elsewhere (Origin) are refused" in said
