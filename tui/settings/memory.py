"""What the reader keeps on disk of how it was left: a small file for each library, and one for the theme.

Both are a convenience: what can't be read is as if it were not there, and what can't be written is not kept.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tui.looks.themes import named
from tui.settings.session import Session, from_json, opened, to_json
from tui.settings.whole import write_whole

MOST_BYTES = 1_000_000
THEME_KIND = "zte-reader theme"
THEME_VERSION = 1


class Memory:
    """The memory of a library by its identity, below a ``folder``; without an identity only of the theme.

    Nothing is kept without a folder. A ``fresh`` one remembers nothing of before, and keeps what comes. The theme that
    the config file asks for, ``asked``, gives way to one that was chosen later, until the file asks for another one;
    ``first`` is how a library is opened that was not left before.
    """

    def __init__(
        self,
        folder: Path | None = None,
        identity: str = "",
        *,
        fresh: bool = False,
        asked: str | None = None,
        first: Session | None = None,
    ) -> None:
        self._folder = folder
        # An identity comes out of a library that may be anybody's: it names no path.
        name = sha256(identity.encode(errors="replace")).hexdigest()[:32]
        self._path = folder / "sessions" / f"{name}.json" if folder is not None and identity else None
        self._fresh = fresh
        self._asked = asked
        self._first = first
        self._written: Session | None = None

    def of(self, identity: str) -> Memory:
        """Return a fresh memory of another library."""
        return Memory(self._folder, identity, fresh=True, asked=self._asked, first=self._first)

    def session(self) -> Session | None:
        """Return how the library was left; where that is not known, how it is to be at ``first``."""
        raw = _read(self._path) if self._path is not None and not self._fresh else None
        return (from_json(raw) if raw is not None else None) or self._first

    def keep(self, session: Session, *, leaving: bool = False) -> None:
        """Keep how the library is left; where that is as it was kept before, only when ``leaving``."""
        if self._path is not None and (leaving or session != self._written):
            _write(self._path, to_json(session))
            self._written = session

    def theme(self) -> str | None:
        """Return the name of the theme to begin with."""
        raw = _read(self._folder / "theme.json") if self._folder is not None and not self._fresh else None
        told = opened(raw, THEME_KIND, THEME_VERSION) if raw is not None else None
        if told is None or told.get("instead") != self._asked:
            return self._asked
        theme = told.get("theme")
        return theme if isinstance(theme, str) and named(theme) else self._asked

    def keep_theme(self, theme: str) -> None:
        """Keep the theme that was chosen."""
        if self._folder is not None:
            told = {"kind": THEME_KIND, "version": THEME_VERSION, "theme": theme, "instead": self._asked}
            _write(self._folder / "theme.json", json.dumps(told))


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError:
        return None
    return raw if len(raw) <= MOST_BYTES else None


def _write(path: Path, words: str) -> None:
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, words)
