"""The list of articles found: a few rows an article, painted only where it is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.errors import LibraryError
from tui.contents.results import UNREADABLE, Entry
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import Palette
from tui.typesetting.painting import shortened
from tui.visible import on_one_line
from tui.widgets.caret import put_caret
from tui.widgets.row_list import CURSOR, RESTING
from tui.widgets.scrollbar import lengthen

ROWS = 3  # title, facts, snippet; one more, empty, where the screen is high enough
HIGH = 30
KEPT = 256  # descriptions of articles, more than stand on any screen
PANES = "①②③④"
MARKED = "✓"


class HitList(ScrollView, can_focus=True):
    """Articles one below the other; the cursor stays on its article when the list is replaced."""

    DEFAULT_CSS = """
    HitList {
        background: $surface; scrollbar-size-vertical: 1; overflow-x: hidden;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    """
    WHERE = (Where.RESULTS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    class Moved(Message):
        """The cursor is on another article."""

        def __init__(self, article: int | None) -> None:
            super().__init__()
            self.article = article

    class Chosen(Message):
        """An article should be opened, ``beside`` the others or in place of one."""

        def __init__(self, article: int, *, beside: bool = False) -> None:
            super().__init__()
            self.article = article
            self.beside = beside

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.numbers: Sequence[int] = ()
        self.cursor = 0
        self._moved = False
        self._wanted: int | None = None
        self.empty_text: Sequence[str] = ()
        self._entry_of: Callable[[int], Entry] = lambda _: Entry("", "")
        self._panes: Mapping[int, int] = {}
        self._signs: Mapping[int, str] = {}
        self.marked: dict[int, None] = {}  # articles in the order in which they were marked
        self._palette: Palette | None = None

    @property
    def rows(self) -> int:
        """The rows that an article takes."""
        return ROWS + (self.size.height >= HIGH)

    @property
    def article(self) -> int | None:
        """The article under the cursor."""
        return self.numbers[self.cursor] if self.numbers else None

    def set_entries(self, numbers: Sequence[int], entry_of: Callable[[int], Entry], *, keep: bool = True) -> None:
        """Replace the list: the articles' numbers, and what to say of the one at a place of the list.

        With ``keep`` the cursor stays on its article where the new list has it, once a person has moved it, and the
        article where it is on the screen.
        """
        before, line = self.article, self.cursor * self.rows - round(self.scroll_y)
        self.numbers = numbers

        def readable(place: int) -> Entry:
            try:
                return entry_of(place)
            except LibraryError:
                return UNREADABLE

        self._entry_of = lru_cache(KEPT)(readable)  # asked for on every row of an article, at every painting
        kept = keep and self._moved and before in numbers
        self.cursor = numbers.index(before) if kept and before is not None else 0
        if self._wanted in numbers:
            kept = self._moved = True
            self.cursor, line = numbers.index(self._wanted), self.size.height // 3
        self._wanted = None
        lengthen(self, Size(self.size.width, len(numbers) * self.rows))
        self._reveal()
        if kept:
            self._hold(self.cursor, line)
            # A list that was too short to be scrolled can be only once its new size is laid out.
            self.call_after_refresh(self._hold, self.cursor, line)
        self.refresh()
        if self.article != before:
            self.post_message(self.Moved(self.article))

    def _hold(self, cursor: int, line: int) -> None:
        """Keep the cursor's article on a line of the screen, where the cursor has not left it."""
        if cursor == self.cursor:
            self.scroll_to(y=cursor * self.rows - line, animate=False, immediate=True)

    def point_at(self, article: int) -> None:
        """Move the cursor to an article, where the list has it."""
        if article in self.numbers:
            self._move(self.numbers.index(article))

    def return_to(self, article: int | None) -> None:
        """Let the cursor be on an article in the list that comes next, where that has it."""
        self._wanted = article

    def mark(self, articles: Iterable[int]) -> None:
        """Mark articles for a story, and no others."""
        self.marked = dict.fromkeys(articles)
        self.refresh()

    def set_panes(self, panes: Mapping[int, int]) -> None:
        """Mark the articles that are open: article → place."""
        changed = {number for number, _ in panes.items() ^ self._panes.items()}
        self._panes = panes
        self._repaint(place for place in self._in_view() if self.numbers[place] in changed)

    def set_signs(self, signs: Mapping[int, str]) -> None:
        """Show in short what is kept beside articles."""
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def set_empty_text(self, lines: Sequence[str]) -> None:
        """Say what to try, where nothing was found."""
        self.empty_text = lines
        self.refresh()

    # -- events and actions

    def on_resize(self) -> None:
        lengthen(self, Size(self.size.width, len(self.numbers) * self.rows))
        self._reveal()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        place = (event.y + round(self.scroll_y)) // self.rows
        if place < len(self.numbers):
            self._move(place)
            if event.chain > 1:
                self.action_choose()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None

    def action_move(self, by: int) -> None:
        self._move(self.cursor + by)

    def action_page(self, by: int) -> None:
        self._move(self.cursor + by * max(self.size.height // self.rows - 1, 1))

    def action_first(self) -> None:
        self._move(0)

    def action_last(self) -> None:
        self._move(len(self.numbers) - 1)

    def action_choose(self) -> None:
        if self.article is not None:
            self._moved = True
            self.post_message(self.Chosen(self.article))

    def action_beside(self) -> None:
        if self.article is not None:
            self._moved = True
            self.post_message(self.Chosen(self.article, beside=True))

    def action_mark(self) -> None:
        """Mark the article for a story, or take the mark away, and go on to the next."""
        if self.article is None:
            return
        if self.article in self.marked:
            del self.marked[self.article]
        else:
            self.marked[self.article] = None
        self.refresh()
        self._move(self.cursor + 1)

    def _move(self, place: int) -> None:
        place = max(min(place, len(self.numbers) - 1), 0)
        self._moved = True
        if place != self.cursor and self.numbers:
            self._repaint((self.cursor, place))
            self.cursor = place
            self._reveal()
            self.post_message(self.Moved(self.article))

    def _reveal(self) -> None:
        self.scroll_to_region(Region(0, self.cursor * self.rows, 1, ROWS), animate=False, immediate=True)

    # -- painting

    def _in_view(self) -> range:
        """Return the places of the list that are in view."""
        top, rows = round(self.scroll_y), self.rows
        return range(top // rows, min(-(-(top + self.size.height) // rows), len(self.numbers)))

    def _repaint(self, places: Iterable[int]) -> None:
        """Paint some places of the list anew."""
        for place in places:
            self.refresh(Region(0, place * self.rows - round(self.scroll_y), self.size.width, self.rows))

    def _style(self, name: str, *, chosen: bool) -> Style:
        if self._palette is None:
            self._palette = Palette(self.rich_style, self.app.theme)
        return self._palette("chosen", name) if chosen else self._palette(name)

    def render_lines(self, crop: Region) -> list[Strip]:
        put_caret(self, 0, self.cursor * self.rows - round(self.scroll_y))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.numbers:
            text = self.empty_text[y - 1] if 1 <= y <= len(self.empty_text) else ""
            segment = Segment(f"  {text}", self._style("text" if y == 1 else "faint", chosen=False))
            return Strip([segment]).adjust_cell_length(width, self.rich_style)
        place, line = divmod(y + round(self.scroll_y), self.rows)
        if place >= len(self.numbers):
            return Strip.blank(width, self.rich_style)
        if line == ROWS:
            return Strip.blank(width, self.rich_style)
        chosen = place == self.cursor
        entry = self._entry_of(place)
        pane = self._panes.get(self.numbers[place])
        sign = (CURSOR if self.has_focus else RESTING) if chosen else " "
        marked = line == 1 and self.numbers[place] in self.marked
        sign += PANES[pane] if line == 0 and pane is not None else MARKED if marked else " "
        segments = [Segment(sign, self._style("accent", chosen=chosen))]
        room = max(width - cell_len(sign) - 1, 1)
        if line == 0:
            segments.append(Segment(shortened(entry.title, room), self._style("heading", chosen=chosen)))
        elif line == 1:
            kept = self._signs.get(self.numbers[place], "")
            if kept:
                kept = shortened(kept, room * 2 // 3)
                segments.append(Segment(kept, self._style("accent", chosen=chosen)))
                segments.append(Segment(" · ", self._style("faint", chosen=chosen)))
                room = max(room - cell_len(kept) - 3, 1)
            segments.append(Segment(shortened(entry.facts, room), self._style("faint", chosen=chosen)))
        else:
            segments += self._snippet(entry, room, chosen=chosen)
        return Strip(segments).adjust_cell_length(width, self._style("text", chosen=chosen))

    def _snippet(self, entry: Entry, room: int, *, chosen: bool) -> list[Segment]:
        """Paint as much of the snippet as there is room for, its first match in view."""
        start = 0
        if entry.highlights and entry.highlights[0][1] > room - 2:
            # The match in view, and no more cut off on the left than the right has need of.
            most = max(min(entry.highlights[0][0] - room // 4, len(entry.snippet) - room + 1), 0)
            start = entry.snippet.find(" ", most) + 1 if most else 0
        text = entry.snippet[start:]
        if len(text) > room - 1:
            text = text[: room - 2].rpartition(" ")[0] + "…"
        segments = [Segment("…", self._style("faint", chosen=chosen))] if start else []
        done = 0
        for first, last in entry.highlights:
            begin, end = max(first - start, done), last - start
            if begin >= len(text) or end <= begin:
                continue
            segments.append(Segment(on_one_line(text[done:begin]), self._style("snippet", chosen=chosen)))
            segments.append(Segment(on_one_line(text[begin:end]), self._style("match", chosen=chosen)))
            done = min(end, len(text))
        segments.append(Segment(on_one_line(text[done:]), self._style("snippet", chosen=chosen)))
        return list(Strip(segments).crop(0, room))
