"""A scrollbar that is a thin line: a sign and not a ground, so that it is quiet, and seen without colours too."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widget import Widget

THUMB, TRACK = "▐", " "
GREY = Color.parse("#555555")


class ThinScrollBar(ScrollBarRender):
    """Draws what is in view as a line at the right edge; the mouse finds there what it finds on Textual's own."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = GREY,
        bar_color: Color = GREY,
    ) -> Segments:
        if not (vertical and window_size and size and virtual_size and size != virtual_size):
            blank = Segment(" " * thickness, Style(bgcolor=back_color))
            return Segments([blank] * size, new_lines=True)
        first, rows = _thumb(size, virtual_size, window_size, position)
        style = Style(color=bar_color, bgcolor=back_color, dim=bar_color.is_default)
        above, thumb, below = (
            Segment(sign.rjust(thickness), style + Style(meta={"@mouse.down": action}))
            for sign, action in ((TRACK, "scroll_up"), (THUMB, "grab"), (TRACK, "scroll_down"))
        )
        return Segments([above] * first + [thumb] * rows + [below] * (size - first - rows), new_lines=True)


def lengthen(view: ScrollView, size: Size, top: int | None = None) -> None:
    """Give a view its virtual size, with the row ``top`` at the upper edge, by default the one that is there.

    Where it needs a scrollbar as it did before, nothing on the screen is laid out anew for that.
    """
    if (size.height > view.container_size.height) is not view.show_vertical_scrollbar:
        view.virtual_size = size
    else:
        view.set_reactive(Widget.virtual_size, size)
        if view.show_vertical_scrollbar:
            view.vertical_scrollbar.window_virtual_size = size.height
        view.refresh()
    view.scroll_to(y=view.scroll_y if top is None else top, animate=False, immediate=True)


def slide(bar: ScrollBar, position: float) -> None:
    """Move a scrollbar; it is painted anew only where it looks different then."""
    size, whole, window = bar.size.height, bar.window_virtual_size, bar.window_size
    if size and whole and _thumb(size, whole, window, bar.position) == _thumb(size, whole, window, position):
        bar.set_reactive(ScrollBar.position, position)
    else:
        bar.position = position


def _thumb(size: int, virtual_size: float, window_size: float, position: float) -> tuple[int, int]:
    """Return the first row of what is in view on a scrollbar of ``size`` rows, and how many they are."""
    rows = min(max(round(size * window_size / virtual_size), 1), size)
    return round((size - rows) * position / max(virtual_size - window_size, 1)), rows
