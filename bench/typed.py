"""Queries typed key by key: how soon there is something to show, how soon everything, and what others take for it.

SQLite's FTS5 and, where it is installed, tantivy are asked the same on the same articles in the same run, ranked by
BM25 with the title weighted, for twenty articles with a snippet each (tantivy without). They stem and take the last
word for a beginning, as the reader does; neither knows who an article mentions.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from corpus.library import Library
from index.engine import Engine, Results
from index.query import parse
from index.search import SearchIndex
from index.showing import shown
from tui.widgets.search_bar import LISTED, SHOWN
from tui.work.desk import Desk

TYPED = {
    "rare words": ["Qualcomm", "sanctioned"],
    "common words": ["government", "people", "percent"],
    "two words": ["ZTE government", "Commerce people", "month percent"],
    "three words": ["last month government", "ZTE Commerce percent"],
    "phrases": ['"Commerce Department"', '"last month"', '"of the company"'],
    "2-4 letters": ["trad", "comp", "wash", "pres"],
    "fields": ["title:trade", "outlet:post", "org:commerce"],
    "dates": ["ZTE 2018-05", "government 2017..2018"],
}
FIRST, AMONG = 10, 50  # so many of what is found at once, of which one counts those among so many of everything
INTERRUPTED = 0.02  # seconds after which the next key is pressed while everything is searched
BATCH = 1_000

Ask = Callable[[str], object]


class _Unhurried(SearchIndex):
    """An index that takes no search of everything for instant."""

    def _open(self, stamp: object) -> None:
        super()._open(stamp)  # type: ignore[arg-type]
        self._pace._small = False
        self._pace.note = lambda milliseconds: None  # type: ignore[method-assign]


def as_you_type(library: Library) -> None:
    """Print a table of times from a key to results."""
    others = dict(_others(library))
    print(f"\n{'milliseconds, p50 p95':<24}{'at once':>16}{'everything':>16}{'agreeing':>10}", end="")
    print("".join(f"{name:>16}" for name in others))
    rows = asyncio.run(_typed(library))
    for name, (first, everything, agreeing) in rows.items():
        queries = [key for query in TYPED.get(name, ()) for key in _keys(query)]
        print(f"{name:<24}{_two(first):>16}{_two(everything):>16}{_mean(agreeing):>10}", end="")
        for ask in others.values():
            print(f"{_two([took for key in queries for took in _timed(ask, key)]):>16}", end="")
        print(flush=True)
    _show_twenty(library)


def _keys(query: str) -> list[str]:
    return [query[:end] for end in range(1, len(query) + 1)]


Row = tuple[list[float], list[float], list[float]]


async def _typed(library: Library) -> dict[str, Row]:
    """Type all queries; between one key and the next everything is searched, or begun to be and given up."""

    def engine(library: Library, progress: Callable[[int, int], None]) -> Engine:
        return _Unhurried.open(library, progress)

    desk = Desk(library, engine=engine)
    await desk.catch_up()
    await desk.search("zte", limit=SHOWN, listed=LISTED, typing=True)
    rows: dict[str, Row] = {}
    for name, queries in TYPED.items():
        row = rows[name] = ([], [], [])
        for query in queries:
            for place, key in enumerate(_keys(query)):
                began = time.perf_counter()
                at_once = await desk.search(key, limit=SHOWN, listed=LISTED, typing=True)
                row[0].append((time.perf_counter() - began) * 1000)
                began = time.perf_counter()
                everything = asyncio.ensure_future(desk.search_everything(key, limit=SHOWN, listed=LISTED, typing=True))
                if place % 2 and key != query:
                    await asyncio.sleep(INTERRUPTED)
                    continue
                found = await everything
                row[1].append((time.perf_counter() - began) * 1000)
                if at_once is not None and found is not None and at_once.hits:
                    row[2].append(_agreeing(at_once, found))
    desk.close()
    first, everything, agreeing = ([took for row in rows.values() for took in row[place]] for place in range(3))
    rows["all"] = first, everything, agreeing
    return rows


def _agreeing(at_once: Results, everything: Results) -> float:
    first, among = _listed(at_once)[:FIRST], _listed(everything)[:AMONG]
    return sum(article in among for article in first) / len(first)


def _listed(results: Results) -> list[int]:
    return [hit.id for hit in results.hits] + [place.shown for place in results.rest]


def _show_twenty(library: Library) -> None:
    """Time what is said of twenty hits: where they match, and the sentences that show it."""
    times = []
    with SearchIndex.open(library) as index:
        for query in (query for queries in TYPED.values() for query in queries):
            hits = index.search(query, typing=True).hits
            stored = list(library.articles([hit.id for hit in hits]))
            parsed = parse(query, typing=True)
            began = time.perf_counter()
            for each in stored:
                shown(each, parsed, 0.0)
            if len(stored) == 20:
                times.append((time.perf_counter() - began) * 1000)
    print(f"{'twenty snippets':<24}{_two(times):>16}")


def _timed(ask: Ask, key: str) -> Iterator[float]:
    began = time.perf_counter()
    if ask(key) is not None:
        yield (time.perf_counter() - began) * 1000


def _two(times: list[float]) -> str:
    if not times:
        return "–"
    ordered = sorted(times)
    return f"{statistics.median(ordered):.1f} {ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]:.1f}"


def _mean(values: list[float]) -> str:
    return f"{statistics.mean(values):.2f}" if values else "–"


def _others(library: Library) -> Iterator[tuple[str, Ask]]:
    yield "SQLite FTS5", _fts5(library)
    with suppress(ImportError):
        yield "tantivy", _tantivy(library)


def _texts(library: Library) -> Iterator[tuple[int, str, str, str]]:
    ids = library.changes(0).changed
    for start in range(0, len(ids), BATCH):
        for stored in library.articles(ids[start : start + BATCH]):
            article = stored.article
            title = article.title or ""
            yield stored.id, title, article.text.removeprefix(title).strip(), article.published or ""


def _parts(key: str) -> tuple[str, list[str], tuple[str, str] | None] | None:
    """Take a query apart: field, words or phrases, dates; None for what only the reader has."""
    dates = None
    words = []
    for word in re.findall(r'"[^"]*"?|\S+', key):
        if re.fullmatch(r"\d{4}(-\d\d?)?(\.\.\d*)?", word):
            first, _, last = word.partition("..")
            dates = first, f"{last or first}~"
        else:
            words.append(word)
    field, colon, word = words[0].rpartition(":") if words and not words[0].startswith('"') else ("", "", "")
    if colon:
        words[0] = word
    words = [bare for each in words if (bare := each.strip('"').strip())]
    return (field, words, dates) if field in ("", "title") and words else None


def _fts5(library: Library) -> Ask:
    folder = tempfile.TemporaryDirectory()
    connection = sqlite3.connect(Path(folder.name) / "fts5.sqlite3")
    connection.execute(
        "CREATE VIRTUAL TABLE news"
        " USING fts5(title, body, day UNINDEXED, tokenize = 'porter unicode61', prefix = '2 3')"
    )
    connection.executemany("INSERT INTO news (rowid, title, body, day) VALUES (?, ?, ?, ?)", _texts(library))
    connection.execute("INSERT INTO news (news) VALUES ('optimize')")
    connection.commit()

    def ask(key: str) -> object:
        parts = _parts(key)
        if parts is None:
            return None
        field, words, dates = parts
        sought = " AND ".join(f'"{word}"' for word in words) + "*"
        sought = f"title: ({sought})" if field else sought
        where, values = ("AND day BETWEEN ? AND ?", dates) if dates else ("", ())
        return connection.execute(
            f"SELECT rowid, snippet(news, 1, '[', ']', '…', 40) FROM news WHERE news MATCH ? {where}"
            " ORDER BY bm25(news, 3.0, 1.0) LIMIT 20",
            (sought, *values),
        ).fetchall()

    ask.folder = folder  # type: ignore[attr-defined] - it goes with whoever asks
    return ask


def _tantivy(library: Library) -> Ask:
    import tantivy  # type: ignore[import-not-found]

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("body", tokenizer_name="en_stem")
    builder.add_integer_field("day", indexed=True, fast=True)
    schema = builder.build()
    folder = tempfile.TemporaryDirectory()
    index = tantivy.Index(schema, path=folder.name)
    writer = index.writer(200_000_000, 2)
    for _, title, body, day in _texts(library):
        writer.add_document(tantivy.Document(title=title, body=body, day=_number(day)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(key: str) -> object:
        parts = _parts(key)
        if parts is None:
            return None
        field, words, dates = parts
        fields = [field] if field else ["title", "body"]
        written = " AND ".join(f'"{word}"' for word in words[:-1])
        queries = [index.parse_query(written, fields, field_boosts={"title": 3.0})] if written else []
        if " " in words[-1]:
            queries.append(index.parse_query(f'"{words[-1]}"*', fields))
        else:
            letters = re.sub(r"\W", "", words[-1].lower())
            begins = [tantivy.Query.regex_query(schema, each, f"{letters}.*") for each in fields]
            queries.append(tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in begins]))
        if dates:
            first, last = dates
            days = _number(first), _number(last.rstrip("~")) + 9999
            queries.append(tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, *days))
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, each) for each in queries])
        return searcher.search(whole, 20).hits

    ask.folder = folder  # type: ignore[attr-defined]
    return ask


def _number(day: str) -> int:
    return int(day.replace("-", "").ljust(8, "0") or 0)
