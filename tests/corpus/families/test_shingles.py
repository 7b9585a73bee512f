"""Shingles, signatures, and what they say of how much of one text stands in another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.families.shingles import SHINGLE, shared, shingles, words
from corpus.families.signatures import BANDS, bands, may_be_versions, signature
from tests.corpus.families.texts import paragraphs, reworded

TEXT = paragraphs(1)
FIRST_BANDS = "762d8651d2196a041e277720"


def jaccard(a: list[str], b: list[str]) -> float:
    one, other = shingles(a), shingles(b)
    both = shared(one, other)
    return both / (len(one) + len(other) - both)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over,” she said.", '"It\'s over", she said'),
        ("THE FERRY", "the ferry"),
        ("co\u00adop\u200berate", "cooperate"),
        ("ﬁnal", "final"),
        ("well — known", "well-known"),
    ],
)
def test_words_are_folded(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_scripts_without_spaces_are_taken_letter_by_letter() -> None:
    assert words("渡船 ferry 停运") == ["渡", "船", "ferry", "停", "运"]


@given(st.lists(st.text("ab. ", max_size=20), max_size=5))
def test_shingles_are_the_distinct_runs_of_words(passages: list[str]) -> None:
    listed = [word for passage in passages for word in words(passage)]
    runs = {tuple(listed[place : place + SHINGLE]) for place in range(len(listed) - SHINGLE + 1)}
    found = shingles(passages)
    assert len(found) == len(runs)
    assert list(found) == sorted(found)


@given(st.text("aB1_-.' \n’“—éßİ½中\u00ad", max_size=40))
def test_shingles_stand_for_the_words_whatever_letters_and_marks_there_are(text: str) -> None:
    assert list(shingles([text])) == list(shingles(words(text)))


def test_where_paragraphs_end_makes_no_difference() -> None:
    assert list(shingles(TEXT)) == list(shingles([" ".join(TEXT)]))


@given(st.integers(0, 8))
def test_a_dropped_tail_stands_wholly_in_the_whole(kept: int) -> None:
    tail_dropped = shingles(TEXT[:kept])
    assert shared(tail_dropped, shingles(TEXT)) == len(tail_dropped)


def test_signatures_are_the_same_in_every_version_since_they_are_stored() -> None:
    assert signature(shingles(["One two three four five six seven."]))[:12].hex() == FIRST_BANDS


def test_a_signature_does_not_depend_on_how_many_shingles_are_taken_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = signature(shingles(TEXT))
    monkeypatch.setattr("corpus.families.signatures._AT_ONCE", 7)
    assert signature(shingles(TEXT)) == whole


def test_few_texts_are_signed_without_an_arithmetic_library_and_the_same() -> None:
    program = (
        "import sys\n"
        "from corpus.families.shingles import FEW, shared, shingles\n"
        "from corpus.families.signatures import signature\n"
        "from tests.corpus.families.texts import paragraphs\n"
        "few = [shingles(paragraphs(1)), shingles(paragraphs(1)[2:]), shingles(['too short'])]\n"
        "signed = [signature(found) for found in few]\n"
        "assert 'numpy' not in sys.modules\n"
        "many = [shingles([str(number)]) for number in range(FEW)]\n"
        "many = [shingles(paragraphs(1)), shingles(paragraphs(1)[2:]), shingles(['too short'])]\n"
        "assert 'numpy' in sys.modules\n"
        "assert signed == [signature(found) for found in many]\n"
        "assert [list(found) for found in few] == [list(found) for found in many]\n"
        "assert shared(few[0], few[1]) == shared(few[0], many[1]) == shared(many[0], many[1]) > 0\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[3], check=True)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.15])
def test_common_bands_tell_how_similar_texts_are(share: float) -> None:
    long = paragraphs(2, 40)
    other = reworded(long, share)
    common = set(bands(signature(shingles(long)))) & set(bands(signature(shingles(other))))
    assert len(common) / BANDS == pytest.approx(jaccard(long, other), abs=0.25)


def test_texts_that_have_nothing_in_common_have_no_band_in_common() -> None:
    assert not set(bands(signature(shingles(paragraphs(1))))) & set(bands(signature(shingles(paragraphs(2)))))


def test_a_text_without_shingles_has_no_bands() -> None:
    assert bands(signature(shingles(["Too short."]))) == []


def test_few_common_bands_speak_against_versions_of_one_size_and_not_against_an_excerpt() -> None:
    assert not may_be_versions(1, (500, 500), 0.5)
    assert may_be_versions(11, (500, 500), 0.5)
    assert may_be_versions(1, (5000, 250), 0.5)
