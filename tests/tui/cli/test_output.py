"""What is printed: visible characters, cells, layers of paint."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Span
from tui.numbers import counted
from tui.output.cells import cells, head, tail
from tui.output.markdown import escape
from tui.output.streams import STYLES, Streams, painted
from tui.visible import on_one_line, visible

OBEYED = "".join(
    map(
        chr,
        [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028, 0x061C, 0x200E, 0x200F, 0xD800],
    )
)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(OBEYED + "\n\t"))))
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set(OBEYED)
    assert len(shown) == len(text)
    assert shown.count("\n") == text.count("\n")
    assert "\n" not in on_one_line(text)
    shown.encode()


def test_json_says_by_numbers_what_a_terminal_would_obey(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Streams().json({"title": OBEYED})
    out = capsysbinary.readouterr().out
    assert not set(out.decode()) & set(OBEYED)
    assert json.loads(out) == {"title": OBEYED}


def test_controls_are_shown_as_pictures() -> None:
    assert visible("a\x1b[31m\x7f\tb") == "a␛[31m␡ b"
    assert on_one_line("a\nb") == "a␊b"


@given(st.text(max_size=40), st.integers(0, 20))
def test_both_ends_of_a_text_fit_the_cells_and_are_as_long_as_can_be(text: str, width: int) -> None:
    first, last = head(text, width), tail(text, width)
    assert text.startswith(first)
    assert text.endswith(last)
    assert sum(cells(each) for each in first) <= width
    assert sum(cells(each) for each in last) <= width


def test_wide_characters_take_two_cells() -> None:
    assert cells("中国") == 4
    assert head("中国", 3) == "中"
    assert tail("中国", 3) == "国"


layers = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind),
        st.integers(0, 30),
        st.integers(0, 10),
        st.sampled_from(sorted(STYLES)),
    ),
    max_size=5,
)


@given(st.text(alphabet="abc d", min_size=1, max_size=30), layers, st.data())
def test_painted_pieces_are_the_text_with_the_style_of_the_last_layer(
    text: str, spans: list[Span], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = painted(text, spans, start, end)
    assert "".join(piece for piece, _ in pieces) == text[start:end]
    styles = [style for piece, style in pieces for _ in piece]
    for offset in range(start, end):
        over = [span.kind for span in spans if span.start <= offset < span.end]
        assert styles[offset - start] == (over[-1] if over else "")


def test_one_is_not_many() -> None:
    assert (counted(1, "article"), counted(0, "article"), counted(1200, "word")) == (
        "1 article",
        "0 articles",
        "1,200 words",
    )


def test_markdown_is_shown_as_it_is() -> None:
    assert escape("*a* [b](c) <d> `e` #f | g_h") == r"\*a\* \[b\](c) \<d\> \`e\` \#f \| g\_h"
    assert escape("- not an item") == r"\- not an item"
    assert escape("1. not a list") == r"1\. not a list"
    assert escape("2018-05-16 is a date") == "2018-05-16 is a date"
    assert escape("a\nb\x1b") == "a b␛"
