"""``zte-reader open``: the reader on files of which nothing is kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence

from msgspec import field

from corpus.entities.taggers import choose
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from corpus.intake.sources import STDIN, Source, UrlSource, find, reason
from corpus.library import Library
from tui import workspace
from tui.commands.screens import end_in_order, run, screen_possible
from tui.output.streams import Streams


class Fetched(UrlSource, frozen=True):
    """A web page that was fetched already."""

    page: Member = field(default_factory=lambda: Member("", b""))

    def member(self) -> Member:
        return self.page


def open_files(args: Namespace, streams: Streams) -> int:
    """Open the reader on files, in a library of which nothing is kept."""
    if not screen_possible(streams, "to see files without a screen: zte-reader clean PATH"):
        return 2
    choose(args.tagger)
    found = find([path for path in args.paths if path != STDIN], allow_private=args.allow_private)
    problems = list(found.failed)
    if STDIN in args.paths:
        problems.append((STDIN, "the screen needs standard input for the keyboard; save the text as a file"))
    sources = _from_first_readable(found.sources, args.map, problems)
    if not sources:
        for name, why in problems:
            streams.say(f"zte-reader: {name}: {why}")
        return 2
    end_in_order()
    with workspace.throwaway() as chosen, Library.open(chosen.path) as library:
        return run(args, library, chosen.kind, sources, problems, args.map)


def _from_first_readable(
    sources: Sequence[Source], mapping: Mapping[str, str], problems: list[tuple[str, str]]
) -> list[Source]:
    """Drop the sources before the first that holds an article, with the reason why; the rest is read later."""
    for place, source in enumerate(sources):
        try:
            loaded = Fetched(source.name, page=source.member()) if isinstance(source, UrlSource) else source
            if _holds_article(loaded, mapping, problems):
                return [loaded, *sources[place + 1 :]]
        except UnreadableError as error:
            problems.append((source.name, reason(source.name, error)))
    return []


def _holds_article(source: Source, mapping: Mapping[str, str], problems: list[tuple[str, str]]) -> bool:
    from corpus.containers.unpacking import members
    from corpus.ingest import prepare
    from corpus.patience import SECONDS, time_limit

    for part in members(source, mapping):
        try:
            if isinstance(part, Refused):
                raise UnreadableError(part.reason)
            with time_limit(SECONDS):
                prepare(part, tagged=False)
        except UnreadableError as error:
            if not part.optional:
                problems.append((part.name, reason(part.name, error)))
        else:
            return True
    return False
