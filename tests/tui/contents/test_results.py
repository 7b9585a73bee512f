"""What the list says of a hit, and the line above it of all that was found."""

from __future__ import annotations

import pytest

from index.engine import Hit
from index.passages import Snippet
from tui.contents.results import of_hit
from tui.numbers import found


def hit(*snippets: Snippet, title: str | None = "Ferry stays in port") -> Hit:
    return Hit(1, 2.0, title, title or "The ferry to Ostwick…", None, None, 3, snippets)


def test_the_snippet_with_most_matches_is_shown() -> None:
    entry = of_hit(
        hit(Snippet("A ferry.", 0, 8, ((2, 7),)), Snippet("A ferry, a tram.", 9, 25, ((2, 7), (11, 15)))), str
    )
    assert (entry.snippet, entry.highlights) == ("A ferry, a tram.", ((2, 7), (11, 15)))


def test_a_snippet_out_of_a_sentence_begins_with_dots_and_its_matches_stay_lit() -> None:
    entry = of_hit(hit(Snippet("in the ferry", 40, 52, ((7, 12),), (True, False))), str)
    assert [entry.snippet[start:end] for start, end in entry.highlights] == ["ferry"]
    assert entry.snippet == "…in the ferry"


def test_the_first_words_of_an_untitled_article_are_not_said_twice_where_there_is_something_else() -> None:
    first = Snippet("The ferry to Ostwick and its ferry stay.", 0, 40, ((4, 9), (29, 34)))
    later = Snippet("A ferry came.", 90, 103, ((2, 7),))
    assert of_hit(hit(first, later, title=None), str).snippet == later.text
    assert of_hit(hit(first, title=None), str).snippet == first.text
    assert of_hit(hit(first, later), str).snippet == first.text


@pytest.mark.parametrize(
    ("total", "exact", "explanation", "words"),
    [
        (5, True, "all articles, newest first", "5 articles, newest first"),
        (1, True, "all articles, newest first", "1 article, newest first"),
        (100, False, "all articles, newest first", "100 articles or more, newest first"),
        (2, True, "articles that mention zte, newest first", "2 articles that mention zte, newest first"),
        (100, False, "articles that mention zte, newest first", "100+ articles that mention zte, newest first"),
        (1, True, "articles that mention zte, newest first", "1 article: articles that mention zte, newest first"),
        (0, True, "articles that mention a, b and c, newest first", "nothing found: articles that mention a, b and c"),
    ],
)
def test_the_number_of_articles_goes_before_what_they_are(
    total: int, exact: bool, explanation: str, words: str
) -> None:
    assert found(total, exact, explanation) == words
