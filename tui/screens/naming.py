"""Deciding in the reader who is who: an entity is merged, split, renamed or retyped after one small question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from textual.screen import Screen

from corpus.article import NAME_TYPES, EntityType
from corpus.errors import ZteError
from corpus.names.rulings import NameDecision, Verb
from tui.contents.deciding import in_words
from tui.keys.keymap import keymap_of
from tui.looks.palette import in_styles
from tui.looks.themes import LABELS
from tui.screens.telling import in_trouble
from tui.work.desk import Desk

if TYPE_CHECKING:
    from sqlite3 import Connection

Identified = tuple[str, EntityType]


class Wish(Struct, frozen=True):
    """What is to be done with an entity; of a split, ``article`` and ``form`` say with which of its mentions."""

    verb: Verb | None  # None takes the latest decision back
    article: int | None = None
    form: str | None = None


class Naming:
    """Asks what there is to ask, and lets the library decide."""

    def __init__(self, screen: Screen[Any], desk: Desk, tell: Callable[[str], None]) -> None:
        self.screen = screen
        self.desk = desk
        self.tell = tell

    async def decide(self, wish: Wish, who: Identified) -> Identified:
        """Carry a wish out and say what came of it; return what the entity is called then."""
        if wish.verb is None:
            await self._undo()
            return who
        if who[1] not in NAME_TYPES:
            self.tell("dates and amounts stay as they are: choose a name to merge, divide, rename or retype it")
            return who
        try:
            decision = await self._ask(wish, *who)
        except ZteError as error:
            in_trouble(self.screen.app, error)
            return who
        if decision is None:
            return who
        self.tell(f"{in_words(decision)} · {keymap_of(self.screen).first('undo-name')} takes it back")
        return who if decision.verb is Verb.SPLIT else (decision.to_name, decision.to_type)

    async def _ask(self, wish: Wish, name: str, kind: EntityType) -> NameDecision | None:
        from corpus.names import naming
        from tui.screens.asking import AskScreen, ChoiceScreen

        app = self.screen.app
        if wish.verb is Verb.RETYPE:
            types = [each for each in EntityType if each in NAME_TYPES]
            lines = [in_styles(app.theme, [(each.value, LABELS[each])]) for each in types]
            place = await app.push_screen_wait(ChoiceScreen(f"“{name}” is a name of", lines, types.index(kind)))
            if place is None or types[place] is kind:
                return None
            return await self.desk.decide_names(
                lambda door: naming.retype(door, naming.chosen(door, name, kind), types[place])
            )
        question, value = _question(wish, name)
        known = () if wish.verb is Verb.RENAME else await self.desk.names(kind)
        typed = await app.push_screen_wait(AskScreen(question, value=value, known=known))
        if typed is None:
            return None

        def decide(door: Connection) -> NameDecision:
            found = naming.chosen(door, name, kind)
            if wish.verb is Verb.MERGE:
                return naming.merge(door, found, naming.chosen(door, typed))
            if wish.verb is Verb.RENAME:
                return naming.rename(door, found, typed)
            return naming.split(door, found, form=wish.form, articles=(wish.article or 0,), name=typed)

        return await self.desk.decide_names(decide)

    async def _undo(self) -> None:
        from corpus.names import naming

        def undo(door: Connection) -> list[NameDecision]:
            latest = naming.latest(door)
            return naming.undo(door, [latest]) if latest is not None else []

        try:
            undone = await self.desk.decide_names(undo)
        except ZteError as error:
            in_trouble(self.screen.app, error)
            return
        nothing = (
            f"nothing was decided about names yet: {keymap_of(self.screen).first('rename')} gives one another name"
        )
        self.tell(f"taken back: {in_words(undone[0])}" if undone else nothing)


def _question(wish: Wish, name: str) -> tuple[str, str]:
    """Return what to ask, and what stands in the line before one types."""
    if wish.verb is Verb.MERGE:
        return f"“{name}” is the same as", ""
    if wish.verb is Verb.RENAME:
        return f"“{name}” is to be called", name
    words = f"“{wish.form}”" if wish.form is not None else f"“{name}”"
    return f"{words} in article {wish.article} is somebody else:", ""
