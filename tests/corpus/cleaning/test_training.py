"""The program that learns the weights of cleaning: it gives those that are shipped, and the same ones every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.cleaning.data import train_weights
from corpus.cleaning.data.train_weights import BY_HAND, ROUNDS, STEP, counts, examples, fit_continuation, main, mean_f1
from corpus.cleaning.weights import Weights, learned
from tests.corpus.cleaning.annotations import load

DRIFT = 0.1
"""What weights may differ by that were learned before the last change of a rule that they don't belong to."""


def test_the_pages_give_the_weights_that_are_shipped(shared: Path) -> None:
    pages = examples(shared / "clean" / "pages")
    shipped = learned()
    assert fit_continuation(pages) == pytest.approx(shipped.continuation, abs=DRIFT)
    # all moves of the other weights would take a while to find again: none goes further than the program may go
    assert shipped.paragraph.keys() == BY_HAND.keys()
    for name, weight in shipped.paragraph.items():
        moves = (weight / BY_HAND[name] - 1) / STEP
        assert abs(moves) <= ROUNDS
        assert moves == pytest.approx(round(moves), abs=0.01)
    by_hand = Weights(BY_HAND, shipped.continuation)
    assert mean_f1(counts(page, shipped) for page in pages) > mean_f1(counts(page, by_hand) for page in pages)


def test_the_same_pages_give_the_same_weights_and_a_table_of_their_sites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = load("tuned")[:6]
    truth = {
        f"{number:03}": {
            "url": f"https://news.{page.name}.example/1",
            "english": True,
            "articleBody": "\n".join(page.body),
        }
        for number, page in enumerate(pages)
    }
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    for name, page in zip(truth, pages, strict=True):
        (tmp_path / f"{name}.txt").write_text(page.text("as it is"), "utf-8")
    monkeypatch.setattr(train_weights, "FOLDS", 2)
    made = []
    for number in range(2):
        file = tmp_path / f"weights{number}.json"
        monkeypatch.setattr(train_weights, "FILE", file)
        main(tmp_path)
        made.append((file.read_text("utf-8"), capsys.readouterr().out))
    assert made[0] == made[1]
    models = json.loads(made[0][0])["models"]
    assert models["paragraph"].keys() == BY_HAND.keys()
    site, *_, every = made[0][1].splitlines()[1:]
    assert site.split()[:2] == [f"{min(page.name for page in pages)}.example", "1"]
    assert every.split()[:2] == ["ALL", "6"]
