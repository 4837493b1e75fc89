"""Two parties that one text sets against each other: "The guild counted 400. The owners speak of 1,500."

A text that lets two parties speak side by side of things of one measure means them to be held against each
other, though their words may have little in common; so such a pair needs far less likeness than two claims
of two texts. Where the second leaves out what it counts, it needs none (``rivals.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.judge.rivals import elided, of_its_own, rival, voice
from claimcheck.link import values
from claimcheck.link.position import core
from claimcheck.link.wording import classed
from claimcheck.model import Amount, Claim, Evidence, Link
from claimcheck.values import names

# Of figures of 535 story sets, by models that had not seen a fifth of them: from 0.1 on 54 of 62 were of one
# matter, from 0.06 to 0.1 two of nine; at 0.05 stand the states that nothing joins.
LEAST = 0.1
# Two days side by side are of two events (on learn, more and later none of 6 pairs of dates was a dispute,
# 28 of 33 of amounts), two names of two roles (2 of 5 were of one), and a part is no other word on its whole:
# those need the likelihood of any pair.
# Parties that count one thing are seldom more than a factor of 12 apart (the logarithm of it, or months).
FAR = 2.5
# How often such a pair was a dispute.
LIKELY = 0.85
SIDES = Evidence("two parties side by side", LIKELY, "1.00")
# Marks of a value that nobody holds at this time.
ASIDE = frozenset(
    {"former", "update", "base", "history", "rejected", "hypothetical", "question", "increment"}
)
DISTANCED = frozenset({"alleged", "denial"})


def disputes(links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links between two parties that one text sets against each other, as likely as they are."""
    for link in links:
        a, b = link.first, link.second
        if link.probability >= LEAST and opposed(a, b) and set_against(a, b) and not two_events(a, b):
            yield replace(
                link, probability=max(link.probability, LIKELY), evidence=(SIDES, *link.evidence), axis=""
            )


def side_by_side(claims: Iterable[Claim]) -> Iterator[Link]:
    """Yield links of the figures of a party with those that it leaves to the one before to say what of."""
    for pair in elided(claims):
        if opposed(*pair) and level(pair[0]) and set_against(*pair):
            first, second = sorted(pair, key=lambda c: c.id)
            yield Link(first, second, LIKELY, (SIDES,))


def opposed(a: Claim, b: Claim) -> bool:
    """Whether two values cannot both hold, are as near as those of two parties, and of one sort."""
    if values.standing(a.value, b.value) != "apart" or values.distance(a.value, b.value) > FAR:
        return False
    return (
        level(a) == level(b)
        and a.kind not in ("date", "identity")
        and ("part" in a.marks) == ("part" in b.marks)
    )


def level(claim: Claim) -> bool:
    """Whether a value is no difference: rents that rose by 31 per cent are not half of anything."""
    return not (isinstance(claim.value, Amount) and claim.value.change)


def two_events(a: Claim, b: Claim) -> bool:
    """Whether two figures are of two sorts of events: hundreds hurt, dozens killed."""
    mine, theirs = (classed(core(c), "event") for c in (a, b))
    return isinstance(a.value, Amount) and bool(mine and theirs) and not mine & theirs


def set_against(a: Claim, b: Claim) -> bool:
    """Whether one text gives two claims side by side, in the mouths of two parties or one at a distance."""
    if a.source.document != b.source.document or abs(a.sentence - b.sentence) > 1:
        return False
    if ASIDE & {*a.marks, *b.marks}:
        return False
    mine, theirs = voice(a), voice(b)
    if mine and theirs and not names.one_speaker(mine, theirs):
        return not of_its_own(a, b)
    if a.sentence == b.sentence:
        return False  # a sentence that doubts one of its two figures seldom sets it against the other
    first, then = sorted((a, b), key=lambda c: c.value_start)
    if not voice(first) and rival(first, then):
        return True
    distanced = [bool(DISTANCED & set(c.marks)) for c in (a, b)]
    return distanced[0] != distanced[1]
