"""JSON and JSON Lines: the shapes of exports, fields by name and by mapping, broken files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corpus.article import Article
from corpus.containers.unpacking import members
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from tests.corpus.containers.exports import HTML, PARAGRAPHS, TEXT, Given, article, articles, parts

SHAPES: dict[str, Any] = {
    "one object": {"title": "Ferry sold", "text": TEXT},
    "a list": [{"headline": "Ferry sold", "body": TEXT}],
    "a list under a name": {"status": "ok", "articles": [{"title": "Ferry sold", "content": TEXT}]},
    "a list within": {"response": {"docs": [{"headline": {"main": "Ferry sold", "kicker": "Boats"}, "body": TEXT}]}},
    "fields in an object": {"response": {"results": [{"webTitle": "Ferry sold", "fields": {"bodyText": TEXT}}]}},
    "hits": {"hits": {"total": 1, "hits": [{"_id": "1", "_source": {"title": "Ferry sold", "maintext": TEXT}}]}},
    "keyed by number": {"17": {"title": "Ferry sold", "text": TEXT}},
    "rendered": [{"title": {"rendered": "Ferry sold"}, "content": {"rendered": HTML, "protected": False}}],
    "paragraphs": {"name": "Ferry sold", "article": list(PARAGRAPHS)},
    "blocks": {"title": "Ferry sold", "body": [{"type": "text", "content": one} for one in PARAGRAPHS]},
    "schema.org": {"@type": "NewsArticle", "headline": "Ferry sold", "articleBody": TEXT},
    "html": {"title": "Ferry sold", "html": f"<html><body><article>{HTML}</article></body></html>"},
    "resources": {"data": [{"type": "article", "attributes": {"title": "Ferry sold", "body": TEXT}}]},
    "comments beside it": {"story": {"title": "Ferry sold", "text": TEXT}, "comments": [{"text": "A shame, says I"}]},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_shapes_of_exports_give_their_articles(shape: Any) -> None:
    (one,) = articles(shape)
    assert one.title == "Ferry sold"
    assert one.paragraphs == list(PARAGRAPHS)


FIELDS: list[tuple[dict[str, Any], dict[str, str | None]]] = [
    (
        {"authors": ["Ann Hollis", "Li Wei"], "date_publish": "2018-05-16 10:00:00", "source_domain": "lamp.example"},
        {"byline": "Ann Hollis and Li Wei", "published": "2018-05-16", "outlet": "lamp.example"},
    ),
    (
        {"author": "By Ann Hollis", "publishedAt": "2018-05-16T09:00:00Z", "source": {"id": None, "name": "The Lamp"}},
        {"byline": "Ann Hollis", "published": "2018-05-16", "outlet": "The Lamp"},
    ),
    (
        {"author": [{"@type": "Person", "name": "Ann Hollis"}], "datePublished": "2018-05-16", "inLanguage": "en-GB"},
        {"byline": "Ann Hollis", "published": "2018-05-16", "language": "en"},
    ),
    (
        {
            "byline": {"original": "By Ann Hollis"},
            "pub_date": "2018-05-16T09:00:00+0000",
            "web_url": "https://l.example",
        },
        {"byline": "Ann Hollis", "published": "2018-05-16", "url": "https://l.example"},
    ),
    (
        {"Byline": "Ann Hollis", "Publication": "The Lamp", "Date": "May 16, 2018", "Language": "English"},
        {"byline": "Ann Hollis", "published": "2018-05-16", "outlet": "The Lamp", "language": "en"},
    ),
    ({"timestamp": 1526464800}, {"published": "2018-05-16"}),
    ({"created_at": 1526464800000}, {"published": "2018-05-16"}),
    ({"pubDate": "Wed, 16 May 2018 10:00:00 GMT"}, {"published": "2018-05-16"}),
    ({"seendate": "20180516T101500Z", "domain": "lamp.example"}, {"published": "2018-05-16", "outlet": "lamp.example"}),
    ({"standfirst": "A boat with a past."}, {"subtitle": "A boat with a past."}),
    ({"description": PARAGRAPHS[0][:80] + "…"}, {"subtitle": None}),
    ({"date": None, "author": "", "url": "no address"}, {"published": None, "byline": None, "url": None}),
]


@pytest.mark.parametrize(("fields", "expected"), FIELDS)
def test_fields_are_known_by_their_names_in_exports(fields: dict[str, Any], expected: dict[str, str | None]) -> None:
    (one,) = articles({"title": "Ferry sold", "text": TEXT, **fields})
    assert {name: getattr(one, name) for name in expected} == expected


def test_what_has_no_standard_name_is_kept_with_the_record() -> None:
    (member,) = parts({"text": TEXT, "wordcount": 90, "tags": ["boats"]})
    assert isinstance(member, Member)
    assert json.loads(member.data)["fields"] == {"wordcount": 90, "tags": ["boats"]}


def test_a_record_has_the_same_bytes_whatever_the_order_of_its_fields() -> None:
    record = {"title": "Ferry sold", "text": TEXT, "tags": 1, "id": 2}
    turned = dict(reversed(record.items()))
    assert [part.data for part in parts(record) if isinstance(part, Member)] == [
        part.data for part in parts([turned]) if isinstance(part, Member)
    ]


def test_a_field_that_a_person_named_goes_before_those_that_are_guessed() -> None:
    (one,) = articles(
        {"text": "A summary of the matter.", "story": {"full": TEXT}, "hed": "Ferry sold", "title": "x"},
        text="story.full",
        title="hed",
    )
    assert (one.title, one.paragraphs) == ("Ferry sold", list(PARAGRAPHS))


def test_a_field_that_no_record_has_is_one_error_with_the_fields_there_are() -> None:
    with pytest.raises(UnreadableError, match=r"^no record has a field “corps”, which --map text=corps .*: body, n$"):
        parts([{"body": TEXT, "n": 1}] * 3, text="corps")


def test_a_record_without_a_text_says_which_fields_it_has_and_what_to_do() -> None:
    _, refused = parts([{"text": TEXT}, {"title": "x", "url": "https://lamp.example/1"}])
    assert isinstance(refused, Refused)
    assert refused.name == "export.json › 2"
    assert refused.reason == "no text in it; its fields are: title, url; say which holds the text with --map text=NAME"
    (refused,) = parts({"prosa": TEXT, "n": 1})
    assert isinstance(refused, Refused)
    assert refused.reason.endswith("--map text=prosa")


@pytest.mark.parametrize("data", [{"name": "pack", "version": "1.0", "description": "A pack of things."}, [1, 2], 3])
def test_json_that_does_not_speak_of_articles_is_passed_over(data: Any) -> None:
    assert all(isinstance(part, Refused) and part.optional for part in parts(data))


LINES = "\n".join(json.dumps({"title": f"Ferry {number}", "text": TEXT}) for number in range(3))


def test_lines_are_records_and_a_broken_one_is_told_with_its_number() -> None:
    data = f'{LINES}\n\n{{"title": "torn, "text": 1}}\n{LINES}\n'.encode()
    found = parts(data, "export.jsonl")
    assert [part.name.partition(" › ")[2] for part in found] == [f"line {number}" for number in (1, 2, 3, 5, 6, 7, 8)]
    refused = found[3]
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("not JSON (")


def test_lines_are_recognised_in_a_json_file_and_a_list_in_one_of_lines() -> None:
    assert len(articles(LINES.encode())) == 3
    assert (
        len(articles(json.dumps([json.loads(line) for line in LINES.split("\n")], indent=1).encode(), "a.jsonl")) == 3
    )
    assert len(articles(LINES.replace("\n", ",\n").join("[]").encode(), "a.ndjson")) == 3


def test_documents_may_follow_each_other() -> None:
    pretty = "\n".join(json.dumps(json.loads(line), indent=2) for line in LINES.split("\n"))
    assert len(articles(pretty.encode())) == 3


def test_many_broken_lines_are_told_by_their_number() -> None:
    data = "\n".join([LINES, *["{torn"] * 50]).encode()
    refused = [part for part in parts(data, "a.jsonl") if isinstance(part, Refused)]
    assert len(refused) == 21
    assert refused[-1] == Refused("a.jsonl › 30 more", "are not JSON, as those named before")


def test_a_list_that_ends_too_soon_gives_what_came_before() -> None:
    found = members(Given("export.json", json.dumps([{"text": TEXT}] * 3).encode()[:-40]))
    assert [next(found).name, next(found).name] == ["export.json › 1", "export.json › 2"]
    with pytest.raises(UnreadableError, match="ends in the middle of record 3; fetch it again"):
        next(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_json_in_any_encoding(encoding: str) -> None:
    data = json.dumps([{"text": TEXT, "title": "Café"}], ensure_ascii=False).encode(encoding)
    (one,) = articles(data)
    assert (one.title, one.paragraphs) == ("Café", list(PARAGRAPHS))


def test_a_list_longer_than_what_is_read_at_once() -> None:
    data = json.dumps([{"text": TEXT + f" Trip {number} “ended”."} for number in range(5000)], ensure_ascii=False)
    found = parts(data.encode())
    assert len(found) == 5000
    assert len({part.data for part in found if isinstance(part, Member)}) == 5000


def test_values_that_json_does_not_have_are_read_as_nothing() -> None:
    data = f'{{"text": {json.dumps(TEXT)}, "a": NaN, "b": -Infinity, "c": 1e999, "d": {"9" * 5000}}}'
    (member,) = parts(data.encode())
    assert isinstance(member, Member)
    assert json.loads(member.data)["fields"] == {"a": None, "b": None, "c": "1e999", "d": "9" * 5000}


@pytest.mark.parametrize("opening", ['{"a":', "[", '[{"text":['])
def test_json_nested_without_end_is_an_error_in_words(opening: str) -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        parts((opening * 50_000).encode())
    (refused, *_) = parts((opening * 50_000 + "\n" + LINES).encode(), "a.jsonl") if opening[0] == "{" else [None]
    assert refused is None or (isinstance(refused, Refused) and "nested too deep" in refused.reason)


def test_a_summary_stands_for_the_text_where_there_is_none() -> None:
    (one,) = articles({"docs": [{"headline": "Ferry sold", "abstract": PARAGRAPHS[0], "pub_date": "2018-05-16"}]})
    assert (one.title, one.subtitle, one.paragraphs) == ("Ferry sold", None, [PARAGRAPHS[0]])


def test_a_json_feed_gives_its_title_as_the_outlet() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Lamp",
        "items": [{"id": "1", "title": "Ferry sold", "content_html": HTML, "date_published": "2018-05-16T00:00:00Z"}],
    }
    (one,) = articles(feed)
    assert (one.outlet, one.title, one.published) == ("The Lamp", "Ferry sold", "2018-05-16")


def test_what_clean_prints_is_read_again_as_the_same_articles() -> None:
    from tui.output.shapes import article as shape

    page = f"<html><head><title>x</title></head><body><h1>Ferry sold</h1><p>By Ann Hollis</p>{HTML}</body></html>"
    scrape = (
        f"Home\nNews\nFerry sold\nBy Ann Hollis\nMay 16, 2018\nGREYPORT (AP) — {TEXT}\nShare this\nRelated stories\n"
    )
    first = [article(Member("a.html", page.encode())), article(Member("a.txt", scrape.encode()))]
    assert [one.title for one in first] == ["Ferry sold"] * 2
    lines = "\n".join(json.dumps(shape("a", one, 30), ensure_ascii=False) for one in first)
    again = articles(lines.encode(), "a.jsonl")
    assert [_known(one) for one in again] == [_known(one) for one in first]


CAPTION, CREDIT = "A man sells the last tickets in Greyport.", "Photograph: Ada Lind/CP"


def test_a_caption_keeps_its_credit_when_it_is_read_again() -> None:
    from tui.output.shapes import article as shape

    scrape = "\n\n".join(("Ferry sold", "May 16, 2018", *PARAGRAPHS[:2], f"{CAPTION} {CREDIT}", *PARAGRAPHS[2:]))
    first = article(Member("a.txt", scrape.encode()))
    assert [block.credit for block in first.blocks if block.credit] == [CREDIT]
    (again,) = articles(json.dumps(shape("a", first, 20)).encode(), "a.json")
    assert _known(again) == _known(first)


@pytest.mark.parametrize("credit", ["", "  ", 5, ["CP"], None])
def test_a_credit_that_is_no_text_is_none(credit: object) -> None:
    end = len(PARAGRAPHS[0])
    paragraph = {"kind": "paragraph", "start": 0, "end": end}
    caption = {"kind": "caption", "start": end + 2, "end": end + 2 + len(CAPTION), "credit": credit}
    text = f"{PARAGRAPHS[0]}\n\n{CAPTION}"
    (one,) = articles({"title": "Ferry sold", "text": text, "blocks": [paragraph, caption]})
    assert [(block.kind, block.credit) for block in one.blocks] == [("paragraph", None), ("caption", None)]


def _known(one: Article) -> tuple[object, ...]:
    blocks = [(block.kind, block.start, block.end, block.credit) for block in one.blocks]
    return (one.text, blocks, one.title, one.subtitle, one.byline, one.outlet, one.dateline, one.published, one.url)
