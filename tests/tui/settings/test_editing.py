"""A setting is changed in the config file, and every other character of it stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ZteError
from tui.keys.table import KEYS
from tui.settings.config import Config, example, parse
from tui.settings.editing import edited, written
from tui.settings.file import load, save

FILE = """\
# my settings
moose = 1          # of a later version
theme = "dusk"     # warm
[other]
theme = 3

[keys]
# search = "/"
find = ["F", "f3"]
"""


def test_a_value_takes_the_place_of_another_and_what_stands_after_it_stays() -> None:
    assert edited(FILE, "theme", "paper") == FILE.replace('"dusk"', '"paper"')
    assert edited("mouse=false#why", "mouse", True) == "mouse= true#why"
    assert edited('"mouse" = false', "mouse", True) == '"mouse" = true'


def test_a_new_setting_stands_below_its_comment_or_behind_the_others_of_its_section() -> None:
    assert edited(FILE, "mouse", False) == FILE.replace("# warm\n", "# warm\nmouse = false\n")
    assert edited(FILE, "search", ("Y", "/"), "keys") == FILE.replace(
        '# search = "/"\n', '# search = "/"\nsearch = ["Y", "/"]\n'
    )
    assert edited("", "mouse", False) == "mouse = false\n"
    assert edited("# nothing yet", "mouse", False) == "# nothing yet\nmouse = false\n"
    assert edited("mouse = true", "search", ("Y",), "keys") == 'mouse = true\n\n[keys]\nsearch = "Y"\n'
    assert edited("[keys]", "search", ("Y",), "keys") == '[keys]\nsearch = "Y"\n'
    assert edited("[keys]\nfind = 'F'\n", "mouse", False) == "mouse = false\n[keys]\nfind = 'F'\n"


def test_a_setting_that_is_left_to_the_reader_becomes_a_comment() -> None:
    assert edited(FILE, "theme", None) == FILE.replace('theme = "dusk"', '# theme = "dusk"')
    assert edited(FILE, "mouse", None) == FILE
    assert edited(FILE, "find", None, "keys") == FILE.replace("find", "# find")


def test_ends_of_lines_stay_as_they_are() -> None:
    assert edited("mouse = true\r\n[keys]\r\n", "counts", True) == "mouse = true\r\ncounts = true\r\n[keys]\r\n"


@pytest.mark.parametrize(
    "text",
    ['theme = """\ndusk"""\n', 'about = """\ntheme = "dusk"\n"""\n', "theme.name = 3\n", 'find = [\n"F"\n]\n[keys'],
)
def test_what_can_not_be_changed_by_itself_is_left_alone(text: str) -> None:
    changed = edited(text, "theme", "paper")
    if changed is not None:
        assert [line for line in changed.splitlines() if line not in text.splitlines()] == ['theme = "paper"']
        assert parse(changed)[0].theme == "paper"


def test_broken_lines_stay_and_hinder_nothing() -> None:
    text = "mouse = yes please\ntheme = oops # which?\n"
    assert edited(text, "theme", "paper") == 'mouse = yes please\ntheme = "paper" # which?\n'


PIECES = (
    "# a comment", "", "mouse = false", 'theme = "dusk" # x', "moose = 3", "[keys]", "[other]", 'find = "F"', "=", '"',
    "# counts = true", 'search = ["Y", "/"]', "  entities=true", "wording = 'style'\t",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), max_size=9)
CHANGES = st.sampled_from(
    [
        ("theme", "paper"),
        ("mouse", True),
        ("counts", False),
        ("theme", None),
        ("wording", "substance"),
        ("counts", None),
    ]
)


@given(LINES, CHANGES)
def test_nothing_else_changes_whatever_the_file_is(lines: list[str], change: tuple[str, str | bool | None]) -> None:
    text, (name, value) = "\n".join(lines), change
    changed = edited(text, name, value)
    if changed is None:
        return
    before, after = parse(text)[0], parse(changed)[0]
    assert getattr(after, name) == (getattr(Config(), name) if value is None else value)
    assert all(
        getattr(before, each) == getattr(after, each)
        for each in Config.__struct_fields__
        if each not in (name, "given")
    )
    kept = [line for line in text.splitlines() if not line.lstrip().startswith(name)]
    assert [line for line in changed.splitlines() if line in kept] == kept or value is None


@given(st.sampled_from([key.id for key in KEYS if not key.fixed]), st.sampled_from(["Y", '"', "\\", "'", "ctrl+g"]))
def test_a_key_is_given_in_a_file_that_has_every_one_as_a_comment(id: str, key: str) -> None:
    changed = edited(example(), id, (key,), "keys")
    if changed is not None:
        assert f"\n{id} = {written((key,))}\n" in changed
        assert len(changed.splitlines()) == len(example().splitlines()) + 1


def test_a_file_is_made_with_everything_else_as_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert save(path, {"theme": "paper"}).theme == "paper"
    assert load(path) == (parse('theme = "paper"')[0], [])
    assert '\ntheme = "paper"\n' in path.read_text()
    assert "# mouse = " in path.read_text()


def test_what_a_link_leads_to_is_written_with_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "zte.toml"
    target.parent.mkdir()
    target.write_text("\ufeffmouse = false\n")
    target.chmod(0o640)
    path = tmp_path / "config.toml"
    path.symlink_to(target)
    save(path, {"mouse": True}, {"find": ("F",)})
    assert path.is_symlink()
    assert target.read_text() == '\ufeffmouse = true\n\n[keys]\nfind = "F"\n'
    assert target.stat().st_mode & 0o777 == 0o640
    assert os.listdir(target.parent) == ["zte.toml"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 1_000_001, b'theme = """\nx"""\n'])
def test_a_file_that_can_not_be_changed_is_told_in_a_line_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(ZteError) as told:
        save(path, {"theme": "paper"})
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["config.toml"]


def test_a_place_where_no_file_can_be_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ZteError, match="Not a directory"):
        save(tmp_path / "file" / "config.toml", {"theme": "paper"})


def test_no_settings_are_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    os.mkfifo(path)
    assert load(path) == (Config(), [f"{path}: a pipe, from which no settings are read; put a file in its place"])
