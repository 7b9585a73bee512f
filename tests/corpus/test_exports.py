"""What is exported is plain, is read by others, and makes the same library again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from corpus.annotations.anchoring import passage, quoted
from corpus.annotations.model import Kind
from corpus.article import Article, Block, BlockKind
from corpus.errors import LibraryError, NotFoundError
from corpus.exports.filenames import stem, suffix
from corpus.exports.markdown import markdown
from corpus.exports.records import Exported, Raw, record, spelled
from corpus.exports.writing import Format, export
from corpus.ingest import add, cleaned
from corpus.intake.members import Member
from corpus.intake.sources import find
from corpus.library import Library
from corpus.readers.characters import one_space
from corpus.readers.exported import escaped, unescaped
from corpus.readers.record import packed_export
from tests.corpus.test_ingest import Given
from tests.corpus.texts import new_article

PAGE = """The *harbour* gets a second crane

By Ann Poe

The harbour of Ostwick gets a second crane in the spring, said the mayor, Ida Holm, on Monday; see <https://port.example/a_b>.

1. May is the month in which the first parts come from the yard in Lund, said the board of the port & its speaker.

Read also: What the harbour board said in March

# The crane comes from Lund, where it was built in two years, and costs four million crowns, all told [so far].
"""
FERRY = """Ferry to Ostwick stays in port

The ferry to Ostwick stays in port. Ida Holm said: "The engine was broken on Monday, and nobody mended it."

A new engine comes from the yard in Lund. The ferry sails again in May, as the board of the port has decided.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with three articles, and things kept beside two."""
    with Library.open(tmp_path / "library") as made:
        add(
            [Given("crane.txt", PAGE.encode()), Given("ferry.txt", FERRY.encode())],
            made,
            given={"outlet": "The Lamp: Daily", "published": "2019-03-04"},
        )
        made.add([captioned()])
        text = made.text(2)
        (place,) = quoted("nobody mended it", text)
        made.annotations.note(2, "Who says so?\n\n“Nobody” — hm.", passage(text, *place))
        made.annotations.note(2, "--- # not: yaml")
        made.annotations.tag(1, "to check")
        made.annotations.tag(2, "ports")
        made.annotations.bookmark(1)
        yield made


def captioned() -> Any:
    below = "- It was never so quiet, people said afterwards."
    new = new_article("In <b>pictures</b>", f"The pier at dusk.\n\n{below}")
    start, rest = new.article.text.index("The pier at dusk."), new.article.text.index(below)
    blocks = (
        new.article.blocks[0],
        Block(BlockKind.CAPTION, start, rest - 2, (4, 4), "A. Poe"),
        Block(BlockKind.PARAGRAPH, rest, len(new.article.text), (6, 6)),
    )
    return replace(new, article=replace(new.article, blocks=blocks, url="https://lamp.example/1?a=b&c", cuts=()))


def told(library: Library) -> list[object]:
    """Return what has to be the same in a library that was made of an export."""
    found: list[object] = []
    for row in library.summaries():
        article = library.article(row.id).article
        kept = [
            (each.kind, each.words, each.passage, each.made, each.changed) for each in library.annotations.of([row.id])
        ]
        blocks = [(block.kind, block.start, block.end, block.credit) for block in article.blocks]
        said = (article.title, article.subtitle, article.byline, article.outlet, article.published, article.url)
        found.append((article.text, blocks, said, article.language, kept))
    return found


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("sources", [False, True])
def test_a_library_made_of_an_export_is_the_same(library: Library, tmp_path: Path, form: Format, sources: bool) -> None:
    target = tmp_path / ("articles" if form is Format.MARKDOWN else "articles.jsonl")
    written = export(library, target, form=form, sources=sources)
    assert (written.articles, written.annotations) == (3, 5)
    with Library.open(tmp_path / "new") as new:
        report = add(find([str(target)]).sources, new)
        assert (len(report.added), report.failed, report.annotations) == (3, [], 5)
        assert told(new) == told(library)
        assert new.check() == []
        again = tmp_path / "again"
        export(new, again, form=form)
        with Library.open(tmp_path / "third") as third:
            add(find([str(again)]).sources, third, given={"outlet": "Another"})
            assert [row.outlet for row in third.summaries()] == ["Another"] * 3
            assert [third.text(row.id) for row in third.summaries()] == [new.text(row.id) for row in new.summaries()]


def test_markdown_is_what_other_programs_take_it_for(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "articles", form=Format.MARKDOWN)
    names = sorted(file.name for file in (tmp_path / "articles").iterdir())
    assert names == [
        "00001-The-harbour-gets-a-second-crane.md",
        "00002-Ferry-to-Ostwick-stays-in-port.md",
        "00003-In-b-pictures-b.md",
    ]
    for number, name in enumerate(names, 1):
        head, body = (tmp_path / "articles" / name).read_text(encoding="utf-8")[4:].split("\n---\n", 1)
        article = library.article(number).article
        said = yaml.safe_load(head)
        assert (said["title"], said["outlet"]) == (article.title, article.outlet)
        assert [each["words"] for each in said.get("annotations", ())] == [
            each.words for each in library.annotations.of([number])
        ]
        tokens = [token for token in MarkdownIt("commonmark").parse(body) if token.type == "inline"]
        inline = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in inline} <= {"text", "em_open", "em_close", "text_special"}
        assert ["".join(child.content for child in token.children or ()) for token in tokens] == [
            article.text[block.start : block.end] for block in article.blocks
        ]


def test_lines_of_json_hold_what_is_known_and_the_source_where_that_is_wanted(library: Library, tmp_path: Path) -> None:
    import base64

    file = tmp_path / "articles.jsonl"
    export(library, file, [2], form=Format.JSON_LINES, sources=True)
    (line,) = file.read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert (found["id"], found["tags"], found["outlet"]) == (2, ["ports"], "The Lamp: Daily")
    assert base64.b64decode(found["original"]["data"]) == library.source(2) == FERRY.encode()
    assert found["original"]["sha256"] == hashlib.sha256(FERRY.encode()).hexdigest()
    bare = tmp_path / "bare.jsonl"
    export(library, bare, form=Format.JSON_LINES)
    assert ["data" in json.loads(line)["original"] for line in bare.read_text(encoding="utf-8").splitlines()] == [
        False
    ] * 3


def test_sources_beside_markdown_are_what_they_were_and_are_no_articles(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "articles", form=Format.MARKDOWN, sources=True)
    raw = tmp_path / "articles/sources/00002-Ferry-to-Ostwick-stays-in-port.txt.raw"
    assert raw.read_bytes() == FERRY.encode()
    found = find([str(tmp_path / "articles")])
    assert (len(found.sources), found.passed_over) == (3, 3)


def test_a_file_that_was_edited_is_read_with_its_head(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "articles", [2], form=Format.MARKDOWN)
    (file,) = (tmp_path / "articles").iterdir()
    text = file.read_text(encoding="utf-8").replace('tags: ["ports"]', 'tags: ["ports", "engines"]')
    file.write_text(text + "\nAnd this was written in by hand, a sentence long enough to be one of the article.\n")
    with Library.open(tmp_path / "new") as new:
        add(find([str(file)]).sources, new)
        article = new.article(1).article
        assert "written in by hand" in article.text
        assert (article.title, article.outlet) == ("Ferry to Ostwick stays in port", "The Lamp: Daily")
        assert {each.words for each in new.annotations.every() if each.kind is Kind.TAG} == {"ports", "engines"}


def test_what_is_there_is_never_written_over_and_what_fails_leaves_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for target, form in ((tmp_path / "library", Format.MARKDOWN), (tmp_path / "a.jsonl", Format.JSON_LINES)):
        if form is Format.JSON_LINES:
            target.write_text("mine")
        with pytest.raises(LibraryError, match="something already"):
            export(library, target, form=form)
    with pytest.raises(NotFoundError):
        export(library, tmp_path / "b", [9], form=Format.MARKDOWN)
    with pytest.raises(LibraryError, match="no such folder"):
        export(library, tmp_path / "none/b", form=Format.MARKDOWN)

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpus.exports.writing.markdown", full)
    monkeypatch.setattr("corpus.exports.writing.record", full)
    for name, form in (("b", Format.MARKDOWN), ("b.jsonl", Format.JSON_LINES)):
        with pytest.raises(LibraryError, match="No space left"):
            export(library, tmp_path / name, form=form)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.jsonl", "library"]
    assert (tmp_path / "a.jsonl").read_text() == "mine"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "00007-etc-passwd"),
        ("CON", "00007-CON"),
        ('a/b\\c:d*e?f"g<h>i|j\x00k\x1b[2J', "00007-a-b-c-d-e-f-g-h-i-j-k-2J"),
        ("…", "00007"),
        ("Zoe\u0301 à Genève", "00007-Zoé-à-Genève"),
    ],
)
def test_the_name_of_a_file_is_safe(title: str, name: str) -> None:
    assert stem(7, title) == name


@given(st.text(max_size=400))
def test_no_title_makes_a_name_that_is_none(title: str) -> None:
    name = stem(7, title)
    assert len(f"{name}.html.raw".encode()) < 200
    assert name.startswith("00007")
    assert not set('/\\:*?"<>|\x00 ') & set(name)
    assert not name.endswith((".", "-"))


def test_only_a_plain_suffix_of_a_source_is_kept() -> None:
    assert [suffix(name) for name in ("a.HTML", "x/y", "b.tar.gz", "a › c.../../e", "a.b c")] == [
        ".html",
        "",
        ".gz",
        "",
        "",
    ]


words = (
    st.text(
        st.one_of(st.sampled_from("aé \\`*_#+-=.)(1<>&|~![]{}\"'中🙂\u2028\u202e\x07"), st.characters()),
        min_size=1,
        max_size=40,
    )
    .map(one_space)
    .filter(bool)
)
kinds = st.sampled_from(BlockKind)


@given(words)
def test_what_is_escaped_is_plain_in_markdown_and_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    (inline,) = [token for token in tokens if token.type == "inline"]
    assert tokens[0].type == "paragraph_open"
    assert "".join(child.content for child in inline.children or ()) == text


@given(st.lists(st.tuples(kinds, words, st.none() | words), min_size=1, max_size=6), words, st.none() | words)
def test_any_article_comes_back_from_markdown_and_from_a_record(
    blocks: list[tuple[BlockKind, str, str | None]], title: str, outlet: str | None
) -> None:
    text, made = "", []
    for kind, said, credit in blocks:
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{said}" if text else said
        made.append(Block(kind, start, len(text), (1, 1), credit if kind is BlockKind.CAPTION else None))
    article = Article(text, tuple(made), title=title, outlet=outlet)
    exported = Exported(1, article, (), Raw("a.txt", "text", "00"))
    for member in (
        Member("a.md", markdown(exported).encode()),
        Member("a", packed_export(json.loads(spelled(record(exported))))),
    ):
        page, back = cleaned(member)
        assert page.format == "article"
        assert back.text == text
        assert [(*block[:3], block.credit) for block in back.blocks] == [(*block[:3], block.credit) for block in made]
        assert (back.title, back.outlet, back.byline, back.published) == (title, outlet, None, None)


@pytest.mark.parametrize(
    "change",
    [
        {"annotations": 7},
        {
            "annotations": [
                7,
                {"kind": "spell", "words": "x"},
                {"kind": "note", "words": 7},
                {"kind": "note", "words": ""},
            ]
        },
        {
            "annotations": [
                {"kind": "note", "words": "x", "passage": {"exact": "y"}},
                {"kind": "tag", "words": "\x1b[2J…"},
            ]
        },
        {"tags": {"a": 1}},
        {
            "annotations": [
                {
                    "kind": "tag",
                    "words": "…",
                    "passage": {"exact": "\ud800", "prefix": "", "suffix": "", "start": 2**40},
                }
            ]
        },
        {"tags": [7, "…", "x" * 100]},
    ],
)
def test_what_can_not_be_kept_is_left_out(library: Library, tmp_path: Path, change: dict[str, Any]) -> None:
    export(library, tmp_path / "a.jsonl", [3], form=Format.JSON_LINES)
    line = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    (tmp_path / "b.jsonl").write_text(json.dumps({**line, **change, "url": "javascript:x", "published": "soon"}) + "\n")
    with Library.open(tmp_path / "new") as new:
        add(find([str(tmp_path / "b.jsonl")]).sources, new)
        assert new.annotations.every() == []
        article = new.article(1).article
        assert (article.url, article.published) == (None, None)


@pytest.mark.parametrize("blocks", [[], 7, [{"kind": "paragraph", "start": 0, "end": 5}], [{"kind": "x"}], [[]]])
def test_a_record_whose_blocks_do_not_fit_is_refused_in_one_line(
    library: Library, tmp_path: Path, blocks: object
) -> None:
    export(library, tmp_path / "a.jsonl", [2], form=Format.JSON_LINES)
    line = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    (tmp_path / "b.jsonl").write_text(json.dumps({**line, "blocks": blocks}) + "\n")
    with Library.open(tmp_path / "new") as new:
        report = add(find([str(tmp_path / "b.jsonl")]).sources, new)
        assert len(report.failed) == 1
        assert "blocks" in report.failed[0][1]


@pytest.mark.parametrize(
    "head",
    [
        "---\nzte-reader: 1\n",
        "---\nzte-reader: 1\n- \n---\n",
        "---\nzte-reader: 1\nblocks: [[[[\n---\n",
        "---\nzte-reader: 1\nx\n---\n",
        '---\nzte-reader: 1\nblocks: [["paragraph", 99999]]\n---\n',
        '---\nzte-reader: 1\nblocks: [["paragraph", true]]\n---\n',
    ],
)
def test_a_broken_head_is_read_as_any_other(head: str) -> None:
    page, article = cleaned(Member("a.md", f"{head}\n{FERRY}".encode()))
    assert page.format == "document"
    assert "nobody mended it" in article.text


def test_what_comes_from_the_web_brings_no_annotations(library: Library, tmp_path: Path) -> None:
    from corpus.ingest import prepare
    from corpus.intake.said import PageMetadata

    export(library, tmp_path / "articles", [2], form=Format.MARKDOWN)
    (file,) = (tmp_path / "articles").iterdir()
    mine = Member("a.md", file.read_bytes())
    assert len(prepare(mine).kept) == 3
    assert prepare(replace(mine, said=PageMetadata(url="https://elsewhere.example/a.md"))).kept == ()
