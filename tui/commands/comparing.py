"""The command ``compare``."""

from __future__ import annotations

from argparse import Namespace

from corpus.errors import ZteError
from index.compare import compare_all
from tui.commands.reading import reading
from tui.output import shapes
from tui.output.streams import Streams

FEWEST, MOST = 2, 4


def compare(args: Namespace, streams: Streams) -> int:
    """Compare each of two to four articles with each that follows it."""
    with reading(args, streams) as library:
        ids = list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        if not FEWEST <= len(ids) <= MOST:
            raise ZteError(f"compare takes two to four different articles, not {len(ids)}; see: zte-reader list")
        articles = list(library.articles(ids))
    compared = compare_all(articles)
    if args.json:
        streams.json(shapes.comparisons(articles, compared))
    elif args.markdown:
        from tui.output.markdown import report

        streams.text(report(articles, compared))
    else:
        from tui.output.comparison import write_comparison

        by_id = {stored.id: stored for stored in articles}
        for place, comparison in enumerate(compared):
            if place:
                streams.line()
            write_comparison(comparison, by_id[comparison.a], by_id[comparison.b], streams)
    return 0
