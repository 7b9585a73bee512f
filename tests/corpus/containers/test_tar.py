"""Tar archives: read forward, their paths only names."""

from __future__ import annotations

import tarfile

import pytest

from corpus.containers.limits import Budget
from corpus.intake.members import Member, Refused
from tests.corpus.containers.making import FILES, PAGE, tape, tarred, told, unpack, zipped


def entry(name: str, kind: bytes = tarfile.REGTYPE, data: bytes = b"") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.size = len(data)
    info.linkname = "/etc/passwd" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
    return info, data


def test_the_files_of_an_archive_are_members() -> None:
    parts = unpack("pile.tar", tarred(FILES))
    assert {part.name: part.data for part in parts if isinstance(part, Member)} == {
        f"pile.tar › {name}": data for name, data in FILES.items()
    }


def test_links_devices_and_folders_are_left_out() -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
    data = tape([*(entry(f"{number}.txt", kind) for number, kind in enumerate(kinds)), entry("a.txt", data=b"words")])
    assert told("pile.tar", data) == (["a.txt"], [], None)
    assert len(unpack("pile.tar", data)) == 1


def test_files_of_other_kinds_are_passed_over() -> None:
    parts = unpack("pile.tar", tarred({"p.png": b"1", ".hidden.txt": b"1", "../up.txt": b"words"}))
    assert [(part.name, isinstance(part, Refused)) for part in parts] == [
        ("pile.tar › p.png", True),
        ("pile.tar › ../up.txt", False),
    ]


def test_long_names_and_names_that_are_not_utf8_can_be_shown_and_stored() -> None:
    data = tape([entry("x" * 900 + ".txt", data=b"words"), entry("caf\udce9.txt", data=b"words")])
    names = [part.name for part in unpack("pile.tar", data)]
    assert len(names) == 2
    assert all(len(name.encode()) < 600 for name in names)


def test_archives_within_are_opened() -> None:
    assert told("pile.tar", tarred({"in.zip": zipped({"a.txt": b"words"})}))[0] == ["in.zip › a.txt"]


def test_a_file_that_says_it_is_endless_is_cut_short_by_its_end() -> None:
    info, data = entry("a.txt", data=b"words")
    whole = tape([(info, data)])
    info.size = 2**40
    lying = info.tobuf() + whole[512:]
    taken, refused, fault = told("pile.tar", lying)
    assert taken == []
    assert any("breaks off" in why or "damaged" in why for why in [*refused, fault or ""])


def test_a_file_full_of_holes_is_not_unpacked() -> None:
    info = tarfile.TarInfo("holes.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[386 : 386 + 24] = b"00000000000\x0000000000000\x00"
    header[483 : 483 + 12] = b"77777777777\x00"
    header[148:156] = b"        "
    header[148:156] = b"%06o\x00 " % sum(header)
    holes, _ = unpack("pile.tar", bytes(header) + tarred({"a.txt": b"words"}))
    assert isinstance(holes, Refused)
    assert holes.optional


def test_a_header_that_is_long_to_do_harm_is_not_read() -> None:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"comment": "x" * 100_000}
    fault = told("pile.tar", info.tobuf(tarfile.PAX_FORMAT) + bytes(1024))[2]
    assert fault == "has a header of more than 64 KB, as no sound archive has; left packed"
    info.pax_headers = {"comment": "1" * 5000}
    fault = told("pile.tar", info.tobuf(tarfile.PAX_FORMAT) + bytes(1024))[2]
    assert fault == "has a header of digits, as no sound archive has; left packed"


def test_extended_headers_of_a_sane_length_are_read() -> None:
    info = tarfile.TarInfo("ü" * 300 + ".txt")
    info.size = 5
    info.pax_headers = {"comment": "words 12345 " * 500}
    whole = info.tobuf(tarfile.PAX_FORMAT) + b"words" + bytes(507 + 1024)
    assert told("pile.tar", whole) == (["ü" * 300 + ".txt"], [], None)


def test_a_size_below_zero_does_not_wind_the_tape_back() -> None:
    info = tarfile.TarInfo("a.txt")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 11 + b"\x00"
    header[148:156] = b"        "
    header[148:156] = b"%06o\x00 " % sum(header)
    taken, refused, fault = told("pile.tar", bytes(header) * 5 + bytes(1024))
    assert taken == []
    assert refused or fault


def test_what_one_archive_may_take_is_limited() -> None:
    many = tarred({f"{number}.txt": b"words" * 100 for number in range(50)})
    taken, _, fault = told("pile.tar", many, Budget(total_bytes=5000))
    assert len(taken) == 10
    assert fault is not None
    taken, refused, _ = told("pile.tar", tarred({"l.txt": b"words" * 100, "a.txt": b"words"}), Budget(member_bytes=100))
    assert (taken, len(refused)) == (["a.txt"], 1)


@pytest.mark.parametrize("data", [b"", PAGE, b"words " * 2000])
def test_what_is_named_as_an_archive_and_is_none_is_refused_in_words(data: bytes) -> None:
    assert "no tar archive" in (told("pile.tar", data)[2] or "")
