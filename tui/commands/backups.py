"""Commands that keep a library safe: ``backup`` and ``restore-from``."""

from __future__ import annotations

from argparse import Namespace

from corpus.library import Library
from corpus.store import backups
from tui import workspace
from tui.commands.shelf import index_now
from tui.numbers import counted
from tui.output.progress import progress
from tui.output.streams import Streams


def backup(args: Namespace, streams: Streams) -> int:
    """Copy the library into one file."""
    file = workspace.typed(args.file)
    with Library.open(workspace.own(args.library).path, create=False) as library, progress(1) as advance:
        held = backups.backup(
            library,
            file,
            force=args.force,
            progress=(lambda done, of: advance(done, of, file.name, done / max(1, of))) if advance else None,
        )
    if args.json:
        streams.json(
            {"file": str(file), "articles": held.articles, "bytes": held.size, "sources_checked": held.checked}
        )
    streams.say(f"{counted(held.articles, 'article')} in {file} ({held.size / 1e6:,.1f} MB), looked over and sound")
    return 0


def restore_from(args: Namespace, streams: Streams) -> int:
    """Make the library what a backup holds."""
    file, folder = workspace.typed(args.file), workspace.home(args.library)
    done = backups.restore(file, folder, force=args.force)
    with Library.open(folder, create=False) as library:
        workspace.follow_names(library)
        index_now(library, streams)
        count = library.count()
    if args.json:
        kept = str(done.kept) if done.kept else None
        streams.json({"library": str(folder), "articles": count, "kept": kept})
    streams.say(f"{counted(count, 'article')} restored from {file} to {folder}")
    if done.kept:
        streams.say(f"what was there before is kept in {done.kept}")
    return 0
