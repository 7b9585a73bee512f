"""The command ``export``: articles as Markdown or JSON Lines."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from corpus.errors import ZteError
from corpus.exports.writing import STDOUT, Format
from corpus.exports.writing import export as write
from tui.commands.reading import reading
from tui.numbers import counted
from tui.output.progress import progress
from tui.output.streams import Streams

LINE_SUFFIXES = (".jsonl", ".ndjson", ".jl")


def export(args: Namespace, streams: Streams) -> int:
    """Write articles to a folder or a file."""
    if args.all == bool(args.ids):
        raise ZteError("say which articles to write: some, or --all of them; as in: zte-reader export --all articles/")
    target = Path(args.target).expanduser()
    by_lines = target == STDOUT or target.suffix.lower() in LINE_SUFFIXES
    form = Format(args.format) if args.format else Format.JSON_LINES if by_lines else Format.MARKDOWN
    if target == STDOUT and (args.json or form is Format.MARKDOWN):
        raise ZteError("- is standard output, which takes the articles as JSON Lines; name a folder or a file")
    with reading(args, streams) as library, progress(len(args.ids) or library.count()) as advance:
        ids = None if args.all else list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        done = write(library, target, ids, form=form, sources=args.sources, progress=advance)
    if args.json:
        streams.json(
            {"target": str(target), "format": form, "articles": done.articles, "annotations": done.annotations}
        )
    kept = f", {done.annotations:,} bookmarks, notes and tags" if done.annotations else ""
    streams.say(f"wrote {counted(done.articles, 'article')}{kept}" + ("" if target == STDOUT else f" to {target}"))
    return 0 if done.articles else 1
