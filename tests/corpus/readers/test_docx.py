"""Word and OpenDocument files: what is text in them, what is not, and archives that are damaged or hostile."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.errors import UnreadableError
from corpus.readers import Page, office, read
from tests.corpus.readers.offices import W, archive, docx, odt, paragraph
from tests.corpus.readers.pdfs import STORY

TITLE = "Harbour closes to ferries after a winter of storms"
BODY = "".join(map(paragraph, STORY))
ODT = "".join(f"<text:p>{text}</text:p>" for text in STORY)


def page_of(data: bytes, name: str = "page.docx") -> Page:
    [page] = read(Path(name), data)
    return page


def seen(page: Page) -> list[tuple[str, str]]:
    return [(block.tag, block.text) for block in page.blocks]


def test_paragraphs_headings_items_and_rows_keep_what_they_are() -> None:
    row = "".join(f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in ("AB", "CD"))
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    item = paragraph("A point.").replace("<w:p>", f"<w:p>{numbered}")
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    page = page_of(
        docx(
            paragraph(TITLE, "Title")
            + paragraph(STORY[0])
            + paragraph("What comes next", "heading2")
            + item
            + f"<w:tbl>{row}</w:tbl>"
            + paragraph("The pier at dawn.", "caption"),
            numbering=numbering,
        )
    )
    assert seen(page) == [
        ("h1", TITLE),
        ("p", STORY[0]),
        ("h2", "What comes next"),
        ("li", "A point."),
        ("tr", "A | B"),
        ("tr", "C | D"),
        ("figcaption", "The pier at dawn."),
    ]
    assert [block.lines for block in page.blocks] == [(number, number) for number in range(1, 8)]


def test_an_article_comes_out_of_a_document_whole() -> None:
    article = clean(page_of(docx(paragraph(TITLE, "Title") + paragraph("By Ada Quill") + BODY)))
    assert (article.title, article.byline) == (TITLE, "Ada Quill")
    assert article.paragraphs == list(STORY)


def test_deleted_text_and_comments_are_not_shown_and_inserted_text_is() -> None:
    changes = (
        "<w:del><w:r><w:delText> and gone</w:delText></w:r></w:del><w:ins><w:r><w:t> at once</w:t></w:r></w:ins>"
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    remark = f'<w:comments {W}><w:comment w:id="1" w:author="Ben">{paragraph("Is that so?")}</w:comment></w:comments>'
    page = page_of(docx(paragraph("The ferries stop", more=changes) + BODY, comments=remark))
    assert page.blocks[0].text == "The ferries stop at once"
    assert all("Is that so" not in block.text for block in page.blocks)


def test_notes_stand_at_the_end_without_their_numbers() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("As of last May.")}</w:footnote></w:footnotes>'
    page = page_of(docx(paragraph(STORY[0], more=mark) + BODY, footnotes=notes))
    assert page.blocks[0].text == STORY[0]
    assert page.blocks[-1].text == "As of last May."


def test_text_boxes_are_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Set in a box.')}</w:txbxContent></w:pict></w:r>"
    assert ("p", "Set in a box.") in seen(page_of(docx(paragraph("The first.", more=box) + BODY)))


def test_heads_and_feet_are_cut_as_a_template() -> None:
    head = f"<w:hdr {W}>{paragraph('THE HARBOUR POST, Wednesday, May 16, 2018')}</w:hdr>"
    article = clean(page_of(docx(BODY, header1=head)))
    assert [(cut.reason.value, cut.text) for cut in article.cuts] == [
        ("template", "THE HARBOUR POST, Wednesday, May 16, 2018")
    ]
    assert (article.outlet, article.published) == ("The Harbour Post", "2018-05-16")


@pytest.mark.parametrize(
    ("title", "author", "believed"),
    [
        (TITLE, "Ada Quill", (TITLE, "Ada Quill")),
        ("harbour.docx", "ada", (None, None)),
        ("Microsoft Word - harbour", "Microsoft Office User", (None, None)),
    ],
)
def test_properties_are_believed_where_a_person_wrote_them(
    title: str, author: str, believed: tuple[str | None, str | None]
) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )
    metadata = page_of(docx(BODY, core=core)).metadata
    assert (metadata.title, metadata.byline) == believed


def test_a_document_by_another_name_is_still_one() -> None:
    assert page_of(docx(BODY), "page").format == "document"


def test_pictures_from_elsewhere_are_not_fetched() -> None:
    picture = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></w:drawing></w:r>'
    )
    assert page_of(docx(paragraph("Seen.", more=picture) + BODY)).blocks[0].text == "Seen."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (docx(BODY)[:900], "a damaged document"),
        (archive({"[Content_Types].xml": "<Types/>", "a.txt": "text"}), "no Word document in it"),
        (archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}), "a damaged Word document"),
        (archive({"[Content_Types].xml": "spreadsheetml", "xl/a.xml": ""}), "a spreadsheet; save it as CSV"),
        (archive({"[Content_Types].xml": "presentationml", "ppt/a.xml": ""}), "slides; save them as PDF"),
        (docx("<!DOCTYPE a>" + BODY), "declares entities"),
        (docx(""), "no text in it"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as refused:
        page_of(data)
    assert str(refused.value).startswith("page.docx: ")
    assert "\n" not in str(refused.value)


def test_a_bomb_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UnreadableError, match=r"page\.docx: .*as bombs do"):
        page_of(docx(BODY + " " * (8 * 2**20)))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PARTS", 3)
    with pytest.raises(UnreadableError, match="more than a document has"):
        page_of(docx(BODY))


def test_a_missing_parser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(UnreadableError, match=r"page\.docx: needs zte-reader\[docx\]"):
        page_of(docx(BODY))


def test_open_documents_are_read_too() -> None:
    body = (
        f'<text:p text:style-name="P1">{TITLE}</text:p>'
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        f'{ODT}<text:h text:outline-level="2">What comes<text:s/> next</text:h>'
        "<text:list><text:list-item><text:p>A point<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    page = page_of(
        odt(body, meta=f"<dc:title>{TITLE}</dc:title><meta:initial-creator>Ada Quill</meta:initial-creator>"), "a.odt"
    )
    assert seen(page) == [
        ("h1", TITLE),
        *(("p", text) for text in STORY),
        ("h2", "What comes next"),
        ("li", "A point."),
        ("p", "A note."),
        ("tr", "A | B"),
    ]
    assert (page.metadata.title, page.metadata.byline) == (TITLE, "Ada Quill")


def test_heads_of_open_documents_are_running_heads() -> None:
    styles = "<style:master-page><style:header><text:p>The Harbour Post</text:p></style:header></style:master-page>"
    assert seen(page_of(odt(ODT, styles=styles), "a.odt"))[0] == ("running", "The Harbour Post")


def test_entities_in_open_documents_are_refused() -> None:
    with pytest.raises(UnreadableError, match="declares entities"):
        page_of(odt('<!ENTITY a "b">' + ODT), "a.odt")


@pytest.mark.parametrize("level", ["²", "9" * 5000, "-1", "", "x"])
def test_a_heading_of_an_odd_level_is_a_heading(level: str) -> None:
    page = page_of(odt(f'<text:h text:outline-level="{level}">{TITLE}</text:h>{ODT}'), "a.odt")
    assert seen(page)[0][0].startswith("h")


def test_an_open_document_that_is_not_quite_utf_8_is_read_as_far_as_it_goes() -> None:
    half = b"half of a pair\xed\xa0\x80 \xff"
    with zipfile.ZipFile(io.BytesIO(odt(f"<text:p>HERE</text:p>{ODT}"))) as opened:
        parts = {name: opened.read(name).replace(b"HERE", half) for name in opened.namelist()}
    text = [text for _, text in seen(page_of(archive(parts), "a.odt"))]
    assert text[0].startswith("half of a pair")
    assert text[1:] == [*STORY]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_parts_of_an_open_document_may_have_other_encodings(encoding: str) -> None:
    with zipfile.ZipFile(io.BytesIO(odt("<text:p>Café &#xD800;</text:p><text:p>A first one.</text:p>"))) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    declared = f'<?xml version="1.0" encoding="{encoding[:6] if encoding[0] == "u" else encoding}"?>'
    parts["content.xml"] = (declared + parts["content.xml"].decode()).encode(encoding)
    assert seen(page_of(archive(parts), "a.odt"))[0][1].startswith("Café")


def test_an_open_spreadsheet_is_refused() -> None:
    data = archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
    with pytest.raises(UnreadableError, match="no text document in it"):
        page_of(data, "a.ods")


WORD, OPEN = docx(paragraph(TITLE, "Title") + BODY), odt(ODT)


@given(
    st.sampled_from([WORD, OPEN]), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=9)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read_or_refused_in_one_line(whole: bytes, changes: list[tuple[float, int]]) -> None:
    data = bytearray(whole)
    for place, byte in changes:
        data[int(place * len(data))] = byte
    try:
        page = page_of(bytes(data), "page.docx" if whole is WORD else "page.odt")
    except UnreadableError as error:
        refused: str | None = str(error)
    else:
        refused = None
        article = clean(page)
        ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
        assert sorted(first for first, _ in ranges) == list(range(1, page.line_count + 1))
    assert refused is None or (refused.startswith("page.") and "\n" not in refused)
