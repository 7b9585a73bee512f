"""The reader driving itself on the terminal it was started on: driven.py LIBRARY WHAT TOLD.

WHAT is typing, reading, listing, shelf or sample; what was measured goes into the file TOLD as JSON.
``interface.py`` starts it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.geometry import Size

from corpus.article import EntityType
from corpus.library import Library
from tui import workspace
from tui.app import ReaderApp
from tui.commands.screens import spare_garbage
from tui.contents.held import Order

QUIET = 0.12  # seconds without a byte painted, after which the reader has come to rest
LONGEST = 120.0  # seconds that one waits for that
PAGES = 40
TYPED = ("government", "trade w", '"last mon', "tr", "org:com", "ZTE 2018-05", "percent million")
SIZES = (Size(150, 40), Size(200, 50), Size(170, 45), Size(200, 50))

Times = dict[str, list[tuple[float, float]]]


class Driven(ReaderApp):
    """A reader that presses its own keys, and knows when it painted last and when it painted what it had found."""

    def __init__(self, library: Library, what: str) -> None:
        super().__init__(library)
        self.what = what
        self.times: Times = {}
        self.painted = self.first = self.found = 0.0
        self._results = False

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.painted = time.perf_counter()
        self.first = self.first or self.painted
        if self._results:
            self.found, self._results = self.painted, False

    def on_ready(self) -> None:
        self.run_worker(self._drive(), group="dialogue")

    async def _drive(self) -> None:
        await self.rest()
        self.watch(self.reading.search_bar, "found", self._was_found, init=False)
        await getattr(self, f"_{self.what}")()
        self.exit()

    def _was_found(self) -> None:
        self._results = True

    # -- what a person does

    def press(self, key: str) -> None:
        """Press a key, or type a character, as the terminal's driver would tell it."""
        named = {"/": "slash", " ": "space", '"': "quotation_mark", ":": "colon", "-": "minus"}
        assert self._driver is not None
        self._driver.process_message(events.Key(named.get(key, key), key if len(key) == 1 else None))

    async def rest(self) -> None:
        """Wait until nothing is under way and nothing more is painted."""
        began = time.perf_counter()
        while time.perf_counter() < began + LONGEST:
            await asyncio.sleep(0.02)
            working = self.desk.under_way or any(
                not worker.is_finished for worker in self.workers if worker.group != "dialogue"
            )
            if not working and time.perf_counter() - max(self.painted, began) > QUIET:
                return

    async def measure(self, name: str, act: Callable[[], object], *, shown: bool = False) -> None:
        """Do something, wait until the reader has come to rest, and write down what it took.

        With ``shown`` also how long it took until something of it was painted.
        """
        began, spent = time.perf_counter(), time.process_time()
        self.first = 0.0
        act()
        await self.rest()
        took = max(self.painted - began, 0.0)
        self.times.setdefault(name, []).append((took * 1000, (time.process_time() - spent) * 1000))
        if shown:
            self.times.setdefault(f"{name}: shown", []).append(((self.first - began) * 1000, 0.0))

    async def keys(self, *keys: str) -> None:
        for key in keys:
            self.press(key)
            await self.rest()

    # -- what is measured

    async def _typing(self) -> None:
        rows: list[tuple[float, float]] = []
        for query in TYPED:
            await self.keys("/")
            for key in query:
                began, spent, self.found = time.perf_counter(), time.process_time(), 0.0
                self.press(key)
                while not self.found and time.perf_counter() < began + 1.0:
                    await asyncio.sleep(0.001)
                took = (self.found or time.perf_counter()) - began
                rows.append((took * 1000, (time.process_time() - spent) * 1000))
                await self.rest()
            await self.keys("enter", "escape")
        self.times["key to painted results, 10,000 articles"] = rows
        self._memory("10,000 articles, searched")

    async def _reading(self) -> None:
        results, articles = self.reading.results, self.reading.articles
        await self.keys("/", *"huawei", "enter", "g")
        for number in results.numbers:
            self.library.article(number)
        await self.keys("enter")
        for number in list(results.numbers) * 3:
            await self.measure(
                "open 50,000 words, highlighted",
                lambda number=number: articles.apply(articles.state.opening(number), land=True),
            )
        await self._pages("scroll a page, 50,000 words")
        for _ in range(10):
            await self.measure("to the next match", lambda: self.press("n"))
        await self._types("switch an entity type")
        for number in results.numbers:
            articles.apply(articles.state.beside(number))
        await self.rest()
        await self._pages("scroll a page, four of 50,000 words")
        for _ in range(10):
            await self.measure("to the next match, four", lambda: self.press("n"))
        await self._types("switch an entity type, four")
        for _ in range(3):
            for size in SIZES:
                await self.measure("resize, four of 50,000 words", lambda size=size: self._resize(size))
        self._memory("four of 50,000 words")

    async def _pages(self, name: str) -> None:
        await self.keys("g")
        for _ in range(PAGES):
            await self.measure(name, lambda: self.press("pagedown"))

    async def _types(self, name: str) -> None:
        articles = self.reading.articles
        for hidden in (frozenset({EntityType.PERSON}), frozenset()) * 4:
            await self.measure(name, lambda hidden=hidden: articles.apply(articles.state.hiding(hidden)))

    def _resize(self, size: Size) -> None:
        assert self._driver is not None
        self._driver.process_message(events.Resize(size, size))

    async def _listing(self) -> None:
        for _ in range(5):
            for key in ("G", "g"):
                await self.measure("list of 100,000, to the end and back", lambda key=key: self.press(key))
        await self.keys("/", *"trade", "enter")
        self._memory("100,000 articles")

    async def _shelf(self) -> None:
        """Open the list of the library, go through its orders, and come again."""
        for time_of in ("first", "second"):
            await self.measure(f"list of the library, {time_of} time", lambda: self.press("D"), shown=True)
            if time_of == "first":
                for key in ("G", "g") * 5:
                    await self.measure(
                        "list of the library, to the end and back", lambda key=key: self.press(key), shown=True
                    )
            for order in (*list(Order)[1:], Order.ADDED):
                name = f"by {order.value}, {time_of} time" if order.takes_looking else "in other orders"
                await self.measure(f"list of the library, {name}", lambda: self.press("o"), shown=order.takes_looking)
            await self.keys("escape")
        self._memory("100,000 articles, their list seen")

    async def _sample(self) -> None:
        await self.keys("/", *"zte", "enter", "enter")
        self._memory("the sample")

    def _memory(self, name: str) -> None:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                self.times[f"memory, {name}"] = [(int(line.split()[1]) / 1024, 0.0)]


def main() -> None:
    folder, what, told = sys.argv[1:]
    if what == "sample":
        opened = workspace.opened_sample(workspace.sample())
        with opened as (library, _):
            times = _driven(library, what)
    else:
        with Library.open(Path(folder)) as library:
            times = _driven(library, what)
    Path(told).write_text(json.dumps(times), encoding="utf-8")


def _driven(library: Library, what: str) -> Times:
    app = Driven(library, what)
    spare_garbage()
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.times


if __name__ == "__main__":
    main()
