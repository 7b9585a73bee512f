"""How the reader was left is written and read again; what is damaged, foreign or of a later version is nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import EntityType
from tui.contents.widths import PARTS
from tui.settings.memory import Memory
from tui.settings.session import Session, from_json, to_json
from tui.state import Reading, Wording
from tui.typesetting.column import Spot

NUMBERS = st.integers(0, 10_000)
LINES = st.text(st.characters(categories=("L", "N", "P")), max_size=20)
READINGS = st.builds(
    lambda panes, focus, linked, cuts, hidden, wording: Reading(
        tuple(panes), focus % len(panes) if panes else 0, None, linked, cuts, hidden, wording
    ),
    st.lists(NUMBERS, max_size=4, unique=True),
    NUMBERS,
    st.booleans(),
    st.booleans(),
    st.frozensets(st.sampled_from(EntityType)),
    st.sampled_from(Wording),
)
SPOTS = st.builds(Spot, st.integers(-1, 9999), st.integers(-1, 40), NUMBERS, st.integers(-9999, 9999))
SESSIONS = st.fixed_dictionaries(
    {
        "query": LINES,
        "scope": LINES,
        "find": LINES,
        "sort": st.sampled_from(["relevance", "newest", "oldest"]),
        "cursor": st.none() | NUMBERS,
        "reading": READINGS,
        "spots": st.dictionaries(NUMBERS, SPOTS, max_size=4),
        "matches": st.dictionaries(NUMBERS, NUMBERS, max_size=4),
        "marked": st.lists(NUMBERS, max_size=5, unique=True).map(tuple),
        "counts": st.none() | st.booleans(),
        "entities": st.booleans(),
        "widths": st.dictionaries(st.sampled_from(PARTS), st.integers(24, 400)),
        "alone": st.booleans(),
        "focus": st.sampled_from(["results", "articles", "entities"]),
    }
).map(lambda values: Session(**values))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)
FIELDS = sorted(set(json.loads(to_json(Session()))) - {"kind", "version"})


@given(SESSIONS)
def test_what_is_written_is_read_again(session: Session) -> None:
    assert from_json(to_json(session)) == session


@given(SESSIONS, st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_values_that_can_not_be_are_as_if_not_there(session: Session, wrong: dict[str, Any]) -> None:
    told = json.loads(to_json(session)) | wrong
    read = from_json(json.dumps(told))
    assert read is not None
    assert from_json(to_json(read)) == read
    assert all(0 <= number < 2**31 for number in read.articles)
    assert not read.reading.panes or 0 <= read.reading.focus < len(read.reading.panes)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"null",
        b'{"query": "ZTE"}',
        b'{"kind": "another program", "version": 1}',
        b'{"kind": "zte-reader session", "version": 2, "query": "ZTE"}',
        b'{"kind": "zte-reader session", "version": true}',
    ],
)
def test_what_is_damaged_foreign_or_newer_is_no_session(raw: bytes) -> None:
    assert from_json(raw) is None


def test_no_control_character_comes_back_in_a_query() -> None:
    read = from_json(to_json(Session(query="a\x1b[2Jb\n\ud800")))
    assert read is not None
    assert read.query.isprintable()


def test_articles_that_are_gone_are_left_out() -> None:
    session = Session(
        cursor=2, reading=Reading((1, 2, 3), 2), spots={1: Spot(5), 2: Spot(6)}, matches={2: 1}, marked=(2, 3)
    )
    left = session.without({2})
    assert (left.cursor, left.reading.panes, left.reading.focus) == (None, (1, 3), 1)
    assert (left.spots, left.matches, left.marked) == ({1: Spot(5)}, {}, (3,))


def test_each_library_has_a_memory_of_its_own(tmp_path: Path) -> None:
    Memory(tmp_path, "one").keep(Session(query="ferry"))
    Memory(tmp_path, "two").keep(Session(query="port"))
    one = Memory(tmp_path, "one").session()
    assert one is not None
    assert one.query == "ferry"
    assert Memory(tmp_path, "three").session() is None


def test_a_library_that_names_a_path_as_its_identity_writes_nowhere_else(tmp_path: Path) -> None:
    Memory(tmp_path / "state", "../../elsewhere").keep(Session())
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "state" / "sessions"}


def test_a_fresh_start_remembers_nothing_and_is_kept(tmp_path: Path) -> None:
    Memory(tmp_path, "one").keep(Session(query="ferry"))
    fresh = Memory(tmp_path, "one", fresh=True)
    assert fresh.session() is None
    fresh.keep(Session(query="port"))
    kept = Memory(tmp_path, "one").session()
    assert kept is not None
    assert kept.query == "port"


def test_of_two_readers_the_last_to_leave_is_remembered(tmp_path: Path) -> None:
    first, second = Memory(tmp_path, "one"), Memory(tmp_path, "one")
    first.keep(Session(query="ferry"))
    second.keep(Session(query="port"))
    first.keep(Session(query="ferry"))  # at rest, with nothing new to keep
    assert second.session() == Session(query="port")
    first.keep(Session(query="ferry"), leaving=True)
    assert second.session() == Session(query="ferry")


def test_without_a_folder_or_an_identity_nothing_is_kept(tmp_path: Path) -> None:
    Memory().keep(Session(), leaving=True)
    Memory().keep_theme("zte-paper")
    Memory(tmp_path).keep(Session(), leaving=True)
    assert Memory(tmp_path).session() is None
    assert not list(tmp_path.rglob("*"))


def test_what_can_not_be_read_or_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file where a folder should be")
    (tmp_path / "theme.json").mkdir()
    memory = Memory(tmp_path, "one")
    memory.keep(Session())
    memory.keep_theme("zte-paper")
    assert memory.session() is None
    assert memory.theme() is None
    assert [path.name for path in tmp_path.rglob("*.part")] == []


def test_a_file_that_is_too_long_for_a_session_is_none(tmp_path: Path) -> None:
    memory = Memory(tmp_path, "one")
    memory.keep(Session())
    (path,) = tmp_path.rglob("*.json")
    path.write_text(to_json(Session()) + " " * 1_000_000)
    assert memory.session() is None


def test_the_theme_that_was_chosen_holds_for_all_libraries_until_the_config_file_asks_for_another(
    tmp_path: Path,
) -> None:
    Memory(tmp_path, "one", asked="dusk").keep_theme("zte-paper")
    assert Memory(tmp_path, "two", asked="dusk").theme() == "zte-paper"
    assert Memory(tmp_path, "two", asked="contrast").theme() == "contrast"
    assert Memory(tmp_path, "two", asked="dusk", fresh=True).theme() == "dusk"


def test_a_theme_that_there_is_not_is_as_if_none_was_chosen(tmp_path: Path) -> None:
    Memory(tmp_path, asked="dusk").keep_theme("of a later version")
    assert Memory(tmp_path, asked="dusk").theme() == "dusk"
