"""The command ``export``: articles as Markdown, JSON Lines, JSON, or a page for a browser."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from corpus.errors import ZteError
from corpus.exports.writing import STDOUT, Format, Written
from corpus.exports.writing import export as write
from corpus.library import Library
from tui import workspace
from tui.commands.reading import reading
from tui.numbers import counted
from tui.output.documents import Form, form_of, of_articles, put
from tui.output.progress import progress
from tui.output.streams import Streams

LINE_SUFFIXES = (".jsonl", ".ndjson", ".jl")
EXAMPLES = "zte-reader export --all articles/ or zte-reader export 3 -o article.html"


def export(args: Namespace, streams: Streams) -> int:
    """Write articles to a folder, a file or standard output."""
    named = [args.target, *args.ids] if args.target is not None else []
    if args.output is None:
        args.output, *args.ids = named or [None]
    else:
        args.ids = named
    if args.output is None or args.all == bool(args.ids):
        raise ZteError(f"say which articles to write, some or --all of them, and where to; as in: {EXAMPLES}")
    target = workspace.typed(args.output)
    chosen = args.format or _by_suffix(target)
    if target == STDOUT and args.json:
        raise ZteError("- is standard output, which takes the articles; name a folder or a file, or leave --json out")
    with reading(args, streams) as library, progress(len(args.ids) or library.count()) as advance:
        ids = None if args.all else list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        form = _document(chosen, target)
        if form is not None:
            done = _one_file(library, target, ids, form, sources=args.sources, streams=streams)
        else:
            lines = chosen == Format.JSON_LINES
            form_of_all = Format.JSON_LINES if lines else Format.MARKDOWN
            done = write(library, target, ids, form=form_of_all, sources=args.sources, progress=advance)
    if args.json:
        told = {"target": str(target), "format": chosen, "articles": done.articles, "annotations": done.annotations}
        streams.json(told)
    kept = f", {done.annotations:,} bookmarks, notes and tags" if done.annotations else ""
    streams.say(f"wrote {counted(done.articles, 'article')}{kept}" + ("" if target == STDOUT else f" to {target}"))
    return 0 if done.articles else 1


def _by_suffix(target: Path) -> str:
    """Return what is written where nobody has said it."""
    if target == STDOUT or target.suffix.lower() in LINE_SUFFIXES:
        return Format.JSON_LINES
    return form_of(target.name) or Format.MARKDOWN


def _document(chosen: str, target: Path) -> Form | None:
    """Return what one file holds, None of JSON Lines and of a folder with a file for each article."""
    if chosen == Format.JSON_LINES:
        return None
    in_folder = chosen == Form.MARKDOWN and target != STDOUT and form_of(target.name) is not Form.MARKDOWN
    return None if in_folder else Form(chosen)


def _one_file(
    library: Library, target: Path, ids: list[int] | None, form: Form, *, sources: bool, streams: Streams
) -> Written:
    rows = library.summaries(ids)
    numbers = [row.id for row in rows] if ids is None else ids
    text = of_articles(library, numbers, form, sources=sources) if numbers else ""
    if numbers and target == STDOUT:
        streams.write_bytes(text.encode("utf-8", "replace"))
    elif numbers:
        put(target, text)
    return Written(len(numbers), len(library.annotations.of(numbers)))
