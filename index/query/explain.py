"""Say in plain words what a query asks for, so that a person sees how it was understood.

A query is first turned so that only single conditions are denied (negation normal form): a denied group reads as a
riddle. Groups in groups say “either”, “both” or stand in brackets, so that “and” and “or” leave one reading only.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations.model import Kind
from index.query.clauses import CONTAIN, MENTION, Verb, clause, likened, name_of, when, when_alone
from index.query.nodes import WRITTEN, All, And, Dates, Field, Kept, Like, Node, Not, Or, Query, Word, Year, scored

ORDERS = {"relevance": "most relevant first", "newest": "newest first", "oldest": "oldest first"}
_ATTRIBUTES = {Field.BY: "by", Field.OUTLET: "in", Field.DATELINE: "datelined"}
_KEPT = {Kind.BOOKMARK: "bookmarked", Kind.TAG: "tagged", Kind.NOTE: "with a note that says"}
_KEPT_ANY = {Kind.BOOKMARK: "bookmarked", Kind.TAG: "with a tag", Kind.NOTE: "with a note"}
_OTHER = {"and": "or", "or": "and"}


def explain(query: Query, sort: str = "relevance") -> str:
    """Return one plain line: which articles, from when, in which order; that of the query itself goes before ``sort``.

    It holds no control characters and nothing that could be taken for markup.
    """
    order = query.sort or sort
    if order == "relevance" and not scored(query.root):
        order = "newest"  # nothing to be relevant to
    return f"{_articles(query.root)}, {ORDERS[order]}"


def _articles(root: Node) -> str:
    parts = [part for part in (root.parts if isinstance(root, And) else (root,)) if not isinstance(part, All)]
    attributes = _attributes(parts)
    times = [part for part in parts if isinstance(part, Dates | Year)]
    said = [name_of(part) for part in parts if isinstance(part, WRITTEN) and part.field is Field.SAID]
    rest = [part for part in parts if not (_is_attribute(part) or isinstance(part, Dates | Year) or _is_said(part))]
    clauses = []
    if rest:
        inner = _denied(And(tuple(rest)) if len(rest) > 1 else rest[0], False)
        clauses.append(f"that {_group(inner) if len(parts) > 1 else _say(inner)}")
    if said:
        clauses.append(f"in which {_list(said, 'and')} {'are' if len(said) > 1 else 'is'} quoted")
    if rest and not all(isinstance(part, WRITTEN) for part in rest):
        clauses.reverse()  # what is denied or one of several would seem to go on
    articles = " ".join(["articles", *attributes, " and ".join(clauses)]).rstrip()
    if articles != "articles":
        return ", ".join([articles, *(when_alone(time) if isinstance(time, Dates) else _year(time) for time in times)])
    told = [f"published {when(time)}" if isinstance(time, Dates) else _year(time) for time in times]
    return f"articles {', and '.join(told)}" if told else "all articles"


def _year(year: Year) -> str:
    return f"published in {year.text} or with the word {year.text}"


def _is_said(part: Node) -> bool:
    return isinstance(part, WRITTEN) and part.field is Field.SAID


def _is_attribute(part: Node) -> bool:
    return isinstance(part, Like | Kept) or (isinstance(part, WRITTEN) and part.field in _ATTRIBUTES)


def _attributes(parts: Sequence[Node]) -> list[str]:
    """Say what can stand beside “articles”: by whom, in which paper, from where, like which other one."""
    told = []
    for field, word in _ATTRIBUTES.items():
        names = [name_of(part) for part in parts if isinstance(part, WRITTEN) and part.field is field]
        told += [f"{word} {_list(names, 'and')}"] if names else []
    told += _kept([part for part in parts if isinstance(part, Kept)])
    others = [likened(part) for part in parts if isinstance(part, Like)]
    return [*told, f"like {_list(others, 'and')}"] if others else told


def _kept(parts: Sequence[Kept]) -> list[str]:
    """Say what a person keeps beside the articles."""
    told = []
    for kind, word in _KEPT.items():
        names = [name_of(part.wanted) for part in parts if part.kind is kind and part.wanted]
        alone = not names and any(part.kind is kind for part in parts)
        told += [f"{word} {_list(names, 'and')}"] if names else [_KEPT_ANY[kind]] if alone else []
    return told


def _denied(node: Node, negative: bool) -> Node:
    """Turn a tree so that ``Not`` stands before single conditions only."""
    match node:
        case Not():
            return _denied(node.part, not negative)
        case Year():
            return _denied(Or((Word(node.text), Dates(node.text, node.first, node.last))), negative)
        case And() | Or():
            kind = And if isinstance(node, And) is not negative else Or
            parts = [_denied(part, negative) for part in node.parts]
            flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
            return kind(tuple(flat))
        case _:
            return Not(node) if negative else node


def _group(node: Node) -> str:
    """Say a group that other words go on after, so that they do not seem to be part of it."""
    return _inner(node) if isinstance(node, Or) else _say(node)


def _say(node: Node) -> str:
    """Say what articles do; ``node`` is in negation normal form."""
    if not isinstance(node, And | Or):
        inner = node.part if isinstance(node, Not) else node
        verb, name = clause(inner)
        return _phrase(verb, [name], "and", negative=isinstance(node, Not))
    joint = "and" if isinstance(node, And) else "or"
    does, does_not = _by_verb(node, negative=False), _by_verb(node, negative=True)
    groups = [part for part in node.parts if isinstance(part, And | Or)]
    said = _list([_phrase(verb, names, joint) for verb, names in does.items()], joint)
    within = [_inner(group) for group in groups]
    said = f", {joint} ".join([said, *within] if said else within)
    denied = [_phrase(verb, names, joint, negative=True) for verb, names in does_not.items()]
    if not denied or not said:
        return said or f" {joint} ".join(denied)
    if joint == "or":
        return f"{said}, or {' or '.join(denied)}"
    if said.startswith("("):
        return f"{' and '.join(denied)}, and {said}"
    if not groups and does.keys() == does_not.keys() and len(does) == 1 and does.keys() <= {MENTION, CONTAIN}:
        return f"{said} but not {_list(next(iter(does_not.values())), 'or')}"
    return f"{said}{', ' if groups or len(does) > 1 else ' '}but {' and '.join(denied)}"


def _inner(node: And | Or) -> str:
    """Say a group within a group."""
    every = isinstance(node, And)
    does, does_not = _by_verb(node, negative=False), _by_verb(node, negative=True)
    if any(isinstance(part, And | Or) for part in node.parts) or (does and does_not):
        return f"({_say(node)})"
    if len(does) == 1:
        ((verb, names),) = does.items()
        both = "either" if not every else "both" if len(names) == 2 else "all of"
        return f"{verb.does} {both} {_list(names, 'and' if every else 'or')}{verb.after}"
    return f"({_say(node)})" if does_not or every else f"either {_say(node)}"


def _by_verb(node: And | Or, *, negative: bool) -> dict[Verb, list[str]]:
    """Gather the single conditions of a group by what articles do, in the order of the query."""
    names: dict[Verb, list[str]] = {}
    for part in node.parts:
        inner = part.part if isinstance(part, Not) else part
        if isinstance(part, Not) is negative and not isinstance(inner, And | Or):
            verb, name = clause(inner)
            names.setdefault(verb, []).append(name)
    return names


def _phrase(verb: Verb, names: Sequence[str], joint: str, *, negative: bool = False) -> str:
    if not negative:
        return f"{verb.does} {_list(names, joint)}{verb.after}"
    # “do not mention A or B” excludes both, so names are joined the other way round.
    all_of = ("both " if len(names) == 2 else "all of ") if joint == "or" and len(names) > 1 else ""
    return f"{verb.does_not} {all_of}{_list(names, _OTHER[joint])}{verb.after}"


def _list(items: Sequence[str], joint: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
