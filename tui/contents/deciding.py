"""What a person decided about names, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.names.rulings import NameDecision


def in_words(decision: NameDecision) -> str:
    """Say in one line what was decided."""
    name, other = f"“{decision.name}”", f"“{decision.to_name}”"
    match decision.verb:
        case "merge":
            return f"{name} ({decision.type}) is counted as {other} ({decision.to_type})"
        case "rename":
            return f"{name} ({decision.type}) is called {other}"
        case "retype":
            return f"{name} ({decision.type}) is {decision.to_type}"
        case _:
            forms = f" as “{', '.join(decision.forms)}”" if decision.forms else ""
            places = ", ".join(str(number) for number in decision.articles)
            where = f" in article{'s' if len(decision.articles) > 1 else ''} {places}" if places else ""
            return f"{name} ({decision.type}){forms}{where} is {other}"


def doubt(names: Sequence[str]) -> str:
    """Say whom an ambiguous name may mean: ``Wang Yi or Wang Qishan?``; nothing for a name that is not."""
    return f"{' or '.join(names)}?" if names else ""
