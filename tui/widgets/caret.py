"""Where the terminal's cursor stands, which screen readers follow: in the line that keys act on."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widget import Widget


def put_caret(widget: Widget, x: int, y: int) -> None:
    """Put the terminal's cursor on a cell of a widget's content, where it is in view and the widget has the focus.

    To be called while the widget is painted: what moves its cursor, scrolls or resizes it paints it anew.
    """
    size = widget.content_size
    if widget.has_focus and 0 <= y < size.height:
        widget.app.cursor_position = widget.content_region.offset + Offset(min(max(x, 0), size.width), y)
