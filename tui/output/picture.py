"""The screen as a picture: SVG that asks nobody for anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.visible import visible

if TYPE_CHECKING:
    from textual.app import App

_FONTS = re.compile(r"@font-face \{[^}]*\}\s*")
FONTS = 2  # that Rich would fetch, one for bold text


def picture(app: App[Any]) -> str:
    """Return what an app shows as SVG; whoever opens it has the font or another one, and fetches none."""
    return visible(_FONTS.sub("", app.export_screenshot(title="zte-reader"), count=FONTS))
