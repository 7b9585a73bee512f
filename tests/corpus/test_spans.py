"""The algebra of spans."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Span, at, clip, first_from, overlaps, overlay, shift

spans = st.builds(
    lambda start, length, kind: Span(start, start + length, kind),
    st.integers(0, 40),
    st.integers(0, 15),
    st.sampled_from(["", "match", "quote"]),
)
layers = st.lists(spans, max_size=12)


def covered(layer: list[Span]) -> set[tuple[str, int]]:
    return {(span.kind, offset) for span in layer for offset in range(span.start, span.end)}


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not overlaps(Span(0, 3), Span(3, 5))
    assert overlaps(Span(0, 4), Span(3, 5))


def test_the_length_of_a_span_is_that_of_its_text() -> None:
    assert len(Span(3, 8)) == 5


@given(layers, st.integers(0, 30), st.integers(0, 30))
def test_clipping_keeps_exactly_what_lies_inside(layer: list[Span], start: int, length: int) -> None:
    end = start + length
    clipped = clip(layer, start, end)
    assert covered(clipped) == {(kind, offset) for kind, offset in covered(layer) if start <= offset < end}
    assert all(start <= span.start <= span.end <= end for span in clipped)


@given(layers, st.integers(-5, 5))
def test_shifting_there_and_back_changes_nothing(layer: list[Span], by: int) -> None:
    assert shift(shift(layer, by), -by) == layer


@given(st.lists(st.integers(1, 6), max_size=8), st.integers(0, 60))
def test_the_span_at_an_offset_is_the_one_that_holds_it(lengths: list[int], offset: int) -> None:
    apart, start = [], 0
    for length in lengths:
        apart.append(Span(start + 1, start + 1 + length))
        start += length + 1
    assert at(apart, offset) == next((span for span in apart if span.start <= offset < span.end), None)


@given(layers, st.integers(-2, 60))
def test_the_first_span_from_an_offset_is_found(layer: list[Span], offset: int) -> None:
    ordered = sorted(layer)
    wanted = next((index for index, span in enumerate(ordered) if span.start >= offset), None)
    assert first_from(ordered, offset) == wanted


@given(st.lists(layers, max_size=3), st.integers(0, 50))
def test_overlaid_runs_cover_the_text_once_with_every_span_in_its_place(stack: list[list[Span]], length: int) -> None:
    runs = list(overlay(stack, length))
    assert "".join("x" * (end - start) for start, end, _ in runs) == "x" * length
    assert all(one[1] == other[0] for one, other in pairwise(runs))
    for start, end, over in runs:
        for offset in range(start, end):
            here = [span for layer in stack for span in layer if span.start <= offset < span.end]
            assert sorted(over) == sorted(here)


def test_later_layers_come_last_in_a_run() -> None:
    below, above = Span(0, 4, "quote"), Span(0, 4, "match")
    assert [run[2] for run in overlay([[below], [above]], 4)] == [(below, above)]
    assert [run[2] for run in overlay([[above], [below]], 4)] == [(above, below)]
