"""One table of keys: bindings, the footer, the help and the documentation are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


class Where(StrEnum):
    """The part of the screen in which a key works; EVERYWHERE but in a line of input."""

    EVERYWHERE = "everywhere"
    RESULTS = "in the results"
    ARTICLE = "in an article"
    ENTITIES = "in the list of entities"
    ENTITY = "on the page of an entity"
    LINES = "in a concordance"
    SAVED = "in the list of saved searches"
    MATRIX = "in a lineage or a story"
    STORY = "in a story"
    CUTS = "in the list of what was cut"
    INPUT = "while typing a query"
    FIND = "while finding words"


FILTERS = "1234567890adhipruwyz"
"""Keys of the counts beside the results, in their order."""


@dataclass(frozen=True, slots=True)
class Key:
    """A thing to do: its ``id`` (for remapping), its keys in Textual's names, and what it does, in words.

    ``{key}`` in an action stands for the key that was pressed.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: Where


KEYS: tuple[Key, ...] = (
    Key("submit", "enter", "submit", "to the results", "leave the line and go to what was found", Where.INPUT),
    Key("earlier", "up", "earlier", "earlier", "in an empty line: the searches before, one by one", Where.INPUT),
    Key("keep", "enter", "submit", "keep", "keep what was found lit, and go to the article", Where.FIND),
    Key("search", "slash", "search", "search", "search the library", Where.EVERYWHERE),
    Key("beside", "s", "beside", "beside", "open the article beside those that are open", Where.RESULTS),
    Key("open", "enter", "choose", "open", "open the article on its first match", Where.RESULTS),
    Key("mark", "space", "mark", "mark", "mark the article for a story, or take the mark away", Where.RESULTS),
    Key("list-down", "j,down", "cursor(1)", "down", "next article", Where.RESULTS),
    Key("list-up", "k,up", "cursor(-1)", "up", "previous article", Where.RESULTS),
    Key("list-page-down", "pagedown", "page(1)", "page down", "a page of articles down", Where.RESULTS),
    Key("list-page-up", "pageup", "page(-1)", "page up", "a page of articles up", Where.RESULTS),
    Key("list-first", "g,home", "first", "first", "first article", Where.RESULTS),
    Key("list-last", "G,end", "last", "last", "last article", Where.RESULTS),
    Key(
        "filter",
        ",".join(FILTERS),
        "screen.filter('{key}')",
        "filter",
        "filter by the count with this key, or take the filter out",
        Where.RESULTS,
    ),
    Key("down", "j,down", "down", "down", "a line down", Where.ARTICLE),
    Key("up", "k,up", "up", "up", "a line up", Where.ARTICLE),
    Key("page-down", "space,pagedown", "page_down", "page down", "a page down", Where.ARTICLE),
    Key("page-up", "shift+space,pageup", "page_up", "page up", "a page up", Where.ARTICLE),
    Key("top", "g,home", "top", "top", "to the beginning", Where.ARTICLE),
    Key("bottom", "G,end", "bottom", "bottom", "to the end", Where.ARTICLE),
    Key("next-pane", "tab", "next_pane(1)", "next pane", "to the next article beside", Where.ARTICLE),
    Key("previous-pane", "shift+tab", "next_pane(-1)", "previous pane", "to the previous one", Where.ARTICLE),
    Key("choose-beside", "s", "screen.choose_beside", "beside", "to the results, for one to set beside", Where.ARTICLE),
    Key("copy", "y", "screen.copy", "copy", "copy the passage where you read, with its source", Where.ARTICLE),
    Key("close", "w", "close_pane", "close", "close the article", Where.ARTICLE),
    Key("next-match", "n", "match(1)", "next match", "to the next match", Where.EVERYWHERE),
    Key("previous-match", "N", "match(-1)", "previous match", "to the previous match", Where.EVERYWHERE),
    Key(
        "next-passage",
        "right_square_bracket",
        "passage(1)",
        "difference",
        "to the next difference or fact that both report",
        Where.EVERYWHERE,
    ),
    Key(
        "previous-passage",
        "left_square_bracket",
        "passage(-1)",
        "previous difference",
        "to the previous one",
        Where.EVERYWHERE,
    ),
    Key(
        "link",
        "equals_sign",
        "link",
        "link",
        "unlink scrolling, or link it again at this passage",
        Where.EVERYWHERE,
    ),
    Key("find", "f", "find", "find", "find words in the open articles", Where.EVERYWHERE),
    Key("entities", "e", "entities", "entities", "list whom and what it mentions", Where.EVERYWHERE),
    Key("next-mention", "m", "mention(1)", "next mention", "to the next mention", Where.EVERYWHERE),
    Key("previous-mention", "M", "mention(-1)", "previous mention", "to the previous mention", Where.EVERYWHERE),
    Key("types", "t", "types", "types", "choose which types of mention are coloured", Where.EVERYWHERE),
    Key("cuts", "c", "cuts", "cuts", "show in place what cleaning took out, or hide it", Where.EVERYWHERE),
    Key(
        "what-was-cut",
        "C",
        "what_was_cut",
        "all cuts",
        "list what was cut and what is doubted, to bring it back or cut it",
        Where.EVERYWHERE,
    ),
    Key("ledger", "x", "ledger", "ledger", "what each of two articles has and lacks", Where.EVERYWHERE),
    Key("go-entity", "enter", "select", "next mention", "to the next mention of the entity", Where.ENTITIES),
    Key(
        "entity-page",
        "o",
        "entity_page",
        "its page",
        "the page of the entity: every mention in the library, what it said, beside whom it stands",
        Where.EVERYWHERE,
    ),
    Key("same", "i", "screen.decide_name('merge')", "same as", "it is the same as another: merge them", Where.ENTITIES),
    Key(
        "divide",
        "d",
        "screen.decide_name('split')",
        "divide",
        "in this article it is somebody else: split it off",
        Where.ENTITIES,
    ),
    Key("rename", "r", "screen.decide_name('rename')", "rename", "call it by another name", Where.ENTITIES),
    Key("retype", "y", "screen.decide_name('retype')", "type", "it is of another type", Where.ENTITIES),
    Key(
        "undo-name",
        "u",
        "screen.decide_name('undo')",
        "undo",
        "take back the latest decision about a name",
        Where.ENTITIES,
    ),
    Key("open-line", "enter", "select", "open", "open the article there, or the page of another entity", Where.ENTITY),
    Key("next-view", "tab", "view(1)", "more", "from mentions to quotations, articles and company", Where.ENTITY),
    Key("previous-view", "shift+tab", "view(-1)", "the one before", "the other way round", Where.ENTITY),
    Key("sort-lines", "s", "sort", "sort", "sort mentions by the words before, after or by article", Where.ENTITY),
    Key("same-here", "i", "decide_name('merge')", "same as", "it is the same as another: merge them", Where.ENTITY),
    Key("divide-here", "d", "decide_name('split')", "divide", "the line is about somebody else", Where.ENTITY),
    Key("rename-here", "r", "decide_name('rename')", "rename", "call it by another name", Where.ENTITY),
    Key("retype-here", "y", "decide_name('retype')", "type", "it is of another type", Where.ENTITY),
    Key("undo-here", "u", "decide_name('undo')", "undo", "take the latest of these back", Where.ENTITY),
    Key("leave", "escape,q", "leave", "back", "back to the articles", Where.ENTITY),
    Key("go-cut", "enter", "select", "go there", "to its place in the article, with cuts shown", Where.CUTS),
    Key("turn", "r", "turn", "bring back or cut", "bring back what is cut, cut what is kept", Where.CUTS),
    Key("confirm", "y", "confirm", "right so", "it is right as it is: let it stay so", Where.CUTS),
    Key("undo", "u", "undo", "undo", "forget the decision, leave it to cleaning again", Where.CUTS),
    Key(
        "order",
        "o",
        "order",
        "all in order",
        "every piece in the order of the source, or the least sure first",
        Where.CUTS,
    ),
    Key("more", "space", "more", "more of it", "more of a text that is longer than the room for it", Where.CUTS),
    Key("leave-cuts", "escape,q,C", "leave", "back", "back to the article", Where.CUTS),
    Key("open-place", "enter", "choose", "open", "open the article there", Where.LINES),
    Key("line-down", "j,down", "cursor(1)", "down", "next line", Where.LINES),
    Key("line-up", "k,up", "cursor(-1)", "up", "previous line", Where.LINES),
    Key("line-page-down", "space,pagedown", "page(1)", "page down", "a page down", Where.LINES),
    Key("line-page-up", "shift+space,pageup", "page(-1)", "page up", "a page up", Where.LINES),
    Key("line-first", "g,home", "first", "first", "first line", Where.LINES),
    Key("line-last", "G,end", "last", "last", "last line", Where.LINES),
    Key("by-left", "l", "screen.sort('left')", "by left", "sort by the words before", Where.LINES),
    Key("by-right", "r", "screen.sort('right')", "by right", "sort by the words after", Where.LINES),
    Key("by-position", "p", "screen.sort('position')", "by place", "sort by article and place", Where.LINES),
    Key("by-date", "d", "screen.sort('date')", "by date", "sort by the day of publication", Where.LINES),
    Key("leave-lines", "escape,q,K", "screen.leave", "back", "back to the results", Where.LINES),
    Key("search-saved", "enter", "select", "search", "search for it", Where.SAVED),
    Key("forget-saved", "d", "forget", "forget", "drop it from the list", Where.SAVED),
    Key("leave-saved", "escape,q,b", "leave", "back", "back", Where.SAVED),
    Key("open-cell", "enter", "choose", "open", "open the article at the passage or the first mention", Where.MATRIX),
    Key("cell-beside", "s", "beside", "beside", "open it beside the fullest version, or what is open", Where.MATRIX),
    Key("row-down", "j,down", "row(1)", "down", "next row", Where.MATRIX),
    Key("row-up", "k,up", "row(-1)", "up", "previous row", Where.MATRIX),
    Key("column-right", "l,right", "column(1)", "right", "next column", Where.MATRIX),
    Key("column-left", "h,left", "column(-1)", "left", "previous column", Where.MATRIX),
    Key("row-page-down", "space,pagedown", "page(1)", "page down", "a page down", Where.MATRIX),
    Key("row-page-up", "shift+space,pageup", "page(-1)", "page up", "a page up", Where.MATRIX),
    Key("row-first", "g,home", "end(0)", "first", "first row", Where.MATRIX),
    Key("row-last", "G,end", "end(1)", "last", "last row", Where.MATRIX),
    Key("leave-matrix", "escape,q", "screen.leave", "back", "back", Where.MATRIX),
    Key("story-next", "tab", "screen.view(1)", "numbers, days", "from names to numbers and to days", Where.STORY),
    Key("story-previous", "shift+tab", "screen.view(-1)", "the one before", "the other way round", Where.STORY),
    Key("story-order", "o", "screen.sort", "order", "the most common first, or the most unequal", Where.STORY),
    Key("lineage", "l", "lineage", "lineage", "all versions of the text, passage by passage", Where.EVERYWHERE),
    Key(
        "story",
        "L",
        "story",
        "story",
        "the marked articles, those that are open or those found, as one story",
        Where.EVERYWHERE,
    ),
    Key("counts", "v", "counts", "counts", "show or hide the counts beside the results", Where.EVERYWHERE),
    Key("order-of-hits", "S", "order", "sort", "sort by relevance, newest or oldest", Where.EVERYWHERE),
    Key("within", "W", "within", "within", "search within what was found", Where.EVERYWHERE),
    Key("in-context", "K", "in_context", "in context", "every place that matches, one a line", Where.EVERYWHERE),
    Key("saved", "b", "saved", "saved", "list saved searches, to search for one again", Where.EVERYWHERE),
    Key("save", "B", "save", "save", "save the search under a name", Where.EVERYWHERE),
    Key(
        "theme",
        "T",
        "app.theme",
        "theme",
        "go to the next theme: dark, light, high contrast, the terminal's own",
        Where.EVERYWHERE,
    ),
    Key("back", "escape", "back", "back", "one step back", Where.EVERYWHERE),
    Key("help", "question_mark", "help", "help", "show this help", Where.EVERYWHERE),
    Key("quit", "q", "quit", "quit", "leave the reader", Where.EVERYWHERE),
)

INTO_A_LINE = frozenset({"search", "find", "within"})
"""Keys that lead to a line of input; they are heard before all others, so that what is typed next arrives there."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "results": ("open", "beside", "search", "counts", "order-of-hits", "in-context", "help", "story", "quit"),
    "article": ("next-match", "entities", "cuts", "back", "search", "help"),
    "cuts-shown": ("what-was-cut", "cuts", "next-match", "back", "search", "help"),
    "comparison": ("next-passage", "link", "ledger", "next-pane", "back", "help", "lineage"),
    "entities": ("go-entity", "entity-page", "same", "rename", "types", "back", "help"),
    "input": ("submit", "earlier", "back"),
    "lines": ("open-place", "by-left", "by-right", "by-position", "by-date", "leave-lines"),
    "lineage": ("open-cell", "cell-beside", "leave-matrix"),
    "story": ("open-cell", "story-next", "story-order", "leave-matrix"),
    "saved": ("search-saved", "forget-saved", "leave-saved"),
    "find": ("keep", "back"),
    "entity": ("open-line", "next-view", "sort-lines", "same-here", "rename-here", "leave"),
    "cuts": ("turn", "confirm", "undo", "order", "go-cut", "leave-cuts"),
}

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def bindings(*where: Where) -> list[Binding]:
    """Return the bindings of the keys that work in the places named."""
    from textual.binding import Binding

    return [
        Binding(
            keys,
            key.action.replace("{key}", keys),
            key.help,
            show=False,
            id=key.id if keys == key.keys else f"{key.id}-{keys}",
            key_display=name_of(keys) if keys != key.keys else shown(key),
            priority=key.id in INTO_A_LINE,
        )
        for key in KEYS
        if key.where in where
        for keys in (key.keys.split(",") if "{key}" in key.action else [key.keys])
    ]


def shown(key: Key) -> str:
    """Return the keys of an entry as a person reads them: ``j ↓``, of many the first and the last."""
    if "{key}" in key.action:
        return f"{key.keys[0]} … {key.keys[-1]}"
    return " ".join(name_of(name) for name in key.keys.split(","))


def name_of(key: str) -> str:
    """Return one key as a person reads it."""
    modifier, plus, name = key.rpartition("+")
    name = _NAMES.get(name, name)
    return f"{modifier.capitalize()}+{name}" if plus else name


def footer(situation: str) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter most in a situation of ``FOOTERS``, each its first key and its label."""
    by_id = {key.id: key for key in KEYS}
    return tuple(
        (name_of(by_id[name].keys.split(",", maxsplit=1)[0]), by_id[name].label) for name in FOOTERS[situation]
    )
