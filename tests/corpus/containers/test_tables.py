"""CSV and its kin: dialects, encodings, the column of texts, rows that are odd."""

from __future__ import annotations

import csv
import io

import pytest

from corpus.errors import UnreadableError
from corpus.intake.members import Refused
from tests.corpus.containers.exports import PARAGRAPHS, TEXT, articles, parts

HEADER = ["Id", "Headline", "Publication", "Date", "Body"]
ROW = ["1", "Ferry; sold", "The Lamp", "May 16, 2018", TEXT]


def table(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_dialect_in_every_encoding_gives_the_same_article(delimiter: str, encoding: str) -> None:
    (one,) = articles(table(HEADER, ROW, delimiter=delimiter, encoding=encoding), "export.csv")
    assert (one.title, one.outlet, one.published) == ("Ferry; sold", "The Lamp", "2018-05-16")
    assert one.paragraphs == list(PARAGRAPHS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_without_a_name_is_known_by_its_header(delimiter: str) -> None:
    (one,) = articles(table(HEADER, ROW, delimiter=delimiter), "standard input")
    assert (one.title, one.paragraphs) == ("Ferry; sold", list(PARAGRAPHS))


@pytest.mark.parametrize("first", ["Home, Text, News", "Title | Body | Date", "Id,Headline,Publication", "The text"])
def test_a_text_that_begins_with_words_in_a_row_is_no_table(first: str) -> None:
    (one,) = articles(f"{first}\n\n{TEXT}".encode(), "standard input")
    assert one.paragraphs == list(PARAGRAPHS)


def test_a_member_is_named_by_the_line_that_its_row_begins_on() -> None:
    found = parts(table(HEADER, ROW, [*ROW[:4], TEXT + " Again."]), "export.csv")
    assert [part.name for part in found] == ["export.csv › line 2", "export.csv › line 9"]


def test_rows_without_a_text_are_told_together() -> None:
    blank = ["2", "Nothing here", "The Lamp", "", ""]
    *_, last = parts(table(HEADER, ROW, blank, blank), "export.csv")
    assert last == Refused("export.csv › lines 9, 10", "no text there")


def test_the_column_with_by_far_the_longest_texts_is_the_text_where_no_name_fits() -> None:
    (one,) = articles(table(["a", "b", "c"], ["1", "Ferry sold", TEXT]), "export.csv")
    assert one.paragraphs == list(PARAGRAPHS)


def test_a_named_column_goes_before_the_guess() -> None:
    header = ["text", "prosa"]
    (one,) = articles(table(header, ["A note.", TEXT]), "export.csv", text="prosa")
    assert one.paragraphs == list(PARAGRAPHS)
    with pytest.raises(UnreadableError, match=r"no record has a column “corps”, .*; there are: text, prosa"):
        parts(table(header, ["A note.", TEXT]), "export.csv", text="corps")


def test_a_table_of_links_says_which_columns_there_are_and_one_of_figures_is_passed_over() -> None:
    (links,) = parts(table(["title", "url"], ["Ferry sold", "https://lamp.example/1"]), "links.csv")
    assert isinstance(links, Refused)
    assert not links.optional
    assert "its columns are: title, url" in links.reason
    (figures,) = parts(table(["year", "boats"], ["1931", "12"]), "figures.csv")
    assert isinstance(figures, Refused)
    assert figures.optional


def test_short_and_long_rows_are_read_as_far_as_they_go() -> None:
    header = ["title", "text", "date"]
    first, second = articles(table(header, ["Ferry sold", TEXT], ["Ferry kept", TEXT, "2018-05-16", "", "x"]), "a.csv")
    assert (first.title, first.published) == ("Ferry sold", None)
    assert (second.title, second.published) == ("Ferry kept", "2018-05-16")


def test_quotes_may_be_escaped_with_backslashes() -> None:
    data = f'title,text\n"Ferry \\"Lantern\\", sold","{TEXT}"\n'.encode()
    assert articles(data, "a.csv")[0].title == 'Ferry "Lantern", sold'


def test_old_ends_of_lines_are_heard() -> None:
    data = f'title,text\rFerry sold,"{PARAGRAPHS[0]}"\r'.encode()
    assert articles(data, "a.csv")[0].title == "Ferry sold"


def test_cells_larger_than_any_article_are_no_table() -> None:
    with pytest.raises(UnreadableError, match=r"broken at line \d+ .*; mend the quotes there|more than 16 MB"):
        parts(b'title,text\nFerry,"' + b"a word\n" * 3_000_000, "a.csv")


@pytest.mark.parametrize("data", [b"\n", b"\n\n", b",,\n"])
def test_a_table_without_a_header_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no header row; its first line must name the columns"):
        parts(data, "a.csv")
