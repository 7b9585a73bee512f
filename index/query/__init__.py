"""What a person types becomes a query: parsed as it stands, or as one that is still being typed."""

from __future__ import annotations

import re
from datetime import date

from corpus.errors import QueryError
from index.query import mistakes
from index.query.nodes import (
    All,
    And,
    Dates,
    Field,
    Fuzzy,
    Kept,
    Like,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Sort,
    Word,
    Year,
)
from index.query.parser import Parser

__all__ = [
    "All",
    "And",
    "Dates",
    "Field",
    "Fuzzy",
    "Kept",
    "Like",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Sort",
    "Word",
    "Year",
    "no_such_article",
    "parse",
    "parse_partial",
]

LONGEST = 2_000  # characters; more is not something that a person typed
LONGEST_SUGGESTION = 200


def parse(text: str, *, typing: bool = False, today: date | None = None) -> Query:
    """Parse a query; an empty one means every article.

    With ``typing`` a half-typed query is no error: what is open is closed, what is missing is left out, and the last
    word, where no space follows it, stands for all words that begin so. ``today`` is the day that ``last:30d`` counts
    from, the machine's where it is not given.

    Raises ``QueryError`` with a column from 1 and, where there is one, a suggestion that parses.
    """
    try:
        return _parse(text, typing, today or date.today())
    except QueryError as error:
        raise _advised(error, text) from error.__cause__


def parse_partial(text: str, *, today: date | None = None) -> Query:
    """Parse a query that is still being typed: ``parse(text, typing=True)``."""
    return parse(text, typing=True, today=today)


def no_such_article(query: Query, like: Like) -> QueryError:
    """Return the error that a query asks for articles like one that the library does not have."""
    return _advised(mistakes.no_such_article(query.text, like.number, like.column), query.text, bare=False)


def _advised(error: QueryError, text: str, *, bare: bool = True) -> QueryError:
    """Keep a suggestion only where it works, and make one of the bare words where there is none."""
    candidates = [error.suggestion, _plain(text) if bare else None]
    error.suggestion = next((each for each in candidates if each and each != text and _worth_trying(each)), None)
    return error


def _worth_trying(suggestion: str) -> bool:
    """Tell whether a suggestion is something to search for, and short enough to be read."""
    return bool(suggestion.strip()) and len(suggestion) <= LONGEST_SUGGESTION and _parses(suggestion)


def _parse(text: str, typing: bool, today: date) -> Query:
    if len(text) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST} characters; search for fewer words", LONGEST + 1)
    parser = Parser(text, typing, today)
    root = parser.whole()
    if root is None and parser.sort is None and text.strip() and not typing:
        raise QueryError("there is no word in this query; type one to search for", 1)
    return Query(text, root or All(), parser.sort)


def _parses(text: str) -> bool:
    try:
        _parse(text, False, date.today())
    except QueryError:
        return False
    return True


def _plain(text: str) -> str:
    """Reduce a query to its bare words."""
    bare = re.sub(r"[\s()\"“”„«»*~:]+", " ", text[:LONGEST])
    kept = (word.lstrip("-") for word in bare.split())
    return " ".join(word.lower() if word in ("AND", "OR", "NOT") else word for word in kept if word)
