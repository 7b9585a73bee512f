"""What a key is: something to do by its id, its keys, and the places where they work. Pure."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Where(StrEnum):
    """A part of the screen, or a screen, in which a key works."""

    RESULTS = "in the results"
    ARTICLE = "in an article"
    ENTITIES = "in the list of entities"
    READING = "while reading: in results, articles and entities"
    LIST = "in a list"
    ENTITY = "on the page of an entity"
    CUTS = "in the list of what was cut"
    LEDGER = "in the ledger"
    SAVED = "in the list of saved searches"
    NOTES = "in the list of notes, bookmarks and tags"
    TYPES = "in the list of types"
    LINES = "in a concordance"
    MATRIX = "in a lineage or a story"
    STORY = "in a story"
    SHELF = "in the list of all articles"
    BROWSER = "while choosing what to add"
    OUTCOME = "in the list of what came of work"
    INPUT = "while typing a query"
    FIND = "while finding words"
    SELECTING = "while selecting in an article"
    FILTER = "while typing what to list"
    PATH = "while typing a path or an address"
    ASKED = "while typing an answer"
    SURE = "in a question"
    SAVING = "while naming a file"
    CHOICE = "in a list to choose from"
    WRITING = "while writing a note"
    SETTINGS = "in the settings"
    HELP = "in the help"
    PALETTE = "in the list of everything that can be done"
    EVERYWHERE = "everywhere"


TOGETHER: tuple[tuple[Where, ...], ...] = (
    (Where.RESULTS, Where.READING, Where.EVERYWHERE),
    (Where.ARTICLE, Where.READING, Where.EVERYWHERE),
    (Where.ENTITIES, Where.LIST, Where.READING, Where.EVERYWHERE),
    (Where.LIST, Where.ENTITY, Where.EVERYWHERE),
    (Where.LIST, Where.CUTS, Where.EVERYWHERE),
    (Where.LIST, Where.LEDGER, Where.EVERYWHERE),
    (Where.LIST, Where.SAVED, Where.EVERYWHERE),
    (Where.LIST, Where.NOTES, Where.EVERYWHERE),
    (Where.TYPES, Where.EVERYWHERE),
    (Where.LINES, Where.EVERYWHERE),
    (Where.MATRIX, Where.STORY, Where.EVERYWHERE),
    (Where.LIST, Where.SHELF, Where.EVERYWHERE),
    (Where.LIST, Where.BROWSER, Where.EVERYWHERE),
    (Where.LIST, Where.OUTCOME, Where.EVERYWHERE),
    (Where.INPUT,),
    (Where.FIND,),
    (Where.SELECTING, Where.EVERYWHERE),
    (Where.FILTER,),
    (Where.PATH,),
    (Where.ASKED,),
    (Where.SURE,),
    (Where.SAVING,),
    (Where.LIST, Where.CHOICE),
    (Where.WRITING,),
    (Where.LIST, Where.SETTINGS, Where.EVERYWHERE),
    (Where.HELP,),
    (Where.PALETTE,),
)
"""Places whose keys work at the same time, so that none of them may mean two things."""


class Key(Struct, frozen=True):
    """A thing to do: its ``id`` (for remapping), its keys in Textual's names, and what it does, in words.

    The action is one of the widget or screen of each place in ``where``. ``{key}`` in it stands for the key that was
    pressed. What opens a place also leaves it there (``closes``). ``fixed`` keys can't be given others.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: tuple[Where, ...]
    closes: Where | None = None
    fixed: bool = False
