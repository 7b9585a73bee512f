"""Everything that can go wrong in words a person can use.

ZteError
├── UnreadableError   a file, page or stream that can't be turned into an article
├── LibraryError      the library can't be opened, read or written
│   └── NotFoundError   no such article or entity in it
└── QueryError        what was typed is not a query (index.query)

Every message is one line: what is wrong, where, and what to do next.
"""

from __future__ import annotations


class ZteError(Exception):
    """Base of all errors that are shown to a person as one line."""


class UnreadableError(ZteError):
    """A source can't be read as an article."""


class LibraryError(ZteError):
    """A library can't be opened, read or written."""


class NotFoundError(LibraryError):
    """The library has no such article or entity."""


class QueryError(ZteError):
    """A query can't be understood.

    ``column`` counts from 1; ``suggestion`` is the nearest query that works, where there is one.
    """

    def __init__(self, message: str, column: int, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.suggestion = suggestion
