"""Commands that read the library: ``list``, ``show`` and ``entities``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import to_builtins

from corpus.article import EntityType
from corpus.errors import NotFoundError, ZteError
from corpus.library import Library, StoredArticle
from tui import workspace
from tui.commands import naming
from tui.contents.deciding import doubt
from tui.numbers import counted
from tui.output import shapes
from tui.output.streams import Streams

CONTEXT = 80  # characters on each side of a mention


@contextmanager
def reading(args: Namespace, streams: Streams) -> Iterator[Library]:
    """Open what there is to read, with a word about it where that is the sample."""
    chosen = workspace.readable(args.library)
    if chosen.kind == "sample":
        streams.say(workspace.HINT)
    with workspace.opened(chosen) as library:
        yield library


def list_articles(args: Namespace, streams: Streams) -> int:
    """List the articles."""
    with reading(args, streams) as library:
        rows = library.summaries()
    if args.json:
        streams.json({"articles": [shapes.summary(row) for row in rows]})
    elif rows:
        from tui.output.listing import write_summaries

        write_summaries(rows, streams)
    else:
        streams.say("the library is empty; add files with: zte-reader add PATH")
    return 0 if rows else 1


def show(args: Namespace, streams: Streams) -> int:
    """Show one article: to read, with its cuts, as its raw source, or as JSON; or decide what of it is cut."""
    deciding = any((args.keep, args.cut, args.undo))
    _refuse_together(args, deciding=deciding)
    code = 0
    with reading(args, streams) as library:
        number = library.resolve(args.id)
        if deciding:
            from tui.commands.recleaning import decide

            code = decide(args, library, number, streams)
            if not (args.cuts or args.by_confidence or args.json):
                return code
        stored = library.article(number)
        source = library.source(number) if args.source or args.json else b""
        kept = _kept(library, number) if args.json else []
    if args.by_confidence:
        from tui.output.article import write_doubts

        write_doubts(stored.article, streams)
        streams.say(f"bring one back with: zte-reader show {number} --keep LABEL; cut one with: --cut LABEL")
    elif args.json:
        streams.json({**_shown(stored, source), "annotations": kept})
    elif args.source:
        _write_source(number, source, streams)
    else:
        from tui.output.article import write_article

        write_article(stored.article, streams, source=stored.source, cuts=args.cuts)
    return code


def entities(args: Namespace, streams: Streams) -> int:
    """List the entities, or every mention of one; or decide about names."""
    if naming.asked(args):
        return naming.run(args, streams)
    if args.name is not None:
        return _concordance(args, streams)
    with reading(args, streams) as library:
        rows = [row for row in library.entities() if args.type in (None, row.type)]
    if args.json:
        streams.json({"entities": [shapes.entity(row) for row in rows]})
    else:
        from tui.output.listing import write_entities

        write_entities(rows, streams)
    return 0 if rows else 1


def _concordance(args: Namespace, streams: Streams) -> int:
    from index.context import Order, ordered
    from index.profile import profile
    from tui.output.listing import write_concordance

    with reading(args, streams) as library:
        try:
            entity = library.find_entity(args.name, EntityType(args.type) if args.type else None)
        except NotFoundError as error:
            streams.say(str(error))
            if args.json:
                streams.json({"entity": None, "mentions": []})
            return 1
        reach = max(CONTEXT, streams.width)
        described = profile(library.mentions(entity), reach)
    mentions = ordered(described.lines, Order(args.sort))
    if args.json:
        streams.json(
            {
                "entity": shapes.entity(entity),
                "mentions": [to_builtins(mention) for mention in mentions],
                **shapes.profile(described),
            }
        )
    else:
        often = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        whom = f"; {doubt(entity.may_be)}" if entity.may_be else ""
        streams.say(f"{entity.name} ({entity.type}): {often}{whom}")
        write_concordance(mentions, streams)
    return 0


def _shown(stored: StoredArticle, source: bytes) -> shapes.Shape:
    shape = shapes.article(stored.source, stored.article, shapes.line_count(source, stored.article))
    return {"id": stored.id, **shape, **shapes.tagging(stored.article.text, stored.tagging, stored.article.published)}


def _kept(library: Library, number: int) -> list[shapes.Shape]:
    from corpus.annotations.whereabouts import located

    found = library.annotations.of([number])
    return [shapes.annotation(each) for each in located(found, library.summaries, library.text)]


def _refuse_together(args: Namespace, *, deciding: bool) -> None:
    if args.by_confidence and (args.json or args.source):
        raise ZteError("--by-confidence is not for --json, which has every confidence, nor for --source")
    if args.source and deciding:
        raise ZteError("--source shows what never changes; leave it out to keep or cut something")


def _write_source(number: int, source: bytes, streams: Streams) -> None:
    if not streams.terminal:
        streams.write_bytes(source)
        return
    from corpus.readers.decoding import decode, lines_of
    from corpus.readers.sniffing import what_binary

    binary = what_binary(source)
    if binary:
        streams.say(f"the source is {binary}, not text; save it with: zte-reader show {number} --source > FILE")
        return
    for line in lines_of(decode(source).text):
        streams.text(line)
