"""The list of a whole library, which follows what is added, changed and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.library import Library
from corpus.store.records import NewArticle
from tests.corpus.texts import new_article
from tui.contents.by_date import ByDate, followed


def by_date(published: dict[int, str | None], *, oldest: bool) -> list[int]:
    dated = sorted(number for number, date in published.items() if date)
    dated.sort(key=lambda number: published[number] or "", reverse=not oldest)
    return dated + sorted(number for number, date in published.items() if not date)


@given(
    st.dictionaries(st.integers(1, 40), st.one_of(st.none(), st.dates().map(str))),
    st.dictionaries(st.integers(1, 60), st.one_of(st.none(), st.dates().map(str))),
    st.sets(st.integers(1, 40)),
    st.booleans(),
)
def test_a_list_that_follows_changes_is_the_one_that_is_made_anew(
    before: dict[int, str | None], come: dict[int, str | None], gone: set[int], oldest: bool
) -> None:
    gone -= come.keys()
    after = {number: date for number, date in {**before, **come}.items() if number not in gone}
    listed = by_date(before, oldest=oldest)
    assert followed(listed, gone, come, after, oldest=oldest) == by_date(after, oldest=oldest)


def dated(place: int) -> NewArticle:
    made = new_article(f"Ferry {place}", f"It left {place} times.")
    return replace(made, article=replace(made.article, published=f"2018-05-{10 + place % 4}" if place % 5 else None))


@pytest.mark.parametrize("oldest", [False, True])
def test_it_is_the_library_s_own_list_after_each_change(tmp_path: Path, oldest: bool) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([dated(place) for place in range(12)])
        listed = ByDate(library)
        assert listed.numbers(oldest=oldest) == library.facts.by_date(oldest=oldest)
        library.remove([2, 7])
        assert listed.numbers(oldest=oldest) == library.facts.by_date(oldest=oldest)
        library.add([dated(place) for place in range(12, 16)])
        assert listed.numbers(oldest=oldest) == library.facts.by_date(oldest=oldest)
        assert listed.numbers(oldest=not oldest) == library.facts.by_date(oldest=not oldest)
