#!/usr/bin/env python3
"""What the comparison gets right, and how long it takes on texts of any size.

usage: compare.py [--shared DIR] [--hard]

Prints how many rows and edits of the hand-made alignment of two wire versions were found; the rows found in versions
made by seeded edits from the sample's articles, and from real ones; precision, recall and F1 of hand-made pairs of
passages that report one fact, in the real corpus and in made-up accounts; how many of like events were taken for one;
and the processor time that comparisons of made-up texts take. With ``--hard`` what went wrong is listed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.made_accounts import accounts, negatives
from bench.made_versions import version
from corpus.article import Article, Block, BlockKind, Tagging
from corpus.cleaning import clean
from corpus.entities import tag
from corpus.readers import read
from index.compare import PassageKind, compare, compare_all
from index.compare.reading import fold

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARAGRAPH_LINES = {"000": (2, 17), "001": (9, 36), "002": (2, 21), "003": (0, None)}  # of the raw scrapes


@dataclass(frozen=True)
class Given:
    """An article as the comparison wants it."""

    id: int
    article: Article
    tagging: Tagging


def given(id: int, paragraphs: Sequence[str], tagged: bool = True, published: str | None = None) -> Given:
    """Make an article of paragraphs."""
    blocks: list[Block] = []
    start = 0
    for line, paragraph in enumerate(paragraphs, 1):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph), (line, line)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Given(id, Article(text, tuple(blocks), published=published), tag(text) if tagged else Tagging())


def scrape(shared: Path, seed: str) -> Given:
    """Read the paragraphs of one of the raw scrapes."""
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    first, last = PARAGRAPH_LINES[seed]
    lines = path.read_text(encoding="utf-8").splitlines()[first:last]
    return given(int(seed), [line.strip(" •") for line in lines if line.strip()])


def without_context(a: str, b: str) -> tuple[str, str]:
    """Take off the words that both sides begin or end on."""
    left, right = fold(a).split(), fold(b).split()
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left), " ".join(right)


def alignment(shared: Path) -> None:
    """Print how much of the hand-made alignment is found."""
    gold: list[dict[str, Any]] = json.loads((shared / "compare" / "align_002_003.json").read_text(encoding="utf-8"))
    passages = compare(scrape(shared, "002"), scrape(shared, "003")).passages
    rows = {
        (a, b, passage.kind.value.replace("-", "_"))
        for passage in passages
        for a in passage.a or (None,)
        for b in passage.b or (None,)
    }
    wanted_rows = {(row["a"], row["b"], row["kind"]) for row in gold}
    edits = sorted(without_context(edit.a, edit.b) for passage in passages for edit in passage.edits)
    wanted = sorted(without_context(*edit) for row in gold for edit in row["edits"])
    right = sum(min(edits.count(edit), wanted.count(edit)) for edit in set(wanted))
    print(f"alignment     {len(rows & wanted_rows)} of {len(wanted_rows)} rows, {len(rows - wanted_rows)} wrong")
    print(f"wording       {right} of {len(wanted)} edits, {len(edits) - right} wrong")


def same_facts(shared: Path) -> None:
    """Print precision, recall and F1 of the paragraphs tied by a fact."""
    gold = json.loads((shared / "compare" / "same_fact.json").read_text(encoding="utf-8"))
    wanted = {(pair["a_seed"], pair["a_par"], pair["b_seed"], pair["b_par"]) for pair in gold}
    scrapes = {seed: scrape(shared, seed) for pair in wanted for seed in (pair[0], pair[2])}
    found = {
        (a, passage.a[0], b, passage.b[0])
        for a, b in {(pair[0], pair[2]) for pair in wanted}
        for passage in compare(scrapes[a], scrapes[b]).passages
        if passage.kind is PassageKind.SAME_FACT
    }
    right = len(found & wanted)
    precision, recall = right / max(len(found), 1), right / len(wanted)
    f1 = 2 * right / (len(found) + len(wanted))
    print(f"same fact     precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}  ({len(wanted)} pairs)")


def measured(right: int, found: int, wanted: int) -> str:
    """Say precision, recall and F1."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return f"precision {precision:.2f}  recall {recall:.2f}  F1 {2 * right / max(found + wanted, 1):.3f}"


def sample_bodies() -> list[list[str]]:
    """Return the paragraphs of the sample's articles."""
    folder = Path(__file__).resolve().parents[1] / "corpus" / "sample"
    pages = [page for path in sorted(folder.glob("20*")) for page in read(path, path.read_bytes())]
    return [clean(page).paragraphs for page in pages]


def page_bodies(shared: Path) -> list[list[str]]:
    """Return the paragraphs of the real pages' articles."""
    truth = json.loads((shared / "clean" / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    texts = [truth[name]["articleBody"] for name in sorted(truth)]
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def made_versions(name: str, bodies: Sequence[Sequence[str]], hard: bool) -> None:
    """Print how many rows of versions made by seeded edits are found."""
    right = found = wanted = 0
    known = [body for body in bodies if 5 <= len(body) <= 60]
    for place, body in enumerate(known):
        foreign = [text for text in known[(place + 7) % len(known)] if len(text.split()) > 15]
        for seed in range(3):
            made = version(body, foreign, 10 * place + seed)
            passages = compare(given(1, body, tagged=False), given(2, made.paragraphs, tagged=False)).passages
            rows = {(a, b, p.kind.value) for p in passages for a in p.a or (None,) for b in p.b or (None,)}
            right, found, wanted = right + len(rows & made.rows), found + len(rows), wanted + len(made.rows)
            if hard and rows != made.rows:
                print(
                    f"  {name} {place}.{seed}: missed {made.rows - rows or 'none'}, wrong {rows - made.rows or 'none'}"
                )
    print(f"versions of {name:9} {measured(right, found, wanted)}  ({wanted} rows)")


def made_accounts(kind: str, hard: bool) -> None:
    """Print precision, recall and F1 of the facts in made-up accounts."""
    right = found = wanted = 0
    for told in accounts(kind):
        tied = {
            (passage.a[0], passage.b[0])
            for passage in compare(given(1, told.a), given(2, told.b)).passages
            if passage.kind is PassageKind.SAME_FACT
        }
        right, found, wanted = right + len(tied & told.same), found + len(tied), wanted + len(told.same)
        if hard:
            print(f"  {told.name}: missed {sorted(told.same - tied)}, wrong {sorted(tied - told.same)}")
    print(f"accounts, {kind:11} {measured(right, found, wanted)}  ({wanted} pairs)")


def like_events(hard: bool) -> None:
    """Print how many texts about like events are said to report one fact, by themselves and among other paragraphs."""
    told = {told.name: told for told in accounts("seen")}
    around: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = (((), ()), (told["strike"].a[3:], told["flood"].b[3:]))
    wrong = pairs = 0
    for first, second in negatives():
        for before, after in around:
            a = given(1, first.paragraphs + before, published=first.published)
            b = given(2, second.paragraphs + after, published=second.published)
            tied = [passage for passage in compare(a, b).passages if passage.kind is PassageKind.SAME_FACT]
            wrong, pairs = wrong + bool(tied), pairs + 1
            for passage in tied if hard else ():
                print(f"  {a.article.text[slice(*passage.a_spans[0])]} ≈ {b.article.text[slice(*passage.b_spans[0])]}")
    print(f"like events           {wrong} of {pairs} pairs taken for one")


def made_up(words: int, seed: int) -> list[str]:
    """Make paragraphs of made-up words, as unevenly common as those of a language."""
    chooser = random.Random(seed)
    types = ["".join(chooser.choices("aeioulnrstdm", k=chooser.randint(3, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(types))]
    paragraphs = []
    for _ in range(max(1, words // 60)):
        picked = chooser.choices(types, weights, k=60)
        paragraphs.append(" ".join(" ".join(picked[at : at + 20]).capitalize() + "." for at in (0, 20, 40)))
    return paragraphs


def edited(paragraphs: list[str], seed: int) -> list[str]:
    """Drop some paragraphs and change some words."""
    chooser = random.Random(seed)
    return [
        re.sub(r"\w+", lambda found: "changed" if chooser.random() < 0.03 else found.group(), paragraph)
        for paragraph in paragraphs
        if chooser.random() > 0.05
    ]


def speed() -> None:
    """Print the least processor time of three comparisons of each sort."""
    short, long = made_up(1_000, 1), made_up(20_000, 1)
    shuffled = random.Random(5).sample(long, len(long))
    texts = {
        "1,000 words, versions": (short, edited(short, 2)),
        "1,000 words, independent": (short, made_up(1_000, 3)),
        "20,000 words, versions": (long, edited(long, 2)),
        "20,000 words, independent": (long, made_up(20_000, 3)),
        "20,000 words, paragraphs shuffled": (long, shuffled),
        "20,000 words, one paragraph": ([" ".join(long)], [" ".join(edited(long, 2))]),
        "one word 50,000 times": (["word " * 49_999 + "word"], ["word " * 48_999 + "word"]),
        "one line 2,000 times": (["Nothing new was said."] * 2_000, ["Nothing new was said."] * 2_100),
        "a word of a million letters": (["x" * 1_000_000], ["x" * 1_000_001]),
    }
    print()
    four = made_up(5_000, 1)
    several = {name: list(pair) for name, pair in texts.items()}
    several["four of 5,000 words, versions"] = [four, *(edited(four, seed) for seed in (2, 3, 4))]
    several["four of 5,000 words, independent"] = [four, *(made_up(5_000, seed) for seed in (5, 6, 7))]
    for name, bodies in several.items():
        articles = [given(number, body, tagged=False) for number, body in enumerate(bodies, 1)]
        least = float("inf")
        for _ in range(3):
            began = time.process_time()
            compare_all(articles)
            least = min(least, time.process_time() - began)
        print(f"{name:36}{least * 1000:9.1f} ms")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of the real corpus")
    parser.add_argument("--hard", action="store_true", help="list what went wrong")
    args = parser.parse_args()
    if (args.shared / "compare").is_dir():
        alignment(args.shared)
        same_facts(args.shared)
        made_versions("pages", page_bodies(args.shared), args.hard)
        made_versions("scrapes", [scrape(args.shared, seed).article.paragraphs for seed in PARAGRAPH_LINES], args.hard)
    else:
        print(f"no real corpus at {args.shared}: only what is made up is measured")
    made_versions("samples", sample_bodies(), args.hard)
    made_accounts("seen", args.hard)
    made_accounts("unseen", args.hard)
    like_events(args.hard)
    speed()


if __name__ == "__main__":
    main()
