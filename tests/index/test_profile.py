"""What a library tells about one entity."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import QuoteKind
from corpus.ingest import prepare
from corpus.intake.members import Member
from corpus.library import Library
from index.context import Order, ordered
from index.profile import Profile, profile

ONE = """\
The pier at Ashby
By Nora Feld
Mayor Ines Calder met Otto Lindqvist in Ashby on Monday and spoke of the pier, which nobody has mended for years.

"We will mend it before the summer," Ms. Calder said. The town of Greyport will pay for half of what it costs to do so.

Otto Lindqvist of the Harbour Board was not convinced that there would be a summer at all, and he left the room early.
"""
TWO = """\
A second look at the pier
By Emil Roth
Ines Calder came back to Ashby in March with a drawing of the pier and with three engineers who had walked on it before.

Her friends say that Calder never leaves a thing half done, and that the pier will stand again when the boats come back.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        opened.add(
            [
                prepare(Member("one.txt", ONE.encode()), {"published": "2019-03-04", "outlet": "The Lamp"}),
                prepare(Member("two.txt", TWO.encode()), {"published": "2019-05-06"}),
            ]
        )
        yield opened


def described(library: Library, name: str) -> Profile:
    return profile(library.mentions(library.find_entity(name)), 60)


def test_forms_articles_and_months_are_counted(library: Library) -> None:
    found = described(library, "Ines Calder")
    assert found.forms == (("Calder", 2), ("Ines Calder", 2))
    assert found.months == (("2019-03", 2), ("2019-05", 2))
    assert [(each.title, each.outlet, each.mentions) for each in found.articles] == [
        ("The pier at Ashby", "The Lamp", 2),
        ("A second look at the pier", None, 2),
    ]
    assert library.text(found.articles[1].id)[found.articles[1].start :].startswith("Ines Calder came back")


def test_company_is_counted_by_paragraph_and_article(library: Library) -> None:
    company = {other.name: (other.paragraphs, other.articles) for other in described(library, "Ines Calder").company}
    assert company["Ashby"] == (2, 2)
    assert company["Otto Lindqvist"] == (1, 1)
    assert "Ines Calder" not in company


def test_what_it_said_is_gathered_with_its_place(library: Library) -> None:
    (saying,) = described(library, "Ines Calder").said
    assert saying.text == '"We will mend it before the summer,"'
    assert library.text(saying.id)[saying.start : saying.end] == saying.text
    assert not described(library, "Ashby").said


def test_what_is_reported_of_it_is_told_apart_from_its_own_words(library: Library) -> None:
    text = (
        "A word on the pier\n\nThe mayor, Ines Calder, told the council on Friday that the pier is safe to walk on.\n"
    )
    library.add([prepare(Member("three.txt", text.encode()), {})])
    direct, reported = described(library, "Ines Calder").said
    assert (direct.kind, reported.kind) == (QuoteKind.DIRECT, QuoteKind.INDIRECT)
    assert reported.text == "the pier is safe to walk on"


def test_lines_are_sorted_by_the_words_on_either_side(library: Library) -> None:
    lines = described(library, "Ines Calder").lines
    assert ordered(lines, Order.ARTICLE) == list(lines)
    assert [line.right.split()[0] for line in ordered(lines, Order.RIGHT)] == ["came", "met", "never", "said."]
    assert [line.left.split()[-1:] for line in ordered(lines, Order.LEFT)] == [[], ["Mayor"], ["Ms."], ["that"]]
