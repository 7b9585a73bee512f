"""A comparison as one file for a web browser: no script, nothing fetched, made to be read and to be printed."""

from tui.output.html.page import page

__all__ = ["page"]
