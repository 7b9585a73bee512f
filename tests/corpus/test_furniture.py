"""What recurs over unlike articles of one outlet is taken out of them all; versions of one article stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.article import CutReason
from corpus.ingest import add
from corpus.library import Library
from corpus.names.aliasing import NAME, follow
from corpus.pieces import pieces
from corpus.recleaning import decide, reclean
from tests.corpus.texts import Given

BOX = "The people who built the lighthouse walk tell it in their own voices in our new series, out every second week."
TEXT = """
Ferry sale divides harbour board
The harbour board will sell the ferry to the highest bidder, it said on Monday.
Three members voted against the sale and left the room before the minutes were read.
The boat has made its trip nineteen times a day since the spring of 1974.

Storm drives trawler ashore
A storm drove a trawler against the northern mole late on Sunday, the coast guard said.
Its crew of five climbed ashore over the bow with the help of two anglers.
Salvage workers hope to pull it free with the spring tide on Thursday morning.

Bakers win right to open at night
Bakers may open their shops from four in the morning, a court in Ostravik ruled.
The judges said that fresh bread was a need and not a pleasure, as the town had argued.
Appeals must reach the upper court before the end of next month, a clerk said.

School gets its windows back
Pupils of the quay school returned to classrooms with new windows on Tuesday.
The old ones had been taken out in April, and plywood kept out the wind since then.
Parents collected a third of the money with a market of second-hand toys.
"""
STORIES = [story.strip().split("\n") for story in TEXT.split("\n\n")]


def page(number: int, box: str = BOX) -> Given:
    title, *paragraphs = STORIES[number]
    return Given(f"{number}.txt", "\n\n".join([title, *paragraphs[:2], box, paragraphs[2]]).encode())


def put(library: Library, sources: Sequence[Given], outlet: str = "The Greyport Lamp") -> None:
    assert not add(sources, library, given={"outlet": outlet}).failed


def holding(library: Library, text: str = BOX) -> list[int]:
    return [stored.id for stored in library.articles(range(1, 20)) if text in stored.article.paragraphs]


def test_a_box_goes_from_all_articles_when_the_third_shows_what_it_is(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library, [page(0), page(1)])
        assert holding(library) == [1, 2]
        put(library, [page(2)])
        assert holding(library) == []
        cut = [cut for cut in library.article(1).article.cuts if cut.text == BOX]
        assert [one.reason for one in cut] == [CutReason.TEMPLATE]
        assert library.article(1).tagging.mentions
        assert {mention.end for mention in library.article(2).tagging.mentions} <= set(range(len(library.text(2)) + 1))


def test_the_next_article_comes_in_without_it(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library, [page(number) for number in range(3)])
        before = library.revision()
        put(library, [page(3)])
        assert holding(library) == []
        assert library.revision() == before + 1


def test_what_is_left_keeps_the_names_of_a_persons_table(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        (library.path / NAME).write_text('[GPE]\n"Greater Ostravik" = ["Ostravik"]\n')
        follow(library)
        put(library, [page(number) for number in range(3)])
        assert holding(library) == []
        again = Given("again.txt", page(2).data.replace(b"Bakers", b"Millers"))
        put(library, [again])
        for number in (3, 4):
            assert "Greater Ostravik" in {mention.entity for mention in library.article(number).tagging.mentions}


def test_cleaning_again_changes_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library, [page(number) for number in range(4)])
        assert reclean(library).unchanged == [1, 2, 3, 4]


def test_what_a_person_brings_back_stays(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library, [page(number) for number in range(3)])
        piece = next(piece for piece in pieces(library.article(2).article) if piece.text == BOX)
        decide(library, 2, [(piece, True)])
        put(library, [page(3)])
        reclean(library)
        assert holding(library) == [2]


def test_versions_of_one_article_leave_each_other_whole(tmp_path: Path) -> None:
    title, *paragraphs = STORIES[0]
    versions = [
        Given(
            f"{number}.txt", "\n\n".join([title, *paragraphs, f"This is what was known at {number} o'clock."]).encode()
        )
        for number in range(6, 12)
    ]
    with Library.open(tmp_path) as library:
        put(library, versions)
        assert all(set(paragraphs) <= set(stored.article.paragraphs) for stored in library.articles(range(1, 7)))


def test_other_outlets_keep_the_same_words(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for number, outlet in enumerate(("The Greyport Lamp", "Ostravik Post", "The Mole")):
            put(library, [page(number)], outlet)
        assert holding(library) == [1, 2, 3]
