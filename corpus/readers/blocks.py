"""The visible blocks of a parsed web page, each with a number that its text carries through an extractor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from corpus.letters import letters
from corpus.readers.characters import one_space, tidy
from corpus.readers.page import RawBlock

if TYPE_CHECKING:
    from lxml.etree import XPath
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
    """A block-level element whose end has not come, and what had been counted up to its beginning."""

    __slots__ = (
        "blocks",
        "classes",
        "element",
        "hidden",
        "known",
        "letters",
        "linked",
        "links",
        "menus",
        "number",
        "outer",
        "tag",
    )

    def __init__(
        self, element: HtmlElement, tag: str, classes: str | None, outer: _Open | None, hidden: bool, walk: _Walk
    ) -> None:
        self.element = element
        self.tag = tag
        self.classes = classes
        self.outer = outer
        self.hidden = hidden
        self.number = walk.elements
        self.blocks = len(walk.made)
        self.letters = walk.letters
        self.linked = walk.linked
        self.links = walk.links
        self.menus = len(walk.menus)
        self.known: _Context | None = None

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
            name = f"{(one.classes or '')[:120]} {one.element.get('id', '')[:40]}".lower().strip()
            within, names, family = context
            context = (one.tag, *within[:kept]), (name, *names[:kept]), (one.number, *family[:kept])
            one.known = context
        return context


class _Walk:
    """The state of a walk over a page: the blocks made, the text gathered since the last one, what is around it."""

    def __init__(self, tree: HtmlElement) -> None:
        self.made: list[tuple[str, tuple[int, int], _Context, float, bool]] = []
        self.menus: list[tuple[HtmlElement, range]] = []
        self.elements = 1
        self.letters = self.linked = self.links = 0
        self.innermost = _Open(tree, str(tree.tag), tree.get("class"), None, False, self)
        self._hidden = _hidden_elements(tree)
        self._mark = mark(0)
        self._pieces: list[str] = []
        self._in_links = self._first = self._last = self._breaks = 0
        self._open_links = self._open_pre = 0
        self._hidden_letters = self._work = 0

    def enter(self, element: HtmlElement, tag: str) -> bool:
        """Begin an element; False where nothing in it is to be seen."""
        classes = element.get("class")
        # a class that common frameworks give to text for screen readers alone
        hidden = element in self._hidden or (classes is not None and not _SPOKEN.isdisjoint(classes.split()))
        if tag in _BLOCKS or (hidden and next(element.iter(*_PARAGRAPHS), None) is not None):
            if self._pieces:
                self.finish()
            outer = self.innermost
            self.elements += 1
            self.innermost = _Open(element, tag, classes, outer, hidden or outer.hidden, self)
        elif hidden:
            return False
        elif tag == "br":
            self._break()
        if tag == "a":
            self._open_links += 1
        elif tag == "pre":
            self._open_pre += 1
        return True

    def leave(self, element: HtmlElement, tag: str) -> None:
        """End an element that was entered."""
        if tag == "a":
            self._open_links -= 1
            self.links += 1
        elif tag == "pre":
            self._open_pre -= 1
        top = self.innermost
        if top.element is element and top.outer is not None:
            if self._pieces:
                self.finish()
            self._close(top)
            self.innermost = top.outer

    def text(self, element: HtmlElement, text: str) -> None:
        """Gather the text that an element begins with, and mark it."""
        marked = self._gather(text, element)
        try:
            element.text = marked
        except ValueError:  # it holds a character that XML can't
            element.text = tidy(marked)

    def tail(self, element: HtmlElement, text: str) -> None:
        """Gather the text that stands after an element, and mark it."""
        marked = self._gather(text, element)
        try:
            element.tail = marked
        except ValueError:
            element.tail = tidy(marked)

    def space(self) -> None:
        """Gather white space: it parts words, and stands before no block."""
        if self._pieces:
            self._pieces.append(" ")

    def finish(self) -> None:
        """Make a block of the text gathered so far in the innermost element."""
        text = one_space("".join(self._pieces))
        if text:
            top = self.innermost
            lines = (self._first, max(self._first, self._last))
            density = min(1.0, self._in_links / len(text))
            self.letters += len(text)
            self.linked += self._in_links
            if top.hidden:
                self._hidden_letters += len(text)
            self.made.append((text, lines, top.context(), density, top.hidden))
            self._mark = mark(len(self.made))
        self._pieces = []
        self._in_links = self._first = self._last = self._breaks = 0

    def blocks(self) -> tuple[RawBlock, ...]:
        """End the walk: take from the tree what can be no article's, the hidden and the menus; return all blocks."""
        self.finish()
        root = self.innermost
        while root.outer is not None:
            root = root.outer
        # a page that is hidden as a whole waits for a script to show it
        blank = self.letters < (1 + _BLANK) * self._hidden_letters
        apart: set[int] = set()
        for element, places in () if blank else self.menus:
            apart.update(places)
            element.drop_tree()
        if self._work > MAX_WORK:
            # lists and nesting without end would cost extractors their square
            root.element.clear()
        return tuple(
            RawBlock(text, lines, within[0], within, names, density, hidden and not blank, family, place in apart)
            for place, (text, lines, (within, names, family), density, hidden) in enumerate(self.made[:MAX_BLOCKS])
        )

    def _close(self, top: _Open) -> None:
        """Take an element that can be no article's, with all that it holds, for one menu."""
        end = len(self.made)
        self._work += self.links - top.links + end - top.blocks
        if (
            end == top.blocks
            or top.hidden
            or top.tag in _MENUS
            or self._is_menu(top)
            or top.element.get("id", "").startswith(_TOOLBAR)
        ):
            del self.menus[top.menus :]
            self.menus.append((top.element, range(top.blocks, end)))

    def _is_menu(self, top: _Open) -> bool:
        """Tell whether the element that ends here holds many short links and nothing else."""
        links, linked = self.links - top.links, self.linked - top.linked
        return (
            links > _MENU_LINKS
            and top.tag in _LISTS
            and linked > _MENU_SHARE * (self.letters - top.letters)
            and linked < _MENU_LETTERS * links
        )

    def _break(self) -> None:
        # two line breaks part paragraphs, one is a space
        self._breaks += 1
        if self._breaks > 1:
            self.finish()
        else:
            self.space()

    def _gather(self, text: str, element: HtmlElement) -> str:
        """Add a piece of text to the innermost element; returns it with its mark."""
        self._breaks = 0
        if self._open_pre and "\n" in text:
            return self._gather_lines(text, element)
        self._add(text, element)
        return self._mark + text

    def _gather_lines(self, text: str, element: HtmlElement) -> str:
        """Add preformatted text, whose blank lines part paragraphs."""
        paragraphs = _blank_lines().split(text)
        marked: list[str] = []
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.finish()
            if paragraph and not paragraph.isspace():
                marked.append(self._mark + paragraph)
                self._add(paragraph, element)
        return "\n\n".join(marked)

    def _add(self, text: str, element: HtmlElement) -> None:
        line = element.sourceline or 1
        if not self._first:
            self._first = line
        self._last = max(self._last, line)
        self._pieces.append(text)
        if self._open_links:
            self._in_links += len(text.strip())


def number_blocks(tree: HtmlElement) -> tuple[RawBlock, ...]:
    """Return the visible blocks of a page in document order; what no browser shows as text is taken from the tree.

    Every piece of text that is part of block N gets the private character ``mark(N)`` before it in the tree, so that
    what an extractor takes from the tree can be traced back to the blocks.
    """
    from lxml import etree

    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    walk = _Walk(tree)
    made = walk.made
    events = etree.iterwalk(tree, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in events:
        tag = element.tag
        if event == "start":
            if len(made) >= MAX_BLOCKS:
                break
            if element is not tree and not walk.enter(element, tag):
                skipped = element
                events.skip_subtree()
            elif text := element.text:
                if text.isspace():
                    walk.space()
                else:
                    walk.text(element, text)
        elif element is not tree:
            if element is skipped:
                skipped = None
            elif tag in _ENDS or walk.innermost.element is element:
                walk.leave(element, tag)
            if tail := element.tail:
                if tail.isspace():
                    walk.space()
                else:
                    walk.tail(element, tail)
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


def _hidden_elements(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements of a page that their attributes hide from sight, each with all that it holds."""
    found = cast("list[HtmlElement]", _may_be_hidden()(tree))
    return {element for element in found if element.tag not in _ROOTS and _is_hidden(element)}


@cache
def _may_be_hidden() -> XPath:
    """Find elements with attributes that may hide them: few have any, and one search finds these."""
    from lxml import etree

    return etree.XPath("//@hidden/.. | //@aria-hidden/.. | //@style/.. | //dialog")


def _is_hidden(element: HtmlElement) -> bool:
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (element.tag == "dialog" and element.get("open") is None)
    ):
        return True
    style = element.get("style", "")[:400].replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
