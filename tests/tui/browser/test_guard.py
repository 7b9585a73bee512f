"""Who is answered, by what a request says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.browser.guard import Address, Guard, address

GUARD = Guard.of("127.0.0.1", 8000)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered_at_the_port(host: str) -> None:
    assert GUARD.refusal([host], []) is None
    assert GUARD.refusal([host], [f"http://{host}"]) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example:8000",
        "localhost.:8000",
        "localhost:8001",
        "localhost",
        "127.0.0.2:8000",
        "0.0.0.0:8000",
        "127.1:8000",
        "[::1",
        "::1:8000",
        "localhost:8000:8000",
        "localhost:99999",
        "localhost:８０００",
        "evil.example@localhost:8000",
        "localhost:8000/",
        " localhost:8000",
        "",
    ],
)
def test_other_names_are_refused(host: str) -> None:
    assert GUARD.refusal([host], [])


def test_a_request_names_exactly_one_host() -> None:
    assert GUARD.refusal([], [])
    assert GUARD.refusal(["localhost:8000", "localhost:8000"], [])


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://evil.example:8000",
        "http://localhost",
        "http://localhost:8001",
        "http://127.0.0.1:8000",  # another name of the same machine is another origin
        "https://localhost",
        "ftp://localhost:8000",
        "file://",
        "null",
        "localhost:8000",
        "http://localhost:8000/",
        "http://localhost:8000 http://evil.example",
        "",
    ],
)
def test_pages_of_elsewhere_are_refused(origin: str) -> None:
    assert GUARD.refusal(["localhost:8000"], [origin])


def test_one_foreign_origin_among_several_is_enough() -> None:
    assert GUARD.refusal(["localhost:8000"], ["http://localhost:8000", "http://evil.example"])


def test_the_usual_port_need_not_be_named() -> None:
    guard = Guard.of("127.0.0.1", 80)
    assert guard.refusal(["localhost"], ["http://localhost"]) is None
    assert guard.refusal(["localhost:80"], ["http://localhost"]) is None


def test_a_name_that_is_allowed_is_answered() -> None:
    guard = Guard.of("127.0.0.1", 8000, [Address("reader.example"), Address("localhost", 9000)])
    for host, origin in [
        ("reader.example", "https://reader.example"),
        ("reader.example:8443", "https://reader.example:8443"),
        ("localhost:9000", "http://localhost:9000"),
    ]:
        assert guard.refusal([host], [origin]) is None
    assert guard.refusal(["localhost:9001"], [])
    assert guard.refusal(["sub.reader.example"], [])


def test_everywhere_a_server_answers_to_the_number_it_was_reached_by() -> None:
    guard = Guard.of("0.0.0.0", 8000)
    assert guard.refusal(["192.0.2.7:8000"], [], reached="192.0.2.7") is None
    assert guard.refusal(["192.0.2.8:8000"], [], reached="192.0.2.7")
    assert guard.refusal(["evil.example:8000"], [], reached="192.0.2.7")


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_refusal_is_one_line_whatever_was_sent(host: str, origin: str) -> None:
    refused = GUARD.refusal([host], [origin])
    assert refused is None or (refused.startswith("refused: ") and refused.isprintable())


@given(st.from_regex(r"[a-z0-9-]{1,20}(\.[a-z]{1,5}){0,3}", fullmatch=True), st.integers(0, 65535) | st.none())
def test_an_address_is_read_as_it_is_written(name: str, port: int | None) -> None:
    assert address(str(Address(name, port))) == Address(name, port)
    assert address(str(Address("2001:db8::7", port))) == Address("2001:db8::7", port)
