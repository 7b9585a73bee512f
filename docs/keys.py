#!/usr/bin/env python3
"""Make ``docs/keys.md`` and ``docs/config.md`` from the tables of keys and settings.

usage: python docs/keys.py
"""

from __future__ import annotations

from pathlib import Path

from tui.keys.bindings import within
from tui.keys.key import Key, Where
from tui.keys.keymap import Keymap
from tui.settings.config import SETTINGS

FOLDER = Path(__file__).resolve().parent

HEAD = """\
# Keys

`?` shows what works where you are; `Ctrl+p` lists everything that can be done, and does what you choose; the last
line of the screen shows the five keys that matter most. Letters come first, and beside them the arrow keys; nothing
lies on chords that terminals keep for themselves (`Ctrl+` with `c`, `d`, `h`, `i`, `j`, `m`, `q`, `s`, `z` or `[`).
`Esc` goes one step back, everywhere. A key that opens a screen also leaves it.

Each has a name, by which it can be given other keys: see [settings](config.md). This page is made from the program's
own table: `python docs/keys.py`.
"""

CONFIG = """\
# Settings

`,` in the reader shows every setting with its value and where that comes from: the config file, an option of the
command line, the environment, how you left it, or the reader itself. `Enter`, `→` and `←` change one, which holds at
once: themes can be tried on by walking through them. `d` leaves it to the reader again. `Tab` goes to the list of
keys, in which `Enter` asks for other keys and `d` gives back those of the table.

`Esc` goes back, and writes what was changed into the config file, whose path stands on top: a line for each setting,
while all else in the file stays as it is, comments and settings of other versions too. Where nothing was changed
nothing is written; a file that can't be changed so is left as it is and a line says what to write into it. There need
be no file: one is made with the first change, in which everything else that can be set stands as a comment.

## The config file

`zte-reader config` says where it is (in the platform's folder of settings, or where `ZTE_READER_CONFIG` says), what
holds and what is wrong in it. `zte-reader config --init` writes one in which everything that can be set stands as a
comment, and never writes over a file. It is TOML:

```toml
theme = "paper"

[keys]
search = "ctrl+f"
next-match = ["n", "f3"]
```

| setting | for example | what it says |
| --- | --- | --- |
{settings}

What the command line and the environment say (`--no-mouse`, `--no-color`, `TEXTUAL_THEME`, `TEXTUAL_ANIMATIONS`,
`NO_COLOR`) goes before the file. A theme that was chosen with `T` holds until the file asks for another one. What a
library is first opened with (`wording`, `counts`, `entities`) is as you left it from then on; `--fresh` begins anew.

## Other keys

Below `[keys]` stands what to do, by its name in [the list of keys](keys.md), and the key for it, or a list of keys. A
key is a character (`/`, `G`, `é`) or a name (`enter`, `esc`, `space`, `tab`, `up`, `pgdn`, `home`, `f1` …), with
`ctrl+` before a letter, `alt+`, or `shift+` before a name. Keys that the file gives replace those of the table. What
is wrong in it (an unknown name, a key with two meanings in one place, a chord that terminals keep) is told in one
line when the reader opens, and the rest of the file holds. The keys of counts and of lines of input can't be changed.

On keyboards where `'` and `"` wait for a letter (US International), press Space after them, or give `saved` and `save`
other keys.
"""


def page() -> str:
    """Return the page about keys: a table for each place."""
    sections = [HEAD]
    for place in Where:
        rows = "\n".join(_row(key) for key in within(place))
        title = f"{place.value[0].upper()}{place.value[1:]}"
        sections.append(f"## {title}\n\n| keys | what they do | name |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join(sections)


def config() -> str:
    """Return the page about settings."""
    settings = "\n".join(f"| `{name}` | `{each.example}` | {each.help} |" for name, each in SETTINGS.items())
    return CONFIG.format(settings=settings)


def _row(key: Key) -> str:
    shown = [Keymap().shown(key.id)] if "{key}" in key.action else Keymap().shown(key.id).split(" ")
    return f"| {' '.join(f'`{name}`' for name in shown)} | {key.help} | {'' if key.fixed else f'`{key.id}`'} |"


def main() -> None:
    (FOLDER / "keys.md").write_text(page(), encoding="utf-8")
    (FOLDER / "config.md").write_text(config(), encoding="utf-8")


if __name__ == "__main__":
    main()
