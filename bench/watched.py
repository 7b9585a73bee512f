"""The command line in a process that is watched: it adds files one by one, and tells what each did that it may not.

A file is added to a library, and what came of it is printed in every way. What the interpreter is about to do is heard
all the while: connections, commands, code and pickles out of files, files written outside the library. Lines of JSON
come on standard input and go to standard output. ``hostile.py`` starts it.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

ADDRESS_SPACE = 8 * 2**30  # bytes
SHOWN = 3  # articles of one file that are printed
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
FAULTS = "Type|Attribute|Index|Key|Name|Assertion|Recursion"  # of the program, where the file is not to blame
UNEXPECTED = re.compile(
    rf"(?<!that )can't be read \(\w+: |Traceback|something unexpected|can't be unpacked \((?:{FAULTS})Error"
)
FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "urllib.Request",
    "ftplib.connect",
    "smtplib.connect",
    "pickle.find_class",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
    "webbrowser.open",
)
CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
OWN_CODE = tuple(
    os.path.realpath(path)
    for path in (ROOT, sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"))
)


class Watch:
    """Hears what the interpreter is about to do, and takes note of what no file may lead to."""

    def __init__(self, *folders: str) -> None:
        self._folders = tuple(os.path.realpath(folder) for folder in folders)
        self.armed = False
        self.heard: list[str] = []

    def hear(self, event: str, about: tuple[Any, ...]) -> None:
        """Take note of an event."""
        if not self.armed:
            return
        if event in FORBIDDEN:
            self._note(event, about)
        elif event in ("subprocess.Popen", "os.posix_spawn"):  # the one does the other since Python 3.13
            if "corpus.readers.pdf.apart" not in str(about[1]):
                self._note(event, about[1])
        elif event == "exec":
            name = str(getattr(about[0], "co_filename", ""))
            if not name.startswith(("<frozen", "<__array_function__")) and not self._is_code(name) and not importing():
                self._note(event, name)
        elif event == "open":
            path, mode, flags = about
            writes = (isinstance(mode, str) and set(mode) & set("wax+")) or flags & (os.O_WRONLY | os.O_RDWR)
            if writes:
                self._within(event, path)
        elif event in CHANGING:
            for path in about[:2] if event in ("os.rename", "os.link") else about[:1]:
                self._within(event, path)

    def _note(self, event: str, about: object) -> None:
        self.heard.append(f"{event} {str(about)[:200]}")

    def _is_code(self, name: str) -> bool:
        return not name.startswith("<") and os.path.realpath(name).startswith(OWN_CODE)

    def _within(self, event: str, path: object) -> None:
        if isinstance(path, (str, bytes)):
            real = os.path.realpath(os.fsdecode(path))
            if not real.startswith(self._folders) and real != "/dev/null" and "__pycache__" not in real:
                self._note(event, real)


def importing() -> bool:
    """Tell whether a module is being imported: those of the standard library make classes out of words then."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


class Kept:
    """Standard output and standard error of this process, kept in files for as long as it is asked."""

    def __init__(self, folder: Path) -> None:
        self._paths = folder / "out", folder / "err"
        self._files = [path.open("wb+", buffering=0) for path in self._paths]
        for number, file in enumerate(self._files, 1):
            os.dup2(file.fileno(), number)

    def taken(self) -> tuple[str, str]:
        """Return what was written, and begin anew."""
        sys.stdout.flush()
        sys.stderr.flush()
        said = []
        for file in self._files:
            os.lseek(file.fileno(), 0, os.SEEK_SET)
            said.append(file.read().decode("utf-8", "surrogateescape"))
            os.lseek(file.fileno(), 0, os.SEEK_SET)
            os.ftruncate(file.fileno(), 0)
        return said[0], said[1]


class Reading:
    """Adds files to a library of this process, and looks at everything that comes of them."""

    def __init__(self, folder: Path, canary: str) -> None:
        self.folder = folder
        self.canary = canary
        self.library = folder / "library"
        self.watch = Watch(str(folder))
        self.kept = Kept(folder)

    def run(self, *command: object) -> tuple[int, str, str]:
        """Run a command in this process."""
        from tui.cli import main

        code = main([str(word) for word in ("--library", self.library, *command)])
        return code, *self.kept.taken()

    def add(self, path: str) -> dict[str, Any]:
        """Add a file, and tell what came of it and what is wrong with that."""
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak of memory begins anew
        self.watch.heard.clear()
        self.watch.armed = True
        began = time.perf_counter()
        code, out, err = self.run("add", path, "--json", "--jobs", "1")
        seconds = time.perf_counter() - began
        wrong = [] if code in (0, 2) else [f"exit {code}"]
        said = json.loads(out)
        wrong += self._of_output("add --json", out)
        for line in err.splitlines():
            wrong += self._of_line(line)
        if code == 2 and not said["failed"]:
            wrong.append("exit 2 and nothing failed")
        for row in said["added"][:SHOWN]:
            wrong += self._of_article(row["id"])
        self.watch.armed = False
        wrong += [f"did {event}" for event in self.watch.heard]
        return {
            "refused": bool(said["failed"]),
            "articles": len(said["added"]),
            "seconds": seconds,
            "megabytes": max(self._peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
            "wrong": wrong,
            "said": err[:300],
        }

    def finish(self) -> list[str]:
        """Look at the library as a whole, and take it away."""
        wrong: list[str] = []
        if not self.library.exists():  # nothing was added since the last one
            return wrong
        code, out, err = self.run("doctor")
        if code:
            wrong.append(f"doctor: {out[:300]} {err[:300]}")
        for command in (("list",), ("list", "--json"), ("entities",), ("search", "the"), ("families",)):
            code, out, err = self.run(*command)
            wrong += self._of_output(command[0], out + err)
            if code == 2:
                wrong.append(f"{command[0]}: {err[:300]}")
        ids = [row["id"] for row in json.loads(self.run("list", "--json")[1])["articles"]]
        for one, other in zip(ids[::8], ids[1::8], strict=False):
            code, out, _ = self.run("compare", one, other, "--html")
            wrong += self._of_output(f"compare --html {one} {other}", out)
            tags = re.findall(r"<(script|img|iframe|link|base|form|object)\b|\b(on\w+|src)=\"|href=\"([^#])", out)
            if code or tags:
                wrong.append(f"compare --html {one} {other}: exit {code}, {tags[:3]}")
        if ids:
            import shutil

            exported = self.folder / "exported"
            code, _, err = self.run("export", "--all", exported)
            if code:
                wrong.append(f"export: {err[:300]}")
            shutil.rmtree(exported, ignore_errors=True)
            shutil.rmtree(self.library)
        return wrong

    def _of_article(self, number: int) -> list[str]:
        wrong = []
        for command in (("show", number, "--cuts"), ("show", number, "--json")):
            code, out, err = self.run(*command)
            wrong += self._of_output(" ".join(map(str, command)), out + err)
            if code:
                wrong.append(f"{' '.join(map(str, command))}: exit {code} {err[:200]}")
        shown = json.loads(out)
        for name in ("text", "title", "subtitle", "byline", "outlet", "dateline", "published"):
            found = OBEYED.search(shown[name] or "")
            if found:
                wrong.append(f"{found.group()!r} in the {name} that is stored")
        return wrong

    def _of_output(self, what: str, said: str) -> list[str]:
        wrong = []
        found = OBEYED.search(said)
        if found:
            wrong.append(f"{what} writes {found.group()!r}")
        if self.canary in said:
            wrong.append(f"{what} writes what stands in another file")
        return wrong

    def _of_line(self, line: str) -> list[str]:
        wrong = self._of_output("add", line)
        if UNEXPECTED.search(line):
            wrong.append(f"not foreseen: {line[-300:]}")
        if len(line) > 8000:
            wrong.append(f"a line of {len(line)} characters")
        return wrong

    def _peak(self) -> float:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def main() -> int:
    folder, canary, *warming = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tempfile.tempdir = folder
    reading = Reading(Path(folder), canary)
    sys.addaudithook(reading.watch.hear)
    for path in warming:  # what is imported, compiled or made when a kind of file first comes is no file's doing
        reading.add(path)
    reading.finish()
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        path = json.loads(line)
        try:
            answer: object = reading.add(path) if path else reading.finish()
        except BaseException as error:  # what ends the command line would end the reader
            import traceback

            reading.watch.armed = False
            reading.kept.taken()
            trace = "".join(traceback.format_exception(error)[-4:])
            answer = {"wrong": [f"crash: {trace}"]} if path else [f"crash: {trace}"]
        print(json.dumps(answer), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
