"""PDF files: the order of reading, paragraphs made whole, running heads, and files that can't or must not be read."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.cleaning import clean, line_roles
from corpus.errors import UnreadableError
from corpus.readers import Page, read
from corpus.readers.pdf import apart, extraction, garbled, pdfium
from corpus.readers.pdf.forms import are_tame
from tests.corpus.readers.pdfs import STORY, At, column, pdf


def page_of(data: bytes) -> Page:
    [page] = read(Path("page.pdf"), data)
    return page


def article_of(data: bytes) -> Article:
    return clean(page_of(data))


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if block.tag != "running"]


def stack(paragraphs: Sequence[str], x: float, y: float, letters: int = 40) -> list[At]:
    """Set paragraphs one below the other, half a line apart."""
    lines: list[At] = []
    for text in paragraphs:
        lines += column(text, x, lines[-1].y - 18 if lines else y, letters)
    return lines


def test_a_paragraph_is_whole_however_many_lines_it_has() -> None:
    assert texts(page_of(pdf([stack(STORY, 72, 700, 80)]))) == list(STORY)


def test_columns_are_read_one_after_the_other() -> None:
    lines = stack(STORY[:3], 60, 700) + stack(STORY[3:], 320, 700)
    by_rows = sorted(lines, key=lambda line: (-line.y, line.x))
    for order in (lines, by_rows, lines[::-1]):
        assert texts(page_of(pdf([order]))) == list(STORY)


def test_a_headline_over_all_columns_comes_first_and_is_marked_by_its_size() -> None:
    title = At(60, 730, "Harbour of Porthaven closes to all ferries", 24, 1)
    page = page_of(pdf([[*stack(STORY[3:], 320, 700), *stack(STORY[:3], 60, 700), title]]))
    assert texts(page) == [title.text, *STORY]
    assert page.blocks[0].tag == "h1"


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = column(STORY[0], 60, 700)
    rest = [At(320, 700 + line.y - first[2].y, line.text) for line in first[2:]]
    left, right = stack(STORY[1:3], 60, 700), stack(STORY[3:5], 320, 676)
    pages = [
        [*left, *(At(60, left[-1].y - 18 + line.y - 700, line.text) for line in first[:2]), *rest, *right],
        stack(STORY[5:], 60, 700),
    ]
    assert texts(page_of(pdf(pages)))[2] == STORY[0]


def test_words_parted_at_the_ends_of_lines_are_joined_and_compounds_keep_their_hyphen() -> None:
    parted = (
        "The harbour was closed, and the transporta-",
        "tion of all goods stopped for a year-",
        "long stretch, said the well-known engi-",
        "neers, who came from Porthaven-",
        "Newton to see the well-",
        "known pier and its ruins on the shore.",
    )
    lines = [At(72, 700 - 12 * number, text) for number, text in enumerate(parted)]
    [text] = texts(page_of(pdf([lines])))
    assert "transportation of" in text
    assert "year-long" in text
    assert "engineers" in text
    assert "Porthaven-Newton" in text
    assert text.count("well-known") == 2


def test_heads_feet_and_page_numbers_are_cut_with_a_reason() -> None:
    pages = [
        [
            At(60, 760, "The Harbour Post"),
            At(480, 760, "May 16, 2018"),
            *stack(STORY[start:end], 60, 700, 80),
            At(300, 30, f"{number}"),
        ]
        for number, (start, end) in enumerate(((0, 2), (2, 4), (4, 6)), 11)
    ]
    article = article_of(pdf(pages))
    assert article.paragraphs == list(STORY)
    assert [cut.text for cut in article.cuts] == [
        text for number in ("11", "12", "13") for text in ("The Harbour Post", "May 16, 2018", number)
    ]
    assert {cut.reason.value for cut in article.cuts} == {"template"}


def test_a_running_head_that_names_a_paper_and_a_day_is_evidence_of_both() -> None:
    pages = [
        [At(60, 760, "THE HARBOUR POST  Wednesday, 16 May 2018"), *stack(STORY[start : start + 3], 60, 700, 80)]
        for start in (0, 3)
    ]
    article = article_of(pdf(pages))
    assert (article.outlet, article.published) == ("The Harbour Post", "2018-05-16")
    assert ("published", 1) in article.evidence


def test_what_a_browser_prints_around_a_page_is_cut_and_tells_its_address_and_title() -> None:
    pages = [
        [
            At(24, 770, "5/17/2018, 7:02 AM", 8),
            At(250, 770, "Harbour closes to ferries | The Harbour Post", 8),
            *([At(60, 730, "Harbour closes to ferries", 22, 1)] if number == 1 else []),
            *stack(STORY[start : start + 3], 60, 700, 80),
            At(24, 20, "https://post.example/2018/harbour-closes", 8),
            At(560, 20, f"{number}/2", 8),
        ]
        for number, start in ((1, 0), (2, 3))
    ]
    page = page_of(pdf(pages))
    article = clean(page)
    assert article.title == "Harbour closes to ferries"
    assert article.outlet == "The Harbour Post"
    assert article.url == "https://post.example/2018/harbour-closes"
    assert article.published is None
    assert article.paragraphs == list(STORY)
    lines = {number for name, number in article.evidence if name in {"url", "outlet"}}
    assert lines
    assert all(page.blocks[number - 1].tag == "running" for number in lines)


def test_a_single_printed_page_has_its_head_and_foot_cut_too() -> None:
    lines = [
        At(24, 770, "16/05/2018, 07:02", 8),
        At(250, 770, "Harbour closes", 8),
        *stack(STORY, 60, 700, 80),
        At(24, 20, "https://post.example/2018/harbour-closes", 8),
        At(560, 20, "1/1", 8),
    ]
    assert article_of(pdf([lines])).paragraphs == list(STORY)


@pytest.mark.parametrize(
    ("rotate", "matrix"), [(90, ""), (0, "0 1 -1 0 612 0"), (0, "0 -1 1 0 0 792"), (180, "-1 0 0 -1 612 792")]
)
def test_turned_pages_read_like_straight_ones(rotate: int, matrix: str) -> None:
    lines = stack(STORY[:3], 60, 560) + stack(STORY[3:], 320, 560)
    assert texts(page_of(pdf([lines], rotate=rotate, matrix=matrix))) == list(STORY)


def test_letters_that_were_set_apart_make_words_again() -> None:
    lines = [At(60, 740, "H A R B O U R  P O S T", 14), *stack(STORY[:3], 60, 700, 80)]
    assert texts(page_of(pdf([lines])))[0] == "HARBOUR POST"


def test_a_large_initial_belongs_to_its_word() -> None:
    lines = column(STORY[0][1:], 90, 700, 40)
    moved = [At(90 if number < 2 else 60, line.y, line.text) for number, line in enumerate(lines)]
    page = page_of(pdf([[At(60, 688, "T", 34), *moved, *stack(STORY[1:], 60, 600)]]))
    assert texts(page)[0] == STORY[0]


def test_rows_of_a_table_are_not_taken_for_columns() -> None:
    rows = [At(60 + 200 * cell, 500 - 14 * row, f"{row}{cell}") for row in range(6) for cell in range(2)]
    found = texts(page_of(pdf([[*stack(STORY[:3], 60, 700, 80), *rows]])))
    assert found[3:7] == ["00", "01", "10", "11"]


@pytest.mark.parametrize(
    ("title", "believed"),
    [
        ("Harbour closes to ferries", "Harbour closes to ferries"),
        ("Microsoft Word - harbour.doc", None),
        ("harbour_final2.indd", None),
        ("untitled", None),
        ("", None),
    ],
)
def test_a_title_in_the_properties_is_believed_where_no_program_wrote_it(title: str, believed: str | None) -> None:
    page = page_of(pdf([stack(STORY, 60, 700, 80)], info={"Title": title, "CreationDate": "D:20180516070200Z"}))
    assert page.metadata.title == believed
    assert page.metadata.published is None
    assert page.metadata.language == "en"


@pytest.mark.parametrize(
    ("author", "believed"), [("Ada Quill", "Ada Quill"), ("aquill", None), ("Office User 2", None)]
)
def test_an_author_in_the_properties_is_believed_where_it_is_a_name(author: str, believed: str | None) -> None:
    assert page_of(pdf([stack(STORY, 60, 700, 80)], info={"Author": author})).metadata.byline == believed


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf([stack(STORY, 60, 700, 80)])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_locked_with_an_empty_password_is_read() -> None:
    assert texts(page_of(locked(""))) == list(STORY)


def test_a_file_locked_with_a_password_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"page\.pdf: locked with a password; save a copy"):
        page_of(locked("secret"))


def test_pictures_of_pages_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="pictures of pages without text; run OCR"):
        page_of(pdf([[], []]))


def test_a_file_without_pages_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"page\.pdf: "):
        page_of(pdf([]))


def test_more_pages_than_an_article_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_PAGES", 3)
    with pytest.raises(UnreadableError, match="4 pages, over the limit of 3"):
        page_of(pdf([[At(60, 700, "A page.")]] * 4))


def test_more_text_than_an_article_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_CHARACTERS", 500)
    with pytest.raises(UnreadableError, match="more than 500 characters"):
        page_of(pdf([stack(STORY, 60, 700, 80)]))


def test_a_page_that_unpacks_to_more_than_text_takes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "STREAM_BYTES", 10_000)
    bomb = [At(60, 700, " " * 100_000), *stack(STORY, 60, 700, 80)]
    with pytest.raises(UnreadableError, match="as bombs do"):
        page_of(pdf([bomb]))


def test_a_file_that_is_too_much_work_for_one_parser_is_read_by_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_OPERATIONS", 10)
    assert texts(page_of(pdf([stack(STORY, 60, 700, 80)]))) == list(STORY)


def test_a_form_in_a_form_is_counted_each_time_that_it_is_drawn() -> None:
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    def form(content: bytes, **inner: DecodedStreamObject) -> DecodedStreamObject:
        made = DecodedStreamObject()
        made.set_data(content)
        forms = DictionaryObject({NameObject(f"/{name}"): one for name, one in inner.items()})
        made[NameObject("/Subtype")] = NameObject("/Form")
        made[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        return made

    class Drawn(dict[str, object]):
        def get_contents(self) -> DecodedStreamObject:
            return form(b"/A Do " * 100)

    deep = form(b"/B Do " * 60, B=form(b"0 0 m"))
    loop = form(b"/A Do ")
    loop["/Resources"]["/XObject"][NameObject("/A")] = loop
    for inner, tame in ((form(b"/B Do ", B=form(b"0 0 m")), True), (deep, False), (loop, False)):
        forms = DictionaryObject({NameObject("/A"): inner})
        page = Drawn({"/Resources": DictionaryObject({NameObject("/XObject"): forms})})
        assert are_tame([page]) is tame


def test_the_other_parser_works_in_a_process_of_its_own() -> None:
    data = pdf([stack(STORY, 60, 700, 80)], info={"Title": "Harbour closes to ferries"})
    assert apart.extract(data) == pdfium.extract(data)
    with pytest.raises(apart.CrashedError):
        apart.extract(b"%PDF-1.7 nothing")
    with pytest.raises(UnreadableError, match="locked with a password"):
        apart.extract(locked("secret"))


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    with pytest.raises(apart.CrashedError):
        apart.extract(WHOLE)


def test_one_parser_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    lines = stack(STORY[:3], 60, 700) + stack(STORY[3:], 320, 700)
    assert texts(page_of(pdf([lines]))) == list(STORY)


def test_a_missing_parser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError, match=r"page\.pdf: needs zte-reader\[pdf\]; install it with"):
        page_of(pdf([stack(STORY, 60, 700, 80)]))


def test_text_that_means_nothing_is_told_from_text() -> None:
    assert garbled(" ".join(STORY)) == 0
    assert garbled("") == 1
    assert garbled("\ue001\ue002\ue003 " * 40) > 0.5
    assert garbled(" ".join(" ".join(STORY).replace(" ", ""))) == 1


def test_a_pdf_by_any_name_is_one() -> None:
    [page] = read(Path("page.txt"), pdf([stack(STORY, 60, 700, 80)]))
    assert texts(page) == list(STORY)


def test_the_same_bytes_give_the_same_lines() -> None:
    data = pdf([stack(STORY, 60, 700)])
    assert page_of(data).blocks == page_of(data).blocks


WHOLE = pdf(
    [
        [At(60, 760, "The Harbour Post"), *stack(STORY[:3], 60, 700), *stack(STORY[3:], 320, 700), At(300, 30, "1")],
        [
            At(60, 760, "The Harbour Post"),
            At(60, 730, "Share this story"),
            *stack(STORY[::-1], 60, 700),
            At(300, 30, "2"),
        ],
    ]
)


def accounted(data: bytes) -> None:
    """Check that the file is refused in one line, or each of its lines is in one block or cut."""
    try:
        page = page_of(data)
    except UnreadableError as error:
        refused = str(error)
        page = None
    if page is None:
        assert refused.startswith("page.pdf: ")
        assert "\n" not in refused
        return
    article = clean(page)
    ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
    taken = sorted(number for first, last in ranges for number in range(first, last + 1))
    assert taken == list(range(1, page.line_count + 1))
    assert all(role != "blank" for _, role in line_roles(article, page.line_count))


@pytest.mark.parametrize("part", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999])
def test_a_truncated_file_is_read_or_refused(part: float) -> None:
    accounted(WHOLE[: int(len(WHOLE) * part)])


def test_a_file_whose_table_of_objects_is_wrong_is_still_read() -> None:
    broken = WHOLE.replace(b"00000 n", b"00001 n").replace(b"startxref\n", b"startxref\n9")
    assert STORY[0] in texts(page_of(broken))


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_wrong_in_a_file_every_line_of_it_is_accounted_for(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    if data.startswith(b"%PDF-"):
        accounted(bytes(data))


def test_nothing_is_said_on_the_terminal(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    for part in (0.3, 0.7, 1):
        accounted(WHOLE[: int(len(WHOLE) * part)])
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


@given(
    st.lists(
        st.lists(
            st.builds(
                At,
                st.floats(0, 600),
                st.floats(0, 790),
                st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=30),
                st.sampled_from([6.0, 10.0, 10.0, 24.0]),
                st.integers(0, 2),
            ),
            max_size=12,
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_however_lines_lie_on_pages_each_is_accounted_for(pages: list[list[At]]) -> None:
    accounted(pdf(pages))
