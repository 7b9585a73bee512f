"""Whatever the clock says, and however far away a date lies: every command does what it does."""

from __future__ import annotations

import datetime as clocks
import json
from pathlib import Path
from typing import Self

import pytest

from tests.tui.cli.conftest import Zte

FAR = {"the beginning": clocks.datetime(1, 1, 1), "1970": clocks.datetime(1970, 1, 1)}
FAR |= {"2262": clocks.datetime(2262, 4, 11), "the end": clocks.datetime(9999, 12, 31, 23, 59, 59)}
CLOCKS = (
    "corpus.store.rows",
    "corpus.names.naming",
    "corpus.store.searches",
    "corpus.store.trash",
    "corpus.store.backups",
    "corpus.annotations.register",
)
TEXT = (
    "The ferry to {place} stays in port\n\nThe ferry to {place} stays in port until Friday, Ida Holm said on Monday.\n"
)


@pytest.fixture
def now(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> clocks.datetime:
    """Have the program's clock stand still at a far time."""
    far: clocks.datetime = FAR[request.param]

    class Clock(clocks.datetime):
        @classmethod
        def now(cls, tz: clocks.tzinfo | None = None) -> Self:
            return cls(*far.timetuple()[:6], tzinfo=tz)

    class Day(clocks.date):
        @classmethod
        def today(cls) -> Self:
            return cls(*far.timetuple()[:3])

    for module in CLOCKS:
        monkeypatch.setattr(f"{module}.datetime", Clock)
    for module in ("index.search", "index.query"):
        monkeypatch.setattr(f"{module}.date", Day)
    return far


@pytest.mark.parametrize("now", FAR, indirect=True)
def test_every_command_works_at_any_time(zte: Zte, library: Path, tmp_path: Path, now: clocks.datetime) -> None:
    def done(*argv: object) -> str:
        came = zte(*argv, "--library", library)
        assert (came.code in (0, 1), "Traceback" in came.err) == (True, False), came.err
        return came.out

    (tmp_path / "new.txt").write_text(TEXT.format(place="Lund"))
    done("add", tmp_path / "new.txt")
    done("note", 1, "seen")
    done("remove", 2, 3)
    assert f"{now:%Y-%m-%d}" in json.loads(done("restore", "--list", "--json"))["trash"][0]["removed"]
    assert json.loads(done("restore", 2, "--json"))["restored"]
    for query in ("last:30d", "last:9999y", "date:0001..9999", "ferry"):
        done("search", query, "--sort", "newest", "--json")
    done("backup", tmp_path / "backup.zte")
    done("restore-from", tmp_path / "backup.zte", "--force")
    assert [row["id"] for row in json.loads(done("trash", "--json"))["trash"]] == [3]
    assert "all is well" in done("doctor")


def test_articles_of_the_first_and_of_the_last_day_are_found_and_told(zte: Zte, tmp_path: Path) -> None:
    days = {"Lund": "0001-01-01", "Ostwick": "9999-12-31", "Greyport": "1970-01-01"}
    for place, day in days.items():
        (tmp_path / f"{place}.txt").write_text(TEXT.format(place=place))
        added = zte("add", tmp_path / f"{place}.txt", "--published", day, "--library", tmp_path / "library")
        assert added.code == 0
    found = zte("search", "ferry", "--sort", "newest", "--json", "--library", tmp_path / "library").json
    assert [hit["published"] for hit in found["hits"]] == sorted(days.values(), reverse=True)
    for query, count in (
        ("date:0001", 1),
        ("date:9999-12", 1),
        ("date:..1969", 1),
        ("date:2000..", 1),
        ("last:9999y", 2),
    ):
        came = zte("search", query, "--json", "--library", tmp_path / "library")
        assert came.json["total"] == count, query
    for command in (["list"], ["show", 1], ["story", 1, 2, 3], ["compare", 1, 2], ["families"], ["doctor"]):
        assert zte(*command, "--library", tmp_path / "library").code in (0, 1), command
