"""What adding brought, in words: the same in a toast as on the command line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.numbers import counted

if TYPE_CHECKING:
    from corpus.ingest import Report


def brought(report: Report, passed_over: int = 0) -> str:
    """Say in one line what became of sources; ``passed_over`` of them are of kinds that are not read."""
    parts = [f"added {counted(len(report.added), 'article')}"]
    if report.annotations:
        parts.append(f"{report.annotations:,} bookmarks, notes and tags came with them")
    if report.known:
        parts.append(f"{len(report.known):,} {'was' if len(report.known) == 1 else 'were'} there already")
    if report.failed:
        parts.append(f"{len(report.failed):,} could not be read")
    if passed_over:
        parts.append(f"{passed_over:,} of other kinds passed over")
    return ", ".join(parts)
