"""When two claims of who holds a role speak of one role of one body: the levels of roles (``levels.py``).

What a role is of stands in the modifiers, and behind marks what its article is about (``kinds/bodies.py``).
Of the pairs of roles of two different stories, in 152 story sets, 2,201 were taken for one role before their
articles had to be about something in common; some fifty are now.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.kinds.holders import words as role_words
from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import ALIKE, Found
from claimcheck.link.moments import days
from claimcheck.link.wording import nearness
from claimcheck.model import ABOUT, SEVERAL, Claim, Name, Value
from claimcheck.values import names
from claimcheck.values.names_spans import homelands

# The role that a firm holds, whatever its name looks like: "Osmund Cell".
BUILDER = "builder"
# Names that two articles share, where neither is in the headline or beginning of one.
SHARED = 2
# Days between two articles after which an office may well have passed on: in years of news on Ford, Boeing
# and the White House each pair further apart was a succession.
LONG = 300
# How many of the names that an article is about, in their order, may be the body that it is mostly about.
FOREMOST = 3
# Days in which somebody does not rise from one office to another.
TERM = 45
# Marks of a role that was held by another before.
TENURE = frozenset({"former", "history", "rejected", "question", "hypothetical"})


def other_tenure(a: Claim, b: Claim, found: Found) -> bool:
    """Whether a claim speaks of who held a role before, or only asks who does, or the articles are far apart.

    What else the clause says may be a plan or a guess: "the chair, Edmund Rask, may call more witnesses".
    """
    aside = any(TENURE & set(c.marks) for c in (a, b)) or bool(found["year differs"])
    return aside or (differ(a, b) and days(a, b) > LONG)


def differ(a: Claim, b: Claim) -> bool:
    """Whether two claims give two values; that one holder is named twice is no chance."""
    return values.standing(a.value, b.value) == "apart"


def same_role(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two roles are one, of one thing; a few need not say of what."""
    known = role_words()
    near = (a.measured, b.measured) in known.near
    if (a.measured != b.measured and not near) or (a.measured != BUILDER and two_sorts(a.value, b.value)):
        return False
    mine, theirs = body(a)[0], body(b)[0]
    shared = related(a, b)
    if given(a.value, b.value) and shared >= SHARED:
        return True
    if differ(a, b) and (nations(mine) != nations(theirs) or (extra(mine, theirs) and extra(theirs, mine))):
        return False
    if mine and theirs:
        told = len(set(a.context) & set(b.context) - {*mine, *theirs, a.measured, b.measured})
        return same_body(mine, theirs, near=near) and (shared > 0 or told >= SHARED)
    if shared < SHARED:
        return False
    if a.measured != b.measured or SEVERAL in (*a.modifiers, *b.modifiers):
        return False
    return bare(a.measured, mine, theirs) or main_body(a, b, mine, theirs)


def given(one: Value, other: Value) -> bool:
    """Whether two persons have one family name and two given names: "Hana Szeto" and "Martin Szeto"."""
    if not (isinstance(one, Name) and isinstance(other, Name)):
        return False
    mine, theirs = one.key.split(), other.key.split()
    return len(mine) > 1 < len(theirs) and mine[-1] == theirs[-1] and mine[0][0] != theirs[0][0]


def same_body(mine: Sequence[str], theirs: Sequence[str], *, near: bool = False) -> bool:
    """Whether two roles are of one thing; of roles that are only near to one another it takes more."""
    heads = mine[0] != "its" and nearness(mine[0], theirs[0]) >= ALIKE
    both = set(mine) & set(theirs) - {"its"}
    return heads or bool(both & role_words().led if near else both)


def extra(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a role is of what the other side does not speak of: investments at Dreman, and at Hinsdale."""
    return any(word != "its" and all(nearness(word, w) < ALIKE for w in theirs) for word in mine)


def nations(words_of: Sequence[str]) -> set[str]:
    """Return the countries among what a role is of: "the Polish defence minister", "Poland's"."""
    names_of = [(word.capitalize(), lexicon.demonym(word.capitalize())) for word in words_of]
    return {place or name for name, place in names_of if place or name in homelands()}


def related(a: Claim, b: Claim) -> int:
    """Return how many names two articles share; one that is in the headline or beginning of one is enough."""
    (_, about, besides), (_, about2, besides2) = (body(c) for c in (a, b))
    every, every2 = about | besides, about2 | besides2
    main = about & (every2 | set(b.context)) or about2 & (every | set(a.context))
    return SHARED if main else len(every & every2)


def two_offices(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two articles of one time give one person two offices of one body that nobody holds together.

    A finance chief may become chief executive, and a chair is often the chief executive too.
    """
    known = role_words()
    offices = [c.value.key for c in (a, b) if isinstance(c.value, Name)]
    held = set(offices) & known.posts and offices[0] != offices[1]
    people = [Name(c.modifiers[0], c.modifiers[0], "PER") for c in (a, b)]
    if not held or not names.same_name(*people) or SEVERAL in (*a.modifiers, *b.modifiers):
        return False
    if days(a, b) > TERM:
        return False
    mine, theirs = (set(c.modifiers[1 : c.modifiers.index(ABOUT)]) - {"its"} for c in (a, b))
    # The hospitals of a town and its choir share the town's name.
    return related(a, b) >= SHARED and (mine <= theirs or theirs <= mine)


def two_sorts(one: Value, other: Value) -> bool:
    """Whether one is a person and the other a body: a dig is led by a university and by its professor.

    A name of one word that is taken for a person's may be a firm's.
    """
    kinds = {v.kind for v in (one, other) if isinstance(v, Name) and (v.kind != "PER" or " " in v.key)}
    return kinds == {"PER", "ORG"}


def body(claim: Claim) -> tuple[list[str], set[str], set[str]]:
    """Return what a role is of, but for words that tell nothing, and the names of its article."""
    known = role_words()
    parts: list[list[str]] = [[]]
    for word in claim.modifiers:
        if word == ABOUT:
            parts.append([])
        elif word != SEVERAL:
            parts[-1].append(word)
    said, about, besides = ([*parts, [], []])[:3]
    dull = {*known.any, "its"} if claim.measured in known.once else known.any
    return [w for w in said if w not in dull], set(about), set(besides)


def bare(role: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a role is one though at least one side does not say of what."""
    known = role_words()
    if role in known.once or (role in known.main and not mine and not theirs):
        return True
    return role in known.bare and "its" not in (*mine, *theirs)


def main_body(a: Claim, b: Claim, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a role is of a body on one side, and on the other of the one its article is mostly about."""
    if a.measured not in role_words().main:
        return False
    return bool(set(mine) & foremost(b)) or bool(set(theirs) & foremost(a))


def foremost(claim: Claim) -> set[str]:
    """Return the first of the names that an article is about."""
    at = claim.modifiers.index(ABOUT) if ABOUT in claim.modifiers else len(claim.modifiers)
    return set(claim.modifiers[at + 1 : at + 1 + FOREMOST])
