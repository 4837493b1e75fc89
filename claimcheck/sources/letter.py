"""What of a letter its sender wrote: quoted messages, signatures and forwarded headers are furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.sources.article import headings
from claimcheck.sources.blocks import Part, Row, Run, lines
from claimcheck.sources.text import paragraphs

_WROTE = re.compile(r"^(?:on\b.{5,200}\bwrote|.{2,100}<[^<>\s]{3,100}> wrote) ?:$", re.IGNORECASE)
_EARLIER = re.compile(r"^-{2,12} ?original (?:message|appointment) ?-{2,12}$", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"^(?:-{2,12} ?forwarded (?:message|by [^\n]{1,80}?) ?-{2,12}|begin forwarded message:)$", re.IGNORECASE
)
_FROM = re.compile(r"^[*_]?from: ?[*_]?", re.IGNORECASE)
_FIELD = re.compile(r"^[*_]?(?:from|to|cc|bcc|date|sent|subject|reply-to|importance): ?", re.IGNORECASE)
_SENT = re.compile(r"(?:^|\s)[*_]?(?:sent|date): ?", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|\s)[*_]?subject: ?", re.IGNORECASE)
REACH = 8  # lines in which the headers of an earlier message stand


def plain(text: str) -> Iterator[Part]:
    """Yield the parts of a letter in plain text."""
    rows = list(lines(text))
    held: list[Row] = []
    foreign = False
    for row, theirs in zip(rows, _theirs([row[0].strip() for row in rows], rows), strict=True):
        if theirs != foreign:
            yield from _made(held, foreign)
            held, foreign = [], theirs
        held.append((row,))
    yield from _made(held, foreign)


def _made(rows: Iterable[Row], foreign: bool) -> Iterator[Part]:
    """Yield the paragraphs of lines of one hand."""
    if foreign:
        yield from (replace(one, hint="furniture") for one in paragraphs(rows))
    else:
        yield from headings(paragraphs(rows))


def _theirs(said: Sequence[str], rows: Sequence[Run]) -> Iterator[bool]:
    """Tell for each line whether it is not of the sender's own text."""
    rest = passed = wrote = False
    for at, line in enumerate(said):
        following = said[at + 1] if at + 1 < len(said) else ""
        rest = rest or rows[at][0] in ("-- ", "--") or bool(_EARLIER.match(line[:100]))
        rest = rest or (not passed and _is_headed(said[at : at + REACH]))
        opens = bool(_PASSED_ON.match(line[:120]))
        passed = opens or (passed and (not line or bool(_FIELD.match(line[:40]))))
        second, wrote = wrote, False
        if not line.startswith(">") and len(line) < 300:
            wrote = (
                not _WROTE.match(line) and bool(following) and bool(_WROTE.match(f"{line} {following[:200]}"))
            )
            wrote = wrote and line.lower().startswith("on ")
        yield rest or passed or line.startswith(">") or wrote or second or bool(_WROTE.match(line[:400]))


def _is_headed(said: Sequence[str]) -> bool:
    """Whether lines begin with the headers of an earlier message, as Outlook writes them."""
    if not said or not _FROM.match(said[0][:20]):
        return False
    fields = [line[:40] for line in said if _FIELD.match(line[:40])]
    return any(_SENT.match(f) for f in fields) and any(_ABOUT.match(f) for f in fields)


def page(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a letter that is a page, by the same signs and by what is set as a quotation."""
    rest = quoting = passed = False
    for one in parts:
        text = one.text[:400]
        if _PASSED_ON.match(text):
            passed = True
            yield replace(one, hint="furniture")
            continue
        headed = bool(_FROM.match(text) and _SENT.search(text) and _ABOUT.search(text))
        if (passed and _FIELD.match(text)) or headed:
            rest = rest or (headed and not passed)
            yield replace(one, hint="furniture")
            continue
        rest = rest or bool(_EARLIER.match(text)) or text == "--"
        quoting = quoting or bool(_WROTE.match(text))
        theirs = rest or bool(_WROTE.match(text)) or (quoting and one.hint == "quote")
        yield replace(one, hint="furniture") if theirs else one
