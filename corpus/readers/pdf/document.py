"""The text of a PDF file as the blocks of a page, and what the file says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space
from corpus.readers.page import RawBlock
from corpus.readers.pdf.columns import reading_order
from corpus.readers.pdf.paragraphs import Paragraph, body_size, paragraphs
from corpus.readers.pdf.running import printed_around, running_lines
from corpus.readers.pdf.runs import Line, PdfPage, PdfText, lines_of_runs, upright
from corpus.readers.pdf.words import running_text, vocabulary, with_initials, with_plain_words
from corpus.readers.properties import believed

_HEADING_WORDS = 30


def read_document(text: PdfText) -> tuple[tuple[RawBlock, ...], PageMetadata, tuple[tuple[str, int], ...]]:
    """Return the blocks of a document, what it says of itself, and the lines in which it says so.

    Running heads and feet have the tag "running" and stand before the first paragraph that begins on their page, so
    that none of them parts a paragraph.
    """
    pages = [_lines(page) for page in text.pages]
    running = running_lines([lines for lines, _ in pages])
    printed = printed_around([lines for lines, _ in pages], running)
    kept: list[list[Line]] = []
    aside: list[list[Line]] = []
    for (lines, askew), away in zip(pages, running, strict=True):
        kept.append([line for place, line in enumerate(lines) if place not in away])
        aside.append([*(lines[place] for place in sorted(away)), *askew])
    body = body_size(line for lines in kept for line in lines)
    stacks = [stack for number, lines in enumerate(kept) for stack in reading_order(with_initials(lines, body), number)]
    found = paragraphs(stacks)
    known = vocabulary(line for lines in kept for line in lines)
    blocks = tuple(_blocks(found, aside, body, known))
    said = {**text.info, **({"title": printed.title} if printed.title else {})}
    metadata = _metadata(said, printed.url, [block.text for block in blocks if block.tag != "running"])
    return blocks, metadata, _said_at(blocks, metadata)


def _lines(page: PdfPage) -> tuple[list[Line], list[Line]]:
    """Return the lines of a page from the top to the bottom, and those that are written in another direction."""
    straight, askew = upright(page.runs)
    lines = [with_plain_words(line) for line in lines_of_runs(straight)]
    others = [Line(run.text, run.x0, run.x1, run.y, run.size) for run in askew]
    return [line for line in lines if one_space(line.text)], [line for line in others if one_space(line.text)]


def _blocks(
    found: Sequence[Paragraph], aside: Sequence[Sequence[Line]], body: float, known: Counter[str]
) -> Iterator[RawBlock]:
    number = 1
    page = 0
    heading = _headline_size(found, body)
    for one in [*found, None]:
        end = one.page + 1 if one else len(aside)
        for line in (line for lines in aside[page:end] for line in lines):
            yield RawBlock(running_text([line], known), (number, number), "running", ("running",))
            number += 1
        page = max(page, end)
        if one:
            text = running_text(one.lines, known)
            tag = _tag(one, text, body, heading)
            last = number + len(one.lines) - 1
            yield RawBlock(text, (number, last), tag, (tag,))
            number = last + 1


def _headline_size(found: Sequence[Paragraph], body: float) -> float:
    """Return the size of the largest heading on the first pages, or more than any where none is large."""
    near = [one.size for one in found if one.page < 2 and sum(len(line.text) for line in one.lines) >= 10]
    largest = max(near, default=0.0)
    return largest if largest >= 1.3 * body else float("inf")


def _tag(one: Paragraph, text: str, body: float, headline: float) -> str:
    """Return the element that a paragraph would be on a web page."""
    if len(text.split()) > _HEADING_WORDS:
        return "p"
    if one.page < 2 and one.size >= 0.98 * headline:
        return "h1"
    if one.size >= 1.12 * body:
        return "h2"
    return "h3" if one.bold and not text.endswith((".", ",", ";")) and not one.lines[0].cell else "p"


def _metadata(said: dict[str, str], url: str | None, texts: Sequence[str]) -> PageMetadata:
    title, outlet = _parted_title(one_space(said.get("title", "")), texts)
    metadata = believed(title, said.get("author"), said.get("language"), outlet=outlet)
    return replace(metadata, url=url if url and url.startswith(("http://", "https://")) else None)


def _parted_title(title: str, texts: Sequence[str]) -> tuple[str, str | None]:
    """Take the outlet's name from the end of a browser's title, where the rest stands on the page itself."""
    written = {text.casefold() for text in texts}
    for mark in (" | ", " - ", " – ", " — ", " · "):
        before, found, after = title.rpartition(mark)
        if found and before.casefold() in written and len(after.split()) <= 6:
            return before, after
    return title, None


def _said_at(blocks: Sequence[RawBlock], metadata: PageMetadata) -> tuple[tuple[str, int], ...]:
    """Return the lines of running heads in which values of the metadata stand."""
    found: list[tuple[str, int]] = []
    for name in ("title", "outlet", "url"):
        value = getattr(metadata, name)
        running = (block for block in blocks if value and block.tag == "running")
        found += [(name, block.lines[0]) for block in running if value in block.text][:1]
    return tuple(found)
