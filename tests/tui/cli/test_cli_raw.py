"""``clean`` and ``tag``: what is made of files, with nothing stored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.intake.sources import MAX_PAGE_CHARACTERS
from tests.tui.cli.conftest import Zte
from tests.tui.cli.stories import EDITED, STORIES, WIRE
from tests.tui.cli.test_cli_reading import ARTICLE_KEYS

PARAGRAPH = (
    "The harbour board sold the ferry on Tuesday to three towns that have no harbour, and promised to dig one for each "
    "of them before the winter comes."
)


def test_cleaning_gives_a_line_of_json_an_input(zte: Zte, scrapes: Path, home: Path) -> None:
    done = zte("clean", scrapes, "--json")
    assert (done.code, done.err) == (0, "")
    assert [line["path"] for line in done.lines] == [str(scrapes / name) for name in STORIES]
    assert all(line.keys() >= ARTICLE_KEYS for line in done.lines)
    assert not home.exists()


def test_every_line_of_a_text_has_a_role_once(zte: Zte, scrapes: Path) -> None:
    (cleaned,) = zte("clean", scrapes / "b-edited.txt", "--json").lines
    roles = {line["line"]: line["role"] for line in cleaned["lines"]}
    assert len(roles) == len(cleaned["lines"]) == len(EDITED.splitlines())
    assert (roles[1], roles[2], roles[4]) == ("title", "byline", "blank")
    assert roles[len(roles)] == "removed:subscription-prompt"


def test_cleaning_goes_on_after_a_file_that_can_not_be_read(zte: Zte, scrapes: Path) -> None:
    (scrapes / "b-edited.txt").write_bytes(b"")
    done = zte("clean", scrapes, scrapes / "gone.txt", "--json")
    assert done.code == 2
    assert len(done.lines) == 2
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [
        str(scrapes / "b-edited.txt"),
        str(scrapes / "gone.txt"),
    ]


def test_cleaned_text_is_readable_with_its_cuts(zte: Zte, scrapes: Path) -> None:
    done = zte("clean", scrapes / "a-wire.txt")
    assert done.code == 0
    assert " 2 │ Share this article" in done.out
    assert "The ferry will run until the end of May" in done.out


def test_cleaning_standard_input(zte: Zte) -> None:
    (cleaned,) = zte("clean", "-", "--json", stdin=WIRE.encode()).lines
    assert cleaned["title"] == "Harbour board votes to close the Lantern ferry after eighty years"


@pytest.mark.parametrize(
    "data",
    [
        f'title,text\nFerry sold,"{PARAGRAPH}"\nFerry kept,"{PARAGRAPH}"\n',
        f'[{{"title": "Ferry sold", "text": "{PARAGRAPH}"}}, {{"title": "Ferry kept", "text": "{PARAGRAPH}"}}]',
        f'{{"title": "Ferry sold", "text": "{PARAGRAPH}"}}\n{{"title": "Ferry kept", "text": "{PARAGRAPH}"}}\n',
    ],
    ids=["CSV", "JSON", "JSON Lines"],
)
def test_an_export_on_standard_input_is_taken_apart(zte: Zte, data: str) -> None:
    cleaned = zte("clean", "-", "--json", stdin=data.encode()).lines
    assert [(one["title"], one["text"]) for one in cleaned] == [("Ferry sold", PARAGRAPH), ("Ferry kept", PARAGRAPH)]
    added = zte("add", "-", stdin=data.encode())
    assert (added.code, "added 2 articles" in added.out + added.err) == (0, True)


def test_tagging_takes_the_text_as_it_is(zte: Zte, tmp_path: Path) -> None:
    text = "\r\nOtto Lindqvist said: “It is over.”\tBy the numbers, 4 million crowns.  \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    done = zte("tag", tmp_path / "a.txt", "--json")
    assert done.code == 0
    (tagged,) = done.lines
    assert (tagged["path"], tagged["text"]) == (str(tmp_path / "a.txt"), text)
    assert tagged["mentions"][0] == {
        "start": 2, "end": 16, "text": "Otto Lindqvist", "type": "PERSON", "entity": "Otto Lindqvist",
    }  # fmt: skip
    (quote,) = tagged["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"] == "“It is over.”"
    assert quote.keys() == {"start", "end", "text", "speaker", "kind"}
    assert quote["kind"] == "direct"


def test_tagging_reads_standard_input_where_nothing_is_named(zte: Zte) -> None:
    for argv in (["tag", "--json"], ["tag", "-", "--json"]):
        (tagged,) = zte(*argv, stdin=b"Mayor Ines Calder spoke.").lines
        assert tagged["path"] is None
        assert [mention["text"] for mention in tagged["mentions"]] == ["Ines Calder"]


def test_dates_are_resolved_against_the_day_that_is_given(zte: Zte) -> None:
    text = b"Ines Calder spoke on Sunday in Ashby."
    (tagged,) = zte("tag", "--json", stdin=text).lines
    (told,) = zte("tag", "--json", "--published", "2019-03-06", stdin=text).lines
    assert [mention.get("value") for mention in tagged["mentions"]] == [None, None, None]
    assert [mention.get("value") for mention in told["mentions"]] == [None, "2019-03-03", None]
    assert "2019-03-03" in zte("tag", "--published", "2019-03-06", stdin=text).out


def test_a_tagger_of_your_own_finds_the_names(zte: Zte, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy = pytest.importorskip("spacy", reason="needs spaCy")
    monkeypatch.setenv("ZTE_READER_TAGGER", "own")  # which the command changes
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PRODUCT", "pattern": "Ines Calder"}])
    pipeline.to_disk(tmp_path / "model")
    (tagged,) = zte("tag", "--json", "--tagger", f"spacy:{tmp_path / 'model'}", stdin=b"Ines Calder left Oslo.").lines
    assert [(mention["text"], mention["type"]) for mention in tagged["mentions"]] == [("Ines Calder", "PRODUCT")]


@pytest.mark.parametrize("command", ["add", "tag", "reclean"])
def test_a_tagger_that_is_not_there_is_said_before_anything_is_read(
    zte: Zte, scrapes: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("ZTE_READER_TAGGER", "own")
    done = zte(command, *([] if command == "reclean" else [scrapes]), "--tagger", "crystal:ball")
    assert done.code == 2
    assert done.err == "zte-reader: no tagger is called “crystal:ball”; there are own, spacy:MODEL and gliner:MODEL\n"


def test_tagging_goes_on_after_a_file_that_is_not_there(zte: Zte, scrapes: Path) -> None:
    done = zte("tag", scrapes / "gone.txt", scrapes / "a-wire.txt", "--json")
    assert done.code == 2
    assert [line["path"] for line in done.lines] == [str(scrapes / "a-wire.txt")]
    assert "no such file" in done.err


def test_tags_in_a_pipe_are_a_line_a_mention(zte: Zte) -> None:
    done = zte("tag", stdin=b"Mayor Ines Calder spoke.")
    assert done.out.splitlines()[0].split("\t") == ["6", "PERSON", "Ines Calder", "Ines Calder"]


def test_json_has_no_character_that_a_terminal_would_obey(zte: Zte) -> None:
    done = zte("tag", "--json", stdin="\x1b[31m \x9b31m \x7f \u202e Ines Calder".encode())
    assert not set(done.out) & {"\x1b", "\x9b", "\x7f", "\u202e"}
    assert done.lines[0]["text"] == "\x1b[31m \x9b31m \x7f \u202e Ines Calder"


@pytest.mark.parametrize("command", ["clean", "tag"])
def test_a_text_longer_than_any_article_is_refused_in_one_line(zte: Zte, tmp_path: Path, command: str) -> None:
    (tmp_path / "long.txt").write_bytes(b"The ferry made its trip.\n" * (MAX_PAGE_CHARACTERS // 20))
    done = zte(command, tmp_path / "long.txt", "--json")
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(
        r"zte-reader: .*long\.txt: [45],\d{3},\d{3} characters of text, .*; split it into articles\n", done.err
    )


def test_nothing_to_clean_is_wrong_usage(zte: Zte) -> None:
    assert zte("clean").code == 2


def test_the_real_scrapes_are_cleaned_and_tagged(zte: Zte, shared: Path) -> None:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    done = zte("clean", shared / "seeds", "--json")
    assert done.code == 0
    assert [line["path"] for line in done.lines] == [str(seed) for seed in seeds]
    for seed, line in zip(seeds, done.lines, strict=True):
        assert len(line["lines"]) == len(seed.read_text(encoding="utf-8").splitlines())
        assert line["paragraphs"]
