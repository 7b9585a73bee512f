"""Numbers of each article of a segment: its number in the library, its date, its length; checked when they are read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

CODE = "Q"
WIDTH = 8


def write(path: Path, columns: Mapping[str, array[int]]) -> None:
    """Write columns of equal length."""
    names = json.dumps(list(columns)).encode() + b"\n"
    whole = names + b"".join(column.tobytes() for column in columns.values())
    with path.open("xb") as file:
        file.write(array("I", [crc32(whole)]).tobytes() + whole)


def read(path: Path, count: int) -> dict[str, array[int]]:
    """Read columns of ``count`` numbers each; raises ``ValueError`` where they are damaged."""
    data = path.read_bytes()
    check, whole = data[:4], data[4:]
    if array("I", [crc32(whole)]).tobytes() != check:
        raise ValueError(f"{path}: damaged")
    names, _, packed = whole.partition(b"\n")
    size = WIDTH * count
    columns = {
        name: array(CODE, packed[place * size : (place + 1) * size]) for place, name in enumerate(json.loads(names))
    }
    if any(len(column) != count for column in columns.values()):
        raise ValueError(f"{path}: not the numbers of {count} articles")
    return columns
