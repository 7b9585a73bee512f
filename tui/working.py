"""Long work beside reading: one chore after the other in a thread, told in the last line and at its end in a toast."""

from __future__ import annotations

import asyncio
import threading
import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import work

from tui.enduring import Enduring
from tui.keys.keymap import keymap_of
from tui.screens.telling import in_passing
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.work.pace import Pace, progress

if TYPE_CHECKING:
    from textual.screen import Screen

    from corpus.library import Library
    from tui.work.chores import Chore, Outcome
    from tui.work.desk import Desk

OFTEN = 0.2  # seconds between two changes of the last line
TROUBLES_SHOWN = 3
MANY = 500  # articles to index, of which one wants to know how far it is


class Working(Enduring):
    """An app on a library that does long work while one reads."""

    library: Library
    desk: Desk
    outcome: Outcome | None = None
    """What came of the work that ended last."""
    removed: Sequence[int] = ()
    """The articles that were removed last."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[tuple[Chore, bool]] = deque()
        self._chore: Chore | None = None
        self._stopped = threading.Event()
        self._leaving = False
        self._done = ""
        self._indexed = ""
        self._shown = 0.0
        self._pace = Pace()
        self._indexing = Pace()

    @property
    def doing(self) -> str:
        """What is going on in the background, in a few words; an empty string where nothing is."""
        said = self._done or self._indexed
        if not said:
            return ""
        waiting = f"{len(self._waiting)} more to do" if self._waiting and self._done else ""
        return " · ".join(filter(None, (said, f"{keymap_of(self).first('stop')} stops", waiting)))

    def begin(self, chore: Chore, *, quiet: bool = False) -> None:
        """Do something after what is being done; where all goes well with what is ``quiet``, no word is said of it."""
        self._waiting.append((chore, quiet))
        if self._chore is None:
            self._chore = chore
            self._work()

    @work(group="chores")
    async def _work(self) -> None:
        from tui.work.chores import attempted

        while self._waiting:
            chore, quiet = self._waiting.popleft()
            self._chore = chore
            self._stopped.clear()
            self._pace = Pace()
            self._show(chore.verb)
            self._say_whether_empty()
            library, tell = self.library, self._teller(chore.verb)
            outcome = await asyncio.to_thread(attempted, chore, library, tell, self._must_stop)
            self._show("")
            self._ended(outcome, quiet=quiet)
        self._chore = None
        self._say_whether_empty()

    def _standing(self) -> list[Screen[object]]:
        """Return the screens that have their widgets; one that is only just opened looks at the library by itself."""
        return [screen for screen in self.screen_stack if screen.is_mounted]

    def _say_whether_empty(self) -> None:
        """Let screens without articles say that some are coming, or how to add some."""
        for screen in self._standing():
            say = getattr(screen, "say_whether_empty", None)
            if say is not None:
                say()

    def _must_stop(self) -> bool:
        return self._leaving or self._stopped.is_set()

    def _teller(self, verb: str) -> Callable[[int, int, float], None]:
        """Return what the thread of a chore calls as it goes on; it waits for nothing."""
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int, share: float) -> None:
            now = time.monotonic()
            self._pace.step(now, share)
            if now < self._shown + OFTEN or self._leaving:
                return
            self._shown = now
            loop.call_soon_threadsafe(self._show, progress(verb, done, total, share, self._pace.left()))

        return tell

    def _show(self, words: str) -> None:
        self._done = words
        self.repaint_last_lines()

    def repaint_last_lines(self) -> None:
        """Paint the last line of every screen anew."""
        for screen in self.screen_stack:  # none, when the reader is being left
            for bar in screen.query(KeyBar):
                bar.refresh()

    def indexed(self, done: int, total: int) -> None:
        """Show how far indexing is; called from the desk's thread."""
        if total < MANY or self._leaving:
            return
        if not done:
            self._indexing = Pace()
        self._indexing.step(time.monotonic(), done / total)
        left = self._indexing.left()
        words = progress("indexing", done, total, done / total, left) if done < total else ""
        self.call_later(self._show_indexing, words)

    def _show_indexing(self, words: str) -> None:
        self._indexed = words
        self._show(self._done)

    def _ended(self, outcome: Outcome, *, quiet: bool) -> None:
        """Say what came of work, and where all of it is listed."""
        self.outcome = outcome
        self.follow()
        troubles = outcome.troubles
        if quiet and not troubles:
            return
        lines = [line.text for line in troubles[:TROUBLES_SHOWN]]
        if len(outcome.lines) > len(lines):
            lines.append(f"{keymap_of(self.screen).first('outcome')} lists all of it")
        said = "\n".join(on_one_line(line) for line in (outcome.headline, *lines))
        severity = "warning" if troubles else "information"
        self.notify(said, severity=severity, timeout=12 if troubles else 6, markup=False)  # type: ignore[arg-type]

    def follow(self) -> None:
        """Let every screen follow the library at once."""
        for screen in self._standing():
            follow = getattr(screen, "follow_library", None)
            if follow is not None:
                follow()

    @work(group="dialogue")
    async def action_stop(self) -> None:
        """Stop what is going on, if that is what a person wants."""
        from tui.screens.asking import SureScreen

        chore, doing = self._chore, self.doing
        if not doing:
            in_passing(self, f"nothing is being added, cleaned or indexed; {keymap_of(self).first('add')} adds files")
        elif chore is None:
            why = "Articles not indexed yet are not found until the library changes again or the reader is opened anew."
            if await self.push_screen_wait(SureScreen("Stop indexing?", why)):
                self.desk.stop_indexing()
                self._show_indexing("")
        elif await self.push_screen_wait(SureScreen(f"Stop {chore.verb}?", f"If you do, {chore.kept}.")):
            self._waiting.clear()
            if chore is self._chore:
                self._stopped.set()

    @work(group="dialogue")
    async def action_outcome(self) -> None:
        """List what came of the work that ended last."""
        if self.outcome is None:
            keys = keymap_of(self)
            done = "nothing was added, removed or cleaned again since the start"
            in_passing(self, f"{done}; {keys.first('add')} adds files, {keys.first('library')} lists what is there")
            return
        from tui.screens.outcome import OutcomeScreen

        self.clear_notifications()
        number = await self.push_screen_wait(OutcomeScreen(self.outcome))
        if number is not None:
            self.open_article(number)

    @abstractmethod
    def open_article(self, number: int) -> None:
        """Open an article to read."""
