"""Media types lead to kinds of files."""

from __future__ import annotations

import pytest

from corpus.intake.media import media_type, suffix_for, what_unread


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (None, ("", None)),
        ("Text/HTML", ("text/html", None)),
        ('text/html;x=y; charset="utf-8"', ("text/html", "utf-8")),
        ("text/html; charset=", ("text/html", None)),
    ],
)
def test_media_types_and_charsets(declared: str | None, said: tuple[str, str | None]) -> None:
    assert media_type(declared) == said


@pytest.mark.parametrize(
    ("media", "path", "suffix"),
    [
        ("text/html", "/story.pdf", ".html"),
        ("application/pdf", "/download", ".pdf"),
        ("application/rss+xml", "/feed", ".xml"),
        ("text/plain", "/story", ".txt"),
        ("text/plain", "/list.HTML", ".html"),
        ("application/octet-stream", "/pile.zip", ".zip"),
        ("", "/story.php", ""),
        ("application/x-unheard-of", "/", ""),
    ],
)
def test_the_type_tells_the_kind_and_the_path_where_the_type_says_little(media: str, path: str, suffix: str) -> None:
    assert suffix_for(media, path) == suffix


@pytest.mark.parametrize(
    ("media", "what"),
    [
        ("image/png", "a picture"),
        ("text/css", "a style sheet"),
        ("text/html", None),
        ("", None),
        ("video/mp4", "a film"),
    ],
)
def test_what_holds_no_article_is_named(media: str, what: str | None) -> None:
    assert what_unread(media) == what
