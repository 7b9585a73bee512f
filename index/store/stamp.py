"""The stamp beside the index says what is in it; an index without the right one is never opened."""

from __future__ import annotations

import json
import os
from pathlib import Path

from msgspec import Struct, to_builtins

NAME = "stamp.json"


class Stamp(Struct, frozen=True):
    """What an index holds: the ``revision`` of the library that is in it whole, and of a later one (``target``) the
    articles up to the number ``reached``.
    """

    library: str
    schema: int
    whoosh: str
    folder: str
    revision: int = 0
    target: int = 0
    reached: int = 0


def read(home: Path) -> Stamp | None:
    """Return the stamp, or None where there is none that can be read."""
    if not (home / NAME).is_file():  # what stands there instead may never come to its end
        return None
    try:
        stamp = Stamp(**json.loads((home / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    numbers = (stamp.schema, stamp.revision, stamp.target, stamp.reached)
    if not all(type(number) is int for number in numbers) or Path(stamp.folder).name != stamp.folder:
        return None
    return stamp


def write(home: Path, stamp: Stamp) -> None:
    """Replace the stamp in one step."""
    new = home / f"{NAME}.{os.getpid()}"
    new.unlink(missing_ok=True)
    with new.open("x", encoding="utf-8") as file:
        file.write(json.dumps(to_builtins(stamp)))
    os.replace(new, home / NAME)
