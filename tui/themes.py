"""Colours and text attributes.

Entity types are told apart by a text attribute as well as by colour. The colours follow Okabe and Ito's palette,
which people with the common kinds of colour blindness can tell apart, lightened for dark and darkened for light
backgrounds so that text keeps a contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.article import EntityType

if TYPE_CHECKING:
    from textual.theme import Theme

DARK, LIGHT = "zte-night", "zte-paper"

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

_DARK_COLOURS: dict[EntityType, str] = {
    EntityType.PERSON: "#f0b45c",
    EntityType.ORG: "#6fbdf2",
    EntityType.GPE: "#55c9a2",
    EntityType.LOC: "#55c9a2",
    EntityType.NORP: "#dda0c8",
    EntityType.PRODUCT: "#d9cf72",
    EntityType.EVENT: "#f29a72",
    EntityType.LAW: "#aab0ff",
    EntityType.MONEY: "#d9cf72",
    EntityType.PERCENT: "#d9cf72",
    EntityType.QUANTITY: "#d9cf72",
    EntityType.DATE: "#b4bcc6",
}

_LIGHT_COLOURS: dict[EntityType, str] = {
    EntityType.PERSON: "#8a5200",
    EntityType.ORG: "#005a94",
    EntityType.GPE: "#006b49",
    EntityType.LOC: "#006b49",
    EntityType.NORP: "#8f3d74",
    EntityType.PRODUCT: "#655c00",
    EntityType.EVENT: "#a03b00",
    EntityType.LAW: "#464bb8",
    EntityType.MONEY: "#655c00",
    EntityType.PERCENT: "#655c00",
    EntityType.QUANTITY: "#655c00",
    EntityType.DATE: "#4c555f",
}

# Backgrounds carry search matches and changed words, so that the colours of mentions stay readable on them.
_DARK_STYLES: dict[str, str] = {
    "text": "#d5d9df",
    "faint": "#8b939e",
    "snippet": "#aab2bc",
    "title": "bold #ffffff",
    "subtitle": "italic #c3c9d2",
    "byline": "#8b939e",
    "date": "#8b939e",
    "heading": "bold #e6e9ee",
    "caption": "italic #9aa2ad",
    "credit": "#8b939e",
    "prefix": "#e0aa4a",
    "cut": "#8b939e",
    "cut-label": "italic #c78a6a",
    "doubt-label": "italic #e0aa4a",
    "pad": "#3a414c",
    "rule": "#3a414c",
    "accent": "bold #e0aa4a",
    "mark": "#8b939e",
    "mark-only": "bold #ef8f63",
    "mark-edited": "#6fbdf2",
    "substance": "on #2d3f57",
    "style": "on #272d37",
    "passage": "on #1d3530",
    "match": "on #4d3f14",
    "current": "bold reverse #e0aa4a",
    "entity": "reverse",
    "chosen": "on #2a2f38",
    "heat-1": "on #1c2531",
    "heat-2": "on #213650",
    "heat-3": "on #264872",
    "heat-4": "on #2b5b95",
}

_LIGHT_STYLES: dict[str, str] = {
    "text": "#23272e",
    "faint": "#5d6570",
    "snippet": "#454c56",
    "title": "bold #000000",
    "subtitle": "italic #3a4049",
    "byline": "#5d6570",
    "date": "#5d6570",
    "heading": "bold #14171b",
    "caption": "italic #57606b",
    "credit": "#5d6570",
    "prefix": "#8a5a08",
    "cut": "#5d6570",
    "cut-label": "italic #8a4a28",
    "doubt-label": "italic #8a5a08",
    "pad": "#cfccc4",
    "rule": "#cfccc4",
    "accent": "bold #8a5a08",
    "mark": "#5d6570",
    "mark-only": "bold #a03b00",
    "mark-edited": "#005a94",
    "substance": "on #cfe0f3",
    "style": "on #ecebe6",
    "passage": "on #dcefe4",
    "match": "on #fbe6a6",
    "current": "bold reverse #8a5a08",
    "entity": "reverse",
    "chosen": "on #ebe8df",
    "heat-1": "on #e6eef6",
    "heat-2": "on #cfe0f1",
    "heat-3": "on #b1cdea",
    "heat-4": "on #8fb6e0",
}


def styles(dark: bool) -> dict[str, str]:
    """Return the definition of every style that articles and lists are painted with, by name."""
    colours = _DARK_COLOURS if dark else _LIGHT_COLOURS
    named = dict(_DARK_STYLES if dark else _LIGHT_STYLES)
    named.update({kind.value: f"{ATTRIBUTES[kind]} {colours[kind]}" for kind in EntityType})
    return named


def themes() -> list[Theme]:
    """Return the reader's own themes, the dark one first."""
    from textual.theme import Theme

    return [
        Theme(
            name=DARK,
            dark=True,
            primary="#e0aa4a",
            secondary="#6fbdf2",
            accent="#e0aa4a",
            foreground="#d5d9df",
            background="#14171c",
            surface="#1a1e24",
            panel="#20252c",
            warning="#e0aa4a",
            error="#ef7f6a",
            success="#55c9a2",
        ),
        Theme(
            name=LIGHT,
            dark=False,
            primary="#8a5a08",
            secondary="#005a94",
            accent="#8a5a08",
            foreground="#23272e",
            background="#fbfaf6",
            surface="#f4f2ec",
            panel="#ebe8df",
            warning="#8a5a08",
            error="#a8321c",
            success="#006b49",
        ),
    ]
