"""Optional parsers: formats that not everybody has need an extra of the package, and a missing one says which."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from corpus.errors import UnreadableError


def needs(module: str, extra: str) -> ModuleType:
    """Import a parser that came with an extra of the package.

    ``module`` is its dotted name. Raises ``UnreadableError`` where it is not installed, with what to install.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = f"zte-reader[{extra}]"
        raise UnreadableError(f"needs {package}; install it with: pip install '{package}'") from error
