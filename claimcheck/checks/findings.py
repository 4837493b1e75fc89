"""From the conflicts that the checks find inside one document to findings of the report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from claimcheck import codes
from claimcheck.checks import Check, Conflict, Passage
from claimcheck.model import Document, Finding, Location

# Characters kept before and after a quote, as for claims.
AROUND = 40


def internal(document: Document, found: Iterable[tuple[Check, Conflict]]) -> Iterator[Finding]:
    """Yield a finding for each conflict inside ``document``."""
    for check, conflict in found:
        first, *others = [location(document, passage) for passage in conflict.passages]
        code = codes.code(codes.INSIDE, check.number)
        yield Finding(
            code=code,
            rule=check.name,
            verdict="contradicts",
            level="error",
            confidence=round(conflict.confidence, 2),
            topic=conflict.topic or check.name,
            message=conflict.message,
            fingerprint=fingerprint(code, [first, *others]),
            primary=first,
            related=tuple(others),
            reasons=conflict.reasons,
            assumed=conflict.assumed,
            explanations=conflict.explanations,
        )


def location(document: Document, passage: Passage) -> Location:
    """Return where a passage of ``document`` stands."""
    start, end = passage.start, passage.end
    line, column = document.locate(start)
    end_line, end_column = document.locate(max(end - 1, start))
    return Location(
        claim=f"{document.id}:{start}:{end}",
        document=document.path,
        published=document.published,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column + 1,
        quote=document.text[start:end],
        prefix=document.text[max(start - AROUND, 0) : start],
        suffix=document.text[end : end + AROUND],
        value=passage.value,
        note=passage.note or None,
    )


def fingerprint(code: str, places: Iterable[Location]) -> str:
    """Return a name for a finding that survives edits elsewhere in the document."""
    told = sorted(f"{p.document}\x1f{' '.join(p.quote.split())}\x1f{p.value}" for p in places)
    return hashlib.sha256("\x1e".join((code, *told)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
