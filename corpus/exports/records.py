"""An article as one record: all that is known of it, as values that JSON has. Pure."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, to_builtins

from corpus.annotations.model import Annotation, Kind
from corpus.article import Article
from corpus.readers.exported import MARK
from corpus.store.records import METADATA

_UNPRINTED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Raw(Struct, frozen=True):
    """What an article was made from: where that came from and its SHA-256; ``data`` where its bytes are wanted."""

    name: str
    format: str
    sha256: str
    data: bytes | None = None


class Exported(Struct, frozen=True):
    """An article with what a person keeps beside it, and what it was made from."""

    id: int
    article: Article
    annotations: Sequence[Annotation]
    raw: Raw

    @property
    def tags(self) -> list[str]:
        """The tags of the article, and of passages of it."""
        return list(dict.fromkeys(each.words for each in self.annotations if each.kind is Kind.TAG))


def record(exported: Exported) -> dict[str, Any]:
    """Return the record of an article."""
    article, raw = exported.article, exported.raw
    data = {} if raw.data is None else {"data": base64.b64encode(raw.data).decode("ascii")}
    return {
        MARK: 1,
        "id": exported.id,
        **{name: getattr(article, name) for name in METADATA},
        "tags": exported.tags,
        "text": article.text,
        "blocks": [
            {
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                **({"credit": block.credit} if block.credit else {}),
            }
            for block in article.blocks
        ],
        "annotations": [annotation(each) for each in exported.annotations],
        "original": original(raw) | data,
    }


def annotation(each: Annotation) -> dict[str, Any]:
    """Return what an export has of an annotation."""
    found: dict[str, Any] = {"kind": each.kind, "words": each.words, "made": each.made, "changed": each.changed}
    return found | ({"passage": to_builtins(each.passage)} if each.passage else {})


def original(raw: Raw) -> dict[str, str]:
    """Return what an export says of a source."""
    return {"name": raw.name, "format": raw.format, "sha256": raw.sha256}


def spelled(value: Any, indent: int | None = None) -> str:
    """Write a value as JSON without a character that is not seen: on one line that is YAML too, unless indented."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
