"""What a person decides about pieces of an article (``show --keep``), and cleaning articles again (``reclean``)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.article import shorten
from corpus.errors import ZteError
from corpus.library import Library
from tui import workspace
from tui.commands.shelf import index_now, interruptible
from tui.numbers import counted
from tui.output.progress import progress
from tui.output.streams import Streams

if TYPE_CHECKING:
    from corpus.pieces import Piece
    from corpus.recleaning import Recleaned

DECIDING = ("keep", "cut", "undo")
"""The options of ``show`` that decide something."""


def decide(args: Namespace, library: Library, article_id: int, streams: Streams) -> int:
    """Keep, cut or leave to cleaning again the pieces that were named; say what was done and how to take it back."""
    from corpus.pieces import chosen, deciding, pieces
    from corpus.recleaning import decide

    found = pieces(library.article(article_id).article)
    named = {option: chosen(found, _labels(getattr(args, option))) for option in DECIDING}
    _refuse_both({piece.label for pieces in named.values() for piece in pieces}, named)
    decided = {piece.label for about in deciding(library.decisions(article_id), found) for piece in about}
    undone = [piece for piece in named["undo"] if piece.label in decided]
    if named["undo"] and not undone and not named["keep"] and not named["cut"]:
        streams.say(f"nothing was decided about {_listed(named['undo'])}, so nothing was taken back")
        return 1
    empty = next((piece for piece in named["keep"] if not piece.text), None)
    if empty is not None:
        raise ZteError(f"{empty.label} has no character that can be seen; nothing was changed")
    decide(
        library,
        article_id,
        [
            *((piece, True) for piece in named["keep"]),
            *((piece, False) for piece in named["cut"]),
            *((piece, None) for piece in undone),
        ],
    )
    index_now(library, streams)
    done = [f"kept {_listed(named['keep'])}"] if named["keep"] else []
    done += [f"cut {_listed(named['cut'])}"] if named["cut"] else []
    done += [f"left {_listed(undone)} to cleaning again"] if undone else []
    back = " ".join(piece.label for piece in [*named["keep"], *named["cut"]])
    how = f"; take it back with: zte-reader show {article_id} --undo {back}" if back else ""
    streams.say(f"article {article_id}: {', '.join(done)}{how}")
    return 0


def reclean(args: Namespace, streams: Streams) -> int:
    """Make articles anew from their sources, and say what came of it."""
    from corpus import recleaning
    from corpus.entities.taggers import choose

    choose(args.tagger)
    with workspace.opened(workspace.own(args.library)) as library:
        ids = list(dict.fromkeys(library.resolve(reference) for reference in args.ids)) or None
        with (
            interruptible(streams) as interrupted,
            progress(len(ids) if ids is not None else library.count()) as advance,
        ):
            report = recleaning.reclean(library, ids, jobs=args.jobs, progress=advance, stop=interrupted.is_set)
        index_now(library, streams)
        rows = {row.id: row for row in library.summaries(report.changed)}
    if args.json:
        streams.json(
            {
                "changed": [{"id": row.id, "title": row.title} for row in rows.values()],
                "unchanged": report.unchanged,
                "failed": [{"id": number, "error": why} for number, why in report.failed],
                "unfitting": [
                    {"id": number, "lines": list(one.lines), "text": one.text, "kept": one.kept}
                    for number, one in report.unfitting
                ],
            }
        )
    else:
        for row in rows.values():
            streams.line("changed ", (str(row.id), "number"), f" {row.heading} ({row.source})")
    _say(report, streams)
    if interrupted.is_set():
        streams.say("interrupted; what was cleaned again is kept")
        return 130
    return 2 if report.failed else 0


def _say(report: Recleaned, streams: Streams) -> None:
    for number, one in report.unfitting:
        did = "kept" if one.kept else "cut"
        streams.say(
            f"article {number}: what you {did} at line {one.lines[0]} is not found any more, but kept in mind:"
            f" “{shorten(one.text, 50)}”"
        )
    for number, why in report.failed:
        streams.say(f"zte-reader: article {number}: {why}; it stays as it was")
    parts = [f"{len(report.changed)} changed", f"{len(report.unchanged)} as before"]
    parts += [f"{len(report.failed)} failed"] if report.failed else []
    total = len(report.changed) + len(report.unchanged) + len(report.failed)
    streams.say(f"cleaned {counted(total, 'article')} again: {', '.join(parts)}")


def _labels(given: Sequence[str]) -> list[str]:
    """Split what was typed at commas too."""
    return [label for typed in given for label in typed.split(",") if label]


def _listed(found: Sequence[Piece]) -> str:
    return ", ".join(piece.label for piece in found)


def _refuse_both(labels: set[str], named: dict[str, list[Piece]]) -> None:
    for label in labels:
        options = [f"--{option}" for option, found in named.items() if label in {piece.label for piece in found}]
        if len(options) > 1:
            raise ZteError(f"{label} is named by {' and by '.join(options)}; name it once")
