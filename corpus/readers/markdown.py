"""Markdown: front matter, and blocks with the lines of the file that they stand in (CommonMark 0.31, with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from msgspec import Struct

from corpus.annotations.model import Kept
from corpus.errors import UnreadableError
from corpus.extras import needs
from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space
from corpus.readers.decoding import decode, lines_of
from corpus.readers.exported import head_of, is_exported, markdown_page
from corpus.readers.exported import kept as kept_with
from corpus.readers.frontmatter import FrontMatter, front_matter
from corpus.readers.page import Page, RawBlock

MAX_CHARACTERS = 4_000_000
"""The longest file that is parsed."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTEXT = 8
_NO_HEAD = FrontMatter(PageMetadata(), (), 0)


class _Words(Struct, frozen=True):
    """The text of a stretch of inline markup; ``pictures`` are the texts that stand for its pictures."""

    text: str
    pictures: str
    link_density: float


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a Markdown file; HTML in it is read as a web page is, and nothing is fetched.

    Raises UnreadableError where there is no text in it, it is longer than MAX_CHARACTERS, or the parser is missing.
    """
    decoded = decode(data, encoding)
    if len(decoded.text) > MAX_CHARACTERS:
        raise UnreadableError(
            f"{name}: {len(decoded.text):,} characters, over the limit of {MAX_CHARACTERS:,}; split it into articles"
        )
    lines = lines_of(decoded.text)
    kept: tuple[Kept, ...] = ()
    if is_exported(decoded.text):
        with suppress(ValueError):
            page = markdown_page(name, data, decoded.encoding, lines)
            if page is not None:
                return [page]
            kept = kept_with(head_of(lines)[0])
    try:
        head = front_matter(lines) or _NO_HEAD
        found = [block for block in _blocks(lines, head.lines) if block.text]
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error
    if not found:
        raise UnreadableError(f"{name}: no text in it; save the article's text in it and try again")
    blocks = tuple(_with_the_rest(lines, _apart(found), head.lines))
    said = head.said
    return [Page(name, "document", data, decoded.encoding, blocks, len(lines), said, said_at=head.said_at, kept=kept)]


def _blocks(lines: Sequence[str], skipped: int) -> Iterator[RawBlock]:
    """Yield the blocks below the first ``skipped`` lines, in order."""
    parser = needs("markdown_it", "markdown").MarkdownIt("commonmark").enable("table")
    try:
        tokens = parser.parse("\n".join(lines[skipped:]))
    except Exception as error:
        # the parser has no error of its own: what it stumbles over raises whatever it may
        raise UnreadableError(
            f"can't be read as Markdown ({type(error).__name__}); save it with the suffix .txt"
        ) from error
    around: list[str] = []
    cells: list[_Words] = []
    opened = row = (0, 0)
    for token in tokens:
        first, last = (token.map[0] + skipped + 1, token.map[1] + skipped) if token.map else (0, 0)
        if token.nesting == 1:
            around.append(token.tag)
            opened = (first, last)
        elif token.nesting == -1:
            around.pop()
        if token.type == "tr_open":
            cells, row = [], (first, last)
        elif token.type == "tr_close":
            yield _row(cells, row, around)
        elif token.type == "inline" and "tr" in around:
            cells.append(_words(token.children or ()))
        elif token.type == "inline":
            # the line that is drawn under a heading is of the heading
            for children, span in _parted(token.children or (), first, max(last, opened[1])):
                yield _block(_words(children), span, around)
        elif token.type == "html_block":
            yield from _web_blocks(token.content, first, last)
        elif token.type in {"fence", "code_block"}:
            yield from _code(lines, first, last, around)


def _parted(children: Sequence[Any], first: int, last: int) -> Iterator[tuple[Sequence[Any], tuple[int, int]]]:
    """Part the pictures that open a paragraph from the text on the lines below them; give the lines of each."""
    start = 0
    for place, child in enumerate(children):
        if child.type in {"softbreak", "hardbreak"}:
            line = children[start:place]
            if not any(one.type == "image" for one in line) or _words(line).text:
                break
            yield line, (first, first)
            start, first = place + 1, first + 1
    yield children[start:], (first, last)


def _block(words: _Words, lines: tuple[int, int], around: Sequence[str]) -> RawBlock:
    within = tuple(around[: -_CONTEXT - 1 : -1])
    if not words.text:
        return RawBlock(words.pictures, lines, "figcaption", ("figcaption", *within), (), words.link_density)
    item = "li" in around[-2:] and around[-1] not in _HEADINGS
    text = _task().sub("", words.text) if item else _callout().sub("", words.text) if "blockquote" in within else ""
    return RawBlock(text or words.text, lines, "li" if item else within[0], within, (), words.link_density)


def _row(cells: Sequence[_Words], lines: tuple[int, int], around: Sequence[str]) -> RawBlock:
    text = " | ".join(cell.text or cell.pictures for cell in cells if cell.text or cell.pictures)
    linked = sum(cell.link_density for cell in cells) / max(1, len(cells))
    return RawBlock(text, lines, "tr", ("tr", *around[: -_CONTEXT - 1 : -1]), (), linked)


def _code(lines: Sequence[str], first: int, last: int, around: Sequence[str]) -> Iterator[RawBlock]:
    """Yield what stands between blank lines of a block of code, or of a text that was set in from the margin."""
    start = first
    for number in range(first, last + 2):
        if number > last or not lines[number - 1].strip():
            text = one_space(" ".join(lines[start - 1 : number - 1]))
            fence = _fence().fullmatch(text)
            if text and not fence:
                yield RawBlock(_fence().sub("", text), (start, number - 1), "pre", ("pre", *around[:-_CONTEXT:-1]))
            start = number + 1


def _web_blocks(source: str, first: int, last: int) -> Iterator[RawBlock]:
    """Yield the visible blocks of a stretch of HTML that begins at the line ``first`` and ends at ``last``."""
    from corpus.readers.html import pages as web_pages

    try:
        [page] = web_pages("", source.encode("utf-8", "replace"))
    except UnreadableError:
        return
    for block in page.blocks:
        start = min(last, first + block.lines[0] - 1)
        yield block._replace(lines=(start, max(start, min(last, first + block.lines[1] - 1))))


def _words(tokens: Iterable[Any]) -> _Words:
    pieces: list[str] = []
    pictures: list[str] = []
    links = linked = 0
    for token in tokens:
        links += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type in {"softbreak", "hardbreak", "html_inline"}:
            pieces.append("" if token.type == "html_inline" and not token.content.startswith("<br") else " ")
        elif token.type == "image":
            pictures.append(token.content)
        elif token.content:
            pieces.append(token.content)
            linked += len(token.content) if links else 0
    written = "".join(pieces)
    text = one_space(_note().sub("", _wiki_link().sub(_wiki_text, written)))
    return _Words(text, one_space(" ".join(pictures)), min(1.0, linked / max(1, len(text))))


def _apart(blocks: Iterable[RawBlock]) -> list[RawBlock]:
    """Return the blocks in order, those joined that stand in one line."""
    result: list[RawBlock] = []
    for block in blocks:
        above = result[-1] if result else None
        if above is not None and block.lines[0] <= above.lines[1]:
            lines = (above.lines[0], max(above.lines[1], block.lines[1]))
            result[-1] = above._replace(text=f"{above.text} {block.text}", lines=lines)
        else:
            result.append(block)
    return result


def _with_the_rest(lines: Sequence[str], blocks: Sequence[RawBlock], head: int) -> Iterator[RawBlock]:
    """Yield the blocks, and between them the lines that are front matter or nothing but marks."""
    number = 1
    for block in [*blocks, None]:
        end = block.lines[0] if block else len(lines) + 1
        for other in range(number, end):
            line = lines[other - 1]
            if line and not line.isspace():
                yield RawBlock(one_space(line), (other, other), "frontmatter" if other <= head else "markup")
        if block:
            yield block
            number = block.lines[1] + 1


def _wiki_text(match: re.Match[str]) -> str:
    return "" if match[1] else match[3] or match[2]


@cache
def _wiki_link() -> re.Pattern[str]:
    """Match a link of a wiki, with its name and the text that it is shown as, or a file put in with one."""
    return re.compile(r"(!)?\[\[([^\[\]|]{1,200})(?:\|([^\[\]|]{1,200}))?\]\]")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\[\^[\w-]{1,20}\]:?")


@cache
def _task() -> re.Pattern[str]:
    return re.compile(r"^\[[ xX]\] ")


@cache
def _callout() -> re.Pattern[str]:
    return re.compile(r"^\[![a-z-]{2,20}\][+-]? ?", re.IGNORECASE)


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"^(?:`{3,}|~{3,})\S{0,40}\s?|\s?(?:`{3,}|~{3,})$")
