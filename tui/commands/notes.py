"""Commands on what a person keeps beside articles: ``note``, ``tags``, ``bookmark`` and ``notes``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence

from corpus.annotations.anchoring import passage, quoted
from corpus.annotations.model import Annotation, Kind, Passage
from corpus.annotations.register import tag_name
from corpus.annotations.whereabouts import located
from corpus.errors import NotFoundError, QueryError, ZteError
from corpus.library import Library
from tui.commands.reading import reading
from tui.commands.searching import refused
from tui.numbers import counted
from tui.output import shapes
from tui.output.streams import Streams, is_terminal

STDIN = "-"


def note(args: Namespace, streams: Streams) -> int:
    """Write a note, change one, take some away, or list those of an article."""
    if args.remove and (args.text or args.change or args.passage):
        raise ZteError("--remove takes notes away; write one with another command")
    if args.change and (args.passage or not args.text):
        raise ZteError("--change takes a number and the new words: zte-reader note ID WORDS --change N")
    if args.passage and not args.text:
        raise ZteError('--passage says what a note is about; write one with: zte-reader note ID WORDS --passage "…"')
    with reading(args, streams) as library:
        number = library.resolve(args.id)
        kept = library.annotations
        if args.remove:
            streams.say(f"took {_named(kept.remove(_beside(library, number, args.remove)))} away")
        elif args.change:
            (change,) = _beside(library, number, [args.change])
            streams.say(f"changed {_named([kept.reword(change, _words(args.text))])}")
        elif args.text:
            made = kept.note(number, _words(args.text), _passage(library, number, args.passage))
            streams.say(f"wrote {_named([made])}")
        return _told(args, library, [number], streams, changed=bool(args.remove or args.text))


def tags(args: Namespace, streams: Streams) -> int:
    """List all tags, or those of an article; give it some, or take some away."""
    with reading(args, streams) as library:
        if args.id is None:
            return _all_tags(args, library, streams)
        number = library.resolve(args.id)
        where = _passage(library, number, args.passage)
        names = [tag_name(name) for name in args.names]  # all of them or none
        for name in names:
            library.annotations.tag(number, name, where)
        if args.remove:
            _untag(library, number, args.remove)
        return _told(args, library, [number], streams, changed=bool(args.names or args.remove))


def bookmark(args: Namespace, streams: Streams) -> int:
    """Bookmark articles or a passage, or take bookmarks away."""
    with reading(args, streams) as library:
        numbers = list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        if args.passage and len(numbers) > 1:
            raise ZteError("--passage is about one article; name one")
        where = _passage(library, numbers[0], args.passage)
        if args.remove:
            gone = _bookmarks(library.annotations.of(numbers), where)
            library.annotations.remove([each.number for each in gone])
            streams.say(f"took {counted(len(gone), 'bookmark')} away")
        else:
            for number in numbers:
                library.annotations.bookmark(number, where)
        return _told(args, library, numbers, streams, changed=True)


def notes(args: Namespace, streams: Streams) -> int:
    """List all annotations with their sources, or those of the articles that a query finds."""
    query = " ".join(args.query)
    with reading(args, streams) as library:
        found = library.annotations.every()
        if query:
            from index.search import SearchIndex

            try:
                with SearchIndex.open(library) as index:
                    numbers = set(index.found(query))
            except QueryError as error:
                return refused(error, args, streams)
            found = [each for each in found if each.article in numbers]
        _write(args, library, found, streams)
    if not found and not args.json:
        streams.say(
            "nothing is kept beside the articles found"
            if query
            else "nothing is kept beside the articles yet; write a note with: zte-reader note ID WORDS"
        )
    return 0 if found else 1


def _told(args: Namespace, library: Library, numbers: Sequence[int], streams: Streams, *, changed: bool) -> int:
    """Write what is kept beside articles, after a change or when it was asked for."""
    found = library.annotations.of(numbers)
    _write(args, library, found, streams)
    if not found and not changed and not args.json:
        streams.say('nothing is kept beside this article yet; write a note with: zte-reader note ID "words"')
    return 0 if found or changed else 1


def _write(args: Namespace, library: Library, found: Sequence[Annotation], streams: Streams) -> None:
    places = located(found, library.summaries, library.text)
    if args.json:
        streams.json({"annotations": [shapes.annotation(each) for each in places]})
    elif getattr(args, "markdown", False):
        from tui.output.notes import markdown

        streams.text(markdown(places))
    else:
        from tui.output.notes import write_notes

        write_notes(places, streams)


def _all_tags(args: Namespace, library: Library, streams: Streams) -> int:
    known = library.annotations.tags()
    if args.json:
        streams.json({"tags": [{"name": name, "articles": articles} for name, articles in known]})
    elif known:
        from tui.output.notes import write_tags

        write_tags(known, streams)
    else:
        streams.say("there are no tags yet; give one with: zte-reader tags ID NAME")
    return 0 if known else 1


def _untag(library: Library, number: int, names: Iterable[str]) -> None:
    there = [each for each in library.annotations.of([number]) if each.kind is Kind.TAG]
    gone = []
    for name in names:
        found = [each for each in there if each.words.casefold() == tag_name(name).casefold()]
        if not found:
            raise NotFoundError(f"article {number} has no tag “{name}”; see what it has with: zte-reader tags {number}")
        gone += found
    library.annotations.remove([each.number for each in gone])


def _bookmarks(found: Iterable[Annotation], where: Passage | None) -> list[Annotation]:
    """Keep the bookmarks, where a passage is named those on it."""
    marks = [each for each in found if each.kind is Kind.BOOKMARK]
    return [each for each in marks if where is None or (each.passage and each.passage.exact == where.exact)]


def _beside(library: Library, article: int, numbers: Iterable[int]) -> list[int]:
    """Return the numbers, if all of them are of annotations of an article. Raises ``NotFoundError``."""
    there = {each.number for each in library.annotations.of([article])}
    for number in numbers:
        if number not in there:
            raise NotFoundError(
                f"article {article} has no note {number}; see the numbers with: zte-reader note {article}"
            )
    return list(numbers)


def _passage(library: Library, article: int, words: str | None) -> Passage | None:
    """Find the passage that a person quotes. Raises ``NotFoundError`` where it does not stand there just once."""
    if words is None:
        return None
    text = library.text(article)
    places = quoted(words, text)
    if len(places) != 1:
        often = f"stands {len(places)} times in article {article}; give more of it" if places else ""
        missing = f"does not stand in article {article}; copy it from: zte-reader show {article}"
        raise NotFoundError(f"“{words}” {often or missing}")
    return passage(text, *places[0])


def _words(given: Sequence[str]) -> str:
    if list(given) != [STDIN]:
        return " ".join(given)
    if is_terminal(sys.stdin):
        print("write the note; end it with Ctrl-D", file=sys.stderr)
    return sys.stdin.read()


def _named(found: Sequence[Annotation]) -> str:
    kinds = {each.kind for each in found}
    kind = next(iter(kinds)).value if len(kinds) == 1 else "number"
    return f"{kind} {', '.join(str(each.number) for each in found)}"
