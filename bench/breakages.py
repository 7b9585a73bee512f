#!/usr/bin/env python3
"""Break the project's annotated scrapes in every way that the tests know, and show what cleaning still finds in them.

usage: breakages.py [NAME ...]

A row shows, over all scrapes, the F1 over paragraphs that are the same to the letter, and the share of right titles.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.annotations import load
from tests.corpus.cleaning.breakages import BREAKAGES, scrape_of, shared_paragraphs


def main(names: list[str]) -> None:
    """Print the table, for some breakages or for all."""
    scrapes = [scrape_of(page) for folder in ("tuned", "held_out") for page in load(folder)]
    print(f"{len(scrapes)} scrapes\n\n{'breakage':32} {'paragraphs':>10} {'titles':>7}")
    for name in names or BREAKAGES:
        rows, titles = [], 0
        for scrape in scrapes:
            broken = BREAKAGES[name](scrape)
            [page] = read(Path("page.txt"), broken.data)
            article = clean(page)
            rows.append(shared_paragraphs(article.paragraphs, broken.wanted, scrape.debatable))
            titles += (article.title or "").casefold() == (scrape.title or "").casefold()
        shared, found, wanted = (sum(column) for column in zip(*rows, strict=True))
        print(f"{name:32} {2 * shared / (found + wanted):10.3f} {titles / len(scrapes):7.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
