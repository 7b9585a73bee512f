"""Commands on files that store nothing: ``clean`` and ``tag``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from corpus.containers.unpacking import members
from corpus.errors import UnreadableError
from corpus.ingest import cleaned
from corpus.intake.members import Member, Refused
from corpus.intake.sources import STDIN, FileSource, Source, StdinSource, find, reason, refuse_long
from corpus.patience import SECONDS, time_limit
from tui.output import shapes
from tui.output.streams import Streams, is_terminal


def clean(args: Namespace, streams: Streams) -> int:
    """Show what cleaning makes of each source, one after the other; go on after one that can't be read."""
    found = find(args.paths, allow_private=args.allow_private)
    failed = list(found.failed)
    written = 0
    for source in found.sources:
        if isinstance(source, StdinSource) and is_terminal(sys.stdin):
            streams.say("reading what you type; end it with Ctrl-D")
        try:
            for part in members(source, args.map):
                try:
                    written += _clean(part, streams, json=args.json, separated=written > 0)
                except UnreadableError as error:
                    if not part.optional:
                        failed.append((part.name, reason(part.name, error)))
        except UnreadableError as error:
            failed.append((source.name, reason(source.name, error)))
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:
            if args.debug:
                raise
            failed.append((source.name, f"can't be read ({type(error).__name__}: {error}); see where with: --debug"))
    return _told(failed, streams)


def tag(args: Namespace, streams: Streams) -> int:
    """Find mentions and quotes in each text as it is; go on after one that can't be read."""
    from corpus.entities import tag as tagged
    from corpus.entities.taggers import choose
    from corpus.readers.decoding import decode

    choose(args.tagger)
    failed: list[tuple[str, str]] = []
    for source in _texts(args.paths or [STDIN]):
        try:
            text = decode(source.load()).text
            refuse_long(len(text))
        except UnreadableError as error:
            failed.append((source.name, reason(source.name, error)))
            continue
        tagging = tagged(text)
        if args.json:
            path = None if isinstance(source, StdinSource) else source.name
            streams.json({"path": path, "text": text, **shapes.tagging(text, tagging, args.published)}, line=True)
        else:
            from tui.output.article import write_tagging

            write_tagging(text, tagging, args.published, streams)
    return _told(failed, streams)


def _clean(member: Member | Refused, streams: Streams, *, json: bool, separated: bool) -> int:
    """Write what cleaning makes of a member; return how many articles that were, one or none."""
    if isinstance(member, Refused):
        raise UnreadableError(member.reason)
    with time_limit(SECONDS):
        page, article = cleaned(member)
    if member.optional and not article.body:
        return 0
    if json:
        streams.json(shapes.article(member.name, article, page.line_count), line=True)
        return 1
    from tui.output.article import write_article

    if separated:
        streams.line()
    write_article(article, streams, source=member.name, cuts=True)
    return 1


def _texts(paths: Iterable[str]) -> list[Source]:
    return [StdinSource() if path == STDIN else FileSource(Path(path)) for path in paths]


def _told(failed: list[tuple[str, str]], streams: Streams) -> int:
    for name, why in failed:
        streams.say(f"zte-reader: {name}: {why}")
    return 2 if failed else 0
