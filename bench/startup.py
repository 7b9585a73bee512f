#!/usr/bin/env python3
"""Time from the start of a process to its first painted screen with content, in a real pseudo-terminal.

usage: startup.py [--runs 9]

Bytecode is kept from one start to the next, as it is where nothing forbids it.

Prints medians for a minimal Textual app and for zte-reader on the sample, in turn, with the ratio; then
the whole-process time of ``zte-reader search ZTE --json`` on the sample.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("minimal content")
Minimal().run()
"""
ROWS, COLUMNS = 36, 120
SECONDS = 20.0


def until_painted(command: list[str], content: bytes) -> float:
    """Return the milliseconds until ``content`` appears on the terminal of ``command``; the process is ended then."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - began < SECONDS:
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 65536)
                if content in seen:
                    return (time.perf_counter() - began) * 1000
        raise SystemExit(f"{command}: {content!r} was not painted within {SECONDS:.0f} s")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each, after one that is not counted")
    runs = parser.parse_args().runs
    reader = [sys.executable, "-m", "tui"]
    search = [*reader, "search", "ZTE", "--json"]
    subprocess.run(
        search, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )  # makes the sample's library
    minimal, first, searches = [], [], []
    for run in range(runs + 1):
        a = until_painted([sys.executable, "-c", MINIMAL], b"minimal content")
        b = until_painted(reader, b"articles, newest first")
        began = time.perf_counter()
        subprocess.run(search, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        c = (time.perf_counter() - began) * 1000
        if run:
            minimal.append(a)
            first.append(b)
            searches.append(c)
    base = statistics.median(minimal)
    print(f"{'':34}{'median':>9}{'min':>9}{'max':>9}{'ratio':>9}")
    rows = [
        ("minimal Textual app", minimal),
        ("zte-reader, first screen", first),
        ("zte-reader search ZTE --json", searches),
    ]
    for name, times in rows:
        middle = statistics.median(times)
        ratio = f"{middle / base:8.2f}x" if times is not searches else ""
        print(f"{name:34}{middle:7.0f}ms{min(times):7.0f}ms{max(times):7.0f}ms{ratio:>9}")


if __name__ == "__main__":
    main()
