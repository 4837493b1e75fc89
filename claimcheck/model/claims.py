"""A claim, where it stands, and two claims that were compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.model.documents import Role, Source
from claimcheck.model.values import Name, Value, When

Modality = Literal["fact", "plan", "possibility", "forecast", "condition", "opinion"]
Verdict = Literal["agrees", "refines", "disputed", "changed", "contradicts"]

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
