"""What was typed, as a message repeats it: short, on one line, with nothing in it that a terminal would obey."""

from __future__ import annotations

LONGEST = 40  # characters


def quoted(text: str) -> str:
    """Return a text in quotation marks, its beginning where it is long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST + 1])
    return f"“{shown}”" if len(text) <= LONGEST else f"“{shown[: LONGEST - 1]}…”"
