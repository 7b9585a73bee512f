"""Numbers with what they count."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 article, 2 articles, 2 matches."""
    ending = "" if number == 1 else "es" if noun.endswith("ch") else "s"
    return f"{number:,} {noun}{ending}"


def found(total: int, exact: bool, explanation: str) -> str:
    """Say how many articles a search found: 3 articles that mention ZTE, most relevant first."""
    if not total:
        return f"nothing found: {explanation.rpartition(', ')[0]}"  # nothing is in no order
    if explanation.startswith("all articles"):
        more = "" if exact else " or more"
        return f"{counted(total, 'article')}{more}{explanation.removeprefix('all articles')}"
    if (total > 1 or not exact) and explanation.startswith("articles "):
        return f"{total:,}{'' if exact else '+'} {explanation}"
    return f"{counted(total, 'article')}{'' if exact else ' or more'}: {explanation}"
