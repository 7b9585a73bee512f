"""Rows of the library: what they say, in how many cells, in which order, and what stands beside one."""

from __future__ import annotations

import random
import string

import pytest
from rich.cells import cell_len

from corpus.store.holdings import Held, Labels, Line
from tui.contents.held import (
    Order,
    Shelf,
    column_at,
    columns,
    details,
    difference,
    end_of,
    head,
    headline,
    percentage,
    row,
    size,
)

LINES = [
    Line(1, "Ports reopen", "Harbour Mail", "2024-05-01", 300, "/news/ports.txt"),
    Line(2, "Äpfel, a dear year", None, None, 900, "/news/apples.html"),
    Line(3, "Cranes checked", "Daily Crane", "2024-06-01", 100, "https://example.org/cranes"),
]


def shelf() -> Shelf:
    found = Shelf([1, 2, 3])
    found.gather(LINES)
    return found


def article(heading: str = "Ports reopen", source: str = "/news/ports.txt", **other: object) -> Held:
    facts = {
        "id": 1,
        "outlet": "Harbour Mail",
        "published": "2024-05-01",
        "words": 1234,
        "format": "text",
        "size": 7099,
        "given": {},
        "added": "2024-06-02T10:00:00+00:00",
        "labels": Labels({"link": 2, "promotion": 1}, 1, 1, 12, 0.934),
    }
    return Held(heading=heading, source=source, **(facts | other))  # type: ignore[arg-type]


def text(pieces: list[tuple[str, str]]) -> str:
    return "".join(words for words, _ in pieces)


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.ADDED, [3, 2, 1]),
        (Order.DATE, [3, 1, 2]),
        (Order.TITLE, [3, 1, 2]),
        (Order.OUTLET, [3, 1, 2]),
        (Order.WORDS, [2, 1, 3]),
        (Order.SOURCE, [2, 1, 3]),
    ],
)
def test_articles_are_put_in_order(order: Order, numbers: list[int]) -> None:
    assert shelf().arranged(order) == numbers


def test_orders_that_take_looking_use_what_was_seen() -> None:
    found = shelf()
    found.labels = {1: (5, 0.9), 2: (0, 0.5), 3: (9, 1.0)}
    assert found.arranged(Order.CUTS) == [3, 1, 2]
    assert found.arranged(Order.SURE) == [2, 1, 3]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("PORTS", [1]), ("äpfel", [2]), ("news .txt", [1]), ("2024-0", [3, 1]), ("crane ports", []), ("  ", [3, 2, 1])],
)
def test_articles_have_every_word_that_is_typed_in_title_outlet_date_or_source(typed: str, numbers: list[int]) -> None:
    assert shelf().arranged(Order.ADDED, typed) == numbers


def test_before_lines_are_gathered_the_numbers_are_listed_as_they_are() -> None:
    assert Shelf([1, 2, 3]).arranged(Order.TITLE, "ports") == [3, 2, 1]


def test_the_list_follows_what_is_added_changed_and_removed() -> None:
    found = shelf()
    found.labels = {1: (5, 0.9), 3: (9, 1.0)}
    found.follow([2], [LINES[0]._replace(heading="Ports close"), LINES[1]._replace(id=5), LINES[1]._replace(id=4)])
    assert found.numbers == [1, 3, 4, 5]
    assert found.arranged(Order.ADDED, "close") == [1]
    assert 1 not in found.labels


def test_rows_and_heads_fill_their_width_whatever_an_article_is_called() -> None:
    chance = random.Random(7)
    letters = string.printable + "漢字́ \x1b\u202e[b]"
    for _ in range(200):
        width = chance.randrange(20, 220)
        heading, source, outlet = ("".join(chance.choices(letters, k=chance.randrange(80))) for _ in range(3))
        pieces = row(article(heading, source, outlet=outlet), width, marked=chance.random() < 0.5)
        shown = text(pieces)
        assert cell_len(shown) == max(width, 1 + sum(column.cells for column in columns(width - 1)))
        assert shown.isprintable()
        assert cell_len(text(head(width + 1, Order.DATE))) == 1 + cell_len(shown)


def test_a_narrow_list_has_title_and_date_and_a_wide_one_all() -> None:
    assert [column.order for column in columns(50)] == [Order.TITLE, Order.DATE, Order.WORDS]
    assert {column.order for column in columns(160)} == set(Order)


def test_a_head_is_found_by_where_it_stands() -> None:
    shown = text(head(160, Order.ADDED))
    for order in Order:
        assert column_at(shown.index(order.value), 160) is order


def test_of_a_path_the_end_is_shown() -> None:
    assert end_of("/a/very/long/way/to/ports.txt", 12) == "…o/ports.txt"
    assert end_of("ports.txt", 12) == "ports.txt"
    assert cell_len(end_of("新聞" * 40, 11)) <= 11


def test_beside_a_row_stands_where_an_article_is_from_and_what_was_made_of_it() -> None:
    said = "\n".join(words for words, _ in details(article(given={"outlet": "Mail"}), "utf-8", 1))
    assert "/news/ports.txt" in said
    assert "text, utf-8 · 7.1 kB · number 1" in said
    assert "said by you: outlet: Mail" in said
    assert "3 pieces of 12 cut · 1 kept with doubts · 93% of the labels are likely to be right" in said
    assert "2 link · 1 promotion" in said
    assert "1 decision of yours" in said


def test_what_cleaning_again_has_changed_is_said() -> None:
    after = article("Ports open", words=1200)
    assert difference(article(), after) == "words 1,234 → 1,200 · title “Ports reopen” → “Ports open”"
    assert difference(after, after) == "other labels or names, of the same length"


def test_numbers_are_said_as_a_person_reads_them() -> None:
    assert (percentage(0.999), percentage(1.0)) == ("99%", "100%")
    assert (size(999), size(7099), size(12_000_000)) == ("999 bytes", "7.1 kB", "12.0 MB")
    assert headline(2, 5, Order.DATE, 1) == "2 of 5 articles · newest first · 1 marked"
