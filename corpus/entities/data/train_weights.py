"""Learn ``weights.z`` from annotated documents: a multinomial logistic regression over the features of doubtful names.

Run it as ``python corpus/entities/data/train_weights.py TRAIN_FOLDER``. ``TRAIN_FOLDER`` holds documents as
``*.jsonl.gz`` with BIO tags. The order of the examples is shuffled with a fixed seed, so that the result is the
same for the same inputs. Learning rates follow Duchi, Hazan and Singer, "Adaptive Subgradient Methods" (2011).
"""

from __future__ import annotations

import random
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path

from corpus.entities.cast import cast_of
from corpus.entities.coherence import doubtful
from corpus.entities.data.annotated import Annotated, from_tokens
from corpus.entities.features import features
from corpus.entities.runs import read
from corpus.entities.tagger import view_of
from corpus.entities.weights import LABELS, SCALE

DATA = Path(__file__).resolve().parent
LEFT_OUT = frozenset({"gum_voyage", "gum_bio", "gum_academic"})
LABEL_OF = {"PER": 0, "ORG": 1, "LOC": 2}
PASSES = 10
AVERAGED = 6  # of the passes: the mean of their ends wavers less than the last
RATE = 0.1
RAREST = 2  # a feature seen less often is not learned
LIMIT = 32_000
FAINTEST = 12  # a row of weights that are all smaller, in hundredths, is not kept
PENALTY = 5e-5

Example = tuple[list[str], int]


def examples(path: Path) -> Iterator[Example]:
    """Yield the doubtful names of the documents of one file, with what they truly are."""
    for document in from_tokens(path, flowing=True):
        yield from _of_text(document)


def _of_text(document: Annotated) -> Iterator[Example]:
    covered = [False] * (len(document.text) + 1)
    for start, end in document.types:
        covered[start:end] = [True] * (end - start)
    view, _ = view_of(document.text)
    guesses = read(view)
    cast = cast_of(view, guesses)
    for guess in doubtful(guesses, view):
        start, end = view.tokens.starts[guess.first], view.tokens.ends[guess.last - 1]
        kind = document.types.get((start, end))
        if kind is None and any(covered[start:end]):
            continue
        yield list(features(view, guess, cast)), LABEL_OF.get(kind or "", 3)


def learn(data: list[Example]) -> dict[str, list[float]]:
    """Fit the weights by stochastic gradient descent, averaged over the later passes."""
    counts = Counter(feature for names, _ in data for feature in names)
    weights = {feature: [0.0] * len(LABELS) for feature, count in counts.items() if count >= RAREST}
    sums = {feature: [0.0] * len(LABELS) for feature in weights}
    squares = {feature: [1e-6] * len(LABELS) for feature in weights}
    chance = random.Random(7)
    for turn in range(PASSES):
        chance.shuffle(data)
        for names, truth in data:
            known = [name for name in names if name in weights]
            scores = [sum(weights[name][label] for name in known) for label in range(len(LABELS))]
            top = max(scores)
            raw = [exp(score - top) for score in scores]
            total = sum(raw)
            errors = [value / total - (label == truth) for label, value in enumerate(raw)]
            for name in known:
                row, square = weights[name], squares[name]
                for label, error in enumerate(errors):
                    gradient = error + PENALTY * row[label] * len(data) / counts[name]
                    square[label] += gradient * gradient
                    row[label] -= RATE * gradient / sqrt(square[label])
        if turn >= PASSES - AVERAGED:
            for name, row in weights.items():
                sums[name] = [total + weight / AVERAGED for total, weight in zip(sums[name], row, strict=True)]
    return sums


def main(folder: Path) -> None:
    """Learn and write the weights, and say how much was used."""
    data: list[Example] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        if path.name.split(".")[0] not in LEFT_OUT:
            data.extend(examples(path))
    print(f"{len(data)} examples", Counter(LABELS[label] for _, label in data))
    names = []
    rows = array("h")
    for feature, row in sorted(learn(data).items()):
        whole = [max(-LIMIT, min(LIMIT, round(SCALE * weight))) for weight in row]
        if max(map(abs, whole)) >= FAINTEST and feature and "\n" not in feature:
            names.append(feature)
            rows.extend(whole)
    if sys.byteorder == "big":
        rows.byteswap()
    (DATA / "weights.z").write_bytes(zlib.compress("\n".join(names).encode("utf-8") + b"\n\n" + rows.tobytes(), 9))
    print(f"{len(names)} features, {(DATA / 'weights.z').stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
