"""What a person keeps beside what they read: bookmarks, notes, tags, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from textual import work

from corpus.annotations.anchoring import passage
from corpus.annotations.model import Annotation, Kind, Passage
from corpus.annotations.register import Annotations, tag_name
from corpus.article import shorten
from corpus.errors import LibraryError, ZteError
from tui.contents.keeping import in_short, notes_to_choose, on_passage
from tui.looks.palette import in_styles
from tui.screens.dialogues import Dialogues
from tui.screens.telling import in_trouble
from tui.widgets.hit_list import HitList
from tui.widgets.search_bar import SearchBar

T = TypeVar("T")


class Keeping(Dialogues):
    """A screen with results and open articles, beside which a person keeps things.

    In the results they are about the article under the cursor, in an article about the passage where one reads.
    """

    results: HitList
    search_bar: SearchBar
    _kept = -1

    def follow_kept(self) -> None:
        """Show what has changed in what is kept, by us or by another process."""
        with suppress(LibraryError):
            revision = self.library.annotations.revision
            if revision == self._kept:
                return
            first, self._kept = self._kept < 0, revision
            self.results.set_signs(
                {number: in_short(signs) for number, signs in self.library.annotations.signs().items()}
            )
            self.articles.show_kept()
            if not first and asks_for_kept(self.search_bar.query_text):
                self.search_bar.seek()

    @work(group="dialogue")
    async def action_bookmark(self) -> None:
        """Bookmark the article or the passage, or take the bookmark away."""
        article, where, there = self._at_hand(Kind.BOOKMARK)
        if article is None:
            return
        what = f"“{shorten(where.exact, 40)}”" if where is not None else "the article"
        if there:
            numbers = [each.number for each in there]
            if await self._keep(lambda kept: kept.remove(numbers)) is not None:
                self.tell(f"bookmark taken away: {what}")
        elif await self._keep(lambda kept: kept.bookmark(article, where)) is not None:
            self.tell(f"bookmarked: {what}{self._while_open()}")

    @work(group="dialogue")
    async def action_note(self) -> None:
        """Write a note on the article or the passage, or write one that is there anew; of several, the one chosen."""
        from tui.screens.asking import ChoiceScreen
        from tui.screens.noting import NoteScreen

        article, where, there = self._at_hand(Kind.NOTE)
        if article is None:
            return
        before = there[0] if there else None
        if len(there) > 1:
            lines = [in_styles(self.app.theme, pieces) for pieces in notes_to_choose(there)]
            place = await self.app.push_screen_wait(
                ChoiceScreen("Several notes lie here. Write which one anew?", lines)
            )
            if place is None:
                return
            before = there[place] if place < len(there) else None
        about = before.passage if before is not None else where

        def keep(kept: Annotations, words: str) -> object:
            return kept.note(article, words, where) if before is None else kept.rewrite(before.number, words)

        (row,) = self.library.summaries([article])
        passage_said = about.exact if about is not None else ""
        said = before.words if before is not None else ""
        written: str | None = None
        while True:  # until it is kept: what was written is not lost where the library is locked or the disk full
            screen = NoteScreen(
                row.heading, passage_said, said, lambda words: keep(self.library.annotations, words), written
            )
            written = await self.app.push_screen_wait(screen)
            if written is None or (before is None and not written):
                return
            if await self._keep(partial(keep, words=written)) is not None:
                self.tell(f"note kept{self._while_open()}" if written else "note taken away")
                return

    @work(group="dialogue")
    async def action_tags(self) -> None:
        """Give the article tags, or take away those that it has."""
        from tui.screens.asking import AskScreen

        article = self.article_at_hand()
        if article is None or not self._can_keep():
            return
        has = {each.words: each.number for each in self.library.annotations.of([article]) if each.kind is Kind.TAG}
        known = [name for name, _ in self.library.annotations.tags()]
        tagged = f"It has {', '.join(has)}; one of these again takes it away" if has else "It has none yet"
        (row,) = self.library.summaries([article])
        question = f"Tags for “{shorten(row.heading, 50)}”, with commas between. {tagged}."
        typed = await self.app.push_screen_wait(AskScreen(question, known=known))
        if typed is None:
            return

        def retag(kept: Annotations) -> str:
            names = [tag_name(each) for each in typed.split(",") if each.strip()]
            mine = {name.casefold(): number for name, number in has.items()}
            gone = [mine[name.casefold()] for name in names if name.casefold() in mine]
            given = [kept.tag(article, name).words for name in names if name.casefold() not in mine]
            kept.remove(gone)
            told = [f"tagged {', '.join(given)}"] if given else []
            return ", ".join([*told, *([f"{len(gone)} taken away"] if gone else [])])

        self.tell(await self._keep(retag) or "")

    @work(group="dialogue")
    async def action_notes(self) -> None:
        """List everything that is kept, to go to one of the places."""
        from tui.screens.notes import NotesScreen

        chosen = await self.app.push_screen_wait(NotesScreen(self.library, self.desk, self.article_at_hand()))
        self.follow_kept()
        if chosen is not None:
            self.open_at(*chosen)

    def _at_hand(self, kind: Kind) -> tuple[int | None, Passage | None, list[Annotation]]:
        """Return the article and the passage at hand, with what is there already of a kind."""
        article = self.article_at_hand() if self._can_keep() else None
        if article is None:
            return None, None, []
        if self.focused is not self.articles:
            whole = [each for each in self.library.annotations.of([article]) if each.passage is None]
            return article, None, [each for each in whole if each.kind is kind]
        stored, (start, end) = self.articles.articles[self.articles.state.focus], self.articles.place_at_hand()
        there = on_passage(self.articles.kept.get(article, ()), kind, start, end)
        return article, passage(stored.article.text, start, end), there

    def _can_keep(self) -> bool:
        """Tell whether something can be kept, with a word about it where it can't."""
        if self.library.refusal:
            self.tell(self.library.refusal)
        elif self.article_at_hand() is None:
            self.tell("choose an article first: then it can be bookmarked, tagged and written about")
        else:
            return True
        return False

    def _while_open(self) -> str:
        """Say of a library that is thrown away that all goes with it."""
        thrown_away = getattr(self.app, "kind", "library") == "throwaway"
        return " until you leave, as all of these files" if thrown_away else ""

    async def _keep(self, keep: Callable[[Annotations], T]) -> T | None:
        """Do something with what is kept and show it; None where that can't be done, with a word about it."""
        try:
            done = await self.desk.keep(keep)
        except ZteError as error:
            in_trouble(self.app, error)
            return None
        self.follow_kept()
        return done


def asks_for_kept(query: str) -> bool:
    """Tell whether what a query finds may change with what is kept."""
    return any(field in query.lower() for field in ("tag:", "note:", "is:"))
