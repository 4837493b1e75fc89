"""Claims as JSON Lines: one object a line, every field of the record, values with their type."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.model import Claim
from claimcheck.report import Look


def write(claims: Iterable[Claim], look: Look) -> Iterator[str]:
    """Yield a line of JSON for each claim; an end of an interval that is open is null."""
    for claim in claims:
        yield json.dumps(record(claim), ensure_ascii=False) + "\n"


def record(claim: Claim) -> dict[str, Any]:
    """Return a claim as plain values: dates as ISO 8601, infinities as None, the value with its type."""
    fields = {f.name: getattr(claim, f.name) for f in dataclasses.fields(claim)}
    value = {"type": type(claim.value).__name__.lower(), **_plain(claim.value)}
    return {**{name: _plain(field) for name, field in fields.items()}, "value": value}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value
