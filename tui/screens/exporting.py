"""Writing the open article with what is kept beside it, or the comparison of the open ones, into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import work

from corpus.article import shorten
from tui.screens.dialogues import Dialogues


class Exporting(Dialogues):
    """A screen with open articles that can be written into files."""

    _exported_to: Path | None = None

    @work(group="dialogue")
    async def action_export(self) -> None:
        """Write the article, or the comparison that is open, into a file."""
        from tui.contents import saving
        from tui.output.documents import Form, form_of, of_articles, of_comparison
        from tui.screens.saving import save

        article = self.article_at_hand()
        if article is None:
            self.tell(f"choose an article first: then {self.key('export')} writes it into a file")
            return
        (row,) = self.library.summaries([article])
        compared = self._compared()
        beside = saving.of_comparison(compared)
        offers = [*beside, *saving.of_article(article, row.heading, several=bool(compared))]

        def made(place: int) -> str:
            form = form_of(offers[place].name) or Form.HTML
            if place < len(beside):
                comparisons = [self.articles.comparisons[pair] for pair in sorted(self.articles.comparisons)]
                return of_comparison(self.articles.articles, comparisons, form)
            return of_articles(self.library, [article], form)

        what = f"the comparison, or “{shorten(row.heading, 30)}”" if compared else f"“{shorten(row.heading, 50)}”"
        self._exported_to = await save(self.app, f"Write {what} to a file", offers, made, self._exported_to)

    def _compared(self) -> Sequence[int]:
        """Return the articles whose comparison is open, where one reads in them."""
        return self.articles.state.shown if self.articles.comparisons and self.has_class("-reading") else ()
