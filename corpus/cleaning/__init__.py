"""Cleaning: a page of raw blocks becomes an article, and everything else a cut with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article
from corpus.cleaning.roles import line_roles
from corpus.decisions import Decision
from corpus.readers import Page

__all__ = ["clean", "line_roles"]


def clean(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Find the article in ``page``; what a person decided goes before what cleaning thinks.

    Every raw block of the page is in exactly one block or cut of the result.
    """
    if page.format == "html":
        from corpus.cleaning.web.page import clean_web_page

        return clean_web_page(page, decisions)
    if page.format == "document":
        from corpus.cleaning.document import clean_document

        return clean_document(page, decisions)
    if page.format == "article":
        from corpus.cleaning.declared import clean_labelled

        return clean_labelled(page, decisions)
    from corpus.cleaning.plaintext import clean_text

    return clean_text(page, decisions)
