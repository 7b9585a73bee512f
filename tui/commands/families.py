"""The command ``families``."""

from __future__ import annotations

from argparse import Namespace

from corpus.families.lineage import lineage
from corpus.families.model import Family
from corpus.library import Library, StoredArticle
from index.lineage import standings
from tui.commands.reading import reading
from tui.output import families as output
from tui.output.streams import Streams


def families(args: Namespace, streams: Streams) -> int:
    """List the families of versions of one text, or show one."""
    with reading(args, streams) as library:
        while library.kin.sign():
            pass
        if args.id is not None:
            return _one(library, library.resolve(args.id), streams, json=args.json)
        found = library.kin.families()
        if args.json:
            streams.json({"families": [output.shape(_laid(library, family)) for family in found]})
        elif found:
            listed = ((family, {each.id: each for each in _articles(library, family)}) for family in found)
            output.write_families(listed, streams)
        else:
            streams.say("no article is a version of another one's text")
    return 0 if found else 1


def _one(library: Library, number: int, streams: Streams, *, json: bool) -> int:
    family = library.kin.family(number)
    inside = {version.id for version in family.versions} if family else {number}
    others = [tie for tie in library.kin.kinships(number) if tie.other(number) not in inside]
    if json:
        shapes = [output.shape(_laid(library, family))] if family else []
        streams.json({"families": shapes, "others": [output.pair(tie) for tie in others]})
    elif family:
        output.write_family(_laid(library, family), streams)
    else:
        streams.say(f"article {number} has no other versions here")
    if others and not json:
        streams.line()
        output.write_kinships(others, number, streams)
    return 0 if family else 1


def _articles(library: Library, family: Family) -> list[StoredArticle]:
    return list(library.articles([version.id for version in family.versions]))


def _laid(library: Library, family: Family) -> output.Laid:
    articles = {each.id: each for each in _articles(library, family)}
    fullest = articles[family.fullest].article.paragraphs
    beside = {
        number: lineage(fullest, stored.article.paragraphs)
        for number, stored in articles.items()
        if number != family.fullest
    }
    return output.Laid(
        family,
        articles,
        beside,
        {number: standings(fullest, articles[number].article.paragraphs, laid) for number, laid in beside.items()},
    )
