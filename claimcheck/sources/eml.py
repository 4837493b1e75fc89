"""E-mails (.eml): the subject as headline, the date of sending, and what the sender wrote.

Of two forms of one text the plain one is read, else the page. What is quoted from an earlier message and
what stands under "-- " are furniture: no claim of the sender's. A message that is forwarded as an attachment
is a document of its own; one that is forwarded in the text is kept, but for its lines of headers. Every other
attachment is named as skipped. Lines and columns are those of the file (see ``mime.py``).
"""

from __future__ import annotations

import datetime as dt
import email
import email.errors
import email.utils
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Any, BinaryIO, TypeAlias

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import cues, files, html, letter, mime
from claimcheck.sources.article import Data, assemble
from claimcheck.sources.blocks import Part, Run, allow, file_lines, part, without
from claimcheck.sources.files import Skipped
from claimcheck.sources.mime import Decoded

SUFFIXES = (".eml",)
DEEPEST = 10  # messages inside one another
LEAST = 12  # words of a plain text that stands for the page beside it, and does not only point to it
Mail: TypeAlias = "Message[Any, Any]"
# What the email package raises over headers that are none.
_WRONG = (
    email.errors.MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)
_HEADER = re.compile(
    rb"(?m)^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|content-type):"
)
_SUBJECT = re.compile(rb"(?im)^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")
_REPLY = re.compile(r"^(?:(?:re|aw|sv|antw|fwd?|wg|tr)(?:\[\d+\])?: ?)+", re.IGNORECASE)


@dataclass(slots=True)
class File:
    """A file of mail: its bytes, how an editor shows it, and how far it was read."""

    raw: bytes
    text: str
    where: Sequence[int]  # for each byte, the character that it is in
    path: str
    skipped: Skipped
    at: int = 0


def begins(raw: bytes) -> bool:
    """Whether the first bytes are headers of a message, and one of them no writer would begin with."""
    head = raw.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    return len(re.findall(rb"(?m)^[!-9;-~]{1,60}:", head)) > 1 and _HEADER.search(head) is not None


def load(stream: BinaryIO, path: str, skipped: Skipped) -> Iterator[Document]:
    """Yield a message, and the messages that are attached to it."""
    raw = files.whole(stream, path)
    files.refuse_magic(raw, path)
    if not raw.strip():
        raise SourceError("the file is empty", where=path, hint="Remove it, or give an article.")
    text, where = mime.shown(raw)
    told = 0
    for made in _messages(_parsed(raw, path), File(raw, text, where, path, skipped)):
        told += 1
        yield made
    if not told:
        raise SourceError(
            "there is no text in this message",
            where=path,
            hint="Save what is attached to it as files of their own, and check these.",
        )


def _parsed(raw: bytes, path: str) -> Mail:
    """Return a message; its bytes are given as Latin-1, so that each is a character of its text."""
    import email.policy  # only here: what it imports takes 10 ms

    try:
        return email.message_from_string(raw.decode("latin-1"), policy=email.policy.default)
    except _WRONG as error:
        raise SourceError(
            f"this message cannot be read: {error}"[:200], where=path, hint="Save its text as a file."
        ) from error


def _messages(first: Mail, file: File) -> Iterator[Document]:
    """Yield a message and those attached to it, outer before inner."""
    waiting = [(first, 0)]
    while waiting:
        message, depth = waiting.pop(0)
        attached: list[Mail] = []
        lead = _subject(message, file)
        parts = [one for leaf in _leaves(message, file, attached) for one in _parts(leaf, file)]
        if parts:
            yield _document(message, lead, parts, file)
        for inner in attached:
            if depth < DEEPEST:
                waiting.append((inner, depth + 1))
            else:
                file.skipped(file.path, "a message more than 10 deep inside others")


def _document(message: Mail, lead: Part | None, parts: list[Part], file: File) -> Document:
    """Return the document of one message."""
    title = lead.text if lead else ""
    if lead and cues.key(parts[0].text) != cues.key(title):
        parts = [lead, *parts]
    day = _day(_said(message, "date"))
    sender, address = _sender(_said(message, "from"))
    data = Data(
        title=title,
        published=day,
        published_from="header Date" if day else None,
        outlet=sender or address or None,
        line_starts=file_lines(file.text),
    )
    return assemble(parts, file.text, file.path, data)


def _said(message: Mail, name: str) -> str:
    """Return a header as text, "" for none; one that cannot be parsed as it stands."""
    try:
        value = message[name]
    except _WRONG:
        value = next((said for key, said in message.raw_items() if key.lower() == name), "")
    said = " ".join(str(value or "").split())
    return _sound(said)


def _sound(said: str) -> str:
    """Return a header whose bytes are UTF-8 without saying so, as what it says."""
    try:
        return said.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return said.encode("utf-8", "replace").decode("utf-8")


def _day(said: str) -> dt.date | None:
    """Return the day of a Date header, by the sender's own clock."""
    try:
        found = email.utils.parsedate_tz(said)
    except _WRONG:
        return None
    if found is None or not 1000 <= found[0] <= 2999:
        return None
    try:
        return dt.date(*found[:3])
    except ValueError:
        return None


def _sender(said: str) -> tuple[str, str]:
    """Return the name and the address in a From header."""
    try:
        name, address = email.utils.parseaddr(said[:1000])
    except _WRONG:
        return "", ""
    return name.strip(" '\"")[:200], address[:200]


def _subject(message: Mail, file: File) -> Part | None:
    """Return the headline: the subject without "Re:"; what is encoded points at where it begins."""
    said = _said(message, "subject")
    hit = _SUBJECT.search(file.raw, file.at)
    if not said or hit is None:
        return None
    start = hit.start(1)
    plain = hit[1].decode("latin-1")
    row: tuple[Run, ...] = tuple((char, file.where[start], 1) for char in said)
    if plain.isascii() and " ".join(plain.split()) == said:
        row = ((plain, file.where[start], len(plain)),)
    prefix = _REPLY.match(plain if len(row) == 1 else said)
    return part(without(row, prefix.end()) if prefix else row, "headline", level=1)


def _leaves(message: Mail, file: File, attached: list[Mail]) -> Iterator[Mail]:
    """Yield the texts of a message; other messages go to ``attached``, what else there is, is named."""
    payload: Any = message.get_payload()
    kind = _type(message)
    if isinstance(payload, list) and kind == "multipart/alternative":
        yield from _leaves(_chosen(payload), file, attached) if payload else ()
    elif isinstance(payload, list) and kind.startswith("message/"):
        attached.extend(payload)
    elif isinstance(payload, list):
        for one in payload:
            yield from _leaves(one, file, attached)
    elif kind in ("text/plain", "text/html") and _disposition(message) != "attachment":
        yield message
    elif kind.startswith("multipart/"):
        yield message  # one without its boundary: text, as it stands
    else:
        file.skipped(file.path, f"an attachment is not read: {_filename(message) or kind}")


def _chosen(forms: list[Mail]) -> Mail:
    """Return the form of one text that is read: the plain one, if it is not only a word on the other."""
    plain = next((one for one in forms if _type(one) == "text/plain"), None)
    others = [one for one in forms if one is not plain]
    if plain is not None and (not others or len(str(plain.get_payload()).split()) >= LEAST):
        return plain
    page = next((one for one in others if _type(one) == "text/html"), None)
    return page or next((one for one in others if one.is_multipart()), None) or plain or forms[0]


def _type(message: Mail) -> str:
    try:
        return message.get_content_type()
    except _WRONG:
        return "text/plain"


def _disposition(message: Mail) -> str:
    try:
        return message.get_content_disposition() or ""
    except _WRONG:
        return ""


def _filename(message: Mail) -> str:
    try:
        return str(message.get_filename() or "")[:200]
    except _WRONG:
        return ""


def _charset(message: Mail) -> str:
    try:
        return message.get_content_charset() or ""
    except _WRONG:
        return ""


def _parts(leaf: Mail, file: File) -> Iterator[Part]:
    """Yield the parts of one text, with their places in the file."""
    body = str(leaf.get_payload()).encode("latin-1", "replace")
    allow(0, len(body), file.path)
    start = _start(body, file)
    encoding = _said(leaf, "content-transfer-encoding").lower()
    charset = _charset(leaf)
    page = _type(leaf) == "text/html"
    source = mime.decoded(
        body, encoding, charset or (page and html.declared(body)) or "utf-8", start, file.where
    )
    yield from mime.placed(_page(source, file) if page else letter.plain(source.text), source)


def _start(body: bytes, file: File) -> int:
    """Return where the body of a part starts in the file, after the parts that were read before it."""
    found = [file.raw.find(blank + body, file.at) + len(blank) for blank in (b"\n\n", b"\r\n\r\n")]
    at = min((at for at, none in zip(found, (1, 3), strict=True) if at > none), default=-1)
    at = at if at >= 0 else max(file.raw.find(body, file.at), 0)
    file.at = at + len(body)
    return at


def _page(source: Decoded, file: File) -> Iterator[Part]:
    """Yield the parts of a page in a message."""
    parts, _ = html.article(source.text, file.path, least=0)
    yield from letter.page(parts)
