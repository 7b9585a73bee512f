"""Let atheris look for files that reach further into the program than those found before, and keep them.

usage: guided.py FOLDER RECIPE SECONDS SEED

Sound files of one recipe (made_files.py) are changed as hostile.py does, in parts as well; libFuzzer keeps each that
reaches lines of the readers or of cleaning that no other did. ``hostile.py --guided`` starts it, one process a recipe,
and adds what was kept.
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_files import Recipe, recipes
from mutated import Lures, change

LONGEST = 200_000  # bytes
ROOT = Path(__file__).resolve().parents[1]


def guide(folder: Path, seconds: float, seed: int) -> Path:
    """Let a process look for files of each recipe, for its share of the time; return the folder of what was kept."""
    every = recipes()
    for number, recipe in enumerate(every):
        kept = folder / str(number)
        kept.mkdir(parents=True)
        (kept / "sound").write_bytes(recipe.data)
        share = max(1, int(seconds / len(every)))
        command = [sys.executable, ROOT / "bench/guided.py", kept, str(number), str(share), str(seed)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20 * share + 300, check=False)
        print(f"{recipe.reader}{recipe.suffix}: {len(list(kept.iterdir()))} files", file=sys.stderr)
        if done.returncode:
            print(done.stderr[-400:], file=sys.stderr)
    return folder


def main() -> None:
    import atheris

    folder, number, seconds, seed = sys.argv[1:]
    every = recipes()
    recipe = every[int(number)]
    with atheris.instrument_imports(include=["corpus"]):  # readers are imported when the first of their kind comes
        fuzz(atheris, Path(folder), recipe, every, seconds, seed)


def fuzz(atheris: Any, folder: Path, recipe: Recipe, every: list[Recipe], seconds: str, seed: str) -> None:
    """Change files and read them until the time is over."""
    from corpus.containers.unpacking import members
    from corpus.errors import UnreadableError
    from corpus.ingest import cleaned
    from corpus.intake.members import Member
    from tests.corpus.texts import Given

    def read(data: bytes) -> None:
        try:
            for part in members(Given(f"a{recipe.suffix}", data)):
                if isinstance(part, Member):
                    try:
                        cleaned(part)
                    except Exception:  # what is wrong with a file is for who adds it to find
                        continue
        except UnreadableError:
            return

    def changed(data: bytes, most: int, chosen: int) -> bytes:
        chance = random.Random(chosen)
        return change(data, recipe.reader, every, chance, Lures())[:most]

    limits = (f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=120", "-rss_limit_mb=4096")
    options = [*limits, f"-seed={seed}", f"-artifact_prefix={folder.parent}/", "-verbosity=0", str(folder)]
    atheris.Setup([sys.argv[0], *options], read, custom_mutator=changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
