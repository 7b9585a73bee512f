"""Every colour can be read on every background it may stand on, and types differ by more than colour."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style

from corpus.article import EntityType
from tui.themes import ATTRIBUTES, LABELS, styles, themes

MARKS = {"pad", "rule"}  # lines, not text: 3:1 is not asked of decoration


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [part / 255 for part in Color.parse(color).get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
def test_text_has_enough_contrast_on_every_background(theme) -> None:  # type: ignore[no-untyped-def]
    named = {name: Style.parse(text) for name, text in styles(theme.dark).items()}
    grounds = {theme.background, theme.surface, theme.panel}
    marked = {f"{name}": named[name].bgcolor.name for name in ("match", "substance", "style", "chosen", "passage")}
    shaded = {named[f"heat-{level}"].bgcolor.name for level in range(1, 5)}
    assert all(contrast(named["text"].color.name, ground) >= 4.5 for ground in shaded)
    for name, style in named.items():
        if style.color is None or name in MARKS:
            continue
        on = grounds | (
            set(marked.values()) if name in {kind.value for kind in EntityType} | {"text", "snippet"} else set()
        )
        for ground in on:
            assert contrast(style.color.name, ground) >= 4.5, (name, style.color.name, ground)


def test_every_type_has_an_attribute_and_a_label_of_its_own() -> None:
    assert set(ATTRIBUTES) == set(LABELS) == set(EntityType)
    assert len({frozenset(text.split()) for text in ATTRIBUTES.values()}) == len(EntityType)
