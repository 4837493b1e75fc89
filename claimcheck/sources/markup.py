"""HTML as a flat run of events with exact places; nothing is fetched, run or refused.

Parsers that build a tree forget where in the file a character stood, so this reads the tags itself. It is
as forgiving as browsers are: an unclosed comment or tag ends where a browser would end it, and no input
makes it read a character more than a few times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.sources.blocks import Run

# Elements whose content is not markup; it ends at their own closing tag only.
RAW = frozenset(("script", "style", "textarea", "title", "noembed", "noframes", "iframe", "xmp"))
VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_TAG = re.compile(r"<[A-Za-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'<]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of a page: ``kind`` is "open", "close", "text" or "comment"; raw elements give text."""

    kind: str
    name: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)


def events(page: str) -> Iterator[Event]:
    """Yield the events of ``page`` in order."""
    at, quoted = 0, True
    while at < len(page):
        low = page.find("<", at)
        if low < 0:
            break
        if low > at:
            yield Event("text", "", at, low)
        at, after = low, page[low + 1 : low + 2]
        if page.startswith("<!--", low):
            end = page.find("-->", low + 4)
            at = end + 3 if end >= 0 else len(page)
            yield Event("comment", "", low, at)
        elif after in ("!", "?"):
            end = page.find(">", low)
            at = end + 1 if end >= 0 else len(page)
        elif (name := _NAME.match(page, low)) is None:
            yield Event("text", "", low, low + 1)
            at = low + 1
        else:
            hit = _TAG.match(page, low) if quoted and after != "/" else None
            quoted = quoted and (after == "/" or hit is not None)
            at = hit.end() if hit else page.find(">", low) + 1
            if at <= 0:
                return
            tag = name[1].lower()
            if after == "/":
                yield Event("close", tag, low, at)
                continue
            yield Event("open", tag, low, at, _attributes(page[name.end() : at - 1]))
            if tag in RAW:
                end = _raw_end(page, tag, at)
                yield Event("text", tag, at, end)
                at = end
    if at < len(page):
        yield Event("text", "", at, len(page))


def _attributes(source: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for hit in _ATTRIBUTE.finditer(source):
        found.setdefault(hit[1].lower(), html.unescape(hit[2] or hit[3] or hit[4] or ""))
    return found


def _raw_end(page: str, tag: str, at: int) -> int:
    """Return where the content of a raw element ends."""
    hit = re.compile(rf"</{tag}(?![a-z0-9])", re.IGNORECASE).search(page, at)
    return hit.start() if hit else len(page)


def decoded(page: str, start: int, end: int) -> Iterator[Run]:
    """Yield the text between two places, its entities decoded."""
    at = start
    for hit in ENTITY.finditer(page, start, end):
        said = html.unescape(hit[0])
        if said == hit[0]:
            continue
        if hit.start() > at:
            yield page[at : hit.start()], at, hit.start() - at
        yield said.replace("\x00", ""), hit.start(), len(hit[0])
        at = hit.end()
    if end > at:
        yield page[at:end], at, end - at
