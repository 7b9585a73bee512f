"""What a query asks for: a small tree of frozen nodes, the same for the index, what is lit and its explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from corpus.annotations.model import Kind

Sort = Literal["relevance", "newest", "oldest"]


class Field(StrEnum):
    """Where a word is looked for; the names are those that a person types before the colon."""

    TEXT = "text"
    TITLE = "title"
    OUTLET = "outlet"
    BY = "by"
    DATE = "date"
    LAST = "last"
    DATELINE = "dateline"
    WHO = "who"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    SAID = "said"
    LIKE = "like"
    TAG = "tag"
    NOTE = "note"
    IS = "is"
    SORT = "sort"


class All(Struct, frozen=True):
    """Every article."""


class Word(Struct, frozen=True):
    """A word, in any of its forms where the field is the text or the title."""

    text: str
    field: Field = Field.TEXT


class Phrase(Struct, frozen=True):
    """These words, in these forms, one after the other; the last may be the beginning of a word."""

    text: str
    field: Field = Field.TEXT
    unfinished: bool = False


class Prefix(Struct, frozen=True):
    """A word that begins so; one that is being typed may be whole already, and then stands for all its forms too."""

    text: str
    field: Field = Field.TEXT
    typing: bool = False


class Fuzzy(Struct, frozen=True):
    """A word, or words one after the other, each as it is written here or in a spelling near to it."""

    text: str
    field: Field = Field.TEXT


class Near(Struct, frozen=True):
    """All of these words, in these forms and any order, the last no more than ``distance`` words after the first.

    The last of the words as they were typed may be the beginning of a word.
    """

    text: str
    distance: int
    field: Field = Field.TEXT
    unfinished: bool = False


class Dates(Struct, frozen=True):
    """Published on the day ``first`` (20180513) or later and on ``last`` or earlier; ``text`` as it was typed.

    ``ago`` says that the text is a time before today, such as 30d.
    """

    text: str
    first: int
    last: int
    ago: bool = False


class Year(Struct, frozen=True):
    """A year that was typed as a word: published in it, or with the word."""

    text: str
    first: int
    last: int


class Like(Struct, frozen=True, eq=False):
    """Articles like the one of this number; ``column`` is where it was typed, from 1.

    ``title`` and ``words`` are what was learned of the article: its heading, and its telling words with their weights.
    """

    number: int
    column: int = 1
    title: str | None = None
    words: tuple[tuple[Word, float], ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Like) and other.number == self.number

    def __hash__(self) -> int:
        return hash((Like, self.number))


class Kept(Struct, frozen=True, eq=False):
    """Articles beside which a person keeps something: a bookmark, a tag, a note.

    ``wanted`` is what the tag is or the note says, None where any will do. ``articles`` are the numbers of those that
    have it, rising, when that was looked up.
    """

    kind: Kind
    wanted: Written | None = None
    articles: tuple[int, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and (other.kind, other.wanted) == (self.kind, self.wanted)

    def __hash__(self) -> int:
        return hash((Kept, self.kind, self.wanted))


class And(Struct, frozen=True):
    """All of the parts."""

    parts: tuple[Node, ...]


class Or(Struct, frozen=True):
    """At least one of the parts."""

    parts: tuple[Node, ...]


class Not(Struct, frozen=True):
    """Anything but the part."""

    part: Node


Written = Word | Phrase | Prefix | Fuzzy | Near  # what stands for words, looked for in a field
WRITTEN = (Word, Phrase, Prefix, Fuzzy, Near)
Node = All | Written | Dates | Year | Like | Kept | And | Or | Not


class Query(Struct, frozen=True):
    """A parsed query and what was typed for it; ``sort`` is the order that it asks for itself."""

    text: str
    root: Node
    sort: Sort | None = None


def leaves(node: Node, *, excluded: bool = True) -> Iterator[Node]:
    """Yield the nodes that have no parts, in the order of the query; with or without what is excluded."""
    match node:
        case And() | Or():
            for part in node.parts:
                yield from leaves(part, excluded=excluded)
        case Not():
            if excluded:
                yield from leaves(node.part, excluded=excluded)
        case _:
            yield node


def replaced(node: Node, new: Callable[[Node], Node]) -> Node:
    """Return the tree with each node that has no parts put through ``new``."""
    match node:
        case And() | Or():
            return type(node)(tuple(replaced(part, new) for part in node.parts))
        case Not():
            return Not(replaced(node.part, new))
        case _:
            return new(node)


def scored(node: Node) -> bool:
    """Tell whether one article can fit better than another: dates, what is kept and what is excluded fit or do not."""
    return any(not isinstance(leaf, All | Dates | Kept) for leaf in leaves(node, excluded=False))
