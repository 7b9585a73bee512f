"""The ledger of a pair on a page: each entry with links to its places in the texts above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.compare import Comparison, Entry, Holdings
from tui.output.comparison import with_speakers
from tui.output.html.inline import safe
from tui.output.html.pair import Paper, entry_places

MOST_LINKS = 6  # of an entry in one text; the others are counted
NOTE = "“Only in” one text means: not found in the other. It is not a denial."


def ledger(comparison: Comparison, left: Paper, right: Paper) -> Iterator[str]:
    """Yield what each text has, what both have, and where they give different values."""
    kept = comparison.ledger
    yield f'<section class="ledger"><h3>The ledger</h3><p class="note">{NOTE}</p>'
    if kept.conflicts:
        heads = "".join(f'<th scope="col">article {paper.stored.id}</th>' for paper in (left, right))
        yield f'<h4>Different values</h4><table><thead><tr><th scope="col">about</th>{heads}</tr></thead><tbody>'
        for found in kept.conflicts:
            yield (
                f"<tr><td>{safe(found.about)}</td>"
                f'<td>“{safe(found.a)}” <span class="at">{left.link(found.a_span)}</span></td>'
                f'<td>“{safe(found.b)}” <span class="at">{right.link(found.b_span)}</span></td></tr>'
            )
        yield "</tbody></table>"
    yield '<div class="columns">'
    for title, held in (
        (f"Only in article {left.stored.id}", kept.only_a),
        ("In both", kept.both),
        (f"Only in article {right.stored.id}", kept.only_b),
    ):
        yield f"<div><h4>{title}</h4>{''.join(_held(held, (left, right))) or '<p>nothing</p>'}</div>"
    yield "</div></section>"


def _held(held: Holdings, pair: tuple[Paper, Paper]) -> Iterator[str]:
    for name, entries in (
        ("numbers and dates", held.numbers),
        ("quotes", held.quotes),
        ("who and what", held.entities),
    ):
        if entries:
            yield f'<h4 class="known">{name}</h4>{_entries(entries, pair)}'


def _entries(entries: Sequence[Entry], pair: tuple[Paper, Paper]) -> str:
    items = (
        f'<li><span dir="auto">{safe(with_speakers(entry))}</span>'
        f' <span class="at">{"".join(_links(entry, pair))}</span></li>'
        for entry in entries
    )
    return f"<ul>{''.join(items)}</ul>"


def _links(entry: Entry, pair: tuple[Paper, Paper]) -> Iterator[str]:
    for side, paper in enumerate(pair):
        # A name that a paragraph has five times is looked at there once.
        places = list({paper.where(place[0]): place for place in reversed(entry_places(entry, side))}.values())[::-1]
        if places:
            more = f" and {len(places) - MOST_LINKS} more" if len(places) > MOST_LINKS else ""
            yield f"<span>{paper.stored.id}:{''.join(map(paper.link, places[:MOST_LINKS]))}{more}</span> "
