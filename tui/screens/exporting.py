"""Writing the open article with what is kept beside it, or the comparison of the open ones, into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from corpus.article import shorten
from corpus.exports.filenames import stem
from tui.contents.saving import Offer
from tui.output.documents import Form, of_articles, of_comparison
from tui.screens.dialogues import Dialogues

if TYPE_CHECKING:
    from corpus.records import Summary

ARTICLE = {
    Form.HTML: "a page to read and to print, notes in the margin",
    Form.MARKDOWN: "Markdown, which can be added again",
    Form.JSON: "JSON, which can be added again",
}
COMPARISON = {
    Form.HTML: "a page to read and to print, side by side",
    Form.MARKDOWN: "a report in Markdown, with quotations and sources",
    Form.JSON: "JSON",
}


class Exporting(Dialogues):
    """A screen with open articles that can be written into files."""

    _exported_to: Path | None = None

    @work(group="dialogue")
    async def action_export(self) -> None:
        """Write the article, or the comparison that is open, into a file."""
        from tui.screens.saving import save

        article = self.article_at_hand()
        if article is None:
            self.tell(f"choose an article first: then {self.key('export')} writes it into a file")
            return
        (row,) = self.library.summaries([article])
        compared = self._compared()
        offers = [*_of_comparison(compared), *_of_article(row, several=bool(compared))]
        forms = list(Form)

        def made(place: int) -> str:
            if place < len(offers) - len(forms):
                comparisons = [self.articles.comparisons[pair] for pair in sorted(self.articles.comparisons)]
                return of_comparison(self.articles.articles, comparisons, forms[place])
            return of_articles(self.library, [article], forms[place % len(forms)])

        what = f"the comparison, or “{shorten(row.heading, 30)}”" if compared else f"“{shorten(row.heading, 50)}”"
        self._exported_to = await save(self.app, f"Write {what} to a file", offers, made, self._exported_to)

    def _compared(self) -> Sequence[int]:
        """Return the articles whose comparison is open, where one reads in them."""
        return self.articles.state.shown if self.articles.comparisons and self.has_class("-reading") else ()


def _of_comparison(articles: Sequence[int]) -> list[Offer]:
    name = f"comparison-{'-'.join(map(str, articles))}"
    return [Offer(f"the comparison: {words}", f"{name}.{form}") for form, words in COMPARISON.items() if articles]


def _of_article(row: Summary, *, several: bool) -> list[Offer]:
    which = f"article {row.id}: " if several else ""
    return [Offer(f"{which}{words}", f"{stem(row.id, row.heading)}.{form}") for form, words in ARTICLE.items()]
