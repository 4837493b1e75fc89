"""Comparison levels for rules and states: an ordered list, and the first that holds decides and is told.

Labelled pairs of rules are too few to train on, so their levels are written down, as splink writes its own:
first what makes two claims incomparable, then what joins them, from the surest to the faintest, then a last
level that always holds. The likelihoods are set by hand, in the order of what was seen on the story sets; no
cross-validation holds them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimcheck.language import lexicon
from claimcheck.link import causes, existences, foils, nameless, papers
from claimcheck.link.apart import (
    ALIKE,
    PERSONAL,
    carried_out,
    cleared_of_some,
    either,
    lasting,
    not_yet,
    of_another,
    of_its_day,
    of_kin,
    off,
    once_done,
    one_named,
    over_since,
    person,
    same_head,
)
from claimcheck.link.denials import able, doer_denied, one_act
from claimcheck.link.offices import other_tenure, same_role, two_offices
from claimcheck.link.parts import in_turn, outlasts, two_parts
from claimcheck.link.wording import nearness
from claimcheck.link.words import listed
from claimcheck.model import CAUSE, EXISTENCE, POST, ROLE, Claim
from claimcheck.topics.named import CHARGES, CUSTODY, FORCE, NEED, PARTICIPATION, PROGRESS
from claimcheck.values import names

Found = Mapping[str, float]

# Marks under which a sentence states no rule and no state, or one of some only.
OPEN = frozenset({"question", "hypothetical", "rejected"})
SOME = frozenset({"exception", "excepted", "part"})
SAID = frozenset({"fact", "plan"})
# How like two clauses must be of what opens, runs or goes ahead, for anything may: of 55 pairs less alike 33
# were conflicts in sets that the levels were written by, and 3 of 14 in others.
SAME_GOING = 0.5
# From here on a side names parties that are not the story's (two of them, by ``evidence.parties``).
ODD = 1.0
# What "nobody" is news of, and is told without saying of whom.
CASUALTIES = listed("harm")
# What else "nobody" is news of, and how it is told: "no arrests have been made", "nobody has been charged".
TAKEN = frozenset({CUSTODY, CHARGES})
NOBODY = re.compile(
    r"\b(?:nobody|nothing|no[- ]one|none|no (?:\w+ )?(?:arrests?|charges?|suspects?))\b", re.IGNORECASE
)
# Subjects that stand for whomever the rule is about.
ANYBODY = listed("anybody")


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its name, what makes it hold, how likely it makes one matter, and the axis if it parts.

    With ``final`` what it says is not weighed again (``states.py``).
    """

    name: str
    holds: Callable[[Claim, Claim, Found], bool]
    likely: float
    axis: str = ""
    final: bool = False


def unsaid(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side is a question, a guess or a condition."""
    return bool(OPEN & {*a.marks, *b.marks}) or not {a.modality, b.modality} <= SAID


def of_some(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side speaks of an exception or a part.

    What is closed "to all but ambulances" is not open.
    """
    some = [SOME & set(c.marks) for c in (a, b)]
    if bool(some[0]) == bool(some[1]):
        return False
    shut = a.kind == "status" and some[0] | some[1] == {"exception"} and same_head(a, b)
    return not (shut and all(off(c) for c, marked in zip((a, b), some, strict=True) if marked))


def same_person(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell of one person whether he or she is in office, in custody, charged, guilty, alive."""
    if a.topic not in PERSONAL or a.topic != b.topic:
        return False
    one, other = person(a), person(b)
    return one is not None and other is not None and names.same_name(one, other)


def same_measure(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell of one measure whether it is in force: a ban, an order, an embargo."""
    if a.topic != FORCE or b.topic != FORCE or not (a.modifiers and b.modifiers):
        return False
    mine, theirs = set(a.modifiers[1:]), set(b.modifiers[1:])
    near = nearness(a.modifiers[0], b.modifiers[0])
    return near >= ALIKE or (near > 0 and bool(mine & theirs))


def none_and_some(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says that nobody died or was hurt, and the other that somebody did."""
    if a.topic == b.topic and a.topic in TAKEN:
        return any(
            off(none)
            and bool(NOBODY.search(none.quote))
            and not (off(some) or some.negated)
            and bool(some.modifiers)
            for none, some in either(a, b)
        )
    if not {a.measured, b.measured} <= CASUALTIES:
        return False
    return any(
        none.negated
        and not none.modifiers
        and not some.negated
        and bool(some.modifiers)
        and lexicon.noun_class(some.modifiers[0]) == "person"
        for none, some in either(a, b)
    )


def other_group(a: Claim, b: Claim, found: Found) -> bool:
    """Whether the sides speak of two groups of people, or one names a party that is not the story's."""
    two = found["party differs"] and found["party of one side only"] >= ODD
    if found["place differs"] or (two and not one_named(a, b)):
        return True
    mine, theirs = people(a), people(b)
    return (
        bool(mine and theirs)
        and max(nearness(x, y) for x in mine for y in theirs) == 0.0
        and a.kind == "rule"
    )


def people(claim: Claim) -> tuple[str, ...]:
    """Return the words for people that a claim is said of."""
    known = ("person", "group")
    return tuple(w for w in claim.modifiers if lexicon.noun_class(w) in known and w not in ANYBODY)


def other_time(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells history, or both name times that differ, and neither lasts until the other's."""
    return bool(found["history on one side"] or (found["year differs"] and not outlasts(a, b)))


def one_topic(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both are of a topic that a story speaks of once, and nothing says they are of two matters."""
    if a.topic != b.topic or not found["of a topic told once"]:
        return False
    alike = found["likeness of the clause"]
    if not a.modifiers or not b.modifiers:
        return alike >= 0.2 or a.topic == PARTICIPATION  # of that a whole story tells
    return found["restrictions"] > 0.15 or (alike >= 0.3 and found["sentence shared"] >= 0.2)


def same_thing(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both belong to one topic, and are said of one thing in words that are alike."""
    if a.topic is None or a.topic != b.topic:
        return False
    alike, shared = found["likeness of the clause"], found["restrictions"]
    head = same_head(a, b)
    if a.topic == PROGRESS and (alike < SAME_GOING or not (head or one_of_its_words(a, b))):
        return False
    if head and (shared >= ALIKE or (alike >= 0.5 and shared >= 0.15)):
        return True
    if found["words shared"] < 0.15 and found["sentence shared"] < 0.25:
        return False
    if head:
        return shared >= 0.15 and alike >= 0.35
    return shared >= 0.45 and alike >= 0.4 and found["sentence shared"] >= 0.12


def one_of_its_words(a: Claim, b: Claim) -> bool:
    """Whether one side is said of a thing that the other names beside its own, and not of its owner.

    Not "the quarrel over the air conditioning goes on" and "the air conditioning is out of order", which
    share a hospital; nor "the zoo gives up its elephants" and "the zoo is open".
    """
    for one, other in either(a, b):
        owner = one.subject.split()[-1:] != list(one.modifiers[:1]) and one.subject.split()[-1:]
        if other.modifiers and any(nearness(other.modifiers[0], w) >= ALIKE for w in one.modifiers):
            return not (off(one) and owner and owner[0] == other.modifiers[0])
    return False


def of_all(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side speaks of everybody or nobody, in a sentence like the other's."""
    if a.topic is None or a.topic != b.topic or bool(a.modifiers) == bool(b.modifiers):
        return False
    return found["sentence shared"] >= 0.25 and found["words shared"] >= 0.4


def main_matter(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell, near the top, whether the story's own undertaking goes ahead."""
    going = a.topic == b.topic == PROGRESS and a.kind == b.kind == "status"
    return going and bool(found["of the main undertaking"]) and found["near the top, both"] >= 1 / 6


def telling_thing(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both say one thing of one thing, and one says that it is off or barred."""
    return same_thing(a, b, found) and (off(a) or off(b))


def same_words(a: Claim, b: Claim, found: Found) -> bool:
    """Whether the predicate, what it is said of, and most words are shared."""
    if nearness(a.measured, b.measured) < ALIKE or a.topic != b.topic or found["restrictions"] < 0.6:
        return False
    shared, around = found["words shared"], found["sentence shared"]
    likely = found["likeness of the clause"] >= 0.6 and found["restrictions"] >= ALIKE and around >= 0.15
    near = shared >= ALIKE or (a.kind == "rule" and around >= 0.25)
    return (shared >= 0.45 and around >= 0.25) or (likely and near)


def denied(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side denies the very deed that the other tells, of things or of somebody named alike.

    "The council has not paid" and "the council held out for a week and then paid"; "the regulator has not
    opened a formal inquiry" and "the regulator opened an inquiry".
    """
    if a.topic != b.topic or a.negated == b.negated or a.measured[:3] != b.measured[:3]:
        return False
    if lexicon.relation(a.measured, b.measured) not in ("same", "derivation"):
        return False
    shared, alike = found["restrictions"], found["likeness of the clause"]
    if a.topic is None:
        # Not "the plane was due to fly" and "deliveries to the airline are not due until October".
        named = any(one.modifiers[0] in other.modifiers for one, other in either(a, b) if one.modifiers)
        return named and shared >= 0.6 and alike >= 0.4
    return a.kind == "status" and shared >= 0.3 and alike >= 0.5 and found["subject"] >= ALIKE


def denied_of_all(a: Claim, b: Claim, found: Found) -> bool:
    """Whether nothing and nobody is said to do what the other side tells of somebody, in the same words."""
    if a.topic is None or a.topic != b.topic or a.negated == b.negated or a.measured[:3] != b.measured[:3]:
        return False
    none, some = (a, b) if a.negated else (b, a)
    every = not none.modifiers and bool(NOBODY.search(none.quote))
    return every and bool(some.modifiers) and found["words shared"] >= 0.6


def always(a: Claim, b: Claim, found: Found) -> bool:
    """The last level."""
    return True


JOINING = (
    Level("both are of a topic that a story has once", one_topic, 0.7),
    Level("one topic, said of one thing, and one side denies or ends it", telling_thing, 0.7),
    Level("one topic, said of one thing", same_thing, 0.65),
    Level("nobody on one side, somebody on the other", none_and_some, 0.7, final=True),
    Level("one topic, and one side is said of all", of_all, 0.65),
    Level("whether the story's own undertaking goes ahead", main_matter, 0.65),
    Level("one topic, said of one person by name", same_person, 0.7),
    Level("one topic, said of one person without a name", nameless.same_nameless, 0.65),
    Level("whether one measure is in force", same_measure, 0.65),
    Level("whether one act is allowed", one_act, 0.7, final=True),
    Level("one predicate, said of one thing", same_words, 0.65),
    Level("one deed, and one side denies it", denied, 0.65),
    Level("one deed, and one side denies it of all", denied_of_all, 0.65),
    Level("nothing joins them", always, 0.05, "matter"),
)
PARTED = (
    Level("a question, a guess or a condition", unsaid, 0.0, "modality"),
    Level("one speaks of an exception or a part", of_some, 0.0, "scope"),
    Level("two groups of people or parties", other_group, 0.0, "scope"),
    Level("another time", other_time, 0.0, "time"),
    Level("each of its own day", of_its_day, 0.0, "time"),
    Level("two things of one name", of_another, 0.0, "scope"),
    Level("one of the two is a relative of whom the other tells", of_kin, 0.0, "scope"),
    Level("cleared of some charges, and convicted of others", cleared_of_some, 0.0, "scope"),
    Level("one side denies that it did it, and not that it was done", doer_denied, 0.0, "scope"),
    Level("one is planned, and the other says that it is not so yet", not_yet, 0.0, "time"),
    Level("one is so now, and the other is planned", carried_out, 0.0, "time"),
    Level("one lasts until the other begins", lasting, 0.0, "time"),
    Level("one was so, and the other tells that it is over", over_since, 0.0, "time"),
    Level("one had not been done, and the other tells that it was done since", once_done, 0.0, "time"),
    Level("one may be done, and the other was not done in this case", able, 0.0, "modality"),
    Level("each is so of a part of them", two_parts, 0.0, "scope"),
    Level("two things of one frame", foils.two_foils, 0.0, "scope"),
    Level("each was done on a day of its own", in_turn, 0.0, "time"),
)
ROLES = (
    Level("another time", other_tenure, 0.0, "time"),
    Level("one role, of one thing", same_role, 0.85),
    Level("nothing joins them", always, 0.05, "matter"),
)
POSTS = (
    Level("another time", other_tenure, 0.0, "time"),
    Level("one person, two offices of one body", two_offices, 0.85),
    Level("nothing joins them", always, 0.0, "matter"),
)
CAUSES = (
    Level("a question, a guess or a denial", causes.unsaid, 0.0, "modality"),
    Level("another time", causes.other_time, 0.0, "time"),
    Level("two effects", causes.other_effect, 0.0, "matter"),
    Level("one cause of one event", causes.one_cause, 0.85),
    Level("one party, or nobody's word", causes.one_party, 0.0, "party"),
    Level("one cause in other words", causes.near_causes, 0.0, "matter"),
    Level("two parties on the cause of one event", always, 0.85),
)
EXISTENCES = (
    Level("both say that there is one, or none", existences.one_side, 0.0, "matter"),
    Level("a question, a guess or a condition", existences.unsaid, 0.0, "modality"),
    Level("of some only", existences.of_some, 0.0, "scope"),
    Level("two groups of people or parties", other_group, 0.0, "scope"),
    Level("another time", existences.other_time, 0.0, "time"),
    Level("articles on two events", existences.other_event, 0.0, "matter"),
    Level("another of its sort, or another's", existences.another, 0.0, "scope"),
    Level("none on one side, and one on the other", always, 0.7),
)
LEVELS: Mapping[str, tuple[Level, ...]] = dict.fromkeys(("rule", "status"), (*PARTED, *JOINING))
NEEDS = (
    *PARTED,
    Level("one paper, needed for one thing", papers.same_paper, 0.7),
    Level("nothing joins them", always, 0.05, "matter"),
)
OWN = {ROLE: ROLES, POST: POSTS, CAUSE: CAUSES, EXISTENCE: EXISTENCES, NEED: NEEDS}


def levels(a: Claim, b: Claim) -> tuple[Level, ...]:
    """Return the levels by which two claims of one kind are compared; none when they are weighed."""
    own = OWN.get(a.topic or "") if a.topic == b.topic else None
    return own or LEVELS.get(a.kind, ())


def level(a: Claim, b: Claim, found: Found) -> Level:
    """Return the first level that holds of two claims of one kind."""
    return next(one for one in levels(a, b) if one.holds(a, b, found))
