"""HTML pages: the article of the page, with every character's place in the file.

Which blocks are the article is decided by the page's own elements (``article``, ``main``, boilerplate by
element, role and class), and on pages that have none of these by trafilatura, block by block. What stands
outside the article is left out of the text; what stands inside and is none of it is marked as furniture.
The date comes from meta tags, JSON-LD and ``time``, then from the lines of the article's head.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import cues, markup, page
from claimcheck.sources.allows import is_allow, put_back
from claimcheck.sources.article import Data, assemble
from claimcheck.sources.blocks import Part
from claimcheck.sources.masthead import is_outlet, is_prose, is_rubric
from claimcheck.sources.page import PageBlock
from claimcheck.sources.published import stamp

SUFFIXES = (".html", ".htm", ".xhtml")
SHARE = 0.6  # of a page's prose must stand in an element for it to be the article
LEAST = 12  # words of prose that an article has at least
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "date",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
)
_SITE = re.compile(r"(?<!\s)\s++[|–—·»:-]\s++")


def declared(raw: bytes) -> str | None:
    """Return the charset that a page names in its first bytes."""
    hit = _XML.search(raw[:400]) or _CHARSET.search(raw[:4096])
    return hit[1].decode("ascii") if hit else None


def begins(raw: bytes) -> bool:
    """Whether the first bytes, in lower case, are those of a page."""
    return raw.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<article"))


def read(text: str, path: str) -> Iterator[Document]:
    """Yield the one article of a page; raises SourceError for a page that has none."""
    parts, meta = article(text, path)
    yield assemble(parts, text, path, meta)


def article(text: str, path: str, *, least: int = LEAST) -> tuple[list[Part], Data]:
    """Return the parts of a page's article, with places in ``text``, and what the page says of it.

    Raises SourceError for a page that has none: fewer than ``least`` words of prose.
    """
    every = list(page.blocks(text, path))
    seen = [block for block in every if not is_allow(block.part)]
    chosen = _inside(seen)
    chosen = _contained(chosen) or _voted(chosen, text)
    if sum(len(b.part.text.split()) for b in chosen if _is_body(b)) < least:
        raise SourceError(
            "no article in this page",
            where=path,
            hint="Save the article itself, or its text, as a file of its own.",
        )
    meta = _meta(text)
    return put_back(_with_lead(chosen or seen, seen, meta), (block.part for block in every)), meta


def _inside(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks that no element calls boilerplate.

    An element in which half of the page's prose stands is none, whatever its class ("has-sidebar"), but
    for navigation, cookie notices and the like.
    """
    total = _prose(blocks)
    held = _held((block.home.suspects, block) for block in blocks)
    cleared = {index for index, size in held.items() if total and size * 2 >= total}
    return [b for b in blocks if not b.home.banned and cleared.issuperset(b.home.suspects)]


def _is_body(block: PageBlock) -> bool:
    """Whether a block is running text of which little is links."""
    return block.linked < 0.5 and block.part.role != "heading" and is_prose(block.part.text)


def _prose(blocks: Sequence[PageBlock]) -> int:
    return sum(len(b.part.text) for b in blocks if _is_body(b))


def _held(homes: Iterable[tuple[Iterable[int], PageBlock]]) -> Counter[int]:
    """How many characters of running text stand in each element, by its number."""
    held: Counter[int] = Counter()
    for elements, block in homes:
        size = len(block.part.text) if _is_body(block) else 0
        for index in elements:
            held[index] += size
    return held


def _contained(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks of the smallest article element that holds most of the page's prose; else none."""
    total = _prose(blocks)
    held = _held((block.home.articles, block) for block in blocks)
    most = [index for index, size in held.items() if total and size >= SHARE * total]
    if not most:
        return []
    inner = max(most)  # elements are counted as they open, so the innermost has the highest number
    return [b for b in blocks if inner in b.home.articles]


def _voted(blocks: Sequence[PageBlock], text: str) -> list[PageBlock]:
    """The blocks that trafilatura takes for the article, and the headings, lists and lines between them."""
    if not blocks:
        return []
    import trafilatura  # 0.25 s: only pages without an article element need it

    said = trafilatura.extract(
        text, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
    )
    if not said:
        return [b for b in blocks if b.linked < 0.5]
    whole = cues.key(said)
    kept = [i for i, b in enumerate(blocks) if cues.key(b.part.text) in whole and b.part.text]
    prose = [i for i in kept if _is_body(blocks[i])]
    if not prose:
        return [b for b in blocks if b.linked < 0.5]
    homes = {blocks[i].home.parent for i in prose}
    first, last = min(kept), max(prose)
    return [
        b
        for i, b in enumerate(blocks)
        if i in kept or (first <= i <= last and b.linked < 0.5) or (_is_body(b) and b.home.parent in homes)
    ]


def _with_lead(chosen: Sequence[PageBlock], seen: Sequence[PageBlock], meta: Data) -> list[Part]:
    """The parts of the article, with the page's h1 before them where it stands outside."""
    parts = [b.part for b in chosen]
    if any(p.level == 1 for p in parts):
        return parts
    title = cues.key(meta.title)
    for block in seen:
        lead = block.part
        fits = cues.key(lead.text) in title if title else not is_outlet(lead.text)
        if lead.level == 1 and fits and len(lead.text.split()) > 2 and lead.place < parts[0].place:
            return [lead, *parts]
    return parts


def _meta(text: str) -> Data:
    """Return what the page says of its article outside the text."""
    tags: dict[str, str] = {}
    scripts: list[Any] = []
    times: list[str] = []
    title, kind, url, lang = "", "", "", ""
    for event in markup.events(text):
        said = event.attributes
        if event.kind == "open":
            kind = said.get("type", "").lower() if event.name == "script" else ""
            name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
            if event.name == "html":
                lang = said.get("lang", "").lower()
            elif event.name == "meta" and name and said.get("content", "").strip():
                tags.setdefault(name, said["content"].strip())
            elif event.name == "time" and said.get("datetime"):
                marks = " ".join((said.get("itemprop", ""), said.get("class", ""), *said))
                times.insert(0 if re.search(r"(?i)publish|pubdate", marks) else len(times), said["datetime"])
            elif name == "datepublished" and said.get("datetime", said.get("content")):
                tags.setdefault(name, said.get("datetime") or said["content"])
            elif event.name == "link" and said.get("rel", "").lower() == "canonical":
                url = url or said.get("href", "")
        elif event.kind == "text" and event.name == "title" and not title:
            title = " ".join("".join(run[0] for run in markup.decoded(text, event.start, event.end)).split())
        elif event.kind == "text" and event.name == "script" and kind == "application/ld+json":
            scripts.extend(_linked(text[event.start : event.end]))
    return replace(_data(tags, scripts, times, title, url), day_first=_day_first(lang))


def _day_first(lang: str) -> bool | None:
    """Whether "3/4" is a day of April in the English of a page; None where the page does not say."""
    if lang.startswith("en-") and lang not in ("en-us", "en-ca", "en-ph"):
        return True
    return False if lang == "en-us" else None


def _data(tags: dict[str, str], scripts: list[Any], times: list[str], title: str, url: str) -> Data:
    """Weigh what a page says of itself: JSON-LD and meta tags before ``time``."""
    day = how = updated = since = None
    found = [(f"meta tag {name}", tags[name]) for name in _PUBLISHED if name in tags]
    found += [
        ("JSON-LD datePublished", one["datePublished"])
        for one in scripts
        if isinstance(one.get("datePublished"), str)
    ]
    found += [("<time>", said) for said in times[:1]]
    for label, said in found:
        day = stamp(said)
        if day:
            how = label
            break
    later = [(f"meta tag {name}", tags[name]) for name in _UPDATED if name in tags]
    later += [
        ("JSON-LD dateModified", one["dateModified"])
        for one in scripts
        if isinstance(one.get("dateModified"), str)
    ]
    for label, said in later:
        updated, since = stamp(said), label
        if updated:
            break
    site = tags.get("og:site_name") or next((n for n in map(_publisher, scripts) if n), "")
    name, site = _names(tags.get("og:title", ""), title, site)
    return Data(
        title=name,
        published=day,
        published_from=how,
        updated=updated,
        updated_from=since if updated else None,
        outlet=site or None,
        url=tags.get("og:url") or url or None,
    )


def _names(shared: str, title: str, site: str) -> tuple[str, str]:
    """Part a page's title from the name of its site: "Headline | Site"."""
    pieces = _SITE.split(title)
    if len(pieces) > 1:
        last = pieces[-1].strip()
        if not site and is_rubric(last) and is_outlet(pieces[0]):
            site = pieces[0].strip()
        elif not site and len(last.split()) <= 4 and not re.search(r"\d", last):
            site = last
        if cues.key(last) == cues.key(site) or last == site:
            title = title[: title.rfind(last)].rstrip(" |–—·»:-")
    elif not site and is_outlet(title):
        site = title
    if shared and site and shared.endswith(site):
        shared = shared[: -len(site)].rstrip(" |–—·»:-") or shared
    return shared or title, site


def _publisher(script: dict[str, Any]) -> str:
    """Return the name of the outlet that JSON-LD gives."""
    publisher = script.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name.strip() if isinstance(name, str) else ""


def _linked(source: str) -> list[dict[str, Any]]:
    """Return the objects in a JSON-LD script; none when it is not JSON."""
    try:
        found = json.loads(source)
    except (ValueError, RecursionError):
        return []
    listed = found if isinstance(found, list) else [found]
    graphs = [
        one["@graph"] for one in listed if isinstance(one, dict) and isinstance(one.get("@graph"), list)
    ]
    return [one for one in [*listed, *(item for graph in graphs for item in graph)] if isinstance(one, dict)]
