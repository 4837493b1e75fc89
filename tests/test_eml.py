"""E-mails: what the sender wrote, in place; the rest furniture or named; nothing broken is a traceback."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import io
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import parse, read

STORY = (
    "The council of Eastham sold the pool on Quay Street for £2.4 million on Wednesday – “at last”, it said."
)
HEAD = (
    "Received: from mx (mx [192.0.2.1])\nFrom: Eastham Council Press Office <press@eastham.example>\n"
    "To: desk@courier.example\nSubject: Council sells its pool\nDate: Thu, 5 Feb 2026 23:30:00 -0500\n"
)


def mail(
    body: str | bytes, more: str = "", head: str = HEAD, kind: str = "text/plain; charset=utf-8"
) -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\n{more}\n".encode() + raw


def all_of(raw: bytes) -> tuple[list[Document], list[str]]:
    told: list[str] = []
    made = list(parse(raw, "a.eml", skipped=lambda path, reason: told.append(reason)))
    return made, told


def only(raw: bytes) -> Document:
    (made,), _ = all_of(raw)
    return made


def own(made: Document) -> str:
    """What of the text is no furniture."""
    kept, at = [], 0
    for start, end in made.furniture:
        kept.append(made.text[at:start])
        at = end
    return "".join([*kept, made.text[at:]])


def test_headers_give_headline_date_and_outlet() -> None:
    made = only(mail(f"{STORY}\n"))
    assert made.text == f"Council sells its pool\n\n{STORY}"
    assert made.blocks[0].role == "headline"
    assert (made.title, made.outlet) == ("Council sells its pool", "Eastham Council Press Office")
    assert (made.published, made.published_from) == (dt.date(2026, 2, 5), "header Date")
    assert made.locate(0) == (4, 10)
    assert made.locate(made.text.index("2.4")) == (9, STORY.index("2.4") + 1)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: AW: Fwd: Pool sold", "Pool sold"),
        ("=?utf-8?q?Caf=C3=A9_sold?=", "Café sold"),
        ("=?utf-8?b?Q2Fmw6kgc29sZA==?=", "Café sold"),
        ("Café sold", "Café sold"),
        ("Pool\n sold for\n\ttwo", "Pool sold for two"),
        ("=?no-such?q?Pool?= sold", "Pool sold"),
        ("=?utf-8?b?Q2F$$$?= sold", "Ca sold"),
    ],
)
def test_subjects(subject: str, title: str) -> None:
    made = only(mail(STORY, head=f"Message-ID: <1@x>\nSubject: {subject}\n"))
    assert made.title == title
    assert made.locate(0)[0] == 2


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-8-and-none-said", "no-such-charset"])
@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_character_points_at_where_it_is_written(charset: str, encoding: str, end: str) -> None:
    codec = charset if charset == "cp1252" else "utf-8"
    body = f"{STORY}\n\n{'It leaked for years. ' * 30}\n".replace("\n", end).encode(codec)
    written = {
        "8bit": body,
        "quoted-printable": quopri.encodestring(body),
        "base64": base64.encodebytes(body),
    }[encoding]
    kind = "text/plain" if "none" in charset else f"text/plain; charset={charset}"
    raw = mail(written, f"Content-Transfer-Encoding: {encoding}\n", kind=kind)
    made = only(raw.replace(b"\r\n", b"\n").replace(b"\n", end.encode()))
    assert STORY in made.text
    raw = raw.replace(b"\r\n", b"\n").replace(b"\n", end.encode())
    shown = raw.decode("utf-8") if codec == "utf-8" or raw.isascii() else raw.decode("latin-1")
    rows = shown.split(end)
    for at, char in enumerate(made.text):
        line, column = made.locate(at)
        if char.isspace():
            continue
        written_there = rows[line - 1][column - 1]
        if encoding == "8bit" or line < 7 or (char.isascii() and encoding == "quoted-printable"):
            there = char if codec == "utf-8" or line < 7 else char.encode(codec).decode("latin-1")
            assert written_there == there
        elif encoding == "quoted-printable":
            first = char.encode(codec)[0]
            assert rows[line - 1][column - 1 : column + 2].upper() == f"={first:02X}"
        else:
            assert written_there.isalnum() or written_there in "+/"


def test_quotations_and_signatures_are_furniture() -> None:
    made = only(
        mail(
            f"{STORY}\n\nOn Wed, 4 Feb 2026 at 10:00, Dora Pell-Amari\n<dora@courier.example> wrote:\n"
            "> Is it true that 12 people were hurt?\n>\n> Dora\n\nNobody was hurt, it is said here.\n\n-- \n"
            "Press Office\n40 people work here.\n"
        )
    )
    kept = own(made)
    assert "Nobody was hurt" in kept
    assert STORY in kept
    for gone in ("12 people", "wrote:", "Dora", "40 people"):
        assert gone in made.text
        assert gone not in kept


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "From: Dora <d@x.example>\nSent: 4 February 2026 10:00\nTo: Press\nSubject: Pool",
    ],
)
def test_what_stands_under_an_earlier_message_is_furniture(line: str) -> None:
    made = only(mail(f"{STORY}\n\n{line}\n\nIt is said that 12 people were hurt at the pool.\n"))
    assert "12 people" not in own(made)
    assert STORY in own(made)


def test_what_is_passed_on_is_kept_but_for_its_headers() -> None:
    made = only(
        mail(
            "For you.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\n"
            f"Date: Mon, 2 Feb 2026\nSubject: Old\nTo: b@x.example\n\n{STORY}\n"
        )
    )
    assert STORY in own(made)
    assert "a@x.example" not in own(made)


def test_the_plain_form_is_read_and_attachments_are_named() -> None:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "Pool", "a@b.example", "Thu, 05 Feb 2026 10:00:00 +0000"
    made.set_content(STORY)
    made.add_alternative(f"<p>Only in the page. {STORY}</p>", subtype="html")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment("A table, a table", filename="sums.txt")
    (document,), told = all_of(bytes(made))
    assert document.text == f"Pool\n\n{STORY}"
    assert document.outlet == "a@b.example"
    assert told == ["an attachment is not read: plan.pdf", "an attachment is not read: sums.txt"]


def test_a_page_is_read_where_there_is_no_plain_form_worth_it() -> None:
    page = (
        f"<html><body><p>{STORY}</p><div>On Wed, 4 Feb 2026, Dora &lt;d@x.example&gt; wrote:<br></div>"
        "<blockquote><p>Is it true that 12 people were hurt?</p></blockquote></body></html>"
    )
    made = EmailMessage()
    made["Subject"] = "Pool"
    made.set_content("See the page.")
    made.add_alternative(page, subtype="html")
    document = only(bytes(made))
    assert STORY in own(document)
    assert "See the page" not in document.text
    assert "12 people" not in own(document)
    short = only(mail("<p>Sold for 3.</p>", kind="text/html"))
    assert short.text == "Council sells its pool\n\nSold for 3."
    assert short.locate(short.text.index("Sold")) == (9, 4)


def test_an_attached_message_is_a_document() -> None:
    inner = EmailMessage()
    inner["Subject"], inner["Date"] = "Inner", "Mon, 02 Feb 2026 10:00:00 +0000"
    inner.set_content("The pool leaked for years, the council said in a note.")
    outer = EmailMessage()
    outer["Subject"] = "Outer"
    outer.set_content(STORY)
    outer.add_attachment(inner)
    (first, second), told = all_of(bytes(outer))
    assert (first.title, second.title, told) == ("Outer", "Inner", [])
    assert second.published == dt.date(2026, 2, 2)
    line, column = second.locate(second.text.index("The pool"))
    assert bytes(outer).decode().split("\n")[line - 1][column - 1 :].startswith("The pool leaked")


def test_messages_within_messages_end_somewhere() -> None:
    raw = b"Content-Type: message/rfc822\n\n" * 40 + mail(STORY)
    told: list[str] = []
    with pytest.raises(SourceError, match="no text in this message"):
        list(parse(raw, "a.eml", skipped=lambda path, reason: told.append(reason)))
    assert told == ["a message more than 10 deep inside others"]


def test_a_message_without_a_text_is_an_error_that_names_what_it_has() -> None:
    made = EmailMessage()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    told: list[str] = []
    with pytest.raises(SourceError, match="no text in this message") as caught:
        list(parse(bytes(made), "a.eml", skipped=lambda path, reason: told.append(reason)))
    assert caught.value.where == "a.eml"
    assert told == ["an attachment is not read: plan.pdf"]


def test_standard_input_that_begins_with_headers_is_mail() -> None:
    (made,) = read(["-"], stdin=io.BytesIO(mail(STORY)))
    assert made.title == "Council sells its pool"
    (text,) = read(["-"], stdin=io.BytesIO(b"From: the desk\nSubject: the pool\n\n" + STORY.encode()))
    assert text.text.startswith("From: the desk")


LINES = r"""
Date: Thu, 31 Feb 2026 10:00:00
Date: yesterday
Date: Mon, 1 Jan 99999 00:00
From: <
From: "
From: =?x?q?=?=
From: é
To: a@b@c
Subject: =?utf-8?b?=?=
Content-Type: ;;;
Content-Type: text
Content-Type: text/plain; charset*=''x
Content-Type: text/html; charset=hex
Content-Type: text/plain; charset=utf-16
Content-Type: multipart/mixed
Content-Type: multipart/mixed; boundary=
Content-Type: multipart/alternative; boundary="a"
Content-Type: message/rfc822
Content-Disposition: attachment; filename*=utf-8''%ff
Content-Transfer-Encoding: base64
Content-Transfer-Encoding: =?
"""
BROKEN = [*LINES.split("\n")[1:-1], 'Content-Type: text/plain; charset="\x00"', "From: \udce9"]


@pytest.mark.parametrize("header", BROKEN)
def test_broken_headers_are_no_traceback(header: str) -> None:
    raw = f"Message-ID: <1@x>\n{header}\n\n{STORY}\n".encode("utf-8", "surrogateescape")
    told: list[str] = []
    made = []
    with contextlib.suppress(SourceError):
        made = list(parse(raw, "a.eml", skipped=lambda path, reason: told.append(reason)))
    assert made or told


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BROKEN), max_size=6), st.binary(max_size=120))
def test_no_mail_makes_a_traceback(headers: list[str], body: bytes) -> None:
    raw = "\n".join(["X: 1", *headers, "", ""]).encode("utf-8", "surrogateescape") + body
    with contextlib.suppress(SourceError):
        for document in parse(raw, "a.eml"):
            assert all(document.locate(at) for at in range(0, len(document.text), 7))


def test_parts_within_parts_end_somewhere() -> None:
    """Each has a boundary of its own: the email package reads them one within the other."""
    raw = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1200))
    with pytest.raises(SourceError, match="this message cannot be read"):
        list(parse(raw + b"\n" + STORY.encode(), "a.eml"))


def test_a_text_that_is_no_letter_is_refused() -> None:
    with pytest.raises(SourceError, match="1,000,000 characters"):
        list(parse(mail("word " * 200_001), "a.eml"))
