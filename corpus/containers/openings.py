"""Telling exports, tables, mail and feeds by their first bytes, and by their suffix where the bytes leave it open."""

from __future__ import annotations

import re
from functools import cache

from corpus.letters import letters
from corpus.readers.decoding import BYTE_ORDER_MARKS, wide_encoding
from corpus.readers.sniffing import is_record, starts_as_html, what_binary

JSON = (".json", ".jsonl", ".ndjson", ".jl")
TABLES = (".csv", ".tsv", ".tab")
MAIL = (".eml", ".emlx")
MAILBOXES = (".mbox", ".mbx")
WEB_ARCHIVES = (".mhtml", ".mht")
FEEDS = (".rss", ".atom", ".rdf", ".xml")


def is_json(head: bytes, suffix: str) -> bool:
    """Recognise JSON and JSON Lines; what says so by its suffix alone must at least begin like it somewhere."""
    if is_record(head):
        return False
    text = _text(head)
    if suffix in JSON:
        return _json_line().search(text) is not None
    return _json().match(text) is not None


def is_table(head: bytes, suffix: str) -> bool:
    """Recognise a table by its suffix, without one by its header; a workbook or a web page with that suffix is none."""
    if not suffix:
        return _begins_table(_text(head))
    return suffix in TABLES and what_binary(head) is None and not starts_as_html(head)


def _begins_table(text: str) -> bool:
    """Tell whether a text begins with the names of columns, one of which holds texts, and a row below has as many."""
    first, _, rest = text.partition("\n")
    delimiter = max(",;\t|", key=first.count)
    columns = [letters(cell) for cell in first.split(delimiter)]
    of_texts, known = _columns()
    if len(columns) < 2 or of_texts.isdisjoint(columns) or sum(name in known for name in columns) < 2:
        return False
    return rest.partition("\n")[0].count(delimiter) >= len(columns) - 1 or f'{delimiter}"' in rest


@cache
def _columns() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that columns of texts have, and those of all known columns."""
    from corpus.containers.fieldnames import NAMES

    return frozenset(NAMES["text"] + NAMES["html"]), frozenset(name for names in NAMES.values() for name in names)


def is_mail(head: bytes, suffix: str) -> bool:
    """Recognise a message by its headers; without its suffix, by those that only machines write."""
    text = _text(head)
    if suffix == ".emlx":
        text = _count().sub("", text)
    headers = _headers(text)
    if suffix in MAIL:
        return bool(headers & _USUAL)
    return len(headers) >= 3 and bool(headers & _OF_MACHINES) and bool(headers & _USUAL)


def is_mailbox(head: bytes, suffix: str) -> bool:
    """Recognise a mailbox: a line that begins with "From " and a date, and headers under it."""
    first, _, rest = _text(head).lstrip("\n").partition("\n")
    if not first.startswith("From "):
        return False
    return (suffix in MAILBOXES or re.search(r" \d\d:\d\d", first) is not None) and bool(_headers(rest))


def is_web_archive(head: bytes, suffix: str) -> bool:
    """Recognise a page that a browser saved whole, as a message of parts."""
    text = _text(head)
    headers = _headers(text)
    if "snapshot-content-location" in headers:
        return True
    related = "content-type" in headers and re.search(r"(?i)multipart/related|text/html", text) is not None
    return related and (suffix in WEB_ARCHIVES or ("multipart/related" in text.lower() and "from" not in headers))


def is_feed(head: bytes, suffix: str) -> bool:
    """Recognise feeds whatever their suffix, and XML of other kinds by it."""
    return begins_feed(head) or (suffix in FEEDS and _text(head).lstrip()[:1] == "<" and not starts_as_html(head))


def begins_feed(head: bytes) -> bool:
    """Recognise RSS, RDF and Atom by their first element."""
    return _feed().match(_text(head)) is not None


_USUAL = frozenset({"from", "subject", "date", "to"})
_OF_MACHINES = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to", "content-type"})


def _text(head: bytes) -> str:
    """Return the beginning of a file as far as ASCII goes, whatever encoding it is in."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").replace("\r\n", "\n")
    return head.decode(wide_encoding(head) or "latin-1", "replace").replace("\r\n", "\n")


@cache
def _json() -> re.Pattern[str]:
    return re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\\\n]{1,100}"\s*:')


@cache
def _json_line() -> re.Pattern[str]:
    return re.compile(r'(?m)^\s*(?:\[\s*)?(?:[\[{]\s*["\[{}\]]|\d|"|\[\s*$|\{\s*$)')


@cache
def _count() -> re.Pattern[str]:
    return re.compile(r"\A\s*\d{1,12}\s*\n")


@cache
def _header() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t]|\n|$)")


def _headers(text: str) -> set[str]:
    """Return the names, in small letters, of the headers that a text begins with."""
    found: set[str] = set()
    for line in text.split("\n"):
        if found and line.startswith((" ", "\t")):
            continue
        match = _header().match(line)
        if match is None:
            break
        found.add(match[1].lower())
    return found


@cache
def _feed() -> re.Pattern[str]:
    return re.compile(
        r"\s{0,512}(?:<\?xml[^>]{0,500}>\s{0,64})?(?:<\?[^>]{0,500}>\s{0,64}|<!--.{0,2000}?-->\s{0,64}|"
        r"<!DOCTYPE[^>\[]{0,300}(?:\[.{0,3000}?\]\s{0,9})?>\s{0,64}){0,6}"
        r"<(?:rss|feed|rdf:RDF|channel)[\s>]",
        re.DOTALL,
    )
