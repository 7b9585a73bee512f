"""What a person decided goes before what cleaning thinks, and every line stays accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Block, BlockKind, Cut, CutReason
from corpus.cleaning import clean
from corpus.decisions import Decision
from corpus.errors import UnreadableError
from corpus.pieces import Piece, deciding, pieces
from corpus.readers import Page, read
from tests.corpus.cleaning.scrapes import LEDE, WIRE
from tests.corpus.cleaning.test_accounting import pages, taken, texts

WEB_PAGE = (
    "<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>"
    "<h1>Port authority to close island ferry terminal in June</h1>"
    f"<p>{LEDE}</p><p>{LEDE.replace('June', 'May')}</p><ul><li>Share</li><li>Share</li></ul>"
    "</article><footer><p>All rights reserved.</p></footer></body></html>"
)


def page_of(text: str, name: str = "page.txt") -> Page:
    [page] = read(Path(name), text.encode("utf-8", "surrogatepass"))
    return page


def piece_with(article: Article, words: str) -> Piece:
    return next(piece for piece in pieces(article) if piece.text.startswith(words))


def decide(page: Page, words: str, *, kept: bool) -> Article:
    return clean(page, [piece_with(clean(page), words).decision(kept=kept)])


def test_what_is_cut_by_hand_is_a_cut_that_says_so() -> None:
    article = decide(page_of(WIRE.text), '"Nobody asked', kept=False)
    piece = piece_with(article, '"Nobody asked')
    assert isinstance(piece.of, Cut)
    assert (piece.of.by_hand, piece.of.reason, piece.of.confidence) == (True, CutReason.OTHER, 1.0)
    assert "Nobody asked" not in article.text


def test_what_is_brought_back_is_a_block_that_says_so() -> None:
    page = page_of(WIRE.text.replace("World\n", "The islanders will hear more about it on Tuesday, they were told.\n"))
    article = decide(page, "The islanders will hear", kept=True)
    piece = piece_with(article, "The islanders will hear")
    assert isinstance(piece.of, Block)
    assert (piece.of.by_hand, piece.of.kind, piece.of.doubt) == (True, BlockKind.PARAGRAPH, None)


def test_a_title_can_be_cut_and_brought_back_under_its_own_name() -> None:
    page = page_of(WIRE.text)
    without = decide(page, "Port authority", kept=False)
    assert without.title is None
    other = piece_with(without, "Skip to").decision(kept=True)
    cut = piece_with(clean(page), "Port authority").decision(kept=False)
    assert clean(page, [cut, other]).title == "Skip to main content"


def test_what_is_kept_already_can_be_confirmed() -> None:
    page = page_of(WIRE.text)
    article = decide(page, '"Nobody asked', kept=True)
    assert article.text == clean(page).text
    assert piece_with(article, '"Nobody asked').of.by_hand


@pytest.mark.parametrize("nth", [0, 1])
def test_of_equal_pieces_on_one_line_only_the_one_that_was_meant_is_brought_back(nth: int) -> None:
    page = page_of(WEB_PAGE, "page.html")
    shares = [piece for piece in pieces(clean(page)) if piece.text == "Share"]
    assert len(shares) == 2
    article = clean(page, [shares[nth].decision(kept=True)])
    assert [piece.kept for piece in pieces(article) if piece.text == "Share"] == [nth == 0, nth == 1]


def test_a_decision_that_fits_nothing_changes_nothing() -> None:
    page = page_of(WIRE.text)
    assert clean(page, [Decision((2, 2), "words that were never there", kept=True)]) == clean(page)


def test_a_line_brought_back_as_a_caption_without_its_credit_is_found_again() -> None:
    page = page_of("\n0\nÄ ©0:0:0 0\n")
    [_, line] = pieces(clean(page))
    decision = line.decision(kept=True)
    after = pieces(clean(page, [decision]))
    assert [(piece.label, piece.kept) for piece in after] == [("2", False), ("3", True)]
    assert [[piece.label for piece in about] for about in deciding([decision], after)] == [["3"]]


@given(st.one_of(texts(), pages()), st.data())
@settings(max_examples=150, deadline=None)
def test_any_decisions_hold_and_leave_every_line_accounted_for(text: str, data: st.DataObject) -> None:
    try:
        page = page_of(text)
    except UnreadableError:
        return
    before = clean(page)
    found = pieces(before)
    verdicts = data.draw(
        st.lists(st.tuples(st.sampled_from(found), st.booleans()), max_size=6, unique_by=lambda v: v[0].label)
    )
    decisions = [piece.decision(kept=kept) for piece, kept in verdicts]
    after = clean(page, decisions)
    assert sorted(taken(after)) == sorted(taken(before))
    assert "\n\n".join(after.text[block.start : block.end] for block in after.blocks) == after.text
    labels = {piece.label: piece for piece in pieces(after)}
    assert list(labels) == [piece.label for piece in found]
    for piece, kept in verdicts:
        assert labels[piece.label].kept == (kept and bool(piece.text))
    undecided = [piece for piece in found if piece.label not in {piece.label for piece, _ in verdicts}]
    assert all(labels[piece.label].kept == piece.kept for piece in undecided)
    # the decisions are found again in the article that they made
    about = deciding(decisions, list(labels.values()))
    assert [[piece.label for piece in pieces] for pieces in about] == [[piece.label] for piece, _ in verdicts]
