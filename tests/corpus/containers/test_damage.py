"""Archives that are cut off or changed anywhere: members, words about what is wrong, and nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.containers.limits import Budget
from corpus.intake.members import Member
from tests.corpus.containers.making import FILES, PAGE, STORY, packed_records, record, tarred, told, zipped
from tests.corpus.containers.test_epub import book

SOUND: dict[str, Callable[[], bytes]] = {
    "p.zip": lambda: zipped(FILES | {"in.tar.gz": tarred(FILES, "gz")}),
    "p.tar": lambda: tarred(FILES | {"in.zip": zipped(FILES)}),
    "p.tar.gz": lambda: tarred(FILES, "gz"),
    "p.tar.bz2": lambda: tarred(FILES, "bz2"),
    "p.tar.xz": lambda: tarred(FILES, "xz"),
    "p.html.gz": lambda: gzip.compress(PAGE),
    "p.warc": lambda: b"".join(record(PAGE, f"https://lamp.example/{number}") for number in range(3)),
    "p.warc.gz": lambda: packed_records(*(record(PAGE, f"https://lamp.example/{number}") for number in range(3))),
    "p.wacz": lambda: zipped({"archive/data.warc.gz": packed_records(record(PAGE), record(STORY.encode()))}),
    "p.epub": book,
}


@cache
def sound(name: str) -> bytes:
    return SOUND[name]()


def budget() -> Budget:
    return Budget(member_bytes=10**6, total_bytes=10**7, most_members=1000, small=10**5)


def words(name: str, data: bytes) -> int:
    """Unpack, see that whatever was wrong is one line each, and return how many members there were."""
    taken, refused, fault = told(name, data, budget())
    for why in [*refused, fault or ""]:
        assert "\n" not in why
        assert len(why) < 1200
    return len(taken)


@pytest.mark.parametrize("name", SOUND)
def test_a_file_cut_off_anywhere_gives_no_more_than_the_whole_one(name: str) -> None:
    data = sound(name)
    whole = words(name, data)
    assert whole > 0
    for tenth in range(10):
        assert words(name, data[: len(data) * tenth // 10]) <= whole


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_bytes_changed_anywhere_raise_nothing_but_words(name: str, data: st.DataObject) -> None:
    damaged = bytearray(sound(name))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    words(name, bytes(damaged))


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(sorted(SOUND)), data=st.binary(max_size=600))
def test_noise_under_the_name_of_an_archive_raises_nothing_but_words(name: str, data: bytes) -> None:
    words(name, data)


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(sorted(SOUND)), at=st.floats(0, 1), noise=st.binary(min_size=1, max_size=200))
def test_noise_put_into_an_archive_raises_nothing_but_words(name: str, at: float, noise: bytes) -> None:
    data = sound(name)
    place = int(at * len(data))
    words(name, data[:place] + noise + data[place:])


def test_members_of_sound_archives_are_whole() -> None:
    from tests.corpus.containers.making import unpack

    for name in ("p.zip", "p.tar", "p.tar.xz"):
        assert all(part.data in FILES.values() for part in unpack(name, sound(name)) if isinstance(part, Member))
