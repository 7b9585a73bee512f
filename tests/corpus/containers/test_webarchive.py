"""Web archives: pages with their addresses, and nothing else that was archived."""

from __future__ import annotations

import gzip
import sys
import zlib

import pytest

from corpus.containers import webarchive
from corpus.containers.limits import Budget
from corpus.containers.webarchive import DAMAGED
from corpus.intake.members import Member, Refused
from tests.corpus.containers.making import PAGE, packed_records, record, told, unpack, zipped

BROKEN_OFF = "breaks off; fetch it again for what is missing"


def pages(data: bytes, name: str = "pile.warc") -> list[Member]:
    return [part for part in unpack(name, data) if isinstance(part, Member)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_is_a_member_with_its_address_its_charset_and_its_kind(packed: bool) -> None:
    one = record(PAGE, "https://lamp.example/list.csv", media="text/html; Charset=ISO-8859-2")
    (page,) = pages(packed_records(one) if packed else one, "pile.warc.gz" if packed else "pile.warc")
    assert page.data == PAGE
    assert (page.said.url, page.encoding, page.kind) == ("https://lamp.example/list.csv", "ISO-8859-2", ".html")
    assert page.name.endswith(" › https://lamp.example/list.csv")
    assert page.optional


def test_nothing_is_printed_of_an_address_that_is_none(caplog: pytest.LogCaptureFixture) -> None:
    list(unpack("pile.warc", record(PAGE, "https://lamp.example/a b\x1b[2J")))
    assert not caplog.records


def test_the_day_of_the_visit_is_not_the_day_of_publication() -> None:
    (page,) = pages(record(PAGE))
    assert page.said.published is None


def test_an_archive_packed_as_a_whole_is_read_too() -> None:
    assert len(pages(gzip.compress(record(PAGE) * 3), "pile.warc.gz")) == 3


def test_what_is_no_page_is_left_out() -> None:
    data = b"".join(
        [
            record(b"x", kind="warcinfo", media="application/warc-fields"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media="application/http"),
            record(PAGE, status="404 Not Found"),
            record(b"", status="301 Moved"),
            record(PAGE, kind="revisit"),
            record(b"x", "dns:lamp.example", kind="resource", media="text/dns"),
            record(b"\x89PNG", media="image/png"),
            record(PAGE),
        ]
    )
    parts = unpack("pile.warc", data)
    assert [part.data for part in parts if isinstance(part, Member)] == [PAGE]
    assert all(part.optional for part in parts if isinstance(part, Refused))


def test_resources_and_conversions_of_pages_are_read() -> None:
    data = record(PAGE, kind="resource", media="text/html") + record(b"words", kind="conversion", media="text/plain")
    assert [(page.data, page.kind) for page in pages(data)] == [(PAGE, ".html"), (b"words", ".txt")]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("gzip", PAGE),
        ("identity", PAGE),
    ],
    ids=["gzip", "zlib", "bare deflate", "gzip in name only", "none"],
)
def test_codings_are_undone_where_they_are_there(coding: str, body: bytes) -> None:
    (page,) = pages(record(body, headers={"Content-Encoding": coding}))
    assert page.data == PAGE


def test_a_page_sent_in_chunks_is_put_together() -> None:
    chunked = b"%x\r\n%s\r\n4\r\nmore\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    assert [page.data for page in pages(record(chunked, headers={"Transfer-Encoding": "chunked"}))] == [PAGE + b"more"]


def test_a_coding_that_is_not_read_is_said_and_the_rest_goes_on() -> None:
    taken, refused, fault = told("p.warc", record(b"\x0b", headers={"Content-Encoding": "br"}) + record(PAGE))
    assert (len(taken), fault) == (1, None)
    assert "“br”, which is not read" in refused[0]


def test_a_bomb_in_a_page_is_left_packed() -> None:
    bomb = record(gzip.compress(bytes(2**22)), headers={"Content-Encoding": "gzip"})
    taken, refused, fault = told("p.warc", bomb + record(PAGE), Budget(small=2**16))
    assert (len(taken), fault) == (1, None)
    assert "as bombs do" in refused[0]


def test_a_page_larger_than_an_article_may_be_is_refused_and_the_rest_goes_on() -> None:
    taken, refused, fault = told("p.warc", record(PAGE * 100) + record(PAGE), Budget(member_bytes=2000))
    assert (len(taken), len(refused), fault) == (1, 1, None)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", range(20, 700, 60))
def test_an_archive_that_breaks_off_gives_what_was_before_and_one_line(cut: int, packed: bool) -> None:
    one = record(PAGE)
    whole, last = (packed_records(one), packed_records(one)) if packed else (one, one)
    left = min(cut, len(last) - 30)
    taken, refused, fault = told("p.warc.gz" if packed else "p.warc", whole + last[:left])
    assert (len(taken), refused, fault) == (1, [], BROKEN_OFF)


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_length_that_lies_costs_the_records_around_it_alone(length: int) -> None:
    data = record(PAGE, "https://lamp.example/lie", length=length) + record(PAGE) * 20
    taken, refused, fault = told("p.warc", data)
    assert taken.count("https://lamp.example/story") >= 10
    assert fault is None
    assert len(refused) <= 2


def test_an_archive_damaged_all_over_is_given_up() -> None:
    data = record(PAGE) + b"WARC/1.0\r\nnonsense\r\n\r\n" * 10 * DAMAGED
    taken, refused, fault = told("p.warc", data)
    assert (len(taken), len(refused)) == (1, DAMAGED + 1)
    assert fault is not None
    assert "damaged in more than" in fault


def test_lines_without_end_between_records_are_not_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webarchive, "BETWEEN", 1000)
    taken, refused, fault = told("p.warc", record(PAGE) + b"\r\n" * 2000 + record(PAGE))
    assert (len(taken), refused) == (1, [])
    assert fault == "has more than 1,000 lines between two records; fetch it again"


def test_a_header_line_without_end_is_not_read_into_memory() -> None:
    lying = b"WARC/1.0\r\nWARC-Type: " + b"x" * 10**6 + b"\r\n\r\n" + record(PAGE)
    taken, refused, fault = told("p.warc", lying)
    assert (len(taken), fault) == (1, None)
    assert "headers of more than a sane length" in refused[0]


def test_headers_without_end_are_not_read_into_memory() -> None:
    lying = b"WARC/1.0\r\n" + b"X: y\r\n" * 10**5 + b"\r\n" + record(PAGE)
    taken, refused, _ = told("p.warc", lying)
    assert len(taken) == 1
    assert "headers of more than a sane length" in refused[0]


def test_nothing_is_written_to_the_terminal_while_a_damaged_archive_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    told("p.warc", record(PAGE, length=10) + record(PAGE) + record(PAGE)[:-50])
    assert capfd.readouterr() == ("", "")


def test_without_the_parser_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    assert told("p.warc", record(PAGE))[2] == "needs zte-reader[warc]; install it with: pip install 'zte-reader[warc]'"


def test_the_web_archives_in_a_wacz_are_read_and_its_indexes_are_not() -> None:
    data = zipped(
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"url": "https://lamp.example/story"}',
            "archive/data.warc.gz": packed_records(record(PAGE)),
        }
    )
    (part,) = unpack("site.wacz", data)
    assert isinstance(part, Member)
    assert part.name == "site.wacz › archive/data.warc.gz › https://lamp.example/story"
    assert part.said.url == "https://lamp.example/story"
    assert told("site", data)[0] == ["archive/data.warc.gz › https://lamp.example/story"]


def test_a_wacz_without_a_web_archive_says_so() -> None:
    assert told("site.wacz", zipped({"a.txt": b"words"}))[2] == "has no web archive in it; save the pages again"
