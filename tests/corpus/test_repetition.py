"""Blocks that recur over the articles of one outlet: furniture goes, background and versions stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import Article, Block, BlockKind, Cut, CutReason
from corpus.repetition import digest, digests, is_furniture, outlet_key, without

BOX = "Every Friday our editors pick five long reads; have them sent to your inbox before breakfast."
BACKGROUND = "The harbour board, founded by three estuary towns, has run the ferry since the old bridge burned down."
STORIES = (
    ["The harbour board will sell the ferry to the highest bidder in spring.", "Three towns want it to stay theirs."],
    ["A storm drove the ferry against the pier of the harbour on Sunday night.", "No passenger of the board was hurt."],
    ["Engineers of the estuary towns have drawn a bridge with four lanes.", "The old one burned; the ferry came."],
    ["The harbour board named a new master for the ferry, its first woman.", "She was born in one of the towns."],
)


def article(paragraphs: list[str], outlet: str | None = "The Greyport Lamp", **more: object) -> Article:
    blocks: list[Block] = []
    start = 0
    for line, text in enumerate(paragraphs, 1):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(text), (line, line)))
        start += len(text) + 2
    return Article("\n\n".join(paragraphs), tuple(blocks), outlet=outlet, **more)  # type: ignore[arg-type]


def number(text: str, outlet: str = "thegreyportlamp") -> int:
    found = digest(text, outlet)
    assert found is not None
    return found


def with_box(paragraphs: list[str], box: str = BOX) -> Article:
    return article([paragraphs[0], box, *paragraphs[1:]])


def test_a_box_in_three_unlike_articles_is_furniture() -> None:
    assert is_furniture(number(BOX), [with_box(story) for story in STORIES[:3]])


def test_two_articles_prove_nothing() -> None:
    assert not is_furniture(number(BOX), [with_box(story) for story in STORIES[:2]])


def test_versions_of_one_article_count_once() -> None:
    story = [*STORIES[0], *STORIES[1], *STORIES[2]]
    later = [*story[:3], "The mayor said that she would bid herself.", *story[3:]]
    shorter = story[:4]
    assert not is_furniture(number(BOX), [with_box(one) for one in (story, later, shorter)])
    assert not is_furniture(number(story[0]), [article(one) for one in (story, later, shorter)])


def test_background_under_every_report_of_a_story_stays() -> None:
    assert not is_furniture(number(BACKGROUND), [with_box(story, BACKGROUND) for story in STORIES])


def test_furniture_that_was_cut_before_is_still_recognised() -> None:
    articles = [without(with_box(story), {number(BOX)}) for story in STORIES]
    assert is_furniture(number(BOX), articles)


def test_what_is_cut_becomes_a_cut_in_its_place() -> None:
    before = with_box(STORIES[0])
    after = without(before, {number(BOX)})
    assert after.paragraphs == STORIES[0]
    assert after.cuts == (Cut((2, 2), CutReason.TEMPLATE, BOX, after.text.index("Three towns"), 0.8),)
    assert [after.text[block.start : block.end] for block in after.blocks] == STORIES[0]


def test_an_article_of_nothing_else_stays_whole() -> None:
    only = article([BOX])
    assert without(only, {number(BOX)}) is only


def test_what_a_person_brought_back_stays() -> None:
    before = with_box(STORIES[0])
    kept = replace(before, blocks=tuple(block._replace(by_hand=block.lines == (2, 2)) for block in before.blocks))
    assert without(kept, {number(BOX)}) is kept


def test_another_outlet_is_another_matter() -> None:
    assert digests(article(STORIES[0], "The Ostravik Post")).isdisjoint(digests(article(STORIES[0])))
    assert without(article([BOX, *STORIES[0]], "The Ostravik Post"), {number(BOX)}).paragraphs[0] == BOX


def test_the_host_stands_for_an_outlet_without_a_name_and_without_either_nothing_recurs() -> None:
    assert outlet_key(article(STORIES[0], None, url="https://www.Lamp.example/a/b?c")) == "lamp.example"
    assert digests(article(STORIES[0], None)) == frozenset()


def test_labels_are_too_short_to_be_told_from_others() -> None:
    assert digest("Read more", "lamp") is None


@given(st.lists(st.booleans(), min_size=2, max_size=8), st.lists(st.integers(0, 8), max_size=6))
def test_blocks_and_cuts_keep_their_order_whatever_is_cut(gone: list[bool], ats: list[int]) -> None:
    paragraphs = [f"Paragraph with the name {name} and a few more words." for name in "abcdefgh"[: len(gone)]]
    whole = article(paragraphs)
    starts = [*(block.start for block in whole.blocks), len(whole.text)]
    cuts = [
        Cut((20 + place, 20 + place), CutReason.PROMO, f"cut {place}", starts[min(at, len(gone))])
        for place, at in enumerate(sorted(ats))
    ]
    before = replace(whole, cuts=tuple(cuts))
    after = without(before, {number(text) for text, cut in zip(paragraphs, gone, strict=True) if cut})

    def order(article: Article) -> list[str]:
        pieces = [(cut.at, 0, cut.text) for cut in article.cuts]
        pieces += [(block.start, 1, article.text[block.start : block.end]) for block in article.blocks]
        return [text for _, _, text in sorted(pieces, key=lambda piece: piece[:2])]

    assert order(after) == order(before)
