"""Mail: newsletters, forwarded articles, attachments, mailboxes, saved pages; and what no program should send."""

from __future__ import annotations

import io
import quopri
from email.message import EmailMessage

import pytest

from corpus.containers.mailboxes import messages
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from tests.corpus.containers.exports import HTML, PARAGRAPHS, TEXT, article, articles, parts


def message(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Message-ID"] = "<1@lamp.example>"
    made["Date"] = "Wed, 16 May 2018 10:00:00 +0000"
    for name, value in {"From": "Bob <bob@example.org>", "To": "ann@example.org", **headers}.items():
        made[name.replace("_", "-")] = value
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        (made.add_alternative if plain is not None else made.set_content)(html, subtype="html")
    return made


NEWSLETTER = message(
    f"View this email in your browser\n\n{TEXT}\n\nUnsubscribe | Manage preferences\n",
    f"<html><body><table><tr><td>View this email in your browser</td></tr><tr><td><h1>Ferry sold</h1>{HTML}</td></tr>"
    "<tr><td>You received this email because you signed up. <a href='https://x'>Unsubscribe</a></td></tr></table>",
    Subject="Fwd: Ferry sold – and then?",
    From="Ann Hollis from The Lamp <news@lamp.example>",
    List_Unsubscribe="<https://lamp.example/off>",
)
FORWARDED = message(
    "Hi Ann,\n\nhave a look.\n\nBob\n\n---------- Forwarded message ---------\nFrom: Li Wei <li@lamp.example>\n"
    f"Date: Wed, May 16, 2018 at 10:00 AM\nSubject: Ferry sold\nTo: Bob <bob@example.org>\n\n\n"
    "Ferry sold\n\nBy Li Wei\n\n"
    f"{TEXT}\n\n-- \nBob Smith\nSales manager\n+44 20 1234567\n",
    Subject="FW: see this",
)


def test_a_newsletter_is_of_its_sender() -> None:
    (one,) = articles(NEWSLETTER.as_bytes(), "alert.eml")
    assert one.paragraphs == list(PARAGRAPHS)
    assert (one.title, one.byline, one.outlet) == ("Ferry sold – and then?", "Ann Hollis", "The Lamp")
    assert one.published == "2018-05-16"
    assert {cut.text for cut in one.cuts} == {"View this email in your browser", "Unsubscribe | Manage preferences"}


def test_what_a_person_sends_on_is_not_of_that_person() -> None:
    (one,) = articles(FORWARDED.as_bytes(), "see.eml")
    assert one.paragraphs == list(PARAGRAPHS)
    assert (one.title, one.byline, one.outlet, one.published) == ("Ferry sold", "Li Wei", None, "2018-05-16")
    cut = {cut.text for cut in one.cuts}
    assert {"Hi Ann,", "have a look.", "---------- Forwarded message ---------", "Sales manager"} <= cut
    assert any(text.startswith("From: Li Wei") for text in cut)


def test_html_is_taken_where_the_plain_form_was_made_from_a_layout() -> None:
    poor = "\n".join(f"{part}\n<https://lamp.example/track/{'x' * 60}>" for part in ("Ferry", "Boats", "Read", "More"))
    (one,) = articles(message(poor, f"<html><body><h1>Ferry sold</h1>{HTML}</body></html>").as_bytes(), "a.eml")
    assert (one.title, one.paragraphs) == ("Ferry sold", list(PARAGRAPHS))


def test_a_message_that_is_quoted_whole_loses_the_marks() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
    assert articles(message(f"See below.\n\n{quoted}").as_bytes(), "a.eml")[0].paragraphs == list(PARAGRAPHS)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "koi8-r"])
def test_charsets_and_transfer_encodings_are_undone(charset: str) -> None:
    made = EmailMessage()
    made["Subject"] = "Fähre verkauft" if charset != "koi8-r" else "Паром продан"
    made["From"] = "x@example.org"
    made.set_content(TEXT.replace("“", '"').replace("”", '"'), charset=charset, cte="base64")
    one = articles(made.as_bytes(), "a.eml")[0]
    assert one.title == made["Subject"]
    assert one.paragraphs[0] == PARAGRAPHS[0]


def test_attached_articles_are_members_of_their_own() -> None:
    made = message("See attached.", Subject="see this")
    made.add_attachment(
        f"<html><body><h1>Ferry sold</h1>{HTML}</body></html>".encode(), "text", "html", filename="../../p.html"
    )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="boat.png")
    note, page = parts(made.as_bytes(), "a.eml")
    assert isinstance(note, Member)
    assert note.optional
    assert page.name == "a.eml › p.html"
    assert article(page).paragraphs == list(PARAGRAPHS)


def mailbox(*made: EmailMessage) -> bytes:
    return b"".join(
        b"From bob@example.org Thu May 17 10:00:00 2018\n" + one.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
        for one in made
    )


def test_a_mailbox_gives_the_articles_of_its_messages() -> None:
    empty = message("", Subject="nothing")
    found = parts(mailbox(NEWSLETTER, empty, FORWARDED), "box.mbox")
    assert [part.name for part in found] == [f"box.mbox › message {number}" for number in (1, 2, 3)]
    assert isinstance(found[1], Refused)
    assert found[1].optional
    assert [article(part).paragraphs for part in (found[0], found[2])] == [list(PARAGRAPHS)] * 2


def test_a_mailbox_is_told_apart_at_its_postmarks_only() -> None:
    body = "Dear all,\n\nFrom here we go on.\n\nFrom Monday on, boats sail at 10:00 in 2018.\n"
    data = mailbox(message(body), message(body)).replace(b">From here", b"From here")
    first, second = messages(io.BytesIO(data))
    assert first == second
    assert first is not None
    assert b"\nFrom Monday on" in first


def test_files_without_a_suffix_are_known_by_their_headers() -> None:
    assert articles(NEWSLETTER.as_bytes(), "1526464800.M1P2.host:2,S")[0].outlet == "The Lamp"
    assert len(articles(mailbox(NEWSLETTER, FORWARDED), "Inbox")) == 2
    framed = b"%d\n" % len(NEWSLETTER.as_bytes()) + NEWSLETTER.as_bytes() + b"<?xml version='1.0'?><plist/>"
    assert articles(framed, "17.emlx")[0].paragraphs == list(PARAGRAPHS)


def test_a_scrape_that_begins_like_a_message_stays_a_text() -> None:
    text = f"Subject: ferries\nDate: today\n\n{TEXT}"
    (one,) = parts(text.encode(), "a.txt")
    assert isinstance(one, Member)
    assert one.data == text.encode()


def saved(html: str, charset: str = "") -> bytes:
    return (
        (
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lamp.example/ferry\r\n"
            "Subject: =?utf-8?Q?Ferry=20sold=20=E2=80=93=20The=20Lamp?=\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n----x\r\n'
            f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            "Content-Location: https://lamp.example/ferry\r\n\r\n"
        ).encode()
        + quopri.encodestring(html.encode("cp1252"))
        + b"\r\n----x\r\nContent-Type: image/png\r\n\r\naaaa\r\n----x--\r\n"
    )


@pytest.mark.parametrize("charset", ["", "; charset=windows-1252"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_a_saved_page_is_the_html_in_it(charset: str, name: str) -> None:
    (one,) = articles(saved(f"<html><body><h1>Ferry sold</h1>{HTML}</body></html>", charset), name)
    assert (one.title, one.paragraphs) == ("Ferry sold", list(PARAGRAPHS))
    assert one.url == "https://lamp.example/ferry"


def test_a_saved_page_without_html_says_so() -> None:
    with pytest.raises(UnreadableError, match="no web page in it; save the page again"):
        parts(saved("x").replace(b"text/html", b"image/gif"), "a.mhtml")


def test_parts_within_parts_without_end_are_refused() -> None:
    deep = b"From: a@b\nSubject: x\nMIME-Version: 1.0\n"
    deep += b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(10_000))
    (found,) = parts(deep + b"\n\nend", "deep.eml")
    assert isinstance(found, Refused)


@pytest.mark.parametrize(
    "odd",
    [
        b"From: a\nSubject: =?utf-8?B?////\nContent-Type: text/plain; charset=no-such-charset\n\n" + TEXT.encode(),
        b"From: a\nSubject: =?no-such?Q?x?=\nContent-Type: multipart/mixed\n\n" + TEXT.encode(),
        b'From: a\nDate: 99 Foo 99999\nContent-Type: text/plain; charset="\xff"\n\n' + TEXT.encode(),
        b"From: a\nContent-Transfer-Encoding: base64\n\nno base64 at all!\n\n" + TEXT.encode(),
        b"From: a\nSubject: " + b"=?utf-8?Q?x?= " * 50_000 + b"\n\n" + TEXT.encode(),
        b"From: a\nContent-Type: " + b"a" * 100_000 + b"\n\n" + TEXT.encode(),
        b"From: " + b"(" * 50_000 + b"\nList-Id: x\n\n" + TEXT.encode(),
    ],
)
def test_messages_that_no_program_should_send_are_read_as_far_as_they_go(odd: bytes) -> None:
    for part in parts(odd, "odd.eml"):
        assert isinstance(part, Refused) or part.data


def test_the_day_on_which_an_article_was_sent_on_is_not_its_own() -> None:
    note = message(f"Ferry sold\n\n{TEXT}", Subject="Fwd: read this")
    assert articles(note.as_bytes(), "a.eml")[0].published is None
    assert articles(message(f"Ferry sold\n\n{TEXT}").as_bytes(), "a.eml")[0].published == "2018-05-16"


SENT_ON = {
    "a phone": "FYI\n\nRegards,\nBob\n\nSent from my iPhone\n\nBegin forwarded message:\n\nFrom: The Lamp "
    f"<n@lamp.example>\nTo: Bob Smith\nCc: Li Wei\nSubject: Boats\n\n{TEXT}\n\nThis email and any attachments are "
    "confidential and intended solely for the addressee.\n",
    "an office": f"-----Original Message-----\nFrom: Bob\nSent: Monday\nTo: All\nSubject: Boats\n\n{TEXT}\n",
    "in German": "Hallo,\n\nschau mal.\n\nVon: Bob <bob@x.example>\nGesendet: Mittwoch, 16. Mai 2018 10:00\nAn: Ann\n"
    f"Betreff: Boats\n\n{TEXT}\n",
    "a list": f"{TEXT}\n\n--\nYou are receiving this email because you subscribed at lamp.example.\nYour preferences "
    "| Unsubscribe from this list\nThe Lamp, 1 Quay Street, Greyport\n© 2018 The Lamp\n",
}


@pytest.mark.parametrize("plain", SENT_ON.values(), ids=SENT_ON)
def test_what_programs_put_around_an_article_is_cut(plain: str) -> None:
    (one,) = articles(message(plain, Subject="FW: Ferry sold").as_bytes(), "a.eml")
    assert (one.title, one.paragraphs) == ("Ferry sold", list(PARAGRAPHS))
