"""What is open, and how it is looked at: frozen, changed only by making a new one."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import EntityType

MOST_PANES = 4


class Wording(StrEnum):
    """Which differences in wording are shown; the value says what is out of the ordinary."""

    STYLE = ""
    TYPOGRAPHY = "typography shown"
    SUBSTANCE = "house style folded"

    @property
    def word(self) -> str:
        """What stands for it in files."""
        return self.name.lower()

    @classmethod
    def of(cls, word: object) -> Wording:
        """Return what a word out of a file means, that which is usual where it means nothing."""
        return next((each for each in cls if each.word == word), cls.STYLE)

    @property
    def shown(self) -> frozenset[str]:
        """The kinds of edit that are shown."""
        return _SHOWN[self]


_SHOWN = {
    Wording.STYLE: frozenset({"substance", "style"}),
    Wording.TYPOGRAPHY: frozenset({"substance", "style", "typographic"}),
    Wording.SUBSTANCE: frozenset({"substance"}),
}


class Reading(Struct, frozen=True):
    """The articles that are open side by side, and how they are shown.

    ``panes`` holds article numbers, ``focus`` is the place of the one that keys act on. A ``preview`` follows the
    cursor of the results for as long as nothing was opened on purpose.
    """

    panes: tuple[int, ...] = ()
    focus: int = 0
    preview: int | None = None
    linked: bool = True
    cuts: bool = False
    hidden: frozenset[EntityType] = frozenset()
    wording: Wording = Wording.STYLE

    @property
    def shown(self) -> tuple[int, ...]:
        """The articles on the screen: the open ones, else the preview."""
        if self.panes or self.preview is None:
            return self.panes
        return (self.preview,)

    @property
    def focused(self) -> int | None:
        """The article that keys act on."""
        return self.shown[self.focus] if self.shown else None

    def previewing(self, article: int | None) -> Reading:
        """Let the preview follow the cursor."""
        return replace(self, preview=article, focus=self.focus if self.panes else 0)

    def opening(self, article: int) -> Reading:
        """Open an article in the focused pane; one that is open already is only focused."""
        if article in self.panes:
            return replace(self, focus=self.panes.index(article))
        if not self.panes:
            return replace(self, panes=(article,), focus=0)
        panes = (*self.panes[: self.focus], article, *self.panes[self.focus + 1 :])
        return replace(self, panes=panes)

    def beside(self, article: int) -> Reading:
        """Open an article beside the others; the last pane gives way where four are open."""
        if article in self.panes:
            return replace(self, focus=self.panes.index(article))
        panes = (*self.panes[: MOST_PANES - 1], article)
        return replace(self, panes=panes, focus=len(panes) - 1, linked=True)

    def closing(self) -> Reading:
        """Close the focused pane."""
        if not self.panes:
            return self
        panes = (*self.panes[: self.focus], *self.panes[self.focus + 1 :])
        return replace(self, panes=panes, focus=max(min(self.focus, len(panes) - 1), 0))

    def focusing(self, place: int) -> Reading:
        """Focus the pane at ``place``, counted round."""
        return replace(self, focus=place % len(self.shown)) if self.shown else self

    def without(self, gone: set[int]) -> Reading:
        """Close the panes of articles that are no longer in the library."""
        panes = tuple(article for article in self.panes if article not in gone)
        preview = None if self.preview in gone else self.preview
        return replace(self, panes=panes, preview=preview, focus=max(min(self.focus, len(panes) - 1), 0))

    def hiding(self, hidden: frozenset[EntityType]) -> Reading:
        """Leave the mentions of some types plain, and colour the others."""
        return replace(self, hidden=hidden)

    def folding(self) -> Reading:
        """Show other differences in wording: from all words to the typography, too, to substance alone, and round."""
        orders = list(Wording)
        return replace(self, wording=orders[(orders.index(self.wording) + 1) % len(orders)])
