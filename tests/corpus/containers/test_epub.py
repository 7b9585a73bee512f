"""Books in EPUB: the documents of the spine in reading order, with what the book says of itself."""

from __future__ import annotations

import zipfile

import pytest

from corpus.intake.members import Member
from tests.corpus.containers.making import told, unpack, zipped

CONTAINER = (
    b'<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">
<metadata><dc:title>The Lamp, weekly</dc:title><dc:creator>Nora Feld</dc:creator><dc:publisher>The Lamp</dc:publisher>
<dc:language>en</dc:language><dc:date>2019-03-04T00:00:00+00:00</dc:date></metadata>
<manifest><item id="two" href="text/second%20story.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/first.xhtml" media-type="application/xhtml+xml"/>
<item id="ads" href="text/ads.xhtml" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.png" media-type="image/png"/>
<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine toc="toc"><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/>
<itemref idref="ads" linear="no"/></spine></package>"""
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint id="a"><navLabel><text>The first  story</text></navLabel><content src="text/first.xhtml#top"/>
<navPoint id="b"><navLabel><text>The second story</text></navLabel><content src="text/second%20story.xhtml"/></navPoint>
</navPoint></navMap></ncx>"""
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><a href="text/first.xhtml">The first</a></nav></body></html>'
)
PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Story {}.</p></body></html>'


def book(**changed: bytes | None) -> bytes:
    """Return a book; ``changed`` has other bytes for its files by their first names, or None to leave one out."""
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": PACKAGE.encode(),
        "OEBPS/toc.ncx": NCX.encode(),
        "OEBPS/text/first.xhtml": PAGE.format(1).encode(),
        "OEBPS/text/second story.xhtml": PAGE.format(2).encode(),
        "OEBPS/text/ads.xhtml": PAGE.format(3).encode(),
        "OEBPS/nav.xhtml": NAV.encode(),
        "META-INF/encryption.xml": b"<encryption/>",
    }
    kept = {
        path: changed.get(path.rpartition("/")[2].partition(".")[0].replace(" ", "_"), data)
        for path, data in files.items()
    }
    return zipped({path: data for path, data in kept.items() if data is not None}, zipfile.ZIP_STORED)


def locked(*paths: str) -> bytes:
    data = "".join(
        f'<EncryptedData><CipherData><CipherReference URI="{path}"/></CipherData></EncryptedData>' for path in paths
    )
    return f'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{data}</encryption>'.encode()


@pytest.mark.parametrize("name", ["week.epub", "week"])
def test_the_documents_come_in_reading_order_under_their_titles(name: str) -> None:
    parts = unpack(name, book())
    assert [part.name for part in parts] == [f"{name} › The first", f"{name} › The second story"]
    first = parts[0]
    assert isinstance(first, Member)
    assert (first.data, first.kind, first.optional) == (PAGE.format(1).encode(), ".xhtml", True)


def test_the_book_says_who_wrote_and_published_it_when_and_in_what_language() -> None:
    said = [part.said for part in unpack("week.epub", book()) if isinstance(part, Member)]
    assert [(one.title, one.byline, one.outlet, one.published, one.language) for one in said] == [
        (title, "Nora Feld", "The Lamp", "2019-03-04", "en") for title in ("The first", "The second story")
    ]


def test_a_book_without_a_table_of_contents_has_its_paths_for_names() -> None:
    assert told("w.epub", book(toc=None, nav=None))[0] == ["OEBPS/text/first.xhtml", "OEBPS/text/second story.xhtml"]


def test_what_programs_write_where_an_author_is_wanted_is_no_author() -> None:
    parts = unpack("w.epub", book(book=PACKAGE.replace("Nora Feld", "calibre").replace("2019-03-04", "0101").encode()))
    assert [(part.said.byline, part.said.published) for part in parts if isinstance(part, Member)] == [(None, None)] * 2


def test_a_document_that_is_missing_is_refused_and_the_rest_goes_on() -> None:
    taken, refused, fault = told("w.epub", book(first=None))
    assert (taken, fault) == (["The second story"], None)
    assert refused == ["The first: lacks OEBPS/text/first.xhtml, which it lists; fetch it again"]


def test_a_locked_book_is_refused_in_words() -> None:
    paths = ("OEBPS/text/first.xhtml", "OEBPS/text/second%20story.xhtml")
    assert told("w.epub", book(encryption=locked(*paths)))[2] == (
        "is locked against copying (DRM); add a copy that is not"
    )


def test_a_book_whose_fonts_alone_are_locked_is_read() -> None:
    assert len(told("w.epub", book(encryption=locked("OEBPS/fonts/serif.otf")))[0]) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"container": None},
        {"container": b"no XML"},
        {"container": b"<container/>"},
        {"book": b""},
        {"book": b"<package/>"},
        {"book": None},
    ],
)
def test_a_broken_book_is_refused_in_words(changed: dict[str, bytes | None]) -> None:
    taken, refused, fault = told("w.epub", book(**changed))
    assert (taken, refused) == ([], [])
    assert fault


def test_a_page_that_is_named_as_a_book_is_refused_in_words() -> None:
    assert "damaged" in (told("w.epub", b"<html><body>words</body></html>")[2] or "")


def with_entities(declared: str, used: str) -> bytes:
    head = f'<?xml version="1.0"?><!DOCTYPE package [{declared}]>'
    package = PACKAGE.replace('<?xml version="1.0"?>', head).replace("<dc:publisher>The Lamp", f"<dc:publisher>{used}")
    return book(book=package.encode())


def test_what_lies_outside_is_not_fetched() -> None:
    parts = unpack("w.epub", with_entities('<!ENTITY file SYSTEM "file:///etc/passwd">', "&file;"))
    assert [part.said.outlet for part in parts if isinstance(part, Member)] == [None, None]


def test_entities_that_laugh_a_billion_times_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    taken, refused, fault = told("w.epub", with_entities(f'<!ENTITY l0 "ha">{laughs}', "&l11;"))
    assert len(taken) == 2 or "lists no documents" in (fault or "")
    assert refused == []


def test_a_path_that_leads_out_of_the_book_leads_nowhere() -> None:
    package = PACKAGE.replace("text/first.xhtml", "../../../../etc/passwd")
    refused = told("w.epub", book(book=package.encode()))[1]
    assert "lacks ../../../etc/passwd" in refused[0]
