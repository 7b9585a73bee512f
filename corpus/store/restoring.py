"""Articles brought back out of the trash, up to date with what changed in the library while they were away."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import furniture
from corpus.library import Library
from corpus.names.aliasing import tag_anew


def restore(library: Library, ids: Sequence[int]) -> None:
    """Bring articles back, all or none, and let them follow the table of names and what was learned of furniture.

    Raises ``NotFoundError`` before bringing any back, and ``LibraryError``.
    """
    otherwise = library.restore(ids)
    if otherwise:
        tag_anew(library, otherwise, library.aliases())
    furniture.catch_up(library, ids)
