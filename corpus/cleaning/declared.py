"""Cleaning of what was declared to be an article: by an export that gives its text, or when it was cleaned before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.byhand import as_decided
from corpus.cleaning.features import Features, describe
from corpus.cleaning.head.metadata import with_metadata
from corpus.cleaning.head.titles import same
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.lines.marks import says_something
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.decisions import Decision
from corpus.readers import Page, PageMetadata

_SURE = 0.9
"""Strength of a cue from which a line is furniture even in a text that is declared to be an article."""
_FURNITURE = 0.06
"""The share of such lines up to which the declaration holds; nineteen of twenty articles have fewer, pages more."""
_LINKED = 0.5
"""The share of a block's characters in links from which nobody's word makes it a paragraph."""
_REPEATED = 12
"""Words up to which a line may well stand twice in an article, as the label of a table or the name of a meal."""
_PLAIN = frozenset({CutReason.PHOTO_CREDIT, CutReason.TEMPLATE, CutReason.ICON_LABELS})
"""Reasons that do not come of a guess from where a line stands."""


def clean_labelled(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Take an article as it was cleaned before: its blocks are of the kinds that they say."""
    segments = segment(page)
    features = describe(segments)
    labels: list[Label] = [Keep(BlockKind(one.tag)) for one in segments]
    labels = as_decided(segments, features, labels, decisions)
    article = with_metadata(assemble(segments, labels), page.metadata, None)
    return _as_said(article, page.metadata) if page.declared else article


def _as_said(article: Article, said: PageMetadata) -> Article:
    """Return an article of which all is known that there is to know, and nothing else has to be found."""
    return replace(
        article,
        blocks=tuple(block._replace(credit=block.credit or None) for block in article.blocks),
        evidence=tuple((name, line) for name, line in article.evidence if name not in said.__struct_fields__),
        **{name: getattr(said, name) for name in said.__struct_fields__},
    )


def as_declared(segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label]) -> list[Label]:
    """Bring back what was cut from a declared text without a sure sign, as lists, scores and verses are.

    Nothing comes back where the text is a whole page after all, which its furniture shows, or below a sign that the
    article is over.
    """
    sure = [place for place, one in enumerate(features) if _is_furniture(one)]
    if len(sure) > max(1, _FURNITURE * len(features)):
        return list(labels)
    first = next((place for place, given in enumerate(labels) if isinstance(given, Keep)), 0)
    over = (place for place in sure if place > first and (cue := features[place].cue) is not None and cue.ends)
    end = next(over, len(labels))
    return [
        Keep(BlockKind.ITEM if segment.item else BlockKind.PARAGRAPH)
        if isinstance(given, Drop) and place < end and _may_return(segment, one, given)
        else given
        for place, (segment, one, given) in enumerate(zip(segments, features, labels, strict=True))
    ]


def _is_furniture(one: Features) -> bool:
    return one.cue is not None and one.cue.strength >= _SURE


def _may_return(segment: Segment, one: Features, given: Drop) -> bool:
    linked = segment.raw is not None and (segment.raw.link_density > _LINKED or segment.raw.hidden)
    twice = given.reason is CutReason.DUPLICATE and one.words > _REPEATED
    return not (linked or twice or given.reason in _PLAIN or _is_furniture(one)) and says_something(segment.text)


def without_other_titles(
    segments: Sequence[Segment], front: Mapping[int, BlockKind], title: str | None
) -> dict[int, BlockKind]:
    """Make a line that was taken for the title, which is known and reads otherwise, a heading."""
    return {
        place: BlockKind.HEADING
        if kind is BlockKind.TITLE and title is not None and not same(segments[place].text, title)
        else kind
        for place, kind in front.items()
    }
