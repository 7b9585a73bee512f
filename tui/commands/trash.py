"""Commands on what was removed: ``restore`` and ``trash``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from corpus import references
from corpus.errors import LibraryError, ZteError
from corpus.library import Library
from corpus.store.trash import DAYS, LISTING
from tui import workspace
from tui.commands.shelf import index_now
from tui.numbers import counted
from tui.output import shapes
from tui.output.streams import Streams


def restore(args: Namespace, streams: Streams) -> int:
    """Bring articles back out of the trash, or list what is in it."""
    if args.list and (args.ids or args.all):
        raise ZteError("--list brings nothing back; leave it out to restore")
    if args.all and args.ids:
        raise ZteError("--all brings everything back; name articles or say --all")
    if not args.ids and not args.all:
        return listing(args, streams)
    from corpus.store.restoring import restore as bring_back

    with workspace.opened(workspace.own(args.library)) as library:
        ids = [row.id for row in library.trash()] if args.all else _named(library, args.ids)
        if ids:
            bring_back(library, ids)
            index_now(library, streams)
        rows = library.summaries(ids)
    if args.json:
        streams.json({"restored": [shapes.summary(row) for row in rows]})
    else:
        for row in rows:
            streams.line("restored ", (str(row.id), "number"), f" {row.heading} ({row.source})")
    if not rows:
        streams.say("the trash is empty; there is nothing to bring back")
    return 0 if rows else 1


def trash(args: Namespace, streams: Streams) -> int:
    """List what is in the trash, or let go of it for good."""
    if not args.empty:
        if args.ids:
            raise ZteError("say what to do with them: zte-reader restore ID, or zte-reader trash ID --empty")
        return listing(args, streams)
    with workspace.opened(workspace.own(args.library)) as library:
        gone = library.empty_trash(_named(library, args.ids) if args.ids else None)
        if gone:
            _give_room_back(library, streams)
    if args.json:
        streams.json({"emptied": gone})
    streams.say(f"{counted(gone, 'article')} gone for good" if gone else "the trash is empty")
    return 0 if gone else 1


def _give_room_back(library: Library, streams: Streams) -> None:
    try:
        library.shrink()
    except LibraryError as error:
        streams.say(f"zte-reader: {error}")  # what was let go of is gone, and its room is used again


def listing(args: Namespace, streams: Streams) -> int:
    """List what is in the trash."""
    with workspace.opened(workspace.own(args.library)) as library:
        rows = library.trash()
    if args.json:
        streams.json({"trash": [shapes.trashed(row) for row in rows]})
    elif rows:
        from tui.output.listing import write_trash

        write_trash(rows, streams)
    if rows:
        streams.say(f"what was removed is kept for {DAYS} days; bring it back with: zte-reader restore ID")
    else:
        streams.say("the trash is empty")
    return 0 if rows else 1


def _named(library: Library, typed: Sequence[str]) -> list[int]:
    """Return the numbers of what is in the trash and was typed as a number or the beginning of a title."""
    there = {row.id: row for row in library.trash()}

    def number(reference: str) -> int:
        return references.resolve(reference, there.__contains__, lambda: list(there.values()), "trash", LISTING)

    return list(dict.fromkeys(number(reference) for reference in typed))
