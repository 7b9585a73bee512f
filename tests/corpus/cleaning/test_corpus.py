"""Real scrapes, cleaned by hand, and variants of them: scored by the scorer that lies beside them."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from corpus.article import BlockKind
from corpus.cleaning import clean, line_roles
from corpus.readers import read

GOLDS = ("001_c956b353fc608161", "002_9b2f8716f397a730")
VARIANTS = tuple(f"{number}~{kind}" for number in ("001", "002") for kind in ("bom_nbsp", "crlf", "single"))
SEEDS: dict[str, dict[str, Any]] = {
    "000_109b4461eb1bb0d4": {"paragraphs": 9, "items": 3, "dateline": None, "outlet": "GZERO Media", "titled": True},
    "003_656ead8c6a1ff3e3": {"paragraphs": 26, "items": 0, "dateline": "SHANGHAI", "outlet": None, "titled": False},
    "004_91c8768b127acbbe": {"paragraphs": 5, "items": 0, "dateline": None, "outlet": "GZERO Media", "titled": True},
}


def result(path: Path) -> dict[str, Any]:
    """Clean a file and return what the command line would print of it."""
    [page] = read(path, path.read_bytes())
    article = clean(page)
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "outlet": article.outlet,
        "dateline": article.dateline,
        "published": article.published,
        "paragraphs": article.paragraphs,
        "captions": article.captions,
        "removed": [
            {"line_from": cut.lines[0], "line_to": cut.lines[1], "reason": cut.reason.value} for cut in article.cuts
        ],
        "lines": [{"line": line, "role": role} for line, role in line_roles(article, page.line_count)],
    }


@pytest.mark.parametrize("name", GOLDS)
def test_a_scrape_cleaned_by_hand_comes_out_the_same(shared: Path, name: str) -> None:
    score = runpy.run_path(str(shared / "clean" / "score_article.py"))["score"]
    gold = json.loads((shared / "clean" / "gold" / f"{name}.json").read_text())
    scored = score(result(shared / "seeds" / f"{name}.txt"), gold)
    for measure in ("par_f1", "sh_f1", "rem_f1", "role_acc", "reason_acc", "par_exact_r"):
        assert scored[measure] == 1.0, measure
    for measure in ("title_ok", "outlet_ok", "dateline_ok", "byline_ok", "captions_ok", "lines_ok", "in_order"):
        assert scored[measure], measure


@pytest.mark.parametrize("name", VARIANTS)
def test_another_line_end_or_a_missing_blank_line_changes_nothing(shared: Path, name: str) -> None:
    gold = json.loads((shared / "clean" / "variants" / f"{name}.json").read_text())
    found = result(shared / "clean" / "variants" / f"{name}.txt")
    assert found["paragraphs"] == [" ".join(paragraph.split()) for paragraph in gold["paragraphs"]]
    assert found["title"] == gold["title"]
    assert found["subtitle"] == gold["subtitle"]


@pytest.mark.parametrize("name", SEEDS)
def test_the_other_scrapes_keep_their_article_and_no_teaser(shared: Path, name: str) -> None:
    path = shared / "seeds" / f"{name}.txt"
    wanted = SEEDS[name]
    [page] = read(path, path.read_bytes())
    article = clean(page)
    assert len(article.body) == wanted["paragraphs"]
    assert sum(block.kind is BlockKind.ITEM for block in article.blocks) == wanted["items"]
    assert (article.dateline, article.outlet) == (wanted["dateline"], wanted["outlet"])
    assert (article.title is not None) is wanted["titled"]
    assert (article.published, article.byline, article.captions) == (None, None, [])
