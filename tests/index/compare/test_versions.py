"""Paragraphs of two versions of one text find each other by what they say."""

from __future__ import annotations

from index.compare import PassageKind, Relation, Row, compare, rows
from tests.index.compare.build import stored

FERRY = "The ferry to the outer islands will stop running at the end of October, the council decided on Thursday night."
SCHOOL = "Pupils from four villages take the early boat to school, and their parents had asked for a winter timetable."
COST = "Keeping the boat afloat through the storms would have cost the town 300,000 crowns, its treasurer wrote."
BRIDGE = "A bridge has been talked about since the grandfathers of today's councillors were at school themselves."
MAYOR = "The mayor promised to look for money, but she would not say where she meant to find it before Christmas."
EXTRA = "Seals have been counted in the bay every autumn by volunteers, who found more of them than ever this year."
TEXT = [FERRY, SCHOOL, COST, BRIDGE, MAYOR]


def kinds(a: list[str], b: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    return [(p.a, p.b, p.kind.value) for p in compare(stored(1, a), stored(2, b)).passages]


def test_a_paragraph_left_out_or_put_in_stands_alone_at_its_place() -> None:
    assert kinds(TEXT, [FERRY, SCHOOL, EXTRA, BRIDGE, MAYOR]) == [
        ((0,), (0,), "identical"),
        ((1,), (1,), "identical"),
        ((2,), (), "only-a"),
        ((), (2,), "only-b"),
        ((3,), (3,), "identical"),
        ((4,), (4,), "identical"),
    ]


def test_paragraphs_that_share_a_name_and_small_words_never_align() -> None:
    a = [*TEXT, "It was the first time that Orrin Vale had been there."]
    b = [*TEXT, "And so the last of them was with Orrin Vale for a while."]
    assert kinds(a, b)[-2:] == [((5,), (), "only-a"), ((), (5,), "only-b")]


def test_two_paragraphs_made_one_are_merged_and_the_other_way_round_split() -> None:
    b = [FERRY, f"{SCHOOL} {COST}", BRIDGE, MAYOR]
    assert ((1, 2), (1,), "merged") in kinds(TEXT, b)
    assert ((1,), (1, 2), "split") in kinds(b, TEXT)


def test_a_merged_passage_says_which_stretch_answers_which_paragraph() -> None:
    b = stored(2, [FERRY, f"{SCHOOL} {COST}", BRIDGE, MAYOR])
    (merged,) = (p for p in compare(stored(1, TEXT), b).passages if p.kind is PassageKind.MERGED)
    assert [b.article.text[slice(*place)] for place in merged.b_spans] == [SCHOOL, COST]


def test_a_paragraph_at_another_place_has_moved_and_breaks_no_reading_order() -> None:
    b = [FERRY, COST, BRIDGE, MAYOR, SCHOOL]
    comparison = compare(stored(1, TEXT), stored(2, b))
    (moved,) = (index for index, p in enumerate(comparison.passages) if p.kind is PassageKind.MOVED)
    laid = rows(comparison)
    assert (comparison.passages[moved].a, comparison.passages[moved].b) == ((1,), (4,))
    assert Row((1,), (), PassageKind.MOVED, (moved,)) in laid
    assert Row((), (4,), PassageKind.MOVED, (moved,)) in laid


def test_a_moved_paragraph_that_was_also_edited_says_how() -> None:
    b = [FERRY, COST, BRIDGE, MAYOR, SCHOOL.replace("four", "five")]
    (moved,) = (p for p in compare(stored(1, TEXT), stored(2, b)).passages if p.kind is PassageKind.MOVED)
    assert [(edit.a, edit.b) for edit in moved.edits] == [("four", "five")]


def test_a_sentence_that_moved_to_another_paragraph_is_tied_by_itself_and_not_taken_for_dropped() -> None:
    a = [f"{FERRY} {EXTRA}", f"{SCHOOL} {COST}", f"{BRIDGE} {MAYOR}"]
    b = [FERRY, f"{SCHOOL} {COST}", f"{BRIDGE} {MAYOR} {EXTRA}"]
    passages = compare(stored(1, a), stored(2, b)).passages
    (moved,) = (p for p in passages if p.kind is PassageKind.MOVED)
    assert moved.partial
    assert (moved.a, moved.b) == ((0,), (2,))
    assert [p.edits for p in passages] == [()] * 4


def test_two_paragraphs_that_became_one_at_another_place_have_moved_as_a_whole() -> None:
    found = compare(stored(1, TEXT), stored(2, [COST, BRIDGE, MAYOR, f"{FERRY} {SCHOOL}"])).passages
    (moved,) = (p for p in found if p.kind is PassageKind.MOVED)
    assert (moved.a, moved.b, moved.partial) == ((0, 1), (3,), False)


def test_a_pull_quote_is_no_part_of_the_paragraph_that_it_repeats() -> None:
    a = stored(1, [FERRY, SCHOOL, BRIDGE, COST, f"{MAYOR} {SCHOOL}"])
    found = compare(a, stored(2, [FERRY, BRIDGE, COST, f"{MAYOR} {SCHOOL}"])).passages
    assert [(p.a, p.b, p.kind.value) for p in found if not p.partial] == [
        ((0,), (0,), "identical"),
        ((2,), (1,), "identical"),
        ((3,), (2,), "identical"),
        ((4,), (3,), "identical"),
    ]
    (echo,) = (p for p in found if p.partial)
    assert (echo.a, echo.b) == ((1,), (3,))


def test_repeated_lines_are_paired_in_their_order() -> None:
    refrain = "Row, brothers, row."
    body = [part for text in TEXT * 3 for part in (text, refrain)]
    found = compare(stored(1, body), stored(2, body)).passages
    assert [(p.a, p.b) for p in found] == [((place,), (place,)) for place in range(len(body))]


def test_a_sentence_repeated_within_paragraphs_is_paired_in_its_order() -> None:
    body = [" ".join([FERRY] * 3), " ".join([FERRY] * 4), " ".join([FERRY] * 9)]
    assert kinds(body, body) == [((place,), (place,), "identical") for place in range(3)]


def test_texts_of_one_origin_are_versions_and_others_are_not() -> None:
    assert compare(stored(1, TEXT), stored(2, TEXT[:2])).relation is Relation.VERSIONS
    assert compare(stored(1, TEXT[:2]), stored(2, TEXT[3:])).relation is Relation.UNRELATED


def test_overlap_is_the_share_of_each_text_that_stands_in_the_other() -> None:
    overlap = compare(stored(1, TEXT[:2]), stored(2, TEXT)).overlap
    assert overlap.a_in_b == 1.0
    assert 0.3 < overlap.b_in_a < 0.5


def test_one_copied_paragraph_is_found_in_texts_that_are_otherwise_apart() -> None:
    a = [EXTRA, BRIDGE, *["Sand " + word * 8 for word in ("east ", "west ", "north ")]]
    b = [*[f"Bakers in quarter {word} sell bread made with {word} flour." for word in TEXT[2].split()], BRIDGE]
    assert ((1,), (len(b) - 1,), "identical") in kinds(a, b)


def test_articles_without_paragraphs_compare_to_nothing() -> None:
    comparison = compare(stored(1, []), stored(2, TEXT))
    assert comparison.relation is Relation.UNRELATED
    assert {p.kind for p in comparison.passages} == {PassageKind.ONLY_B}
    assert compare(stored(1, []), stored(2, [])).passages == ()


def test_the_title_is_no_paragraph() -> None:
    comparison = compare(stored(1, TEXT, title="No boat in winter"), stored(2, TEXT))
    assert [(p.a, p.b) for p in comparison.passages] == [((place,), (place,)) for place in range(5)]


QUAKE = (
    "A magnitude {} earthquake struck near {} on {}, the Norland Geological Survey said. There were no immediate"
    " reports of damage or casualties. The quake was {} km deep."
)


def test_a_form_filled_in_twice_makes_no_versions_of_one_text() -> None:
    a = stored(1, [QUAKE.format("5.4", "Talca", "Sunday", 33)])
    b = stored(2, [QUAKE.format("6.1", "Hualien", "Tuesday", 10)])
    found = compare(a, b)
    assert found.overlap.a_in_b > 0.5
    assert found.relation is Relation.UNRELATED
    assert not [passage for passage in found.passages if passage.kind is PassageKind.SAME_FACT]


def test_a_brief_text_with_its_names_and_numbers_edited_is_a_version() -> None:
    a = stored(1, [QUAKE.format("5.4", "Talca", "Sunday", 33)])
    b = stored(2, [QUAKE.format("5.6", "Talca", "Sunday", 33).replace("no immediate", "a few")])
    assert compare(a, b).relation is Relation.VERSIONS
