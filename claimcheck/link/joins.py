"""What joins two rules or states: one topic, thing, person or measure, or one deed that one side denies.

Each answers for two claims, either way round, from their words and what was measured of the two (``found``).
"""

from __future__ import annotations

import re

from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import ALIKE, PERSONAL, Found, either, off, person, same_head
from claimcheck.link.machines import runs
from claimcheck.link.wording import nearness
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.topics.named import CHARGES, CUSTODY, FORCE, PARTICIPATION, PROGRESS
from claimcheck.values import names

# Evidence beside that of ``evidence.py``: whether both are of a topic that a story has once.
ONCE = "of a topic told once"
# And whether they are of one whose words are used of much else.
BROAD = "of a broad topic"
# Marks of what is not so yet, or not said to be so.
WAITING = frozenset({"pending", "conditional"})
# How like two clauses must be of what opens, runs or goes ahead, for anything may: of 55 pairs less alike 33
# were conflicts in sets that the levels were written by, and 3 of 14 in others.
SAME_GOING = 0.5
# What "nobody" is news of, and is told without saying of whom.
CASUALTIES = listed("harm")
# What else "nobody" is news of, and how it is told: "no arrests have been made", "nobody has been charged".
TAKEN = frozenset({CUSTODY, CHARGES})
NOBODY = re.compile(
    r"\b(?:nobody|nothing|no[- ]one|none|no (?:\w+ )?(?:arrests?|charges?|suspects?))\b", re.IGNORECASE
)


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


def one_topic(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both are of a topic that a story speaks of once, and nothing says they are of two matters."""
    if a.topic != b.topic or not found[ONCE]:
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


def one_machine(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell of one machine, in words of two topics, whether it runs (``machines.py``)."""
    if a.topic == b.topic or not (runs(a) and runs(b) and same_head(a, b)):
        return False
    return found["likeness of the clause"] >= SAME_GOING and found["restrictions"] >= 0.15


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


def narrow_topic(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two states are the opposite of one another, of a topic whose words are used of little else.

    "K7 was suspended" and "the officer is still on full duty"; not "the line is shut" and "the talks go on",
    nor "the club has 14 days to appeal". Rules are of whom they bind: one may hold of some and not of others.
    """
    if a.kind != "status" or a.topic is None or a.topic != b.topic or found[BROAD]:
        return False
    return not (waits(a) or waits(b)) and values.standing(a.value, b.value) == "apart"


def waits(claim: Claim) -> bool:
    """Whether a claim tells of what is not so yet, or not said to be so."""
    return not WAITING.isdisjoint(claim.marks)
