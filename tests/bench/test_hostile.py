"""Hostile files do no more than a line of words says: a few here, ten thousand with ``bench/hostile.py``."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_hostile_files_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    options = ["--files", "22", "--processes", "1", "--line", "2000", "--seed", "4"]
    argv = [sys.executable, BENCH / "hostile.py", *options, "--keep", tmp_path / "kept"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=600, check=False)
    assert "\n22 of 22 hostile files handled" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_the_watch_hears_what_no_file_may_lead_to(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("watched", BENCH / "watched.py")
    assert spec is not None
    assert spec.loader is not None
    watched = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(watched)
    watch = watched.Watch(str(tmp_path))
    harmless = [
        ("open", (str(tmp_path / "a"), "w", 0)),
        ("open", ("/etc/hosts", "r", 0)),
        ("os.remove", (str(tmp_path / "a"), -1)),
    ]
    forbidden = [
        ("open", ("/tmp/elsewhere", "w", 0)),
        ("open", (f"{tmp_path}/../elsewhere", "a", 0)),
        ("os.symlink", ("/tmp/a", "b", -1)),
        ("socket.connect", (None, ("127.0.0.1", 9))),
        ("pickle.find_class", ("os", "system")),
        ("subprocess.Popen", ("sh", ["sh", "-c", "x"], None, None)),
        ("exec", (compile("1", "<string>", "exec"),)),
        ("os.system", (b"x",)),
    ]
    for events, count in ((harmless, 0), (forbidden, len(forbidden))):
        watch.heard.clear()
        watch.armed = True
        for event, about in events:
            watch.hear(event, about)
        watch.armed = False
        assert len(watch.heard) == count
