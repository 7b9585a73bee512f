"""Learn ``weights.z`` from annotated documents: a linear-chain conditional random field over the names of sentences.

Run it as ``python corpus/entities/data/train_weights.py TRAIN_FOLDER``. ``TRAIN_FOLDER`` holds documents as
``*.jsonl.gz`` with BIO tags. CRFsuite fits the weights (L-BFGS, penalties on their size and square), which is the same
every time for the same inputs; they are rounded and stored so that reading them takes nothing but the standard library.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from corpus.entities.cast import cast_of
from corpus.entities.chains import chain_features, chains, firmness
from corpus.entities.data.annotated import Annotated, from_tokens
from corpus.entities.heads import headed
from corpus.entities.runs import read
from corpus.entities.tagger import view_of
from corpus.entities.weights import LABELS, SCALE, packed

DATA = Path(__file__).resolve().parent
LEFT_OUT = frozenset({"gum_voyage", "gum_bio", "gum_academic", "redocred_dev"})  # the news is tagged worse with them
LABEL_OF = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
FIRM_LABEL = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
SETTINGS = {"c1": 0.03, "c2": 2.0, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": True}
LIMIT = 32_000
FAINTEST = 4  # a row of weights that are all smaller, in hundredths, is not kept

Example = tuple[list[list[str]], list[str]]


def examples(path: Path) -> Iterator[Example]:
    """Yield the chains of the documents of one file: features and labels of each name."""
    for document in from_tokens(path, flowing=True):
        yield from _of_text(document)


def _of_text(document: Annotated) -> Iterator[Example]:
    covered = [False] * (len(document.text) + 1)
    for start, end in document.types:
        covered[start:end] = [True] * (end - start)
    view, _ = view_of(document.text)
    guesses = read(view)
    first = [headed(guess, view) or guess for guess in guesses]
    firm = firmness(guesses, first)
    cast = cast_of(view, guesses)
    for chain in chains(firm, first, view):
        described: list[list[str]] = []
        labels: list[str] = []
        for place, features in zip(chain, chain_features(chain, firm, first, view, cast), strict=True):
            guess = first[place]
            start, end = view.tokens.starts[guess.first], view.tokens.ends[guess.last - 1]
            kind = document.types.get((start, end))
            if not firm[place] and kind is None and any(covered[start:end]):
                if described:  # what the annotators took for another stretch parts the chain
                    yield described, labels
                described, labels = [], []
                continue
            described.append(features)
            labels.append(FIRM_LABEL.get(str(guess.type), "NONE") if firm[place] else LABEL_OF.get(kind or "", "NONE"))
        if described:
            yield described, labels


def learn(data: list[Example]) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Fit the weights and return those of the features and those of one label after another."""
    trainer = pycrfsuite.Trainer("lbfgs", SETTINGS, verbose=False)
    for features, labels in data:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        learned = tagger.info()
    rows: dict[str, list[float]] = {}
    for (feature, label), weight in learned.state_features.items():
        rows.setdefault(feature, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    steps = [[learned.transitions.get((one, two), 0.0) for two in LABELS] for one in LABELS]
    return rows, steps


def whole(row: list[float]) -> list[int]:
    """Return weights as whole hundredths."""
    return [max(-LIMIT, min(LIMIT, round(SCALE * weight))) for weight in row]


def trained(folder: Path) -> bytes:
    """Return the weights learned from a folder's documents as they are stored, and say how much was used."""
    data: list[Example] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        if path.name.split(".")[0] not in LEFT_OUT:
            data.extend(examples(path))
    print(f"{len(data)} chains", Counter(label for _, labels in data for label in labels))
    learned, steps = learn(data)
    rows = {feature: whole(row) for feature, row in sorted(learned.items())}
    kept = {feature: row for feature, row in rows.items() if max(map(abs, row)) >= FAINTEST}
    stored = packed(kept, [whole(row) for row in steps])
    print(f"{len(kept)} features, {len(stored)} bytes")
    return stored


if __name__ == "__main__":
    (DATA / "weights.z").write_bytes(trained(Path(sys.argv[1])))
