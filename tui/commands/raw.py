"""Commands on files that store nothing: ``clean`` and ``tag``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.sources import MAX_PAGE_CHARACTERS, STDIN, FileSource, Source, StdinSource, find, reason, refuse_long
from tui.output import shapes
from tui.output.streams import Streams, is_terminal


def clean(args: Namespace, streams: Streams) -> int:
    """Show what cleaning makes of each source, one after the other; go on after one that can't be read."""
    found = find(args.paths, allow_private=args.allow_private)
    failed = list(found.failed)
    for place, source in enumerate(found.sources):
        try:
            _clean(source, streams, json=args.json, separated=place > 0)
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
    from corpus.readers.decoding import decode

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
            streams.json({"path": path, "text": text, **shapes.tagging(text, tagging)}, line=True)
        else:
            from tui.output.article import write_tagging

            write_tagging(text, tagging, streams)
    return _told(failed, streams)


def _clean(source: Source, streams: Streams, *, json: bool, separated: bool) -> None:
    from corpus.cleaning import clean as cleaned
    from corpus.readers import read

    if isinstance(source, StdinSource) and is_terminal(sys.stdin):
        streams.say("reading what you type; end it with Ctrl-D")
    for page in read(Path(source.name), source.load()):
        refuse_long(sum(len(block.text) for block in page.blocks), MAX_PAGE_CHARACTERS)
        article = cleaned(page)
        if json:
            streams.json(shapes.article(source.name, article, page.line_count), line=True)
            continue
        from tui.output.article import write_article

        if separated:
            streams.line()
        write_article(article, streams, source=source.name, cuts=True)


def _texts(paths: Iterable[str]) -> list[Source]:
    return [StdinSource() if path == STDIN else FileSource(Path(path)) for path in paths]


def _told(failed: list[tuple[str, str]], streams: Streams) -> int:
    for name, why in failed:
        streams.say(f"zte-reader: {name}: {why}")
    return 2 if failed else 0
