"""Files made to exhaust whoever reads them: bombs, lines of ten megabytes, nesting, entities, names that lead out."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from made_files import Parts, Recipe, joined, mail, page, printed, recipes, scrape, taped, zipped
from made_pile import text_of
from mutated import ENTITIES, NAMES, TERMINAL, Lures

from tests.corpus.containers.making import record
from tests.corpus.readers import offices

LONG = 10 * 2**20  # characters of the longest lines
NEAR = 1_900_000  # characters: just below what an article may have
BOMB = 400 * 2**20  # bytes that small archives unpack to

Made = Callable[[], bytes]
Bomb = tuple[str, str, Made]  # the reader, the suffix, what makes the file

UNITS = (
    "a", " ", "\t", "\u00a0", "\n", "\r", ".", ",", "-", "—", "“", "”", '"', "'", "’", "(", ")", "[", "<", "&", "|",
    "*", "_", "#", "1", "1,", "1.", "$1", "é", "e\u0301", "\u4e2d", "\u0627", "🙂", "A", "A.", "Aa ", "aa ", "AA ",
    "A. ", "Mr. ", "U.S. ", "By Ann Lee ", "By ", "Ann Lee, ", "Monday, ", "May 16, 2018 ", "16.05.2018 ", "10:04 ",
    "said ", "“a” said ", "“a ", "he said, ", "http://a.b/", "www.", "a@b.c ", "[1] ", "(AP) - ", "LONDON (AP) — ",
    "million ", "one hundred ", "and ", "of the ", "Share ", "Read more: ", "Photo: ", "© ", "a-", "a_", "a/", "a\n",
    "a\n\n", "A\n\n", "=?", "&amp;", "&#", "{{", "}}", "\\", "\\u", "%41", "\u202e", "\u200b", "\ufeff", "\x1b[31m",
    "president ", "President Ann ", "the U.N. ", "² ", "①", "٣",
)  # fmt: skip
"""What a text of nothing else may be hard to read by some rule."""


def bombs(lures: Lures, *, size: int = LONG) -> Iterator[Bomb]:
    """Yield files with the reader that they are for; ``size`` is that of the longest lines."""
    yield from _lines(size)
    yield from _archives()
    yield from _nested()
    yield from _entities(lures)
    yield from _names()
    yield from _documents()


def _lines(size: int) -> Iterator[Bomb]:
    for unit in UNITS:
        yield "text", ".txt", lambda unit=unit: _of(unit, min(NEAR, size))
    story = text_of(1, 1).replace("\n", " ") + " "
    for unit in (story, "a", "word ", "“Quoted words,” said Ann Lee. ", "A. ", "1 "):
        yield "text", ".txt", lambda unit=unit: _of(unit, size)
        yield "html", ".html", lambda unit=unit: b"<html><body><article><p>" + _of(unit, size // 3) + b"</p></article>"
        yield "markdown", ".md", lambda unit=unit: b"# A\n\n" + _of(unit, size // 3)
        yield (
            "json",
            ".json",
            lambda unit=unit: json.dumps({"title": "A", "text": _of(unit, size // 6).decode()}).encode(),
        )
        yield "table", ".csv", lambda unit=unit: b'title,text\nA,"' + _of(unit.replace('"', ""), size) + b'"\n'
        yield "mail", ".eml", lambda unit=unit: b"From: a@b.c\nSubject: A\nMIME-Version: 1.0\n\n" + _of(unit, size // 6)
        yield (
            "feed",
            ".xml",
            lambda unit=unit: (
                b"<rss><channel><item><title>A</title><description>"
                + _of(unit, size // 6)
                + b"</description></item></channel></rss>"
            ),
        )
    for unit in ("a", "Ann Lee, ", "A. ", "1", " ", "-", "“"):
        long = unit * (200_000 // len(unit))
        body = f"<p>{text_of(1, 2)}</p>"
        head = f'<title>{long}</title><meta name="author" content="{long}"><meta property="og:title" content="{long}">'
        yield (
            "html",
            ".html",
            lambda long=long, head=head, body=body: (
                f'<html><head>{head}<meta name="date" content="{long}"></head>'
                f"<body><h1>{long}</h1>{body}</body></html>".encode()
            ),
        )
        for name in ("title", "byline", "date", "outlet", "url", "language"):
            known = {"title": "A", "text": text_of(1, 3), name: long}
            yield "json", ".json", lambda known=known: json.dumps(known).encode()
        letter = f"From: {long}\nSubject: {long}\nDate: {long}\nMIME-Version: 1.0\n\n{text_of(1, 4)}"
        yield "mail", ".eml", lambda letter=letter: letter.encode()
        yield "text", ".txt", lambda long=long: f"{long}\n\nBy {long}\n\n{text_of(1, 5)}".encode()
    for unit in (
        "<b>",
        "<i><b>",
        "<a href=x>",
        "<table><tr><td>",
        "<ul><li>",
        "<div class=a>",
        "<br>",
        "<!-- ",
        "<p>a",
        "</b>",
    ):
        yield (
            "html",
            ".html",
            lambda unit=unit: f"<html><body><p>{text_of(1, 6)}".encode() + _of(unit, min(size, 2**21)),
        )
    for unit in (
        "* ",
        "> ",
        "[",
        "![](",
        "`",
        "~~~\n",
        "- a\n",
        "  - ",
        "|",
        "[a]: b\n",
        "<a>",
        "**a ",
        "_a_",
        "\\",
        "&a;",
    ):
        yield "markdown", ".md", lambda unit=unit: f"# A\n\n{text_of(1, 7)}\n\n".encode() + _of(unit, min(size, 2**19))
    for head in ("a: &a [*a]\n", "a: [", "a: {", "? ", "- ", "a: |\n ", "&a ", "!!x ", "'", '"\\u'):
        yield "markdown", ".md", lambda head=head: b"---\n" + _of(head, 60_000) + b"\n---\n" + text_of(1, 8).encode()
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" if n else "l0: &l0 a\n" for n in range(12))
    yield "markdown", ".md", f"---\n{laughs}title: *l11\n---\n{text_of(1, 9)}".encode
    for words in TERMINAL:
        laid = words.encode("utf-8", "surrogatepass")
        yield "text", ".txt", lambda laid=laid: laid + scrape(1).encode().replace(b" ", b" " + laid)
        yield "html", ".html", lambda laid=laid: page(1).encode().replace(b" the ", laid).replace(b"Nora", laid)
        known = {"title": f"A{words}b", "text": text_of(1, 2) + words, "author": words, "source": words, "url": words}
        yield "json", ".json", lambda known=known: json.dumps(known).encode()
        yield "mail", ".eml", lambda laid=laid: mail(1).replace(b"Nora", laid)


def _of(unit: str, size: int) -> bytes:
    return (unit * (size // len(unit) + 1))[:size].encode("utf-8", "surrogatepass")


def _archives() -> Iterator[Bomb]:
    zeros = bytes(2**20)

    def stream(packer: Callable[[], object]) -> bytes:
        made = packer()
        pieces = [made.compress(zeros) for _ in range(BOMB // len(zeros))]  # type: ignore[attr-defined]
        return b"".join([*pieces, made.flush()])  # type: ignore[attr-defined]

    yield "packed", ".txt.gz", lambda: stream(lambda: zlib.compressobj(9, wbits=31))
    yield "packed", ".txt.bz2", lambda: stream(lambda: bz2.BZ2Compressor(9))
    yield "packed", ".txt.xz", lambda: stream(lambda: lzma.LZMACompressor(preset=0))
    yield "tar", ".tar.gz", lambda: stream(lambda: zlib.compressobj(9, wbits=31))
    yield "packed", ".txt.gz", lambda: gzip.compress(stream(lambda: zlib.compressobj(9, wbits=31)))
    yield "warc", ".warc.gz", lambda: gzip.compress(record(bytes(100 * 2**20)))
    yield "zip", ".zip", lambda: zipped({"a.txt": bytes(100 * 2**20)})
    yield "zip", ".zip", lambda: zipped({f"{n}.txt": bytes(2**20) for n in range(300)})
    yield "zip", ".zip", _overlapping
    yield "zip", ".zip", lambda: zipped({f"{n}": b"" for n in range(60_000)})
    yield "zip", ".zip", lambda: _inside(40, zipped)
    yield "tar", ".tar", lambda: _inside(40, taped(""))
    yield "packed", ".gz", lambda: _inside(400, lambda parts: gzip.compress(joined(parts)))
    yield "zip", ".zip", _lying
    for reader, suffix in (("docx", ".docx"), ("odt", ".odt"), ("epub", ".epub")):
        recipe = next(one for one in recipes() if one.reader == reader)
        yield reader, suffix, lambda recipe=recipe: _filled(recipe)
    filled = zlib.compress(zlib.compress(bytes(2**28), 9), 9)
    yield (
        "pdf",
        ".pdf",
        lambda: _pdf(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(filled), filled)),
    )


def _overlapping() -> bytes:
    """Return an archive whose files are all the same bytes (as those of D. Fifield's bombs are)."""
    made = io.BytesIO(zipped({"a.txt": bytes(2**20)}))
    with zipfile.ZipFile(made, "a") as archive:
        (one,) = archive.infolist()
        for number in range(3000):
            other = zipfile.ZipInfo(f"{number}.txt")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(other, name, getattr(one, name))
            archive.filelist.append(other)
        archive._didModify = True  # type: ignore[attr-defined]
    return made.getvalue()


def _inside(times: int, pack: Callable[[Parts], bytes]) -> bytes:
    data = text_of(1, 1).encode()
    for _ in range(times):
        data = pack({"in.zip": data})
    return data


def _lying() -> bytes:
    """Return an archive that says a large file were small."""
    data = bytearray(zipped({"a.txt": bytes(80 * 2**20)}))
    for place in (22, data.rfind(b"PK\x01\x02") + 24):
        data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def _filled(recipe: Recipe) -> bytes:
    """Return a document whose parts are all followed by blanks."""
    return recipe.pack(
        {name: data + b" " * (90 * 2**20 if len(data) > 200 else 0) for name, data in recipe.parts.items()}
    )


def _nested() -> Iterator[Bomb]:
    for depth in (2_000, 100_000):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            value = opening * depth + "1" + closing * depth
            yield "json", ".json", lambda value=value: f'{{"title": "A", "text": "b c d", "x": {value}}}'.encode()
            yield "json", ".jsonl", lambda value=value: f'{{"title": "A", "text": "b"}}\n{value}\n'.encode()
        for tag in ("div", "p", "blockquote", "table", "span", "font"):
            yield (
                "html",
                ".html",
                lambda tag=tag, depth=depth: (
                    f"<html><body>{f'<{tag}>' * depth}{text_of(1, 2)}{f'</{tag}>' * depth}</body></html>".encode()
                ),
            )
        items = f"<item>{'<a>' * depth}x{'</a>' * depth}</item>"
        yield "feed", ".xml", lambda items=items: f"<rss><channel><title>A</title>{items}</channel></rss>".encode()
        yield (
            "feed",
            ".xml",
            lambda depth=depth: f"<nitf><body>{'<block>' * depth}a{'</block>' * depth}</body></nitf>".encode(),
        )
        yield "markdown", ".md", lambda depth=depth: ("> " * depth + "a\n\n" + "- " * depth + "b").encode()
        body = "<w:p><w:r>" * depth + "<w:t>a</w:t>" + "</w:r></w:p>" * depth
        yield "docx", ".docx", lambda body=body: offices.docx(body)
        spans = "<text:p>" + "<text:span>" * depth + "a" + "</text:span>" * depth + "</text:p>"
        yield "odt", ".odt", lambda spans=spans: offices.odt(spans)
        yield "pdf", ".pdf", lambda depth=depth: _pdf(b"[" * depth + b"]" * depth)
        yield "pdf", ".pdf", lambda depth=depth: _pdf(b"<</A" * depth + b" 1" + b">>" * depth)
        letter = b"From: a@b.c\nSubject: A\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * min(
            depth, 20_000
        )
        yield "mail", ".eml", lambda letter=letter: letter + mail(1)
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    yield "mail", ".eml", f"From: a@b.c\nSubject: A\nMIME-Version: 1.0\n{parts}\nx".encode
    yield "odt", ".odt", lambda: offices.odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>')
    many = 'table:number-rows-repeated="1000000000"', 'table:number-columns-repeated="9999"'
    rows = f"<table:table-row {many[0]}><table:table-cell {many[1]}>"
    yield (
        "odt",
        ".odt",
        lambda: offices.odt(
            f"<table:table>{rows}<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        ),
    )


def _entities(lures: Lures) -> Iterator[Bomb]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    quadratic = f'<!ENTITY l11 "{"x" * 100_000}">'
    heads = [f"<!DOCTYPE r [{laughs}]>", f"<!DOCTYPE r [{quadratic}]>"]
    heads += [words.replace("ENTITY x", "ENTITY l11") for words in ENTITIES[:4]]
    for head in heads:
        laid, call = lures.laid(head).decode(), "&l11;" * (2000 if head is heads[1] else 1)
        story = f"<p>{text_of(1, 3)} {call}</p>"
        yield (
            "feed",
            ".xml",
            lambda laid=laid, call=call: (
                f"<?xml version='1.0'?>{laid}<rss><channel><item><title>{call}</title>"
                f"<description>{text_of(1, 4)} {call}"
                "</description></item></channel></rss>"
            ).encode(),
        )
        yield (
            "feed",
            ".xml",
            lambda laid=laid, story=story: (
                f"<?xml version='1.0'?>{laid}<nitf><body><body.content>{story}</body.content></body></nitf>".encode()
            ),
        )
        yield "html", ".html", lambda laid=laid, story=story: f"{laid}<html><body>{story * 4}</body></html>".encode()
        yield (
            "html",
            ".xhtml",
            lambda laid=laid, story=story: (
                f'<?xml version="1.0"?>{laid}<html xmlns="http://www.w3.org/1999/xhtml">'
                f"<body>{story * 4}</body></html>".encode()
            ),
        )
        for reader, part in (
            ("docx", "word/document.xml"),
            ("docx", "docProps/core.xml"),
            ("docx", "word/styles.xml"),
            ("odt", "content.xml"),
            ("odt", "meta.xml"),
            ("epub", "OEBPS/book.opf"),
            ("epub", "META-INF/container.xml"),
            ("epub", "OEBPS/text/first.xhtml"),
        ):
            recipe = next(one for one in recipes() if one.reader == reader)
            yield (
                reader,
                recipe.suffix,
                lambda recipe=recipe, part=part, laid=laid, call=call: recipe.pack(
                    {**recipe.parts, part: _with_entity(recipe.parts[part], laid.encode(), call.encode())}
                ),
            )


def _with_entity(data: bytes, head: bytes, call: bytes) -> bytes:
    start = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    last = data.rfind(b"</", 0, data.rfind(b"</"))
    return data[:start] + head + data[start:last] + call + data[last:]


def _names() -> Iterator[Bomb]:
    story = text_of(1, 5).encode()
    for name in NAMES:
        yield "zip", ".zip", lambda name=name: zipped({name: story, "b.txt": scrape(2).encode()})
        yield "tar", ".tar", lambda name=name: _tape([(name, story, tarfile.REGTYPE, "")])
        yield "epub", ".epub", lambda name=name: zipped({name: story, "mimetype": b"application/epub+zip"})
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
        for link in ("/etc/passwd", "../../../etc/passwd", "a.txt", "."):
            entries = [
                ("a.txt", b"", kind, link),
                ("a.txt/b.txt", story, tarfile.REGTYPE, ""),
                ("a.txt", story, tarfile.REGTYPE, ""),
            ]
            yield "tar", ".tar", lambda entries=entries: _tape(entries)
    yield "zip", ".zip", _link


def _link() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", text_of(1, 6))
    return made.getvalue()


def _tape(entries: list[tuple[str, bytes, bytes, str]]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data, kind, link in entries:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, link, len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def _documents() -> Iterator[Bomb]:
    content = b"BT /F0 12 Tf 10 10 Td (word) Tj ET\n"
    yield "pdf", ".pdf", lambda: _pdf(b"0", content=content * 200_000)
    yield "pdf", ".pdf", lambda: _pdf(b"0", content=b"q " * 500_000 + content)
    yield "pdf", ".pdf", lambda: _pdf(b"0", content=b"BT /F0 1e30 Tf 1e30 -1e30 Td (word) Tj ET")
    yield "pdf", ".pdf", lambda: _pdf(b"0", pages=b"<</Type/Pages/Count 1/Kids[2 0 R]>>")
    yield "pdf", ".pdf", lambda: _pdf(b"0", pages=b"<</Type/Pages/Count 99999999/Kids[%s]>>" % (b"6 0 R " * 50_000))
    yield "pdf", ".pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 200_000
    yield "pdf", ".pdf", lambda: b"%PDF-1.7\n" + b"\n" * LONG + b"%%EOF"
    yield (
        "pdf",
        ".pdf",
        lambda: b"%PDF-1.7\nxref\n0 4000000000\ntrailer<</Size 4000000000/Prev 9>>\nstartxref\n9\n%%EOF",
    )
    action = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</O<</S/Launch/F(x)>>>>>>"
    yield "pdf", ".pdf", lambda: _pdf(b"0", catalogue=action)
    yield "table", ".csv", lambda: b"title,text\n" + b"a,b c d\n" * 20_000
    yield "table", ".csv", lambda: b"title,text" + b"," * 200_000 + b"\n" + b"," * 200_000
    yield "feed", ".xml", lambda: b"<rss><channel>" + b"<item><title>a</title></item>" * 20_000 + b"</channel></rss>"
    yield "json", ".jsonl", lambda: b'{"title": "A", "text": "b"}\n' * 20_000
    yield "json", ".json", lambda: b"[" + b"{}," * 300_000 + b"{}]"
    yield "json", ".json", lambda: b'{"title": "A", "text": ' + b"1" * 200_000 + b"}"
    yield "mail", ".mbox", lambda: b"From a@b.c Wed May 16 10:04:00 2018\nFrom: a\nSubject: b\n\nc\n\n" * 3_000
    yield "mail", ".eml", lambda: b"From: a\nSubject: b\n" + b"Received: x\n" * 200_000 + b"\n\nc"
    yield "warc", ".warc", lambda: record(page(1).encode()) * 300
    yield "warc", ".warc", lambda: record(page(1).encode(), length=2**62)
    yield "warc", ".warc", lambda: b"WARC/1.0\r\n" + b"A: b\r\n" * 300_000


def _pdf(extra: bytes, *, content: bytes = b"", pages: bytes = b"", catalogue: bytes = b"") -> bytes:
    recipe = next(one for one in recipes() if one.reader == "pdf")
    parts = dict(recipe.parts)
    names = list(parts)
    for place, new in ((0, catalogue), (1, pages)):
        parts[names[place]] = new or parts[names[place]]
    if content:
        parts[next(name for name in names if name.startswith("stream"))] = content
    last = parts.pop(names[-1])
    return printed({**parts, "object extra": extra, names[-1]: last})
