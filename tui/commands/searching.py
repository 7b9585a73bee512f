"""Commands that search the library: ``search``, ``kwic`` and ``searches``."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from msgspec import to_builtins

from corpus.errors import QueryError, ZteError
from corpus.library import Library
from tui.commands.reading import CONTEXT, reading
from tui.numbers import counted, found
from tui.output import shapes
from tui.output.streams import Streams

if TYPE_CHECKING:
    from index.engine import Results
    from index.query.nodes import Sort


def search(args: Namespace, streams: Streams) -> int:
    """Search, and explain the query in words; with counts of what was found, if asked for."""
    from index.facets import Tally
    from index.search import SearchIndex

    if bool(args.query) == bool(args.saved):
        raise ZteError("search needs a query, or --saved NAME; see: zte-reader search --help")
    counts = None
    with reading(args, streams) as library:
        query, sort = _asked(args, library)
        try:
            with SearchIndex.open(library) as index:
                results = index.search(query, limit=args.limit, sort=sort, fold=not args.every_version)
                wider = () if results.hits else index.wider(query)
                if args.facets:
                    counts = Tally(library.facts).count(index.found(query))
        except QueryError as error:
            return refused(error, args, streams)
        _keep(args, library, query, sort, streams)
    if args.json:
        streams.json(shapes.results(query, results, counts, wider))
    else:
        from tui.output.listing import write_facets, write_hits

        streams.say(found(results.total, results.exact, results.explanation))
        write_hits(results.hits, streams)
        if counts is not None:
            write_facets(counts, streams)
        _suggest(results, streams)
        for each in wider:
            streams.say(f"or try: {each.query}  ({each.change}: {counted(each.total, 'article')})")
    return 0 if results.hits else 1


def kwic(args: Namespace, streams: Streams) -> int:
    """Print every place that a query matches, one a line, with the words around it."""
    from index.concordance import Sort
    from index.search import SearchIndex

    query = " ".join(args.query)
    with reading(args, streams) as library:
        try:
            with SearchIndex.open(library) as index:
                reach = args.width or max(CONTEXT, streams.width)
                gathered = index.lines(query, characters=reach, sort=Sort(args.sort), limit=args.limit)
                missed = None if gathered.articles else index.search(query, limit=0)
        except QueryError as error:
            return refused(error, args, streams)
    if args.json:
        streams.json(shapes.concordance(gathered))
    else:
        from tui.output.listing import write_concordance

        write_concordance(gathered.lines, streams, most=args.width)
        if missed is None:
            streams.say(_how_many(len(gathered.lines), gathered.total, gathered.looked_at, gathered.articles))
        else:
            streams.say(found(0, True, missed.explanation))
            _suggest(missed, streams)
    return 0 if gathered.lines else 1


def searches(args: Namespace, streams: Streams) -> int:
    """List saved searches and the last ones, or forget a saved one."""
    with reading(args, streams) as library:
        if args.forget:
            library.searches.forget(args.forget)
        saved, history = library.searches.saved(), library.searches.history()
    if args.json:
        streams.json({"saved": [to_builtins(found) for found in saved], "history": history})
    else:
        from tui.output.listing import write_searches

        write_searches(saved, history, streams)
        if not saved and not history:
            streams.say("no search is saved or remembered; save one with: zte-reader search QUERY --save NAME")
    return 0 if saved or history or args.forget else 1


def _asked(args: Namespace, library: Library) -> tuple[str, Sort]:
    if not args.saved:
        return " ".join(args.query), args.sort or "relevance"
    saved = library.searches.named(args.saved)
    return saved.query, args.sort or cast("Sort", saved.sort)


def _keep(args: Namespace, library: Library, query: str, sort: Sort, streams: Streams) -> None:
    if args.save:
        saved = library.searches.save(args.save, query, sort)
        streams.say(f"saved; search for it again with: zte-reader search --saved “{saved.name}”")
    elif streams.terminal:
        with suppress(ZteError):  # what was found can be told though it can't be remembered
            library.searches.remember(query)


def refused(error: QueryError, args: Namespace, streams: Streams) -> int:
    """Say what is wrong with a query: as JSON, or as the error that ends the command."""
    if not args.json:
        hint = f"; try: {error.suggestion}" if error.suggestion else ""
        raise ZteError(f"column {error.column}: {error}{hint}") from error
    streams.json({"error": str(error), "column": error.column, "suggestion": error.suggestion})
    return 2


def _suggest(results: Results, streams: Streams) -> None:
    if results.suggestion:
        streams.say(f"did you mean: {results.suggestion}")


def _how_many(shown: int, total: int, looked_at: int, articles: int) -> str:
    """Say how many lines there are, and where not all articles were gone through, in how many of them."""
    if not total:
        return f"{counted(articles, 'article')} found, but nothing of the query stands in their text"
    if looked_at < articles:
        return f"{shown:,} of {total:,} lines or more: {looked_at:,} of {counted(articles, 'article')} gone through"
    of = f"{shown:,} of " if shown < total else ""
    return f"{of}{counted(total, 'line')} in {counted(articles, 'article')}"
