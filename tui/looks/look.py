"""The looks that a theme can have: grounds, inks and marks, and the styles that follow from them. Pure.

A look names few colours and has one accent. Everything that means something is told by more than its colour: types of
mention by text attributes, matches and differences by their ground, cursors and passages by a sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from corpus.article import EntityType
from tui.looks.contrast import MARK, TEXT, mixed, standing_out, upon

ATTRIBUTES: dict[EntityType, str] = {
    EntityType.PERSON: "bold",
    EntityType.ORG: "underline",
    EntityType.GPE: "italic",
    EntityType.LOC: "italic underline",
    EntityType.NORP: "bold italic",
    EntityType.PRODUCT: "bold underline",
    EntityType.EVENT: "bold italic underline",
    EntityType.LAW: "underline2",
    EntityType.MONEY: "bold underline2",
    EntityType.PERCENT: "italic underline2",
    EntityType.QUANTITY: "bold italic underline2",
    EntityType.DATE: "overline",
}
PLACES = (EntityType.GPE, EntityType.LOC)
HUES = (
    (EntityType.PERSON,),
    (EntityType.ORG,),
    PLACES,
    (EntityType.NORP,),
    (EntityType.PRODUCT,),
    (EntityType.EVENT,),
    (EntityType.LAW,),
    (EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY),
    (EntityType.DATE,),
)
"""The types that share a colour, in the order in which a look gives their colours."""
HEAT = (0.1, 0.2, 0.3, 0.4)  # how much of their hue the four grounds of counts have in them
QUIET = 0.5  # what lines that only part things have of the colour of marks
SEEN = 0.4  # and the ground of that part of a map which is in view
ROUNDING = 0.1  # of a contrast, which is lost where colours are mixed again
CELLS = 0.3  # and the grounds of cells, which a sign explains


class Look(NamedTuple):
    """Grounds from the lowest to the highest, inks for text, marks to lie under text, and a colour for each type."""

    dark: bool
    background: str
    surface: str
    panel: str
    chosen: str
    text: str
    strong: str
    soft: str
    faint: str
    accent: str
    cool: str
    warm: str
    reworded: str
    pad: str
    match: str
    substance: str
    passage: str
    types: Mapping[EntityType, str]

    @property
    def grounds(self) -> tuple[str, str, str, str]:
        """The grounds that text may stand on."""
        return self.background, self.surface, self.panel, self.chosen


def _types(*colours: str) -> Mapping[EntityType, str]:
    return MappingProxyType(
        {kind: colour for kinds, colour in zip(HUES, colours, strict=True) for kind in kinds},
    )


# Hues after Okabe and Ito ("Color Universal Design", 2008), lightened for dark and darkened for light grounds: as they
# were published, orange and sky blue have a contrast of 2.2 to 1 on white.
_ON_DARK = _types("#f0b45c", "#6fbdf2", "#55c9a2", "#e6a8d0", "#b9b4ff", "#f0906a", "#e9e2b4", "#d2c455", "#b4bcc6")
_ON_LIGHT = _types("#724000", "#0060a8", "#00694a", "#942f78", "#4b2fc0", "#8f1d2c", "#54431f", "#6b6000", "#4c555f")

NIGHT = Look(
    dark=True,
    background="#15181c",
    surface="#1a1d22",
    panel="#20242a",
    chosen="#262b33",
    text="#d5d9df",
    strong="#ffffff",
    soft="#b4bbc5",
    faint="#929aa5",
    accent="#e0aa4a",
    cool="#6fbdf2",
    warm="#f0906a",
    reworded="#86b4d6",
    pad="#6f7680",
    match="#907321",
    substance="#4777ac",
    passage="#2c816d",
    types=_ON_DARK,
)
DUSK = Look(
    dark=True,
    background="#1b1816",
    surface="#201c1a",
    panel="#272220",
    chosen="#2f2926",
    text="#ded5c8",
    strong="#fff8ec",
    soft="#c0b5a6",
    faint="#a3978a",
    accent="#86c5b0",
    cool="#86bfe0",
    warm="#f0966c",
    reworded="#a9b2c9",
    pad="#81746a",
    match="#3f836d",
    substance="#5179a4",
    passage="#907338",
    types=_ON_DARK,
)
PAPER = Look(
    dark=False,
    background="#fbfaf6",
    surface="#f5f3ed",
    panel="#eceae6",
    chosen="#e3e1da",
    text="#23272e",
    strong="#000000",
    soft="#434a53",
    faint="#565e68",
    accent="#724a08",
    cool="#005a94",
    warm="#a02f00",
    reworded="#2d618a",
    pad="#817d78",
    match="#9e6c13",
    substance="#5072b6",
    passage="#2e8b77",
    types=_ON_LIGHT,
)
CONTRAST = Look(
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#0d0d0d",
    chosen="#222222",
    text="#ffffff",
    strong="#ffffff",
    soft="#f0f0f0",
    faint="#c8c8c8",
    accent="#ffd84a",
    cool="#8fd4ff",
    warm="#ffb08a",
    reworded="#a8d8ff",
    pad="#9a9a9a",
    match="#bd951f",
    substance="#8fd4ff",
    passage="#8ee8c8",
    types=_types("#ffc878", "#8fd4ff", "#7fe8c0", "#ffb8e4", "#cdc8ff", "#ff9a78", "#f4f0c4", "#e8dc6a", "#d8dde4"),
)


def adapted(look: Look, background: str, surface: str, panel: str, text: str) -> Look:
    """Return a look on other grounds; its inks and marks are changed as far as contrast demands it."""
    dark = look.dark
    chosen = mixed(panel, upon(panel), 0.06)
    grounds = (background, surface, panel, chosen)

    def ink(colour: str) -> str:
        return standing_out(colour, grounds, TEXT + ROUNDING, dark=dark)

    def mark(colour: str) -> str:
        return standing_out(colour, grounds, MARK + ROUNDING, dark=dark, laid=True)

    return look._replace(
        background=background,
        surface=surface,
        panel=panel,
        chosen=chosen,
        text=ink(text),
        strong=ink(look.strong),
        soft=ink(look.soft),
        faint=ink(look.faint),
        accent=ink(look.accent),
        cool=ink(look.cool),
        warm=ink(look.warm),
        reworded=ink(look.reworded),
        pad=mark(look.pad),
        match=mark(look.match),
        substance=mark(look.substance),
        passage=mark(look.passage),
        types=MappingProxyType({kind: ink(colour) for kind, colour in look.types.items()}),
    )


def painted(look: Look) -> dict[str, str]:
    """Return the definition of every style that articles and lists are painted with, by name."""

    def laid(mark: str) -> str:
        return f"{upon(mark)} on {mark}"

    def cell(mark: str, share: float) -> str:
        return laid(mixed(look.background, mark, share))

    colours = {
        "text": look.text,
        "snippet": look.soft,
        "prefix": look.accent,
        "title": f"bold {look.strong}",
        "subtitle": f"italic {look.soft}",
        "heading": f"bold {look.strong}",
        "caption": f"italic {look.soft}",
        "cut-label": f"italic {look.warm}",
        "doubt-label": f"italic {look.accent}",
        "pad": look.pad,
        "rule": mixed(look.background, look.pad, QUIET),
        "accent": f"bold {look.accent}",
        "mark-only": f"bold {look.warm}",
        "mark-edited": look.cool,
        "style": look.reworded,
        "typographic": f"underline {look.faint}",
        "view": f"on {mixed(look.background, look.pad, SEEN)}",
        "match": laid(look.match),
        "substance": laid(look.substance),
        "passage": laid(look.passage),
        "current": f"bold {upon(look.accent)} on {look.accent}",
        "entity": "reverse",
        "selection": laid(look.pad),
        "selection-end": f"bold {upon(look.text)} on {look.text}",
        "chosen": f"on {look.chosen}",
        "kept": f"on {look.chosen}",
        "cell-same": cell(look.passage, CELLS),
        "cell-edited": cell(look.substance, CELLS),
        "cell-moved": cell(look.match, CELLS),
    }
    colours |= dict.fromkeys(("faint", "byline", "date", "credit", "cut", "mark"), look.faint)
    colours |= {f"heat-{level}": cell(look.cool, share) for level, share in enumerate(HEAT, 1)}
    return colours | {kind.value: f"{ATTRIBUTES[kind]} {look.types[kind]}" for kind in EntityType}


LINES = "underline overline not bold not italic not underline2"  # what no mention has

# Attributes alone: nothing here has a colour. A ground becomes a reversed one, which attributes of mentions show on.
BARE: Mapping[str, str] = MappingProxyType(
    {
        "text": "",
        "snippet": "",
        "prefix": "",
        "title": "bold",
        "subtitle": "italic",
        "heading": "bold",
        "caption": "italic",
        "cut-label": "italic",
        "doubt-label": "italic",
        "pad": "dim",
        "rule": "dim",
        "accent": "bold",
        "mark-only": "bold",
        "mark-edited": "bold",
        "style": "dim",
        "typographic": "dim underline",
        "view": "reverse",
        "match": "reverse not bold",
        "substance": "reverse dim not bold",
        "passage": "reverse dim bold",
        "current": "reverse bold",
        "entity": f"reverse {LINES}",
        "selection": f"reverse {LINES} overline not underline",
        "selection-end": "reverse bold underline",
        "chosen": "",
        "kept": "",
        "cell-same": "",
        "cell-edited": "bold",
        "cell-moved": "underline",
    }
    | dict.fromkeys(("faint", "byline", "date", "credit", "cut", "mark"), "dim")
    | {f"heat-{level}": "bold" if level > 2 else "" for level in range(1, 5)}
    | {kind.value: f"not dim {attributes}" for kind, attributes in ATTRIBUTES.items()}
)

ITSELF = "default on default"

# The terminal's own sixteen colours: which they are, and on what ground, is not known here, so that nothing that is
# read for long has a colour, and every ground brings its ink with it.
SIXTEEN: Mapping[str, str] = MappingProxyType(
    dict(BARE)
    | {
        "accent": "bold magenta",
        "prefix": "magenta",
        "cut-label": "italic red",
        "doubt-label": "italic magenta",
        "mark-only": "bold red",
        "mark-edited": "cyan",
        "match": "black on yellow not bold",
        "substance": "black on cyan not bold",
        "passage": "black on green not bold",
        "current": f"bold reverse {ITSELF}",
        "entity": f"reverse {LINES} {ITSELF}",
        "selection": "black on white not bold not underline not underline2",
        "selection-end": "bold reverse default on default",
        "cell-same": "green",
        "cell-edited": "bold cyan",
        "cell-moved": "bold yellow",
    }
    | {
        kind.value: f"not dim {attributes} {colour}"
        for kind, attributes in ATTRIBUTES.items()
        if (
            colour := {
                EntityType.PERSON: "yellow",
                EntityType.ORG: "cyan",
                EntityType.NORP: "magenta",
                EntityType.EVENT: "red",
                EntityType.LAW: "blue",
            }.get(kind, "green" if kind in PLACES else "default")
        )
    }
)
