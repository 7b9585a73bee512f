#!/usr/bin/env python3
"""Damage a library in every place, one at a time, and look what the doctor finds, mends and says to be lost.

usage: damaged.py [--articles 40] [--every 1]

Each page of the library's file but the first is written over (with noughts, noise, or noise in its first half), and
each file of its index is lost or cut in half. A row shows how often the damage was found, nothing was lost by it, what
was lost was named, what was lost was not named, and nothing could be mended.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_pile import text_of

from corpus.errors import LibraryError
from corpus.ingest import add
from corpus.intake.sources import find
from corpus.library import Library
from corpus.repair.mending import mend
from corpus.store.storage import DATABASE
from index.store.build import catch_up

ROOT = Path(__file__).resolve().parents[1]
PAGE = 4096
DAMAGES = {
    "noughts": lambda page, _: bytes(PAGE),
    "noise": lambda page, chooser: chooser.randbytes(PAGE),
    "half noise": lambda page, chooser: chooser.randbytes(PAGE // 2) + page[PAGE // 2 :],
}
OUTCOMES = ("found", "whole", "named", "silent", "refused")
Content = tuple[dict[int, str], frozenset[str], frozenset[int]]  # texts, notes, what is in the trash


def made(folder: Path, articles: int) -> Path:
    """Make a library with long and short articles, notes and a trash."""
    (folder / "pile").mkdir()
    for number in range(articles):
        more = "\n\n" + "\n\n".join(text_of(2, each) for each in range(12)) if number % 9 == 0 else ""
        (folder / f"pile/{number:05d}.txt").write_text(text_of(1, number) + more, encoding="utf-8")
    with Library.open(folder / "library") as library:
        add(find([str(folder / "pile")]).sources, library, jobs=1)
        for number in range(1, articles // 2):
            library.annotations.note(number, f"seen {number}")
        library.remove([3, 4])
        catch_up(library)
    return folder / "library"


def content(folder: Path) -> Content:
    with Library.open(folder, create=False) as library:
        texts = {stored.id: stored.article.text for stored in library.articles(row.id for row in library.summaries())}
        notes = frozenset(each.words for each in library.annotations.every())
        return texts, notes, frozenset(each.id for each in library.trash())


def is_found(folder: Path) -> bool:
    try:
        with Library.open(folder, create=False) as library:
            return bool(library.check())
    except LibraryError:
        return True


def damaged_page(place: Path, before: Content) -> set[str]:
    """Mend a library of which a page was written over; return what came of it."""
    came = {"found"} if is_found(place) else set()
    try:
        mended = mend(place)
    except LibraryError:
        return came | {"refused"}
    texts, notes, trash = content(place)
    same = all(texts.get(number) == text for number, text in before[0].items())
    whole = same and before[1] <= notes and before[2] <= trash
    return came | {"named" if mended.lost else "whole" if whole else "silent"}


def pages(library: Path, folder: Path, every: int) -> dict[str, Counter[str]]:
    before = content(library)
    place = folder / "damaged"
    rows = {}
    for name, damage in DAMAGES.items():
        chooser = random.Random(name)
        rows[name] = Counter[str]()
        for page in range(1, (library / DATABASE).stat().st_size // PAGE, every):
            shutil.copytree(library, place)
            with (place / DATABASE).open("r+b") as file:
                file.seek(page * PAGE)
                data = file.read(PAGE)
                file.seek(page * PAGE)
                file.write(damage(data, chooser))
            rows[name].update(damaged_page(place, before) | {"all"})
            shutil.rmtree(place)
    return rows


def index_files(library: Path, folder: Path) -> dict[str, Counter[str]]:
    """Lose or cut each file of the index; commands run in processes of their own."""
    place = folder / "damaged"
    rows = {"lost": Counter[str](), "cut in half": Counter[str]()}
    wanted = _command(library, "search", "Geneva", "--json").stdout.count(b'"score"')
    for file in sorted(file.relative_to(library) for file in (library / "index").rglob("*") if file.is_file()):
        for name, row in rows.items():
            if not (library / file).stat().st_size:
                continue
            shutil.copytree(library, place)
            if name == "lost":
                (place / file).unlink()
            else:
                (place / file).write_bytes((place / file).read_bytes()[: (place / file).stat().st_size // 2])
            found = _command(place, "doctor").returncode == 2
            mended = _command(place, "doctor", "--repair").returncode == 0
            same = _command(place, "search", "Geneva", "--json").stdout.count(b'"score"') == wanted
            row.update({"all", "whole" if mended and same else "silent", *(["found"] if found else [])})
            shutil.rmtree(place)
    return rows


def _command(library: Path, *argv: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tui", "--library", str(library), *argv]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="damage every Nth page alone")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="damaged-") as temporary:
        library = made(Path(temporary), args.articles)
        rows = {f"page: {name}": row for name, row in pages(library, Path(temporary), args.every).items()}
        rows |= {f"index file: {name}": row for name, row in index_files(library, Path(temporary)).items()}
    print(f"{'damaged':<26}{'all':>6}" + "".join(f"{name:>9}" for name in OUTCOMES))
    for name, row in rows.items():
        print(f"{name:<26}{row['all']:>6}" + "".join(f"{row[each]:>9}" for each in OUTCOMES))
    return 1 if any(row["silent"] for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
