"""What is plain about two figures or dates without weighing: one clause but for the value, or two days.

The trained models have learned from sets of four or five articles, where most pairs are of two matters. Of
two short texts, or a draft of one line, they know too little: every pair is new to them. So two levels are
written down beside them, one that joins and one that parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy.typing as npt

from claimcheck.link import values
from claimcheck.link.asof import ahead, each_news, foretold, long_past, said, today
from claimcheck.link.daily import moved, quoted
from claimcheck.link.wholes import whole
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim
from claimcheck.values import names

Array = npt.NDArray[Any]
# How likely one matter is when the clauses are one but for the value, and at most when they plainly part:
# above and below every threshold in use.
PLAIN = 0.85
PARTED = 0.05
# From here on the models are not asked twice: what parts two clauses they have weighed themselves. Of the
# pairs of 553 story sets that they found so likely, those with two years (24 of 25), history (32 of 34)
# or a saying (11 of 11) on one side were of one matter as often as others (1,619 of 1,780). From most of
# these sets they had learned. Two things that used to part are asked no longer: that two dates are of
# events with nothing in common (254 of 333 from 0.5 on were of one matter), and that a part is one less
# than another count (12 of 14), but for "the other 311". A long time between two articles still parts: of
# it story sets, which span weeks, say little.
SURE = 0.75
# Marks and modes that make one side something else than the plain figure.
OTHERWISE = frozenset({
    "history", "part", "hypothetical", "question", "former", "rejected", "increment", "average", "base",
    "target", "excepted", "record",
})  # fmt: skip
# Days after which a figure is expected to be another: what comes round each year can be weeks early. 180 lost
# seven right findings of 140 story sets, and none that is wrong. Dates part when they and their articles do.
LONG = 270
FAR = 90
# What stands before an age that is to come.
THEN = tuple(f"{word} " for word in sorted(listed("until_age")))
# How an amount is told that is foreseen by somebody, and not planned.
EXPECTING = re.compile(r"\b(?:is|are|was|were) (?:now |still |also )?expected to\b", re.IGNORECASE)
EXPECTED, TOLD = 1, 2
# Share of the words that two sayings have in common when they are one saying told twice.
SAID = 0.5
# The logarithm of the ratio up to which a bound is of the figure that is told beside it.
HALF = 0.41
UNSURE = frozenset({"forecast", "possibility", "condition", "opinion"})
# A figure that is foreseen is measured later; a day that is foreseen is as good as planned, till it is over.
UNSURE_DAY = UNSURE - {"forecast"}
# The evidence that is asked for here, and in ``pile.py``.
PARTING = (
    "time differs", "place differs", "party differs", "party of one side only", "restrictions differ",
    "rate differs", "change on one side only",
)  # fmt: skip
ASKED = (
    *PARTING, "value apart", "value far", "same document", "year differs", "history of another time",
    "forecast on one side", "same time", "words shared", "measured thing", "predicate", "event at the value",
)  # fmt: skip


def plainly(a: Claim, b: Claim, found: Mapping[str, float], likely: float) -> float:
    """Return the likelihood of one matter, raised where the clauses are one, lowered where they part."""
    if not found["value apart"]:
        return likely
    foreseen = found["forecast on one side"] and foretold(a, b)
    if foreseen or whole(a, b) or whole(b, a) or one_less(a, b) or two_people(a, b):
        return min(likely, PARTED)
    if of_then(a) != of_then(b) or {yet(a), yet(b)} == {EXPECTED, TOLD} or of_its_day(a, b, found):
        return min(likely, PARTED)
    if long_apart(a, b, found):
        return min(likely, PARTED)
    if doubtful(a, b, found) or of_a_saying(a, b, found):
        return min(likely, PARTED) if likely < SURE else likely
    if found["same document"]:
        return likely  # a writer who repeats a clause with another figure mostly means another thing
    if may_both_hold(a, b) and not (found["same time"] and value_near(a, b)):
        return likely
    return max(likely, PLAIN) if one_clause(a, b, found) else likely


def doubtful(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether the clauses name two years, one tells of history, or both are bounds with room for one another.

    Of a date alone "history" only says that it is of another year than its article: "on 9 August last year".
    """
    history = found["history of another time"] and a.kind != "date"
    return bool(found["year differs"] or history or both_bounds(a, b))


def long_apart(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether two articles are so far apart in time that each may speak of its own day.

    A figure of today is no news on that of last year, unless both name one time; and a launch in May and one
    in the May after are two. The story sets span weeks: nothing in them tells the models so. Two days that
    are both to come when the later article is written are of one thing that was put off.
    """
    one, other = a.source.published, b.source.published
    if one is None or other is None:
        return False
    between = abs((one - other).days)
    if a.kind == "date":
        later = max(one, other)
        known = (long_past(a) and long_past(b)) or (ahead(a, later) and ahead(b, later))
        return between > FAR and found["value far"] > FAR / 30 and not known
    return between > LONG and not found["same time"]


def of_its_day(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether two articles of different days each tell what is of their own day.

    A rise or fall of what a market quotes is of the day it is told on, unless both name one time: a share
    that lost 3% on Monday and 5% on Thursday. So is its close, and what happened "today". Likely ones part
    too: in six articles on the markets the models find 11 more such pairs, none of which is one. Rents,
    fares and sales move by the month or year: on 40 story sets rises and falls that were told on two days
    were of one matter in 6 pairs of 11 that are likely by 0.3.
    """
    if a.kind == "date":
        if said(a) or said(b):
            return False
        return (published_apart(a, b) and today(a) and today(b)) or each_news(a, b)
    if not published_apart(a, b) or found["same time"]:
        return False
    return (changing(a) and changing(b) and (moved(a) or moved(b))) or (quoted(a) and quoted(b))


def of_a_saying(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether the day on which somebody said something is held against another day."""
    if a.kind != "date" or not (said(a) or said(b)):
        return False
    return said(a) != said(b) or found["words shared"] < SAID


def two_people(a: Claim, b: Claim) -> bool:
    """Whether two ages are of people of two names."""
    mine, theirs = ([n for n in c.names if n.kind == "PER"] for c in (a, b))
    return (
        aged(a)
        and aged(b)
        and bool(mine and theirs)
        and not any(names.same_name(n, m) for n in mine for m in theirs)
    )


def of_then(claim: Claim) -> bool:
    """Whether an age is one that somebody has yet to reach: "banned until he is 36"."""
    return aged(claim) and claim.quote.lower().startswith(THEN)


def aged(claim: Claim) -> bool:
    """Whether a claim is of an age."""
    return isinstance(claim.value, Amount) and claim.value.dimension == "age"


def yet(claim: Claim) -> int:
    """Return whether an amount is expected, or told as a fact.

    "Is expected to make 4 million" and "made 6 million": of 58 such pairs of half the story sets none was
    of one matter. What is planned and what is done may well be.
    """
    if claim.kind == "date":
        return 0
    expected = claim.modality == "plan" and bool(EXPECTING.search(claim.quote))
    return EXPECTED if expected else TOLD if claim.modality == "fact" else 0


def two_subjects(a: Claim, b: Claim) -> bool:
    """Whether two clauses are of two named parties: "Varro Group employs", "Varro Logistics employs"."""
    mine, theirs = ([n for n in c.names if n.key == c.subject and n.kind != "LOC"] for c in (a, b))
    return bool(mine and theirs) and not any(names.same_name(n, m) for n in mine for m in theirs)


def one_less(a: Claim, b: Claim) -> bool:
    """Whether one count leaves out the one that is spoken of: "she and the other 311", of 312."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)) or others(a) == others(b):
        return False
    return (
        a.value.dimension == b.value.dimension == "count"
        and abs(values.middle(a.value) - values.middle(b.value)) == 1
    )


def others(claim: Claim) -> bool:
    """Whether a figure is of others than the one spoken of: "the other 311"."""
    return claim.quote[: claim.value_start - claim.start].lower().split()[-1:] == ["other"]


def published_apart(a: Claim, b: Claim) -> bool:
    """Whether two articles are of different days, as far as is known."""
    one, other = a.source.published, b.source.published
    return one is not None and other is not None and one != other


def changing(claim: Claim) -> bool:
    """Whether a claim's amount is a rise or fall, and no level."""
    return isinstance(claim.value, Amount) and claim.value.change is not None


def both_bounds(a: Claim, b: Claim) -> bool:
    """Whether both amounts are bounds that leave room for one another: "at least 75" and "more than 110"."""
    return may_both_hold(a, b) and bounded(a) and bounded(b)


def bounded(claim: Claim) -> bool:
    """Whether a claim's amount is a bound or a range."""
    return isinstance(claim.value, Amount) and claim.value.low != claim.value.high


def may_both_hold(a: Claim, b: Claim) -> bool:
    """Whether two amounts can both hold by the letter, though a reader of both would wonder.

    "More than 25 books" and "65 books": a conflict in one story, and none in two sentences alone. Not so two
    ceilings: a fine of up to 1,000 is none of up to 10,000.
    """
    if not isinstance(a.value, Amount) or not isinstance(b.value, Amount):
        return False
    one, other = values.in_order(a.value, b.value)
    turned = values.same_measure(one, other)
    if turned is None or (values.ceiling(one) and values.ceiling(turned)):
        return False
    return max(one.low, turned.low) <= min(one.high, turned.high)


def value_near(a: Claim, b: Claim) -> bool:
    """Whether two amounts are within half of one another, as a bound is of what it is told of.

    "More than 1,200" and 1,620 who came to one rally on one Sunday are a conflict; "more than 25" and 65 are
    of two counts.
    """
    return values.distance(a.value, b.value) <= HALF


def one_clause(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether two clauses say one thing in one wording, and nothing makes one side another figure."""
    if not alike_otherwise(a, b, found):
        return False
    common = len(set(a.words) & set(b.words))
    thing = found["measured thing"] >= 0.8 or (found["words shared"] >= 0.95 and common >= 3)
    deed = found["predicate"] >= 0.8 or found["event at the value"] > 0
    return bool(thing and deed and found["words shared"] >= 0.75 and common >= 2)


def maybe_one_clause(told: Mapping[str, Array]) -> Array:
    """Return of many pairs, given a column of each piece, which could say one thing in one wording."""
    shared = told["words shared"]
    thing = (told["measured thing"] >= 0.8) | (shared >= 0.95)
    deed = (told["predicate"] >= 0.8) | (told["event at the value"] > 0)
    made: Array = (told["same document"] == 0) & thing & deed & (shared >= 0.75)
    for name in PARTING:
        made &= told[name] == 0
    return made


def alike_otherwise(a: Claim, b: Claim, found: Mapping[str, float]) -> bool:
    """Whether marks, modes, times, names and the other figures of two clauses leave them one matter."""
    if OTHERWISE & (set(a.marks) ^ set(b.marks)) or a.negated != b.negated:
        return False
    # A date is that of one event, planned or not ("opens on", "will open on"); so is the result of a vote.
    once = a.kind == "date" or (isinstance(a.value, Amount) and a.value.dimension == "score")
    unsure = UNSURE_DAY if a.kind == "date" else UNSURE
    if a.modality != b.modality and (unsure & {a.modality, b.modality} or not once):
        return False
    if two_subjects(a, b):
        return False
    if set(a.figures) ^ set(b.figures):
        return False
    return not any(found[name] for name in PARTING)
