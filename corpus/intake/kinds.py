"""Which of the files that are met in folders and archives are read: those whose suffix a reader or a container has."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

PACKED = (".gz", ".bz2", ".xz")
"""Suffixes that are put after that of the file which was packed, as in page.html.gz."""
_PASSED_OVER = frozenset({"__macosx"})


@cache
def suffixes() -> frozenset[str]:
    """Return the suffixes of all files that are read."""
    from corpus.containers import CONTAINERS
    from corpus.readers import FORMATS

    known = [one.suffixes for one in FORMATS] + [one.suffixes for one in CONTAINERS]
    return frozenset(suffix for some in known for suffix in some)


def is_read(name: str) -> bool:
    """Tell whether a file that was met under a path is read: of a known kind or without a suffix, and not hidden."""
    if is_hidden(name):
        return False
    path = PurePosixPath(_steps(name)[-1])
    suffix = path.suffix.lower()
    if suffix in PACKED and suffix in suffixes():
        return is_read(path.stem)
    return not suffix or suffix in suffixes()


def is_hidden(name: str) -> bool:
    """Tell whether a path leads to a file that is hidden or in a hidden folder, or to none."""
    steps = _steps(name)
    return not steps or any(
        (step.startswith(".") and step not in (".", "..")) or step.lower() in _PASSED_OVER for step in steps
    )


def _steps(name: str) -> tuple[str, ...]:
    return PurePosixPath(name.replace("\\", "/")).parts
