"""What parts two rules or states that one topic would join: another thing of the name, or others of it.

Each answers for two claims, either way round, from their words and marks. What parts them by time is told
apart (``periods.py``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from claimcheck.language import lexicon
from claimcheck.link.wording import nearness
from claimcheck.link.words import listed
from claimcheck.model import Claim, Name, Stance, State
from claimcheck.topics.named import (
    CANDIDACY,
    CHARGES,
    CONFESSION,
    CUSTODY,
    DUTY,
    GUILT,
    LIFE,
    OFFICE,
)
from claimcheck.values import names

# What was measured of two claims, by the names of the evidence.
Found = Mapping[str, float]
# From here on two words are one, and two lists of words say the same.
ALIKE = 0.8
# The topics of who is in custody, and who is alive: two counts are two lots of people.
LOTS = frozenset({CUSTODY, LIFE})
# Topics that are told of one person or firm each.
PERSONAL = frozenset({CANDIDACY, CHARGES, CONFESSION, CUSTODY, DUTY, GUILT, LIFE, OFFICE})
NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# How a part of the charges is told.
SOME_COUNTS = re.compile(
    r"\b(?:of|on) (?:an? (?:single |second |third |further |lesser )?(?:charge|count|offence)"
    rf"|{NUMBER}|one|some)\b",
    re.IGNORECASE,
)
# Words that tell one thing of a name from another, and words for all of them.
OTHER = listed("other")
WHOLES = listed("wholes")
# Sides of the compass as adverbs and adjectives.
COMPASS = {word + end: word for word in ("north", "south", "east", "west") for end in ("", "ern")}
UNDER = re.compile(
    r"\b(?:less|fewer|smaller|younger|lower) than (\d+ \w+)|\b(?:under|below) (\d+ \w+)", re.IGNORECASE
)
OVER = re.compile(
    r"\b(\d+ \w+) (?:and|or) (?:over|more|above|longer|older|up)\b"
    r"|\b(?:over|above|more than|at least) (\d+ \w+)",
    re.IGNORECASE,
)
# Who is told of by whose he or she is: "his wife was cleared".
KIN = listed("kin")
# Marks under which a sentence states no rule and no state, or one of some only.
OPEN = frozenset({"question", "hypothetical", "rejected"})
SOME = frozenset({"exception", "excepted", "part"})
SAID = frozenset({"fact", "plan"})
# From here on a side names parties that are not the story's (two of them, by ``evidence.parties``).
ODD = 1.0
# Subjects that stand for whomever the rule is about.
ANYBODY = listed("anybody")


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


def of_another(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two things of one name are told apart: northern and southern paths, a second charge."""
    lots = (off(a) and off(b)) or a.topic in LOTS
    if lots and a.figures and b.figures and not set(a.figures) & set(b.figures):
        return True  # "170 operations were called off", "640 were put off"
    if lots and counts(a) and counts(b) and counts(a) != counts(b):
        return True
    if two_holders(a, b) or other_side(a, b) or beyond(a, b) or beyond(b, a) or other_thing(a, b):
        return True
    mine, theirs = set(a.modifiers), set(b.modifiers)
    if OTHER & mine != OTHER & theirs:
        return not any(WHOLES & set(c.quote.lower().split()) for c in (a, b))
    return any(lexicon.antonyms(word) & theirs for word in mine - theirs)


def cleared_of_some(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells of what somebody was cleared of, and the other of the rest.

    "Convicted of eleven counts of bribery" and "acquitted of one count of money laundering"; not
    "acquitted of two" and "convicted on all eleven".
    """
    if a.topic != GUILT or b.topic != GUILT:
        return False
    return any(
        off(one)
        and not off(other)
        and bool(SOME_COUNTS.search(one.quote))
        and WHOLES.isdisjoint(other.quote.lower().split())
        for one, other in either(a, b)
    )


def one_named(a: Claim, b: Claim) -> bool:
    """Whether both are said of one named thing: "the minister scraps CareThread", "CareThread is back"."""
    if a.kind != "status" or a.topic in PERSONAL or not (a.modifiers and b.modifiers):
        return False
    head = a.modifiers[0]
    return head == b.modifiers[0] and all(
        any(head in name.key.split() and name.kind not in ("PER", "LOC") for name in c.names) for c in (a, b)
    )


def counts(claim: Claim) -> str:
    """Return the number that stands before the thing a claim is said of, in its own words, or ""."""
    if not claim.modifiers:
        return ""
    head = re.escape(claim.modifiers[0][: max(len(claim.modifiers[0]) - 1, 3)])
    told = re.search(rf"\b({NUMBER})(?: \w+)?? {head}", claim.quote, re.IGNORECASE)
    return told.group(1).lower() if told else ""


def two_holders(a: Claim, b: Claim) -> bool:
    """Whether two persons or firms are named: one was cleared, the other convicted."""
    if a.topic not in PERSONAL or a.topic != b.topic:
        return False
    mine, theirs = ([n for n in c.names if n.key == c.subject and n.kind != "LOC"] for c in (a, b))
    said_of = all(c.subject.split()[-1] in c.modifiers for c in (a, b) if c.subject)
    return bool(mine and theirs) and said_of and not names.same_name(mine[0], theirs[0])


def other_thing(a: Claim, b: Claim) -> bool:
    """Whether two people of one trade are told apart by a thing: drivers of the lorry and of the car."""
    mine, theirs = thing_of(a), thing_of(b)
    if not (mine and theirs) or a.modifiers[0] != b.modifiers[0]:
        return False
    if mine in b.modifiers or theirs in a.modifiers or nearness(mine, theirs) >= ALIKE:
        return False
    return lexicon.relation(mine, theirs) != "hypernym"


def thing_of(claim: Claim) -> str:
    """Return the thing by which a person is told: "lorry" of "the driver of the lorry", else ""."""
    about = claim.modifiers[:2]
    if len(about) < 2 or [lexicon.noun_class(word) for word in about] != ["person", "artifact"]:
        return ""
    return about[1]


def other_side(a: Claim, b: Claim) -> bool:
    """Whether two things lie on two sides: the northern paths, the paths south of the river."""
    mine, theirs = ({COMPASS[w] for w in c.modifiers if w in COMPASS} for c in (a, b))
    return bool(mine and theirs) and not mine & theirs


def beyond(a: Claim, b: Claim) -> bool:
    """Whether one side is of those over a bound, and the other of those under it."""
    return (
        a.topic is not None
        and a.topic == b.topic
        and not bounds(OVER, a.quote).isdisjoint(bounds(UNDER, b.quote))
    )


@functools.lru_cache(maxsize=8192)
def bounds(pattern: re.Pattern[str], quote: str) -> frozenset[str]:
    """Return the bounds that a pattern finds in a quote: "12 metres"."""
    return frozenset(group for found in pattern.findall(quote.lower()) for group in found if group)


def person(claim: Claim) -> Name | None:
    """Return whom a claim is said of: its subject, or the name with it ("its chair, Owen Tarn")."""
    people = [n for n in claim.names if n.kind == "PER"]
    told = [n for n in people if n.key == claim.subject]
    told += [n for n in people if n.key.split()[-1] in claim.modifiers[:4]]
    return told[0] if told else None


def either(a: Claim, b: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Yield two claims both ways round."""
    yield a, b
    yield b, a


def of_kin(a: Claim, b: Claim, found: Found) -> bool:
    """Whether what is told of a person by name or office is told of a relative on the other side alone."""
    if a.topic not in PERSONAL or a.topic != b.topic:
        return False
    return kin(a) != kin(b)


def kin(claim: Claim) -> frozenset[str]:
    """Return the word for a relative that a claim is said of, if it is."""
    return KIN & {*claim.modifiers[:1], claim.subject}


def same_head(a: Claim, b: Claim) -> bool:
    """Whether two claims are said of one thing by its own word, or both by words of its one name."""
    if not (a.modifiers and b.modifiers):
        return False
    named = a.subject == b.subject and {a.modifiers[0], b.modifiers[0]} <= set(a.subject.split())
    return named or nearness(a.modifiers[0], b.modifiers[0]) >= ALIKE


def off(claim: Claim) -> bool:
    """Whether a claim says that something is not so, or not possible."""
    value = claim.value
    if isinstance(value, State):
        return not value.positive
    return isinstance(value, Stance) and value.stand == "unavailable"
