"""A story as tables on the screen: who and what by articles, and the days that they speak of. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from corpus.article import EntityType
from index.story import Row, Story, Teller
from index.timeline import Dated, Stretch, called
from tui.contents.charts import bar
from tui.contents.kwic import Piece
from tui.contents.matrix import (
    LEAST_LABEL,
    NAMED,
    ROOMY,
    Cell,
    Line,
    Table,
    about,
    columns_in,
    heat,
    known_as,
    label_in,
    letter,
    level,
    line_of,
)
from tui.numbers import counted
from tui.visible import on_one_line

NARROW = 5  # cells of a column that has a number alone
LABEL = 36  # cells that are left to a name before columns get wider
BARS = 10  # cells of a column from which on a number has a bar beside it
DAY = 5  # cells of a day: what parts it from the one before, a number, the sign of publication
TELLER = 22  # cells for an article beside the days, where there is little room
PUBLISHED = "◆"
GAP = "┊"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STYLES = {kind.value for kind in EntityType}


def table(story: Story, rows: Sequence[Row], width: int) -> Table:
    """Lay out how often each article has each of some rows."""
    count = len(story.articles)
    column = columns_in(width, count, NARROW, LABEL, BARS)
    most = max((number for row in rows for number in row.counts), default=0)
    lines = tuple(
        Line(
            ((on_one_line(row.name), row.type if row.type in _STYLES else "text"),),
            tuple(_cell(number, most, column) for number in row.counts),
        )
        for row in rows
    )
    longest = max((cell_len(line.label[0][0]) for line in lines), default=0)
    label = min(label_in(width, count, column), max(longest + 3, LEAST_LABEL))
    return Table(label, column, _heads(story.articles, column, named=width >= ROOMY), lines)


def days(story: Story, width: int) -> Table:
    """Lay out the days that the articles speak of, one axis for all; an article is a row."""
    axis, label = story.timeline.axis, TELLER if width < ROOMY else 2 * TELLER
    spoken = [sum(len(marks.get(place, ())) for marks in story.timeline.marks) for place in range(len(axis))]
    gaps = [(" " if not place or _follows(axis[place - 1], day) else GAP, "rule") for place, day in enumerate(axis)]
    heads = (
        line_of("", (str(stretch.first.year) for stretch in axis), "heading", sparse=True),
        _head((f"{PUBLISHED} published then", "accent"), gaps, [_month(each) for each in axis], "faint"),
        _head(("", ""), gaps, [_day(each) for each in axis], "heading"),
        _head(
            ("how often spoken of", "faint"),
            gaps,
            [level(number, max(spoken)) * 3 for number in spoken],
            "mark-edited",
        ),
    )
    rows = []
    for place, teller in enumerate(story.articles):
        marks, published = story.timeline.marks[place], story.timeline.published[place]
        named = ((f"{letter(place)} ", "accent"), (about(teller.outlet, teller.heading, label - 4), "text"))
        cells = tuple((gap, _mark(len(marks.get(at, ())), published=at == published)) for at, gap in enumerate(gaps))
        rows.append(Line(named, cells))
    return Table(label, DAY, heads, tuple(rows))


def publications(story: Story) -> tuple[int, int]:
    """Return the columns of the first and the last publication, with which to begin."""
    known = [place for place in story.timeline.published if place is not None]
    return min(known, default=0), max(known, default=0)


def legend(story: Story, place: int, width: int) -> list[Piece]:
    """Say in one line which article a letter is."""
    teller = story.articles[place]
    facts = (teller.outlet, teller.published or "undated", counted(teller.words, "word"))
    return known_as(letter(place), teller.heading, facts, width)


def said(story: Story, row: Row, column: int) -> str:
    """Say what a cell of names or numbers means."""
    number, where = row.counts[column], f"in {row.articles} of {counted(len(story.articles), 'article')}"
    often = counted(number, "mention") if number else "not found"
    return f"{on_one_line(row.name)}: {often} in {letter(column)}; {counted(row.total, 'mention')} {where}"


def said_of_day(story: Story, teller: int, column: int) -> str:
    """Say what a cell of the days means."""
    stretch, mentions = story.timeline.axis[column], story.timeline.marks[teller].get(column, ())
    published = ", the day of its publication" if story.timeline.published[teller] == column else ""
    often = f"spoken of {counted(len(mentions), 'time')}" if mentions else "not spoken of"
    return f"{called(stretch)}{published}: {often} in {letter(teller)}{_values(mentions, stretch)}"


def _values(mentions: Sequence[Dated], stretch: Stretch) -> str:
    """List what the mentions mean, where they share a column."""
    values = dict.fromkeys(called(mention.days) for mention in mentions)
    return f" ({', '.join(values)})" if set(values) - {called(stretch)} else ""


def _heads(tellers: Sequence[Teller], column: int, *, named: bool) -> tuple[Line, ...]:
    if column < NAMED or not named:
        wide = min(column - 1, NARROW - 1)
        return (line_of("", (f"{letter(place):>{wide}}" for place in range(len(tellers))), "accent"),)
    outlets = (f"{letter(place)} {about(each.outlet, each.heading, column - 3)}" for place, each in enumerate(tellers))
    return (
        line_of("", outlets, "heading"),
        line_of("", (each.published or "undated" for each in tellers), "faint"),
    )


def _cell(number: int, most: int, column: int) -> Cell:
    shown = f"{number or '·':>{NARROW - 1}}"
    if not number:
        return ((shown, "pad"),)
    if column < BARS:
        return ((shown, f"text {heat(number)}"),)
    return (shown, f"text {heat(number)}"), (f" {bar(number, most, column - NARROW - 1)}", "mark-edited")


def _head(label: Piece, gaps: Sequence[Piece], texts: Sequence[str], style: str) -> Line:
    return Line((label,), tuple((gap, (text, style)) for gap, text in zip(gaps, texts, strict=True)))


def _mark(number: int, *, published: bool) -> Piece:
    shown = f"{number or ('' if published else '·'):>2}{PUBLISHED if published else ' '}"
    return shown, f"text {heat(number)}" if number else "accent" if published else "pad"


def _follows(before: Stretch, after: Stretch) -> bool:
    """Tell whether no day lies between two stretches."""
    return (after.first - before.last).days <= 1


def _month(stretch: Stretch) -> str:
    return "" if stretch.is_year else MONTHS[stretch.first.month - 1]


def _day(stretch: Stretch) -> str:
    if stretch.is_year:
        return "" if stretch.first.year == stretch.last.year else f"–{stretch.last.year % 100:02}"
    if stretch.is_month:
        return ""
    return f"{stretch.first.day:>2}{'–' if stretch.days > 1 else ''}"
