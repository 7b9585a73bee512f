"""How sure cleaning says it is: least where it is wrong most often, and quite where a person has spoken."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import BODY_KINDS, Block, Cut, CutReason
from corpus.cleaning import clean
from corpus.cleaning.confidence import DOUBTFUL
from corpus.decisions import Decision
from corpus.errors import UnreadableError
from corpus.pieces import Piece, least_sure_first, pieces
from corpus.readers import read
from tests.corpus.cleaning.scrapes import LEDE, MIDDLE, QUOTE
from tests.corpus.cleaning.test_accounting import pages, texts

STORY = f"""Home
Sign in
Port authority to close island ferry terminal in June

{LEDE}

{QUOTE}

{MIDDLE}

The Harbour Post is where the islands meet every morning, and it is read in ninety harbours.

{LEDE.replace("June", "July")}

All rights reserved.
"""


def found(text: str, *decisions: Decision) -> list[Piece]:
    [page] = read(Path("page.txt"), text.encode("utf-8", "surrogatepass"))
    return pieces(clean(page, decisions))


def test_of_plain_paragraphs_and_plain_furniture_cleaning_is_sure() -> None:
    sure = {piece.text: piece.of.confidence for piece in found(STORY)}
    assert min(sure[LEDE], sure[QUOTE], sure[MIDDLE], sure["Sign in"], sure["All rights reserved."]) > 0.9


def test_a_line_that_stands_alone_among_furniture_is_doubtful_and_says_what_it_may_be() -> None:
    alone = "The band of the islands will play on the quay of the old ferry terminal."
    text = STORY.replace("All rights reserved.", f"Advertisement\n\nAdvertisement\n\n{alone}\n\nAdvertisement")
    piece = next(piece for piece in found(text) if piece.text == alone)
    assert piece.kept
    assert piece.of.confidence < DOUBTFUL
    assert piece.reason is CutReason.SPONSORED


def test_what_a_person_decided_is_sure() -> None:
    before = found(STORY)
    decisions = [piece.decision(kept=not piece.kept) for piece in before if piece.text in {"Home", QUOTE}]
    decided = [piece for piece in found(STORY, *decisions) if piece.of.by_hand]
    assert [(piece.text, piece.kept, piece.of.confidence) for piece in decided] == [
        ("Home", True, 1.0),
        (QUOTE, False, 1.0),
    ]
    assert not any(isinstance(piece.of, Block) and piece.of.doubt for piece in decided)


@given(st.one_of(texts(), pages()))
@settings(max_examples=100, deadline=None)
def test_only_blocks_of_the_body_are_doubted_and_only_where_cleaning_is_not_sure(text: str) -> None:
    try:
        everything = found(text)
    except UnreadableError:
        return
    for piece in everything:
        assert 0 <= piece.of.confidence <= 1
        if isinstance(piece.of, Block):
            assert (piece.of.doubt is not None) == (piece.of.confidence < DOUBTFUL)
            assert piece.of.kind in BODY_KINDS or piece.of.confidence == 1
    listed = least_sure_first(everything)
    assert [piece.of.confidence for piece in listed] == sorted(piece.of.confidence for piece in listed)
    assert {piece.label for piece in everything if isinstance(piece.of, Cut)} <= {piece.label for piece in listed}
