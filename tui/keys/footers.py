"""Which keys the last line of the screen shows. Pure."""

from __future__ import annotations

FOOTERS: dict[str, tuple[str | tuple[str, str], ...]] = {
    "results": ("open", "beside", "search", "counts", "help"),
    "found": ("open", "beside", "order-of-hits", "in-context", "help"),
    "empty": ("add", "library", "palette", "help"),
    "nothing": ("search", ("back", "clear"), "palette", "help"),
    "article": ("find", "beside", "entities", "back", "help"),
    "matches": ("next-match", "beside", "entities", "back", "help"),
    "cuts-shown": ("what-was-cut", "cuts", "next-match", "back", "help"),
    "comparison": ("next-passage", "flip", "ledger", "link", "help"),
    "entities": (("open", "next mention"), "entity-page", "same", "back", "help"),
    "selecting": ("word-on", ("paragraph-on", "paragraph"), "other-end", "copy", "drop-selection"),
    "input": ("submit", "earlier", "back", "palette"),
    "find": ("keep", "back", "palette"),
    "lines": ("open", "by-left", "by-date", "leave", "help"),
    "lineage": ("open", "beside", "leave", "help"),
    "story": ("open", ("next-view", "numbers, days"), "order", "leave", "help"),
    "saved": (("open", "search"), "forget-saved", "leave"),
    "notes": (("open", "go there"), "note", "remove-note", "put-back", "leave"),
    "entity": ("open", "next-view", "order", "leave", "help"),
    "cuts": ("turn", "confirm", "order", "leave", "help"),
    "ledger": (("open", "go there"), "leave", "help"),
    "ledgers": (("open", "go there"), ("next-view", "next two"), "leave", "help"),
    "library": ("open", "add", "narrow", "remove-article", "help"),
    "library-marked": ("remove-article", "reclean", ("mark-several", "mark or not"), "mark-all", "help"),
    "library-empty": ("add", "leave", "help"),
    "filter": ("to-the-list", "palette"),
    "choosing": ("take", "open", "mark-several", "path", "leave"),
    "path": ("go-there", "complete", "palette"),
    "outcome": ("open", "leave", "help"),
}
"""The keys that matter most, five at most, in each situation; some with a word of their own for it."""
