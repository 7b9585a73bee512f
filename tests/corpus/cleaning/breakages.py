"""Ways to break a scrape, as browsers, mail programs, converters and hasty fingers break them.

A breakage takes a page, line by line, with the lines that are its article, and returns the bytes of the broken page
and the paragraphs that a careful reader would still find in it.
"""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from tests.corpus.cleaning.annotations import Annotated


@dataclass(frozen=True)
class Scrape:
    """A page: its lines, those of them that are the article's paragraphs, and its title."""

    name: str
    lines: tuple[str, ...]
    body: frozenset[str]
    title: str | None
    debatable: frozenset[str] = frozenset()

    @property
    def wanted(self) -> list[str]:
        """The paragraphs to be found, in order."""
        return [bare(line) for line in self.lines if line in self.body]

    @property
    def dice(self) -> random.Random:
        """Chance that is the same in every run."""
        return random.Random(self.name)


@dataclass(frozen=True)
class Broken:
    """A broken page, and the paragraphs that are still in it."""

    data: bytes
    wanted: list[str]


Breakage = Callable[[Scrape], Broken]


def scrape_of(page: Annotated, layout: str = "as it is") -> Scrape:
    """Return an annotated scrape as one to be broken."""
    body = set(page.body) | page.debatable
    lines = tuple(page.text(layout).splitlines())
    inside = frozenset(line for line in lines if line.lstrip(" •") in body)
    return Scrape(page.name, lines, inside, page.said["title"], frozenset(bare(line) for line in page.debatable))


def bare(line: str) -> str:
    """Return a line as a reader shows it: without a bullet, and with single spaces."""
    return " ".join(re.sub(r"^\s*[•*‣–-] ", "", line).split())


def _joined(lines: list[str] | tuple[str, ...], end: str = "\n") -> str:
    return end.join(lines) + end


def _bytes(scrape: Scrape, lines: list[str] | tuple[str, ...]) -> Broken:
    return Broken(_joined(lines).encode(), scrape.wanted)


def _airy(scrape: Scrape) -> Scrape:
    lines = [part for line in scrape.lines if line.strip() for part in (line, "")]
    return replace(scrape, lines=tuple(lines))


def _tight(scrape: Scrape) -> Scrape:
    return replace(scrape, lines=tuple(line for line in scrape.lines if line.strip()))


def _each(change: Callable[[str], str]) -> Breakage:
    """Change every line, and what is wanted is unchanged."""
    return lambda scrape: _bytes(scrape, [change(line) for line in scrape.lines])


def _encoded(encoding: str) -> Breakage:
    return lambda scrape: Broken(_joined(scrape.lines).encode(encoding, "replace"), _through(scrape.wanted, encoding))


def _through(wanted: list[str], encoding: str) -> list[str]:
    return [text.encode(encoding, "replace").decode(encoding.removesuffix("-sig")).lstrip("\ufeff") for text in wanted]


def _ends(end: str) -> Breakage:
    return lambda scrape: Broken(_joined(scrape.lines, end).encode(), scrape.wanted)


def _wrapped(width: int, *, airy: bool | None, indent: str = "", hyphens: bool = False, prefix: str = "") -> Breakage:
    """Hard-wrap; ``airy`` puts a blank line after each, False none at all, None leaves those that there are."""

    def broken(scrape: Scrape) -> Broken:
        page = scrape if airy is None else _airy(scrape) if airy else _tight(scrape)
        lines: list[str] = []
        for line in page.lines:
            first = indent if line in scrape.body else ""
            lines += textwrap.wrap(line, width, initial_indent=first, break_on_hyphens=hyphens) or [""]
        return _bytes(scrape, [f"{prefix}{line}".rstrip() for line in lines])

    return broken


def _ragged(low: int, high: int) -> Breakage:
    """Cut each line at a width of its own, as where letters of different widths are copied from a column."""

    def broken(scrape: Scrape) -> Broken:
        dice = scrape.dice
        lines: list[str] = []
        for line in _airy(scrape).lines:
            current, width = "", dice.randint(low, high)
            for word in line.split():
                if current and len(current) + 1 + len(word) > width:
                    lines.append(current)
                    current, width = word, dice.randint(low, high)
                else:
                    current = f"{current} {word}".lstrip()
            lines.append(current)
        return _bytes(scrape, lines)

    return broken


def _hanging(scrape: Scrape) -> Broken:
    """Wrap with all lines of a paragraph but the first further in, and no blank lines."""
    lines = [
        part
        for line in _tight(scrape).lines
        for part in textwrap.wrap(line, 72, subsequent_indent="    ", break_on_hyphens=False)
    ]
    return _bytes(scrape, lines)


def _wrapped_twice(scrape: Scrape) -> Broken:
    """Wrap at 72, and what came of it at 60 again, as mail programs do with each other's lines."""
    lines: list[str] = []
    for line in _airy(scrape).lines:
        for part in textwrap.wrap(line, 72, break_on_hyphens=False) or [""]:
            lines += textwrap.wrap(part, 60, break_on_hyphens=False) or [""]
    return _bytes(scrape, lines)


def _double_spaced(scrape: Scrape) -> Broken:
    """Wrap with a blank line after every line, and three between paragraphs."""
    lines: list[str] = []
    for line in _tight(scrape).lines:
        for part in textwrap.wrap(line, 72, break_on_hyphens=False):
            lines += [part, ""]
        lines += ["", ""]
    return _bytes(scrape, lines)


def _body_wrapped(scrape: Scrape) -> Broken:
    """Wrap the article only, as it is quoted from a mail; menus are short anyway, and footers stay long."""
    lines: list[str] = []
    for line in scrape.lines:
        lines += textwrap.wrap(line, 76, break_on_hyphens=False) if line in scrape.body else [line]
    return _bytes(scrape, lines)


def _hyphenated(scrape: Scrape) -> Broken:
    """Wrap as a typesetter does: long words are parted at the ends of lines."""
    lines: list[str] = []
    for line in _airy(scrape).lines:
        current = ""
        for word in line.split():
            room = 64 - len(current)
            if len(current) + len(word) > 64 and len(word) >= 7 and room >= 4 and word.isalpha() and word.islower():
                cut = min(room - 1, len(word) - 3)
                lines.append(current + word[:cut] + "-")
                current = word[cut:] + " "
            elif len(current) + len(word) > 64:
                lines.append(current.rstrip())
                current = word + " "
            else:
                current += word + " "
        lines.append(current.rstrip())
    return _bytes(scrape, lines)


def _mojibake(encoding: str, times: int = 1) -> Breakage:
    def broken(scrape: Scrape) -> Broken:
        text = _joined(scrape.lines)
        for _ in range(times):
            text = misread(text, encoding)
        return Broken(text.encode(), scrape.wanted)

    return broken


def misread(text: str, encoding: str) -> str:
    """Read UTF-8 in an old encoding; browsers read bytes that Windows-1252 does not have as controls."""
    return "".join(
        bytes([byte]).decode(encoding) if encoding == "latin-1" or byte not in _UNDEFINED else chr(byte)
        for byte in text.encode()
    )


_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


def _partly_mojibake(scrape: Scrape) -> Broken:
    """Break every third line, as where a page is put together from two systems."""
    lines = [misread(line, "cp1252") if place % 3 == 0 else line for place, line in enumerate(scrape.lines)]
    return _bytes(scrape, lines)


def _mixed_encodings(scrape: Scrape) -> Broken:
    """Write every third line in Windows-1252 and the rest in UTF-8."""
    parts = [
        line.encode("cp1252" if place % 3 == 0 and _fits(line) else "utf-8") for place, line in enumerate(scrape.lines)
    ]
    return Broken(b"\n".join(parts) + b"\n", scrape.wanted)


def _fits(line: str) -> bool:
    return line.encode("cp1252", "replace").decode("cp1252") == line


def _spaces(character: str, share: float) -> Breakage:
    """Replace some spaces by another kind of space."""

    def broken(scrape: Scrape) -> Broken:
        dice = scrape.dice
        lines = [
            re.sub(" ", lambda match: character if dice.random() < share else match.group(), line)
            for line in scrape.lines
        ]
        return _bytes(scrape, lines)

    return broken


def _sprinkled(character: str) -> Breakage:
    """Put an invisible character into the middle of long words."""
    return _each(lambda line: re.sub(r"(\w{4})(\w{4})", rf"\1{character}\2", line))


def _doubled(times: int, *, what: str = "page", change: Callable[[Scrape], Scrape] = lambda scrape: scrape) -> Breakage:
    """Paste the page, or only its article, again; each further copy is changed first."""

    def broken(scrape: Scrape) -> Broken:
        copies = [scrape.lines]
        again = change(scrape)
        if what == "article":
            places = [place for place, line in enumerate(again.lines) if line in again.body]
            titles = [place for place, line in enumerate(again.lines) if line == again.title and place < places[0]]
            lines = again.lines[(titles[-1:] or places[:1])[0] : places[-1] + 1]
            again = replace(again, lines=lines)
        copies += [again.lines] * (times - 1)
        return _bytes(scrape, [line for copy in copies for line in (*copy, "")])

    return broken


def _rewrapped(scrape: Scrape) -> Scrape:
    lines = [part for line in scrape.lines for part in textwrap.wrap(line, 72, break_on_hyphens=False) or [""]]
    return replace(scrape, lines=tuple(lines), body=frozenset())


def _wrapped_below(scrape: Scrape) -> Broken:
    """Put the article below the page again, wrapped as a mail program does."""
    article = [line for line in scrape.lines if line in scrape.body]
    again = [part for line in article for part in (*textwrap.wrap(line, 72, break_on_hyphens=False), "")]
    return _bytes(scrape, [*scrape.lines, "", "Print version", "", *again])


def _retouched(scrape: Scrape) -> Scrape:
    """Return the page as its next edition has it: straight quotes, two spaces after a full stop, another footer."""
    lines = tuple(_straight(line).replace(". ", ".  ") for line in scrape.lines)
    return replace(scrape, lines=(*lines, "Printed from the website", "Page 1 of 2"), body=frozenset())


PROMOS = (
    ("ADVERTISEMENT",),
    ("Story continues below advertisement",),
    ("READ MORE: The ferries that nobody wanted",),
    ("Sign up for our free daily newsletter",),
    ("Advertisement", "Article continues below"),
    ("Get the day's top stories in your inbox every morning", "Enter your email", "Sign up"),
    (
        "Related stories",
        "The ferries that nobody wanted",
        "Six bridges that fell, and why",
        "Why the tide tables are wrong",
    ),
    ("Also read: Six bridges that fell, and why",),
    ("More on this story:", "• Six bridges that fell, and why", "• The ferries that nobody wanted"),
    ("Thanks for reading.", "Subscribe now for unlimited access to our website."),
    ("Don't miss out on the headlines that matter. Subscribe to our newsletter.",),
    ("Watch: The moment the bridge came down",),
    ("Download our app for the latest news on your phone.",),
    ("ALSO ON HARBOUR LIFE", "Best winter coats for sailors", "Ten soups to cook this week"),
    ("Follow us on Twitter and Facebook",),
)


def _promo_inside(count: int) -> Breakage:
    """Put promos between paragraphs of the article."""

    def broken(scrape: Scrape) -> Broken:
        dice = scrape.dice
        lines = list(scrape.lines)
        places = [place for place, line in enumerate(lines) if line in scrape.body][1:]
        for place in sorted(dice.sample(places, min(count, len(places))), reverse=True):
            promo = dice.choice(PROMOS)
            gap = [""] if place and not lines[place - 1].strip() else []
            lines[place:place] = [part for line in promo for part in (line, *gap)]
        return _bytes(scrape, lines)

    return broken


def _furniture_inside(scrape: Scrape) -> Broken:
    """Move short lines of the page's own furniture in between the paragraphs."""
    dice = scrape.dice
    places = [place for place, line in enumerate(scrape.lines) if line in scrape.body]
    last = places[-1]
    below = [line for line in scrape.lines[last + 1 :] if line.strip() and len(line.split()) <= 3][:3]
    lines = list(scrape.lines)
    for line in below:
        lines[(place := dice.choice(places[1:-1] or places)) : place] = [line]
    return _bytes(scrape, lines)


def _menu_thrice(scrape: Scrape) -> Broken:
    first = next(place for place, line in enumerate(scrape.lines) if line in scrape.body or line == scrape.title)
    menu = scrape.lines[:first]
    return _bytes(scrape, [*menu, *menu, *menu, *scrape.lines[first:]])


def _title_again(scrape: Scrape) -> Broken:
    """Say the title again right above the first paragraph, as pages with a sticky head do."""
    first = next(place for place, line in enumerate(scrape.lines) if line in scrape.body)
    again = [scrape.title] if scrape.title else []
    return _bytes(scrape, [*again, *scrape.lines[:first], *again, *scrape.lines[first:]])


def _split_in_two(scrape: Scrape) -> Broken:
    """Break one long paragraph over two lines, in the middle of a sentence."""
    dice = scrape.dice
    lines = list(_airy(scrape).lines)
    long = [place for place, line in enumerate(lines) if line in scrape.body and len(line.split()) >= 20]
    place = dice.choice(long or [0])
    words = lines[place].split(" ")
    cuts = [at for at in range(8, len(words) - 4) if words[at][:1].islower() and not words[at - 1].endswith((".", "?"))]
    if cuts:
        at = dice.choice(cuts)
        lines[place : place + 1] = [" ".join(words[:at]), " ".join(words[at:])]
    return _bytes(scrape, lines)


def _run_together(scrape: Scrape) -> Broken:
    """Lose the end of a line between two paragraphs."""
    lines = list(_tight(scrape).lines)
    wanted = scrape.wanted
    places = [at for at in range(1, len(lines)) if lines[at] in scrape.body and lines[at - 1] in scrape.body]
    if places:
        at = scrape.dice.choice(places)
        if lines[at - 1].endswith((".", "”", '"')):
            joined = f"{lines[at - 1]} {lines[at]}"
            number = wanted.index(bare(lines[at - 1]))
            wanted[number : number + 2] = [bare(joined)]
            lines[at - 1 : at + 1] = [joined]
    return Broken(_joined(lines).encode(), wanted)


def _cut_off(scrape: Scrape) -> Broken:
    """Stop in the middle of the last paragraph but one."""
    places = [place for place, line in enumerate(scrape.lines) if line in scrape.body]
    place = places[-2] if len(places) > 2 else places[-1]
    words = scrape.lines[place].split(" ")
    last = " ".join(words[: max(1, len(words) * 2 // 3)])
    wanted = [bare(line) for line in scrape.lines[:place] if line in scrape.body] + [bare(last)]
    return Broken("\n".join([*scrape.lines[:place], last]).encode(), wanted)


def _only(part: str) -> Breakage:
    """Keep the article and what stands above or below it, as a person selects it with the mouse."""

    def broken(scrape: Scrape) -> Broken:
        inside = [place for place, line in enumerate(scrape.lines) if line in scrape.body or line == scrape.title]
        first = 0 if part == "above" else inside[0]
        last = len(scrape.lines) if part == "below" else inside[-1] + 1
        return _bytes(scrape, scrape.lines[first:last])

    return broken


def _bulleted_furniture(scrape: Scrape) -> Broken:
    lines = [
        f"• {line}" if line.strip() and line not in scrape.body and len(line.split()) <= 6 else line
        for line in scrape.lines
    ]
    return _bytes(scrape, [scrape.title if line == f"• {scrape.title}" and scrape.title else line for line in lines])


def _upper_title(scrape: Scrape) -> Broken:
    return _bytes(scrape, [line.upper() if line == scrape.title else line for line in scrape.lines])


def _straight(line: str) -> str:
    for curly, straight in zip("“”‘’„", '""\'\'"', strict=True):
        line = line.replace(curly, straight)
    return line


def _curly(line: str) -> str:
    line = re.sub(r'(^|[\s(—-])"', r"\1“", line).replace('"', "”")
    return re.sub(r"(^|[\s(“])'", r"\1‘", line).replace("'", "’")


def _written(change: Callable[[str], str]) -> Breakage:
    """Change every line, and what is wanted with it."""

    def broken(scrape: Scrape) -> Broken:
        lines = [change(line) for line in scrape.lines]
        return Broken(_joined(lines).encode(), [change(text) for text in scrape.wanted])

    return broken


def _entities(line: str) -> str:
    for character, entity in {"&": "&amp;", '"': "&quot;", "’": "&#8217;", "“": "&ldquo;", "”": "&rdquo;"}.items():
        line = line.replace(character, entity)
    return re.sub(r"(\d) (\w)", r"\1&nbsp;\2", line)


def _numbered_lines(scrape: Scrape) -> Broken:
    """Put list numbers before furniture's lines, as text browsers do."""
    numbers = iter(range(1, 10**6))
    lines = [
        f"{next(numbers)}. {line}"
        if line.strip() and line not in scrape.body and line != scrape.title and len(line.split()) <= 4
        else line
        for line in scrape.lines
    ]
    return _bytes(scrape, lines)


def _markdown(scrape: Scrape) -> Broken:
    """Mark the title and headings as text converters do."""
    return _bytes(scrape, [f"# {line}" if line == scrape.title else line for line in scrape.lines])


BREAKAGES: dict[str, Breakage] = {
    "unbroken": _each(lambda line: line),
    "no blank lines": lambda scrape: _bytes(scrape, _tight(scrape).lines),
    "blank lines everywhere": lambda scrape: _bytes(scrape, _airy(scrape).lines),
    "blank lines doubled": lambda scrape: _bytes(scrape, [part for line in _airy(scrape).lines for part in (line, "")]),
    "CRLF": _ends("\r\n"),
    "CR": _ends("\r"),
    "CR CR LF": _ends("\r\r\n"),
    "line separators": _ends("\u2028"),
    "paragraph separators": _ends("\u2029"),
    "next lines": _ends("\x85"),
    "BOM": _encoded("utf-8-sig"),
    "UTF-16": _encoded("utf-16"),
    "UTF-16LE, no BOM": _encoded("utf-16-le"),
    "UTF-16BE, no BOM": _encoded("utf-16-be"),
    "UTF-32": _encoded("utf-32"),
    "cp1252": _encoded("cp1252"),
    "mixed encodings": _mixed_encodings,
    "mojibake": _mojibake("cp1252"),
    "mojibake of latin-1": _mojibake("latin-1"),
    "mojibake twice": _mojibake("cp1252", 2),
    "mojibake on some lines": _partly_mojibake,
    "wrap 72": _wrapped(72, airy=None),
    "wrap 72, blank lines": _wrapped(72, airy=True),
    "wrap 72, none": _wrapped(72, airy=False),
    "wrap 80, blank lines": _wrapped(80, airy=True),
    "wrap 80, none": _wrapped(80, airy=False),
    "wrap 60, none": _wrapped(60, airy=False),
    "wrap 100, none": _wrapped(100, airy=False),
    "wrap 72, indents": _wrapped(72, airy=False, indent="    "),
    "wrap 80, tabs": _wrapped(80, airy=False, indent="\t"),
    "wrap 72 at hyphens": _wrapped(72, airy=True, hyphens=True),
    "wrap 72 at hyphens, none": _wrapped(72, airy=False, hyphens=True),
    "wrap 72 in an indented block": _wrapped(72, airy=True, prefix="    "),
    "wrap of the article": _body_wrapped,
    "ragged lines": _ragged(60, 76),
    "hanging indents": _hanging,
    "wrapped twice": _wrapped_twice,
    "hyphenated": _hyphenated,
    "double-spaced": _double_spaced,
    "quoted mail": _each(lambda line: f"> {line}".rstrip()),
    "quoted mail, wrapped": _wrapped(72, airy=True, prefix="> "),
    "quoted twice, wrapped": _wrapped(72, airy=True, prefix=">> "),
    "no-break spaces": _spaces("\u00a0", 0.3),
    "narrow no-break spaces": _spaces("\u202f", 0.1),
    "two spaces": _each(lambda line: re.sub(r"([.?!]) ", r"\1  ", line)),
    "soft hyphens": _sprinkled("\u00ad"),
    "zero-width spaces": _sprinkled("\u200b"),
    "trailing spaces": _each(lambda line: line + "  \t "),
    "leading spaces": _each(lambda line: "    " + line),
    "leading tabs": _each(lambda line: "\t" + line if line.strip() else line),
    "form feeds": _each(lambda line: "\x0c" + line if len(line) > 120 else line),
    "decomposed": lambda scrape: Broken(unicodedata.normalize("NFD", _joined(scrape.lines)).encode(), scrape.wanted),
    "entities": _each(_entities),
    "straight quotes": _written(_straight),
    "curly quotes": _written(_curly),
    "page twice": _doubled(2),
    "page thrice": _doubled(3),
    "article twice": _doubled(2, what="article"),
    "article four times": _doubled(4, what="article"),
    "page and its wrapped copy": _doubled(2, change=_rewrapped),
    "page and the next edition": _doubled(2, change=_retouched),
    "page and its print version": _wrapped_below,
    "one promo": _promo_inside(1),
    "three promos": _promo_inside(3),
    "furniture inside": _furniture_inside,
    "menu thrice": _menu_thrice,
    "title again": _title_again,
    "split in two": _split_in_two,
    "run together": _run_together,
    "cut off": _cut_off,
    "article alone": _only("alone"),
    "article and above": _only("above"),
    "article and below": _only("below"),
    "bullets on furniture": _bulleted_furniture,
    "numbers on furniture": _numbered_lines,
    "upper-case title": _upper_title,
    "marked title": _markdown,
}


def shared_paragraphs(found: list[str], wanted: list[str], debatable: Collection[str]) -> tuple[int, int, int]:
    """Return how many paragraphs are the same to the letter, and how many were found and wanted."""
    got = Counter(text for text in found if text not in debatable)
    gold = Counter(text for text in wanted if text not in debatable)
    return (got & gold).total(), got.total(), gold.total()
