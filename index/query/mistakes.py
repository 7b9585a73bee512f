"""What can be wrong with a query: one line that says so, the column, and a query near to it that works."""

from __future__ import annotations

import re

from corpus.annotations.model import Kind
from corpus.errors import QueryError
from index.query import datewords
from index.query.lexer import Piece
from index.query.nodes import Field
from index.query.quoting import quoted

DATES = "write 2018, 2018-05, 2018-05-13 or a range: 2018-05..2018-06"
TIMES = "write last:30d, last:2w, last:6m or last:1y"
ORDERS = ("relevance", "newest", "oldest")
STATES = {"bookmarked": Kind.BOOKMARK, "noted": Kind.NOTE, "tagged": Kind.TAG}
FARTHEST = 100  # words that near ones may be apart
_CLOSING = {"“": "”", "«": "»", "»": "«"}


def lonely(query: str, operator: Piece) -> QueryError:
    """An operator has nothing to work on."""
    advice = f"take it out, or write {operator.text.lower()} for the word" if operator.text != "-" else "take it out"
    side = "after" if operator.text in ("NOT", "-") else "on both sides of"
    return QueryError(
        f"{operator.text} needs something {side} it; {advice}", operator.start + 1, _without(query, operator)
    )


def closes_nothing(query: str, bracket: Piece) -> QueryError:
    """A bracket closes what no other opened."""
    around = query[: bracket.start] + query[bracket.end :]
    return QueryError("this bracket closes nothing; take it out", bracket.start + 1, around)


def never_closed(query: str, piece: Piece, *, mark: bool) -> QueryError:
    """A bracket or quotation mark is opened and not closed."""
    if not mark:
        return QueryError("this bracket is never closed; add one", piece.start + 1, f"{query})")
    closed = query.rstrip() + _CLOSING.get(query[piece.start], '"') if piece.text.strip() else query[: piece.start]
    return QueryError("this quotation mark is never closed; add one", piece.start + 1, closed)


def too_deep(place: Piece) -> QueryError:
    """There are more brackets in brackets than anybody can follow."""
    return QueryError("the brackets or NOTs are nested too deeply; use fewer", place.start + 1)


def nothing_after_field(query: str, name: Piece) -> QueryError:
    """A field has no value."""
    example = {
        Field.LIKE: "the number of an article",
        Field.SORT: "an order",
        Field.LAST: "a time such as 30d",
        Field.IS: "bookmarked, noted or tagged",
    }
    wanted = example.get(Field(name.text), "a word, a “phrase” or (a group)")
    around = f"{query[: name.end - 1]} {query[name.end :]}".strip()
    return QueryError(f"“{name.text}:” needs {wanted} after it", name.start + 1, around)


def star_inside(query: str, piece: Piece, place: int) -> QueryError:
    """A star stands elsewhere than at the end of a word."""
    column = piece.start + place + 1
    bare = piece.text.replace("*", " ").strip()
    message = "the star is not at the end of a word; only beginnings can be searched: sanct*"
    return QueryError(message, column, _with(query, piece, bare + piece.tail))


def star_and_tilde(query: str, piece: Piece) -> QueryError:
    """A beginning of a word can't be sought in its near spellings."""
    message = "a star and a tilde do not go together; write sanct* or sanction~"
    return QueryError(message, piece.end - len(piece.tail) + 1, _with(query, piece, piece.text))


def number_after_word(query: str, piece: Piece) -> QueryError:
    """A word's tilde takes no number."""
    message = "a word takes a tilde alone, for its near spellings; a number of words follows a “phrase”~5"
    return QueryError(message, piece.end - len(piece.tail) + 2, _with(query, piece, f"{piece.text}~"))


def not_a_distance(query: str, piece: Piece) -> QueryError:
    """What follows a phrase's tilde is no number of words."""
    digits = re.search(r"\d{1,2}", piece.tail)
    near = _retailed(query, piece, f"~{digits.group()}" if digits else "")
    return QueryError('after "a phrase"~ comes a number of words, such as ~5', piece.end - len(piece.tail) + 1, near)


def too_far(query: str, piece: Piece) -> QueryError:
    """Near is no longer near."""
    near = _retailed(query, piece, f"~{FARTHEST}")
    return QueryError(f"near means {FARTHEST} words at most", piece.end - len(piece.tail) + 1, near)


def too_close(query: str, piece: Piece, count: int) -> QueryError:
    """So many words do not fit into so little room."""
    column = piece.end - len(piece.tail) + 1
    if count < 2:
        return QueryError("near needs two words at least", column, _retailed(query, piece, ""))
    message = f"{count} words do not fit that near to one another; write ~{count - 1} or more"
    return QueryError(message, column, _retailed(query, piece, f"~{count - 1}"))


def no_variants(query: str, piece: Piece, field: str) -> QueryError:
    """A tilde follows what has no spellings: a date, a number, an order."""
    return QueryError(
        f"{field}: takes no tilde; take it out", piece.end - len(piece.tail) + 1, _retailed(query, piece, "")
    )


def not_a_date(query: str, piece: Piece, text: str, reason: ValueError, *, bare: bool) -> QueryError:
    """A date can't be read or does not exist."""
    near = datewords.nearest(text)
    relative = None if near or bare else datewords.nearest_ago(text) if text.isalpha() else None
    suggestion = _with(query, piece, near) if near else None
    if relative:
        suggestion = f"{query[: piece.start].rstrip().removesuffix('date:')}last:{relative}{query[piece.end :]}"
    quotes = "; in quotation marks it is a word" if bare else ""
    return QueryError(f"{reason}; {DATES}{quotes}", piece.start + 1, suggestion)


def not_a_time(query: str, piece: Piece, text: str, reason: ValueError) -> QueryError:
    """What follows ``last:`` is no length of time."""
    near = datewords.nearest_ago(text)
    return QueryError(f"{reason}; {TIMES}", piece.start + 1, _with(query, piece, near) if near else None)


def not_a_number(query: str, piece: Piece, text: str) -> QueryError:
    """What follows ``like:`` is no number of an article."""
    digits = re.search(r"[0-9]{1,18}", text)
    near = _with(query, piece, digits.group()) if digits else None
    return QueryError(f"{quoted(text)} is no number of an article; write like:12", piece.start + 1, near)


def no_such_article(query: str, number: int, column: int) -> QueryError:
    """The library has no article of the number that follows ``like:``."""
    around = re.sub(rf"(?i)-?\blike:\s*\"?{number}\"?", " ", query)
    advice = "zte-reader list shows the numbers"
    return QueryError(f"there is no article {number}; {advice}", column, " ".join(around.split()) or None)


def not_a_state(query: str, piece: Piece, text: str) -> QueryError:
    """What follows ``is:`` is nothing that an article can be."""
    import difflib

    meant = {"annotated": "noted", "marked": "bookmarked", "starred": "bookmarked", "saved": "bookmarked"}
    close = difflib.get_close_matches(text, STATES, 1, 0.4)
    near = meant.get(text) or (close[0] if close else "bookmarked")
    message = f"{quoted(text)} is nothing that an article can be; write is:bookmarked, is:noted or is:tagged"
    return QueryError(message, piece.start + 1, _with(query, piece, near))


def not_an_order(query: str, piece: Piece, text: str) -> QueryError:
    """What follows ``sort:`` is no order."""
    import difflib

    meant = {"new": "newest", "latest": "newest", "date": "newest", "first": "oldest", "best": "relevance"}
    close = difflib.get_close_matches(text.lower(), ORDERS, 1, 0.4)
    near = meant.get(text.lower()) or (close[0] if close else "newest")
    message = f"{quoted(text)} is no order; write sort:newest, sort:oldest or sort:relevance"
    return QueryError(message, piece.start + 1, _with(query, piece, near))


def two_orders(query: str, field: Piece, value: Piece) -> QueryError:
    """A query asks for two different orders."""
    around = f"{query[: field.start]}{query[value.end :]}"
    return QueryError("the articles can come in one order only; take one out", field.start + 1, around.strip())


def order_excluded(query: str, operator: Piece) -> QueryError:
    """An order can't be excluded."""
    return QueryError("an order can't be excluded; take this out", operator.start + 1, _without(query, operator))


def _without(query: str, piece: Piece) -> str:
    return f"{query[: piece.start].rstrip()} {query[piece.end :].lstrip()}".strip()


def _with(query: str, piece: Piece, text: str) -> str:
    return f"{query[: piece.start]}{text}{query[piece.end :]}"


def _retailed(query: str, piece: Piece, tail: str) -> str:
    """Put another tail to a piece."""
    return f"{query[: piece.end - len(piece.tail)]}{tail}{query[piece.end :]}"
