"""Telling what archive a file is from its first bytes and its suffix."""

from __future__ import annotations

GZIP, BZIP2, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
PACKED = (".gz", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FIRST_NAME = 30  # where the name of the first file begins in a ZIP archive
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/")
_OFFICE_FOLDERS = (b"_rels/", b"customXml/", b"docProps/", b"word/", b"xl/", b"ppt/", b"META-INF/")


def is_packed(head: bytes, suffix: str) -> bool:
    """Tell whether a file is packed by gzip, bzip2 or xz, or named as if it were."""
    return head.startswith((GZIP, BZIP2, XZ)) or suffix in PACKED


def is_epub(head: bytes, suffix: str) -> bool:
    """Tell whether a file is a book in EPUB (Open Container Format), or named as if it were."""
    return suffix == ".epub" or (head.startswith(ZIP) and b"mimetypeapplication/epub+zip" in head[:100])


def is_wacz(head: bytes, suffix: str) -> bool:
    """Tell whether a file is a web archive in a ZIP archive, or named as if it were."""
    return suffix == ".wacz" or (
        head.startswith(ZIP) and head.startswith((b"datapackage.json", b"archive/data.warc"), _FIRST_NAME)
    )


def is_zip(head: bytes, suffix: str) -> bool:
    """Tell whether a file is a ZIP archive, and no office document, or named as if it were."""
    if not head.startswith(ZIP):
        return suffix == ".zip"
    if head.startswith(_OFFICE, _FIRST_NAME):
        return False
    return suffix == ".zip" or not head.startswith(_OFFICE_FOLDERS, _FIRST_NAME)


def is_tar(head: bytes, suffix: str) -> bool:
    """Tell whether a file is a tar archive, or named as if it were."""
    return head[257:262] == b"ustar" or suffix == ".tar"


def is_warc(head: bytes, suffix: str) -> bool:
    """Tell whether a file is a web archive, or named as if it were."""
    return head.startswith(b"WARC/") or suffix == ".warc"
