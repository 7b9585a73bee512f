"""Blocks and cuts account for a text: every line once, every offset right, whatever the input."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.cleaning import clean, line_roles
from corpus.errors import UnreadableError
from corpus.readers import Page, read
from corpus.readers.decoding import decode, lines_of
from tests.corpus.cleaning.annotations import load

LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            " ",
            "\u00a0",
            "\u200b",
            "Share this story",
            "Related stories",
            "More from The Harbour Post",
            "By Ada Quill, Staff Writer",
            "May 16, 2018 / 7:02 AM",
            "  • The first of three points that the council made in its long letter.",
            "- two",
            "Photo: Ada Quill",
            "A ferry leaves the harbour at dawn on Monday. (AP Photo/Ada Quill)",
            "PORTHAVEN (Reuters) - The council of Porthaven said on Monday that it would close the harbour to ferries.",
            "The mayor told reporters that the decision had been made after long talks with the ferries' owners.",
            "He added that the town would pay for a new pier, and that the work could begin within weeks of the vote.",
            "and that the work was to be",
            "Subscribe now",
            "You have {{count}} free articles left this month",
            "© 2018 The Harbour Post. All rights reserved.",
            "[bold]not markup[/bold] \x1b[31mred\x1b[0m \u202egnp.exe",
        ]
    ),
)
PIECES = [page.lines for folder in ("tuned", "held_out") for page in load(folder)]
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a page of lines of any kind, with any ends."""
    return "".join(line + draw(ENDS) for line in draw(st.lists(LINES, max_size=25)))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page of stretches of annotated scrapes, cut anywhere and put together in any order."""
    stretches = []
    for lines in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)):
        start = draw(st.integers(0, len(lines) - 1))
        stretches += lines[start : start + draw(st.integers(1, 30))]
    return "".join(line + draw(ENDS) for line in stretches)


def cleaned(text: str) -> tuple[Page, Article] | None:
    """Read and clean a text, or return None where it is refused."""
    try:
        [page] = read(Path("page.txt"), text.encode("utf-8", "surrogatepass"))
    except UnreadableError:
        return None
    return page, clean(page)


def taken(article: Article) -> list[int]:
    """Return every line number of every block and cut."""
    ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
    return [number for first, last in ranges for number in range(first, last + 1)]


@given(st.one_of(texts(), pages()))
@settings(max_examples=200, deadline=None)
def test_every_line_with_text_is_in_exactly_one_block_or_cut(text: str) -> None:
    result = cleaned(text)
    if result is None:
        return
    page, article = result
    wanted = [number for number, line in enumerate(lines_of(decode(page.data).text), 1) if line.strip()]
    # a paragraph of double-spaced lines has blank ones within it
    shown = set(wanted)
    assert sorted(number for number in taken(article) if number in shown) == wanted
    assert len(taken(article)) == len(set(taken(article)))


@given(st.one_of(texts(), pages()))
@settings(max_examples=200, deadline=None)
def test_the_text_is_its_blocks_joined_by_blank_lines(text: str) -> None:
    result = cleaned(text)
    if result is None:
        return
    _, article = result
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(pieces) == article.text
    assert all(piece.strip() == piece and piece for piece in pieces)
    assert [block.lines for block in article.blocks] == sorted(block.lines for block in article.blocks)


@given(st.one_of(texts(), pages()))
@settings(max_examples=100, deadline=None)
def test_a_cut_stands_before_the_next_block_of_the_source(text: str) -> None:
    result = cleaned(text)
    if result is None:
        return
    _, article = result
    for cut in article.cuts:
        following = [block.start for block in article.blocks if block.lines[0] > cut.lines[1]]
        assert cut.at == min(following, default=len(article.text))


@given(texts())
@settings(max_examples=100, deadline=None)
def test_no_character_that_moves_a_cursor_or_turns_the_writing_gets_out(text: str) -> None:
    result = cleaned(text)
    if result is None:
        return
    _, article = result
    shown = [article.text.replace("\n\n", ""), *(cut.text for cut in article.cuts)]
    shown += [value for value in (article.title, article.byline, article.outlet, article.dateline) if value]
    for piece in shown:
        assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in piece)
        assert not set(piece) & set(
            "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\u00ad\u2028\u2029"
        )


@given(texts())
@settings(max_examples=60, deadline=None)
def test_every_line_has_one_role(text: str) -> None:
    result = cleaned(text)
    if result is None:
        return
    page, article = result
    roles = line_roles(article, page.line_count)
    assert [number for number, _ in roles] == list(range(1, page.line_count + 1))
    blank = {number for number, role in roles if role == "blank"}
    assert blank.isdisjoint(taken(article))


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_and_cleaned_or_refused_in_one_line(data: bytes) -> None:
    try:
        pages = read(Path("anything"), data)
    except UnreadableError as error:
        message = str(error)
        assert "\n" not in message
        return
    for page in pages:
        article = clean(page)
        assert "".join(article.text[block.start : block.end] for block in article.blocks) == article.text.replace(
            "\n\n", ""
        )
