"""Cleaning: a page of raw blocks becomes an article, and everything else a cut with a reason."""

from __future__ import annotations

from corpus.article import Article
from corpus.cleaning.roles import line_roles
from corpus.readers import Page

__all__ = ["clean", "line_roles"]


def clean(page: Page) -> Article:
    """Find the article in ``page``.

    Every raw block of the page is in exactly one block or cut of the result.
    """
    if page.format == "html":
        from corpus.cleaning.webpage import clean_web_page

        return clean_web_page(page)
    from corpus.cleaning.plaintext import clean_text

    return clean_text(page)
