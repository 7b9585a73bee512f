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
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import Article, Block, BlockKind, Tagging
from corpus.families import circle, register
from corpus.library import Library, NewArticle
from corpus.members import Member

BATCH = 100
LEAST = 0.5  # containment of one in the other, from which a pair ought to be found
WORDS = 4  # of a shingle
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


def true_pairs(news: list[News]) -> set[Pair]:
    """Return the pairs of versions, by their places: of those with one title and writer, all are compared."""
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(news):
        together[one["title"], one["byline"]].append(place)
    found = set()
    for places in together.values():
        sets = {place: shingles(news[place]) for place in places} if len(places) > 1 else {}
        for a, b in itertools.combinations(sets, 2):
            if len(sets[a] & sets[b]) >= LEAST * min(len(sets[a]), len(sets[b])):
                found.add((a, b))
    return found


class Clock:
    """Adds up the processor time that functions take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same, timed."""

        def timed(*args: Any) -> Any:
            began = time.process_time()
            try:
                return function(*args)
            finally:
                self.seconds += time.process_time() - began

        return timed


def fill(library: Library, news: Iterable[News], clock: Clock) -> Iterator[float]:
    """Add articles in batches; yield after each the processor time a new article's family took in it."""
    register.record, circle.settle = clock.around(register.record), clock.around(circle.settle)  # type: ignore
    numbers = itertools.count()
    batches = iter(news)
    while batch := list(itertools.islice(batches, BATCH)):
        before = clock.seconds
        library.add(
            [
                NewArticle(laid_out(one), Tagging(), Member("bench", json.dumps([next(numbers), one]).encode()), "text")
                for one in batch
            ]
        )
        yield (clock.seconds - before) / len(batch)


def score(name: str, found: set[Pair], wanted: set[Pair]) -> None:
    """Print recall and precision of pairs."""
    right = len(found & wanted)
    recall = f"{right / len(wanted):.4f}" if wanted else "-"
    precision = f"{right / len(found):.4f}" if found else "-"
    print(f"{name:<26}{len(wanted):>9}{len(found):>9}{recall:>9}{precision:>11}")


def folded(library: Library) -> set[Pair]:
    """Return the pairs of articles that share a family."""
    return {
        pair
        for family in library.families()
        for pair in itertools.combinations(sorted(version.id for version in family.versions), 2)
    }


def tied(library: Library) -> set[Pair]:
    """Return the pairs of articles that are versions of one text by what they share."""
    return {
        (tie.a, tie.b)
        for number in range(1, library.count() + 1)
        for tie in library.kinships(number)
        if tie.are_versions
    }


def numbered(places: Iterable[Pair], start: int) -> set[Pair]:
    """Return the pairs of numbers for pairs of places."""
    return {(min(a, b) + start, max(a, b) + start) for a, b in places}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--library", type=Path)
    options = parser.parse_args()
    with options.news.open(encoding="utf-8") as lines:
        news = [json.loads(line) for line in itertools.islice(lines, options.count)]
    wanted = numbered(true_pairs(news), 1)
    clock = Clock()
    with tempfile.TemporaryDirectory() as temporary:
        with Library.open(options.library or Path(temporary) / "news") as library:
            costs = list(fill(library, news, clock))
            print(f"{'pairs':<26}{'true':>9}{'found':>9}{'recall':>9}{'precision':>11}")
            score("articles: families", folded(library), wanted)
            score("articles: kinships", tied(library), wanted)
            pages = ("bands", "signatures", "kinships", "families")
            path = library.path
            began = time.process_time()
            chooser = random.Random(3)
            for _ in range(20):
                library.family_of_many(chooser.sample(range(1, len(news) + 1), min(200, len(news))))
            asked = (time.process_time() - began) / 20
        for name, cases in made(news).items():
            with Library.open(Path(temporary) / name) as library:
                texts = [text for case, _ in cases for text in case]
                starts = itertools.accumulate((len(case) for case, _ in cases), initial=1)
                pairs = [numbered(pairs, start) for (_, pairs), start in zip(cases, starts, strict=False)]
                for _ in fill(library, texts, Clock()):
                    pass
                score(f"{name}: families", folded(library), set().union(*pairs))
                score(f"{name}: kinships", tied(library), set().union(*pairs))
        size = (path / "library.sqlite3").stat().st_size
        import sqlite3

        connection = sqlite3.connect(path / "library.sqlite3")
        try:
            taken = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
            own = sum(bytes_ for table, bytes_ in taken.items() if table.startswith(pages))
            print(f"{own / len(news):.0f} bytes an article of {size / len(news):.0f}")
        except sqlite3.Error:
            pass
        connection.close()
    tenth = max(1, len(costs) // 10)
    print(
        f"processor time an article: {sum(costs) / len(costs) * 1000:.2f} ms, "
        f"of the last tenth {sum(costs[-tenth:]) / tenth * 1000:.2f} ms; families of 200: {asked * 1000:.2f} ms; "
        f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory"
    )


if __name__ == "__main__":
    main()
