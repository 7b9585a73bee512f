"""The themes: their names, which one holds, and what each is for styles and for Textual.

Two are dark, one is light, one has the highest contrast, one takes the terminal's own colours; where colours are not
wanted, a sixth has none. Themes that come with Textual can be wished for too: their grounds are kept, and inks and
marks changed until all text has a contrast of 4.5 to 1 and all marks one of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.article import EntityType
from tui.looks.contrast import upon
from tui.looks.look import ATTRIBUTES, BARE, CONTRAST, DUSK, NIGHT, PAPER, SIXTEEN, Look, adapted, painted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.theme import Theme

__all__ = ["ATTRIBUTES", "LABELS", "THEMES", "after", "holding", "named", "registered", "said", "styles", "themes"]

PREFIX = "zte-"
PLAIN = "zte-plain"
FIRST = "zte-night"
THEMES: Mapping[str, str] = MappingProxyType(
    {
        "zte-night": "dark, cool",
        "zte-dusk": "dark, warm",
        "zte-paper": "light",
        "zte-contrast": "high contrast",
        "zte-terminal": "the terminal's own colours",
    }
)
"""Names, in the order in which a key goes through them, and what they are in a few words."""
_LOOKS = MappingProxyType({"zte-night": NIGHT, "zte-dusk": DUSK, "zte-paper": PAPER, "zte-contrast": CONTRAST})
_KEPT = ("background", "surface", "panel", "foreground")  # of a theme of Textual's
_OTHER_NAMES = MappingProxyType({"dark": "zte-night", "light": "zte-paper", "ansi": "zte-terminal"})

LABELS: dict[EntityType, str] = {
    EntityType.PERSON: "People",
    EntityType.ORG: "Organisations",
    EntityType.GPE: "Countries, cities",
    EntityType.LOC: "Other places",
    EntityType.NORP: "Nationalities, parties",
    EntityType.PRODUCT: "Products",
    EntityType.EVENT: "Events",
    EntityType.LAW: "Laws, programmes",
    EntityType.MONEY: "Money",
    EntityType.PERCENT: "Percentages",
    EntityType.QUANTITY: "Quantities",
    EntityType.DATE: "Dates",
}


def named(wish: str) -> str | None:
    """Return the theme that a wish names, ``dusk`` as well as ``zte-dusk``; None where there is none.

    Textual's own themes have their own names, and ``dark``, ``light`` and ``ansi`` are taken as one thinks.
    """
    wish = wish.strip().lower()
    name = _OTHER_NAMES.get(wish, wish)
    if name in THEMES:
        return name
    if f"{PREFIX}{name}" in THEMES:
        return f"{PREFIX}{name}"
    return name if name and name in _textuals() else None


def holding(*wishes: str | None) -> str:
    """Return the theme of the first wish that names one; without any, the first theme."""
    return next((name for wish in wishes if wish and (name := named(wish))), FIRST)


def after(theme: str) -> str:
    """Return the theme that comes after another, counted round."""
    names = list(THEMES)
    return names[(names.index(theme) + 1) % len(names)] if theme in names else FIRST


def said(theme: str) -> str:
    """Return a theme's name as a person writes it, and what it is."""
    short = theme.removeprefix(PREFIX)
    return f"{short} ({THEMES[theme]})" if theme in THEMES else short


@cache
def styles(theme: str) -> Mapping[str, str]:
    """Return the definition of every style that articles and lists are painted with, by name."""
    if theme == PLAIN:
        return BARE
    look = _look(theme)
    return SIXTEEN if look is None else MappingProxyType(painted(look))


def themes() -> list[Theme]:
    """Return the reader's own themes as Textual has them, the one without colours last."""
    return [_theme(name, look) for name, look in _LOOKS.items()] + [
        _of_terminal("zte-terminal", primary="ansi_magenta", warning="ansi_yellow", error="ansi_red"),
        _of_terminal(PLAIN),
    ]


def _textuals() -> Mapping[str, Theme]:
    from textual.theme import BUILTIN_THEMES

    return BUILTIN_THEMES


def _look(theme: str) -> Look | None:
    """Return what a theme looks like, None where that is the terminal's business."""
    if theme in THEMES or theme == PLAIN:
        return _LOOKS.get(theme)
    given = _textuals().get(theme)
    if given is None:
        return NIGHT
    if given.ansi:
        return None
    colours = given.to_color_system().generate()
    background, surface, panel, text = (_opaque(colours[name]) for name in _KEPT)
    return adapted(NIGHT if given.dark else PAPER, background, surface, panel, text)


def _opaque(colour: str) -> str:
    from textual.color import Color

    return Color.parse(colour).hex6.lower()


def registered(theme: str) -> Theme | None:
    """Return one of Textual's own themes with the reader's inks, None where it is none of those or has no colours."""
    look = _look(theme)
    return None if look is None or theme in THEMES else _theme(theme, look)


def _theme(name: str, look: Look) -> Theme:
    from textual.theme import Theme

    return Theme(
        name=name,
        dark=look.dark,
        primary=look.accent,
        secondary=look.cool,
        accent=look.accent,
        foreground=look.text,
        background=look.background,
        surface=look.surface,
        panel=look.panel,
        warning=look.accent,
        error=look.warm,
        success=look.cool,
        variables={
            "text-muted": look.faint,
            "text-disabled": look.faint,
            "panel-lighten-1": look.chosen,
            "border": look.accent,
            "border-blurred": look.pad,
            "block-cursor-background": look.chosen,
            "block-cursor-foreground": look.text,
            "block-cursor-blurred-background": look.chosen,
            "input-selection-background": look.substance,
            "input-selection-foreground": upon(look.substance),
            "screen-selection-background": look.substance,
            "screen-selection-foreground": upon(look.substance),
            "scrollbar": look.pad,
            "scrollbar-hover": look.faint,
            "scrollbar-active": look.accent,
            "scrollbar-background": "transparent",
            "scrollbar-background-hover": "transparent",
            "scrollbar-background-active": "transparent",
        },
    )


def _of_terminal(name: str, **colours: str) -> Theme:
    """Return a theme of the terminal's sixteen colours; those that are not given are its ordinary ones."""
    from textual.theme import Theme

    plain = "ansi_default"
    accent = colours.get("primary", plain)
    variables = dict.fromkeys(_TAKEN, plain)
    return Theme(
        name=name,
        ansi=True,
        primary=accent,
        secondary=plain,
        accent=accent,
        success=plain,
        warning=colours.get("warning", plain),
        error=colours.get("error", plain),
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables={**variables, "border": accent, "scrollbar-active": accent, "block-cursor-text-style": "reverse"},
    )


# What Textual would give a colour of its own choice where the terminal's are taken.
_TAKEN = (
    "ansi-background",
    "ansi-foreground",
    "text-muted",
    "text-disabled",
    "foreground-muted",
    "block-cursor-background",
    "block-cursor-foreground",
    "border-blurred",
    "scrollbar",
    "scrollbar-hover",
    "scrollbar-background",
    "scrollbar-background-hover",
    "scrollbar-background-active",
    "link-background-hover",
    "link-color",
    "link-color-hover",
    "footer-key-foreground",
    "input-selection-background",
    "screen-selection-background",
    "screen-selection-foreground",
)
