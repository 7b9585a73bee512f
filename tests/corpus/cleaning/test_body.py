"""The body of a page: its runs, its tables, what goes on with it and what doesn't; and pages never learned from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, CutReason
from corpus.cleaning import clean
from corpus.cleaning.body import find_body
from corpus.cleaning.continuation import INPUTS, Continuation, Passage
from corpus.cleaning.features import Features, describe
from corpus.cleaning.lines.segmentation import segment
from corpus.cleaning.runs import find_runs
from corpus.cleaning.scoring import scores
from corpus.cleaning.tables import table_rows
from corpus.cleaning.topic import Topics
from corpus.cleaning.weights import learned
from corpus.readers import read
from tests.corpus.cleaning.annotations import LAYOUTS, load, score, stories


def cleaned(text: str) -> Article:
    [page] = read(Path("page.txt"), text.encode())
    return clean(page)


def described(text: str) -> tuple[list[Features], Topics]:
    segments = segment(read(Path("page.txt"), text.encode())[0])
    features = describe(segments)
    return features, Topics(segments)


def line(words: int = 1, **known: object) -> Features:
    plain: dict[str, object] = {
        "words": words,
        "stop_density": 0.0,
        "capitals": 0.0,
        "closed": False,
        "sentences": 0,
        "speech": False,
        "item": False,
        "number_density": 0.0,
        "cue": None,
        "credit": False,
        "credit_below": False,
        "caption": False,
        "byline": False,
        "date": False,
        "repeats": 1,
        "link_density": 0.0,
        "prose": False,
        "position": 0.0,
    }
    return Features(**(plain | known))  # type: ignore[arg-type]


@given(st.lists(st.integers(-6, 6), max_size=60))
def test_runs_are_the_stretches_that_nothing_beside_them_improves(worth: list[int]) -> None:
    runs = find_runs([line() for _ in worth], [float(one) if one > 0 else -1.0 for one in worth])
    sums = [one if one > 0 else -1 for one in worth]
    covered = {place for run in runs for place in range(run.first, run.last + 1)}
    assert all(place in covered for place, one in enumerate(sums) if one > 0)
    for run in runs:
        assert run.score == sum(sums[run.first : run.last + 1])
        assert all(sum(sums[run.first : end]) > 0 for end in range(run.first + 1, run.last + 2))
        assert all(sum(sums[start : run.last + 1]) > 0 for start in range(run.first, run.last + 1))


def test_many_runs_each_below_the_last_are_found_at_once() -> None:
    features = [line() for _ in range(60_000)]
    points = [1.0 if place % 3 == 0 else -1.0 for place in range(60_000)]
    assert len(find_runs(features, points)) == 20_000


def test_a_table_that_a_line_of_prose_leads_to_is_the_article() -> None:
    teams = ["Rovers", "Athletic", "Dockside", "United"] * 4
    rows = [f"{place}\n{team}\n{90 - place}" for place, team in enumerate(teams, 1)]
    lead = (
        "This page has the final table of the Harbour League as it stood when the last match was over on Sunday night."
    )
    article = cleaned(
        "\n".join(["Home", "Sport", "Final table", lead, "Team", *rows, "Terms of use", "© 2019 Touchline"])
    )
    assert {"Rovers", "89"} <= set(article.paragraphs)
    assert "Home" not in article.paragraphs


def test_figures_below_the_text_of_an_article_are_no_part_of_it() -> None:
    figures = [cell for minute in range(30) for cell in ("Shots", str(minute))]
    features, _ = described("\n".join((*stories()["cup"], *figures)))
    assert not table_rows(features)


def test_a_closing_line_below_a_box_of_links_is_kept() -> None:
    *paragraphs, last = stories()["dam"]
    box = ["Read more", "How a cheap sensor came to run a river", "What to do with a flooded basement"]
    article = cleaned("\n\n".join([*paragraphs, *box, last, "Terms of use"]))
    assert article.paragraphs[-1] == last
    assert box[1] not in article.paragraphs


def test_a_line_below_a_box_of_links_that_names_nothing_of_the_article_is_not_kept() -> None:
    box = ["Read more", "How a cheap sensor came to run a river", "Buses to stop for new moon"]
    article = cleaned("\n\n".join([*stories()["dam"], *box, "Penguins vote on Thursday.", "Terms of use"]))
    assert article.paragraphs[-1] == stories()["dam"][-1]


def test_the_points_above_an_agency_report_are_not_its_text() -> None:
    points = ["Pruitt was convicted of steering contracts to a company that his own brother-in-law owns and runs"]
    article = cleaned("\n\n".join(["Harbor commissioner found guilty", *points, "DUNMORE — " + stories()["trial"][0]]))
    assert article.paragraphs[0].startswith("DUNMORE — ")


def test_paragraphs_about_the_same_things_go_on_and_teasers_do_not() -> None:
    text = "\n\n".join((*stories()["dam"], *stories()["cup"]))
    features, topics = described(text)
    half = len(stories()["dam"])
    article = Continuation(features, topics, [place for place in range(6) if features[place].prose])
    same = [place for place in range(6, half) if features[place].prose]
    other = [place for place in range(half, half + 4) if features[place].prose]
    assert article.has(Passage(same, cue=CutReason.RELATED_STORIES))
    assert not article.has(Passage(other, pictures=3, titles=1, cue=CutReason.RELATED_STORIES, away=2))


def test_what_comments_say_about_the_same_things_is_no_part_of_the_article() -> None:
    features, topics = described("\n\n".join(stories()["dam"]))
    places = [place for place, one in enumerate(features) if one.prose]
    article = Continuation(features, topics, places[:4])
    assert not article.has(Passage(places[4:], cue=CutReason.COMMENTS))


def test_every_input_has_a_learned_weight() -> None:
    assert set(learned().continuation) == {"bias", *INPUTS}
    assert scores([line(40, prose=True, closed=True)]) > scores([line(2)])


@pytest.mark.parametrize("words", [60, 50_000])
def test_short_and_very_long_articles_are_kept_whole(words: int) -> None:
    told = [paragraph for name in ("dam", "cup", "trialdrug", "budget") for paragraph in stories()[name]]
    usual = sum(len(paragraph.split()) + 6 for paragraph in told) // len(told)
    numbers = range(1, max(3, words // usual))
    paragraphs = [f"In chapter {number} it went on. {told[number % len(told)]}" for number in numbers]
    page = ["Home", "Subscribe", "The long story of a short river", "By Dana Whitlock", *paragraphs, "Terms of use"]
    assert cleaned("\n\n".join(page)).paragraphs == paragraphs


def test_an_article_is_found_where_no_line_is_prose() -> None:
    features, topics = described("Home\n\nSport\n\nContact\n")
    assert find_body(features, scores(features), topics) is None


@pytest.mark.parametrize(("folder", "least"), [("later", 0.93), ("abroad", 0.93)])
def test_scrapes_that_nothing_was_learned_from_keep_their_paragraphs(folder: str, least: float) -> None:
    found = [score(page, cleaned(page.text(layout))).f1 for page in load(folder) for layout in LAYOUTS]
    assert sum(found) / len(found) >= least


def test_a_page_in_two_languages_whose_best_run_has_no_prose_is_cleaned() -> None:
    article = cleaned(
        "My neighbour, who has crossed on the early boat for thirty years and has read all of Gibbon on it, tells "
        "me that he will miss the reading. I believe him, and I would build the bridge anyway.\n"
        "The Last Lamplighter\nJO HALE\nWhy Are We Like This About Boats?\nOLA BRINK\n"
        "If we wait for a plan that costs nothing and offends no one, we will wait on the dock.\n"
        "NB - News\nCompartir\nFacebook\nTwitter\nWhatsApp\n"
        "La decisión se tomó por once votos contra ocho, después de que la sesión se interrumpiera varias veces: los "
        "vecinos cantaban más alto de lo que el alcalde podía hablar.\n"
        "La cervecería asegura que invertirá cuatro millones y contratará a unas cuarenta personas. Un puente, cuya "
        "construcción todavía no ha empezado, sustituirá al transbordador.\n"
    )
    assert article.text
