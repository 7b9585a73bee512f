"""One table of keys: bindings, the footer, the help, the palette and ``docs/keys.md`` are made from it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


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
)
"""Places whose keys work at the same time, so that none of them may mean two things."""

FILTERS = "1234567890dhipruwz"
"""Keys of the counts beside the results, in their order."""

_MOVED_IN = (Where.RESULTS, Where.ARTICLE, Where.SELECTING, Where.LIST, Where.LINES, Where.MATRIX)
_PAGED_IN = (Where.ARTICLE, Where.SELECTING, Where.LINES, Where.MATRIX)
_OPENED_IN = (Where.RESULTS, Where.LIST, Where.LINES, Where.MATRIX)
_LEFT = (
    Where.ENTITY,
    Where.CUTS,
    Where.LEDGER,
    Where.SAVED,
    Where.NOTES,
    Where.TYPES,
    Where.LINES,
    Where.MATRIX,
    Where.SHELF,
    Where.BROWSER,
    Where.OUTCOME,
)
_VIEWED_IN = (Where.ENTITY, Where.LEDGER, Where.STORY)
_KEPT_IN = (Where.RESULTS, Where.ARTICLE)
_NAMED_IN = (Where.ENTITIES, Where.ENTITY)


@dataclass(frozen=True, slots=True)
class Key:
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


_R = (Where.READING,)
_S = (Where.SHELF,)
_E = (Where.EVERYWHERE,)
_TEXT = (Where.SELECTING,)

KEYS: tuple[Key, ...] = (
    Key("search", "slash", "search", "search", "search the library", _R),
    Key("find", "f", "find", "find", "find words in the open articles", _R),
    Key("next-match", "n", "match(1)", "next match", "to the next match", _R),
    Key("previous-match", "N", "match(-1)", "previous match", "to the previous match", _R),
    Key(
        "next-passage",
        "right_square_bracket",
        "passage(1)",
        "difference",
        "to the next difference or fact that both report",
        _R,
    ),
    Key("previous-passage", "left_square_bracket", "passage(-1)", "previous difference", "to the previous one", _R),
    Key("open", "enter", "choose", "open", "open what the cursor is on, or go there", _OPENED_IN),
    Key(
        "beside",
        "s",
        "beside",
        "beside",
        "open it beside what is open, or choose what to set there",
        (Where.RESULTS, Where.ARTICLE, Where.MATRIX),
    ),
    Key(
        "flip",
        "p",
        "screen.flip",
        "across",
        "across to the passage of the other article that says the same",
        (Where.ARTICLE,),
    ),
    Key(
        "wording",
        "d",
        "screen.wording",
        "wording",
        "show the typography that differs, fold house style, or show all words that differ",
        (Where.ARTICLE,),
    ),
    Key("link", "equals_sign", "link", "link", "unlink scrolling, or link it again at this passage", _R),
    Key("next-pane", "tab", "next_pane(1)", "next pane", "to the next article beside", (Where.ARTICLE,)),
    Key("previous-pane", "shift+tab", "next_pane(-1)", "previous pane", "to the previous one", (Where.ARTICLE,)),
    Key("close", "w", "close_pane", "close", "close the article", (Where.ARTICLE,)),
    Key(
        "select",
        "V",
        "screen.select",
        "select",
        "select text, or change what is selected",
        (Where.ARTICLE,),
    ),
    Key(
        "copy",
        "y",
        "screen.copy",
        "copy",
        "copy what is selected, or the passage where you read, with its source",
        (Where.ARTICLE, Where.SELECTING),
    ),
    Key("entities", "e", "entities", "entities", "list whom and what it mentions", _R),
    Key("next-mention", "m", "mention(1)", "next mention", "to the next mention", _R),
    Key("previous-mention", "M", "mention(-1)", "previous mention", "to the previous mention", _R),
    Key("types", "t", "types", "types", "choose which types of mention are coloured", _R, closes=Where.TYPES),
    Key(
        "entity-page",
        "o",
        "entity_page",
        "its page",
        "the page of the entity: every mention in the library, what it said, beside whom it stands",
        _R,
    ),
    Key("ledger", "x", "ledger", "ledger", "what each of two articles has and lacks", _R, closes=Where.LEDGER),
    Key("lineage", "l", "lineage", "lineage", "all versions of the text, passage by passage", _R),
    Key(
        "story",
        "L",
        "story",
        "story",
        "the marked articles, those that are open or those found, as one story",
        _R,
        closes=Where.STORY,
    ),
    Key("cuts", "c", "cuts", "cuts", "show in place what cleaning took out, or hide it", _R),
    Key(
        "what-was-cut",
        "C",
        "what_was_cut",
        "all cuts",
        "list what was cut and what is doubted, to bring it back or cut it",
        (*_R, *_S),
        closes=Where.CUTS,
    ),
    Key("mark", "space", "mark", "mark", "mark the article for a story, or take the mark away", (Where.RESULTS,)),
    Key("counts", "v", "counts", "counts", "show or hide the counts beside the results", _R),
    Key(
        "filter",
        ",".join(FILTERS),
        "screen.filter('{key}')",
        "filter",
        "filter by the count with this key, or take the filter out",
        (Where.RESULTS,),
        fixed=True,
    ),
    Key("order-of-hits", "S", "order", "sort", "sort by relevance, newest or oldest", _R),
    Key("within", "W", "within", "within", "search within what was found", _R),
    Key("alike", "A", "alike", "alike", "search for articles like this one", _R),
    Key("in-context", "K", "in_context", "in context", "every place that matches, one a line", _R, closes=Where.LINES),
    Key(
        "saved",
        "apostrophe",
        "saved",
        "saved",
        "list saved searches, to search for one again",
        _R,
        closes=Where.SAVED,
    ),
    Key("save", "quotation_mark", "save", "save", "save the search under a name", _R),
    Key(
        "bookmark", "b", "screen.bookmark", "bookmark", "bookmark the article, or the passage where you read", _KEPT_IN
    ),
    Key(
        "note",
        "a",
        "screen.note",
        "note",
        "write a note on the article, or the passage where you read; in the list: write it anew",
        (*_KEPT_IN, Where.NOTES),
    ),
    Key("tags", "number_sign", "screen.tags", "tags", "give the article tags, or take them away", _KEPT_IN),
    Key("notes", "B", "notes", "notes", "list all notes, bookmarks and tags", _R, closes=Where.NOTES),
    Key("remove-note", "d", "remove", "take away", "take it away", (Where.NOTES,)),
    Key("put-back", "u", "put_back", "put back", "put back what was taken away last", (Where.NOTES,)),
    Key("copy-note", "y", "copy", "copy", "copy it with its source", (Where.NOTES,)),
    Key("same", "i", "screen.decide_name('merge')", "same as", "it is the same as another: merge them", _NAMED_IN),
    Key(
        "divide",
        "d",
        "screen.decide_name('split')",
        "divide",
        "in this article, or on this line, it is somebody else: split it off",
        _NAMED_IN,
    ),
    Key("rename", "r", "screen.decide_name('rename')", "rename", "call it by another name", _NAMED_IN),
    Key("retype", "y", "screen.decide_name('retype')", "type", "it is of another type", _NAMED_IN),
    Key(
        "undo-name", "u", "screen.decide_name('undo')", "undo", "take back the latest decision about a name", _NAMED_IN
    ),
    Key("turn", "r", "turn", "bring back or cut", "bring back what is cut, cut what is kept", (Where.CUTS,)),
    Key("confirm", "y", "confirm", "right so", "it is right as it is: let it stay so", (Where.CUTS,)),
    Key("undo", "u", "undo", "undo", "forget the decision, leave it to cleaning again", (Where.CUTS,)),
    Key("more", "space", "more", "more of it", "more of a text that is longer than the room for it", (Where.CUTS,)),
    Key("next-view", "tab", "screen.view(1)", "more", "to the next of its lists", _VIEWED_IN),
    Key(
        "previous-view",
        "shift+tab",
        "screen.view(-1)",
        "the one before",
        "the other way round",
        _VIEWED_IN,
    ),
    Key(
        "order", "o", "screen.order", "order", "in the next of the orders", (Where.ENTITY, Where.CUTS, Where.STORY, *_S)
    ),
    Key(
        "library",
        "D",
        "library",
        "library",
        "everything in the library with its sources: to add, remove, clean again",
        _R,
        closes=Where.SHELF,
    ),
    Key("add", "plus", "app.add", "add", "add files, folders or an address to the library", (*_R, *_S)),
    Key("stop", "X", "app.stop", "stop", "stop adding, cleaning or indexing; what is done stays", (*_R, *_S)),
    Key(
        "outcome",
        "O",
        "app.outcome",
        "what came of it",
        "what came of adding, removing or cleaning again",
        (*_R, *_S),
        closes=Where.OUTCOME,
    ),
    Key("narrow", "slash", "narrow", "filter", "list only what has the words that are typed", _S),
    Key("path", "slash", "path", "type a path", "type a path or an address", (Where.BROWSER,)),
    Key(
        "mark-several",
        "space",
        "mark",
        "mark",
        "mark it, or take the mark away, to do something with several",
        (*_S, Where.BROWSER),
    ),
    Key("mark-all", "asterisk", "mark_all", "mark all", "mark all that is listed, or take the marks away", _S),
    Key(
        "remove-article", "d,delete", "remove", "remove", "take the marked articles or this one out of the library", _S
    ),
    Key("bring-back", "u", "bring_back", "bring back", "bring back what was removed last", _S),
    Key("reclean", "r", "reclean", "clean again", "clean the marked articles or this one again, by today's rules", _S),
    Key(
        "take",
        "plus",
        "take",
        "add",
        "add what is marked, or else what the cursor is on; of a folder all that is in it",
        (Where.BROWSER,),
    ),
    Key("folder-above", "h,left,backspace", "out", "folder above", "to the folder above", (Where.BROWSER,)),
    Key("into-folder", "l,right", "into", "into", "into the folder", (Where.BROWSER,)),
    Key("to-the-list", "enter", "submit", "to the list", "on to what is listed", (Where.FILTER,), fixed=True),
    Key("go-there", "enter", "submit", "add", "add it, or go into the folder", (Where.PATH,), fixed=True),
    Key("complete", "tab", "complete", "complete", "complete the name", (Where.PATH,), fixed=True),
    Key("by-left", "l", "screen.sort('left')", "by left", "sort by the words before", (Where.LINES,)),
    Key("by-right", "r", "screen.sort('right')", "by right", "sort by the words after", (Where.LINES,)),
    Key("by-position", "p", "screen.sort('position')", "by place", "sort by article and place", (Where.LINES,)),
    Key("by-date", "d", "screen.sort('date')", "by date", "sort by the day of publication", (Where.LINES,)),
    Key("forget-saved", "d", "forget", "forget", "drop it from the list", (Where.SAVED,)),
    Key("submit", "enter", "submit", "to the results", "on to what was found", (Where.INPUT,), fixed=True),
    Key(
        "earlier",
        "up",
        "earlier",
        "earlier",
        "in an empty line: the searches before, one by one",
        (Where.INPUT,),
        fixed=True,
    ),
    Key("keep", "enter", "submit", "keep", "keep what was found lit, and go to the article", (Where.FIND,), fixed=True),
    Key("down", "j,down", "move(1)", "down", "a line or a row down", _MOVED_IN),
    Key("up", "k,up", "move(-1)", "up", "a line or a row up", _MOVED_IN),
    Key("word-on", "w,e", "extend('word', 1)", "word", "to the end of the next word", _TEXT),
    Key("word-back", "b", "extend('word', -1)", "word back", "to the beginning of the word before", _TEXT),
    Key("character-on", "l,right", "extend('character', 1)", "right", "a character on", _TEXT),
    Key("character-back", "h,left", "extend('character', -1)", "left", "a character back", _TEXT),
    Key("row-end", "dollar_sign", "extend('edge', 1)", "line's end", "to the end of the line", _TEXT),
    Key("row-start", "0", "extend('edge', -1)", "line's beginning", "to the beginning of the line", _TEXT),
    Key("paragraph-on", "right_curly_bracket", "extend('paragraph', 1)", "paragraph", "to the end of a block", _TEXT),
    Key(
        "paragraph-back",
        "left_curly_bracket",
        "extend('paragraph', -1)",
        "paragraph back",
        "to the beginning of a block",
        _TEXT,
    ),
    Key("other-end", "o", "screen.exchange", "other end", "move the other end of what is selected", _TEXT),
    Key(
        "keep-selection",
        "enter,V",
        "screen.keep_selection",
        "keep",
        "keep it selected, to note, bookmark or copy it",
        _TEXT,
    ),
    Key("drop-selection", "escape,q", "screen.drop_selection", "drop", "select nothing", _TEXT),
    Key("column-right", "l,right", "column(1)", "right", "next column", (Where.MATRIX,)),
    Key("column-left", "h,left", "column(-1)", "left", "previous column", (Where.MATRIX,)),
    Key("page-down", "pagedown", "page(1)", "page down", "a page down", _MOVED_IN),
    Key("page-up", "pageup", "page(-1)", "page up", "a page up", _MOVED_IN),
    Key("page-on", "space", "page(1)", "page down", "a page down", _PAGED_IN),
    Key("page-back", "shift+space", "page(-1)", "page up", "a page up", _PAGED_IN),
    Key("first", "g,home", "first", "first", "to the beginning", _MOVED_IN),
    Key("last", "G,end", "last", "last", "to the end", _MOVED_IN),
    Key("back", "escape", "back", "back", "one step back", _R),
    Key("leave", "escape,q", "screen.leave", "back", "back to where you came from", _LEFT),
    Key("quit", "q", "quit", "quit", "leave the reader", _R),
    Key("theme", "T", "app.theme", "theme", "go to the next theme: dark, light, high contrast, the terminal's own", _E),
    Key("help", "question_mark,f1", "app.help", "help", "what works here, and the query language", _E),
    Key("palette", "ctrl+p", "app.palette", "everything", "everything that can be done, with its key", _E),
)

BY_ID = {key.id: key for key in KEYS}

INTO_A_LINE = frozenset({"search", "find", "within", "narrow", "path"})
"""Keys that lead to a line of input; they are heard before all others, so that what is typed next arrives there."""

FOOTERS: dict[str, tuple[str | tuple[str, str], ...]] = {
    "results": ("open", "beside", "search", "counts", "help"),
    "found": ("open", "beside", "order-of-hits", "in-context", "help"),
    "empty": ("add", "library", "palette", "help"),
    "nothing": ("search", ("back", "clear"), "palette", "help"),
    "article": ("find", "beside", "entities", "back", "help"),
    "matches": ("next-match", "beside", "entities", "back", "help"),
    "cuts-shown": ("what-was-cut", "cuts", "next-match", "back", "help"),
    "comparison": ("next-passage", "flip", "ledger", "link", "help"),
    "entities": (("open", "next mention"), "entity-page", "same", "back", "help"),
    "selecting": ("word-on", ("paragraph-on", "paragraph"), "other-end", "copy", "drop-selection"),
    "input": ("submit", "earlier", "back", "palette"),
    "find": ("keep", "back", "palette"),
    "lines": ("open", "by-left", "by-date", "leave", "help"),
    "lineage": ("open", "beside", "leave", "help"),
    "story": ("open", ("next-view", "numbers, days"), "order", "leave", "help"),
    "saved": (("open", "search"), "forget-saved", "leave"),
    "notes": (("open", "go there"), "note", "remove-note", "put-back", "leave"),
    "entity": ("open", "next-view", "order", "leave", "help"),
    "cuts": ("turn", "confirm", "order", "leave", "help"),
    "ledger": (("open", "go there"), "leave", "help"),
    "ledgers": (("open", "go there"), ("next-view", "next two"), "leave", "help"),
    "library": ("open", "add", "narrow", "remove-article", "help"),
    "library-marked": ("remove-article", "reclean", ("mark-several", "mark or not"), "mark-all", "help"),
    "library-empty": ("add", "leave", "help"),
    "filter": ("to-the-list", "palette"),
    "choosing": ("take", "open", "mark-several", "path", "leave"),
    "path": ("go-there", "complete", "palette"),
    "outcome": ("open", "leave", "help"),
}
"""The keys that matter most, five at most, in each situation; some with a word of their own for it."""


def bindings(*where: Where) -> list[Binding]:
    """Return the bindings of the keys that work in the places named, or that leave them."""
    from textual.binding import Binding

    found: list[Binding] = []
    for key in KEYS:
        if not set(where).isdisjoint(key.where):
            for keys in key.keys.split(",") if "{key}" in key.action else [key.keys]:
                id = key.id if keys == key.keys else f"{key.id}-{keys}"
                action, first = key.action.replace("{key}", keys), key.id in INTO_A_LINE
                found.append(Binding(keys, action, key.help, show=False, id=id, priority=first))
        elif key.closes in where:
            found.append(Binding(key.keys, "screen.leave", "back", show=False, id=leaving(key.id)))
    return found


def leaving(id: str) -> str:
    """Return the id of the binding by which the key that opened a screen leaves it."""
    return f"{id}-leaves"


def within(where: Where) -> list[Key]:
    """Return the keys that work in a place, in the order of the table."""
    return [key for key in KEYS if where in key.where]
