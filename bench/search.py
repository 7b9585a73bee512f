#!/usr/bin/env python3
"""Measure indexing and searching on a made-up library, and print a table.

usage: python bench/search.py [--count 10000] [--news FILE.jsonl] [--library DIR]

Without ``--news`` the articles are made here: words by Zipf's law, names, dates, 300 to 900 words each. A file for
``--news`` has one JSON object a line with "title", "byline", "outlet", "published" and "body" (paragraphs parted by
blank lines). With ``--library`` the library is kept in that folder and used again by the next run.

The index is made by one process and by two. Times are those of ``SearchIndex.search`` in one process with the index
open, snippets included: "first" is the first time that a query is asked, "typing" asks every beginning of a query, key
by key, and so does the last table, which ``typed.py`` tells about. "one article more" is the time to index one, to open
the index and to find it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.article import Article, Block, BlockKind, EntityType, Mention, Tagging
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from index.search import SearchIndex
from index.store import segments
from index.store.build import catch_up

sys.path.insert(0, str(Path(__file__).resolve().parent))
from typed import as_you_type

ROOT = Path(__file__).resolve().parents[1]
BATCH = 500
NAMES = {
    "ZTE": EntityType.ORG,
    "Huawei": EntityType.ORG,
    "the Commerce Department": EntityType.ORG,
    "China": EntityType.GPE,
    "Washington": EntityType.GPE,
    "Ada Marlow": EntityType.PERSON,
}
QUERIES = {
    "a word": ["ZTE", "government", "percent", "washington"],
    "words": ["ZTE government", "people time year", "company percent million", "court house police"],
    "a phrase": ['"last year"', '"the government"', '"Commerce Department"', '"of the company"'],
    "a beginning": ["gov*", "com*", "pre*", "wash*"],
    "a title": ["title:company", "title:state"],
    "a name": ["org:zte", 'person:"Ada Marlow"', "place:china"],
    "dates": ["date:2018", "ZTE date:2018-05..2019", "government date:2010..2012-06"],
    "near spellings": ["goverment~", "comapny~", "org:huawie~"],
    "near words": ['"government company"~5', '"last year"~10'],
    "like one": ["like:1", "like:2"],
    "without": ["ZTE -government", "company NOT (people OR time)"],
    "the newest": ["sort:newest ZTE", "sort:newest government"],
    "not there": ["qwertzuiop", "ZTE qwertzuiop"],
}
TYPED = ["ZTE government", '"last year" company', "washington people time", "title:company china", "org:zte percent"]


def make(count: int) -> Iterator[dict[str, str]]:
    """Make articles up, the same ones at every run."""
    chooser = random.Random(7)
    syllables = ["".join(parts) for parts in itertools.product("bcdfglmnprstv", "aeiou", ["", "n", "r", "s", "st"])]
    made = ("".join(chooser.choices(syllables, k=chooser.choice((1, 2, 2, 3)))) for _ in range(60_000))
    common = (
        "the of to and in a that is for on last year people time government state company percent million police court"
    )
    vocabulary = list(dict.fromkeys([*common.split(), "house", "president", "market", *made]))
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
    for number in range(count):
        words = chooser.choices(vocabulary, cum_weights=weights, k=chooser.randint(300, 900))
        for place in chooser.sample(range(len(words)), len(words) // 40):
            words[place] = chooser.choice(list(NAMES))
        sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, len(words), 20)]
        paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
        yield {
            "title": " ".join(chooser.choices(vocabulary, cum_weights=weights, k=6)).capitalize(),
            "byline": "Ada Marlow",
            "outlet": f"Outlet {number % 40}",
            "published": f"{2005 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "body": "\n\n".join(paragraphs),
        }


def read(path: Path, count: int) -> Iterator[dict[str, str]]:
    """Read articles from JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, count):
            yield json.loads(line)


def laid_out(news: dict[str, str]) -> tuple[Article, Tagging]:
    """Lay an article out as blocks and mark the names in it."""
    pieces = [news["title"], *news["body"].split("\n\n")]
    starts = itertools.accumulate((len(piece) + 2 for piece in pieces), initial=0)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if start else BlockKind.TITLE, start, start + len(piece), (1, 1))
        for start, piece in zip(starts, pieces, strict=False)
    )
    text = "\n\n".join(pieces)
    mentions = []
    for name, kind in NAMES.items():
        place = text.find(name)
        while place >= 0:
            mentions.append(Mention(place, place + len(name), kind, name.removeprefix("the ")))
            place = text.find(name, place + len(name))
    article = Article(
        text, blocks, title=news["title"], byline=news["byline"], outlet=news["outlet"], published=news["published"]
    )
    return article, Tagging(tuple(sorted(mentions, key=lambda mention: mention.start)))


def fill(library: Library, articles: Iterator[dict[str, str]]) -> None:
    """Add articles in batches."""
    while batch := list(itertools.islice(articles, BATCH)):
        library.add(
            [
                NewArticle(*laid_out(news), Member("bench", json.dumps([number, news]).encode()), "text")
                for number, news in enumerate(batch, library.count())
            ]
        )


Times = list[tuple[float, float]]  # wall clock and processor, in milliseconds


def timed(index: SearchIndex, query: str, *, typing: bool = False) -> tuple[float, float]:
    """Search once and return how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    index.search(query, typing=typing)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def row(name: str, times: Times) -> None:
    """Print medians and 95th percentiles."""
    print(f"{name:<20}", end="")
    for column in zip(*times, strict=True):
        ordered = sorted(column)
        print(
            f"{statistics.median(ordered):>9.1f}{ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]:>9.1f}",
            end="",
        )
    print(f"{len(times):>7}")


def measure(library: Library) -> None:
    """Print a table of search times."""
    with SearchIndex.open(library) as index:
        for name, queries in QUERIES.items():
            row(f"{name}, first", [timed(index, query) for query in queries])
            row(name, [timed(index, query) for _ in range(5) for query in queries])
    with SearchIndex.open(library) as index:
        keys = [query[:end] for query in TYPED for end in range(1, len(query) + 1)]
        row("typing, first", [timed(index, key, typing=True) for key in keys])
        row("typing", [timed(index, key, typing=True) for key in keys])


def spent() -> float:
    """Return the seconds of processor that this process and those that it waited for have had."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def index_anew(library: Library, processes: int) -> None:
    """Make the index in so many processes, and print how fast that went and how large it is."""
    before, segments.PROCESSES = segments.PROCESSES, processes
    began, cpu = time.perf_counter(), spent()
    count = catch_up(library, rebuild=True).indexed
    wall, cpu = time.perf_counter() - began, spent() - cpu
    segments.PROCESSES = before
    size = sum(file.stat().st_size for file in (library.path / "index").rglob("*") if file.is_file())
    text = sum(len(stored.article.text.encode()) for stored in library.articles(library.changes(0).changed))
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(
        f"{count} articles indexed by {processes} in {wall:.1f} s, {count / wall:.0f} a second ({count / cpu:.0f}"
        f" a second of processor); {size / 1e6:.0f} MB, {size / text:.2f} bytes a byte of text;"
        f" at most {peaks[0]:.0f} and {peaks[1]:.0f} MB of memory; load {os.getloadavg()[0]:.1f}"
    )


def add_one(library: Library) -> None:
    """Time how long it takes to find one article more: to index it, to open the index and to search."""
    times = []
    for number in range(7):
        word = f"latecomer{number}x{time.time_ns()}"
        news = {"title": word, "byline": "", "outlet": "", "published": "2018-05-13", "body": QUERIES["words"][1] * 200}
        (added,) = library.add([NewArticle(*laid_out(news), Member("bench", word.encode()), "text")])
        wall, cpu = time.perf_counter(), time.process_time()
        with SearchIndex.open(library) as index:
            assert [hit.id for hit in index.search(word).hits] == [added.id]
        times.append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
        library.remove([added.id])
    row("one article more", times)
    catch_up(library)


def one_shot(path: Path) -> None:
    """Time whole processes that search once, and ones that do nothing."""
    search = (
        "import sys\nfrom pathlib import Path\n"
        "from corpus.library import Library\nfrom index.search import SearchIndex\n"
        "with Library.open(Path(sys.argv[1])) as library, SearchIndex.open(library) as index: index.search('ZTE')"
    )
    for name, code in (("a process", search), ("an empty one", "")):
        times = []
        for _ in range(7):
            wall, before = time.perf_counter(), os.times()
            subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=ROOT)
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            times.append(((time.perf_counter() - wall) * 1000, spent * 1000))
        row(name, times)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--library", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = options.library or Path(temporary)
        with Library.open(path) as library:
            if not library.count():
                fill(library, read(options.news, options.count) if options.news else make(options.count))
            for processes in (1, 2):
                index_anew(library, processes)
            print(f"\n{'':<20}{'wall clock':>18}{'processor':>18}")
            print(f"{'milliseconds':<20}{'p50':>9}{'p95':>9}{'p50':>9}{'p95':>9}{'n':>7}")
            measure(library)
            add_one(library)
            as_you_type(library)
        one_shot(path)


if __name__ == "__main__":
    main()
