"""Passages of an article marked in place: spans that nest and overlap, cut into pieces that do not.

A piece is a run of text under the same spans. So the page needs one flat element for each piece, however
the spans lie, and an anchor stands where a span starts, its references where it ends.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.model import Document
from claimcheck.report._lines import ESCAPES, HIDDEN

# What a piece is marked as when several spans cover it: the first of these. "" is a claim that nothing meets.
GRAVEST = ("contradicts", "changed", "disputed", "outdated", "inside", "agrees", "")


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference from a marked passage to what it conflicts or agrees with."""

    target: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Span:
    """A passage to mark: offsets, what it is marked as, its anchor and its references."""

    start: int
    end: int
    look: str = ""
    anchor: str = ""
    refs: tuple[Ref, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same spans; ``look`` is None where there is none."""

    text: str
    look: str | None
    strong: bool
    anchors: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, cut into pieces; ``role`` is its role, or "furniture"."""

    role: str
    pieces: tuple[Piece, ...]


def kept(text: str) -> str:
    """Return ``text`` without terminal escapes, controls and invisible characters, its spaces as they are."""
    return HIDDEN.sub("", ESCAPES.sub("", text)).replace("\r", "\n")


def pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """Yield ``text[start:end]`` in pieces; a span that reaches over an end is cut there, and starts anew."""
    inside = [s for s in spans if s.start < end and s.end > start and s.end > s.start]
    cuts = {start, end, *(max(s.start, start) for s in inside), *(min(s.end, end) for s in inside)}
    ends = sorted(cuts)
    for low, high in itertools.pairwise(ends):
        over = [s for s in inside if s.start < high and s.end > low]
        strong = [s for s in over if s.strong]
        looks = {s.look for s in strong or over}
        yield Piece(
            text=kept(text[low:high]),
            look=next((look for look in GRAVEST if look in looks), None),
            strong=bool(strong),
            anchors=tuple(s.anchor for s in over if s.anchor and max(s.start, start) == low),
            refs=gathered(r for s in over if s.end == high for r in s.refs),
        )


def gathered(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return references, one to a target: findings first, then what is stated alike, by number."""
    unique = {ref.target: ref for ref in refs}
    return tuple(unique[t] for t in sorted(unique, key=lambda t: (t[0] != "f", int(t[1:]))))


def paragraphs(document: Document, spans: Sequence[Span]) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article, marked; nothing of its text is left out but blank lines."""
    ordered = sorted(spans, key=lambda s: (s.start, s.end, s.anchor, s.look))
    starts = [s.start for s in ordered]
    longest = max((s.end - s.start for s in ordered), default=0)
    known: set[str] = set()
    for start, end, role in blocks(document):
        low, high = bisect.bisect_left(starts, start - longest), bisect.bisect_left(starts, end)
        cut = tuple(once(pieces(document.text, start, end, ordered[low:high]), known))
        if any(piece.text.strip() for piece in cut):
            yield Paragraph(role, cut)


def once(cut: Iterable[Piece], known: set[str]) -> Iterator[Piece]:
    """Yield the pieces with each anchor where it stands first."""
    for piece in cut:
        yield replace(piece, anchors=tuple(a for a in piece.anchors if a not in known))
        known.update(piece.anchors)


def blocks(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and role of each paragraph, with what stands between the blocks as text of its own."""
    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, b.end)):
        if block.start > at:
            yield from gaps(document, at, block.start)
        if block.end > max(at, block.start):
            yield max(at, block.start), block.end, role(document, block.start, block.end, block.role)
        at = max(at, block.end)
    yield from gaps(document, at, len(document.text))


def gaps(document: Document, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the paragraphs of a stretch without blocks: what blank lines part."""
    at = start
    for line in document.text[start:end].split("\n\n"):
        if line.strip():
            yield at, at + len(line), role(document, at, at + len(line), "body")
        at += len(line) + 2


def role(document: Document, start: int, end: int, otherwise: str) -> str:
    """Return the role of a paragraph; one that lies within the furniture is furniture."""
    within = any(low <= start and end <= high for low, high in document.furniture)
    return "furniture" if within else otherwise
