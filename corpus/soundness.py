"""Whether a library is sound: its file, its references, its sources, the layers over its texts."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from corpus.records import METADATA, unpack
from corpus.rows import digest
from corpus.spans import Ranged


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each thing that is damaged. Raises ``sqlite3.Error`` where the file can't be read."""
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"library: {row[0]}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"library: broken reference in {row[0]}"
    for article_id, known, data in connection.execute(
        "SELECT articles.id, sha256, data FROM articles JOIN sources ON sources.id = source_id"
    ):
        if not _intact(data, known):
            yield f"article {article_id}: its source is damaged"
    for article_id, known, data in connection.execute("SELECT article_id, sha256, data FROM trash"):
        if not _intact(data, known):
            yield f"article {article_id}, in the trash: its source is damaged"
    for article_id, text, layers in connection.execute("SELECT id, text, layers FROM articles"):
        if not _fits(text, layers):
            yield f"article {article_id}: its layers are damaged"


def _intact(data: bytes, known: bytes) -> bool:
    try:
        return digest(zlib.decompress(data)) == known
    except zlib.error:
        return False


def _fits(text: str, layers: bytes) -> bool:
    """Tell whether layers can be read and lie over a text."""
    try:
        article, tagging = unpack(text, dict.fromkeys(METADATA), layers)
    except (ValueError, KeyError, TypeError, zlib.error):
        return False
    over: list[Ranged] = [*article.blocks, *tagging.mentions, *tagging.quotes]
    return all(0 <= span.start <= span.end <= len(text) for span in over)
