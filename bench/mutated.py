"""Sound files made hostile: changes to bytes, to parts before they are packed, and to the names of parts. Pure."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from made_files import Recipe, taped, zipped

MOST = 2 * 2**20  # bytes that a part may grow to
NUMBERS = (b"0", b"-1", b"255", b"65536", b"2147483648", b"4294967295", b"18446744073709551616", b"9" * 400, b"1e999")
TERMINAL = (
    "\x1b[2J\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x9b31m",
    "\x00",
    "\x08" * 40,
    "\r\n\r",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\U000e0041",
    "a" + "\u0301" * 300,
)
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "FILE">]>',
    '<!DOCTYPE a SYSTEM "URL">',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "URL"> %p;]>',
    "&x;",
    "&c;",
    "&#0;",
    "&#xD800;",
    "&#x1b;[31m",
    "&#99999999999;",
    '<?xml-stylesheet href="URL"?>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="FILE" parse="text"/>',
)
MARKUP = (
    "<script>alert(1)</script>",
    '<iframe src="URL"></iframe><img src="URL" onerror="x">',
    '<link rel="stylesheet" href="URL"><base href="URL">',
    '<meta http-equiv="refresh" content="0;url=URL">',
    "<![CDATA[ ]]>",
    "<!--",
    "<" * 300,
    "</p>" * 300,
    "[link=x][red]",
    "{{7*7}}${7*7}%s%n",
    "'; DROP TABLE articles; --",
    '" OR 1=1 --',
)
SYNTAX: dict[str, tuple[str, ...]] = {
    "markdown": (
        "---\n",
        "&a [*a]",
        "!!python/object/apply:os.system [id]",
        "? ",
        "[](",
        "* " * 200,
        "|" * 400,
        "> " * 300,
    ),
    "json": ("[" * 3000, '{"a":' * 2000, "NaN", "1e99999", '"\\ud800"', "\\u0000", '"zte-reader": 1,', "[{}]" * 100),
    "table": ('"', "," * 2000, "=cmd|' /C calc'!A0", '"\n' * 200, "\0"),
    "feed": ("<![CDATA[", "<item>" * 400, "<channel>", '<content type="xhtml">', 'xml:base="URL"'),
    "mail": (
        "--outer\n",
        "Content-Type: message/rfc822\n\n",
        "From x\n",
        "=?utf-7?b?+AAA?=",
        "charset=rot13",
        "a: b\n" * 500,
    ),
    "warc": (
        "Content-Length: -5\r\n",
        "WARC/1.0\r\n",
        "Transfer-Encoding: chunked\r\n",
        "ffffffff\r\n",
        "file:///etc/x",
    ),
    "pdf": (
        "<<" * 800,
        "[" * 800,
        " 0 R",
        "/Kids[2 0 R]",
        "/Length 99999999",
        "/Filter[/FlateDecode/FlateDecode]",
        "BT " * 90,
    ),
    "docx": ('<w:t xml:space="preserve">', "<w:p>" * 400, 'w:val="99999999"', 'TargetMode="External"', "<w:tbl>" * 300),
    "odt": ("<text:s text:c='999999999'/>", "<text:p>" * 400, "<table:table>" * 200, 'repeated="99999999"'),
    "html": ("<div>" * 2000, "<table>" * 200, "<p>" * 500, "<a href='javascript:x'>", 'charset="utf-7"', "{" * 500),
    "epub": ("<item ", '<itemref idref="one"/>' * 300, "../../../etc/passwd", "%00", "<navPoint>" * 300),
}
NAMES = (
    "../../../../tmp/out.txt",
    "/tmp/out.txt",
    "..\\..\\out.txt",
    "C:\\out.txt",
    "a\x00b.txt",
    "\x1b[31mred.txt",
    "\u202etxt.exe.txt",
    "x" * 3000 + ".txt",
    "a/" * 500 + "b.txt",
    "con.html",
    "a.zip",
    "a.tar",
    "word/document.xml",
    "mimetype",
    ".hidden.txt",
    "…\u202e.pdf",
)


@dataclass(frozen=True)
class Lures:
    """What no file may lead to: a file elsewhere, and an address that is listened to."""

    file: str = "file:///nowhere"
    url: str = "http://127.0.0.1:9/"

    def laid(self, text: str) -> bytes:
        return text.replace("FILE", self.file).replace("URL", self.url).encode("utf-8", "surrogatepass")


def mutate(recipe: Recipe, others: list[Recipe], chance: random.Random, lures: Lures) -> tuple[str, bytes]:
    """Return a suffix and a file that was made hostile in one way or in a few."""
    parts = dict(recipe.parts)
    if chance.random() < 0.75:
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            name = chance.choice(list(parts))
            parts[name] = change(parts[name], recipe.reader, others, chance, lures)[:MOST]
    if recipe.pack is not None and len(parts) > 1 and chance.random() < 0.25:
        name = chance.choice(list(parts))
        kept = parts.pop(name)
        if chance.random() < 0.7:
            parts[chance.choice(NAMES)] = kept
    try:
        data = recipe.pack(parts)
    except (ValueError, OSError, UnicodeError):  # names that the packer refuses itself
        data = recipe.data
    if chance.random() < 0.35 or data == recipe.data:
        data = change(data, recipe.reader, others, chance, lures)[:MOST]
    suffix = recipe.suffix
    match chance.random():
        case low if low < 0.02:
            suffix = chance.choice(others).suffix
        case low if low < 0.05:
            suffix, data = f"{suffix}.gz", gzip.compress(data, mtime=0)
        case low if low < 0.08:
            suffix, data = ".zip", zipped({f"in{suffix}": data})
        case low if low < 0.10:
            suffix, data = ".tar", taped("")({f"in{suffix}": data})
    return suffix, data


def change(data: bytes, reader: str, others: list[Recipe], chance: random.Random, lures: Lures) -> bytes:
    """Change bytes in one way."""
    way = chance.choice(WAYS)
    if way is splice:
        return way(data, chance.choice(list(chance.choice(others).parts.values())), chance)
    if way is insert:
        known = (TERMINAL, ENTITIES, MARKUP, SYNTAX.get(reader, MARKUP))
        return way(data, lures.laid(chance.choice(chance.choice(known))), chance)
    return way(data, b"", chance)


def _two(data: bytes, chance: random.Random) -> tuple[int, int]:
    first, second = sorted(chance.randint(0, len(data)) for _ in range(2))
    return first, second


def flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    made = bytearray(data or b"\0")
    for _ in range(chance.choice((1, 2, 8, 64))):
        place = chance.randrange(len(made))
        made[place] = chance.choice((made[place] ^ (1 << chance.randrange(8)), chance.randrange(256), 0, 255))
    return bytes(made)


def cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Break off."""
    return data[: chance.randint(0, len(data))]


def drop(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Take a piece out."""
    start, end = _two(data, chance)
    return data[:start] + data[min(end, start + 2000) :]


def repeat(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Repeat a piece many times."""
    start, end = _two(data, chance)
    piece = data[start : min(end, start + chance.choice((1, 4, 30, 400, 3000)))]
    times = chance.choice((2, 10, 100, 1000, 20_000))
    return data[:start] + piece * min(times, MOST // 4 // max(1, len(piece))) + data[start:]


def insert(data: bytes, words: bytes, chance: random.Random) -> bytes:
    """Put words in."""
    place = chance.randint(0, len(data))
    if chance.random() < 0.5 and (found := [match.end() for match in re.finditer(rb">|\n|\"", data)]):
        place = chance.choice(found)
    return data[:place] + words + data[place:]


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Go on with another file."""
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def number(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Change a number that is written in digits."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return flip(data, _, chance)
    match = chance.choice(found)
    return data[: match.start()] + chance.choice(NUMBERS) + data[match.end() :]


def length(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Change a number that is written in bytes, as lengths are."""
    size = chance.choice((2, 4, 8))
    place = chance.randint(0, max(0, len(data) - size))
    value = chance.choice((0, 1, 2**15, 2**31 - 1, 2**31, 2**63 - 1, len(data), 256**size - 1)) % 256**size
    return data[:place] + value.to_bytes(size, chance.choice(("little", "big"))) + data[place + size :]


def recode(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Write text in another encoding than it says."""
    encoding = chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "shift_jis", "cp037", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def shuffle(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Put lines or tags in another order."""
    mark = b"\n" if data.count(b"\n") > 3 else b">"
    pieces = data.split(mark)
    chance.shuffle(pieces)
    return mark.join(pieces)


def one_line(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Put everything on one line, or every word on its own."""
    return data.replace(b"\n", b"") if chance.random() < 0.5 else data.replace(b" ", b"\n")


def nest(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Put a tag that is there around what follows it, many times."""
    tags = re.findall(rb"<([a-zA-Z][\w:.-]{0,20})", data)
    opening, closing = (b"[", b"]") if not tags else (b"<%s>" % (tag := chance.choice(tags)), b"</%s>" % tag)
    start, end = _two(data, chance)
    times = chance.choice((3, 60, 300, 3000))
    return data[:start] + opening * times + data[start:end] + closing * times + data[end:]


Way = Callable[[bytes, bytes, random.Random], bytes]
WAYS: tuple[Way, ...] = (
    flip, flip, cut, drop, repeat, repeat, insert, insert, insert, insert, splice, number, number, length, recode,
    shuffle, one_line, nest, nest,
)  # fmt: skip
