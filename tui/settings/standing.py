"""How settings stand in one run of the reader: what holds, and where that comes from. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from tui.looks.themes import named
from tui.settings.config import Config
from tui.settings.session import Session
from tui.state import Reading, Wording


class Origin(StrEnum):
    """Where the value of a setting comes from, if not from an option or the environment."""

    FILE = "from the config file"
    LEFT = "as you left it"
    DEFAULT = "as the reader has it"


class Standing(Struct, frozen=True):
    """The config file and what it says; ``over`` names what goes before it, by the setting."""

    path: Path | None = None
    config: Config = field(default_factory=Config)
    over: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[str] = ()

    def origin(self, name: str, now: object, default: object) -> str:
        """Say where the value that holds now comes from; ``default`` is what would hold if nobody had said anything."""
        if name in self.over:
            return f"from {self.over[name]}"
        said = getattr(self.config, name)
        if name in self.config.given and now == (named(said) if name == "theme" else said):
            return Origin.FILE
        return Origin.DEFAULT if now == default else Origin.LEFT


def goes_before(environ: Mapping[str, str], *, color: bool = True, mouse: bool = True) -> dict[str, str]:
    """Return the settings of which the environment or an option of the command line says more than the file."""
    found: dict[str, str] = {}
    if not color:
        found["theme"] = "--no-color"
    elif environ.get("NO_COLOR"):
        found["theme"] = "NO_COLOR"
    elif named(environ.get("TEXTUAL_THEME", "")):
        found["theme"] = "TEXTUAL_THEME"
    if not mouse:
        found["mouse"] = "--no-mouse"
    if environ.get("TEXTUAL_ANIMATIONS", "").strip():
        found["animations"] = "TEXTUAL_ANIMATIONS"
    return found


def at_first(config: Config) -> Session | None:
    """Return how a library is opened that was not left before, None where the config file says nothing of it."""
    first = Session(
        reading=Reading(wording=Wording.of(config.wording)), counts=config.counts, entities=bool(config.entities)
    )
    return first if first != Session() else None
