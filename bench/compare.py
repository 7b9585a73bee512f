#!/usr/bin/env python3
"""What the comparison gets right on the real corpus, and how long it takes on texts of any size.

usage: compare.py [--shared DIR]

Prints how many rows and edits of the hand-made alignment of two wire versions were found, precision, recall and F1 of
the hand-made pairs of passages that report one fact, and the processor time that comparisons of made-up texts take.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import Article, Block, BlockKind, Tagging
from corpus.entities import tag
from index.compare import PassageKind, compare
from index.compare.reading import fold

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARAGRAPH_LINES = {"000": (2, 17), "001": (9, 36), "002": (2, 21), "003": (0, None)}  # of the raw scrapes


@dataclass(frozen=True)
class Given:
    """An article as the comparison wants it."""

    id: int
    article: Article
    tagging: Tagging


def given(id: int, paragraphs: list[str], tagged: bool = True) -> Given:
    """Make an article of paragraphs."""
    blocks: list[Block] = []
    start = 0
    for line, paragraph in enumerate(paragraphs, 1):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph), (line, line)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Given(id, Article(text, tuple(blocks)), tag(text) if tagged else Tagging())


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
    for name, (a, b) in texts.items():
        left, right = given(1, a, tagged=False), given(2, b, tagged=False)
        least = float("inf")
        for _ in range(3):
            began = time.process_time()
            compare(left, right)
            least = min(least, time.process_time() - began)
        print(f"{name:36}{least * 1000:9.1f} ms")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of the real corpus")
    shared = parser.parse_args().shared
    if (shared / "compare").is_dir():
        alignment(shared)
        same_facts(shared)
    else:
        print(f"no real corpus at {shared}: only times are measured")
    speed()


if __name__ == "__main__":
    main()
