"""Families of versions, as JSON and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from corpus.article import shorten
from corpus.families.lineage import Lineage
from corpus.families.model import Family, Kinship, Version
from corpus.store.records import StoredArticle
from index.lineage import Standing
from tui.output.comparison import about
from tui.output.streams import Column, Streams

Shape = dict[str, Any]
BESIDE = 24  # columns left to the numbers of paragraphs


class Laid(Struct, frozen=True):
    """A family with its articles and with how each version but the fullest stands beside that, by their numbers.

    ``ways`` says of each passage how it stands there, and whether it was moved.
    """

    family: Family
    articles: dict[int, StoredArticle]
    beside: dict[int, Lineage]
    ways: dict[int, list[tuple[Standing, bool]]]


def shape(laid: Laid) -> Shape:
    """Return a family as JSON prints it."""
    return {
        "fullest": laid.family.fullest,
        "versions": [_version(version, laid) for version in laid.family.versions],
        "pairs": [pair(tie) for tie in laid.family.kinships],
    }


def pair(tie: Kinship) -> Shape:
    """Return what two articles share as JSON prints it."""
    return {"a": tie.a, "b": tie.b, "a_in_b": round(tie.a_in_b, 4), "b_in_a": round(tie.b_in_a, 4)}


def _version(version: Version, laid: Laid) -> Shape:
    article = laid.articles[version.id].article
    beside = laid.beside.get(version.id)
    own = range(len(article.body))
    ways = laid.ways.get(version.id, [(Standing.SAME, False) for _ in own])
    return {
        "id": version.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "words": article.words,
        "containment": {"in_fullest": round(version.in_fullest, 4), "of_fullest": round(version.of_fullest, 4)},
        "cut": list(beside.cut) if beside else [],
        "added": list(beside.added) if beside else [],
        "passages": [list(places) for places in beside.passages] if beside else [[place] for place in own],
        "standing": [standing.value for standing, _ in ways],
        "moved": [place for place, (_, moved) in enumerate(ways) if moved],
    }


def write_families(found: Iterable[tuple[Family, dict[int, StoredArticle]]], streams: Streams) -> None:
    """Write families, a version a line, with how much of each stands in the fullest one."""
    for place, (family, articles) in enumerate(found):
        if place:
            streams.line()
        _write_versions(family, articles, streams)


def write_family(laid: Laid, streams: Streams) -> None:
    """Write one family with where each passage of the fullest version stands in the others, and what they added."""
    _write_versions(laid.family, laid.articles, streams)
    streams.line()
    numbers = [version.id for version in laid.family.versions]
    fullest = laid.articles[numbers[0]].article.paragraphs
    streams.table(
        [
            Column(f"¶ of {numbers[0]}", right=True),
            *(Column(f"in {number}") for number in numbers[1:]),
            Column("", flexible=True),
        ],
        [
            [
                (str(place + 1), "number"),
                *(_paragraphs(laid.beside[number].passages[place]) or ("cut", "dim") for number in numbers[1:]),
                _opening(paragraph, streams),
            ]
            for place, paragraph in enumerate(fullest)
        ],
    )
    for number in numbers[1:]:
        paragraphs = laid.articles[number].article.paragraphs
        for place in laid.beside[number].added:
            streams.paragraph(paragraphs[place], first=f"added in {number}, ¶{place + 1}: ", indent="    ")


def write_kinships(ties: Sequence[Kinship], number: int, streams: Streams) -> None:
    """Write what an article shares with others that are no versions of it."""
    for tie in ties:
        mine, theirs = (tie.a_in_b, tie.b_in_a) if tie.a == number else (tie.b_in_a, tie.a_in_b)
        other = tie.other(number)
        streams.line(
            (f"{other:>4}", "number"), f"  holds {mine:.0%} of {number}; {theirs:.0%} of it stands in {number}"
        )


def _write_versions(family: Family, articles: dict[int, StoredArticle], streams: Streams) -> None:
    for version in family.versions:
        streams.line((about(articles[version.id]), "title" if version.id == family.fullest else ""))
        if version.id != family.fullest:
            held = f"{version.of_fullest:.0%} of {family.fullest}; {version.in_fullest:.0%} of it stands there"
            streams.line((f"      {held}", "dim"))


def _paragraphs(places: Sequence[int]) -> str:
    return " ".join(f"¶{place + 1}" for place in places)


def _opening(paragraph: str, streams: Streams) -> str:
    """Return the beginning of a passage, enough to know it by."""
    return shorten(paragraph, max(20, streams.width - BESIDE))
