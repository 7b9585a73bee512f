"""The article that a person means comes first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.search import SearchIndex
from tests.index.shelf import Shelf, written

ARTICLES = {
    "ban": written(
        "Washington barred the telecom maker from buying American parts for seven years, after it broke a promise "
        "to punish its managers.\n\nChips, glass and software are covered. The maker said the order puts its survival "
        "in danger.",
        title="Commerce bars ZTE from American parts",
    ),
    "reprieve": written(
        "The president wrote on Sunday that he would help the company get back to work, since too many jobs in China "
        "were lost.\n\nLawmakers of both parties were surprised. Some said that a ban should never be a bargaining "
        "chip in trade talks.",
        title="President promises ZTE a reprieve",
    ),
    "fine": written(
        "The company will pay a fine of $1 billion and replace its board, the commerce secretary said.\n\nA team of "
        "American compliance officers will sit inside it for ten years.",
        title="A billion dollars and a new board",
    ),
    "senate": written(
        "Senators voted to restore the penalties on the company within a defense bill.\n\nThe vote, 85 to 10, rebuked "
        "the president. Sen. Marlow called the phones a spying risk.",
        title="Senate votes to undo the deal",
    ),
    "huawei": written(
        "Carriers dropped plans to sell the phones of Huawei after pressure from lawmakers. ZTE was mentioned once in "
        "the letter.",
        title="Carriers drop Huawei",
    ),
    "soy": written(
        "Soybean farmers fear tariffs in a trade fight with China. A fifth of the harvest goes to the country each "
        "year.\n\nPrices fell in Chicago. The farmers ask for talks rather than tariffs.",
        title="Farmers fear the tariffs",
    ),
    "suppliers": written(
        "Shares of optical suppliers fell by a third. One of them sold 30 percent of its parts to ZTE last year, and "
        "another sold more.\n\nAnalysts cut their forecasts for suppliers with customers in Shenzhen.",
        title="Suppliers count the cost",
    ),
    "iran": written(
        "The case began with shipments of routers to Iran and North Korea, in breach of sanctions.\n\nInvestigators "
        "found a plan to hide the shipments, written by lawyers of the company.",
        title="How routers reached Iran",
    ),
    "summit": written(
        "The leaders will meet in Singapore. Kim Jong-un will fly in on a borrowed plane, and trade will be left "
        "aside.\n\nNorth Korea wants sanctions lifted.",
        title="A summit in Singapore",
    ),
    "workers": written(
        "At the plant in Shenzhen the lines stand still. Workers play cards and wait; some train for other jobs.\n\n"
        "Nobody has been dismissed yet, a manager said.",
        title="Idle days in Shenzhen",
    ),
    "stocks": written(
        "Trading of the shares resumed after two months, and they lost 40 percent in Hong Kong at once.\n\nThe ban "
        "cost the company most of a year's profit. The ban may return; a ban hangs over every order.",
        title="Shares plunge as trading resumes",
    ),
    "weather": written("Rain over the bay, wind from the east.", title="Weather"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    shelf = Shelf(tmp_path_factory.mktemp("library"))
    shelf.add(*ARTICLES.values())
    with SearchIndex.open(shelf) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("zte reprieve", "reprieve"),
        ("seven years", "ban"),
        ("banning american parts OR barring american parts", "ban"),
        ("fine billion", "fine"),
        ("senate vote", "senate"),
        ("huawei", "huawei"),
        ("suppliers zte", "suppliers"),
        ("sanctions iran", "iran"),
        ("kim jong un", "summit"),
        ("shenzhen workers", "workers"),
        ("ban", "stocks"),
        ("trade china tariffs", "soy"),
        ("north korea", "summit"),
        ("commerce secretary", "fine"),
        ("zte", "ban"),
        ("president", "reprieve"),
    ],
)
def test_the_article_that_is_meant_comes_first(index: SearchIndex, query: str, first: str) -> None:
    found = [list(ARTICLES)[hit.id - 1] for hit in index.search(query).hits]
    assert found[0] == first


def test_a_word_in_the_title_outweighs_the_same_word_in_the_text(index: SearchIndex) -> None:
    found = [list(ARTICLES)[hit.id - 1] for hit in index.search("zte").hits]
    assert set(found[:2]) == {"ban", "reprieve"}
    assert set(found[2:]) == {"huawei", "suppliers"}


def test_words_that_stand_together_outweigh_the_same_words_apart(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    apart = "The trade minister left early. Nobody spoke about it, and the war of words went on."
    together = "The minister left early. Nobody in the room spoke about the trade war, and words of all kinds went on."
    shelf.add(written(apart), written(together))
    with SearchIndex.open(shelf) as opened:
        assert [hit.id for hit in opened.search("trade war").hits] == [2, 1]
