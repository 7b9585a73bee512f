#!/usr/bin/env python3
"""Make ``docs/screenshot.svg``: the reader on the sample, with two versions of a wire story side by side.

usage: python docs/screenshot.py
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from corpus import ingest
from corpus.intake.sources import find
from corpus.library import Library
from tui.app import ReaderApp
from tui.output.picture import picture

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "corpus" / "sample"
SIZE = (150, 42)
SECONDS = 1.0


async def screenshot(library: Library) -> str:
    """Drive the reader to the comparison and return what it shows, as SVG."""
    app = ReaderApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SECONDS)
        numbers = [row.id for row in library.summaries() if row.source.endswith("reprieve.txt")]
        for number in numbers:
            app.reading.articles.apply(app.reading.articles.state.beside(number))
        app.reading.set_focus(app.reading.articles)
        await pilot.pause(SECONDS)
        await pilot.press("shift+tab")
        await pilot.pause(SECONDS)
        return picture(app)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        files = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html"))
        report = ingest.add(find(map(str, files)).sources, library)
        if report.failed:
            raise SystemExit(f"the sample could not be read: {report.failed}")
        svg = asyncio.run(screenshot(library))
    (HERE / "screenshot.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
