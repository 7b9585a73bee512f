"""A person's own table of names, ``aliases.toml`` in the library's folder: read whenever it changed.

The library keeps the table that holds. Where the file is another one, the articles that have a form which was added,
taken away or moved are tagged anew; a file that can't be read changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from corpus.entities import tag
from corpus.errors import ZteError
from corpus.library import Library, Remade, Replaced

NAME = "aliases.toml"
LARGEST = 2**22  # bytes
BATCH = 100


class Followed(Struct, frozen=True):
    """What came of a table that had changed: articles that were ``tied`` anew, or what is wrong with the file."""

    tied: int = 0
    problem: str = ""


def follow(library: Library) -> Followed | None:
    """Let the library follow its table of names; return None where that has not changed. Raises ``LibraryError``."""
    path = library.path / NAME
    before = library.aliases()
    if not library.writable or (not before and not path.exists()):
        return None
    try:
        now = _read(path)
        if now == before:
            return None
        changed = _forms(before) ^ _forms(now)
    except ZteError as error:
        return Followed(problem=f"{path}: {error}; until it is mended, the names that held before go on")
    tied = sum(tag_anew(library, batch, now) for batch in _batches(library, {form for form, _, _ in changed}))
    library.remember_aliases(now)
    return Followed(tied)


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():  # a pipe or a device may never come to its end
        raise ZteError("not a file")
    data = b""
    try:
        if path.exists():
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ZteError(f"line 1: larger than the {LARGEST >> 20} MB that are read")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ZteError(f"line {line}: not UTF-8") from error
    except OSError as error:
        raise ZteError(f"can't be read ({error.strerror or error})") from error


def _forms(aliases: str) -> set[tuple[str, str, str]]:
    from corpus.entities.aliases import entries

    return {(entry.name, entry.type, entry.entity) for entry in entries(aliases)} if aliases else set()


def _batches(library: Library, forms: set[str]) -> Iterator[list[int]]:
    """Yield the articles in which one of the forms stands, as it is or in capitals."""
    wanted = sorted(forms | {form.upper() for form in forms})
    batch: list[int] = []
    for row in library.summaries():
        text = library.text(row.id).replace("’", "'")
        if any(form in text for form in wanted):
            batch.append(row.id)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def tag_anew(library: Library, numbers: Sequence[int], aliases: str) -> int:
    """Tag articles again with a table of names and return how many that changed. Raises ``LibraryError``."""
    made = []
    for number in numbers:
        origin, stored = library.origin(number), library.article(number)
        made.append(Remade(origin, stored.article, tag(stored.article.text, aliases), origin.format))
    return library.replace(made).count(Replaced.CHANGED)
