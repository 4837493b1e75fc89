"""What a run found, as the JSON report shows it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from claimcheck.model.claims import Verdict
from claimcheck.model.record import Record

Severity = Literal["error", "warning", "note"]


class Location(Record):
    """A claim where it stands, as the JSON report shows it.

    ``value`` is the value in words; ``value_start`` and ``value_end`` are the offsets of the words that carry
    it in the document's text, where they are known.
    """

    claim: str
    document: str
    published: dt.date | None = None
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    value: str = ""
    value_start: int | None = None
    value_end: int | None = None
    when: str | None = None
    speaker: str | None = None
    note: str | None = None


class Decision(Record):
    """What a reviewer decided on a finding, with the reviewer's note."""

    decision: Literal["confirmed", "dismissed", "open"]
    note: str = ""


class Finding(Record):
    """A place where documents, or parts of one, cannot all be right.

    ``reasons`` say which words made the claims comparable, ``assumed`` what was taken for granted (dates,
    order, scope), ``explanations`` what else could account for the difference. ``decision`` is a reviewer's.
    """

    code: str
    rule: str
    verdict: Verdict
    level: Severity
    confidence: float = Field(ge=0, le=1)
    topic: str
    message: str
    fingerprint: str
    primary: Location
    related: tuple[Location, ...]
    reasons: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    decision: Decision | None = None


class Agreement(Record):
    """Claims that state one value of one matter, and how many independent origins they have."""

    topic: str
    value: str
    origins: int
    claims: tuple[Location, ...]


class DocumentSummary(Record):
    """What was read of one document."""

    id: str
    path: str
    title: str = ""
    published: dt.date | None = None
    published_from: str | None = None
    outlet: str | None = None
    words: int = 0
    claims: int = 0


class Compared(Record):
    """How much was compared, and why the rest was not comparable: counts by axis."""

    claims: int = 0
    pairs: int = 0
    incomparable: dict[str, int] = Field(default={})


class Hidden(Record):
    """A finding that is not shown: what hides it, the reason that is given, and where it stands.

    ``by`` is "level" (the configuration has it off), "allow" (a comment in an article), "decision" (a
    reviewer dismissed it), "baseline" (it was known) or "unchanged" (it touches no changed line).
    """

    fingerprint: str
    code: str
    by: Literal["level", "allow", "decision", "baseline", "unchanged"]
    reason: str = ""
    place: str
    message: str = ""


class Remark(Record):
    """What a reader should know of how the run was made, and of what hides findings."""

    place: str
    message: str


class Tool(Record):
    """The program that wrote a report."""

    name: str = "claimcheck"
    version: str = ""


class Report(Record):
    """What one run read, compared and found: the JSON report, schema 1."""

    schema_version: Literal["1"] = "1"
    tool: Tool
    documents: tuple[DocumentSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    compared: Compared = Compared()
    hidden: tuple[Hidden, ...] = ()
    remarks: tuple[Remark, ...] = ()
