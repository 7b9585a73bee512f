"""An article as plain text: its title, what is known about it, its paragraphs, and where wanted what was cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.article import Article, Block, BlockKind, Cut, Tagging
from corpus.spans import Span
from tui.numbers import counted
from tui.output.streams import Column, Streams

SAID_ABOVE = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATE})


def write_article(article: Article, streams: Streams, *, source: str | None = None, cuts: bool = False) -> None:
    """Write an article for reading; with ``cuts``, everything in the order of the source."""
    _head(article, streams, source)
    waiting = _runs(article.cuts) if cuts else []
    for block in article.blocks:
        while waiting and waiting[0][0].at <= block.start:
            _cut(waiting.pop(0), streams)
        if block.kind not in SAID_ABOVE or (block.kind is BlockKind.BYLINE and article.byline is None):
            streams.line()
            _block(article, block, streams)
    for run in waiting:
        _cut(run, streams)


def facts(article: Article) -> list[str]:
    """Return what is known about an article, in the order in which a reader asks for it."""
    known = (article.byline, article.outlet, article.dateline, article.published)
    return [fact for fact in known if fact]


def _head(article: Article, streams: Streams, source: str | None) -> None:
    if article.title:
        streams.paragraph(article.title, [Span(0, len(article.title), "title")])
    about = " · ".join([*facts(article), counted(article.words, "word")])
    streams.paragraph(about, [Span(0, len(about), "dim")])
    if source:
        streams.line((source, "dim"))


def _block(article: Article, block: Block, streams: Streams) -> None:
    text = article.text[block.start : block.end]
    whole = [Span(0, len(text), "heading")]
    match block.kind:
        case BlockKind.HEADING:
            streams.paragraph(text, whole)
        case BlockKind.ITEM:
            streams.paragraph(text, first="• ", indent="  ")
        case BlockKind.CAPTION:
            credit = f" ({block.credit})" if block.credit else ""
            streams.paragraph(f"{text}{credit}", [Span(0, len(text + credit), "dim")], first="Picture: ", indent="  ")
        case BlockKind.CREDIT:
            streams.paragraph(text, [Span(0, len(text), "dim")], first="Credit: ", indent="  ")
        case _:
            streams.paragraph(text)


def _runs(cuts: Sequence[Cut]) -> list[list[Cut]]:
    """Group cuts that follow each other at one place for one reason."""
    return [list(run) for _, run in groupby(cuts, key=lambda cut: (cut.at, cut.reason))]


def _cut(run: Sequence[Cut], streams: Streams) -> None:
    first, last = run[0].lines[0], run[-1].lines[1]
    where = f"line {first}" if first == last else f"lines {first}–{last}"
    streams.line()
    streams.line((f"✂ {run[0].reason}, {where}", "dim"))
    for line in (line for cut in run for line in cut.text.split("\n")):
        streams.paragraph(line, [Span(0, len(line), "dim")], indent="  │ ")


def write_tagging(text: str, tagging: Tagging, streams: Streams) -> None:
    """Write what a tagger found in a text: a mention or quote a line, in the order of the text."""
    found = [
        (mention.start, str(mention.type), text[mention.start : mention.end], mention.entity)
        for mention in tagging.mentions
    ]
    found += [(quote.start, "quote", text[quote.start : quote.end], quote.speaker or "") for quote in tagging.quotes]
    columns = [
        Column("at", right=True),
        Column("type"),
        Column("text", flexible=True),
        Column("who or what", flexible=True),
    ]
    streams.table(columns, [[(str(start), "number"), kind, words, who] for start, kind, words, who in sorted(found)])
