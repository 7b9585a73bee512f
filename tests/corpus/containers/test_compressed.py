"""Packed files: one by one, or archives packed as a whole."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest

from corpus.containers.limits import Budget
from corpus.containers.packing import EMPTY
from corpus.containers.unpacking import members
from corpus.intake.members import Member
from corpus.intake.sources import FileSource
from tests.corpus.containers.making import FILES, PAGE, tarred, told, unpack

PACKINGS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("kind", PACKINGS)
def test_a_packed_page_is_one_member_by_the_name_without_the_packing(kind: str) -> None:
    (member,) = unpack(f"pages/page.html.{kind}", PACKINGS[kind](PAGE))
    assert isinstance(member, Member)
    assert (member.name, member.data, member.kind) == (f"pages/page.html.{kind} › page.html", PAGE, ".html")


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz"])
def test_a_packed_archive_is_opened_at_once(kind: str, tmp_path: Path) -> None:
    data = tarred(FILES, kind)  # type: ignore[arg-type]
    assert told(f"pile.tar.{kind}", data) == (list(FILES), [], None)
    (tmp_path / "pile.tgz").write_bytes(data)
    parts = list(members(FileSource(tmp_path / "pile.tgz")))
    assert [part.data for part in parts if isinstance(part, Member)] == list(FILES.values())


def test_packings_one_after_the_other_are_one_text_and_what_follows_them_is_nothing() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + bytes(100)
    (member,) = unpack("a.txt.gz", data)
    assert isinstance(member, Member)
    assert member.data == b"one two"


@pytest.mark.parametrize("kind", PACKINGS)
def test_zeros_without_end_are_left_packed(kind: str) -> None:
    taken, refused, _ = told(f"zeros.txt.{kind}", PACKINGS[kind](bytes(2**20)), Budget(small=2**16, ratio=100))
    assert taken == []
    assert refused == ["zeros.txt: unpacks to more than 100 times its size, as bombs do; left packed"]


def test_a_bomb_inside_of_a_packed_archive_is_left_packed() -> None:
    taken, refused, fault = told(
        "pile.tar.gz", tarred({"a.txt": b"words", "z.txt": bytes(2**22)}, "gz"), Budget(small=2**16, ratio=100)
    )
    assert taken == ["a.txt"]
    assert any("as bombs do" in why for why in [*refused, fault or ""])


def test_empty_packings_by_the_thousand_are_left_packed() -> None:
    data = gzip.compress(b"") * (EMPTY + 2) + gzip.compress(b"words")
    assert "begins anew" in (told("a.txt.gz", data)[2] or "")


def test_many_small_packings_are_one_text() -> None:
    (member,) = unpack("a.txt.gz", gzip.compress(b"w") * 3000)
    assert isinstance(member, Member)
    assert member.data == b"w" * 3000


@pytest.mark.parametrize("kind", PACKINGS)
def test_what_breaks_off_is_refused(kind: str) -> None:
    packed = PACKINGS[kind](PAGE)
    taken, refused, fault = told(f"page.html.{kind}", packed[: len(packed) // 2])
    assert taken == []
    assert [*refused, fault][0].endswith("breaks off; fetch it again for what is missing")


def test_xz_that_wants_much_memory_is_refused() -> None:
    greedy = lzma.compress(b"words", filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 2**29}])
    assert "is damaged" in (told("a.txt.xz", greedy)[2] or "")


def test_what_is_named_as_packed_and_is_not_is_refused_in_words() -> None:
    assert told("page.html.gz", PAGE)[2] == ("is not packed, whatever its name says; give it the suffix of what it is")
