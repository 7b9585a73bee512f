"""Cleaning of web pages: extractors find the body among the page's own blocks, and its words are heard as a text's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.byhand import as_decided
from corpus.cleaning.confidence import with_confidence
from corpus.cleaning.continuation import Continuation, Passage
from corpus.cleaning.declared import as_declared, without_other_titles
from corpus.cleaning.features import Features, describe
from corpus.cleaning.head.front import first_paragraph, front_matter
from corpus.cleaning.head.metadata import with_metadata
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.labelling import label
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.cleaning.outlets.outlet import find_outlet
from corpus.cleaning.outlets.weighing import Outlet
from corpus.cleaning.remains import without_remains
from corpus.cleaning.scoring import scores
from corpus.cleaning.topic import Topics
from corpus.cleaning.web.body import Core, corrected, find_core, with_unseen
from corpus.cleaning.web.extractors import find_article, numbered_tree
from corpus.cleaning.web.hints import hinted_reason, is_figure_caption
from corpus.decisions import Decision
from corpus.readers import Page

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONG = 40
"""Words from which a paragraph among an article's is no prompt, and twice the same one is pasted twice."""
_APART = frozenset({"blockquote", "aside", "figure"})
"""Elements that repeat an article's words beside it."""
_LITTLE = 0.3
"""The words under an end cue, in those above it, below which they must go on with the article to be of it."""
_TEASER = 45
"""Words below which a paragraph under an end cue may be a teaser."""
_OFFERS = frozenset({CutReason.PROMO, CutReason.SPONSORED})


def clean_web_page(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Find the article in a web page; comments, or what is hidden, are of it only where ``decisions`` say so."""
    segments = segment(page)
    features = _described(segments)
    points = scores(features)
    topics = Topics(segments)
    tree = numbered_tree(page)
    chosen = find_article(tree, page.blocks, features) if tree is not None else []
    core = find_core(page.blocks, chosen)
    chosen = corrected(page.blocks, features, chosen, core)
    chosen = before_other_stories(features, chosen, topics)
    chosen, repeated = with_unseen(page.blocks, chosen)
    body = Body(tuple((place, place) for place in chosen)) if chosen else find_body(features, points, topics)
    front = _front(page, segments, features, body, topics) if body else {}
    front = _without_paragraphs(segments, features, front, set(chosen), core, body)
    if page.declared:
        front = without_other_titles(segments, front, page.metadata.title)
    labels = label(segments, features, points, body, front)
    if chosen:
        labels = _believe(segments, features, labels, set(chosen), front, core)
    if body:
        labels = _with_figures(segments, features, labels, range(min(front, default=body.first), body.last + 1))
    for place in repeated:
        labels[place] = Drop(CutReason.DUPLICATE, 0.8)
    labels = _explained(segments, without_remains(segments, features, labels, topics), core)
    labels = as_declared(segments, features, labels) if page.declared else labels
    final = as_decided(segments, features, labels, decisions)
    article = with_metadata(assemble(segments, final), page.metadata, _outlet(segments, labels))
    return with_confidence(article, features, points, final)


def _described(segments: Sequence[Segment]) -> list[Features]:
    """Describe the segments of a page; of menus, which most of a page's lines are of, the markup says enough."""
    described = iter(describe([one for one in segments if not _is_apart(one)]))
    [blank] = describe([Segment("", (1, 1))])

    @cache
    def of_menu(words: int, item: bool) -> Features:
        return blank._replace(words=words, item=item, link_density=1.0)

    return [of_menu(len(one.text.split()), one.item) if _is_apart(one) else next(described) for one in segments]


def _is_apart(segment: Segment) -> bool:
    return segment.raw is not None and segment.raw.apart


def _without_paragraphs(
    segments: Sequence[Segment],
    features: Sequence[Features],
    front: dict[int, BlockKind],
    chosen: set[int],
    core: Core | None,
    body: Body | None,
) -> dict[int, BlockKind]:
    """Take from the front matter a standfirst that is built as the paragraphs under it are: it is one of them."""
    if core is None or body is None:
        return front
    opening = segments[first_paragraph(segments, features, body)].raw
    return {
        place: kind
        for place, kind in front.items()
        if kind is not BlockKind.SUBTITLE
        or place not in chosen
        or (raw := segments[place].raw) is None
        or opening is None
        or not core.holds(raw)
        or raw.tag != opening.tag
    }


def _with_figures(
    segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], within: range
) -> list[Label]:
    """Keep the captions of figures that stand in the article, which extractors leave out."""
    return [
        Keep(BlockKind.CAPTION)
        if place in within and one.words >= 3 and not one.credit and is_figure_caption(block.raw)
        else given
        for place, (block, one, given) in enumerate(zip(segments, features, labels, strict=True))
    ]


def _explained(segments: Sequence[Segment], labels: Sequence[Label], core: Core | None) -> list[Label]:
    """Give cuts whose reason was guessed from their place the reason that their markup gives."""
    result: list[Label] = []
    outside = core.elements if core else frozenset[int]()
    for block, given in zip(segments, labels, strict=True):
        guessed = isinstance(given, Drop) and given.confidence < 0.85 and given.reason is not CutReason.DUPLICATE
        hint = hinted_reason(block.raw, outside) if guessed else None
        result.append(Drop(hint, 0.8) if hint else given)
    return result


def _outlet(segments: Sequence[Segment], labels: Sequence[Label]) -> Outlet | None:
    cut = zip(segments, labels, strict=True)
    return find_outlet((one.lines[0], one.text) for one, given in cut if isinstance(given, Drop) and not _is_apart(one))


def _front(
    page: Page, segments: Sequence[Segment], features: Sequence[Features], body: Body, topics: Topics
) -> dict[int, BlockKind]:
    opening = first_paragraph(segments, features, body)
    return front_matter(segments, features, body, opening, topics, title=page.metadata.title)


def _believe(
    segments: Sequence[Segment],
    features: Sequence[Features],
    labels: list[Label],
    chosen: set[int],
    front: dict[int, BlockKind],
    core: Core | None,
) -> list[Label]:
    """Keep what the extractor chose unless its words say plainly that it is furniture."""
    result = list(labels)
    for place in sorted(chosen):
        before = labels[place]
        segment, one = segments[place], features[place]
        inside = core is not None and segment.raw is not None and core.holds(segment.raw)
        if place in front:
            continue
        if isinstance(before, Keep):
            # a long paragraph among the article's own describes no picture
            if inside and segment.tag == "p" and one.words >= _LONG and before.kind is BlockKind.CAPTION:
                result[place] = Keep(BlockKind.PARAGRAPH)
            continue
        around = core is not None and segment.raw is not None and core.surrounds(segment.raw)
        if _is_own(one, before, segment, around):
            kind = BlockKind.PARAGRAPH
            if segment.tag in _HEADINGS:
                kind = BlockKind.HEADING
            elif segment.item:
                kind = BlockKind.ITEM
            result[place] = Keep(kind)
    return result


def _is_own(one: Features, before: Drop, segment: Segment, inside: bool) -> bool:
    """Tell whether a chosen block that was dropped for its words is the article's after all."""
    if before.reason is CutReason.DUPLICATE:
        # recipes and lists say things again, as do headings what the text says
        return inside and one.words <= _LONG and _APART.isdisjoint(segment.raw.within[:3] if segment.raw else ())
    if one.credit or one.byline or one.date:
        return False
    if one.cue is None:
        return True
    unlinked = inside and segment.raw is not None and segment.raw.link_density < 0.3
    return unlinked and (one.words >= _LONG or one.cue.reason in _OFFERS)


def before_other_stories(features: Sequence[Features], chosen: Sequence[int], topics: Topics) -> list[int]:
    """Return ``chosen`` without what stands under an end cue ("Elsewhere …") and does not go on with the article."""
    article: Continuation | None = None
    kept: list[int] = []
    for first, last in pairwise([-1, *_end_cues(features), len(features)]):
        zone = [place for place in chosen if first < place <= last]
        prose = [place for place in zone if features[place].prose]
        words = sum(features[place].words for place in prose)
        if kept and words < _LITTLE * sum(features[place].words for place in kept):
            titles = sum(features[place].words < _TEASER for place in prose)
            cue = features[first].cue
            passage = Passage(prose, titles=titles, cue=cue.reason if cue else None)
            if not prose or (article and not article.has(passage)):
                continue
        kept.extend(zone)
        if article:
            article.join(prose)
        elif prose:
            article = Continuation(features, topics, prose)
    return kept


def _end_cues(features: Sequence[Features]) -> list[int]:
    return [place for place, one in enumerate(features) if one.cue is not None and one.cue.ends]
