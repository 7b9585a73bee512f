"""An article as plain text: its title, what is known about it, its paragraphs, and where wanted what was cut."""

from __future__ import annotations

from corpus.article import Article, Block, BlockKind, QuoteKind, Tagging, shorten
from corpus.entities.dates import resolved
from corpus.pieces import Piece, least_sure_first, pieces
from corpus.spans import Span
from tui.numbers import counted
from tui.output.streams import Column, Streams

QUOTED = {QuoteKind.DIRECT: "quote", QuoteKind.INDIRECT: "reported"}
SAID_ABOVE = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATE})


def write_article(article: Article, streams: Streams, *, source: str | None = None, cuts: bool = False) -> None:
    """Write an article for reading; with ``cuts``, every piece of the source in its order, with its label."""
    _head(article, streams, source)
    if cuts:
        _pieces(article, streams)
        return
    for block in article.blocks:
        if block.kind not in SAID_ABOVE or (block.kind is BlockKind.BYLINE and article.byline is None):
            streams.line()
            _block(article, block, streams)


def write_doubts(article: Article, streams: Streams) -> None:
    """Write what was cut, what is doubted and what a person decided, a piece a line, the least sure first."""
    columns = [Column("sure", right=True), Column("label", right=True), Column("is"), Column("why"), Column("text")]
    room = streams.width - 48 if streams.terminal else None
    streams.table(
        columns,
        [
            [
                f"{piece.of.confidence:.0%}",
                (piece.label, "number"),
                ("kept" if piece.kept else "cut") + (" by hand" if piece.of.by_hand else ""),
                _why(piece),
                " ".join(piece.text.split()) if room is None else shorten(piece.text, max(room, 20)),
            ]
            for piece in least_sure_first(pieces(article))
        ],
    )


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


def _block(article: Article, block: Block, streams: Streams, lead: str = "", indent: str = "") -> None:
    """Write a block; ``lead`` stands before its first line, ``indent`` before the others."""
    text = article.text[block.start : block.end]
    sign, credit, style = "", "", ""
    match block.kind:
        case BlockKind.TITLE | BlockKind.HEADING:
            style = "heading"
        case BlockKind.ITEM:
            sign = "• "
        case BlockKind.CAPTION:
            sign, style = "Picture: ", "dim"
            credit = f" ({block.credit})" if block.credit else ""
        case BlockKind.CREDIT:
            sign, style = "Credit: ", "dim"
        case _:
            pass
    layers = [Span(0, len(text + credit), style)] if style else []
    streams.paragraph(text + credit, layers, first=lead + sign, indent=indent + "  " * bool(sign))


def _pieces(article: Article, streams: Streams) -> None:
    found = pieces(article)
    width = max((len(piece.label) for piece in found), default=0)
    said = None
    for piece in found:
        label = f"{piece.label:>{width}}"
        heading = _heading(piece)
        if heading != said or piece.kept:
            streams.line()
            if heading:
                streams.line((f"{'':{width}} {heading}", "dim"))
        said = heading
        if isinstance(piece.of, Block):
            _block(article, piece.of, streams, f"{label}   ", " " * (width + 3))
        else:
            dim = [Span(0, len(piece.text), "dim")]
            streams.paragraph(piece.text, dim, first=f"{label} │ ", indent=f"{'':{width}} │ ")


def _heading(piece: Piece) -> str:
    """Say above a piece why it is not, or might not be, of the article; nothing where cleaning is sure that it is."""
    if not piece.kept:
        return f"✂ {'cut by hand' if piece.of.by_hand else piece.reason}"
    if piece.of.by_hand:
        return "✓ kept by hand"
    return f"? kept, {piece.of.confidence:.0%} sure: perhaps {piece.reason}" if piece.reason else ""


def _why(piece: Piece) -> str:
    if piece.of.by_hand or piece.reason is None:
        return ""
    return f"perhaps {piece.reason}" if piece.kept else piece.reason


def write_tagging(text: str, tagging: Tagging, published: str | None, streams: Streams) -> None:
    """Write what a tagger found in a text: a mention or quote a line, in the order of the text."""
    values = resolved(text, tagging.mentions, published)
    found = [
        (mention.start, str(mention.type), text[mention.start : mention.end], value or mention.entity)
        for mention, value in zip(tagging.mentions, values, strict=True)
    ]
    found += [
        (quote.start, QUOTED[quote.kind], text[quote.start : quote.end], quote.speaker or "")
        for quote in tagging.quotes
    ]
    columns = [
        Column("at", right=True),
        Column("type"),
        Column("text", flexible=True),
        Column("who, what or when", flexible=True),
    ]
    streams.table(columns, [[(str(start), "number"), kind, words, who] for start, kind, words, who in sorted(found)])
