"""The command ``compare``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from corpus.errors import ZteError
from index.compare import compare_all
from index.rarity import as_indexed
from tui.commands.reading import reading
from tui.output import shapes
from tui.output.streams import Streams

FEWEST, MOST = 2, 4


def compare(args: Namespace, streams: Streams) -> int:
    """Compare each of two to four articles with each that follows it."""
    if args.html is not None and args.html.isdecimal():
        raise ZteError(f"--html would write to a file named {args.html}: put the articles first, --html after them")
    with reading(args, streams) as library:
        ids = list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        if not FEWEST <= len(ids) <= MOST:
            raise ZteError(f"compare takes two to four different articles, not {len(ids)}; see: zte-reader list")
        articles = list(library.articles(ids))
        rarity = as_indexed(library, (stored.article.text for stored in articles))
    compared = compare_all(articles, rarity)
    if args.json:
        streams.json(shapes.comparisons(articles, compared))
    elif args.markdown:
        from tui.output.markdown import report

        streams.text(report(articles, compared))
    elif args.html is not None:
        from tui.output.html import page

        _deliver(page(articles, compared), args.html, streams)
    else:
        from tui.output.comparison import write_comparison

        by_id = {stored.id: stored for stored in articles}
        for place, comparison in enumerate(compared):
            if place:
                streams.line()
            write_comparison(comparison, by_id[comparison.a], by_id[comparison.b], streams)
    return 0


def _deliver(text: str, name: str, streams: Streams) -> None:
    """Write a page to the file of that name, ``-`` being standard output."""
    if name == "-":
        streams.write_bytes(text.encode())
        return
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ZteError(f"{name}: cannot be written ({error.strerror or error}); name another file") from error
    streams.say(f"written: {name}")
