"""Every record that passes between stages.

Records that take in or give out text (``Document``, ``Location``, ``Finding``, ``Report``) are frozen
pydantic models; records made by the million (``Token``, ``Claim``, ``Amount``) are frozen slotted
dataclasses. Offsets count code points and are half-open: ``text[start:end]``.
"""

from __future__ import annotations

import bisect
import datetime as dt
import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from claimcheck.topics import Topics

Verdict = Literal["agrees", "refines", "disputed", "changed", "contradicts"]
Severity = Literal["error", "warning", "note"]
Role = Literal["headline", "heading", "body", "list", "caption"]
Modality = Literal["fact", "plan", "possibility", "forecast", "condition", "opinion"]
Grain = Literal["time", "day", "week", "month", "quarter", "year", "decade", "century"]

INFINITY = math.inf
# The topic of claims of who holds a role, leads, owns or made a thing.
ROLE = "who holds the role"
# The topic of claims of which office somebody holds.
POST = "which office somebody holds"
# The topic of claims of what caused an event.
CAUSE = "what the cause was"
# The topic of claims of whether there is any of a thing.
EXISTENCE = "whether there is any"
# The mark of a share that a text does not give, but that the two counts in it make.
DERIVED = "derived"
# Among what a role is of: behind it stand names that its article is about.
ABOUT = "~"
# And among these: the article names two holders of the role.
SEVERAL = "~several"
WIDE = re.compile("[^\x00-\x7f]")


class Record(BaseModel):
    """Base of the records that meet the outside: frozen, and a wrong field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------------------------------------- documents


class Block(Record):
    """A run of the text that is one paragraph, heading, list item or caption."""

    start: int
    end: int
    role: Role = "body"


class Allow(Record):
    """A comment that allows findings of some codes in one paragraph: its line, and the paragraph's span."""

    line: int
    codes: tuple[str, ...] = ()
    reason: str = ""
    start: int
    end: int


class Document(Record):
    """One article as text, with the way back to the places in its file.

    ``anchors`` are pairs (offset in ``text``, offset in the decoded file), ascending; between two anchors
    both run on character by character. ``line_starts`` are the offsets in the decoded file at which its
    lines start, from line ``first_line`` on. Without anchors the text is the file. ``wide`` are the offsets
    behind the characters of the decoded file that take more than one byte in UTF-8, once for each byte more.
    ``furniture`` holds spans that yield no claims, ``allows`` what its author allows to differ.
    ``blocks`` hold the paragraphs in order; without blocks, paragraphs are parted at blank lines.
    """

    text: str
    id: str = ""
    path: str = "<text>"
    title: str = ""
    published: dt.date | None = None
    published_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    furniture: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] = ()
    allows: tuple[Allow, ...] = ()
    anchors: tuple[tuple[int, int], ...] = Field(default=(), repr=False)
    line_starts: tuple[int, ...] = Field(default=(), repr=False)
    first_line: int = Field(default=1, repr=False)
    wide: tuple[int, ...] = Field(default=(), repr=False)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        """Derive the id from the content, and the line starts from the text, where not given."""
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            return data
        data = dict(data)
        text: str = data["text"]
        if not data.get("id"):
            data["id"] = content_id(data.get("title"), data.get("published"), text)
        if not data.get("line_starts"):
            data["line_starts"] = line_starts(text)
            data["wide"] = data.get("wide") or wide(text)
        if data.get("published") is not None and not data.get("published_from"):
            data["published_from"] = "given"
        return data

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the 1-based (line, column) in the file of the character at ``offset`` of the text."""
        place = offset
        if self.anchors:
            at = max(bisect.bisect_right(self.anchors, (offset, INFINITY)) - 1, 0)
            mine, theirs = self.anchors[at]
            place = theirs + offset - mine
        line = max(bisect.bisect_right(self.line_starts, place) - 1, 0)
        return line + self.first_line, place - self.line_starts[line] + 1

    def byte_column(self, line: int, column: int) -> int:
        """Return the 1-based column in bytes of UTF-8 of a place in the file that ``locate`` gave."""
        start = self.line_starts[line - self.first_line]
        more = bisect.bisect_right(self.wide, start + column - 1) - bisect.bisect_right(self.wide, start)
        return column + more


def content_id(title: str | None, published: object, text: str) -> str:
    """Return the id of a document that was given none, from its content."""
    key = "\x00".join((str(title or ""), str(published or ""), text))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of ``text`` start; lines end in ``\\n``."""
    starts, at = [0], 0
    while at := text.find("\n", at) + 1:
        starts.append(at)
    return tuple(starts)


def wide(text: str, start: int = 0) -> tuple[int, ...]:
    """Return the offsets behind the characters that take more than one byte in UTF-8, for ``Document``.

    ``start`` is the offset of the text itself.
    """
    if text.isascii():
        return ()
    more = ((found.end() + start, ord(found.group())) for found in WIDE.finditer(text))
    return tuple(at for at, code in more for _ in range(1 + (code > 0x7FF) + (code > 0xFFFF)))


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim remembers of its document: enough to order, group and cite it."""

    document: str
    path: str
    title: str = ""
    outlet: str | None = None
    published: dt.date | None = None
    published_from: str | None = None


def source_of(document: Document) -> Source:
    """Return what claims remember of a document."""
    return Source(
        document=document.id,
        path=document.path,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        published_from=document.published_from,
    )


# ---------------------------------------------------------------------------------------------- sentences


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence, in Universal Dependencies terms.

    ``i`` and ``head`` are indices into ``Sentence.tokens``; the root is its own head. ``start`` and
    ``end`` are offsets in the document's text. ``entity`` is "PER", "ORG", "LOC" or "". ``lower`` is the text
    in lower case, with typographic apostrophes and hyphens made plain: made once, asked some 20 times.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    tag: str = ""
    morph: str = ""
    entity: str = ""
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ``lower``."""
        lower = self.text.lower()
        object.__setattr__(self, "lower", lower if lower.isascii() else lower.translate(PLAIN))


PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of a document: its span, its tokens, where it stands.

    ``topics`` are those whose words its predicates are looked up in; None: those that are shipped. ``memo``
    keeps what was worked out of it and is asked again; ``below`` holds the tokens that ``children`` names.
    """

    source: Source
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    role: Role = "body"
    index: int = 0
    paragraph: int = 0
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    topics: Topics | None = field(default=None, repr=False)
    memo: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ``below``."""
        below = [tuple([self.tokens[i] for i in some]) for some in self.children]
        object.__setattr__(self, "below", tuple(below))

    def kids(self, i: int) -> tuple[Token, ...]:
        """Return the dependents of token ``i``, in order."""
        return self.below[i]

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token ``i`` and all that hangs from it, ascending."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def child(self, i: int, *deps: str) -> Token | None:
        """Return the first dependent of token ``i`` whose relation is one of ``deps``."""
        for token in self.below[i]:
            if token.dep in deps:
                return token
        return None


def children_of(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each token the indices of its dependents, ascending."""
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(b) for b in below)


# ------------------------------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as an interval: "up to 20%" is [0, 20] percent, "more than 1,000" is (1000, inf).

    ``unit`` is canonical: "1" for counts, "%" and "pp", an ISO 4217 code for money ("USD"), otherwise the
    singular English name of the unit as written ("minute", "kilometre", "acre"). ``dimension`` is one of
    count, percent, points, money, duration, age, length, area, volume, mass, speed, temperature, energy,
    power, data, score, ordinal, other. ``per`` is the lower-case singular noun of a rate ("day", "barrel").
    ``change`` says that the amount is itself a difference: "up", "down" or "by"; None when it is a level.
    """

    low: float
    high: float
    unit: str = "1"
    dimension: str = "count"
    low_closed: bool = True
    high_closed: bool = True
    approximate: bool = False
    per: str | None = None
    change: str | None = None

    @property
    def exact(self) -> bool:
        """Whether both ends are one number and no word makes it vague."""
        return self.low == self.high and not self.approximate


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount where it stands in a text, with the noun that is measured (surface form, may be "").

    ``side`` is "from" or "to" when the text gives both ends of a change ("from 12% to 15%").
    """

    start: int
    end: int
    amount: Amount
    noun: str = ""
    noun_start: int = -1
    noun_end: int = -1
    side: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval of days with a grain; an end that the text leaves open is None.

    ``clock`` holds a time of day as ISO 8601 ("T20:39") or a TIMEX part of day ("TMO", "TEV"), or "".
    """

    first: dt.date | None
    last: dt.date | None
    grain: Grain = "day"
    clock: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression where it stands in a text.

    ``kind`` is "date", "duration" or "set"; ``anchored`` says what it was resolved against: "absolute",
    "published", "text", or "" when it stays open (then ``when`` is None). ``timex`` is the TIMEX3 value
    ("1998-08-07", "P2W", "XXXX-WXX-1"), "" when unknown. ``bound`` is "from", "until", "by", "before",
    "after" or "" when the phrase only opens or closes an interval.
    """

    start: int
    end: int
    when: When | None
    kind: Literal["date", "duration", "set"] = "date"
    anchored: str = ""
    timex: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A named party or place: the key under which its mentions meet, and the form as written."""

    key: str
    text: str
    kind: Literal["PER", "ORG", "LOC", ""] = ""


Stand = Literal["unavailable", "limited", "available"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a text says of a rule: how far somebody may, need not, or must not do something.

    ``stand`` speaks of the freedom ("available": one may opt out; "unavailable": one cannot; "limited":
    only some, or only for a time). ``limit`` is the amount that limits it ("up to 30 minutes").
    """

    stand: Stand
    limit: Amount | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What a text says of a status: a state of an axis of opposites ("approved" of approved/rejected).

    ``grade`` tells lesser states from full ones where a topic has both: "limited" (paused), "ended"
    (scrapped).
    """

    axis: str
    state: str
    positive: bool
    grade: str = ""


Value = Amount | When | Name | Stance | State


# ------------------------------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in its file: 1-based lines and columns, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One dated factual claim: who says what of which matter, with which value, about which time.

    ``quote`` is the clause, ``text[start:end]`` of the document; ``value_start``/``value_end`` are the
    offsets of the words that carry the value. ``subject`` is the key of a name, or a head lemma.
    ``predicate`` is the lemma of the verb that governs the value, ``measured`` the head lemma of what is
    counted or decided. ``words`` are the content lemmas of the clause with the value left out, ``context``
    those of the sentence and title around it; both sorted and without repeats. ``marks`` are named
    properties: "history", "change", "former", "correction", "denial", "hedge", "part", "update", ...
    ``figures`` are the other numbers of the sentence, as written.
    """

    id: str
    kind: str
    source: Source
    start: int
    end: int
    quote: str
    value: Value
    value_start: int
    value_end: int
    value_text: str
    place: Place
    prefix: str = ""
    suffix: str = ""
    topic: str | None = None
    role: Role = "body"
    sentence: int = 0
    subject: str = ""
    predicate: str = ""
    measured: str = ""
    modifiers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    when: When | None = None
    when_text: str = ""
    negated: bool = False
    modality: Modality = "fact"
    speaker: str | None = None
    marks: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named piece of evidence for or against two claims being about the same matter, with its weight."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that were compared: the likelihood of one matter, the verdict, or the axis that parts them.

    ``verdict`` is None when the two are not comparable; then ``axis`` names why ("time", "scope",
    "modality", "measure", "matter", "story"). ``first`` is the earlier claim where ``ordered``.
    """

    first: Claim
    second: Claim
    probability: float
    evidence: Sequence[Evidence] = ()
    verdict: Verdict | None = None
    axis: str = ""
    reason: str = ""
    ordered: bool = False


# ------------------------------------------------------------------------------------------------ reports


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
    incomparable: dict[str, int] = {}


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
