"""The list of an index's segments is kept as JSON, where Whoosh would keep a pickle.

Reading a pickle runs what is in it, and a library may come from somebody else. What is read here is a list of names and
numbers, each of which is looked at before Whoosh sees it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from index.store.embedded import FileIndex, FileStorage, StructFile, W3Segment

NAME = re.compile(r"[0-9a-z]{16}")  # what Whoosh makes up for a segment, and begins the names of its files with
INDEX = "MAIN"  # what Whoosh calls an index that was given no name


class ListFile(StructFile):  # type: ignore[misc]
    """A file of an index; where Whoosh writes or reads a pickle, as it does for lists of segments alone, it is JSON."""

    def write_pickle(self, obj: Any, protocol: int = -1) -> None:
        """Write a list of segments, at the end of the file."""
        listed = [
            {"name": segment.segid, "size": segment.doc_count_all(), "deleted": sorted(segment.deleted_docs())}
            for segment in obj
        ]
        self.file.write(json.dumps(listed).encode())

    def read_pickle(self) -> list[Any]:
        """Read a list of segments to the end of the file, and close it: Whoosh would not, where this fails.

        Raises ``ValueError`` where it is anything else.
        """
        with self.file:
            listed = json.loads(self.file.read())
        if not isinstance(listed, list):
            raise ValueError("no list of segments")
        return [_segment(entry) for entry in listed]


class Storage(FileStorage):  # type: ignore[misc]
    """The folder of an index, whose files are ``ListFile``."""

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **options: Any) -> ListFile:
        """Make a file; with ``excl`` one that is not there yet."""
        path = Path(self.folder, name)
        return ListFile(path.open(mode.replace("w", "x") if excl else mode), name=name, **options)

    def open_file(self, name: str, **options: Any) -> ListFile:
        """Open a file for reading."""
        return ListFile(Path(self.folder, name).open("rb"), name=name, **options)


def made(folder: Path) -> Any:
    """Make an index without articles in a folder, and open it."""
    from index.store.schema import schema

    return FileIndex.create(Storage(str(folder)), schema())


def opened(folder: Path) -> Any:
    """Open the index in a folder; of what is said there about its fields nothing is read.

    Raises what Whoosh says of files that are damaged or no index.
    """
    from index.store.schema import schema

    return FileIndex(Storage(str(folder)), schema())


def _segment(entry: Any) -> Any:
    from index.store.codec import Codec

    match entry:
        case {"name": str(name), "size": int(size), "deleted": [*deleted]} if (
            NAME.fullmatch(name) and size > 0 and all(type(one) is int and 0 <= one < size for one in deleted)
        ):
            return W3Segment(Codec(), INDEX, size, name, set(deleted) or None)
    raise ValueError("no segment")
