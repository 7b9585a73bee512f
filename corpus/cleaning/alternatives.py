"""Alternations of regular expressions, told by their first letters: a search tries few of them at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_REPEATED = ("?", "*", "+", "{")


def by_first_letter(patterns: Iterable[str]) -> str:
    """Return a pattern that matches at every place where one of ``patterns`` does, though not always as much.

    Python's ``re`` tries the alternatives one after the other, and is quick to pass over those that begin with another
    letter: here there is one for each letter. Those that may begin with several characters stand after them, and those
    of the beginning of a text ("^") last.
    """
    following: dict[str, list[str]] = {}
    for pattern in patterns:
        for part in _parts(pattern):
            for first, rest in _openings(part):
                following.setdefault(first, []).append(rest)
    at_start = following.pop("^", [])
    other = following.pop("", [])
    letters = [f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(following.items())]
    return "|".join([*letters, *other, *([f"^(?:{'|'.join(at_start)})"] if at_start else [])])


def _openings(part: str) -> Iterator[tuple[str, str]]:
    """Yield the letters that an alternative may begin with, each with what follows; "" where that is unsure."""
    if part.startswith("(?:"):
        end = _end_of_group(part)
        after = part[end + 1 :]
        optional = after.startswith("?") and not after.startswith(("??", "?+"))
        if optional:
            after = after[1:]
            yield from _openings(after)
        if optional or not after.startswith(_REPEATED):
            for inner in _parts(part[3:end]):
                for first, rest in _openings(inner):
                    yield (first, rest + after) if first else ("", f"(?:{inner}){after}")
            return
    if part[:1].isalpha() and not part[1:].startswith(_REPEATED):
        yield part[0], part[1:]
    elif part.startswith("^"):
        yield "^", part[1:]
    else:
        yield "", part


def _parts(pattern: str) -> list[str]:
    """Return the alternatives of a pattern."""
    bars = [place for place, mark, depth in _marks(pattern) if mark == "|" and depth == 0]
    return [pattern[start + 1 : end] for start, end in zip([-1, *bars], [*bars, len(pattern)], strict=True)]


def _end_of_group(pattern: str) -> int:
    return next(place for place, mark, depth in _marks(pattern) if mark == ")" and depth == 0)


def _marks(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield the brackets and bars of a pattern, with their places and the number of groups around them."""
    depth = place = 0
    while place < len(pattern):
        mark = pattern[place]
        if mark == "\\":
            place += 1
        elif mark == "[":
            # a bracket that is a set's first character does not close it
            place = pattern.index("]", place + 2)
        elif mark in "(|)":
            depth -= mark == ")"
            yield place, mark, depth
            depth += mark == "("
        place += 1
