"""The shapes of JSON that commands print: frozen results as dictionaries. Keys are added, never renamed or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from corpus.article import Article, EntityType, Tagging
from corpus.names.catalogue import EntityRow
from corpus.store.records import StoredArticle, Summary

if TYPE_CHECKING:
    from corpus.annotations.whereabouts import Located
    from corpus.names.rulings import NameDecision
    from corpus.store.trash import Trashed
    from index.compare import Comparison
    from index.concordance import Concordance
    from index.engine import Hit, Results
    from index.facets import Counts
    from index.profile import Profile
    from index.widening import Wider

Shape = dict[str, Any]


def article(path: str, article: Article, line_count: int) -> Shape:
    """Return an article with its blocks, its cuts and the role of each line of its source."""
    from corpus.cleaning import line_roles
    from corpus.pieces import pieces

    labels = {(piece.kept, piece.index): piece.label for piece in pieces(article)}
    return {
        "path": path,
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "outlet": article.outlet,
        "dateline": article.dateline,
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "blocks": [
            {
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                "lines": list(block.lines),
                **({"credit": block.credit} if block.credit else {}),
                "label": labels[True, index],
                "confidence": round(block.confidence, 3),
                "doubt": block.doubt,
                "by_hand": block.by_hand,
            }
            for index, block in enumerate(article.blocks)
        ],
        "paragraphs": article.paragraphs,
        "captions": article.captions,
        "cuts": [
            {
                "lines": list(cut.lines),
                "reason": cut.reason,
                "text": cut.text,
                "at": cut.at,
                "confidence": round(cut.confidence, 3),
                "label": labels[False, index],
                "by_hand": cut.by_hand,
            }
            for index, cut in enumerate(article.cuts)
        ],
        "lines": [{"line": line, "role": role} for line, role in line_roles(article, line_count)],
    }


def tagging(text: str, tagging: Tagging, published: str | None) -> Shape:
    """Return the mentions and quotes over a text; of dates, the days they mean where that can be told."""
    from corpus.entities.dates import resolved

    values = resolved(text, tagging.mentions, published)
    return {
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": text[mention.start : mention.end],
                "type": mention.type,
                "entity": mention.entity,
                **({"value": value} if mention.type is EntityType.DATE else {}),
            }
            for mention, value in zip(tagging.mentions, values, strict=True)
        ],
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "text": text[quote.start : quote.end],
                "speaker": quote.speaker,
                "kind": quote.kind,
            }
            for quote in tagging.quotes
        ],
    }


def summary(row: Summary) -> Shape:
    """Return a row of the list."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "byline": row.byline,
        "dateline": row.dateline,
        "published": row.published,
        "words": row.words,
        "paragraphs": row.paragraphs,
        "source": row.source,
    }


def trashed(row: Trashed) -> Shape:
    """Return a row of what is in the trash."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "source": row.source,
        "bytes": row.size,
        "removed": row.removed,
        "until": row.until,
    }


def entity(row: EntityRow) -> Shape:
    """Return an entity with how often and in which forms it is mentioned."""
    return {
        "name": row.name,
        "type": row.type,
        "mentions": row.mentions,
        "articles": row.articles,
        "forms": list(row.forms),
        "may_be": list(row.may_be),
    }


def name_decision(decision: NameDecision) -> Shape:
    """Return what a person decided about a name."""
    return {
        "number": decision.number,
        "did": decision.verb,
        "name": decision.name,
        "type": decision.type,
        "forms": list(decision.forms),
        "articles": list(decision.articles),
        "to_name": decision.to_name,
        "to_type": decision.to_type,
        "made": decision.made,
    }


def annotation(located: Located) -> Shape:
    """Return what a person keeps beside an article, with its source and, of a passage, where that stands now."""
    kept, cited, place = located.annotation, located.cited, located.place
    passage = kept.passage and {
        "exact": kept.passage.exact,
        "prefix": kept.passage.prefix,
        "suffix": kept.passage.suffix,
        "start": place[0] if place else None,
        "end": place[1] if place else None,
    }
    return {
        "number": kept.number,
        "kind": kept.kind,
        "words": kept.words,
        "id": kept.article,
        **to_builtins(cited),
        "passage": passage,
        "made": kept.made,
        "changed": kept.changed,
    }


def profile(described: Profile) -> Shape:
    """Return what a library tells about an entity, but for its lines in context."""
    return {
        "by_form": [{"form": form, "mentions": mentions} for form, mentions in described.forms],
        "by_month": [{"month": month, "mentions": mentions} for month, mentions in described.months],
        "by_article": [to_builtins(appearance) for appearance in described.articles],
        "beside": [to_builtins(companion) for companion in described.company],
        "said": [to_builtins(saying) for saying in described.said],
    }


def line_count(source: bytes, article: Article) -> int:
    """Return the number of lines of the source of an article, as editors count them.

    Of a source that is no text, or a record of an export, the lines are those of the text that was taken out of it.
    """
    from corpus.readers.decoding import decode, lines_of
    from corpus.readers.sniffing import is_record, what_binary

    if is_record(source) or what_binary(source):
        ends = [block.lines[1] for block in article.blocks] + [cut.lines[1] for cut in article.cuts]
        return max(ends, default=0)
    return len(lines_of(decode(source).text))


def results(query: str, results: Results, counts: Counts | None = None, wider: Iterable[Wider] = ()) -> Shape:
    """Return what a search found, with counts of all of it where they were asked for, or what to ask for instead."""
    return {
        "query": query,
        "explanation": results.explanation,
        "total": results.total,
        "exact": results.exact,
        "milliseconds": round(results.milliseconds, 1),
        "hits": [_hit(hit) for hit in results.hits],
        "suggestion": results.suggestion,
        "instead": [to_builtins(each) for each in wider],
        **({} if counts is None else {"facets": {facet: list(map(list, values)) for facet, values in counts.items()}}),
    }


def concordance(gathered: Concordance) -> Shape:
    """Return the lines of a query in context; ``total`` counts those of the articles that were looked at."""
    return {
        "query": gathered.query,
        "lines": [to_builtins(line) for line in gathered.lines],
        "total": gathered.total,
        "exact": gathered.exact,
        "articles": gathered.articles,
        "looked_at": gathered.looked_at,
    }


def comparisons(articles: Sequence[StoredArticle], compared: Iterable[Comparison]) -> Shape:
    """Return comparisons of pairs of ``articles``."""
    from index.compare import record

    return {
        "articles": [{"id": each.id, "title": each.article.title} for each in articles],
        "pairs": [record(comparison) for comparison in compared],
    }


def _hit(hit: Hit) -> Shape:
    return {
        "id": hit.id,
        "score": hit.score,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "matches": hit.matches,
        "snippets": [
            {
                "text": snippet.text,
                "start": snippet.start,
                "end": snippet.end,
                "highlights": [list(place) for place in snippet.highlights],
            }
            for snippet in hit.snippets
        ],
        "family": list(hit.family),
    }
