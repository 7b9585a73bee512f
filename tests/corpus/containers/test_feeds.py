"""Feeds: RSS, RDF and Atom entries as records; nothing is fetched, no entity expands."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.intake.members import Refused
from tests.corpus.containers.exports import HTML, PARAGRAPHS, articles, parts

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lamp</title><language>en-gb</language>
<item><title>Ferry sold</title><link>https://lamp.example/1</link><dc:creator>Ann Hollis</dc:creator>
<pubDate>Wed, 16 May 2018 10:00:00 GMT</pubDate><description>A boat with a past.</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Museum opens</title><link>https://lamp.example/2</link>
<description>The museum of Greyport opens on Friday.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lamp</title><entry><title>Ferry sold</title>
<link href="https://lamp.example/1"/><author><name>Ann Hollis</name></author><updated>2018-05-16T10:00:00Z</updated>
<content type="html">{HTML.replace("<", "&lt;")}</content></entry></feed>"""
RDF = f"""<?xml version="1.0"?>
<!-- old -->
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Lamp</title></channel>
<item><title>Ferry sold</title><link>https://lamp.example/1</link><dc:creator>Ann Hollis</dc:creator>
<dc:date>2018-05-16</dc:date><description>{HTML.replace("<", "&lt;")}</description></item></rdf:RDF>"""


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
@pytest.mark.parametrize("name", ["feed.xml", "feed", "page.rss"])
def test_every_entry_is_an_article_with_what_the_feed_says(feed: str, name: str) -> None:
    one = articles(feed.encode(), name)[0]
    assert one.paragraphs == list(PARAGRAPHS)
    assert (one.title, one.byline, one.outlet) == ("Ferry sold", "Ann Hollis", "The Lamp")
    assert (one.published, one.url) == ("2018-05-16", "https://lamp.example/1")


def test_an_entry_with_a_summary_alone_is_an_article_of_one_paragraph() -> None:
    first, second = articles(RSS.encode(), "feed.xml")
    assert first.subtitle == "A boat with a past."
    assert second.paragraphs == ["The museum of Greyport opens on Friday."]
    assert second.language == "en"


@pytest.mark.parametrize(
    "reference",
    [
        *["&#xD800;", "&#xdfff;", "&#0055296;", "&amp;#x00D800;", f"&#{'0' * 30}55357;"],  # half a character
        *["&#1114112;", "&#x110000;", "&amp;#99999999999;", f"&#{'9' * 5000};"],  # none
    ],
)
def test_a_reference_to_no_character_spoils_neither_its_entry_nor_the_others(reference: str) -> None:
    feed = RSS.replace("Museum opens", f"Museum {reference} opens &#x41;&#00066;&#xE000;&#x10FFFD;")
    first, second = articles(feed.encode(), "feed.xml")
    assert first.title == "Ferry sold"
    assert second.title is not None
    assert second.title.split() == ["Museum", "\ufffd", "opens", "AB\ue000\U0010fffd"]


def test_the_encoding_that_a_feed_declares_is_believed() -> None:
    data = RSS.replace('version="1.0"', 'version="1.0" encoding="windows-1252"', 1).encode("cp1252")
    assert articles(data, "feed.xml")[0].paragraphs == list(PARAGRAPHS)


def test_no_entity_expands_and_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a feed must not lead to a connection")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the harbour master")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    dtd = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{bomb}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    outside = '<!DOCTYPE rss SYSTEM "http://dtd.example/rss.dtd">'
    for doctype in (dtd, outside):
        feed = RSS.replace("<rss", f"{doctype}<rss", 1).replace("A boat with", "A boat &e11; &x; with")
        for one in articles(feed.encode(), "feed.xml"):
            assert "boomboom" not in one.text + str(one.subtitle)
            assert "secret of" not in one.text + str(one.subtitle)
            assert len(one.text) < 2000


def test_a_feed_without_entries_says_so() -> None:
    with pytest.raises(UnreadableError, match="no entries in this feed"):
        parts(b"<rss version='2.0'><channel><title>x</title></channel></rss>", "feed.xml")


def test_a_feed_that_breaks_off_gives_the_entries_before() -> None:
    assert articles(RSS.encode()[: RSS.index("Museum opens")], "feed.xml")[0].title == "Ferry sold"


NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nitf><head><docdata><date.issue norm="20180516T100000Z"/></docdata></head><body><body.head>
<hedline><hl1>Ferry sold</hl1></hedline><byline>By Ann Hollis</byline></body.head>
<body.content>{HTML}<p>&x;</p></body.content></body></nitf>"""
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en-GB"><contentMeta>
<contentCreated>2018-05-16T10:00:00Z</contentCreated><headline>Ferry sold</headline><by>Ann Hollis</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{HTML}</body></html>
</inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize("story", [NITF, NEWSML], ids=["nitf", "newsml"])
def test_the_stories_of_agencies_are_read(story: str) -> None:
    (one,) = articles(story.encode(), "story.xml")
    assert (one.title, one.byline, one.published) == ("Ferry sold", "Ann Hollis", "2018-05-16")
    assert one.paragraphs[:4] == list(PARAGRAPHS)
    assert "root:" not in one.text


@pytest.mark.parametrize("data", [b"<urlset><url><loc>https://x</loc></url></urlset>", b"<?xml version='1.0'?>", b"<<"])
def test_xml_of_other_kinds_is_passed_over(data: bytes) -> None:
    (refused,) = parts(data, "sitemap.xml")
    assert isinstance(refused, Refused)
    assert refused.optional
