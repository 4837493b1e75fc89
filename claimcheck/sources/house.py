"""What the configuration knows of the documents: the outlets of those that name none, lines of furniture."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from claimcheck.config import Config, Outlet
from claimcheck.model import Document


def known(document: Document, config: Config) -> Document:
    """Return a document with the outlet and the furniture that the configuration gives it."""
    found: dict[str, object] = {}
    if not document.outlet:
        name = next((one.name for one in config.outlets if _is_of(document, one)), None)
        found |= {"outlet": name} if name else {}
    spans = _matching(document, config.furniture) if config.furniture else []
    if spans:
        found["furniture"] = tuple(sorted({*document.furniture, *spans}))
    return document.model_copy(update=found) if found else document


def _is_of(document: Document, outlet: Outlet) -> bool:
    """Whether a document is of an outlet: a pattern fits its path or a folder of it, or the host is known."""
    path = PurePath(document.path)
    if any(place.match(pattern) for pattern in outlet.paths for place in (path, *path.parents)):
        return True
    host = _host(document.url or "")
    return any(f".{host}".endswith(f".{known.lower()}") for known in outlet.hosts if host)


def _host(url: str) -> str:
    """Return the host of an address in lower case, or "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _matching(document: Document, patterns: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the spans of the lines and blocks that a pattern matches from end to end."""
    text, at = document.text, 0
    spans = [(block.start, block.end) for block in document.blocks]
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return [
        (start, end)
        for start, end in spans
        if start < end and any(re.fullmatch(one, text[start:end].strip()) for one in patterns)
    ]
