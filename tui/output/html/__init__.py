"""Articles and comparisons as one file for a web browser: no script, nothing fetched, made to be read and printed."""

from tui.output.html.noted import noted
from tui.output.html.page import page

__all__ = ["noted", "page"]
