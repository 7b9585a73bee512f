"""The config file: what is right holds, what is wrong is told in one line each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.keys.keymap import Keymap, clash
from tui.keys.names import CHARACTERS
from tui.keys.table import KEYS
from tui.settings.config import SETTINGS, Config, as_toml, example, parse


def test_an_empty_file_changes_nothing() -> None:
    assert parse("") == (Config(), [])


def test_settings_and_keys_hold() -> None:
    config, problems = parse('theme = "paper"\nmouse = false\n[keys]\nsearch = "ctrl+f"\ndown = ["J", "down"]\n')
    assert problems == []
    assert (config.theme, config.mouse, config.animations) == ("paper", False, None)
    assert config.keymap.changed == {"search": ("ctrl+f",), "down": ("J", "down")}
    assert config.keymap.first("search") == "Ctrl+f"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("moose = true", "moose: no such setting, did you mean “mouse”?"),
        ("mouse = 1", "mouse: not true or false; write for example mouse = true"),
        ('theme = "mauve"', "theme: there is none of the name “mauve”; there are night (dark, cool)"),
        ('theme = ["x"]', "theme: not a text in quotes"),
        ("keys = 3", "keys: not a section"),
        ('[keys]\nserach = "x"', "[keys] serach: nothing has this name, did you mean “search”?"),
        ("[keys]\nsearch = 3", "[keys] search: neither a key nor a list of keys"),
        ("[keys]\nsearch = []", "[keys] search: neither a key nor a list of keys"),
        ('[keys]\nsearch = "ctrl+s"', "[keys] search: ctrl+s stops output in terminals; choose another key"),
        ('[keys]\nsearch = "ctrl+["', "is Esc"),
        ('[keys]\nsearch = "hyper+x"', "“hyper+x” is no key that every terminal can send"),
        ('[keys]\nfilter = "x"', "[keys] filter: this can't be given other keys"),
        ('[keys]\nsearch = "f"', "[keys] search: f is the key of find in the same place"),
        ('[keys]\nsearch = "C"', "[keys] search: C is the key of what-was-cut"),
        ('theme = "a\nmouse = true', "line 1, column "),
        ('theme = """', "nothing in it holds until that is mended"),
        ("theme = " + "[" * 50_000, "nothing in it holds"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(text: str, told: str) -> None:
    _, problems = parse(text)
    assert len(problems) == 1
    assert told in problems[0]
    assert "\n" not in problems[0]


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    config, problems = parse(
        'mouse = false\ntheme = oops\n[keys]\nsearch = "f"\nquit = "ctrl+c"\nhelp = "H"\nfind = "F"'
    )
    assert not config.mouse
    assert [problem.partition(":")[0] for problem in problems] == ["line 2, column 9", "[keys] quit"]
    assert config.keymap.changed == {"search": ("f",), "help": ("H",), "find": ("F",)}


def test_two_things_may_change_their_keys_with_each_other() -> None:
    config, problems = parse('[keys]\nstory = "l"\nlineage = "L"\n')
    assert problems == []
    assert config.keymap.first("story") == "l"


def test_of_two_changes_that_clash_the_first_holds() -> None:
    config, problems = parse('[keys]\nlink = "Y"\nledger = "Y"\n')
    assert config.keymap.changed == {"link": ("Y",)}
    assert problems == ["[keys] ledger: Y is the key of link in the same place; give one of them another"]


@given(st.dictionaries(st.sampled_from([key.id for key in KEYS]), st.sampled_from("abcdefgxyzABC/?=[]' "), max_size=12))
def test_whatever_is_asked_for_no_key_means_two_things(asked: dict[str, str]) -> None:
    lines = [f'{id} = "{key}"' for id, key in asked.items()]
    config, problems = parse("[keys]\n" + "\n".join(lines))
    assert clash(config.keymap) is None
    assert len(config.keymap.changed) + len(problems) == len(asked)


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    _, problems = parse(text)
    assert all("\n" not in problem for problem in problems)


def test_the_example_is_comments_and_each_line_of_it_holds() -> None:
    assert parse(example()) == (Config(), [])
    alive = "\n".join(line.removeprefix("# ") for line in example().splitlines() if " = " in line or line == "[keys]")
    config, problems = parse(alive)
    assert problems == []
    assert {name for name in SETTINGS if f"# {name} = " in example()} == set(SETTINGS)
    assert all(config.keymap.keys(key.id) == Keymap().keys(key.id) for key in KEYS)


def test_every_setting_is_a_field_with_its_type() -> None:
    assert set(SETTINGS) == set(Config.__struct_fields__) - {"keymap", "given"}


def test_every_character_can_be_written_in_the_file() -> None:
    for name in CHARACTERS.values():
        config, problems = parse(f"[keys]\ncopy = {as_toml((name,))}\n")
        assert config.keymap.keys("copy") == (name,) or "is the key of" in problems[0]
