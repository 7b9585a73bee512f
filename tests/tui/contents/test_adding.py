"""What adding brought is said in the same words everywhere."""

from __future__ import annotations

from corpus.ingest import Added, Report
from tui.contents.adding import brought
from tui.work.chores import added

ONE = Added(1, "a.txt", "A")


def test_only_what_came_about_is_said() -> None:
    assert brought(Report()) == "added 0 articles"
    assert brought(Report(added=[ONE], known=[ONE])) == "added 1 article, 1 was there already"
    told = brought(Report(added=[ONE] * 1200, known=[ONE, ONE], failed=[("b", "why")], annotations=3), 1000)
    assert told == (
        "added 1,200 articles, 3 bookmarks, notes and tags came with them, 2 were there already,"
        " 1 could not be read, 1,000 of other kinds passed over"
    )


def test_a_toast_has_the_words_of_the_command_line() -> None:
    report = Report(added=[ONE], failed=[("b", "why")])
    assert added(report, 2).headline == brought(report, 2)
    assert added(report, 2, stopped=True).headline == f"stopped; {brought(report, 2)}"
