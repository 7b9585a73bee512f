"""Read documents whose names are known, to learn from and to measure by.

Three forms: tokens with BIO tags, JSON with offsets, and plain text with the answers written into it. There
``[Kari Lund|PERSON]`` is a mention, ``[Lund|PERSON|Kari Lund]`` one with its canonical name, a question mark after the
type makes it debatable, and ``{“It rains,”|Kari Lund}`` is a quote with its speaker, if it has one; ``A/B`` leaves the
choice between two names, and ``-`` is nobody. ``{it rains|Kari Lund|indirect}`` is a clause that is reported.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

CLOSING = frozenset([*".,!?;:%)]”’'", "'s", "’s", "n't"])
OPENING = frozenset("([“‘$£€")


class Annotated(Struct):
    """A text with its answers: mentions and quotes by ``(start, end)``; ``free`` spans count neither way."""

    text: str
    types: dict[tuple[int, int], str] = field(default_factory=dict)
    entities: dict[tuple[int, int], str] = field(default_factory=dict)
    free: set[tuple[int, int]] = field(default_factory=set)
    speakers: dict[tuple[int, int], frozenset[str | None]] = field(default_factory=dict)  # of direct quotes
    reported: dict[tuple[int, int], frozenset[str | None]] = field(default_factory=dict)  # of indirect ones


def written(tokens: list[str]) -> tuple[str, list[int]]:
    """Join the tokens of a sentence as they would be written, and return where each begins."""
    text, begins, inside, before = "", [], False, ""
    for token in tokens:
        tight = not text or token in CLOSING or before in OPENING or "-" in (token, before)
        if token == '"':
            tight, inside = inside or not text, not inside
        elif before == '"' and inside:
            tight = True
        text += token if tight else " " + token
        begins.append(len(text) - len(token))
        before = token
    return text, begins


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of BIO tags as first token, token after, type."""
    place = 0
    while place < len(tags):
        end = place + 1
        if tags[place] != "O":
            while end < len(tags) and tags[end] == "I-" + tags[place][2:]:
                end += 1
            yield place, end, tags[place][2:]
        place = end


def from_tokens(path: Path, flowing: bool) -> Iterator[Annotated]:
    """Yield the documents of a ``*.jsonl.gz`` file of tokens and BIO tags.

    A sentence is a paragraph, but for ``flowing`` ones, which follow each other where they end with a mark.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = Annotated("")
            for sentence in json.loads(line)["sentences"]:
                piece, begins = written(sentence["tokens"])
                for first, last, kind in spans(sentence["tags"]):
                    end = begins[last - 1] + len(sentence["tokens"][last - 1])
                    document.types[len(document.text) + begins[first], len(document.text) + end] = kind
                document.text += piece + (" " if flowing and piece[-1:] in ".!?\"'”" else "\n\n")
            yield document


def from_offsets(path: Path) -> Annotated:
    """Read a JSON document with ``text``, ``mentions`` and ``quotes``."""
    content = json.loads(path.read_text(encoding="utf-8"))
    document = Annotated(content["text"])
    for mention in content["mentions"]:
        place = mention["start"], mention["end"]
        if mention.get("optional"):
            document.free.add(place)
        else:
            document.types[place] = mention["type"]
            document.entities[place] = mention["entity"]
    for quote in content["quotes"]:
        document.speakers[quote["start"], quote["end"]] = frozenset({quote["speaker_entity"]})
    return document


def from_marks(marked: str) -> Annotated:
    """Read a text with its answers written into it."""
    document = Annotated("")
    opened: list[int] = []
    pieces: list[str] = []
    length = 0
    place = 0
    while place < len(marked):
        sign = marked[place]
        if sign in "[{":
            opened.append(length)
        elif sign == "|":
            end = min(found for found in (marked.find("]", place), marked.find("}", place)) if found > 0)
            span = opened.pop(), length
            _answer(document, span, marked[place + 1 : end], "".join(pieces)[span[0] :], marked[end])
            place = end
        else:
            pieces.append(sign)
            length += 1
        place += 1
    document.text = "".join(pieces)
    return document


def _answer(document: Annotated, span: tuple[int, int], note: str, words: str, closing: str) -> None:
    """Take down what the note behind a mention or a quote says."""
    if closing == "}":
        names, _, kind = note.partition("|")
        quotes = document.reported if kind == "indirect" else document.speakers
        quotes[span] = frozenset(name if name not in {"", "-"} else None for name in names.split("/"))
        return
    kind, _, entity = note.partition("|")
    if kind.endswith("?"):
        document.free.add(span)
    else:
        document.types[span] = kind
        document.entities[span] = entity or " ".join(words.split())
