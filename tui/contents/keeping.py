"""What a person keeps beside articles as the screens show it: signs, stretches of text, lines of a list. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from corpus.annotations.model import Annotation, Kind, Signs
from corpus.annotations.whereabouts import Located
from corpus.article import shorten
from corpus.spans import Span, overlaps
from tui.numbers import counted
from tui.visible import on_one_line

SIGNS = {Kind.NOTE: "✎", Kind.BOOKMARK: "★", Kind.TAG: "#"}  # what goes first where there is room for one
LAYER = "kept"
LOST, GONE = "no longer found in the text", "no longer in the library"
TAGS_SHOWN = 3


class Beside(Struct, frozen=True):
    """What is kept beside an open article: of all of it, in short, and passages with their signs, by their beginnings.

    ``spans`` are the passages that there are notes on.
    """

    whole: str = ""
    starts: tuple[int, ...] = ()
    signs: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def sign_in(self, start: int, end: int) -> str:
        """Return the sign of a passage that begins in a stretch of the text, nothing where none does."""
        at = bisect_left(self.starts, start)
        return self.signs[at] if at < len(self.starts) and self.starts[at] < end else ""


def beside(found: Iterable[Located]) -> Beside:
    """Gather what is kept beside one article."""
    whole: list[Annotation] = []
    placed: dict[int, set[Kind]] = {}
    spans: list[Span] = []
    for each in found:
        if each.annotation.passage is None or each.place is None:
            whole.append(each.annotation)
            continue
        start, end = each.place
        placed.setdefault(start, set()).add(each.annotation.kind)
        if each.annotation.kind is Kind.NOTE:
            spans.append(Span(start, end, LAYER))
    starts = tuple(sorted(placed))
    signs = tuple(next(sign for kind, sign in SIGNS.items() if kind in placed[start]) for start in starts)
    return Beside(in_short(_counted(whole)), starts, signs, _apart(spans))


def in_short(signs: Signs) -> str:
    """Say what there is beside an article: ``★ ✎2 #ports``."""
    said = [SIGNS[Kind.BOOKMARK]] if signs.bookmarks else []
    if signs.notes:
        said.append(SIGNS[Kind.NOTE] + (str(signs.notes) if signs.notes > 1 else ""))
    said += [f"#{on_one_line(tag)}" for tag in signs.tags[:TAGS_SHOWN]]
    more = len(signs.tags) - TAGS_SHOWN
    return " ".join([*said, f"+{more}"] if more > 0 else said)


def on_passage(found: Iterable[Located], kind: Kind, start: int, end: int) -> list[Annotation]:
    """Return the annotations of a kind on a stretch of the text, or on parts of it."""
    stretch = Span(start, end)
    return [
        each.annotation
        for each in found
        if each.annotation.kind is kind and each.place is not None and overlaps(Span(*each.place), stretch)
    ]


def notes_to_choose(notes: Iterable[Annotation]) -> list[list[tuple[str, str]]]:
    """Return a line for each of several notes, and one for a new note: pieces, each with its style before it."""
    lines = [
        [
            ("text", f"{shorten(_line(note.words), 60)} "),
            ("snippet", f"“{shorten(_line(note.passage.exact), 60)}”" if note.passage else ""),
        ]
        for note in notes
    ]
    return [*lines, [("accent", "a new note")]]


def row(each: Located) -> list[tuple[str, str]]:
    """Return a line of the list: pieces, each with the name of a style before it."""
    kept, passage = each.annotation, each.annotation.passage
    words = _line(kept.words)
    pieces = [("accent", f" {SIGNS[kept.kind]} ")]
    if words:
        pieces.append(("text", f"{words} "))
    if passage is not None:
        pieces.append(("snippet", f"“{_line(passage.exact)}” "))
    elif kept.kind is Kind.BOOKMARK:
        pieces.append(("faint", "the article "))
    return [*pieces, ("faint", LOST)] if each.lost and kept.article is not None else pieces


def heading(each: Located) -> list[tuple[str, str]]:
    """Return the line above what is kept beside an article."""
    known = [_line(fact) for fact in (each.cited.outlet, each.cited.published) if fact]
    gone = [GONE] if each.annotation.article is None else []
    return [("heading", _line(each.cited.title)), ("faint", "".join(f" · {fact}" for fact in [*known, *gone]))]


def whole(each: Located) -> list[tuple[str, str]]:
    """Return all of an annotation, its passage and its source: pieces, each with the name of a style before it."""
    pieces = [("faint", f"{source(each)}{f' · {trouble(each)}' if trouble(each) else ''}\n")]
    if each.annotation.passage is not None:
        pieces.append(("snippet", f"“{_line(each.annotation.passage.exact)}”\n"))
    words = "\n".join(on_one_line(line) for line in each.annotation.words.splitlines())
    return [*pieces, ("text", f"#{words}" if each.annotation.kind is Kind.TAG else words)]


def trouble(each: Located) -> str:
    """Say what is in the way of going to the place of an annotation, nothing where nothing is."""
    return GONE if each.annotation.article is None else LOST if each.lost else ""


def source(each: Located) -> str:
    """Name the article that an annotation is beside."""
    cited = each.cited
    known = (cited.title, cited.byline, cited.outlet, cited.published, cited.url, cited.source)
    return ", ".join(_line(fact) for fact in known if fact)


def to_paste(each: Located) -> str:
    """Return a passage, what was noted on it, and its source, to be pasted somewhere else."""
    from tui.visible import visible

    kept = each.annotation
    said = [f"“{' '.join(kept.passage.exact.split())}”"] if kept.passage is not None else []
    said += [f"#{kept.words}" if kept.kind is Kind.TAG else kept.words] if kept.words else []
    return visible("\n".join([*said, f"— {source(each)}"])) + "\n"


def headline(found: Sequence[Located]) -> str:
    """Say how much is kept, and beside how many articles."""
    if not found:
        return "nothing is kept yet"
    counts = [
        counted(sum(each.annotation.kind is kind for each in found), word)
        for kind, word in ((Kind.NOTE, "note"), (Kind.BOOKMARK, "bookmark"), (Kind.TAG, "tag"))
        if any(each.annotation.kind is kind for each in found)
    ]
    articles = len({each.annotation.source for each in found})
    return f"{', '.join(counts)} beside {counted(articles, 'article')}"


def _counted(found: Iterable[Annotation]) -> Signs:
    kept = list(found)
    tags = dict.fromkeys(each.words for each in kept if each.kind is Kind.TAG)
    return Signs(
        sum(each.kind is Kind.BOOKMARK for each in kept), sum(each.kind is Kind.NOTE for each in kept), tuple(tags)
    )


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join what overlaps."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end), span.kind)
        else:
            joined.append(span)
    return tuple(joined)


def _line(text: str) -> str:
    return on_one_line(" ".join(text.split()))
