"""The table of keys has no clashes and nothing that terminals keep for themselves."""

from __future__ import annotations

from collections import Counter

import pytest

from tui.keys import FOOTERS, KEYS, Where, footer, shown

RESERVED = {"ctrl+c", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h"}


@pytest.mark.parametrize("where", [where for where in Where if where is not Where.EVERYWHERE])
def test_no_two_things_share_a_key(where: Where) -> None:
    alone = (Where.ENTITY, Where.LINES, Where.SAVED, Where.CUTS, Where.INPUT, Where.FIND, Where.MATRIX)
    beside = {Where.STORY: Where.MATRIX}
    reachable = (where,) if where in alone else (where, beside.get(where, Where.EVERYWHERE))
    counts = Counter(name for key in KEYS if key.where in reachable for name in key.keys.split(","))
    assert [name for name, count in counts.items() if count > 1] == []


def test_ids_are_unique_and_every_key_is_explained() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    assert all(key.label and key.help for key in KEYS)


def test_no_key_is_one_that_terminals_keep() -> None:
    assert not RESERVED & {name for key in KEYS for name in key.keys.split(",")}


def test_keys_are_shown_as_a_person_reads_them() -> None:
    by_id = {key.id: key for key in KEYS}
    assert shown(by_id["search"]) == "/"
    assert shown(by_id["page-up"]) == "Shift+Space PgUp"


def test_the_footer_shows_what_matters_where_one_is() -> None:
    assert ("s", "beside") in footer("results")
    assert ("s", "beside") not in footer("article")
    assert all(footer(situation) for situation in FOOTERS)
