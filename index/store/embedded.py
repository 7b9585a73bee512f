"""What the index is built on of Whoosh.

Whoosh asks for modules of the network and for asyncio, of which it uses nothing here: loading them takes as long as
loading Whoosh itself. So while it loads others stand in for them, and become them when more is asked of them.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = [
    "FileIndex",
    "FileStorage",
    "ListMatcher",
    "SegmentWriter",
    "StructFile",
    "TermInfo",
    "TermNotFound",
    "W3Segment",
    "base",
    "columns",
    "fields",
    "formats",
]


class _Later(ModuleType):
    """Stands in for a module that is loaded when anything but ``known`` is asked of it."""

    def __init__(self, name: str, **known: object) -> None:
        super().__init__(name)
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system looks for these
            raise AttributeError(name)
        _leave(self)
        return getattr(import_module(self.__name__), name)


def _leave(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


def _urlretrieve(*args: object, **options: object) -> object:
    from urllib.request import urlretrieve

    return urlretrieve(*args, **options)  # type: ignore[arg-type]


@contextmanager
def _sparing(*modules: ModuleType) -> Iterator[None]:
    """Let modules stand in for those of their names that are not loaded yet."""
    for module in modules:
        sys.modules.setdefault(module.__name__, module)
    try:
        yield
    finally:
        for module in modules:
            _leave(module)


with _sparing(
    _Later("asyncio", iscoroutinefunction=inspect.iscoroutinefunction),
    _Later("urllib.request", urlretrieve=_urlretrieve),
):
    from whoosh import columns, fields, formats
    from whoosh.codec import base
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile
    from whoosh.index import FileIndex
    from whoosh.matching import ListMatcher
    from whoosh.reading import TermInfo, TermNotFound
    from whoosh.writing import SegmentWriter
