"""``list``, ``show``, ``search`` and ``entities``."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte
from tests.tui.cli.stories import WIRE
from tui.workspace import HINT, sample_sources

ARTICLE_KEYS = {
    "path", "title", "subtitle", "byline", "outlet", "dateline", "published", "text", "blocks", "paragraphs",
    "captions", "cuts", "lines",
}  # fmt: skip


def test_the_list_has_every_article_in_order_of_arrival(zte: Zte, stocked: Path) -> None:
    done = zte("list", "--json", "--library", stocked)
    assert done.code == 0
    rows = done.json["articles"]
    assert [row["id"] for row in rows] == [1, 2, 3]
    assert rows[0].keys() >= {
        "id", "title", "outlet", "byline", "dateline", "published", "words", "paragraphs", "source",
    }  # fmt: skip
    assert rows[0]["byline"] == "Nora Feld"
    assert rows[0]["paragraphs"] == 4
    assert rows[2]["published"] == "2019-03-06"


def test_the_list_in_a_pipe_is_a_line_an_article_with_tabs(zte: Zte, stocked: Path) -> None:
    first, *_ = zte("list", "--library", stocked).out.splitlines()
    assert first.split("\t")[:2] == ["1", "Harbour board votes to close the Lantern ferry after eighty years"]


def test_an_empty_library_lists_nothing_and_says_how_to_add(zte: Zte, library: Path) -> None:
    zte("remove", 1, 2, 3, "--library", library)
    done = zte("list", "--library", library)
    assert (done.code, done.bytes) == (1, b"")
    assert "zte-reader add" in done.err
    assert zte("list", "--library", library, "--json").json == {"articles": []}


def test_without_a_library_the_sample_is_read_with_a_word_about_it(zte: Zte) -> None:
    done = zte("list", "--json")
    assert done.code == 0
    assert done.err == f"{HINT}\n"
    assert len(done.json["articles"]) == len(sample_sources()) > 5


def test_a_library_that_was_named_and_is_not_there_is_an_error(zte: Zte, tmp_path: Path) -> None:
    for command in (["list"], ["show", "1"], ["search", "x"], ["entities"], ["compare", "1", "2"], ["doctor"]):
        done = zte(*command, "--library", tmp_path / "none")
        assert (done.code, done.bytes) == (2, b"")
        none = tmp_path / "none"
        assert (
            done.err == f"zte-reader: {none}: no library here yet; make it with: zte-reader --library {none} add PATH\n"
        )


def test_the_library_of_the_environment_is_used(zte: Zte, stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZTE_READER_LIBRARY", str(stocked))
    assert len(zte("list", "--json").json["articles"]) == 3


def test_the_persons_own_library_is_used_once_there_is_one(zte: Zte, scrapes: Path) -> None:
    zte("add", scrapes)
    done = zte("list", "--json")
    assert len(done.json["articles"]) == 3
    assert done.err == ""


def test_the_library_may_be_named_before_and_after_the_command(zte: Zte, stocked: Path) -> None:
    assert zte("--library", stocked, "list").bytes == zte("list", "--library", stocked).bytes


def test_a_file_that_is_no_library_is_an_error(zte: Zte, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"not a database at all, but long enough to be taken for one" * 50)
    done = zte("list", "--library", tmp_path)
    assert done.code == 2
    assert "damaged or not a library" in done.err
    assert len(done.err.splitlines()) == 1


def test_an_article_is_shown_for_reading(zte: Zte, stocked: Path) -> None:
    done = zte("show", 1, "--library", stocked)
    lines = done.out.splitlines()
    assert lines[0] == "Harbour board votes to close the Lantern ferry after eighty years"
    assert lines[1].startswith("Nora Feld · ")
    assert max(map(len, lines)) <= 80
    assert "Share this article" not in done.out
    assert done.err == ""


def test_an_article_is_found_by_the_unique_beginning_of_its_title(zte: Zte, stocked: Path) -> None:
    assert zte("show", "greyport QUARRELS", "--library", stocked).out == zte("show", "3", "--library", stocked).out


def test_a_beginning_that_two_titles_share_names_both(zte: Zte, stocked: Path) -> None:
    done = zte("show", "Harbour board", "--library", stocked)
    assert done.code == 2
    assert "1, 2" in done.err


def test_cuts_are_shown_in_their_place_with_the_reason(zte: Zte, stocked: Path) -> None:
    out = zte("show", 1, "--cuts", "--library", stocked).out
    assert "\n   ✂ share\n 2 │ Share this article\n\n 3   By Nora Feld\n" in out
    assert out.index("Share this article") < out.index("The Greyport harbour")
    out = zte("show", 2, "--cuts", "--library", stocked).out
    assert out.index("Mayor") < out.index("newsletter")


def test_the_source_comes_byte_for_byte_in_a_pipe(zte: Zte, stocked: Path) -> None:
    assert zte("show", 1, "--source", "--library", stocked).bytes == WIRE.encode()


def test_an_article_as_json_has_its_layers_over_its_text(zte: Zte, stocked: Path) -> None:
    shown = zte("show", 1, "--json", "--library", stocked).json
    assert shown.keys() >= ARTICLE_KEYS | {"id", "mentions", "quotes"}
    text = shown["text"]
    assert [text[block["start"] : block["end"]] for block in shown["blocks"] if block["kind"] == "paragraph"] == shown[
        "paragraphs"
    ]
    assert [line["line"] for line in shown["lines"]] == list(range(1, len(WIRE.splitlines()) + 1))
    assert shown["lines"][1]["role"] == "removed:share"
    (cut,) = shown["cuts"]
    assert (cut["lines"], cut["reason"], cut["text"]) == ([2, 2], "share", "Share this article")
    assert {mention["text"] for mention in shown["mentions"]} >= {"Otto Lindqvist", "Ines Calder"}
    for layer in (*shown["mentions"], *shown["quotes"]):
        assert text[layer["start"] : layer["end"]] == layer["text"]


def test_the_quote_of_an_article_has_its_speaker(zte: Zte, stocked: Path) -> None:
    quotes = zte("show", 1, "--json", "--library", stocked).json["quotes"]
    (quote,) = [quote for quote in quotes if quote["kind"] == "direct"]
    assert quote["text"] == '"We could not keep a boat afloat on affection alone,"'
    assert quote["speaker"] == "Otto Lindqvist"


@pytest.mark.parametrize("argv", [["--cuts", "--json"], ["--source", "--json"], ["--cuts", "--source"]])
def test_ways_of_showing_exclude_each_other(zte: Zte, stocked: Path, argv: list[str]) -> None:
    done = zte("show", 1, *argv, "--library", stocked)
    assert done.code == 2
    assert "not allowed with" in done.err


def test_a_search_as_json_has_ranked_hits_with_snippets(zte: Zte, stocked: Path) -> None:
    done = zte("search", "ferry", "--json", "--library", stocked)
    assert (done.code, done.err) == (0, "")
    found = done.json
    assert found.keys() >= {"query", "explanation", "total", "exact", "milliseconds", "hits", "suggestion"}
    assert (found["query"], found["total"]) == ("ferry", 2)
    assert "ferry" in found["explanation"]
    assert found["hits"][0].keys() >= {
        "id", "score", "title", "outlet", "published", "matches", "snippets", "family",
    }  # fmt: skip
    for hit in found["hits"]:
        text = zte("show", hit["id"], "--json", "--library", stocked).json["text"]
        for snippet in hit["snippets"]:
            assert snippet["text"] == text[snippet["start"] : snippet["end"]]
            assert {snippet["text"][start:end].lower() for start, end in snippet["highlights"]} == {"ferry"}


def test_several_words_are_one_query(zte: Zte, stocked: Path) -> None:
    apart = zte("search", "ferry", "newsletter", "bus", "--json", "--library", stocked)
    assert apart.json["query"] == "ferry newsletter bus"


def test_the_order_and_the_number_of_hits_can_be_chosen(zte: Zte, stocked: Path) -> None:
    def ids(*argv: object) -> list[int]:
        found = zte("search", "Lindqvist", "--json", "--library", stocked, *argv).json
        assert found["total"] == 3
        return [hit["id"] for hit in found["hits"]]

    assert ids("--sort", "newest")[0] == ids("--sort", "oldest")[0] == 3
    assert len(ids("--limit", 2)) == 2


def test_nothing_found_is_exit_code_one_with_a_suggestion_where_there_is_one(zte: Zte, stocked: Path) -> None:
    done = zte("search", "Lindquist", "--json", "--library", stocked)
    assert done.code == 1
    assert (done.json["total"], done.json["hits"]) == (0, [])
    assert done.json["suggestion"].lower() == "lindqvist"
    assert "did you mean: " in zte("search", "Lindquist", "--library", stocked).err


@pytest.mark.parametrize("query", ["-huawei", "-huawei ZTE", "--huawei", "-j", "-lamp (board)"])
def test_a_query_that_looks_like_an_option_is_shown_how_to_write_it(zte: Zte, stocked: Path, query: str) -> None:
    done = zte("search", query, "--library", stocked)
    assert (done.code, done.bytes) == (2, b"")
    assert f"zte-reader search -- {shlex.quote(query)}" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_query_error_has_a_column(zte: Zte, stocked: Path) -> None:
    done = zte("search", "ferry (", "--json", "--library", stocked)
    assert done.code == 2
    assert done.json.keys() == {"error", "column", "suggestion"}
    assert done.json["column"] == 7
    plain = zte("search", "ferry (", "--library", stocked)
    assert (plain.code, plain.bytes) == (2, b"")
    assert plain.err.startswith("zte-reader: column 7: ")
    assert plain.err.count("column") == 1


def test_hits_in_a_pipe_are_plain_words_and_the_explanation_goes_to_standard_error(zte: Zte, stocked: Path) -> None:
    done = zte("search", "Saltmarsh", "--library", stocked)
    assert done.out.splitlines()[0].split()[0] == "1"
    assert "Saltmarsh bridge" in " ".join(done.out.split())
    assert done.err.startswith("1 article: articles that mention Saltmarsh")


def test_entities_are_listed_with_their_forms(zte: Zte, stocked: Path) -> None:
    rows = zte("entities", "--json", "--library", stocked).json["entities"]
    assert all(row.keys() >= {"name", "type", "mentions", "articles", "forms"} for row in rows)
    (calder,) = [row for row in rows if row["name"] == "Ines Calder"]
    assert (calder["type"], calder["articles"]) == ("PERSON", 3)
    assert "Ines Calder" in calder["forms"]
    assert [row["mentions"] for row in rows] == sorted((row["mentions"] for row in rows), reverse=True)


def test_every_mention_of_one_entity_comes_with_its_context(zte: Zte, stocked: Path) -> None:
    done = zte("entities", "ines calder", "--json", "--library", stocked)
    assert done.code == 0
    assert done.json["entity"]["name"] == "Ines Calder"
    mentions = done.json["mentions"]
    assert {mention["id"] for mention in mentions} == {1, 2, 3}
    for mention in mentions:
        text = zte("show", mention["id"], "--json", "--library", stocked).json["text"]
        assert text[mention["start"] : mention["end"]] == mention["text"]
        line = mention["left"] + mention["text"] + mention["right"]
        assert line in text


def test_mentions_stand_under_one_another_and_fit_the_width(zte: Zte, stocked: Path) -> None:
    lines = zte("entities", "Ines Calder", "--library", stocked).out.splitlines()
    assert {line.index("Ines Calder") for line in lines} == {6 + (80 - 6) * 2 // 5}
    assert max(map(len, lines)) <= 80


def test_an_entity_that_nothing_mentions_is_not_found_and_it_is_said_where_to_look(zte: Zte, stocked: Path) -> None:
    done = zte("entities", "Nobody Atall", "--json", "--library", stocked)
    assert done.code == 1
    assert done.json == {"entity": None, "mentions": []}
    assert "zte-reader entities" in done.err
    assert zte("entities", "Nobody Atall", "--library", stocked).bytes == b""
