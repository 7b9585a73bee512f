"""The visible blocks of a parsed web page, each with a number that its text carries through an extractor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from corpus.letters import letters
from corpus.readers.characters import one_space, tidy
from corpus.readers.page import RawBlock

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BLOCKS = 30_000
"""The most blocks that are taken from one page."""
MAX_WORK = 300_000
"""The most links and blocks, each counted in every element around it, of a page that extractors are asked about."""
DATA = "script"
"""The element around a block that a page has only as data."""
_SAMPLE = 40
_FIRST_MARK = 0xF0000
_UNSEEN_TAGS = """
script style noscript template head svg math iframe object embed canvas audio video select option textarea input
map area track param source link meta base title frameset frame noframes applet datalist
"""
_UNSEEN = tuple(_UNSEEN_TAGS.split())
_BLOCK_TAGS = """
html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot
th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_ENDS = _BLOCKS | {"a"}
"""Elements whose end says something of the text after it."""
_ROOTS = frozenset({"html", "body"})
_PARAGRAPHS = ("p", "div", "li", "h1", "h2", "h3", "td")
_SPOKEN = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only"})
_NONE: Mapping[str, str] = {}
_TOOLBAR = "wm-ipp"
"""How the names of the elements begin that the Internet Archive puts above a page."""
_MENUS = frozenset({"nav", "menu"})
_LISTS = frozenset({"ul", "ol", "dl", "div", "nav", "menu"})
_MENU_LINKS, _MENU_SHARE, _MENU_LETTERS = 4, 0.95, 100
"""A menu has more links than this, more than this share of its letters in them, and fewer letters than this in each."""
_BLANK = 0.1
"""The share of text, to the hidden, below which a page as a whole is held to be hidden."""
_CONTEXT = 8
"""Elements around a block whose names and classes are kept as hints."""


_Context = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]


class _Open:
    """A block-level element whose end has not come, and the text gathered in it since its last block."""

    __slots__ = (
        "attributes",
        "begin",
        "breaks",
        "element",
        "first",
        "hidden",
        "known",
        "last",
        "letters",
        "linked",
        "linked_letters",
        "links",
        "menus",
        "number",
        "outer",
        "pieces",
        "tag",
    )

    def __init__(
        self,
        element: HtmlElement,
        attributes: Mapping[str, str],
        outer: _Open | None,
        hidden: bool,
        number: int,
        begin: int,
    ) -> None:
        self.element = element
        self.tag = str(element.tag)
        self.attributes = attributes
        self.outer = outer
        self.hidden = hidden
        self.number = number
        self.begin = begin
        self.pieces: list[str] = []
        self.linked = self.first = self.last = self.breaks = 0
        self.known: _Context | None = None
        self.letters = self.linked_letters = self.links = 0
        self.menus: list[tuple[HtmlElement, range]] = []

    def context(self) -> _Context:
        """Return the elements from this one outwards, their names, and their numbers; many elements are never asked."""
        unknown: list[_Open] = []
        node: _Open | None = self
        while node is not None and node.known is None:
            unknown.append(node)
            node = node.outer
        context: _Context = node.known if node is not None and node.known is not None else ((), (), ())
        kept = _CONTEXT - 1
        for one in reversed(unknown):
            own = one.attributes
            name = f"{own.get('class', '')[:120]} {own.get('id', '')[:40]}".lower().strip() if own else ""
            within, names, family = context
            context = (one.tag, *within[:kept]), (name, *names[:kept]), (one.number, *family[:kept])
            one.known = context
        return context

    def take(self, inner: _Open, end: int) -> None:
        """Count what an element within this one held; its blocks are those from its own beginning to ``end``."""
        self.letters += inner.letters
        self.linked_letters += inner.linked_letters
        self.links += inner.links
        if (
            inner.begin == end
            or inner.hidden
            or inner.tag in _MENUS
            or inner.is_menu()
            or (inner.attributes and inner.attributes.get("id", "").startswith(_TOOLBAR))
        ):
            self.menus.append((inner.element, range(inner.begin, end)))
        elif len(inner.menus) > len(self.menus):
            # the longer list is kept and the shorter added to it, whatever the depth
            inner.menus += self.menus
            self.menus = inner.menus
        else:
            self.menus += inner.menus

    def is_menu(self) -> bool:
        """Tell whether the element holds many short links and nothing else."""
        return (
            self.links > _MENU_LINKS
            and self.tag in _LISTS
            and self.linked_letters > _MENU_SHARE * self.letters
            and self.linked_letters < _MENU_LETTERS * self.links
        )


class _Walk:
    """The state of a walk over a page: the blocks made, the elements around, how deep in links and ``pre`` it is."""

    def __init__(self) -> None:
        self.made: list[tuple[str, tuple[int, int], _Context, float, bool]] = []
        self.stack: list[_Open] = []
        self._links = 0
        self._pre = 0
        self._elements = 0
        self._work = 0

    def enter(self, element: HtmlElement, tag: str) -> bool:
        """Begin an element; False where nothing in it is to be seen."""
        items = element.items()
        attributes = dict(items) if items else _NONE
        hidden = bool(items) and tag not in _ROOTS and _hidden(tag, attributes)
        if tag in _BLOCKS or not self.stack or (hidden and next(element.iter(*_PARAGRAPHS), None) is not None):
            outer = self.stack[-1] if self.stack else None
            if outer is not None:
                hidden = hidden or outer.hidden
                if outer.pieces:
                    self.finish()
            self._elements += 1
            self.stack.append(_Open(element, attributes, outer, hidden, self._elements, len(self.made)))
        elif hidden:
            return False
        elif tag == "br":
            self._break()
        if tag == "a":
            self._links += 1
        elif tag == "pre":
            self._pre += 1
        text = element.text
        if text:
            marked = self._gather(text, element)
            if marked is not None:
                try:
                    element.text = marked
                except ValueError:  # it holds a character that XML can't
                    element.text = tidy(marked)
        return True

    def leave(self, element: HtmlElement, tag: str) -> None:
        """End an element that was entered."""
        top = self.stack[-1]
        if tag == "a":
            self._links -= 1
            top.links += 1
        elif tag == "pre":
            self._pre -= 1
        if top.element is element:
            if top.pieces:
                self.finish()
            self.stack.pop()
            self.stack[-1].take(top, len(self.made))
            self._work += top.links + len(self.made) - top.begin

    def blocks(self) -> tuple[RawBlock, ...]:
        """End the walk: take from the tree what can be no article's, the hidden and the menus; return all blocks."""
        if not self.stack:
            return ()
        self.finish()
        hidden = sum(len(text) for text, _, _, _, hidden in self.made if hidden)
        # a page that is hidden as a whole waits for a script to show it
        blank = sum(len(text) for text, *_ in self.made) < (1 + _BLANK) * hidden
        apart: set[int] = set()
        for element, places in () if blank else self.stack[0].menus:
            apart.update(places)
            element.drop_tree()
        if self._work > MAX_WORK:
            # lists and nesting without end would cost extractors their square
            self.stack[0].element.clear()
        return tuple(
            RawBlock(text, lines, within[0], within, names, density, hidden and not blank, family, place in apart)
            for place, (text, lines, (within, names, family), density, hidden) in enumerate(self.made[:MAX_BLOCKS])
        )

    def go_on(self, element: HtmlElement, text: str) -> None:
        """Gather the text that stands after an element."""
        marked = self._gather(text, element)
        if marked is not None:
            try:
                element.tail = marked
            except ValueError:
                element.tail = tidy(marked)

    def finish(self) -> None:
        """Make a block of the text gathered so far in the innermost element."""
        top = self.stack[-1]
        text = one_space("".join(top.pieces))
        if text:
            lines = (top.first, max(top.first, top.last))
            density = min(1.0, top.linked / len(text))
            top.letters += len(text)
            top.linked_letters += top.linked
            self.made.append((text, lines, top.context(), density, top.hidden))
        top.pieces = []
        top.linked = top.first = top.last = top.breaks = 0

    def _break(self) -> None:
        # two line breaks part paragraphs, one is a space
        top = self.stack[-1]
        top.breaks += 1
        if top.breaks > 1:
            self.finish()
        elif top.pieces:
            top.pieces.append(" ")

    def _gather(self, text: str, element: HtmlElement) -> str | None:
        """Add a piece of text to the innermost element; returns it with its mark, None for white space."""
        top = self.stack[-1]
        if text.isspace():
            if top.pieces:
                top.pieces.append(" ")
            return None
        top.breaks = 0
        if self._pre and "\n" in text:
            return self._gather_lines(text, element)
        self._add(text, element)
        return mark(len(self.made)) + text

    def _gather_lines(self, text: str, element: HtmlElement) -> str:
        """Add preformatted text, whose blank lines part paragraphs."""
        paragraphs = _blank_lines().split(text)
        marked: list[str] = []
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.finish()
            if paragraph and not paragraph.isspace():
                marked.append(mark(len(self.made)) + paragraph)
                self._add(paragraph, element)
        return "\n\n".join(marked)

    def _add(self, text: str, element: HtmlElement) -> None:
        top = self.stack[-1]
        line = element.sourceline or 1
        if not top.first:
            top.first = line
        top.last = max(top.last, line)
        top.pieces.append(text)
        if self._links:
            top.linked += len(text.strip())


def number_blocks(tree: HtmlElement) -> tuple[RawBlock, ...]:
    """Return the visible blocks of a page in document order; what no browser shows as text is taken from the tree.

    Every piece of text that is part of block N gets the private character ``mark(N)`` before it in the tree, so that
    what an extractor takes from the tree can be traced back to the blocks.
    """
    from lxml import etree

    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    walk = _Walk()
    made = walk.made
    events = etree.iterwalk(tree, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in events:
        tag = element.tag
        if event == "start":
            if len(made) >= MAX_BLOCKS:
                break
            if not walk.enter(element, tag):
                skipped = element
                events.skip_subtree()
        elif element is not tree:
            if element is skipped:
                skipped = None
            elif tag in _ENDS or walk.stack[-1].element is element:
                walk.leave(element, tag)
            tail = element.tail
            if tail:
                walk.go_on(element, tail)
    return walk.blocks()


def unseen_article(blocks: Sequence[RawBlock], paragraphs: Sequence[str]) -> tuple[RawBlock, ...]:
    """Return the blocks of an article that a page has only as data, or none where most of it is to be seen.

    ``paragraphs`` are the article's. Pages do so that load their text by a script or hide it behind a paywall.
    """
    if not paragraphs:
        return ()
    seen = letters("".join(block.text for block in blocks if not block.apart))
    said = letters("".join(paragraphs))
    samples = [said[start : start + _SAMPLE] for start in range(0, len(said), max(_SAMPLE, len(said) // 40))]
    if 2 * sum(sample in seen for sample in samples) >= len(samples):
        return ()
    last = max((block.lines[1] for block in blocks), default=1)
    return tuple(RawBlock(text, (last, last), "p", ("p", DATA), ("", ""), family=(0, -1)) for text in paragraphs)


def mark(number: int) -> str:
    """Return the private character that stands before the text of block ``number``."""
    return chr(_FIRST_MARK + min(number, MAX_BLOCKS))


def marked_letters(pieces: Iterable[str]) -> dict[int, int]:
    """Count, of each numbered block, the characters but spaces that stand behind its marks in ``pieces``."""
    counts: dict[int, int] = {}
    for found in _marked().finditer("".join(pieces)):
        number = ord(found[1]) - _FIRST_MARK
        counts[number] = counts.get(number, 0) + len(found[2]) - found[2].count(" ")
    return counts


@cache
def _marked() -> re.Pattern[str]:
    first, last = mark(0), mark(MAX_BLOCKS)
    return re.compile(rf"([{first}-{last}])([^{first}-{last}]*)")


@cache
def _blank_lines() -> re.Pattern[str]:
    return re.compile(r"\n[ \t\r]{0,200}\n\s*")


def _hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in attributes)
    ):
        return True
    if "style" in attributes:
        style = attributes["style"][:400].replace(" ", "").lower()
        if "display:none" in style or "visibility:hidden" in style:
            return True
    # the names that common frameworks give to text for screen readers alone
    names = attributes.get("class", "")
    return bool(names) and not _SPOKEN.isdisjoint(names.split())
