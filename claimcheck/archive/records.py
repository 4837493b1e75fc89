"""Examined <-> bytes: JSON in a fixed order, compressed; nothing is ever unpickled.

A claim is a list of its fields in the order of the record, without its id and source, which follow from the
document. A value is a list that begins with the name of its record. ``LAYOUT`` names the fields; bytes of
another layout were written by another version, and are read anew from the document, never guessed at.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from claimcheck.model import (
    Amount,
    Claim,
    Document,
    Finding,
    Location,
    Name,
    Place,
    Source,
    Stance,
    State,
    When,
)

RECORDS: dict[str, type] = {one.__name__: one for one in (Amount, When, Name, Stance, State, Place)}
# Fields that follow from the document.
DERIVED = ("id", "source")
FIELDS = tuple(field.name for field in dataclasses.fields(Claim) if field.name not in DERIVED)
INNER = {name: tuple(field.name for field in dataclasses.fields(one)) for name, one in RECORDS.items()}
LAYOUT = hashlib.sha256(
    json.dumps([FIELDS, INNER, sorted(Finding.model_fields), sorted(Location.model_fields)]).encode()
).hexdigest()[:8]
# Fields that are tuples of words.
TUPLES = ("modifiers", "words", "context", "marks", "figures")
# Beyond 6 the blocks of the story sets grew smaller by 1% and took twice the time.
EFFORT = 6


ANEW = "`claimcheck archive add --refresh` reads it anew"


class UnreadableError(Exception):
    """Stored bytes that do not say what they should; callers know of which article, and say so."""


def packed(data: Any) -> bytes:
    """Return plain data as compressed JSON; the same data give the same bytes."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), default=plain)
    return zlib.compress(text.encode("ascii"), EFFORT)


def unpacked(raw: Any) -> Any:
    """Return the data of compressed JSON; zlib's own checksum tells a damaged block."""
    try:
        return json.loads(zlib.decompress(raw))
    except (zlib.error, ValueError, TypeError, RecursionError) as problem:
        raise UnreadableError(str(problem)) from problem


def plain(value: object) -> Any:
    """Return a record or a date as JSON can hold it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    name = type(value).__name__
    if name in INNER:
        return [name, *(getattr(value, field) for field in INNER[name])]
    raise TypeError(f"an archive holds no {name}")


def document_bytes(document: Document) -> bytes:
    """Return a document as bytes."""
    return packed(document.model_dump(exclude_defaults=True))


def document_of(raw: Any) -> Document:
    """Return the document of bytes."""
    data = unpacked(raw)
    try:
        return Document.model_validate(data)
    except ValidationError as problem:
        raise UnreadableError(str(problem)) from problem


def examined_bytes(claims: Sequence[Claim], findings: Sequence[Finding]) -> bytes:
    """Return the claims and findings of a document as bytes."""
    rows = [[getattr(claim, field) for field in FIELDS] for claim in claims]
    return packed([LAYOUT, rows, [one.model_dump() for one in findings]])


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """What was examined of one document, as it is stored: rows of claims, and findings, still plain data."""

    rows: list[Any]
    findings: list[Any]


def block_of(raw: Any) -> Block:
    """Return the block of bytes; one of another layout cannot be read."""
    data = unpacked(raw)
    if not isinstance(data, list) or len(data) != 3 or data[0] != LAYOUT:
        raise UnreadableError(f"another version of claimcheck wrote it; {ANEW}")
    return Block(data[1], data[2])


def claim_of(row: list[Any], source: Source) -> Claim:
    """Return the claim of a row."""
    try:
        given = dict(zip(FIELDS, row, strict=True))
        for field in TUPLES:
            given[field] = tuple(given[field])
        given["names"] = tuple(map(revived, given["names"]))
        for field in ("value", "when", "place"):
            given[field] = revived(given[field])
        given["id"] = identity(source.document, given["kind"], given["value_start"], given["value_end"])
        return Claim(source=source, **given)
    except (TypeError, ValueError, LookupError) as problem:
        raise UnreadableError(str(problem)) from problem


def claims_of(raw: Any, source: Source) -> list[Claim]:
    """Return the claims of a stored block."""
    return [claim_of(row, source) for row in block_of(raw).rows]


def revived(value: Any) -> Any:
    """Return the record of a list that begins with its name; what is no list stays."""
    if not isinstance(value, list):
        return value
    name, *fields = value
    if name == "When":
        fields[:2] = [dt.date.fromisoformat(day) if day else None for day in fields[:2]]
    elif name == "Stance":
        fields[1] = revived(fields[1])
    return RECORDS[name](*fields)


def identity(document: str, kind: str, start: int, end: int) -> str:
    """Return the id of a claim, as ``extract`` makes it."""
    key = f"{document}:{kind}:{start}:{end}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def findings_of(block: Block, document: Document) -> tuple[Finding, ...]:
    """Return the findings of a block under the path of ``document``, and named accordingly."""
    try:
        found = tuple(Finding.model_validate(one) for one in block.findings)
    except ValidationError as problem:
        raise UnreadableError(str(problem)) from problem
    return tuple(at_home(one, document) for one in found)


def at_home(finding: Finding, document: Document) -> Finding:
    """Return a finding of the same text under the path and id of ``document``."""
    from claimcheck.checks.findings import fingerprint

    if finding.primary.document == document.path and finding.primary.claim.startswith(f"{document.id}:"):
        return finding
    first, *others = [
        place.model_copy(
            update={"document": document.path, "claim": f"{document.id}:{place.start}:{place.end}"}
        )
        for place in (finding.primary, *finding.related)
    ]
    name = fingerprint(finding.code, [first, *others])
    return finding.model_copy(update={"primary": first, "related": tuple(others), "fingerprint": name})
