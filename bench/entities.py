"""Measure the tagger: spans and types, speakers, words a second, loading.

Run it as ``python bench/entities.py [SHARED_FOLDER]``. Without the folder of real documents only the articles made
up for the tests are measured. The rules were written with the errors of the ``tuned`` ones in view; of ``held_out``
only the totals were watched, so that its figures are a little kind, and real news is harder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

from corpus.article import QuoteKind, Tagger
from corpus.entities.data.annotated import Annotated, from_marks, from_offsets, from_tokens
from corpus.entities.data.colliding import cases, tied
from corpus.entities.data.scoring import (
    GROUPS,
    Counts,
    Link,
    b_cubed,
    count_entities,
    count_mentions,
    count_quotes,
    links,
    rates,
    wrong_merges,
)

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("ZTE_READER_SHARED", HERE.parents[1] / "shared"))
ARTICLES = HERE.parent / "tests" / "corpus" / "entities" / "articles"
QUOTED = ARTICLES.parent / "quoted"  # only their quotes are annotated
NAMES = {kind: group for kind, group in GROUPS.items() if group in {"PER", "ORG", "LOC"}}


def marked(folder: Path) -> list[Annotated]:
    """Read the articles of a folder that have their answers written into them."""
    return [from_marks(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def show(title: str, found: Counts) -> None:
    """Print one table: a row a type, and all together."""
    print(f"\n{title}\n  {'':10}{'precision':>10}{'recall':>8}{'F1':>8}{'spans':>8}")
    for kind, counts in [*sorted(found.items()), ("all", sum(found.values(), Counter()))]:
        precision, recall, f1 = rates(counts)
        print(f"  {kind:10}{precision:10.3f}{recall:8.3f}{f1:8.3f}{counts['hit'] + counts['missed']:8}")


def loading() -> tuple[float, float]:
    """Return the milliseconds that importing the package and the first call take in a fresh process, the best of 5."""
    program = (
        "import time; a = time.perf_counter(); import corpus.entities; b = time.perf_counter();"
        "corpus.entities.tag('A.'); print((b - a) * 1000, (time.perf_counter() - b) * 1000)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(5)
    ]
    return min(float(run[0]) for run in runs), min(float(run[1]) for run in runs)


def speed(texts: list[str]) -> float:
    """Return how many words of ``texts`` are tagged, tied and searched for quotes in a second of this process's time.

    Each text is tagged once, in a process that has seen none before: what is kept of one would make it faster again.
    """
    from corpus.entities import tag

    tag("A.")  # loads the lists
    start = time.process_time()
    for text in texts:
        tag(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - start)


def repeated(tag: Tagger) -> float:
    """Return the seconds that a long line of one name takes."""
    start = time.perf_counter()
    tag("U.S. " * 200_000)
    return time.perf_counter() - start


def show_articles(title: str, documents: list[Annotated], tag: Tagger) -> None:
    """Print the table of articles annotated in full, and how many names are tied and quotes given rightly."""
    show(f"{title}, strict span and type", count_mentions(documents, tag))
    right, total = count_entities(documents, tag)
    print(f"  canonical names: {right} of {total}")
    show_quotes(documents, tag)
    show_links("linking", links(documents, tag))


def show_quotes(documents: list[Annotated], tag: Tagger) -> None:
    """Print how many quotes are found and given rightly: of all, and of those that are given to somebody."""
    for kind in QuoteKind:
        counts = count_quotes(documents, tag, kind)
        if counts["all"]:
            found, attempted = counts["found"] / counts["all"], counts["right_attempted"] / max(1, counts["attempted"])
            print(
                f"  {kind} quotes: {counts['all']}, found {found:.3f}, speaker right of all "
                f"{counts['right'] / counts['all']:.3f}, of those attempted {attempted:.3f}"
            )


def show_links(title: str, linked: Sequence[Link]) -> None:
    """Print how well mentions are tied together."""
    precision, recall, f1 = b_cubed(linked)
    wrong = f"{len(linked)} mentions, {wrong_merges(linked)} wrong merges"
    print(f"  {title}: B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; {wrong}")


def main() -> None:
    """Print all tables."""
    from corpus.entities import tag

    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    texts = {"made-up articles": [one.text for name in ("tuned", "held_out") for one in marked(ARTICLES / name)]}
    for name in ("tuned", "held_out"):
        show_articles(f"Made-up articles, {name}", marked(ARTICLES / name), tag)
    print("\nNames that may be taken for one another")
    show_links("families and subsidiaries", links(marked(ARTICLES.parent / "linked"), tag))
    collisions = cases(ARTICLES.parent / "collisions.txt")
    linked = [((name, a), (name, b)) for name, articles in collisions.items() for a, b in tied(articles, tag)]
    show_links(f"{len(collisions)} cases, tied over libraries", linked)
    print("\nMade-up articles full of quotes")
    show_quotes(marked(QUOTED), tag)
    if (shared / "ner").is_dir():
        golds = [from_offsets(path) for path in sorted((shared / "ner" / "gold").glob("*.json"))]
        show_articles("Gold articles", golds, tag)
        for name in ("worldwide_dev", "conllpp_dev"):
            documents = list(from_tokens(shared / "ner" / "dev" / f"{name}.jsonl.gz", flowing=False))
            show(f"{name}, people, bodies and places", count_mentions(documents, tag, NAMES))
            texts[name] = [document.text for document in documents]
    imported, first = loading()
    print("\nWords a second, each text once, in a process that has seen no other")
    for name, seen in texts.items():
        with get_context("spawn").Pool(1) as fresh:
            words = sum(len(text.split()) for text in seen)
            print(f"  {name:20}{fresh.apply(speed, (seen,)):10,.0f}  ({len(seen)} texts, {words:,} words)")
    print(f"A line of 1 MB that says U.S. only: {repeated(tag):.2f} s")
    print(f"Import: {imported:.1f} ms; first call, with the lists: {first:.1f} ms")


if __name__ == "__main__":
    main()
