"""ZIP archives: their files are read, what is no article is passed over, what can't be had is said."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from corpus.containers.limits import Budget
from corpus.containers.unpacking import members
from corpus.intake.members import Member, Refused
from corpus.intake.sources import FileSource
from tests.corpus.containers.making import FILES, PAGE, STORY, tarred, told, unpack, zipped


def test_the_files_of_an_archive_are_members_with_its_name_before_theirs() -> None:
    parts = unpack("pile.zip", zipped(FILES))
    assert [(part.name, part.data) for part in parts if isinstance(part, Member)] == [
        (f"pile.zip › {name}", data) for name, data in FILES.items()
    ]


def test_an_archive_on_disk_is_read_from_there(tmp_path: Path) -> None:
    (tmp_path / "pile.zip").write_bytes(zipped(FILES))
    assert len(list(members(FileSource(tmp_path / "pile.zip")))) == len(FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["pile.zip"]


def test_an_archive_is_known_by_its_bytes_whatever_its_name() -> None:
    assert told("pile", zipped({"a.txt": b"words"})) == (["a.txt"], [], None)


def test_hidden_files_and_folders_are_left_out_and_files_of_other_kinds_passed_over() -> None:
    files = {"__MACOSX/._a.txt": b"1", ".DS_Store": b"1", "d/": b"", "p.png": b"1", "s.css": b"1", "a.txt": b"words"}
    parts = unpack("pile.zip", zipped(files))
    assert [(part.name, isinstance(part, Member)) for part in parts] == [
        ("pile.zip › p.png", False),
        ("pile.zip › s.css", False),
        ("pile.zip › a.txt", True),
    ]
    assert all(part.optional for part in parts if isinstance(part, Refused))


def test_a_path_that_would_leave_its_folder_is_only_a_name(tmp_path: Path) -> None:
    assert told("pile.zip", zipped({"../../up.txt": b"words", "/root.txt": b"more"}))[0] == [
        "../../up.txt",
        "/root.txt",
    ]


def test_a_link_is_passed_over() -> None:
    info = zipfile.ZipInfo("link.txt")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", "words")
    link, _ = unpack("pile.zip", made.getvalue())
    assert isinstance(link, Refused)
    assert link.optional


def test_archives_within_archives_are_opened_down_to_a_depth() -> None:
    inner = zipped({"a.txt": STORY.encode()})
    one = zipped({"one.zip": inner, "t.tar.gz": tarred({"b.txt": b"words"}, "gz")})
    assert told("pile.zip", one)[0] == ["one.zip › a.txt", "t.tar.gz › b.txt"]
    taken, refused, fault = told(
        "pile.zip", zipped({"three.zip": zipped({"two.zip": zipped({"one.zip": inner})}), "z.txt": b"words"})
    )
    assert (taken, fault) == (["z.txt"], None)
    assert refused == [
        "three.zip › two.zip › one.zip: lies 3 containers deep; unpack the outer one and add what is in it",
    ]


def test_a_file_locked_with_a_password_is_refused_and_the_rest_goes_on() -> None:
    data = bytearray(zipped({"a.txt": b"locked", "b.txt": b"open"}))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(magic) + flags
        data[at] |= 1
    taken, refused, fault = told("pile.zip", bytes(data))
    assert (taken, fault) == (["b.txt"], None)
    assert refused == ["a.txt: is locked with a password; unpack it and add what you need"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_in_a_rare_way_is_refused(packing: int) -> None:
    ((refused,), _) = told("pile.zip", zipped({"a.txt": b"words"}, packing))[1:]
    assert refused.startswith("a.txt: is packed in a rare way")


def test_a_damaged_file_is_refused_and_the_rest_goes_on() -> None:
    data = zipped({"a.txt": b"the first words", "b.txt": b"the other words"}, zipfile.ZIP_STORED)
    taken, refused, fault = told("pile.zip", data.replace(b"the first", b"the worst"))
    assert (taken, fault) == (["b.txt"], None)
    assert len(refused) == 1
    assert refused[0].startswith("a.txt: is damaged (Bad CRC-32")


def test_names_in_utf8_are_read_as_such_though_they_are_not_marked() -> None:
    data = bytearray(zipped({"Größe.txt": b"words"}))
    for magic, flags in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        data[data.index(magic) + flags] &= ~0x08
    assert told("pile.zip", bytes(data))[0] == ["Größe.txt"]


def test_a_web_page_that_is_named_as_an_archive_is_refused_in_words() -> None:
    assert "no ZIP archive" in (told("pile.zip", PAGE)[2] or "")


@pytest.mark.parametrize("files", [{}, {".hidden.txt": b"1"}, {"folder/": b""}])
def test_an_archive_without_files_says_so(files: dict[str, bytes]) -> None:
    taken, refused, fault = told("pile.zip", zipped(files))
    assert (taken, refused) == ([], [])
    assert (fault or "").startswith("holds no files")


def test_office_documents_are_not_taken_for_archives() -> None:
    for first in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"):
        assert told("report", zipped({first: b"<xml/>"})) == (["report"], [], None)


def test_a_bomb_is_left_packed() -> None:
    taken, refused, _ = told("bomb.zip", zipped({"zeros.txt": bytes(3 * 2**20), "a.txt": b"words"}))
    assert taken == ["a.txt"]
    assert refused == ["zeros.txt: unpacks to more than 250 times its size, as bombs do; left packed"]


def test_a_file_larger_than_an_article_may_be_is_refused() -> None:
    taken, refused, _ = told(
        "pile.zip", zipped({"large.txt": b"words " * 500, "a.txt": b"words"}), Budget(member_bytes=2000)
    )
    assert taken == ["a.txt"]
    assert refused[0].startswith("large.txt: is larger than")


def test_files_that_overlap_are_how_a_bomb_grows_and_are_not_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(10_000))
        info = archive.infolist()[0]
        for number in range(50):
            again = zipfile.ZipInfo(f"{number}.txt")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, field, getattr(info, field))
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    assert told("bomb.zip", made.getvalue()) == ([], [], "has files that overlap, as those of bombs do; left packed")


def test_what_all_parts_take_together_is_limited_at_every_depth() -> None:
    inner = zipped({f"{number}.txt": bytes([65 + number]) * 1000 for number in range(9)})
    taken, _, fault = told("pile.zip", zipped({f"{n}.zip": inner for n in range(9)}), Budget(total_bytes=20_000))
    assert 0 < len(taken) < 20
    assert fault is not None
    assert "unpack it and add what you need" in fault


def test_the_number_of_parts_is_limited_with_those_that_are_passed_over() -> None:
    files = {f"{number}.png": b"" for number in range(50)} | {"a.txt": b"words"}
    assert told("pile.zip", zipped(files), Budget(most_members=50))[2] == (
        "holds more than 50 parts; unpack it and add what you need"
    )


def test_an_archive_that_holds_itself_ends() -> None:
    # each archive of this chain claims to hold one more: the depth ends it, not the archive
    data = zipped({"a.txt": b"words"})
    for _ in range(20):
        data = zipped({"again.zip": data})
    assert told("pile.zip", data)[1] == [
        "again.zip › again.zip › again.zip: lies 3 containers deep; unpack the outer one and add what is in it"
    ]


def test_a_list_of_contents_too_long_for_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.containers.zip.DIRECTORY", 2000)
    assert "lists more files" in (told("pile.zip", zipped({f"{n}.txt": b"" for n in range(99)}))[2] or "")


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(zipped({"a.txt": STORY.encode() * 20}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 100)
    taken, refused, _ = told("pile.zip", bytes(data))
    assert taken == []
    assert len(refused) == 1
