"""Build ``genders.z``: first names that are women's, and those that are men's, for "she said" and "he said".

Run it as ``PYTHONPATH=. python corpus/entities/data/build_genders.py`` with ``Faker`` installed. A name that the lists
of languages give to both counts where one side has it three times as often. Names of one list alone are kept apart.
The result is the same for the same lists.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections import Counter
from pathlib import Path

from corpus.entities.data.build_lists import names_of_people

DATA = Path(__file__).resolve().parent
CLEARLY = 3


def mostly(these: Counter[str], those: Counter[str]) -> set[str]:
    """Return the names that are much oftener in the first lists than in the second, small and without accents."""
    return {plain(name) for name, count in these.items() if count >= CLEARLY * those[name]}


def plain(name: str) -> str:
    """Return a name in small letters, without accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def main() -> None:
    """Write the compressed lists and print how long each is."""
    female = Counter(names_of_people(("first_names_female",)))
    male = Counter(names_of_people(("first_names_male",)))
    women, men = mostly(female, male), mostly(male, female)
    often = {plain(name) for name, count in (female + male).items() if count > 1}
    women, men = women - men, men - women
    lists = {"f": women & often, "m": men & often, "F": women - often, "M": men - often}
    text = "\n\n".join("\n".join([name, *sorted(entries)]) for name, entries in lists.items())
    target = DATA / "genders.z"
    target.write_bytes(zlib.compress(text.encode("utf-8"), 9))
    for name, entries in lists.items():
        print(f"{name:8} {len(entries):7}")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
