"""From bytes to pages: what is refused, how lines are counted, which characters survive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.readers import MAX_BYTES, Page, read
from corpus.readers.characters import one_space, tidy
from corpus.readers.decoding import decode, lines_of
from corpus.readers.mojibake import mend
from tests.corpus.cleaning.breakages import misread

SENTENCE = "The ferry café was closed on Monday, said the mayor of Porthaven."


def only(data: bytes, name: str = "page.txt") -> Page:
    [page] = read(Path(name), data)
    return page


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n\xc2\xa0\n", "nothing but blank lines"),
        (b"\xef\xbb\xbf", "nothing but blank lines"),
        (b"text\x00\x01\x02" * 50, "a binary file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a picture"),
        (b"%PDF-1.7 and so on", "a damaged PDF file"),
        (b"{\\rtf1\\ansi The ferry was closed.}", "an RTF document, not text; save the article as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "an old or locked office document"),
        (bytes(range(1, 32)) * 20, "a binary file"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line_that_names_the_file(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as refused:
        read(Path("folder/page.txt"), data)
    assert str(refused.value).startswith("folder/page.txt: ")
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableError, match="over the limit of 64 MB"):
        read(Path("page.txt"), b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_reads_the_same(encoding: str) -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}\n"
    assert [block.text for block in only(text.encode(encoding)).blocks] == [SENTENCE, SENTENCE]


def test_an_old_encoding_is_guessed_from_its_bytes() -> None:
    text = "La pêche était fermée à Porthaven, a déclaré le maire, très fâché. L'été sera long près de l'île.\n" * 5
    assert only(text.encode("cp1252")).blocks[0].text == text.splitlines()[0]


def test_a_damaged_byte_in_utf_8_is_marked_and_the_rest_kept() -> None:
    data = (SENTENCE * 3).encode() + b" \xff " + SENTENCE.encode()
    assert only(data).blocks[0].text == f"{SENTENCE * 3} � {SENTENCE}"


@given(st.binary(max_size=300))
@settings(deadline=None)  # the first guess loads its tables
def test_decoding_never_fails(data: bytes) -> None:
    decoded = decode(data)
    assert data == b"" or decoded.encoding


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb", ["a", "b"]),
        ("a\n\nb\n", ["a", "", "b"]),
        ("a\u2028b\x0cc\x85d\n", ["a\u2028b\x0cc\x85d"]),
        ("a\u2028b\u2029c\x85d", ["a", "b", "c", "d"]),
        ("a\x0cb", ["a\x0cb"]),
        ("", []),
    ],
)
def test_lines_are_those_that_an_editor_counts(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_a_block_knows_its_line() -> None:
    page = only(b"first\r\n\r\nthird\rfourth\n")
    assert [(block.text, block.lines) for block in page.blocks] == [
        ("first", (1, 1)),
        ("third", (3, 3)),
        ("fourth", (4, 4)),
    ]
    assert page.line_count == 4


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\u00a0b\u202fc\u2007d", "a b c d"),
        ("co\u00adop\u200berative\ufeff", "cooperative"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x9b31mred", "red"),
        ("abc\x07\x08\x7fdef", "abcdef"),
        ("file\u202egnp.exe", "filegnp.exe"),
        ("one\u2028two\x0cthree\tfour\x1ffive", "one two three four five"),
        ("[bold]plain[/bold]", "[bold]plain[/bold]"),
        ("naïve — “quoted” 中文 🎉", "naïve — “quoted” 中文 🎉"),
    ],
)
def test_what_is_no_character_of_a_text_goes(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@given(st.text())
def test_tidied_text_can_be_printed_anywhere(text: str) -> None:
    tidied = tidy(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in tidied)
    tidied.encode("utf-8")
    assert one_space(text) == " ".join(tidied.split())


def test_a_line_of_invisible_characters_is_a_block_without_text() -> None:
    page = only("one\n\u200b\ntwo\n".encode())
    assert [(block.text, block.lines) for block in page.blocks] == [("one", (1, 1)), ("", (2, 2)), ("two", (3, 3))]


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("page.txt", b"<!DOCTYPE html><html><body><p>text</p></body></html>", "html"),
        ("page", b"  <html><body>text</body></html>", "html"),
        ("page.html", b"<p>text</p>", "html"),
        ("page.html", b"text and no tags", "text"),
        ("page.txt", b"The tag <p> begins a paragraph.", "text"),
        ("page.HTM", b"<div>text</div>", "html"),
    ],
)
def test_the_form_is_told_by_the_bytes_and_then_by_the_name(name: str, data: bytes, form: str) -> None:
    assert only(data, name).format == form


def test_reading_text_loads_no_parser() -> None:
    code = (
        "import sys; from pathlib import Path; from corpus.readers import read; from corpus.cleaning import clean; "
        "clean(read(Path('a.txt'), b'The ferry was late on Monday, said the mayor of the town.')[0]); "
        "print(sorted({'lxml', 'trafilatura', 'charset_normalizer', 'dateparser', 'regex'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


RIGHT = (
    "Über Ärger in der ÖVP: „Ä“ und “Ü” – Ö’s",
    "CAFÉ» et «É», l'ÉCOLE, À «Élysée», voilà … à …",
    "Türkiye'de İstanbul, Şişli, ĞÜŞ",
    "SÃO PAULO, PÃO E CORAÇÃO “NÃO”",
    "ESPAÑA”, “Ñ”, año, ¿qué?",
    "Żółta łódź, kůň, Þingvellir, Ðað",
    "Привет, СССР и РФ «Рабочий» С…",
    "中文新闻：“你好”，他说。",
    "“It’s 10 °C,” she said — for £5…",
)


@pytest.mark.parametrize("line", RIGHT)
def test_a_line_that_is_right_is_not_repaired(line: str) -> None:
    assert mend(line) == line


@pytest.mark.parametrize("line", [*RIGHT[:2], *RIGHT[3:5], RIGHT[6], RIGHT[8]])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_that_was_read_in_an_old_encoding_is_put_right(line: str, encoding: str, times: int) -> None:
    text = line
    for _ in range(times):
        text = misread(text, encoding)
    assert [block.text for block in only(f"{text}\n{text}\n".encode()).blocks] == [line, line]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("â€œquotedâ€� he said", "“quoted” he said"),
        ("â€œquotedâ€, he said", "“quoted”, he said"),
        ("donâ€šÃ„Ã´t", "don’t"),
        ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
        ("the end.Â A beginning", "the end. A beginning"),
    ],
)
def test_mojibake_that_lost_bytes_or_came_by_way_of_other_encodings_is_put_right(broken: str, whole: str) -> None:
    assert mend(broken) == whole


@settings(deadline=None)  # the first repair loads its tables
@given(st.text(max_size=60).flatmap(lambda text: st.sampled_from([text, misread(text, "latin-1")])))
def test_repairing_makes_no_line_of_two(line: str) -> None:
    assert "\n" in line or "\r" in line or not set("\r\n") & set(mend(line))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“It’s a test,” she said — for £5."),
        ("cp1252", "Die Fähre über die Förde fährt wieder, größer als früher."),
        ("mac_roman", "L’été sera long près de l’île, a dit le maire, “très fâché”."),
        ("cp850", "Die Fähre über die Förde fährt wieder, größer als früher."),
        ("cp1250", "Żółta łódź odpłynęła, powiedział burmistrz w poniedziałek."),
        ("iso8859-2", "Żółta łódź odpłynęła, powiedział burmistrz w poniedziałek."),
        ("cp1254", "Belediye başkanı köprünün pazartesi günü kapatılacağını söyledi."),
        ("cp1251", "Мэр города заявил в понедельник, что мост будет закрыт на год." * 3),
        ("koi8-r", "Мэр города заявил в понедельник, что мост будет закрыт на год." * 3),
        ("gb18030", "市长星期一对记者说，这座桥将在年底关闭。"),
        ("big5", "市長星期一對記者說，這座橋將在年底關閉。"),
        ("shift_jis", "市長は月曜日に、この橋を年末に閉鎖すると述べた。"),
        ("euc-kr", "시장은 월요일에 이 다리를 연말에 폐쇄한다고 말했다."),
        ("utf-16-le", "Мэр города заявил в понедельник, что мост будет закрыт."),
        ("utf-16-be", "市长星期一对记者说，这座桥将在年底关闭。\n2018 年\n"),
        ("utf-32-be", "The mayor said so."),
    ],
)
def test_an_encoding_is_told_by_the_letters_that_it_makes(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_lines_in_another_encoding_are_read_in_theirs() -> None:
    lines = ["La pêche était fermée.", "L’été sera long.", "“Très fâché”, a dit le maire.", "Plain words only."]
    data = b"\n".join(line.encode(("utf-8", "cp1252")[number % 2]) for number, line in enumerate(lines))
    assert [block.text for block in only(data).blocks] == lines


@pytest.mark.parametrize(
    "text",
    ["👨\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष", "❤\ufe0f\u200d🔥"],
)
def test_joiners_stay_where_they_shape_what_is_read(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize("text", ["co\u200doperate", "co\u200coperate", "word\u200d", "\u200cword", "می\u200c word"])
def test_joiners_that_shape_nothing_go(text: str) -> None:
    assert tidy(text) == text.replace("\u200c", "").replace("\u200d", "")


def test_entities_that_a_converter_left_are_characters() -> None:
    data = b"Tea &amp; cake, &ldquo;for two&rdquo;, &#8364;5&nbsp;each &mdash; AT&T; R&D &amp;amp;"
    assert only(data).blocks[0].text == "Tea & cake, “for two”, €5 each — AT&T; R&D &amp;"


def test_letters_that_were_taken_apart_are_put_together() -> None:
    assert only("Cafe\u0301 fu\u0308r zwei".encode()).blocks[0].text == "Café für zwei"
