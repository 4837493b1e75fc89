"""Parts of a file, and what its data say of it, made into a document."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimcheck.model import Document, wide
from claimcheck.sources import allows, furniture, published
from claimcheck.sources.blocks import Part, compose, counted, file_lines
from claimcheck.sources.masthead import is_prose, read_head, relaid


@dataclass(frozen=True, slots=True)
class Data:
    """What a file says of its article outside the text (front matter, meta tags, JSON fields)."""

    title: str = ""
    published: dt.date | None = None
    published_from: str | None = None
    updated: dt.date | None = None
    updated_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str = ""
    line_starts: tuple[int, ...] = ()
    first_line: int = 1
    day_first: bool | None = None


def assemble(parts: Iterable[Part], file: str, path: str, data: Data = Data()) -> Document:
    """Find headline, date and furniture among ``parts`` and return the document of decoded ``file``."""
    listed, allowed = allows.parted(list(counted(parts, path)))
    head = read_head(listed, data.title)
    starts = data.line_starts or file_lines(file)
    day, how = data.published, data.published_from
    if day is None:
        found = published.find(listed, head.lines, head.title, data.day_first)
        if found and not (
            found[1].lower().endswith(("updated", "modified", "revised", "reviewed")) and data.updated
        ):
            day, place = found[0], listed[found[2]]
            if found[1] != "dateline" and not is_prose(place.text):
                listed[found[2]] = replace(place, hint="furniture" if found[2] != head.title else place.hint)
            how = _how(found[1], bisect.bisect_right(starts, place.place) - 1 + data.first_line, place.text)
        elif data.updated:
            day, how = data.updated, data.updated_from
    marked = furniture.mark(listed, head)
    composed = compose(marked)
    title = data.title
    lead = listed[head.title] if head.title is not None else None
    if lead and (not title or lead.level == 1 or lead.role == "headline"):
        title = lead.text[relaid(lead.text) :]
    return Document(
        id=data.id,
        path=path,
        title=title,
        text=composed.text,
        published=day,
        published_from=how,
        outlet=data.outlet or head.outlet or _agency(marked),
        url=data.url,
        furniture=composed.furniture,
        blocks=composed.blocks,
        allows=allows.placed(allowed, composed.blocks, len(composed.text), starts, data.first_line),
        anchors=composed.anchors,
        line_starts=starts,
        first_line=data.first_line,
        wide=wide(file, data.line_starts[0] if data.line_starts else 0),
    )


def _how(label: str, line: int, text: str) -> str:
    """Say in words where a date was found."""
    if label in ("byline", "date line", "dateline", "draft note"):
        return f"{label}, line {line}"
    return f"line {line}: {text if len(text) <= 60 else label}"


def _agency(parts: list[Part]) -> str | None:
    """The agency that a dateline names: "PORTLAND (Transpacific) - "."""
    for part in parts:
        for start, end in part.cuts if not part.furniture else ():
            hit = (
                re.search(r"\(([^()]{2,40})\)\s?(?:--|-|–|—)\s*$", part.text[start:end])
                if start == 0
                else None
            )
            if hit:
                return hit[1]
    return None


def headings(parts: Iterable[Part]) -> Iterator[Part]:
    """Give the role of a heading to short lines between paragraphs that end as no sentence does."""
    yield from (replace(p, role="heading") if _is_heading(p) else p for p in parts)


def _is_heading(part: Part) -> bool:
    words = len(part.text.split(None, 13))
    return part.role == "body" and words <= 12 and re.search(r"[.!?:;,…\"'”’)]$", part.text) is None
