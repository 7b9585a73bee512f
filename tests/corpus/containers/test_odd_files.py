"""Whatever the bytes are, they end in articles or in words, and every line of a record is accounted for."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.containers.mailboxes import messages
from corpus.errors import UnreadableError
from corpus.ingest import cleaned
from corpus.intake.members import Member
from corpus.readers.record import packed
from tests.corpus.containers.exports import HTML, TEXT, io, outcome
from tests.corpus.containers.test_feeds import ATOM, NITF, RSS
from tests.corpus.containers.test_mail import FORWARDED, NEWSLETTER, mailbox, saved

WHOLE = {
    "a.json": json.dumps([{"title": "Ferry sold", "text": TEXT, "n": 1.5, "x": {"y": [None, True]}}] * 2).encode(),
    "a.jsonl": (json.dumps({"title": "Ferry sold", "text": TEXT}) + "\n").encode() * 2,
    "a.csv": f'title;text\n"Ferry ""sold""";"{TEXT}"\nshort\n'.encode(),
    "a.eml": NEWSLETTER.as_bytes(),
    "a.mbox": mailbox(NEWSLETTER, FORWARDED),
    "a.mhtml": saved(f"<html><body>{HTML}</body></html>"),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.xml": NITF.encode(),
}
NAMES = sorted(WHOLE)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_any_bytes_under_any_name(name: str, data: bytes) -> None:
    outcome(data, name)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_files_that_are_cut_off_or_changed_anywhere(name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    outcome(whole[:start] + data.draw(st.binary(max_size=30)) + whole[end:], name)
    outcome(whole[:start], name)


KEYS = st.sampled_from(
    ["text", "body", "html", "title", "author", "source", "date", "url", "fields", "blocks", "_source", "articles"]
) | st.text(max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_json_is_articles_or_words(value: object) -> None:
    outcome(json.dumps(value).encode(), "a.json")


LINES = st.lists(
    st.sampled_from(["", " ", "Share this", "Advertisement", "• one", "- - -", "Related stories", *TEXT.split("\n\n")])
    | st.text(max_size=40),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from([None, "Ferry sold"]))
def test_every_line_of_the_text_in_a_record_is_accounted_for_once(lines: list[str], title: str | None) -> None:
    text = "\n".join(lines)
    try:
        page, article = cleaned(Member("a", packed({"text": text, "title": title}, {})))
    except UnreadableError:
        return
    told = [line for one in (*article.blocks, *article.cuts) for line in range(one.lines[0], one.lines[1] + 1)]
    seen = [line for block in page.blocks for line in range(block.lines[0], block.lines[1] + 1)]
    if page.format == "text":
        assert sorted(told) == sorted(seen) == sorted(set(seen))
    else:
        assert set(told) == set(seen)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([b"From a Thu May 17 10:00:00 2018\n", b"\n", b">From x\n", b"From x\n", b"a: b\n"])))
def test_no_line_of_a_mailbox_is_lost(lines: list[bytes]) -> None:
    found = list(messages(io.BytesIO(b"".join(lines))))
    kept = b"".join(one or b"" for one in found)
    assert kept.count(b"a: b\n") == lines.count(b"a: b\n")
    assert kept.count(b"From x\n") == lines.count(b"From x\n") + lines.count(b">From x\n")
