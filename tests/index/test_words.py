"""Cutting text into words and folding them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stemming import stem
from index.words import LONGEST_FORM, Word, cut_around, cut_where, forms, key_of_form, key_of_stem, rows, words
from tests.index.shelf import UNHURRIED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ban", ["the", "ban"]),
        ("Kim Jong-un", ["kim", "jong", "un"]),
        ("U.S. US u.s", ["us", "us", "us"]),
        ("the U.S.’s offer, J.P. Quill", ["the", "us", "offer", "jp", "quill"]),
        ("Quill's Quill’s companies' O’Neill don't", ["quill", "quill", "companies", "oneill", "dont"]),
        ("café CAFE\u0301 naïve Łódź Straße Þór", ["cafe", "cafe", "naive", "lodz", "strasse", "thor"]),
        ("$1.19 billion, 1,200 and 5G on 12:30", ["1.19", "billion", "1200", "and", "5g", "on", "12", "30"]),
        ("co\u00adoperate snake_case AT&T", ["cooperate", "snake", "case", "at", "t"]),
        ("中兴通讯 said", ["中", "兴", "通", "讯", "said"]),
        ("ゼットと제재", ["ゼ", "ッ", "ト", "と", "제", "재"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("Санкции против ЗТЕ", ["санкции", "против", "зте"]),
        ("— “…” !", []),
    ],
)
def test_words_are_folded_so_that_spellings_of_one_meet(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@UNHURRIED
@given(st.text())
def test_words_lie_in_their_text_in_order(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert 0 < len(word.form) <= 4 * LONGEST_FORM
        end = word.end


@UNHURRIED
@given(st.text())
def test_case_and_composition_of_accents_make_no_difference(text: str) -> None:
    plain = "".join(letter for letter in text if letter.isascii() or unicodedata.category(letter) in ("Ll", "Lu"))
    composed = unicodedata.normalize("NFC", plain)
    assert forms(composed) == forms(unicodedata.normalize("NFD", composed))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("sanctions", "sanction"), ("sanctioned", "sanction"), ("banned", "ban"), ("bans", "ban")),
        *(("companies", "compani"), ("company", "compani"), ("supplying", "suppli"), ("happily", "happili")),
        *(("relational", "relat"), ("hopefulness", "hope"), ("possibility", "possibl"), ("agreed", "agre")),
        *(("hoping", "hope"), ("hopping", "hop"), ("dying", "die"), ("news", "news"), ("skies", "sky")),
        *(("generously", "generous"), ("communication", "communic"), ("as", "as"), ("gas", "gas"), ("ties", "tie")),
        *(("proceeding", "proceed"), ("yelled", "yell"), ("controller", "control"), ("apologies", "apolog")),
    ],
)
def test_forms_of_one_word_share_a_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@UNHURRIED
@given(st.text("abcdeilnorstuyz", min_size=1))
def test_stemming_never_fails_and_never_lengthens_by_more_than_a_letter(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1


@pytest.mark.parametrize("piece", ["1", "1,", "a'", "a.", "a\u0301", "\u0301", "中", "-", "a-"])
def test_a_line_of_a_million_characters_is_cut_as_quickly_as_any_other(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert sum(word.end - word.start for word in words(text)) <= len(text)


SPELLINGS = ["U.S.", "us", "bans", "Banning", "urban", "O’Neil", "café", "CAFE", "dying", "die", "1,000", "3.5%"]


@given(
    st.lists(st.sampled_from([*SPELLINGS, "\n\n", "\n", ".", "”", "é", "中", " "]), max_size=20).map(" ".join)
    | st.text(st.sampled_from(list("abe .,'’\néUS")), max_size=40),
    st.sampled_from(SPELLINGS),
)
def test_cutting_only_where_words_may_be_loses_none_of_them(text: str, sought: str) -> None:
    for wanted in words(sought):
        by_form = [word for word in words(text) if word.form == wanted.form]
        assert [word for word in cut_where(text, [key_of_form(wanted.form)]) if word.form == wanted.form] == by_form
        by_stem = [word for word in words(text) if word.stem == wanted.stem]
        assert [word for word in cut_where(text, [key_of_stem(wanted.stem)]) if word.stem == wanted.stem] == by_stem


def test_paragraphs_that_hold_nothing_sought_are_not_cut() -> None:
    assert [word.form for word in cut_where("A seal.\n\nTwo bans.\n\nA fine.", ["ban"])] == ["two", "bans"]
    assert cut_where("A seal.", []) == []


@given(st.text(alphabet="abTt.,'’ \n-5US\té", max_size=60), st.sampled_from(["a", "t", "us", "ab", "5", "at"]))
def test_words_that_begin_with_a_key_are_found_as_in_the_whole_text(text: str, key: str) -> None:
    beginning = [word for word in cut_where(text, [key]) if word.form.startswith(key)]
    assert [word for word in cut_around(text, [key]) if word.form.startswith(key)] == beginning


def test_words_around_a_key_are_found_in_long_pieces_without_spaces() -> None:
    text = "x," * 400 + "trade " + "y-" * 400 + "trade"
    assert [word.form for word in cut_around(text, ["trade"])].count("trade") == 2


def in_a_row(cut: list[Word], sought: list[str]) -> set[tuple[int, int]]:
    last = len(sought) - 1
    return {
        (cut[place].start, cut[place + last].end)
        for place in range(len(cut) - last)
        if [word.form for word in cut[place : place + last]] == sought[:-1]
        and cut[place + last].form.startswith(sought[-1])
    }


@given(
    st.text(alphabet="abTt.,'’_ \n-5US\té", max_size=60)
    | st.lists(st.sampled_from([*SPELLINGS, "a", "\n\n", "’s", "é", "–", "us's"]), max_size=20).map(" ".join)
    | st.lists(st.sampled_from([*SPELLINGS, "a", "(", "_", "é"]), max_size=20).map("-".join),
    st.lists(
        st.sampled_from(["a", "t", "us", "ab", "5", "3.5", "bans", "die", "oneil", "cafe"]), min_size=1, max_size=3
    ),
)
def test_words_in_a_row_are_found_as_in_the_whole_text(text: str, sought: list[str]) -> None:
    pieces = list(rows(text, [key_of_form(form) for form in sought]))
    whole = in_a_row(words(text), sought)
    assert {found for piece in pieces for found in in_a_row(piece, sought)} >= {
        (start, end) for start, end in whole if "\n\n" not in text[start:end]
    }
    assert {found for piece in pieces for found in in_a_row(piece, sought)} <= whole


def test_words_in_a_row_may_be_longer_than_their_forms() -> None:
    text = "The " + "x" * (LONGEST_FORM + 9) + " trade."
    (piece,) = rows(text, ["x" * LONGEST_FORM, "trade"])
    assert piece[-1].form == "trade"


def test_a_line_without_spaces_is_cut_once_for_all_rows_in_it() -> None:
    text = "trade-war," * 30_000
    assert sum(len(piece) for piece in rows(text, ["trade", "war"])) == 60_000
