"""What a person keeps beside articles, with the sources: as plain text, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.annotations.model import Cited, Kind
from corpus.annotations.whereabouts import Located
from corpus.spans import Span
from tui.output.streams import Column, Piece, Streams

LOST = "no longer found in the text"
GONE = "no longer in the library"


def write_notes(found: Sequence[Located], streams: Streams) -> None:
    """Write annotations below their articles, each with its number."""
    for number, (first, *others) in _by_article(found):
        about = " · ".join([*facts(first.cited), *([GONE] if number is None else [])])
        streams.line((f"{number or '–':>4}", "number"), "  ", (first.cited.title, "title"), (f"  {about}", "dim"))
        for each in (first, *others):
            _write(each, streams)


def _write(each: Located, streams: Streams) -> None:
    kept, indent = each.annotation, " " * 6
    streams.line(indent, (f"{kept.kind} {kept.number}", "number"), f"  #{kept.words}" if kept.kind is Kind.TAG else "")
    quote = quotation(each)
    if quote:
        streams.paragraph(quote, [Span(0, len(quote), "dim")], indent=f"{indent}│ ")
    if kept.kind is Kind.NOTE:
        for line in kept.words.splitlines():
            if line.strip():
                streams.paragraph(line, indent=indent)
            else:
                streams.line()


def write_tags(tags: Sequence[tuple[str, int]], streams: Streams) -> None:
    """Write tags with how many articles have each."""
    rows: list[list[Piece]] = [[(name, "title"), str(count)] for name, count in tags]
    streams.table([Column("tag", flexible=True), Column("articles", right=True)], rows)


def markdown(found: Sequence[Located]) -> str:
    """Return annotations as one document, with quotations and sources."""
    lines = ["# Notes"]
    for number, each in _by_article(found):
        lines += ["", *_section(number, list(each))]
    return "\n".join(lines) + "\n"


def _section(number: int | None, found: Sequence[Located]) -> Iterator[str]:
    from tui.output.markdown import escape

    cited = found[0].cited
    known = [escape(fact) for fact in (*facts(cited), f"from {cited.source}" if cited.source else "") if fact]
    named = f"Article {number}" if number is not None else f"An article that is {GONE}"
    yield f"## {escape(cited.title)}"
    yield ""
    yield ", ".join([named, *known])
    whole = [each.annotation for each in found if each.annotation.passage is None]
    tags = [f"#{escape(each.words)}" for each in whole if each.kind is Kind.TAG]
    marked = ["Bookmarked."] if any(each.kind is Kind.BOOKMARK for each in whole) else []
    if tags or marked:
        yield ""
        yield " ".join([*marked, *([f"Tags: {', '.join(tags)}"] if tags else [])])
    for each in found:
        quote, kept = quotation(each), each.annotation
        if quote:
            yield ""
            yield f"> {escape(quote)}"
            if kept.kind is Kind.TAG:
                yield ""
                yield f"Tag: #{escape(kept.words)}"
        if kept.kind is Kind.NOTE:
            yield ""
            yield "\n".join(_broken(kept.words.splitlines()))


def _broken(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines of a note so that each stays a line."""
    from tui.output.markdown import escape

    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        yield f"{escape(line)}\\" if line.strip() and after.strip() else escape(line.strip())


def facts(cited: Cited) -> list[str]:
    """Return what is known of an article beside its title."""
    return [fact for fact in (cited.byline, cited.outlet, cited.published, cited.url) if fact]


def quotation(each: Located) -> str:
    """Return the words of a passage on one line, and whether they are no longer found; nothing of a whole article."""
    passage = each.annotation.passage
    if passage is None:
        return ""
    lost = f" ({LOST})" if each.lost and each.annotation.article is not None else ""
    return " ".join(passage.exact.split()) + lost


def _by_article(found: Iterable[Located]) -> Iterator[tuple[int | None, list[Located]]]:
    for (number, _), each in groupby(found, lambda one: (one.annotation.article, one.annotation.source)):
        yield number, list(each)
