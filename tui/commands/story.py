"""The command ``story``."""

from __future__ import annotations

from argparse import Namespace

from corpus.errors import ZteError
from index.story import FEWEST, MOST, Order, tell
from tui.commands.reading import reading
from tui.output import story as output
from tui.output.streams import Streams

ROWS = 40  # of a table, where nothing else is said


def story(args: Namespace, streams: Streams) -> int:
    """Show three or more articles as one story: who and what and which numbers each has, and of which days."""
    with reading(args, streams) as library:
        ids = list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        if not FEWEST <= len(ids) <= MOST:
            raise ZteError(f"story takes {FEWEST} to {MOST} different articles, not {len(ids)}; see: zte-reader list")
        told = tell(library.articles(ids))
    order = Order(args.sort)
    if args.json:
        streams.json(output.shape(told, order, args.limit))
    else:
        output.write_story(told, order, args.limit or ROWS, streams)
    return 0
