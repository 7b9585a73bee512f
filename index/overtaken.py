"""How work that nobody waits for any more ends: it asks now and then whether it is, and leaves where it is."""

from __future__ import annotations


class Overtaken(Exception):
    """Something newer was asked for."""


def never() -> bool:
    """Tell that somebody waits."""
    return False
