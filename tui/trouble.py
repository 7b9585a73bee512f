"""What is said on one line of whatever went wrong: what, where, and what to do next."""

from __future__ import annotations

import os
import re

from corpus.errors import ZteError

_UNDECODED = re.compile("[\udc80-\udcff]")  # what Python makes of such bytes (PEP 383)


def in_words(error: Exception) -> str:
    """Return the line for an error of any kind."""
    if isinstance(error, ZteError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
        return f"{where}{error.strerror or error}; check the disk and its permissions"
    if isinstance(error, UnicodeEncodeError) and _UNDECODED.search(error.object):
        return "what was typed has bytes in it that are no letters in UTF-8; type it again"
    if type(error).__module__ in ("sqlite3", "zlib"):
        return f"the library can't be read ({error}); see what is wrong with: zte-reader doctor"
    return f"something unexpected happened ({type(error).__name__}: {error}); see where with: --debug"
