"""The library: what is stored comes back, changes are counted, damage is found, several may have it open."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import Article, Block, BlockKind, Cut, CutReason, EntityType, Mention, Quote, QuoteKind, Tagging
from corpus.errors import LibraryError, NotFoundError
from corpus.intake.members import Member
from corpus.library import Library
from corpus.repair.mending import mend
from corpus.store.backups import restore
from corpus.store.records import METADATA, NewArticle, pack, unpack
from corpus.store.storage import DATABASE
from tests.corpus.texts import new_article

FERRY = new_article(
    "The ferry closes",
    "Otto Lindqvist said: “It is over.” Lindqvist leads the board.",
    {"Otto Lindqvist": ("Otto Lindqvist", EntityType.PERSON), "Lindqvist": ("Otto Lindqvist", EntityType.PERSON)},
)
BRIDGE = new_article("The bridge opens", "In Ashby a bridge opened.", {"Ashby": ("Ashby", EntityType.GPE)})
MARKET = new_article("The market moves", "Nobody was asked.")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with three articles; whoever asks for it closes it."""
    made = Library.open(tmp_path / "library")
    made.add([FERRY, BRIDGE, MARKET])
    return made


def test_what_is_stored_comes_back_as_it_was(library: Library) -> None:
    with library:
        stored = library.article(1)
        assert stored.article == FERRY.article
        assert stored.tagging == FERRY.tagging
        assert stored.source == "/scrapes/The ferry closes.txt"
        assert library.source(1) == FERRY.member.data
        assert library.text(1) == FERRY.article.text


texts = st.text(max_size=30)
places = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (min(pair), max(pair)))
lines = st.tuples(st.integers(1, 9), st.integers(1, 9))


blocks = st.builds(
    lambda kind, at, lines, credit: Block(kind, *at, lines, credit),
    st.sampled_from(BlockKind),
    places,
    lines,
    st.none() | texts,
)
cuts = st.builds(Cut, lines, st.sampled_from(CutReason), texts, st.integers(0, 50), st.floats(0, 1))
mentions = st.builds(lambda at, kind, name: Mention(*at, kind, name), places, st.sampled_from(EntityType), texts)
quotes = st.builds(lambda at, who, kind: Quote(*at, who, kind), places, st.none() | texts, st.sampled_from(QuoteKind))


@given(
    st.lists(blocks, max_size=4),
    st.lists(cuts, max_size=4),
    st.lists(mentions, max_size=4),
    st.lists(quotes, max_size=4),
    st.lists(st.tuples(texts, st.integers(1, 9)), max_size=3),
)
def test_packed_layers_unpack_to_the_same(
    blocks: list[Block], cuts: list[Cut], mentions: list[Mention], quotes: list[Quote], evidence: list[tuple[str, int]]
) -> None:
    article = Article("a text " * 8, tuple(blocks), tuple(cuts), title="T", evidence=tuple(evidence))
    tagging = Tagging(tuple(mentions), tuple(quotes))
    metadata = {name: getattr(article, name) for name in METADATA}
    assert unpack(article.text, metadata, pack(article, tagging)) == (article, tagging)


def test_numbers_are_given_in_order_of_arrival_and_never_to_another_article(library: Library) -> None:
    with library:
        library.remove([3])
        (other, again) = library.add([new_article("News", "Words."), MARKET])
        assert [(other.id, other.known), (again.id, again.known)] == [(4, False), (3, False)]


def test_the_same_bytes_are_stored_once(library: Library) -> None:
    with library:
        again = library.add([replace(BRIDGE, member=replace(BRIDGE.member, name="elsewhere")), MARKET])
        assert [(stored.id, stored.known) for stored in again] == [(2, True), (3, True)]
        assert library.known(BRIDGE.member.data) == 2
        assert library.known(b"others") is None
        assert library.count() == 3


def test_the_same_bytes_twice_in_one_batch_are_stored_once(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert [stored.known for stored in library.add([FERRY, FERRY])] == [False, True]


def test_what_a_person_says_of_an_article_wins(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([replace(FERRY, given={"outlet": "The Beacon", "published": "2019-03-04"})])
        assert (library.article(1).article.outlet, library.summaries()[0].published) == ("The Beacon", "2019-03-04")


def test_a_batch_that_fails_leaves_nothing_of_it(library: Library) -> None:
    broken = replace(new_article("Broken", "Nothing."), format=None)  # type: ignore[arg-type]
    with library:
        before = library.revision()
        with pytest.raises(LibraryError):
            library.add([new_article("Fine", "All well."), broken])
        assert (library.count(), library.revision()) == (3, before)
        library.add([new_article("Fine", "All well.")])
        assert library.count() == 4


def test_every_change_moves_the_revision_and_is_told(library: Library) -> None:
    with library:
        since = library.revision()
        library.add([new_article("News", "Words.")])
        library.remove([1])
        changes = library.changes(since)
        assert (changes.changed, changes.removed) == ([4], [1])
        assert changes.revision == library.revision() == since + 2
        assert library.changes(changes.revision).changed == []
        assert library.changes(0).changed == [2, 3, 4]


def test_articles_come_in_the_order_asked_for_without_those_that_are_not_there(library: Library) -> None:
    with library:
        assert [stored.id for stored in library.articles([3, 99, 1])] == [3, 1]
        assert [row.id for row in library.summaries([3, 99, 1, 3])] == [3, 1, 3]
        assert [row.id for row in library.summaries()] == [1, 2, 3]


def test_a_library_is_listed_by_date_its_undated_articles_last_as_they_came(tmp_path: Path) -> None:
    dates = [None, "2018-05-16", "2018-05-16", "2019-01-02", "2017-01-01", None]
    made = [new_article(f"Ferry {place}", f"It left {place} times.") for place in range(len(dates))]
    with Library.open(tmp_path / "dated") as library:
        library.add(
            [replace(new, article=replace(new.article, published=date)) for new, date in zip(made, dates, strict=True)]
        )
        assert library.facts.by_date() == [4, 2, 3, 5, 1, 6]
        assert library.facts.by_date(oldest=True) == [5, 2, 3, 4, 1, 6]


def test_a_summary_says_what_a_list_shows(library: Library) -> None:
    with library:
        (row,) = library.summaries([2])
    assert (row.title, row.heading, row.outlet, row.words, row.paragraphs) == (
        "The bridge opens", "The bridge opens", "The Lamp", 8, 1,
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 4, -1, 10**30])
def test_a_number_that_no_article_has_is_an_error_that_names_it(library: Library, number: int) -> None:
    with library:
        with pytest.raises(NotFoundError, match=str(number)):
            library.resolve(str(number)) if number >= 0 else library.article(number)
        if number < 2**63:
            for ask in (library.article, library.text, library.source):
                with pytest.raises(NotFoundError, match=str(number)):
                    ask(number)


def test_a_title_is_found_by_its_unique_beginning_whatever_the_case(library: Library) -> None:
    with library:
        assert library.resolve("the BRIDGE") == 2
        assert library.resolve("3") == 3
        with pytest.raises(NotFoundError, match="begins 3 titles"):
            library.resolve("The")
        with pytest.raises(NotFoundError, match="no article's title"):
            library.resolve("Bridge")
        with pytest.raises(NotFoundError):
            library.resolve("")


def test_a_whole_title_that_begins_another_one_means_itself(library: Library) -> None:
    with library:
        library.add([new_article("The ferry closes again", "Once more.")])
        assert library.resolve("The ferry closes") == 1


def test_removing_several_is_all_or_nothing(library: Library) -> None:
    with library:
        with pytest.raises(NotFoundError):
            library.remove([1, 50])
        assert library.count() == 3
        library.remove([1, 2, 1])
        assert [row.id for row in library.summaries()] == [3]
        assert library.known(FERRY.member.data) is None


def test_without_a_library_reading_is_an_error_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="zte-reader"):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_the_identity_stays_and_is_nobody_elses(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a") as one, Library.open(tmp_path / "b") as other:
        assert one.identity != other.identity
        identity = one.identity
    with Library.open(tmp_path / "a") as again:
        assert again.identity == identity


def test_a_library_without_a_schema_that_can_not_be_brought_up_to_date_is_refused(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    connection = sqlite3.connect(library.path / DATABASE)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    monkeypatch.setattr("corpus.store.storage.is_writable", lambda _: False)
    with pytest.raises(LibraryError, match="allow writing"):
        Library.open(library.path)


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE articles (mine)")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError, match="another program"):
        Library.open(tmp_path)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("CREATE TRIGGER mine AFTER INSERT ON articles BEGIN DELETE FROM sources; END", "trigger"),
        ("CREATE VIEW mine AS SELECT * FROM articles", "view"),
        ("CREATE VIRTUAL TABLE mine USING fts5(text)", "virtual table"),
    ],
)
def test_a_library_from_elsewhere_that_does_something_of_its_own_is_refused(
    tmp_path: Path, statement: str, kind: str
) -> None:
    Library.open(tmp_path).close()
    with contextlib.closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute(statement)
    with pytest.raises(LibraryError, match=f"has a {kind} in it, as no library has"):
        Library.open(tmp_path)
    with pytest.raises(LibraryError, match=f"has a {kind} in it, as no library has"):
        restore(tmp_path / DATABASE, tmp_path / "another")
    assert not (tmp_path / "another").exists()


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("table", "create  virtual TABLE mine USING fts5(text)"),
        ("table", "CREATE/**/VIRTUAL TABLE mine USING fts5(text)"),
        ("index", "CREATE TRIGGER mine AFTER INSERT ON articles BEGIN DELETE FROM sources; END"),
    ],
)
def test_what_does_something_of_its_own_is_refused_however_it_was_written_into_the_file(
    tmp_path: Path, kind: str, written: str
) -> None:
    Library.open(tmp_path).close()
    with contextlib.closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, 'mine', 'mine', 0, ?)", (kind, written))
    with pytest.raises(LibraryError):
        Library.open(tmp_path)


def test_a_library_of_which_nothing_is_left_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    (tmp_path / "index").mkdir()
    (tmp_path / DATABASE).write_bytes(b"")
    with pytest.raises(LibraryError, match="nothing is left in this file, though there is an index"):
        Library.open(tmp_path)


@pytest.mark.parametrize("data", [b"", b"This is no database. " * 500], ids=["empty", "prose"])
def test_a_file_that_is_no_database_is_refused_or_filled_where_it_is_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(data)
    if not data:
        with Library.open(tmp_path) as library:
            assert library.count() == 0
        return
    with pytest.raises(LibraryError, match="not a library"):
        Library.open(tmp_path)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd to see which files are open")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_at_all_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / DATABASE)
    for use in (Library.open, mend):
        with pytest.raises(LibraryError, match="not a file"):
            use(tmp_path)


def test_a_file_that_is_refused_is_let_go_of(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"This is no database. " * 500)
    with pytest.raises(LibraryError) as caught:
        Library.open(tmp_path)
    assert caught.traceback  # its frames keep alive whatever was left open
    assert not is_open(tmp_path / DATABASE)


def is_open(path: Path) -> bool:
    """Tell whether this process holds a file open."""
    for number in os.listdir("/dev/fd"):
        with contextlib.suppress(OSError):  # the descriptor of the listing itself is gone
            if os.path.samestat(os.fstat(int(number)), path.stat()):
                return True
    return False


def test_threads_have_connections_of_their_own(library: Library) -> None:
    found: list[str] = []

    def read() -> None:
        found.append(library.article(1).article.text)

    with library:
        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [FERRY.article.text] * 4


def test_two_that_write_at_once_lose_nothing(library: Library) -> None:
    def write(name: str) -> None:
        with Library.open(library.path) as mine:
            for number in range(10):
                mine.add([new_article(f"{name} {number}", "Words.")])

    with library:
        threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert library.count() == 23
        assert library.revision() == 21
        assert library.check() == []


def test_a_reader_sees_one_state_while_another_writes(library: Library) -> None:
    with library, Library.open(library.path) as other:
        articles = library.articles([1, 2, 3])
        next(articles)
        other.remove([2])
        assert [stored.id for stored in articles] == [3]


def spoil(library: Library, statement: str) -> None:
    connection = sqlite3.connect(library.path / DATABASE)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_library_has_no_faults(library: Library) -> None:
    with library:
        assert library.check() == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE sources SET data = x'0102' WHERE id = 2", "article 2: its source is damaged"),
        ("UPDATE sources SET sha256 = x'00' WHERE id = 1", "article 1: its source is damaged"),
        ("UPDATE articles SET layers = x'0102' WHERE id = 3", "article 3: its layers are damaged"),
        ("UPDATE articles SET text = 'short' WHERE id = 1", "article 1: its layers are damaged"),
        ("UPDATE articles SET source_id = 77 WHERE id = 3", "library: broken reference in articles"),
    ],
)
def test_damage_is_found_and_named(library: Library, statement: str, fault: str) -> None:
    spoil(library, statement)
    with library:
        assert any(line.startswith(fault) for line in library.check())


def test_a_library_without_its_first_row_is_no_library(library: Library) -> None:
    library.close()
    spoil(library, "DELETE FROM meta")
    with pytest.raises(LibraryError, match="not a library"):
        Library.open(library.path)


def test_an_article_without_mentions_or_title_can_be_stored(tmp_path: Path) -> None:
    bare = NewArticle(
        Article("Words.", (Block(BlockKind.PARAGRAPH, 0, 6, (1, 1)),)), Tagging(), Member("a", b"Words."), "text"
    )
    with Library.open(tmp_path) as library:
        library.add([bare])
        assert library.summaries()[0].heading == "Words."
        assert library.summaries()[0].title is None
