"""Learn ``weights.json`` from pages whose articles are known, and tell how well pages of unseen sites are cleaned.

Run it as ``python corpus/cleaning/data/train_weights.py PAGES``. ``PAGES`` holds the text of each page as ``NAME.txt``
and ``ground-truth.json``: ``{NAME: {"url", "english", "articleBody"}}``. The same pages give the same weights.

Two models are learned. Whether a passage belongs to an article is a ridge-penalised logistic regression over what the
page's runs share with its best one. What counts for a line as a paragraph is only seen in the article that comes of
it, so these weights are moved one by one from those set by hand, where that makes articles better by more than a
penalty on the distance. Sites are kept apart in folds for the table.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from math import exp, sqrt
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from corpus.cleaning.body import core_of, find_body, passage_of
from corpus.cleaning.continuation import INPUTS, Continuation
from corpus.cleaning.features import Features, describe
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.cleaning.plaintext import clean_segments
from corpus.cleaning.runs import find_runs
from corpus.cleaning.scoring import scores
from corpus.cleaning.topic import Topics
from corpus.cleaning.weights import FILE, Weights
from corpus.readers import PageMetadata, read

BY_HAND = {
    "bias": -2.2,
    "words": 0.10,  # each, up to 40
    "stop_density": 3.0,
    "closed": 1.4,
    "sentences": 0.35,  # each, up to 4
    "speech": 0.6,
    "item": -0.9,
    "capitals": -1.2,
    "number_density": -1.0,
    "cue": -5.0,  # times its strength
    "credit": -3.0,
    "caption": -2.5,
    "byline": -1.0,
    "date": -1.0,
    "repeats": -1.5,  # each time more, up to 2
    "link_density": -3.0,
}
"""The weights of a paragraph to begin with; no text has links, so theirs is not learned."""
FOLDS = 10
RIDGE = 1.0
STEP = 0.25
"""The part of a weight set by hand that it is moved by at once."""
PENALTY = 0.002
"""What a move costs, times its square in weights set by hand, in F1."""
GAIN = 1e-4
ROUNDS = 2
_DECIMALS = 3

Counts = tuple[float, float, float]  # shingles shared, found too much, missed; as shares of all
Vector = list[float]


class Example(Struct, frozen=True):
    """A page and the shingles of its true article."""

    name: str
    site: str
    english: bool
    segments: Sequence[Segment]
    features: Sequence[Features]
    topics: Topics
    wanted: Counter[tuple[str, ...]]
    seen: dict[Hashable, Counts]
    """What was counted already, by the article that was found."""


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of a text, or the whole of a shorter one."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)) if words)


def examples(folder: Path) -> list[Example]:
    """Read the pages of a folder."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [_example(folder / f"{name}.txt", page) for name, page in sorted(truth.items())]


def _example(path: Path, page: Mapping[str, str]) -> Example:
    segments = segment(read(path, path.read_bytes())[0])
    host = (urlsplit(page["url"]).hostname or "").split(".")
    site = ".".join(host[-3:] if len(host) > 2 and len(host[-2]) <= 3 else host[-2:])
    features = describe(segments)
    topics = Topics(segments)
    return Example(
        path.stem, site, bool(page["english"]), segments, features, topics, shingles(page["articleBody"]), {}
    )


def counts(example: Example, weights: Weights) -> Counts:
    """Clean a page and compare its article with the true one."""
    points = scores(example.features, weights)
    body = find_body(example.features, points, example.topics, weights)
    # what follows sees no more of the scores than this
    found = (body, tuple(point < 0 for point in points))
    if found not in example.seen:
        example.seen[found] = _compared(example, weights)
    return example.seen[found]


def _compared(example: Example, weights: Weights) -> Counts:
    article = clean_segments(PageMetadata(), example.segments, example.features, weights=weights)
    found = shingles("\n".join(article.paragraphs))
    shared = (found & example.wanted).total()
    extra, missed = found.total() - shared, example.wanted.total() - shared
    total = max(1, shared + extra + missed)
    return shared / total, extra / total, missed / total


def page_f1(found: Counts) -> float:
    """Return the F1 of one page."""
    shared, extra, missed = found
    return 2 * shared / (2 * shared + extra + missed) if shared else 0.0


def mean_f1(rows: Iterable[Counts]) -> float:
    """Return the F1 of the mean of the pages' precisions and the mean of their recalls."""
    rows = list(rows)
    precisions = [shared / (shared + extra) for shared, extra, _ in rows if shared + extra]
    recalls = [shared / (shared + missed) for shared, _, missed in rows if shared + missed]
    precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def fit_continuation(pages: Sequence[Example]) -> dict[str, float]:
    """Learn whether a passage belongs to an article from the runs of pages beside their best one."""
    rows: list[Vector] = []
    truths: list[bool] = []
    importance: Vector = []
    for page in pages:
        for inputs, belongs, words in _passages(page):
            rows.append([inputs[name] for name in INPUTS])
            truths.append(belongs)
            importance.append(sqrt(words))
    usual = sum(importance) / len(importance)
    fitted = _logistic(rows, truths, [one / usual for one in importance])
    return {name: round(weight, _DECIMALS) for name, weight in zip(("bias", *INPUTS), fitted, strict=True)}


def _passages(page: Example) -> Iterable[tuple[Mapping[str, float], bool, int]]:
    runs = find_runs(page.features, scores(page.features, Weights(BY_HAND, {})))
    if not runs:
        return
    core = core_of(runs, page.topics)
    article = Continuation(page.features, page.topics, runs[core].prose, Weights({}, {}))
    for place, run in enumerate(runs):
        if place == core or not run.prose:
            continue
        whole = range(run.first, run.last + 1)
        true = [at for at in whole if _is_true(page, at)]
        belongs = 2 * sum(page.features[at].words for at in true) > sum(page.features[at].words for at in whole)
        passage = passage_of(run, place - core)
        if article.can_tell(passage):
            yield article.inputs(passage), belongs, sum(page.features[at].words for at in run.prose)


def _is_true(page: Example, place: int) -> bool:
    said = shingles(page.segments[place].text)
    return page.features[place].words >= 4 and 2 * (said & page.wanted).total() > said.total()


def _logistic(rows: Sequence[Vector], truths: Sequence[bool], importance: Vector) -> Vector:
    """Fit a ridge-penalised logistic regression by Newton's method; the first weight returned is the bias."""
    count, width = len(rows), len(rows[0])
    means = [sum(row[at] for row in rows) / count for at in range(width)]
    spreads = [sqrt(sum((row[at] - means[at]) ** 2 for row in rows) / count) or 1.0 for at in range(width)]
    scaled = [[1.0, *((row[at] - means[at]) / spreads[at] for at in range(width))] for row in rows]
    weights = [0.0] * (width + 1)
    for _ in range(30):
        chances = [1 / (1 + exp(-sum(map(float.__mul__, row, weights)))) for row in scaled]
        slope = [RIDGE * weight * (at > 0) for at, weight in enumerate(weights)]
        bend = [[RIDGE * (at == other and at > 0) for other in range(width + 1)] for at in range(width + 1)]
        for row, chance, truth, weight in zip(scaled, chances, truths, importance, strict=True):
            error, curve = weight * (chance - truth), weight * chance * (1 - chance)
            for at, value in enumerate(row):
                slope[at] += error * value
                for other, another in enumerate(row):
                    bend[at][other] += curve * value * another
        weights = [weight - move for weight, move in zip(weights, _solved(bend, slope), strict=True)]
    plain = [weight / spread for weight, spread in zip(weights[1:], spreads, strict=True)]
    return [weights[0] - sum(weight * mean for weight, mean in zip(plain, means, strict=True)), *plain]


def _solved(matrix: Sequence[Vector], values: Sequence[float]) -> Vector:
    """Solve a small system of linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other, row in enumerate(rows):
            if other != at and row[at]:
                rows[other] = [value - row[at] * pivot for value, pivot in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def fit(pages: Sequence[Example]) -> Weights:
    """Learn both models from some pages."""
    weights = Weights(BY_HAND, fit_continuation(pages))

    @cache
    def measured(moved: tuple[tuple[str, float], ...]) -> float:
        tried = Weights(dict(moved), weights.continuation)
        far = sum((value / BY_HAND[name] - 1) ** 2 for name, value in moved)
        return sum(page_f1(counts(page, tried)) for page in pages) / len(pages) - PENALTY * far

    best = dict(BY_HAND)
    for _ in range(ROUNDS):
        before = dict(best)
        for name in [name for name in BY_HAND if name != "link_density"]:
            for step in (STEP, -STEP):
                tried = best | {name: round(best[name] + step * abs(BY_HAND[name]), _DECIMALS + 1)}
                if measured(tuple(tried.items())) > measured(tuple(best.items())) + GAIN:
                    best = tried
                    break
        if best == before:
            break
    return Weights(best, weights.continuation)


def kept_apart(pages: Sequence[Example]) -> dict[str, Counts]:
    """Clean every page with weights learned without the pages of its site and of the others in its fold."""
    sites = sorted({page.site for page in pages})
    fold_of = {site: number % FOLDS for number, site in enumerate(sites)}
    found: dict[str, Counts] = {}
    for fold in range(FOLDS):
        weights = fit([page for page in pages if fold_of[page.site] != fold])
        found.update((page.name, counts(page, weights)) for page in pages if fold_of[page.site] == fold)
    return found


def table(pages: Sequence[Example], columns: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return the F1 of each site, and of all pages, for each way of cleaning."""
    lines = [f"{'site':32}{'pages':>6}" + "".join(f"{name:>12}" for name in columns)]
    groups = {site: [page for page in pages if page.site == site] for site in sorted({page.site for page in pages})}
    groups |= {
        "ENGLISH": [page for page in pages if page.english],
        "OTHER LANGUAGES": [page for page in pages if not page.english],
        "ALL": list(pages),
    }
    for name, group in groups.items():
        figures = (mean_f1(found[page.name] for page in group) for found in columns.values())
        lines.append(f"{name[:31]:32}{len(group):6}" + "".join(f"{figure:12.3f}" for figure in figures))
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Learn from the pages of ``folder``, print the table and write the weights."""
    pages = examples(folder)
    apart = kept_apart(pages)
    weights = fit(pages)
    by_hand = Weights(BY_HAND, weights.continuation)
    columns = {
        "kept apart": apart,
        "by hand": {page.name: counts(page, by_hand) for page in pages},
        "learned": {page.name: counts(page, weights) for page in pages},
    }
    sys.stdout.write(table(pages, columns) + "\n")
    models = {"continuation": dict(weights.continuation), "paragraph": dict(weights.paragraph)}
    FILE.write_text(json.dumps({"version": 1, "models": models}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
