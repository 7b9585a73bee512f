"""What the list of results says: of a hit, and of an article of the library when nothing is searched for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.library import Summary
from tui.numbers import counted, found

if TYPE_CHECKING:
    from index.engine import Hit, Results
    from index.passages import Snippet
    from index.widening import Wider


class Entry(Struct, frozen=True):
    """What the list says of an article; highlights are offsets into the snippet."""

    title: str
    facts: str
    snippet: str = ""
    highlights: tuple[tuple[int, int], ...] = ()


UNREADABLE = Entry("this article can't be read", "what is stored of it is damaged: zte-reader doctor")


def of_summary(row: Summary) -> Entry:
    """Describe an article by the first words of its text."""
    lead = row.lead if row.title else _after(row.heading, row.lead)
    return Entry(row.heading, _facts(row.published or "undated", row.outlet, f"{row.words:,} words"), lead)


def of_hit(hit: Hit, lead: Callable[[], str]) -> Entry:
    """Describe a hit by the sentence that shows its matches best."""
    versions = f"+{counted(len(hit.family), 'version')}" if hit.family else ""
    matches = counted(hit.matches, "match") if hit.matches else ""
    facts = _facts(matches, versions, hit.published or "undated", hit.outlet)
    if not hit.snippets:
        return Entry(hit.heading, facts, lead())
    snippet = max(hit.snippets, key=lambda snippet: (not _says_again(hit, snippet), len(snippet.highlights)))
    before = "…" * snippet.cut[0]
    lit = tuple((start + len(before), end + len(before)) for start, end in snippet.highlights)
    return Entry(hit.heading, facts, before + snippet.text.replace("\n", " "), lit)


def headline(results: Results) -> str:
    """Say what was found, in one line."""
    tried = f" · did you mean {results.suggestion}?" if results.suggestion and not results.total else ""
    return f"{found(results.total, results.exact, results.explanation)}{tried}"


def instead(suggestion: str | None, wider: Sequence[Wider]) -> list[tuple[str, str]]:
    """Say what to try where nothing was found: words for each query that can be asked for with a key, and the query."""
    offers = [(f"did you mean {suggestion}?", suggestion)] if suggestion else []
    return offers + [(f"{each.change}: {counted(each.total, 'article')}", each.query) for each in wider]


def _says_again(hit: Hit, snippet: Snippet) -> bool:
    """Tell whether a snippet begins with the heading that was made of the first words of an article without a title."""
    return hit.title is None and snippet.text.startswith(hit.heading.rstrip("…"))


def _facts(*facts: str | None) -> str:
    return " · ".join(fact for fact in facts if fact)


def _after(heading: str, lead: str) -> str:
    """Return what a lead says beyond the heading that was made of its beginning."""
    shown = heading.rstrip("…")
    return f"…{lead[len(shown) :].lstrip()}" if lead.startswith(shown) and len(lead) > len(shown) else lead
