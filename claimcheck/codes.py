"""The codes of findings: a hundreds digit for the verdict, two digits for the kind of claim.

``CC101`` is family 1 (contradicts) and kind 01 (quantity). A kind or check module gives its two or three
digits as ``NUMBER`` and its short name as ``NAME``; everything else about codes is here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A verdict as a family of codes: its digit, the word that rule names begin with, and its meaning."""

    digit: int
    prefix: str
    level: str
    meaning: str


CONTRADICTS = Family(
    1,
    "contradicting",
    "error",
    "The claims speak of one matter at one time, and cannot both hold. The report does not say which side"
    " is right.",
)
CHANGED = Family(
    2,
    "changed",
    "warning",
    "The claims cannot both hold at one time, and the later one reports a new state: by its words, or"
    " because the matter is one that moves and the articles are of different days.",
)
DISPUTED = Family(
    3,
    "disputed",
    "warning",
    "The claims cannot both hold, and each is put in the mouth of a named party: the parties disagree, the"
    " articles need not.",
)
OUTDATED = Family(
    4,
    "outdated",
    "error",
    "The draft states what was once so and has since changed, by an article that is newer.",
)
# Inside one document there are no families: a check's code is its own.
INSIDE = Family(
    5, "", "error", "Two parts of one document cannot both be right, or one part does not add up."
)

FAMILIES = (CONTRADICTS, CHANGED, DISPUTED, OUTDATED)


def code(family: Family, number: int) -> str:
    """Return the code of a finding: ``code(CONTRADICTS, 1)`` is "CC101", ``code(INSIDE, 3)`` is "CC503"."""
    return f"CC{family.digit}{number % 100:02d}"


def rule(family: Family, name: str) -> str:
    """Return the readable name of a finding: ``rule(CHANGED, "rule")`` is "changed-rule"."""
    return f"{family.prefix}-{name}" if family.prefix else name


# What parts two claims that cannot be compared, in words.
AXES = {
    "time": "about different times",
    "scope": "about different parts, places or groups",
    "place": "about different places",
    "party": "about different parties",
    "part": "a part against the whole",
    "modality": "a fact against a plan, forecast or opinion",
    "measure": "different things are measured",
    "matter": "not the same matter",
    "story": "the articles share so few names, words and figures that they are hardly of one story",
    "unit": "units that do not convert",
}
