#!/usr/bin/env python3
"""How often cleaning is right, by how sure it says it is; with ``--fit``, the weights that the pages would give.

usage: confidence.py [--fit] PAGES

PAGES is a folder of pages (``NNN.txt``, ``NNN.html.gz``) with ``ground-truth.json``, which has their bodies. A piece
belongs where its letters stand in the body. Fitting is logistic regression by Newton's method with a small ridge; every
page counts the same, and what stands twice is left out, as its letters say nothing about which of the two belongs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import BODY_KINDS, Article, CutReason
from corpus.cleaning import clean, plaintext
from corpus.cleaning.confidence import CUT, KEPT, cut_values, kept_values, surroundings, with_confidence
from corpus.cleaning.features import Features
from corpus.cleaning.label import Keep, Label
from corpus.cleaning.web import page as webpage
from corpus.decisions import letters
from corpus.pieces import pieces
from corpus.readers import read

RIDGE = 3.0
STEPS = 12
PART = 20  # letters that are looked up at once in a long piece, every ten of them


class Sample(NamedTuple):
    """A piece of a page: what a model sees of it, what it says, and whether it belongs."""

    page: str
    kept: bool
    values: Sequence[float]
    confidence: float
    belongs: bool


def main() -> None:
    """Print a table of each kind of page and piece, and where asked for the weights."""
    parser = argparse.ArgumentParser(description="How often cleaning is right, by how sure it says it is.")
    parser.add_argument("pages", type=Path)
    parser.add_argument("--fit", action="store_true", help="print the weights that these pages would give")
    options = parser.parse_args()
    found = list(samples(options.pages))
    for suffix in (".txt", ".html"):
        for kept in (True, False):
            print(f"{suffix[1:]}, {'kept' if kept else 'cut'}: sure, pieces, pages, right, right a page")
            table([one for one in found if one.kept == kept and one.page.endswith(suffix)])
    if options.fit:
        for kept, weights in ((True, KEPT), (False, CUT)):
            fitted = fit([one for one in found if one.kept == kept], len(weights))
            print({name: round(weight, 3) for name, weight in zip(weights, fitted, strict=True)})


def samples(folder: Path) -> Iterator[Sample]:
    """Yield the pieces of all pages that a model judges."""
    truth = json.loads((folder / "ground-truth.json").read_text())
    seen: list[tuple[Sequence[Features], Sequence[float], Sequence[Label]]] = []

    def watched(
        article: Article, features: Sequence[Features], scores: Sequence[float], labels: Sequence[Label]
    ) -> Article:
        seen.append((features, scores, labels))
        return with_confidence(article, features, scores, labels)

    plaintext.with_confidence = webpage.with_confidence = watched  # type: ignore[attr-defined]
    for name, page in truth.items():
        body = letters(page["articleBody"])
        lines = {letters(line) for line in page["articleBody"].split("\n")}
        for path in (folder / f"{name}.txt", folder / f"{name}.html.gz"):
            data = path.read_bytes() if path.suffix == ".txt" else gzip.decompress(path.read_bytes())
            file = path.name.removesuffix(".gz")
            article = clean(read(Path(file), data)[0])
            features, scores, labels = seen[-1]
            around = surroundings(labels)
            for place, (piece, beside) in enumerate(zip(pieces(article), around, strict=True)):
                given, said = labels[place], letters(piece.text)
                if isinstance(given, Keep):
                    if given.kind not in BODY_KINDS:
                        continue
                    values = kept_values(scores[place], given, beside)
                elif given.reason is CutReason.DUPLICATE:
                    continue
                else:
                    values = cut_values(features[place], scores[place], given, beside)
                if len(said) >= 4:
                    yield Sample(file, piece.kept, values, piece.of.confidence, stands_in(said, body, lines))


def stands_in(said: str, body: str, lines: set[str]) -> bool:
    """Tell whether a piece's letters stand in the body: a short one as a line of it, most of a long one anywhere."""
    if len(said) < 2 * PART:
        return said in lines or (len(said) > PART and said in body)
    parts = [said[start : start + PART] for start in range(0, len(said) - PART, PART // 2)]
    return said in body or sum(part in body for part in parts) >= 0.6 * len(parts)


def table(found: Sequence[Sample]) -> None:
    """Print how many pieces and pages there are at each confidence, which share is right, and the mean over pages."""
    right: dict[int, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        right[int(one.confidence * 10 + 1e-9)][one.page].append(one.belongs == one.kept)
    for tenth, pages in sorted(right.items()):
        every = [each for page in pages.values() for each in page]
        mean = sum(sum(page) / len(page) for page in pages.values()) / len(pages)
        print(f"  {tenth / 10:.1f}  {len(every):6,}  {len(pages):3}  {sum(every) / len(every):.3f}  {mean:.3f}")


def fit(found: Sequence[Sample], count: int) -> list[float]:
    """Return the weights, in log odds, that tell best what belongs."""
    pages = Counter(one.page for one in found)
    scale = len(found) / len(pages)
    rows = [(one.values, one.belongs, scale / pages[one.page]) for one in found]
    weights = [0.0] * count
    places = range(count)
    for _ in range(STEPS):
        slope = [-RIDGE * weight for weight in weights]
        curve = [[RIDGE * (one == other) for other in places] for one in places]
        for values, belongs, times in rows:
            chance = 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, values, strict=True))))
            for one in places:
                slope[one] += times * (belongs - chance) * values[one]
                for other in places:
                    curve[one][other] += times * chance * (1 - chance) * values[one] * values[other]
        weights = [weight + step for weight, step in zip(weights, solved(curve, slope), strict=True)]
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


if __name__ == "__main__":
    main()
