"""Which blocks of a web page are its article's: an extractor's choice, corrected by how the page is built.

The elements that directly hold most of the text chosen are the article's core. What stands in the core between two
chosen blocks belongs to the article as its siblings do; what was chosen outside of it has to be prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.web.hints import hinted_reason
from corpus.letters import letters
from corpus.readers import RawBlock
from corpus.readers.blocks import DATA

_SHARE = 0.2
"""The share of the chosen text that an element of the core holds by itself or in its children."""
_WHOLE = 0.6
"""The share of the chosen text that the core holds where the article has one."""
_LINKED = 0.9
"""The link density from which a block is a link and nothing else."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FOREIGN = frozenset(
    {
        CutReason.COMMENTS,
        CutReason.SHARE,
        CutReason.SUBSCRIPTION_PROMPT,
        CutReason.SPONSORED,
        CutReason.RELATED_STORIES,
        CutReason.PROMO,
    }
)
"""Reasons that markup gives for what no article holds."""


class Core(Struct, frozen=True):
    """The elements that hold an article, by their numbers, and its first and last block."""

    elements: frozenset[int]
    first: int
    last: int

    def holds(self, block: RawBlock) -> bool:
        """Tell whether a block's text stands in an element of the core or in a child of one."""
        return not self.elements.isdisjoint(block.family[:2])

    def surrounds(self, block: RawBlock) -> bool:
        """Tell whether a block stands anywhere within the core."""
        return not self.elements.isdisjoint(block.family)


def find_core(blocks: Sequence[RawBlock], chosen: Sequence[int]) -> Core | None:
    """Return the core of the article whose blocks are ``chosen``, or None where its text is scattered."""
    letters: Counter[int] = Counter()
    for place in chosen:
        for number in blocks[place].family[:2]:
            letters[number] += len(blocks[place].text)
    total = sum(len(blocks[place].text) for place in chosen)
    elements = frozenset(number for number, count in letters.items() if count >= _SHARE * total)
    elements = elements.union(_alike(blocks, chosen, elements))
    inside = [place for place in chosen if not elements.isdisjoint(blocks[place].family[:2])]
    if sum(len(blocks[place].text) for place in inside) < _WHOLE * total or not inside:
        return None
    return Core(elements, inside[0], inside[-1])


def _alike(blocks: Sequence[RawBlock], chosen: Sequence[int], elements: frozenset[int]) -> Iterator[int]:
    """Yield the elements with chosen text that are built as those of the core and stand beside them."""
    kinds: set[tuple[int, str, str]] = set()
    for wanted in (True, False):
        for place in chosen:
            block = blocks[place]
            for level in range(min(2, len(block.family) - 1)):
                kind = (block.family[level + 1], block.within[level], block.names[level])
                if wanted and block.family[level] in elements:
                    kinds.add(kind)
                elif not wanted and kind in kinds:
                    yield block.family[level]


def corrected(
    blocks: Sequence[RawBlock], features: Sequence[Features], chosen: Sequence[int], core: Core | None
) -> list[int]:
    """Return the blocks of the article, in order, from those that an extractor has chosen."""
    outside = core.elements if core else frozenset[int]()
    kept = {place for place in chosen if _stays(blocks[place], features[place], place, core, outside)}
    if core is not None:
        kept.update(_siblings(blocks, features, kept, core))
    return _without_links_at_ends(blocks, sorted(kept))


def _without_links_at_ends(blocks: Sequence[RawBlock], kept: Sequence[int]) -> list[int]:
    first, last = 0, len(kept)
    while first < last and blocks[kept[first]].link_density >= _LINKED:
        first += 1
    while first < last and blocks[kept[last - 1]].link_density >= _LINKED:
        last -= 1
    return list(kept[first:last])


def _stays(block: RawBlock, one: Features, place: int, core: Core | None, outside: frozenset[int]) -> bool:
    if block.hidden:
        return False
    hint = hinted_reason(block, outside)
    if hint is CutReason.COMMENTS:
        return False
    if core is None:
        return True
    if core.holds(block):
        return not _is_lone_link(block, one)
    if hint in _FOREIGN:
        return False
    between = core.first < place < core.last
    if block.tag in _HEADINGS:
        return block.link_density < _LINKED and between
    return between or core.surrounds(block) or one.prose


def _is_lone_link(block: RawBlock, one: Features) -> bool:
    """Tell whether a paragraph is a link to another story; an address that is written out is the writer's."""
    return (
        block.tag == "p"
        and block.link_density >= _LINKED
        and one.words >= 5
        and not block.text.startswith(("http:", "https:", "www."))
    )


def _siblings(blocks: Sequence[RawBlock], features: Sequence[Features], kept: set[int], core: Core) -> Iterator[int]:
    """Yield the blocks between chosen ones that stand in the core as they do, but were left out."""
    for place in range(core.first + 1, core.last):
        block, one = blocks[place], features[place]
        if place in kept or block.hidden or one.credit or one.caption or one.date or one.byline:
            continue
        quoted = "blockquote" in block.within[:4] and core.surrounds(block)
        if quoted:
            yield place
            continue
        plain = one.cue is None or one.cue.strength < 0.6
        if not (plain and core.holds(block) and block.link_density < 0.5 and "figcaption" not in block.within):
            continue
        if hinted_reason(block, core.elements) is None and (one.prose or _heads(one, place, kept)):
            yield place


def _heads(one: Features, place: int, kept: set[int]) -> bool:
    """Tell whether a short line stands as a heading does: between paragraphs of the article."""
    return 2 <= one.words <= 20 and place - 1 in kept and place + 1 in kept


def with_unseen(blocks: Sequence[RawBlock], chosen: Sequence[int]) -> tuple[list[int], set[int]]:
    """Return the blocks of the article with those that the page has only as data, and the seen ones these repeat.

    A seen paragraph that is one of the data's is kept as it is seen; a part of a longer one, which the data often run
    together, is a repetition.
    """
    unseen = [place for place, block in enumerate(blocks) if DATA in block.within]
    if not unseen:
        return list(chosen), set()
    texts = {letters(blocks[place].text) for place in unseen}
    whole = "\n".join(texts)
    said = {place: letters(blocks[place].text) for place in chosen}
    repeated = {place for place, text in said.items() if text not in texts and text in whole}
    return sorted({*chosen, *unseen} - repeated), repeated
