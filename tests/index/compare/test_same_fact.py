"""Sentences that report one fact in other words are tied; sentences that merely share a subject are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.article import EntityType
from index.compare import Passage, PassageKind, Rarity, Relation, compare
from tests.index.compare.build import Given, Names, stored

NAMES: Names = {
    "Orrin Vale": (EntityType.PERSON, "Orrin Vale"),
    "Vale": (EntityType.PERSON, "Orrin Vale"),
    "Harbour Board": (EntityType.ORG, "Harbour Board"),
    "Brenwick": (EntityType.GPE, "Brenwick"),
    "Lantern Shipping": (EntityType.ORG, "Lantern Shipping"),
}
FIRST = stored(
    1,
    [
        "The Harbour Board barred Lantern Shipping on Monday from mooring in Brenwick for five years.",
        "Gulls have been nesting on the north pier since April, and visitors love them.",
        "Orrin Vale, who runs the company, vowed to take the matter to court.",
    ],
    NAMES,
)
SECOND = stored(
    2,
    [
        "Fishing families in the old town had waited a long time for good news.",
        "A five-year ban keeps Lantern Shipping out of the port of Brenwick, the Harbour Board ruled on Monday.",
        "“We will see them in court,” Mr. Vale promised, and the company took the matter up at once.",
    ],
    NAMES,
)


def facts(a: Given, b: Given, rarity: Rarity | None = None) -> list[Passage]:
    return [passage for passage in compare(a, b, rarity).passages if passage.kind is PassageKind.SAME_FACT]


def test_the_same_ban_and_the_same_vow_are_found_in_other_words() -> None:
    assert [(fact.a, fact.b) for fact in facts(FIRST, SECOND)] == [((0,), (1,)), ((2,), (2,))]


def test_accounts_of_one_event_are_the_same_story() -> None:
    assert compare(FIRST, SECOND).relation is Relation.SAME_STORY


def test_a_paragraph_without_a_counterpart_stands_alone() -> None:
    kinds = {(passage.a, passage.b): passage.kind for passage in compare(FIRST, SECOND).passages}
    assert kinds[(1,), ()] is PassageKind.ONLY_A
    assert kinds[(), (0,)] is PassageKind.ONLY_B


def test_a_fact_is_tied_by_the_sentence_and_not_the_paragraph() -> None:
    long = stored(
        1,
        ["The fog lifted. The Harbour Board barred Lantern Shipping from Brenwick for five years. Bells rang."],
        NAMES,
    )
    (fact,) = facts(long, SECOND)
    assert long.article.text[slice(*fact.a_spans[0])].startswith("The Harbour Board barred")


def test_texts_that_share_a_name_and_common_words_are_unrelated() -> None:
    other = stored(
        3,
        [
            "Orrin Vale was seen at the theatre with his daughters.",
            "Tickets for the spring season will go on sale in the square.",
            "The orchestra of the city plays there every second evening.",
        ],
        NAMES,
    )
    comparison = compare(FIRST, other)
    assert comparison.relation is Relation.UNRELATED
    assert {passage.kind for passage in comparison.passages} == {PassageKind.ONLY_A, PassageKind.ONLY_B}


def test_words_that_every_document_of_the_library_holds_tie_less() -> None:
    common = {"court": 1000, "matter": 1000, "company": 1000, "promise": 1000, "vowed": 1000, "promised": 1000}
    (_, plain), (_, common_fact) = facts(FIRST, SECOND), facts(FIRST, SECOND, Rarity.counted(1000, common))
    assert common_fact.score < plain.score


def test_hand_made_pairs_of_the_real_corpus_are_mostly_found(shared: Path) -> None:
    def paragraphs(seed: str, first: int, last: int) -> list[str]:
        (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
        lines = path.read_text(encoding="utf-8").splitlines()[first:last]
        return [line.strip(" •") for line in lines if line.strip()]

    def names(seed: str) -> Names:
        (path,) = (shared / "ner" / "gold").glob(f"{seed}_*.json")
        mentions = json.loads(path.read_text(encoding="utf-8"))["mentions"]
        return {mention["text"]: (EntityType(mention["type"]), mention["entity"]) for mention in mentions}

    known = {**names("000"), **names("002"), **names("004")}
    texts = {"000": paragraphs("000", 2, 17), "001": paragraphs("001", 9, 36), "002": paragraphs("002", 2, 21)}
    articles = {seed: stored(int(seed) + 1, text, known) for seed, text in texts.items()}
    gold = json.loads((shared / "compare" / "same_fact.json").read_text(encoding="utf-8"))
    wanted = {(pair["b_seed"], pair["a_par"], pair["b_par"]) for pair in gold}
    found = {(seed, fact.a[0], fact.b[0]) for seed in ("001", "002") for fact in facts(articles["000"], articles[seed])}
    right = len(found & wanted)
    assert 2 * right / (len(found) + len(wanted)) == pytest.approx(0.7, abs=0.1)
