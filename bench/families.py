#!/usr/bin/env python3
"""Measure how well versions of one text are found over a library, and what that costs, and print a table.

usage: python bench/families.py NEWS.jsonl [--count 10000] [--library DIR]

NEWS.jsonl has one JSON object a line with "title", "byline", "outlet", "published" and "body" (paragraphs parted by
blank lines); some are lightly edited copies of others, with their titles. Which pairs are versions is found here by
brute force: articles of one title and writer whose word shingles are compared one by one.

Beside it stand texts made from those of the file by seeded edits: versions with a dropped tail, later editions with
paragraphs added and words changed, short texts, and two articles merged into one. Cost is processor time at adding.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import Article, Block, BlockKind, Tagging
from corpus.families import circle, register
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from corpus.store.storage import DATABASE

BATCH = 100
LEAST = 0.5  # containment of one in the other, from which a pair ought to be found
WORDS = 4  # of a shingle
ASKED = 200  # articles whose families are asked for at once, as for a list of hits
EDITED = 200  # originals of which versions are made by seeded edits
News = dict[str, str]
Pair = tuple[int, int]


def laid_out(news: News) -> Article:
    """Lay an article out as blocks."""
    pieces = [news["title"], *news["body"].split("\n\n")]
    starts = itertools.accumulate((len(piece) + 2 for piece in pieces), initial=0)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if start else BlockKind.TITLE, start, start + len(piece), (1, 1))
        for start, piece in zip(starts, pieces, strict=False)
    )
    return Article("\n\n".join(pieces), blocks, title=news["title"], outlet=news["outlet"], published=news["published"])


def edited(chooser: random.Random, paragraphs: list[str], share: float) -> list[str]:
    """Change a share of the words."""
    return [
        " ".join(word[::-1] if chooser.random() < share else word for word in paragraph.split())
        for paragraph in paragraphs
    ]


def shorter(paragraphs: list[str], share: float) -> list[str]:
    """Drop the tail."""
    return paragraphs[: max(1, round(len(paragraphs) * share))]


def made(news: list[News]) -> dict[str, list[tuple[list[News], list[Pair]]]]:
    """Make texts of others by seeded edits, with the pairs that are versions, by their places in each list."""
    chooser = random.Random(11)
    long = {one["title"]: one for one in news if one["body"].count("\n\n") >= 6}
    originals = chooser.sample(list(long.values()), 2 * EDITED)
    firsts, seconds = originals[:EDITED], originals[EDITED:]

    def version(of: News, paragraphs: list[str]) -> News:
        return of | {"body": "\n\n".join(paragraphs)}

    def of(news: News) -> list[str]:
        return news["body"].split("\n\n")

    def brief(one: News, words: int = 60) -> list[str]:
        return [" ".join(of(one)[0].split()[:words])]

    kinds: dict[str, Callable[[News, News], tuple[list[News], list[Pair]]]] = {
        "tail dropped to 40 %": lambda a, b: ([a, version(a, shorter(of(a), 0.4))], [(0, 1)]),
        "tail dropped to 15 %": lambda a, b: ([a, version(a, shorter(of(a), 0.15))], [(0, 1)]),
        "later edition": lambda a, b: (
            [a, version(a, [of(b)[0], *edited(chooser, of(a), 0.04), *of(b)[1:3]])],
            [(0, 1)],
        ),
        "short text, edited": lambda a, b: (
            [version(a, brief(a)), version(a, edited(chooser, brief(a), 0.04))],
            [(0, 1)],
        ),
        "two merged into one": lambda a, b: ([a, b, version(a, of(a) + of(b))], [(0, 2), (1, 2)]),
        "one sentence in common": lambda a, b: (
            [version(a, [*brief(a, 40), *brief(b, 30)]), version(b, [of(b)[1], *brief(b, 30)])],
            [],
        ),
    }
    return {name: [kind(a, b) for a, b in zip(firsts, seconds, strict=True)] for name, kind in kinds.items()}


def shingles(news: News) -> set[tuple[str, ...]]:
    """Return the runs of words."""
    words = news["body"].casefold().split()
    return set(zip(*(words[offset:] for offset in range(WORDS)), strict=False))


def read(path: Path, count: int) -> Iterator[News]:
    """Read articles from JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, count):
            yield json.loads(line)


def true_pairs(path: Path, count: int) -> set[Pair]:
    """Return the pairs of versions, by their places: of those with one title and writer, all are compared."""
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(read(path, count)):
        together[one["title"], one["byline"]].append(place)
    several = {place for places in together.values() if len(places) > 1 for place in places}
    texts = {place: one for place, one in enumerate(read(path, count)) if place in several}
    found = set()
    for places in together.values():
        sets = {place: shingles(texts[place]) for place in places} if len(places) > 1 else {}
        for a, b in itertools.combinations(sets, 2):
            if len(sets[a] & sets[b]) >= LEAST * min(len(sets[a]), len(sets[b])):
                found.add((a, b))
    return found


class Clock:
    """Adds up the processor time that adding takes, and how much of it goes into families."""

    def __init__(self) -> None:
        self.all = self.families = 0.0

    @contextmanager
    def on(self) -> Iterator[None]:
        """Time what is done for families while the block runs."""
        record, settle = register.record, circle.settle
        register.record, circle.settle = self._around(record), self._around(settle)
        began = time.process_time()
        try:
            yield
        finally:
            self.all += time.process_time() - began
            register.record, circle.settle = record, settle

    def _around(self, function: Callable[..., None]) -> Callable[..., None]:
        def timed(*args: Any) -> None:
            began = time.process_time()
            function(*args)
            self.families += time.process_time() - began

        return timed


def fill(library: Library, news: Iterable[News], clock: Clock) -> Iterator[float]:
    """Add articles in batches; yield after each the processor time that families took, in milliseconds an article."""
    numbers = itertools.count()
    batches = iter(news)
    while batch := list(itertools.islice(batches, BATCH)):
        laid = [
            NewArticle(laid_out(one), Tagging(), Member("bench", json.dumps([next(numbers), one]).encode()), "text")
            for one in batch
        ]
        before = clock.families
        with clock.on():
            library.add(laid)
        yield (clock.families - before) * 1000 / len(batch)


def score(name: str, found: set[Pair], wanted: set[Pair]) -> None:
    """Print recall and precision of pairs."""
    right = len(found & wanted)
    recall = f"{right / len(wanted):.4f}" if wanted else "-"
    precision = f"{right / len(found):.4f}" if found else "-"
    print(f"{name:<36}{len(wanted):>8}{len(found):>8}{recall:>9}{precision:>11}")


def folded(library: Library) -> set[Pair]:
    """Return the pairs of articles that share a family."""
    return {
        pair
        for family in library.kin.families()
        for pair in itertools.combinations(sorted(version.id for version in family.versions), 2)
    }


def tied(library: Library) -> set[Pair]:
    """Return the pairs of articles that are versions of one text by what they share."""
    return {
        (tie.a, tie.b)
        for number in range(1, library.count() + 1)
        for tie in library.kin.kinships(number)
        if tie.are_versions
    }


def numbered(places: Iterable[Pair], start: int) -> set[Pair]:
    """Return the pairs of numbers for pairs of places."""
    return {(min(a, b) + start, max(a, b) + start) for a, b in places}


def taken(library: Library) -> float:
    """Return how many bytes of a library's file are there for families."""
    own = ("signatures", "bands", "kinships", "families")
    with closing(sqlite3.connect(library.path / DATABASE)) as connection:
        pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    return sum(size for name, size in pages if name.startswith(own))


def peak() -> float:
    """Return the most memory that this process has taken so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def whole(news: Path, count: int, path: Path) -> None:
    """Measure a library of all articles."""
    clock = Clock()
    with Library.open(path) as library:
        before = peak()
        costs = list(fill(library, read(news, count), clock))
        tenth = costs[-max(1, len(costs) // 10) :]
        print(f"{library.count()} articles; at most {peak() - before:.0f} MB more memory")
        print(f"processor time an article: {clock.all * 1000 / library.count():.2f} ms to store it, of which")
        print(f"  {sum(costs) / len(costs):.2f} ms for families; {sum(tenth) / len(tenth):.2f} ms in the last tenth")
        chooser = random.Random(3)
        began = time.process_time()
        for _ in range(20):
            library.kin.of_many(chooser.sample(range(1, library.count() + 1), min(ASKED, library.count())))
        asked = (time.process_time() - began) / 20
        size = (path / DATABASE).stat().st_size / library.count()
        print(
            f"families of {ASKED} articles {asked * 1000:.2f} ms;"
            f" {taken(library) / library.count():.0f} bytes an article of {size:.0f}"
        )
        wanted = numbered(true_pairs(news, count), 1)
        print(f"\n{'pairs':<36}{'true':>8}{'found':>8}{'recall':>9}{'precision':>11}")
        score("articles: in one family", folded(library), wanted)
        score("articles: versions", tied(library), wanted)


def by_edits(news: Path, count: int, path: Path) -> None:
    """Measure libraries of versions made by seeded edits."""
    for name, cases in made(list(read(news, min(count, 5000)))).items():
        starts = itertools.accumulate((len(texts) for texts, _ in cases), initial=1)
        wanted = {pair for (_, pairs), start in zip(cases, starts, strict=False) for pair in numbered(pairs, start)}
        with Library.open(path / name) as library:
            for _ in fill(library, (text for texts, _ in cases for text in texts), Clock()):
                pass
            score(f"{name}: in one family", folded(library), wanted)
            score(f"{name}: versions", tied(library), wanted)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--library", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        whole(options.news, options.count, options.library or Path(temporary) / "whole")
        by_edits(options.news, options.count, Path(temporary))


if __name__ == "__main__":
    main()
