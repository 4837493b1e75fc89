"""What is plain about two figures or dates without weighing: one clause is the other but for the value.

The trained models have learned from sets of four or five articles, where most pairs are of two matters. Of
two short texts, or a draft of one line, they know too little: every pair is new to them. So two levels are
written down beside them, one that joins and one that parts.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Claim

# How likely one matter is when the clauses are one but for the value, and at most when they plainly part:
# above and below every threshold in use.
PLAIN = 0.85
PARTED = 0.3
# Marks and modes that make one side something else than the plain figure.
OTHERWISE = frozenset({
    "history", "part", "hypothetical", "question", "former", "rejected", "increment", "average", "base",
    "target", "excepted", "record",
})  # fmt: skip
# Days after which a figure is expected to be another one. Articles on one development of a story lie closer.
# Of 100 and 180, 180 costs no conflict of the story sets. Dates part when they and their articles both do.
LONG = 180
FAR = 90
UNSURE = frozenset({"forecast", "possibility", "condition", "opinion"})


def plainly(a: Claim, b: Claim, found: Mapping[str, float], likely: float) -> float:
    """Return the likelihood of one matter, raised where the clauses are one, lowered where they part."""
    if not found["value apart"]:
        return likely
    if parted(found) or long_apart(a, b, found) or other_event(a, found):
        return min(likely, PARTED)
    return max(likely, PLAIN) if one_clause(a, b, found) else likely


def parted(found: Mapping[str, float]) -> bool:
    """Whether the clauses name two years, or one tells of history, or one foresees what the other reports."""
    return bool(found["year differs"] or found["history of another time"] or found["forecast on one side"])


def other_event(a: Claim, found: Mapping[str, float]) -> bool:
    """Whether two dates are of events that have nothing in common: of 14 such pairs 9 were of two matters."""
    return a.kind == "date" and bool(found["nothing in common"])


def long_apart(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether two articles are so far apart in time that each may speak of its own day.

    A figure of today is no news on that of last year, unless both name one time; and a launch in May and one
    in the May after are two. The story sets span weeks: nothing in them tells the models so.
    """
    one, other = a.source.published, b.source.published
    if one is None or other is None:
        return False
    between = abs((one - other).days)
    if a.kind == "date":
        return between > FAR and found["value far"] > FAR / 30
    return between > LONG and not found["same time"]


def one_clause(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether two clauses say one thing in one wording, and nothing makes one side another figure."""
    if not alike_otherwise(a, b, found):
        return False
    common = len(set(a.words) & set(b.words))
    thing = found["measured thing"] >= 0.8 or (found["words shared"] >= 0.95 and common >= 3)
    deed = found["predicate"] >= 0.8 or found["event at the value"] > 0
    return bool(thing and deed and found["words shared"] >= 0.75 and common >= 2)


def alike_otherwise(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether marks, modes, times, names and the other figures of two clauses leave them one matter."""
    if OTHERWISE & (set(a.marks) ^ set(b.marks)) or a.negated != b.negated:
        return False
    if a.modality != b.modality and UNSURE & {a.modality, b.modality}:
        return False
    if set(a.figures) ^ set(b.figures):
        return False
    parting = (
        "time differs",
        "place differs",
        "party differs",
        "party of one side only",
        "restrictions differ",
        "rate differs",
        "change on one side only",
    )
    return not any(found[name] for name in parting)
