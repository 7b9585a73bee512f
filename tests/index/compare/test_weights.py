"""Rare words weigh more than common ones, in a library and in two texts alone."""

from __future__ import annotations

from index.compare import Rarity
from index.compare.weights import STOP_WEIGHT, Weights, neutral


def test_a_word_of_few_documents_weighs_more_than_one_of_many() -> None:
    rarity = Rarity.counted(1000, {"harbour": 400, "sextant": 2})
    assert rarity.weight("unheard") > rarity.weight("sextant") > rarity.weight("harbour")


def test_a_small_library_is_believed_less_than_a_large_one() -> None:
    def apart(documents: int) -> float:
        rarity = Rarity.counted(documents, {"harbour": documents})
        return rarity.weight("seafood") - rarity.weight("harbour")

    assert apart(10_000) > apart(10) > 0


def test_an_empty_library_weighs_like_none() -> None:
    assert Rarity.counted(0, {}).weight("harbour") == neutral("harbour")


def test_frequencies_out_of_range_do_no_harm() -> None:
    rarity = Rarity(100, lambda word: -5 if word == "low" else 5000)
    assert 0 < rarity.weight("high") < rarity.weight("low") <= 1


def test_stop_words_weigh_next_to_nothing_and_words_of_every_sentence_little() -> None:
    weights = Weights([["the", "harbour", "sextant"], ["the", "harbour"], ["the", "harbour", "gull"]], None)
    assert weights("the") == STOP_WEIGHT < weights("harbour") < weights("sextant")
