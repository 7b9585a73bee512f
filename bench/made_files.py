"""Small sound files of every kind that is read, made here, each in parts: what stands in it before it is packed."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from made_pile import text_of

from tests.corpus.containers.making import record
from tests.corpus.containers.test_epub import book
from tests.corpus.readers import offices, pdfs

Parts = Mapping[str, bytes]
Pack = Callable[[Parts], bytes]
SEED = 8


@dataclass(frozen=True)
class Recipe:
    """A file: the reader it is for, its suffix, its parts by their names, and what makes one file of them."""

    reader: str
    suffix: str
    parts: Parts
    pack: Pack

    @property
    def data(self) -> bytes:
        return self.pack(self.parts)


def joined(parts: Parts) -> bytes:
    """Put parts one behind the other."""
    return b"".join(parts.values())


def zipped(parts: Parts) -> bytes:
    """Pack parts into a ZIP archive, under their names as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name[:60_000] or "x"), data, stored)
    return made.getvalue()


def taped(packing: Literal["", "gz", "bz2", "xz"]) -> Pack:
    """Return what packs parts into a tar archive."""

    def pack(parts: Parts) -> bytes:
        made = io.BytesIO()
        mode: Literal["w:", "w:gz", "w:bz2", "w:xz"] = f"w:{packing}"  # type: ignore[assignment]
        with tarfile.open(fileobj=made, mode=mode) as archive:
            for name, data in parts.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return made.getvalue()

    return pack


def archived(parts: Parts) -> bytes:
    """Write parts as records of a web archive, by their addresses."""
    return b"".join(record(data, re.sub(r"\s", "_", name)) for name, data in parts.items())


def printed(parts: Parts) -> bytes:
    """Write a PDF file of numbered objects; the content of those called streams is packed."""
    return pdfs.file_of([pdfs.stream(data) if name.startswith("stream") else data for name, data in parts.items()])


def page(number: int) -> str:
    """Return a page of the web with everything around an article that pages have."""
    title, *paragraphs = text_of(SEED, number).split("\n\n")
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2018-05-16T10:00:00Z",
        "author": [{"@type": "Person", "name": "Nora Feld"}],
        "publisher": {"@type": "Organization", "name": "Coastal Wire"},
    }
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} | Coastal Wire</title>'
        f'<meta property="og:title" content="{title}"><meta name="author" content="Nora Feld">'
        f'<link rel="canonical" href="https://wire.example/{number}">'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head><body><nav><ul><li><a href="/">Home</a>'
        f'</li><li><a href="javascript:void(0)">World</a></li></ul></nav><article><h1>{title}</h1><time datetime='
        f'"2018-05-16">16 May 2018</time>{body}<figure><img src="https://wire.example/a.png" alt="A boat"><figcaption>'
        f"A boat. Photo: Otto Lindqvist</figcaption></figure><table><tr><td>1</td><td>2</td></tr></table></article>"
        f'<aside><h2>Related</h2><a href="/2">Another story</a></aside><footer>© 2018 Coastal Wire</footer>'
        "</body></html>"
    )


def scrape(number: int) -> str:
    """Return a page as it is copied from a browser."""
    title, *paragraphs = text_of(SEED, number).split("\n\n")
    head = ["Menu", "Search", "Coastal Wire", title, "By Nora Feld", "May 16, 2018 / 10:04 AM", "Share this"]
    tail = ["Related stories", "Sign up for our newsletter", "© 2018 Coastal Wire. All rights reserved."]
    return "\n\n".join([*head, *paragraphs, *tail])


def markdown(number: int) -> str:
    """Return an article in Markdown under a head in YAML."""
    title, *paragraphs = text_of(SEED, number).split("\n\n")
    return (
        f'---\ntitle: "{title}"\nauthor: [Nora Feld, Otto Lindqvist]\ndate: 2018-05-16\ntags:\n  - boats\n---\n\n'
        f"# {title}\n\n{paragraphs[0]}\n\n> {paragraphs[1]}\n\n- one\n- two [link](https://wire.example)\n\n"
        + "\n\n".join(paragraphs[2:])
        + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"
    )


def exported(number: int) -> str:
    """Return an article as this program exports it."""
    title, *paragraphs = text_of(SEED, number).split("\n\n")
    blocks = ["- " + json.dumps({"kind": "title"}), *["- " + json.dumps({"kind": "paragraph"}) for _ in paragraphs]]
    head = ["---", "zte-reader: 1", f"title: {json.dumps(title)}", 'outlet: "Coastal Wire"', "blocks:", *blocks, "---"]
    return "\n".join([*head, "", f"# {title}", "", "\n\n".join(paragraphs), ""])


def fields(number: int) -> dict[str, object]:
    """Return an article as the fields of a record."""
    title, *paragraphs = text_of(SEED, number).split("\n\n")
    return {
        "title": title,
        "text": "\n\n".join(paragraphs),
        "author": "Nora Feld",
        "source": {"name": "Coastal Wire"},
        "date": "2018-05-16",
        "url": f"https://wire.example/{number}",
    }


def table(delimiter: str) -> bytes:
    """Return records as a table."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(["title", "text", "author", "date", "url"])
    for number in range(3):
        known = fields(number)
        writer.writerow([known[name] for name in ("title", "text", "author", "date", "url")])
    return made.getvalue().encode()


def mail(number: int) -> bytes:
    """Return a message with an article as text and as a page, and a picture."""
    title, body = text_of(SEED, number).split("\n\n", 1)
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(60)).decode()
    return (
        f"From: Nora Feld <nora@wire.example>\nTo: list@wire.example\nSubject: =?utf-8?q?{title.replace(' ', '_')}?=\n"
        f"Date: Wed, 16 May 2018 10:04:00 +0000\nMessage-ID: <{number}@wire.example>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="outer"\n\n--outer\nContent-Type: multipart/alternative; '
        'boundary="inner"\n\n--inner\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
        f"{body}\n\n--inner\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"<p>{escape(body).replace('=', '=3D')}</p>\n\n--inner--\n--outer\nContent-Type: image/png; name=a.png\n"
        f"Content-Transfer-Encoding: base64\n\n{picture}\n--outer--\n"
    ).encode()


def saved_page(number: int) -> bytes:
    """Return a page as browsers save it whole."""
    packed = base64.encodebytes(page(number).encode()).decode()
    return (
        f"From: <Saved by a browser>\nSnapshot-Content-Location: https://wire.example/{number}\nSubject: A page\n"
        "Date: Wed, 16 May 2018 10:04:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n'
        '\tboundary="----b"\n\n------b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n'
        f"Content-Location: https://wire.example/{number}\n\n{packed}\n------b--\n"
    ).encode()


def feed(kind: str) -> bytes:
    """Return a feed of whole articles."""
    entries = []
    for number in range(3):
        title, body = text_of(SEED, number).split("\n\n", 1)
        words = escape(f"<p>{escape(body)}</p>")
        if kind == "rss":
            entries.append(
                f"<item><title>{title}</title><link>https://wire.example/{number}</link><pubDate>Wed, 16 May 2018 "
                f"10:04:00 +0000</pubDate><dc:creator>Nora Feld</dc:creator><content:encoded>{words}"
                "</content:encoded></item>"
            )
        else:
            entries.append(
                f"<entry><title>{title}</title><id>urn:{number}</id><updated>2018-05-16T10:04:00Z</updated>"
                f'<author><name>Nora Feld</name></author><content type="html">{words}</content></entry>'
            )
    if kind == "rss":
        inside = "".join(entries)
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coastal Wire</title>'
            f"{inside}</channel></rss>"
        ).encode()
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Wire</title>'
        f"{''.join(entries)}</feed>"
    ).encode()


def agency(number: int) -> bytes:
    """Return an article as agencies deliver it."""
    title, body = text_of(SEED, number).split("\n\n", 1)
    return (
        f"<?xml version='1.0'?><nitf><head><title>{title}</title></head><body><body.head><hedline><hl1>{title}</hl1>"
        f"</hedline><byline>By Nora Feld</byline><dateline><location>GREYPORT</location></dateline></body.head>"
        f"<body.content><p>{escape(body)}</p></body.content></body></nitf>"
    ).encode()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pdf() -> dict[str, bytes]:
    lines = [
        line
        for place, paragraph in enumerate(pdfs.STORY)
        for line in pdfs.column(paragraph, 72, 700 - 60 * place, letters=80)
    ]
    data = pdfs.pdf([lines, lines[:5]], info={"Title": "The harbour", "Author": "Nora Feld"})
    parts: dict[str, bytes] = {}
    for number, content in enumerate(re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", data, re.DOTALL), 1):
        packed = re.search(rb"stream\n(.*)\nendstream", content, re.DOTALL)
        parts[f"{'stream' if packed else 'object'} {number}"] = zlib.decompress(packed[1]) if packed else content
    return parts


def _word() -> dict[str, bytes]:
    title, *paragraphs = text_of(SEED, 1).split("\n\n")
    body = offices.paragraph(title, "Title") + "".join(map(offices.paragraph, paragraphs))
    link = '<w:hyperlink w:anchor="there"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
    body += offices.paragraph("more", "ListBullet", link) + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    core = '<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Nora Feld</dc:creator></c:p>'
    notes = f'<w:footnotes {offices.W}><w:footnote w:id="1"/></w:footnotes>'
    return unzipped(offices.docx(body, core=core, footnotes=notes))


def _open_document() -> dict[str, bytes]:
    title, *paragraphs = text_of(SEED, 2).split("\n\n")
    body = f'<text:h text:outline-level="1">{title}</text:h>' + "".join(
        f"<text:p>{each}</text:p>" for each in paragraphs
    )
    return unzipped(offices.odt(body, meta="<dc:creator>Nora Feld</dc:creator><dc:date>2018-05-16</dc:date>"))


def _encoded(number: int, encoding: str) -> dict[str, bytes]:
    return {"text": f"Café à la carte. {scrape(number)}".encode(encoding, "replace")}


def recipes() -> list[Recipe]:
    """Return a file or more for each reader."""
    pile = {"a.txt": scrape(3).encode(), "deep/er/b.html": page(4).encode(), "c.json": json.dumps([fields(5)]).encode()}
    lines = "\n".join(json.dumps(fields(number)) for number in range(3)).encode()
    own = {"zte-reader": 1, "title": "A title", "text": "A title\n\nOne two.", "blocks": [{"kind": "title"}] * 2}
    letter = b"From nora@wire.example Wed May 16 10:04:00 2018\n"
    return [
        Recipe("text", ".txt", {"text": scrape(1).encode()}, joined),
        Recipe("text", ".txt", {"text": text_of(SEED, 2).encode()}, joined),
        Recipe("text", ".txt", _encoded(3, "cp1252"), joined),
        Recipe("text", ".txt", _encoded(4, "utf-16"), joined),
        Recipe("html", ".html", {"page": page(1).encode()}, joined),
        Recipe("html", ".htm", {"page": page(2).encode("utf-16")}, joined),
        Recipe("markdown", ".md", {"text": markdown(1).encode()}, joined),
        Recipe("markdown", ".md", {"text": exported(2).encode()}, joined),
        Recipe("pdf", ".pdf", _pdf(), printed),
        Recipe("docx", ".docx", _word(), zipped),
        Recipe("odt", ".odt", _open_document(), zipped),
        Recipe("json", ".json", {"record": json.dumps(fields(1)).encode()}, joined),
        Recipe("json", ".json", {"list": json.dumps({"articles": [fields(1), fields(2)]}).encode()}, joined),
        Recipe("json", ".jsonl", {"lines": lines}, joined),
        Recipe("json", ".jsonl", {"own": json.dumps(own).encode()}, joined),
        Recipe("table", ".csv", {"table": table(",")}, joined),
        Recipe("table", ".tsv", {"table": table("\t")}, joined),
        Recipe("feed", ".xml", {"feed": feed("rss")}, joined),
        Recipe("feed", ".atom", {"feed": feed("atom")}, joined),
        Recipe("feed", ".xml", {"story": agency(1)}, joined),
        Recipe("mail", ".eml", {"mail": mail(1)}, joined),
        Recipe("mail", ".mbox", {"one": letter + mail(1), "two": b"\n" + letter + mail(2)}, joined),
        Recipe("mail", ".mhtml", {"page": saved_page(1)}, joined),
        Recipe("warc", ".warc", {f"https://wire.example/{n}": page(n).encode() for n in range(2)}, archived),
        Recipe(
            "warc",
            ".warc.gz",
            {"one": record(page(1).encode()), "two": record(page(2).encode())},
            lambda parts: b"".join(gzip.compress(part, mtime=0) for part in parts.values()),
        ),
        Recipe("warc", ".wacz", {"archive/data.warc": archived({"https://wire.example/": page(1).encode()})}, zipped),
        Recipe("epub", ".epub", unzipped(book()), zipped),
        Recipe("zip", ".zip", pile, zipped),
        Recipe("zip", ".zip", {**pile, "in.zip": zipped(pile)}, zipped),
        Recipe("tar", ".tar", pile, taped("")),
        Recipe("tar", ".tar.gz", pile, taped("gz")),
        Recipe("tar", ".tar.xz", pile, taped("xz")),
        Recipe("packed", ".txt.gz", {"text": scrape(1).encode()}, lambda parts: gzip.compress(joined(parts), mtime=0)),
    ]
