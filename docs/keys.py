#!/usr/bin/env python3
"""Make ``docs/keys.md`` from the table of keys.

usage: python docs/keys.py
"""

from __future__ import annotations

from pathlib import Path

from tui.keys.bindings import within
from tui.keys.key import Key, Where
from tui.keys.keymap import Keymap
from tui.settings.config import SETTINGS

PAGE = Path(__file__).resolve().parent / "keys.md"

HEAD = """\
# Keys and the config file

`?` shows what works where you are; `Ctrl+p` lists everything that can be done, and does what you choose; the last line
of the screen shows the five keys that matter most. Letters come first, and beside them the arrow keys; nothing lies on
chords that terminals keep for themselves (`Ctrl+` with `c`, `d`, `h`, `i`, `j`, `m`, `q`, `s`, `z` or `[`). `Esc` goes
one step back, everywhere. A key that opens a screen also leaves it.

This page is made from the program's own table: `python docs/keys.py`.
"""

CONFIG = """\
## Other keys, and other settings

`zte-reader config` says where the config file is (in the platform's folder of settings, or where `ZTE_READER_CONFIG`
says), what holds and what is wrong in it. `zte-reader config --init` writes one in which everything that can be set
stands as a comment, and never writes over a file. It is TOML:

```toml
theme = "paper"

[keys]
search = "ctrl+f"
next-match = ["n", "f3"]
```

| setting | for example | what it says |
| --- | --- | --- |
{settings}

What the command line and the environment say (`--no-mouse`, `TEXTUAL_THEME`, `TEXTUAL_ANIMATIONS`, `NO_COLOR`) goes
before the file.

A key is a character (`/`, `G`, `é`) or a name (`enter`, `esc`, `space`, `tab`, `up`, `pgdn`, `home`, `f1` …), with
`ctrl+` before a letter, `alt+`, or `shift+` before a name. Keys that the file gives replace those of the table. What is
wrong in it (an unknown name, a key with two meanings in one place, a chord that terminals keep) is told in one line
when the reader opens, and the rest of the file holds. The keys of counts and of lines of input can't be changed.

On keyboards where `'` and `"` wait for a letter (US International), press Space after them, or give `saved` and `save`
other keys.
"""


def page() -> str:
    """Return the page: a table of keys for each place, then the config file."""
    sections = [HEAD]
    for place in Where:
        rows = "\n".join(_row(key) for key in within(place))
        title = f"{place.value[0].upper()}{place.value[1:]}"
        sections.append(f"## {title}\n\n| keys | what they do | name |\n| --- | --- | --- |\n{rows}\n")
    settings = "\n".join(f"| `{name}` | `{each.example}` | {each.help} |" for name, each in SETTINGS.items())
    return "\n".join([*sections, CONFIG.format(settings=settings)])


def _row(key: Key) -> str:
    shown = [Keymap().shown(key.id)] if "{key}" in key.action else Keymap().shown(key.id).split(" ")
    return f"| {' '.join(f'`{name}`' for name in shown)} | {key.help} | {'' if key.fixed else f'`{key.id}`'} |"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
