"""The trash: what is removed comes back as it was, whatever happened to the library meanwhile."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus.article import Block, BlockKind, EntityType
from corpus.decisions import Decision
from corpus.errors import NotFoundError
from corpus.ingest import add
from corpus.intake.sources import find
from corpus.library import Library
from corpus.names import naming
from corpus.names.aliasing import NAME as ALIASES
from corpus.names.aliasing import follow
from corpus.pieces import pieces
from corpus.recleaning import decide
from corpus.repetition import digest, outlet_key
from corpus.store.restoring import restore
from corpus.store.storage import DATABASE
from corpus.store.trash import DAYS
from tests.corpus.texts import new_article

LINDQVIST = {
    "Otto Lindqvist": ("Otto Lindqvist", EntityType.PERSON),
    "Lindqvist": ("Otto Lindqvist", EntityType.PERSON),
}
REPORT = (
    "Otto Lindqvist said: “It is over.” Lindqvist leads the board of the port of Quillhaven, which has had a ferry for"
    " ninety years, and nobody on the island remembers a winter in which it did not sail at all."
)
FERRY = new_article("The ferry closes", REPORT, LINDQVIST)
COPY = new_article("The ferry closes now", f"{REPORT} So it is.", LINDQVIST)
MARKET = new_article("The market moves", "Nobody was asked.", {"Nobody": ("Nobody", EntityType.PERSON)})
PAGE = """The harbour gets a second crane

By Ann Poe

The harbour of Ostwick gets a second crane in the spring, said the mayor, Ida Holm, on Monday.

Read also: What the harbour board said in March

The crane comes from Lund, where it was built in two years, and costs four million crowns, all told.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with three articles, two of them versions of one text; whoever asks for it closes it."""
    made = Library.open(tmp_path / "library")
    made.add([FERRY, COPY, MARKET])
    return made


def content(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return what a library holds in all tables that an article has a part in, whatever the order of its coming."""
    queries = {
        "sources": "SELECT sha256, location, format, size, data, given, said, added FROM sources ORDER BY sha256",
        "articles": "SELECT id, heading, lead, title, outlet, published, words, text, layers FROM articles ORDER BY id",
        "entities": "SELECT each.type, each.key, each.name, each.given, whole.key FROM entities AS each"
        " LEFT JOIN entities AS whole ON whole.id = each.same_as ORDER BY 1, 2",
        "appearances": "SELECT type, key, article_id, mentions FROM appearances JOIN entities ON id = entity_id"
        " ORDER BY 1, 2, 3",
        "forms": "SELECT type, key, form, mentions FROM forms JOIN entities ON id = entity_id ORDER BY 1, 2, 3",
        "callings": "SELECT callings.type, call, key FROM callings JOIN entities ON id = entity_id ORDER BY 1, 2, 3",
        "rulings": "SELECT * FROM rulings ORDER BY number, type, key, form, article_id",
        **{
            table: f"SELECT * FROM {table} ORDER BY 1, 2, 3"
            for table in ("decisions", "signatures", "kinships", "annotations")
        },
        **{table: f"SELECT * FROM {table} ORDER BY 1, 2" for table in ("recurrences", "bands", "families")},
        "removed": "SELECT article_id FROM removed ORDER BY 1",
    }
    connection = sqlite3.connect(library.path / DATABASE)
    try:
        return {table: connection.execute(query).fetchall() for table, query in queries.items()}
    finally:
        connection.close()


def test_what_was_removed_comes_back_as_it_was(library: Library) -> None:
    with library:
        library.annotations.note(1, "Who says so?")
        before, revision = content(library), library.revision()
        library.remove([1, 3])
        assert [(row.id, row.heading) for row in library.trash()] == [(1, "The ferry closes"), (3, "The market moves")]
        assert [row.id for row in library.summaries()] == [2]
        assert library.kin.families() == []
        library.restore([1, 3])
        assert content(library) == before
        assert library.trash() == []
        assert hashlib.sha256(library.source(1)).digest() == hashlib.sha256(FERRY.member.data).digest()
        assert [note.words for note in library.annotations.of([1])] == ["Who says so?"]
        assert len(library.kin.families()) == 1
        changes = library.changes(revision)
        assert (changes.changed, changes.removed) == ([1, 3], [])
        assert library.check() == []


def test_what_was_decided_comes_back_with_it(library: Library) -> None:
    with library:
        who = library.find_entity("Otto Lindqvist")
        library.decide_names(lambda connection: naming.split(connection, who, articles=[1, 2], name="Anna Lindqvist"))
        library.decide_names(
            lambda connection: naming.rename(connection, naming.chosen(connection, "Nobody"), "No One")
        )
        decided, before = library.name_decisions(), content(library)
        library.remove([3, 1])
        library.remove([2])
        library.restore([2, 1, 3])
        assert library.name_decisions() == decided
        assert content(library) == before
        assert library.find_entity("Anna Lindqvist").articles == 2
        assert library.find_entity("No One").articles == 1


def test_a_decision_in_the_trash_keeps_its_number_and_can_not_come_back_once_it_was_undone(library: Library) -> None:
    with library:
        who = library.find_entity("Otto Lindqvist")
        library.decide_names(lambda connection: naming.split(connection, who, articles=[1], name="Anna Lindqvist"))
        library.remove([1])
        again = library.find_entity("Otto Lindqvist")
        second = library.decide_names(
            lambda connection: naming.split(connection, again, articles=[2], name="Eva Lindqvist")
        )
        assert second.number == 2
        library.restore([1])
        assert [(one.number, one.to_name) for one in library.name_decisions()] == [
            (1, "Anna Lindqvist"),
            (2, "Eva Lindqvist"),
        ]

    with Library.open(library.path.parent / "other") as other:
        other.add([FERRY, COPY])
        who = other.find_entity("Otto Lindqvist")
        other.decide_names(lambda connection: naming.split(connection, who, articles=[1, 2], name="Anna Lindqvist"))
        other.remove([1])
        other.decide_names(lambda connection: naming.undo(connection, [1]))
        other.restore([1])
        assert other.name_decisions() == []


def test_a_source_that_is_added_again_has_its_number_and_all_that_was_decided_back(tmp_path: Path) -> None:
    page = tmp_path / "crane.txt"
    page.write_text(PAGE, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        add(find([str(page)]).sources, library)
        crane = next(piece for piece in pieces(library.article(1).article) if "comes from Lund" in piece.text)
        decide(library, 1, [(crane, False)])
        text = library.text(1)
        assert "comes from Lund" not in text
        library.annotations.tag(1, "ports")
        library.remove([1])
        (again,) = add(find([str(page)]).sources, library).added
        assert again.id == 1
        assert library.text(1) == text
        assert [decision.kept for decision in library.decisions(1)] == [False]
        assert [tag.words for tag in library.annotations.of([1])] == ["ports"]
        assert library.trash() == []


def test_what_a_person_says_of_it_when_it_is_added_again_wins(library: Library) -> None:
    with library:
        library.remove([3])
        (stored,) = library.add([new_article("The market moves", "Nobody was asked.", given={"outlet": "The Post"})])
        assert (stored.id, stored.known) == (3, False)
        assert library.article(3).article.outlet == "The Post"


def test_a_number_is_never_given_to_another_article(library: Library) -> None:
    with library:
        library.remove([3])
        library.empty_trash()
        assert [row.id for row in library.add([new_article("New", "Something else."), MARKET])] == [4, 5]


class Clock:
    """What the library takes for the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)
        monkeypatch.setattr("corpus.store.trash._now", lambda: self.now)

    def pass_days(self, library: Library, count: int) -> None:
        """Let some days go by on each of which the library is written to."""
        for _ in range(count):
            self.now += timedelta(days=1)
            library.add([FERRY])


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_what_was_removed_goes_after_thirty_days_on_which_the_library_was_written_to(
    library: Library, clock: Clock
) -> None:
    with library:
        library.remove([2])
        clock.pass_days(library, 1)
        library.remove([3])
        assert [(row.id, row.until) for row in library.trash()] == [(3, "2026-12-23"), (2, "2026-12-22")]
        clock.pass_days(library, DAYS - 1)
        assert [(row.id, row.until) for row in library.trash()] == [(3, "2026-12-23"), (2, "2026-12-22")]
        clock.pass_days(library, 1)
        assert [row.id for row in library.trash()] == [3]
        clock.pass_days(library, 1)
        assert library.trash() == []


@pytest.mark.parametrize(
    "far", [datetime(2027, 11, 22), datetime(2262, 4, 11), datetime(9999, 12, 31), datetime(1970, 1, 1)]
)
def test_a_clock_that_jumps_takes_a_day_from_those_in_the_trash_and_no_more(
    library: Library, clock: Clock, far: datetime
) -> None:
    with library:
        library.remove([2])
        right = clock.now
        for _ in range(DAYS + 5):  # there and back again and again
            clock.now = far.replace(tzinfo=UTC)
            library.add([FERRY])
            assert [row.id for row in library.trash()] == [2]
            clock.now = right
            library.add([FERRY])
        clock.pass_days(library, DAYS - 1)
        assert [row.id for row in library.trash()] == [2]
        clock.pass_days(library, 2)
        assert library.trash() == []


@pytest.mark.parametrize("far", ["1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_what_is_removed_while_the_clock_is_wrong_is_kept_as_long_as_anything_else(
    library: Library, clock: Clock, far: str
) -> None:
    with library:
        library.remove([3])
        right, clock.now = clock.now, datetime.fromisoformat(far)
        library.remove([2])
        assert [row.id for row in library.trash()] == [2, 3]  # the last removed first, whatever the clock said
        clock.now = right
        clock.pass_days(library, DAYS)
        assert [row.id for row in library.trash()] == [2]
        clock.pass_days(library, 1)
        assert library.trash() == []


def test_nothing_goes_of_a_trash_from_before_days_were_counted(library: Library, clock: Clock) -> None:
    with library:
        library.remove([2])
        library.remove([3])
        with closing(sqlite3.connect(library.path / DATABASE)) as connection, connection:
            connection.execute("DELETE FROM meta WHERE key = 'days'")
            connection.execute("UPDATE trash SET removed = '2026-11-02T10:00:00+00:00' WHERE article_id = 2")
            connection.execute("UPDATE trash SET removed = '2025-11-02T10:00:00+00:00' WHERE article_id = 3")
        clock.pass_days(library, DAYS - 2)
        assert [row.id for row in library.trash()] == [3, 2]
        clock.pass_days(library, 2)
        assert [row.id for row in library.trash()] == [2]


def test_what_is_removed_as_a_new_day_begins_is_not_taken_for_long_gone(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    midnight = clock.now.replace(hour=0)
    moments = iter([midnight - timedelta(seconds=1), midnight])
    monkeypatch.setattr("corpus.store.trash._now", lambda: next(moments))
    with library:
        library.remove([2])
        monkeypatch.setattr("corpus.store.trash._now", lambda: clock.now)
        clock.pass_days(library, DAYS)
        assert [row.id for row in library.trash()] == [2]


def test_restoring_and_emptying_are_all_or_nothing(library: Library) -> None:
    with library:
        library.remove([1, 3])
        before = library.revision()
        for do in (library.restore, library.empty_trash):
            with pytest.raises(NotFoundError, match="trash has no article 2"):
                do([3, 2])
        assert (len(library.trash()), library.revision()) == (2, before)
        assert library.empty_trash([3]) == 1
        assert [row.id for row in library.trash()] == [1]
        library.remove([2])
        library.restore([2])
        library.remove([2])
        assert library.changes(0).removed == [1, 2, 3]


def test_nothing_is_left_of_what_was_let_go_of(library: Library) -> None:
    with library:
        library.remove([3])
        library.empty_trash()
        library.shrink()
        found = [b"Nobody was asked" in file.read_bytes() for file in library.path.iterdir() if file.is_file()]
        assert not any(found)


def test_an_article_follows_the_table_of_names_that_changed_while_it_was_away(library: Library) -> None:
    with library:
        library.remove([1])
        (library.path / ALIASES).write_text('[GPE]\n"Old Quillhaven" = ["Quillhaven"]\n', encoding="utf-8")
        follow(library)
        restore(library, [1])
        assert "Old Quillhaven" in {mention.entity for mention in library.article(1).tagging.mentions}


def test_an_article_leaves_out_what_was_found_to_be_furniture_while_it_was_away(library: Library) -> None:
    promise = "We print what we know and mend what we got wrong."
    with library:
        new = new_article("The gulls return", f"The gulls return to the pier of Ostwick in May.\n\n{promise}")
        first, second = new.article.text.index("The gulls return to"), new.article.text.index(promise)
        blocks = (
            new.article.blocks[0],
            Block(BlockKind.PARAGRAPH, first, second - 2, (4, 4)),
            Block(BlockKind.PARAGRAPH, second, len(new.article.text), (6, 6)),
        )
        (stored,) = library.add([replace(new, article=replace(new.article, blocks=blocks))])
        furniture = digest(promise, outlet_key(new.article) or "")
        assert furniture is not None
        library.remove([stored.id])
        library.remember_furniture([furniture])
        restore(library, [stored.id])
        assert promise not in library.text(stored.id)
        assert [cut.text for cut in library.article(stored.id).article.cuts if cut.text == promise] == [promise]


def test_a_removal_that_is_broken_off_leaves_all_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with library:
        before = content(library)

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("corpus.names.catalogue.sweep", fail)
        with pytest.raises(KeyboardInterrupt):
            library.remove([1, 2])
        monkeypatch.undo()
        assert content(library) == before
        assert library.trash() == []
        library.remove([1])
        monkeypatch.setattr("corpus.names.naming.give_names", fail)
        with pytest.raises(KeyboardInterrupt):
            library.restore([1])
        assert [row.id for row in library.trash()] == [1]
        assert library.count() == 2


def test_damage_in_the_trash_is_found(library: Library) -> None:
    with library:
        library.remove([3])
        connection = sqlite3.connect(library.path / DATABASE)
        connection.execute("UPDATE trash SET data = x'00'")
        connection.commit()
        connection.close()
        assert library.check() == ["article 3, in the trash: its source is damaged"]


def test_decisions_are_kept_with_all_that_names_a_piece(library: Library) -> None:
    with library:
        connection = sqlite3.connect(library.path / DATABASE)
        connection.execute("INSERT INTO decisions VALUES (1, 3, 5, 'a “piece”', 2, 1)")
        connection.commit()
        connection.close()
        library.remove([1])
        assert library.decided_before(FERRY.member.data) == (Decision((3, 5), "a “piece”", True, 2),)
        assert library.decided_before(b"else") == ()
        library.restore([1])
        assert library.decisions(1) == (Decision((3, 5), "a “piece”", True, 2),)
