"""The table of keys has no clashes and nothing that terminals keep for themselves, and what it names exists."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tui.app import ReaderApp
from tui.keys.bindings import bindings, within
from tui.keys.footers import FOOTERS
from tui.keys.key import TOGETHER, Where
from tui.keys.keymap import Keymap, clash
from tui.keys.names import RESERVED, name_of, read, typed
from tui.keys.table import BY_ID, KEYS
from tui.screens.adding import AddScreen
from tui.screens.asking import AskScreen, ChoiceScreen, SureScreen
from tui.screens.concordance import ConcordanceScreen
from tui.screens.cuts import CutsScreen
from tui.screens.entity import EntityScreen
from tui.screens.everything import EverythingScreen
from tui.screens.help import HelpScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.library import LibraryScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.notes import NotesScreen
from tui.screens.noting import NoteScreen
from tui.screens.outcome import OutcomeScreen
from tui.screens.reading import ReadingScreen
from tui.screens.saved import SavedScreen
from tui.screens.saving import SaveScreen
from tui.screens.settings import SettingsScreen
from tui.screens.story import StoryScreen
from tui.screens.types import TypesScreen
from tui.widgets.columns import ArticleColumns
from tui.widgets.entity_panel import EntityPanel
from tui.widgets.hit_list import HitList
from tui.widgets.line_list import LineList
from tui.widgets.matrix_grid import MatrixGrid
from tui.widgets.row_list import RowList
from tui.widgets.selection_line import SelectionLine

DOCS = Path(__file__).parents[3] / "docs"
WITH_KEYS: dict[Where, tuple[type, tuple[type, ...]]] = {
    Where.RESULTS: (HitList, (ReadingScreen,)),
    Where.ARTICLE: (ArticleColumns, (ReadingScreen,)),
    Where.ENTITIES: (EntityPanel, (ReadingScreen,)),
    Where.SELECTING: (SelectionLine, (ReadingScreen,)),
    Where.READING: (ReadingScreen, (ReadingScreen,)),
    Where.LIST: (RowList, ()),
    Where.ENTITY: (EntityScreen, (EntityScreen,)),
    Where.CUTS: (CutsScreen, (CutsScreen,)),
    Where.LEDGER: (LedgerScreen, (LedgerScreen,)),
    Where.SAVED: (SavedScreen, (SavedScreen,)),
    Where.NOTES: (NotesScreen, (NotesScreen,)),
    Where.TYPES: (TypesScreen, (TypesScreen,)),
    Where.LINES: (LineList, (ConcordanceScreen,)),
    Where.MATRIX: (MatrixGrid, (MatrixScreen,)),
    Where.STORY: (StoryScreen, (StoryScreen,)),
    Where.SHELF: (LibraryScreen, (LibraryScreen,)),
    Where.BROWSER: (AddScreen, (AddScreen,)),
    Where.OUTCOME: (OutcomeScreen, (OutcomeScreen,)),
    Where.ASKED: (AskScreen, (AskScreen,)),
    Where.SURE: (SureScreen, (SureScreen,)),
    Where.SAVING: (SaveScreen, (SaveScreen,)),
    Where.CHOICE: (ChoiceScreen, (ChoiceScreen,)),
    Where.WRITING: (NoteScreen, (NoteScreen,)),
    Where.SETTINGS: (SettingsScreen, (SettingsScreen,)),
    Where.HELP: (HelpScreen, (HelpScreen,)),
    Where.PALETTE: (EverythingScreen, (EverythingScreen,)),
    Where.EVERYWHERE: (ReaderApp, ()),
}


@pytest.mark.parametrize("together", TOGETHER)
def test_no_two_things_share_a_key_where_both_work(together: tuple[Where, ...]) -> None:
    reachable = [key for key in KEYS if not set(together).isdisjoint((*key.where, key.closes))]
    counts = Counter(name for key in reachable for name in key.keys.split(","))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_place_is_among_those_that_are_active_together() -> None:
    assert {where for together in TOGETHER for where in together} == set(Where)
    assert clash(Keymap()) is None


def test_ids_are_unique_and_every_key_is_explained() -> None:
    assert len(BY_ID) == len(KEYS)
    assert all(key.label and key.help and key.where for key in KEYS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key.id) for key in KEYS)


def test_no_key_is_one_that_terminals_keep_and_each_can_be_typed_into_the_config_file() -> None:
    names = {name for key in KEYS for name in key.keys.split(",")}
    assert not RESERVED.keys() & names
    assert [name for name in names if read(typed(name)) != name] == []


@pytest.mark.parametrize(("key", "where"), [(key, where) for key in KEYS for where in key.where if not key.fixed])
def test_every_action_is_a_method_of_what_has_the_key(key: object, where: Where) -> None:
    id = getattr(key, "id", "")
    owner, screens = WITH_KEYS[where]
    target, _, name = BY_ID[id].action.partition("(")[0].rpartition(".")
    for each in {"": (owner,), "screen": screens, "app": (ReaderApp,)}[target]:
        assert callable(getattr(each, f"action_{name}", None)), f"{each.__name__} has no action {name} for {id}"


def test_what_has_keys_says_in_which_places_so_that_help_and_palette_know() -> None:
    for where, (owner, _) in WITH_KEYS.items():
        assert where in getattr(owner, "WHERE", ()), where


def test_what_opens_a_screen_also_leaves_it() -> None:
    assert {key.closes for key in KEYS if key.closes} >= {Where.CUTS, Where.LINES, Where.LEDGER, Where.SAVED}
    (closing,) = [binding for binding in bindings(Where.CUTS) if binding.id == "what-was-cut-leaves"]
    assert closing.action == "screen.leave"


@pytest.mark.parametrize("situation", FOOTERS)
def test_a_footer_shows_five_keys_at_most_and_each_works_there(situation: str) -> None:
    ids = [item if isinstance(item, str) else item[0] for item in FOOTERS[situation]]
    assert 0 < len(ids) <= 5
    lines = {Where.INPUT, Where.FIND, Where.FILTER, Where.PATH}
    around = [
        ({*together, Where.READING, Where.EVERYWHERE} if lines & {*together} else {*together}) for together in TOGETHER
    ]
    assert any(all(set(BY_ID[id].where) & reach for id in ids) for reach in around)


def test_keys_are_shown_as_a_person_reads_them() -> None:
    keymap = Keymap()
    assert keymap.shown("search") == "/"
    assert keymap.shown("down") == "j ↓"
    assert keymap.shown("page-back") == "Shift+Space"
    assert keymap.shown("palette") == "Ctrl+p"
    assert keymap.shown("filter") == "1 … z"
    assert keymap.shown("saved") == "'"


def test_the_footer_shows_what_matters_where_one_is() -> None:
    assert ("s", "beside") in Keymap().footer("results")
    assert ("Enter", "go there") in Keymap().footer("ledger")


def test_the_footer_shows_the_keys_a_person_has_chosen() -> None:
    assert ("b", "beside") in Keymap({"beside": ("b", "s")}).footer("results")
    assert Keymap({"beside": ("b", "s")}).overrides() == {"beside": "b,s"}


def test_a_screen_is_left_by_the_key_that_was_chosen_for_opening_it_where_that_means_nothing_else() -> None:
    assert Keymap({"story": ("Z",)}).overrides() == {"story": "Z", "story-leaves": "Z"}
    assert Keymap({"story": ("l",), "lineage": ("L",)}).overrides() == {"story": "l", "lineage": "L"}


@pytest.mark.parametrize(
    ("as_typed", "key"),
    [
        ("/", "slash"),
        ("G", "G"),
        ("shift+g", "G"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("ctrl+P", "ctrl+p"),
        ("ctrl++", None),
        ("alt++", "alt+plus"),
        ("+", "plus"),
        (" ", "space"),
        ("shift+tab", "shift+tab"),
        ("é", "é"),
        ("F5", "f5"),
        ("ctrl+1", None),
        ("ctrl+shift+a", None),
        ("hyper+a", None),
        ("", None),
        ("\x1b", None),
        ("nonsense", None),
    ],
)
def test_keys_are_read_as_a_person_names_them(as_typed: str, key: str | None) -> None:
    assert read(as_typed) == key


def test_names_of_characters_are_those_of_the_screens_library() -> None:
    character_to_key = import_module("textual.keys")._character_to_key
    for character in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ é§":
        assert read(character) == character_to_key(character)
        assert name_of(character_to_key(character)) == (character if character != " " else "Space") or character == "§"


def test_moving_about_stands_once_in_the_table_and_works_in_every_list() -> None:
    for where in (Where.RESULTS, Where.ARTICLE, Where.LIST, Where.LINES, Where.MATRIX):
        assert {"down", "up", "page-down", "page-up", "first", "last"} <= {key.id for key in within(where)}


def test_the_pages_about_keys_and_settings_are_those_of_the_tables() -> None:
    pages = spec_from_file_location("keys_page", DOCS / "keys.py")
    assert pages is not None
    assert pages.loader is not None
    program = module_from_spec(pages)
    pages.loader.exec_module(program)
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == program.page(), "make it anew with: python docs/keys.py"
    assert (DOCS / "config.md").read_text(encoding="utf-8") == program.config(), (
        "make it anew with: python docs/keys.py"
    )
    assert all(f"`{key.id}`" in program.page() for key in KEYS if not key.fixed)
