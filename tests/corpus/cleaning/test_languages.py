"""Articles in other languages: their prose, their furniture, their bylines and dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article, CutReason
from corpus.cleaning import clean
from corpus.cleaning.features import closes
from corpus.cleaning.foreign import foreign_label
from corpus.cleaning.head.bylines import byline
from corpus.cleaning.head.dates import date_line
from corpus.cleaning.languages import language_of
from corpus.readers import read
from tests.corpus.cleaning.annotations import stories

RUSSIAN = (
    "Совет Порт-Ланды решил во вторник закрыть старую паромную пристань до начала лета и продать участок пивоварне.",
    "«Тридцать лет мы ждали, чтобы кто-нибудь занялся этой пристанью», — сказала глава города Елена Маркова.",
    "Пивоварня обещает вложить четыре миллиона и нанять сорок человек. Паром заменит мост, который ещё не строят.",
)
CHINESE = (
    "兰达港镇议会周二决定在夏季之前关闭旧渡轮码头，并把这块土地卖给一家来自大陆的啤酒厂。",
    "“我们等了三十年，希望有人来管一管这个码头，”镇长海伦说，“现在有人管了，大家还是不满意。”",
    "啤酒厂表示将投资四百万，并雇用四十名员工。取代渡轮的大桥目前还没有开始建设。",
)
TEXTS = {
    "de": tuple(stories()["hafen"]),
    "fr": tuple(stories()["port"]),
    "es": tuple(stories()["puerto"]),
    "ru": RUSSIAN,
    "zh": CHINESE,
}


def cleaned(text: str) -> Article:
    [page] = read(Path("page.txt"), text.encode())
    return clean(page)


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_of_prose_is_told_by_its_function_words(code: str) -> None:
    assert language_of(TEXTS[code]).code == code


def test_a_text_too_short_to_tell_counts_as_english() -> None:
    assert language_of(["Bonjour"]).code == "en"


def test_prose_in_a_language_that_is_not_known_is_kept() -> None:
    welsh = (
        "Penderfynodd cyngor Porth Landa ddydd Mawrth gau'r hen lanfa cyn yr haf a gwerthu'r tir i fragdy.",
        "Dywedodd y bragdy y byddai'n buddsoddi pedair miliwn ac yn cyflogi deugain o bobl ar yr ynys cyn y gaeaf.",
    )
    assert cleaned("\n\n".join(welsh)).paragraphs == list(welsh)


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bare_paragraphs_of_another_language_are_kept_whole(code: str, gap: str) -> None:
    assert cleaned(gap.join(TEXTS[code]) + "\n").paragraphs == list(TEXTS[code])


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("16. Mai 2018, 18:30 Uhr", "2018-05-16"),
        ("Stand: 16.05.2018, 12:11 Uhr", "2018-05-16"),
        ("Publié le 16 mai 2018 à 18h30", "2018-05-16"),
        ("16 de mayo de 2018", "2018-05-16"),
        ("16 мая 2018, 12:30", "2018-05-16"),
        ("2018年5月16日 08:44", "2018-05-16"),
    ],
)
def test_dates_of_other_languages_give_the_day(line: str, iso: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("line", "name"),
    [("Von Jonas Weber", "Jonas Weber"), ("Par Claire Dumont", "Claire Dumont"), ("Por Ana Gómez", "Ana Gómez")],
)
def test_bylines_of_other_languages_give_the_name(line: str, name: str) -> None:
    found = byline(line)
    assert found is not None
    assert found[0] == name


def test_labels_of_another_language_give_the_reason() -> None:
    text = "\n\n".join((*TEXTS["de"], "Mehr zum Thema", "Brückenbau verzögert sich", "Datenschutz"))
    reasons = {cut.text: cut.reason for cut in cleaned(text).cuts}
    assert reasons["Mehr zum Thema"] is CutReason.RELATED_STORIES
    assert reasons["Brückenbau verzögert sich"] is CutReason.RELATED_STORIES
    assert reasons["Datenschutz"] is CutReason.SITE_FOOTER


def test_a_dash_that_opens_speech_is_no_bullet_and_those_of_a_list_are() -> None:
    speech = "– Vi sov oss igenom alltihop, säger Marianne Odh, vars trädgård nu slutar i ett stup ner mot älven."
    listed = ["– Bring a lamp and something warm to wear", "– Bring bread for two days, and the card you were given"]
    lines = (TEXTS["de"][0], speech, TEXTS["de"][1], *listed, TEXTS["de"][2])
    kept = cleaned("\n\n".join(lines)).paragraphs
    assert speech in kept
    assert listed[1].removeprefix("– ") in kept


def test_a_language_that_is_not_known_shows_its_own_function_words() -> None:
    names = (("sarel", "ri"), ("tomin", "su"), ("balu", "to"), ("kerit", "va"), ("onsa", "ne"), ("pelor", "li"))
    lines = [
        f"Ka {name} ut mo velas tirim ka {other} ut sabo lenti mo karas, ut fin ka {name} mo tolpa ruvi."
        for name, other in names
    ]
    language = language_of(lines)
    assert language.code is None
    assert {"ka", "ut", "mo"} <= language.stop_words


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("читайте также", CutReason.RELATED_STORIES),
        ("комментарии (14)", CutReason.COMMENTS),
        ("ilginizi çekebilir", CutReason.RELATED_STORIES),
        ("热门推荐", CutReason.RELATED_STORIES),
        ("منوعات", None),
        ("جميع الحقوق محفوظة", CutReason.SITE_FOOTER),
        ("ये भी पढ़ें", CutReason.RELATED_STORIES),
        ("reklama", CutReason.SPONSORED),
        ("delen", CutReason.SHARE),
        ("delegierte", None),
    ],
)
def test_labels_of_many_languages_are_known_with_what_follows_them(line: str, reason: CutReason | None) -> None:
    found = foreign_label(line)
    assert (found[0] if found else None) is reason


@pytest.mark.parametrize("end", [".", "!”", "。", "？」", "।", "؟", "…»", "۔", ",”"])
def test_sentences_end_with_the_marks_of_their_scripts(end: str) -> None:
    assert closes("words" + end)


@pytest.mark.parametrize("end", ["", ")", ",", "”", " (left)"])
def test_other_marks_end_no_sentence(end: str) -> None:
    assert not closes("words" + end)
