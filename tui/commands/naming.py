"""What a person decides about names: ``entities`` with an option that merges, splits, renames or retypes."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from corpus.article import EntityType
from corpus.errors import ZteError
from tui import workspace
from tui.contents.deciding import in_words
from tui.output.streams import Streams

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from corpus.library import Library
    from corpus.names.rulings import NameDecision

DECIDING = ("merge_into", "split", "rename", "retype", "undo")


def asked(args: Namespace) -> bool:
    """Tell whether a command is about decisions. Raises ``ZteError`` for options that go with no other."""
    if not args.split and (args.form is not None or args.within or args.other is not None):
        raise ZteError("--form, --in and --as say what to split off: give --split too")
    return args.decisions or any(getattr(args, name) for name in DECIDING)


def run(args: Namespace, streams: Streams) -> int:
    """Decide, undo or list; say what was done and how to take it back."""
    if args.decisions or args.undo:
        if args.name is not None:
            raise ZteError("--decisions and --undo are about decisions by number; leave the name out")
    elif args.name is None:
        raise ZteError('name the entity, as in: zte-reader entities "ZTE Kangxun" --merge-into ZTE')
    with workspace.opened(workspace.own(args.library)) as library:
        if args.decisions:
            found = library.name_decisions()
        else:
            from tui.commands.shelf import index_now  # which knows all that reads and cleans

            found = _decided(args, library)
            index_now(library, streams)
    if args.json:
        from tui.output.shapes import name_decision

        streams.json({"undone" if args.undo else "decisions": [name_decision(each) for each in found]})
    elif args.decisions:
        from tui.output.listing import write_name_decisions

        write_name_decisions(found, streams)
    else:
        for each in found:
            after = "taken back" if args.undo else f"take it back with: zte-reader entities --undo {each.number}"
            streams.say(f"{in_words(each)}; {after}")
    return 0 if found else 1


def _decided(args: Namespace, library: Library) -> list[NameDecision]:
    from corpus.names import naming

    if args.undo:
        return library.decide_names(lambda door: naming.undo(door, args.undo))
    within = [library.resolve(reference) for reference in args.within]
    kind = EntityType(args.type) if args.type else None

    def decide(door: sqlite3.Connection) -> NameDecision:
        who = naming.chosen(door, args.name, kind)
        if args.merge_into:
            return naming.merge(door, who, naming.chosen(door, args.merge_into, kind))
        if args.rename:
            return naming.rename(door, who, args.rename)
        if args.retype:
            return naming.retype(door, who, EntityType(args.retype))
        return naming.split(door, who, form=args.form, articles=within, name=args.other)

    decision: Callable[[sqlite3.Connection], NameDecision] = decide
    return [library.decide_names(decision)]
