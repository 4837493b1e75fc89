"""Comparison levels for rules and states: an ordered list, and the first that holds decides and is told.

Labelled pairs of rules are too few to train on (some 25 in forty stories), so their levels are written down, as
splink writes its own: first what makes two claims incomparable, then what joins them, from the surest to the
faintest, then a last level that always holds. The likelihoods are the shares of gold pairs at each level on the
learning half of corpora/, rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimcheck.link.wording import nearness
from claimcheck.model import Claim

Found = Mapping[str, float]

# Marks under which a sentence states no rule and no state, or one of some only.
OPEN = frozenset({"question", "hypothetical", "rejected"})
SOME = frozenset({"exception", "excepted", "part"})
SAID = frozenset({"fact", "plan"})
# Subjects that stand for whomever the rule is about.
ANYBODY = frozenset(
    "anybody anyone everybody everyone nobody none people person user individual member you we they one those i "
    "all each he she somebody someone customer consumer".split()
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its name, what makes it hold, how likely it makes one matter, and the axis if it parts."""

    name: str
    holds: Callable[[Claim, Claim, Found], bool]
    likely: float
    axis: str = ""


def unsaid(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side is a question, a guess or a condition."""
    return bool(OPEN & {*a.marks, *b.marks}) or not {a.modality, b.modality} <= SAID


def of_some(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side speaks of an exception or a part."""
    return bool(SOME & set(a.marks)) != bool(SOME & set(b.marks))


def other_group(a: Claim, b: Claim, found: Found) -> bool:
    """Whether the sides speak of two groups of people, or one names a party that is not the story's."""
    if found["party differs"] and found["party of one side only"]:
        return True
    one, two = a.subject, b.subject
    if not one or not two or one in ANYBODY or two in ANYBODY:
        return False
    return (
        found["subject"] == 0.0
        and found["party shared"] == 0.0
        and nearness(one, two) == 0.0
        and a.kind == "rule"
    )


def other_time(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells history, or both name times that differ."""
    return bool(found["history on one side"] or found["year differs"])


def one_topic(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both speak of taking part or staying out, the rule that a story has once."""
    return a.kind == "rule" and a.topic == b.topic == "participation"


def topic_and_words(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both belong to one topic and share a good part of their words."""
    return bool(a.topic) and a.topic == b.topic and found["words shared"] >= 0.3


def axis_and_words(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both say it with one verb, of one subject, and share most of their words."""
    same = nearness(a.measured, b.measured) >= 0.8
    return same and found["words shared"] >= 0.45 and found["words shared, in all"] >= 0.5


def subject_and_axis(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both say one thing of one subject, with some more words in common."""
    same = nearness(a.measured, b.measured) >= 0.8 and found["subject"] >= 0.8
    return same and found["words shared"] >= 0.3 and found["sentence shared"] >= 0.15


def always(a: Claim, b: Claim, found: Found) -> bool:
    """The last level."""
    return True


LEVELS: Mapping[str, tuple[Level, ...]] = {
    "rule": (
        Level("a question, a guess or a condition", unsaid, 0.0, "modality"),
        Level("one speaks of an exception or a part", of_some, 0.0, "scope"),
        Level("two groups of people or parties", other_group, 0.0, "scope"),
        Level("another time", other_time, 0.0, "time"),
        Level("both speak of taking part or staying out", one_topic, 0.7),
        Level("one topic, and the words shared", topic_and_words, 0.65),
        Level("one verb, and most words shared", axis_and_words, 0.65),
        Level("nothing joins them", always, 0.05, "matter"),
    ),
    "status": (
        Level("a question, a guess or a condition", unsaid, 0.0, "modality"),
        Level("one speaks of an exception or a part", of_some, 0.0, "scope"),
        Level("another party", other_group, 0.0, "scope"),
        Level("another time", other_time, 0.0, "time"),
        Level("one verb, and most words shared", axis_and_words, 0.65),
        Level("one verb of one subject", subject_and_axis, 0.6),
        Level("nothing joins them", always, 0.05, "matter"),
    ),
}


def level(a: Claim, b: Claim, found: Found) -> Level:
    """Return the first level that holds of two claims of one kind."""
    return next(one for one in LEVELS[a.kind] if one.holds(a, b, found))
