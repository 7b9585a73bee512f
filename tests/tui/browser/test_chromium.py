"""The reader in a real browser: typed on, read and looked at, with no network but this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.browser.chromium import FOUND, chromium, hosts
from tests.tui.browser.conftest import Serving


@pytest.mark.skipif(FOUND is None, reason="needs Chromium")
async def test_a_query_is_typed_and_two_articles_stand_side_by_side(serving: Serving, tmp_path: Path) -> None:
    async with chromium(tmp_path) as page:
        await page.open(serving.address)
        await page.until("16 articles, newest first")
        await page.type("/export ban\n")
        await page.until("articles that mention export and ban, most relevant first")
        await page.type("s")
        await page.until("By Dara Whitlock", "March 8, 2017")
        await page.type("js")
        rows = (await page.until("By Dara Whitlock", "By Ruth Okonjo and Tomas Ekwall")).splitlines()
        # One article to the left, the other to the right of a line between them.
        (left,) = [row.index("By Dara Whitlock") for row in rows if "By Dara Whitlock" in row]
        (right,) = [row.index("By Ruth Okonjo") for row in rows if "By Ruth Okonjo" in row]
        assert left + 20 < right
        assert all(row[left:right].count("│") == 1 for row in rows[5:-1])
        counts = await page.colours()
        assert len(counts) > 100  # letters are smooth, names and matches have colours
        assert 0.3 < counts[0] / sum(counts) < 0.95  # and most of all is ground
        assert hosts(page.asked) == {"127.0.0.1"}
        assert sum("/ws?" in one for one in page.asked) == 1
        assert page.complaints == []
