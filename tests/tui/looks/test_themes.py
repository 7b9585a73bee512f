"""Every colour can be read on every ground it may stand on, and what means something is told by more than colour."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from corpus.article import EntityType
from tui.looks.contrast import contrast as ours
from tui.looks.contrast import reduced, standing_out, upon
from tui.looks.palette import Palette
from tui.looks.themes import ATTRIBUTES, LABELS, PLAIN, THEMES, after, holding, named, registered, said, styles, themes

TEXT, MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
TYPES = [kind.value for kind in EntityType]
GROUNDS_WITH_INK = ("match", "substance", "passage", "current")
QUIET_GROUNDS = ("chosen", "heat-1", "heat-2", "heat-3", "heat-4", "cell-same", "cell-edited", "cell-moved")
LINES = {"pad", "rule"}  # what is drawn, not said
LIT = ("match", "current", "substance", "style", "passage", "entity")

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE Transactions on Visualization and Computer Graphics 15(6), 2009; severity 1.0, on linear RGB.
SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "most people": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
LEAST = 12.0  # of CIE 1976 ΔE; from about 10 on two colours are seen as two at a glance

OURS = [theme for theme in themes() if not theme.ansi]
TEXTUALS = [theme for name in BUILTIN_THEMES if (theme := registered(name)) is not None]


def linear(color: str) -> list[float]:
    parts = (part / 255 for part in Color.parse(color).get_truecolor())
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(a: str, b: str) -> float:
    low, high = sorted(sum(x * y for x, y in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(color: str, eye: str) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* (D65) of what an eye sees of a colour."""
    given = linear(color)
    red, green, blue = (min(max(sum(x * y for x, y in zip(row, given, strict=True)), 0), 1) for row in SEEN[eye])
    tristimulus = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in tristimulus)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(a: str, b: str, eye: str) -> float:
    return sum((x - y) ** 2 for x, y in zip(lab(a, eye), lab(b, eye), strict=True)) ** 0.5


def seen(style: Style) -> tuple[object, ...]:
    """What a person sees of a style: colours, and the attributes that are on."""
    names = ("bold", "dim", "italic", "underline", "underline2", "overline", "reverse")
    return str(style.color), str(style.bgcolor), *(name for name in names if getattr(style, name))


def parsed(theme: str) -> dict[str, Style]:
    return {name: Style.parse(text) for name, text in styles(theme).items()}


def grounds(theme: Theme) -> set[str]:
    colours = theme.to_color_system().generate()
    return {colours[name][:7] for name in ("background", "surface", "panel", "panel-lighten-1")}


@pytest.mark.parametrize("theme", [*OURS, *TEXTUALS], ids=lambda theme: theme.name)
def test_all_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for name, style in parsed(theme.name).items():
        if style.color is None or name in LINES:
            continue
        for ground in [style.bgcolor.name] if style.bgcolor else grounds(theme):
            assert contrast(style.color.name, ground) >= TEXT, (name, style.color.name, ground)


@pytest.mark.parametrize("theme", [*OURS, *TEXTUALS], ids=lambda theme: theme.name)
def test_what_textual_paints_can_be_read_too(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for name in ("foreground", "text-muted", "text-disabled", "accent", "error", "warning"):
        for ground in grounds(theme):
            assert contrast(colours[name][:7], ground) >= TEXT, (name, ground)
    for name in ("scrollbar", "border", "border-blurred"):
        assert contrast(colours[name][:7], colours["background"][:7]) >= MARK, name


@pytest.mark.parametrize("theme", [*OURS, *TEXTUALS], ids=lambda theme: theme.name)
def test_marks_stand_out_from_every_ground(theme: Theme) -> None:
    defined = parsed(theme.name)
    marks = {name: defined[name].bgcolor for name in GROUNDS_WITH_INK}
    marks |= {name: defined[name].color for name in ("pad", "mark", "mark-only", "mark-edited", "accent", "style")}
    for name, mark in marks.items():
        assert mark is not None, name
        for ground in grounds(theme):
            assert contrast(mark.name, ground) >= MARK, (name, mark.name, ground)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_text_can_be_read_on_the_quiet_grounds_of_cells(theme: Theme) -> None:
    defined = parsed(theme.name)
    for name in QUIET_GROUNDS:
        ground, text = defined[name].bgcolor, defined["text"].color
        assert ground is not None
        assert text is not None
        assert contrast(text.name, ground.name) >= TEXT, name


@pytest.mark.parametrize("theme", [*OURS, *TEXTUALS], ids=lambda theme: theme.name)
def test_all_of_it_holds_on_terminals_of_256_colours(theme: Theme) -> None:
    defined = parsed(theme.name)
    lie_under = {name: defined[name].bgcolor for name in GROUNDS_WITH_INK}
    marks = lie_under | {name: defined[name].color for name in ("pad", "mark", "mark-only", "mark-edited", "accent")}
    for name, style in defined.items():
        if style.color is not None and name not in LINES:
            for ground in [style.bgcolor.name] if style.bgcolor else grounds(theme):
                assert contrast(seen_in_256(style.color.name), seen_in_256(ground)) >= TEXT, (name, ground)
    for name, mark in marks.items():
        assert mark is not None, name
        for ground in grounds(theme):
            assert contrast(seen_in_256(mark.name), seen_in_256(ground)) >= MARK, (name, mark.name, ground)
    if theme in OURS:
        for name in QUIET_GROUNDS:
            under, text = defined[name].bgcolor, defined[name].color or defined["text"].color
            assert under is not None
            assert text is not None
            assert contrast(seen_in_256(text.name), seen_in_256(under.name)) >= TEXT, name


def seen_in_256(color: str) -> str:
    """What Rich sends to a terminal of 256 colours."""
    return Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_colours_are_reduced_as_rich_reduces_them(levels: tuple[int, ...]) -> None:
    color = "#" + "".join(f"{level:02x}" for level in levels)
    assert reduced(color) == seen_in_256(color)


def test_high_contrast_is_higher() -> None:
    (theme,) = (theme for theme in OURS if theme.name == "zte-contrast")
    for name, style in parsed(theme.name).items():
        if style.color is not None and name not in LINES:
            for ground in [style.bgcolor.name] if style.bgcolor else grounds(theme):
                assert contrast(style.color.name, ground) >= 7, name  # WCAG 2.2, 1.4.6


def test_every_type_has_an_attribute_and_a_label_of_its_own() -> None:
    assert set(ATTRIBUTES) == set(LABELS) == set(EntityType)
    assert len({frozenset(text.split()) for text in ATTRIBUTES.values()}) == len(EntityType)


def seldom_drawn(attributes: str) -> frozenset[str]:
    """The attributes as terminals draw them that know one kind of line, the one below."""
    return frozenset(attributes.replace("underline2", "underline").replace("overline", "").split())


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_types_that_a_simple_terminal_draws_alike_differ_in_colour_to_every_eye(theme: Theme, eye: str) -> None:
    defined = parsed(theme.name)
    for a, b in itertools.combinations(EntityType, 2):
        if seldom_drawn(ATTRIBUTES[a]) == seldom_drawn(ATTRIBUTES[b]):
            one, other = defined[a.value].color, defined[b.value].color
            assert one is not None
            assert other is not None
            assert distance(one.name, other.name, eye) >= LEAST, (a, b)


def test_without_colours_nothing_has_one() -> None:
    for name, style in parsed(PLAIN).items():
        assert style.color is None, name
        assert style.bgcolor is None, name


def test_the_terminals_theme_takes_the_sixteen_colours_alone() -> None:
    for name, style in parsed("zte-terminal").items():
        for colour in (style.color, style.bgcolor):
            assert colour is None or colour.is_default or (colour.number is not None and colour.number < 16), name


@pytest.mark.parametrize("theme", [PLAIN, "zte-terminal"])
@pytest.mark.parametrize("under", ["", *TYPES])
def test_what_is_lit_is_told_apart_without_colours(theme: str, under: str) -> None:
    palette = Palette(Style.null(), theme)
    drawn = {(): palette("paragraph", under)} | {(name,): palette("paragraph", under, name) for name in LIT}
    told = {name: seen(style) for name, style in drawn.items()}
    assert len(set(told.values())) == len(told), told


def test_types_are_told_apart_without_colours() -> None:
    palette = Palette(Style.null(), PLAIN)
    assert len({seen(palette("paragraph", kind)) for kind in ("", *TYPES)}) == len(TYPES) + 1


def test_every_theme_defines_the_same_styles() -> None:
    assert len({frozenset(styles(name)) for name in (*THEMES, PLAIN, "nord", "ansi-dark")}) == 1


def test_a_theme_is_wished_for_by_its_short_name_too() -> None:
    assert named("dusk") == named(" ZTE-Dusk ") == "zte-dusk"
    assert (named("dark"), named("light"), named("ansi")) == ("zte-night", "zte-paper", "zte-terminal")
    assert named("nord") == "nord"
    assert named("") is named("no such theme") is None


def test_the_first_wish_that_names_a_theme_holds() -> None:
    assert holding(None, "mauve", "paper", "dusk") == "zte-paper"
    assert holding() == holding(None, "") == "zte-night"


def test_themes_follow_each_other_round() -> None:
    walked = list(itertools.accumulate(range(len(THEMES)), lambda name, _: after(name), initial="zte-night"))
    assert walked == [*THEMES, "zte-night"]
    assert after("nord") == "zte-night"
    assert said("zte-dusk") == "dusk (dark, warm)"
    assert said("nord") == "nord"


def test_a_colour_is_changed_as_little_as_its_contrast_demands() -> None:
    assert standing_out("#eeeeee", ["#000000"], 4.5, dark=True) == "#eeeeee"
    lightened = standing_out("#333333", ["#000000", "#222222"], 4.5, dark=True)
    assert 4.5 <= contrast(lightened, "#222222") < 5
    assert standing_out("#cccccc", ["#777777"], 21, dark=False) == "#000000"


def test_black_or_white_can_be_read_on_any_ground() -> None:
    for level in range(0, 256, 5):
        ground = f"#{level:02x}{level:02x}{level:02x}"
        assert contrast(upon(ground), ground) >= 4.5
        assert ours(upon(ground), ground) == pytest.approx(contrast(upon(ground), ground))
