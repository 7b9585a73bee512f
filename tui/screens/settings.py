"""Settings and keys: what holds, where it comes from, and changing it; the config file is written as one leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import ClassVar

from rich.cells import set_cell_size
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from corpus.errors import ZteError
from tui.contents.browsing import shown
from tui.contents.kwic import Piece, cut
from tui.contents.settings import Value, in_file, in_words, stepped
from tui.keys.bindings import bindings
from tui.keys.key import Key, Where
from tui.keys.keymap import Keymap, clash, keymap_of
from tui.keys.names import name_of, read, typed
from tui.keys.table import BY_ID, KEYS
from tui.looks.palette import in_styles
from tui.screens.asking import AskScreen
from tui.screens.telling import in_passing, in_trouble
from tui.settings.config import SETTINGS, as_toml, wrong_keys
from tui.settings.editing import written
from tui.settings.file import save
from tui.settings.standing import Standing
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList

OF_SETTINGS, OF_KEYS = (13, 39), (20, 16)  # cells of a name and of what it is

Take = Callable[[str, Value], str]
"""Lets a setting hold at once; returns what is in the way, if anything is."""


class SettingsScreen(Screen[Standing]):
    """Every setting, and in a second list every key; gives how settings stand then.

    ``now`` has the values that hold, ``first`` those that would if nobody had said anything.
    """

    DEFAULT_CSS = """
    SettingsScreen { background: $background; }
    SettingsScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    SettingsScreen #about { height: 5; padding: 0 1; background: $surface; }
    """
    WHERE = (Where.SETTINGS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(
        self,
        standing: Standing,
        now: Mapping[str, Value],
        first: Mapping[str, Value],
        take: Take,
        rekey: Callable[[Keymap], None],
    ) -> None:
        super().__init__()
        self.standing = standing
        self.now = dict(now)
        self.first = first
        self.take = take
        self.rekey = rekey
        self.names = list(SETTINGS)
        self.keys = [key for key in KEYS if not key.fixed]
        self.changed: dict[str, Value] = {}
        self.rekeyed: dict[str, tuple[str, ...] | None] = {}
        self.of_keys = False

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield LongList(self._row)
        yield Static(id="about", markup=False)
        yield KeyBar("settings")

    def on_mount(self) -> None:
        self.rows = self.query_one(LongList)
        self.rows.focus()
        self._list()

    def on_unmount(self) -> None:
        with suppress(ZteError):
            self._save()

    # -- what is shown

    @property
    def key(self) -> Key:
        """What to do that the cursor is on, in the list of keys."""
        return self.keys[self.rows.cursor]

    def _list(self) -> None:
        path = self.standing.path
        file = shown(path) if path is not None else "no config file: nothing of this is kept"
        there = "" if path is None or path.exists() else " (not there yet)"
        self.query_one("#head", Static).update(f"{'Keys' if self.of_keys else 'Settings'} · {file}{there}")
        self.query_one(KeyBar).situation = "settings-keys" if self.of_keys else "settings"
        self.rows.show(len(self.keys if self.of_keys else self.names))
        self._describe()

    def _row(self, place: int, width: int) -> Sequence[Piece]:
        name, value, about, mine = self._key_row(place) if self.of_keys else self._setting_row(place)
        for_name, room = OF_KEYS if self.of_keys else OF_SETTINGS
        beside = max(width - for_name - room, 0)
        return [
            (set_cell_size(name, for_name), "heading" if mine else "text"),
            (set_cell_size(cut(value, room - 1), room), "accent"),
            (cut(about, beside), "faint"),
        ]

    def _setting_row(self, place: int) -> tuple[str, str, str, bool]:
        name = self.names[place]
        return name, in_words(name, self.now[name]), self._origin(name), name in self.changed

    def _key_row(self, place: int) -> tuple[str, str, str, bool]:
        key = self.keys[place]
        mine = key.id in keymap_of(self).changed
        return key.id, keymap_of(self).shown(key.id), key.help, mine

    def _origin(self, name: str) -> str:
        if name in self.changed:
            return "written as you leave" if self.standing.path else "until you leave the reader"
        return self.standing.origin(name, self.now[name], self.first[name])

    def _held(self, name: str) -> Value:
        """Return the value that holds as the config file would have it."""
        return in_file(name, self.now[name])

    def _describe(self) -> None:
        lines = self._about_key() if self.of_keys else self._about_setting()
        problem = self.standing.problems[0] if self.standing.problems else ""
        pieces = [(style, f"{on_one_line(words)}\n") for style, words in lines]
        pieces += [("mark-only", on_one_line(problem))] if problem else []
        self.query_one("#about", Static).update(in_styles(self.app.theme, pieces, wrapped=True))

    def _about_setting(self) -> list[tuple[str, str]]:
        name = self.names[self.rows.cursor]
        value = self._held(name)
        line = f"{name} = {written(value)}" if value is not None else f"# {name} = {SETTINGS[name].example}"
        over = self.standing.over.get(name)
        lines = [("text", SETTINGS[name].help), ("accent", line)]
        return [*lines, ("faint", f"{over} goes before the file: what is written holds without it")] if over else lines

    def _about_key(self) -> list[tuple[str, str]]:
        key, keymap = self.key, keymap_of(self)
        places = ", ".join(where.value for where in key.where)
        line = f"[keys] {key.id} = {as_toml(keymap.keys(key.id))}"
        return [("text", f"{key.help} ({places})"), ("accent", line)]

    def on_line_list_moved(self, event: LongList.Moved) -> None:
        event.stop()
        self._describe()

    # -- changing

    def on_line_list_chosen(self, event: LongList.Chosen) -> None:
        event.stop()
        self.action_value(1)

    def action_view(self, by: int) -> None:
        """Go from the settings to the keys, and back."""
        self.of_keys = not self.of_keys
        self._list()

    def action_value(self, by: int) -> None:
        """Let a setting have its next value at once; of something to do, ask for its keys."""
        if self.of_keys:
            self._ask_for_keys()
        else:
            name = self.names[self.rows.cursor]
            self._change(name, stepped(name, self.now[name], by))

    def action_forget(self) -> None:
        """Leave a setting, or keys, to the reader again."""
        if self.of_keys:
            self._give(self.key, None)
        else:
            name = self.names[self.rows.cursor]
            self._change(name, self.first[name], given=False)

    def _change(self, name: str, value: Value, *, given: bool = True) -> None:
        trouble = self.take(name, value)
        if trouble:
            in_passing(self.app, trouble)
            return
        self.now[name] = value
        self.changed[name] = in_file(name, value) if given else None
        self.rows.refresh()
        self._describe()

    @work(group="dialogue")
    async def _ask_for_keys(self) -> None:
        key = self.key
        now = " ".join(typed(each) for each in keymap_of(self).keys(key.id))
        question = f"Keys for “{key.label}”, with spaces between, such as  /  G  pgdn  ctrl+g"
        answer = await self.app.push_screen_wait(AskScreen(question, value=now))
        if answer is None:
            return
        wrong = next(wrong_keys(answer.split()), None)
        if wrong is not None:
            in_passing(self.app, wrong, seconds=8)
        else:
            self._give(key, tuple(dict.fromkeys(each for name in answer.split() if (each := read(name)))))

    def _give(self, key: Key, keys: tuple[str, ...] | None) -> None:
        """Let keys do something at once, unless they do something else in the same place."""
        changed = {id: each for id, each in keymap_of(self).changed.items() if id != key.id}
        keymap = Keymap(changed if keys is None else changed | {key.id: keys})
        found = clash(keymap)
        if found is not None:
            other = found[1] if found[2] == key.id else found[2]
            words = f"{name_of(found[0])} is the key of “{BY_ID[other].label}” in the same place; choose another"
            in_passing(self.app, words, seconds=8)
            return
        self.rekey(keymap)
        self.rekeyed[key.id] = tuple(typed(each) for each in keys) if keys is not None else None
        self.rows.refresh()
        self._describe()

    # -- writing

    def _save(self) -> bool:
        """Write what was changed; tell whether anything was."""
        changed, rekeyed = self.changed, self.rekeyed
        if self.standing.path is None or not (changed or rekeyed):
            return False
        self.changed, self.rekeyed = {}, {}
        config = save(self.standing.path, changed, rekeyed)
        self.standing = Standing(self.standing.path, config, self.standing.over, self.standing.problems)
        return True

    def action_leave(self) -> None:
        try:
            if self._save() and self.standing.path is not None:
                in_passing(self.app, f"written: {shown(self.standing.path)}")
        except ZteError as error:
            in_trouble(self.app, error)
        self.dismiss(self.standing)
