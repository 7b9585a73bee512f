"""Articles with what is kept beside them, and comparisons, as one document each, and documents put into files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ZteError

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.store.records import StoredArticle
    from index.compare import Comparison


class Form(StrEnum):
    """What a document is; the value is the suffix of its file."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


SUFFIXES = {**{form.value: form for form in Form}, "htm": Form.HTML, "markdown": Form.MARKDOWN}


def form_of(name: str) -> Form | None:
    """Return what a file of a name is, by its suffix, None where that says nothing."""
    return SUFFIXES.get(Path(name).suffix.lower().removeprefix("."))


def of_articles(library: Library, numbers: Sequence[int], form: Form, *, sources: bool = False) -> str:
    """Return articles with their notes, tags, bookmarks and sources; only a page holds several.

    Markdown and JSON are those of an export, so that adding them brings the article back. Raises ``ZteError``.
    """
    if form is Form.HTML:
        if sources:
            raise ZteError("a page holds no raw sources; leave --sources out, or write Markdown or JSON Lines")
        return _page(library, numbers)
    if len(numbers) != 1:
        raise ZteError(f"{form} holds one article; write several as html or jsonl, or as Markdown to a folder")
    from corpus.exports.markdown import markdown
    from corpus.exports.records import record, spelled
    from corpus.exports.writing import exported

    (found,) = exported(library, numbers, sources=sources)
    return markdown(found) if form is Form.MARKDOWN else spelled(record(found), indent=2) + "\n"


def of_comparison(articles: Sequence[StoredArticle], compared: Sequence[Comparison], form: Form) -> str:
    """Return comparisons of pairs of ``articles``."""
    if form is Form.HTML:
        from tui.output.html import page

        return page(articles, compared)
    if form is Form.MARKDOWN:
        from tui.output.markdown import report

        return report(articles, compared)
    import json

    from tui.output import shapes

    return json.dumps(shapes.comparisons(articles, compared), ensure_ascii=False, indent=2) + "\n"


def put(path: Path, text: str, *, over: bool = False) -> None:
    """Write a file, whole or not at all; ``over`` one that is there. Raises ``ZteError``."""
    from corpus.store.copying import beside

    if path.is_dir():
        raise ZteError(f"{path}: is a folder; name a file in it")
    if path.exists() and not over:
        raise ZteError(f"{path}: there is something already; name another file")
    if not path.absolute().parent.is_dir():
        raise ZteError(f"{path.absolute().parent}: no such folder; make it, or name another one")
    with beside(path.resolve()) as part:
        part.write_bytes(text.encode("utf-8", "replace"))


def _page(library: Library, numbers: Sequence[int]) -> str:
    from corpus.annotations.whereabouts import located
    from tui.output.html import noted

    articles = list(library.articles(numbers))
    texts = {stored.id: stored.article.text for stored in articles}
    found = located(library.annotations.of(list(texts)), library.summaries, lambda number: texts[number])
    return noted([(stored, [each for each in found if each.annotation.article == stored.id]) for stored in articles])
