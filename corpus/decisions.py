"""Decisions: what a person said of a piece of a source, which goes before what cleaning thinks of it.

A decision names its piece by what never changes, the source's lines and letters, so that it is found again when the
source is cleaned by other rules than those it was cleaned by then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from corpus.letters import letters as without_marks


class Decision(Struct, frozen=True):
    """A piece of a source is ``kept`` in the article, or cut from it.

    ``nth`` counts, from 0, among the pieces with the same letters that begin on the same line, as a web page without
    line breaks has them.
    """

    lines: tuple[int, int]
    text: str
    kept: bool
    nth: int = 0


class Place(NamedTuple):
    """Where a piece stands in the source, and what it says."""

    lines: tuple[int, int]
    text: str


def decided(decisions: Sequence[Decision], places: Sequence[Place]) -> list[list[int]]:
    """Return for each decision the indexes of the places that it is about; none where it fits nothing any more.

    A decision is about the place that begins on its line and has its letters; where none does, as when a source is
    divided otherwise than before, about those on its lines with its letters, or with parts of them, or in which it is
    the greater part.
    """
    if not decisions:
        return []

    @cache
    def said(index: int) -> str:
        return letters(places[index].text)

    return [_about(decision, places, said) for decision in decisions]


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case; of a text without any, its other characters."""
    return without_marks(text) or "".join(text.split())


def _about(decision: Decision, places: Sequence[Place], said: Callable[[int], str]) -> list[int]:
    wanted = letters(decision.text)
    first, last = decision.lines
    near = [index for index, place in enumerate(places) if place.lines[0] <= last and place.lines[1] >= first]
    same = [index for index in near if said(index) == wanted]
    exact = [index for index in same if places[index].lines[0] == first] or same
    if exact:
        return [exact[min(decision.nth, len(exact) - 1)]]
    parts = [index for index in near if said(index) and said(index) in wanted]
    if sum(len(said(index)) for index in parts) * 2 > len(wanted):
        return parts
    # of a caption with its credit on the same line, the article has the caption alone
    alone = [index for index in near if places[index].lines == decision.lines]
    if len(alone) == 1:
        shorter, longer = sorted((said(alone[0]), wanted), key=len)
        if shorter and longer.startswith(shorter):
            return alone
    return [index for index in near if wanted and wanted in said(index) and len(said(index)) < 2 * len(wanted)]
