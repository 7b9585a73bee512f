"""Say in plain words what a query asks for, so that a person sees how it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from index import dates
from index.query import All, And, Dates, Field, Node, Not, Or, Phrase, Prefix, Query, Word

ORDERS = {"relevance": "most relevant first", "newest": "newest first", "oldest": "oldest first"}

# field: (what an article does, what it does not, what stands before the name, what stands after it)
_PHRASES = {
    Field.TITLE: ("have", "do not have", "", " in the title"),
    Field.OUTLET: ("were", "were not", "published by ", ""),
    Field.BY: ("were", "were not", "written by ", ""),
    Field.DATELINE: ("are", "are not", "datelined ", ""),
    Field.PERSON: ("name", "do not name", "the person ", ""),
    Field.ORG: ("name", "do not name", "the organisation ", ""),
    Field.PLACE: ("name", "do not name", "the place ", ""),
    Field.SAID: ("say", "do not say", "what ", " said"),
}


def explain(query: Query, sort: str = "relevance") -> str:
    """Return one plain line: which articles, from when, in which order."""
    order = ORDERS[sort]
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    when = [part for part in parts if isinstance(part, Dates)]
    what = tuple(part for part in parts if not isinstance(part, Dates | All))
    articles = f"articles that {_say(And(what))}" if what else ("articles" if when else "all articles")
    times = "".join(f", {dates.describe(part.text)}" if what else f" {dates.describe(part.text)}" for part in when)
    if not what and sort == "relevance":
        order = ORDERS["newest"]  # nothing to be relevant to
    return f"{articles}{times}, {order}"


def _say(node: Node, negative: bool = False) -> str:
    match node:
        case Not():
            return _say(node.part, not negative)
        case And() | Or():
            return _say_all(node, negative)
        case All():
            return "are not in the library" if negative else "are in the library"
        case Dates():
            return f"are {'not ' if negative else ''}{dates.describe(node.text)}"
        case Word() | Phrase() | Prefix():
            verb, name = _leaf(node, negative)
            return f"{verb} {name}"


def _say_all(node: And | Or, negative: bool) -> str:
    # Neither … nor: what is excluded swaps “and” for “or”.
    joint = "and" if isinstance(node, And) is not negative else "or"
    said: list[str] = []
    names: list[str] = []
    before: str | None = None
    for part in sorted(node.parts, key=lambda part: isinstance(part, Not)):
        inner, leaf = (part.part, not negative) if isinstance(part, Not) else (part, negative)
        verb, name = _leaf(inner, leaf) if isinstance(inner, Word | Phrase | Prefix) else (None, "")
        if verb is not None and verb == before:
            names.append(name)
            continue
        said += _verb(before, names, joint, negative=negative)
        before, names = verb, [name]
        if verb is None:
            text = _say(part, negative)
            mixed = isinstance(inner, And | Or) and len(node.parts) > 1
            said.append(f"({text})" if mixed else text)
            names = []
    said += _verb(before, names, joint, negative=negative)
    return _list(said, joint)


def _verb(verb: str | None, names: Sequence[str], joint: str, *, negative: bool) -> list[str]:
    if verb is None or not names:
        return []
    # “do not mention A or B” excludes both, so the names of one negative verb are joined the other way round.
    inverted = {"and": "or", "or": "and"}[joint] if " not" in verb else joint
    return [f"{verb} {_list(names, inverted)}"]


def _list(items: Sequence[str], joint: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def _leaf(leaf: Word | Phrase | Prefix, negative: bool) -> tuple[str, str]:
    text = " ".join(leaf.text.split())
    name = f"“{text}”" if isinstance(leaf, Phrase) else text
    if isinstance(leaf, Prefix) or (isinstance(leaf, Phrase) and leaf.unfinished):
        name = f"“{text}…”" if isinstance(leaf, Phrase) else f"{text}…"
    if leaf.field in _PHRASES:
        does, does_not, before, after = _PHRASES[leaf.field]
        return (does_not if negative else does), f"{before}{name}{after}"
    if isinstance(leaf, Word):
        return ("do not mention" if negative else "mention"), name
    return ("do not contain" if negative else "contain"), name
