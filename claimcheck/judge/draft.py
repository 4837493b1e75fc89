"""What is said of a draft that is checked against what was published.

A draft that states a value which has since changed is out of date: an error. One that states the newest
value is no finding, and nor is one that itself reports a change. A value that no article gives contradicts
those that give another; a value that an article has replaced is not held against the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck import codes
from claimcheck.judge.days import Days
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.order import former
from claimcheck.judge.verdict import Ruling, verdict
from claimcheck.model import Claim, Link

FAMILIES: Mapping[str, codes.Family] = {
    "contradicts": codes.CONTRADICTS,
    "changed": codes.CHANGED,
    "disputed": codes.DISPUTED,
}
# Pairs of published claims that are looked at to learn whether the matter has changed.
MOST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a draft's claim: the ruling, and the family of the finding."""

    ruling: Ruling
    family: codes.Family


def drafted(rift: Rift, claim: Claim, old: frozenset[str], days: Days, drafts: frozenset[str]) -> Told | None:
    """Return what is said of a draft's claim, or None when it states the newest value.

    ``old`` are the ids of published claims whose value was replaced.
    """
    if former(claim):
        return None
    mine, theirs = (rift.one, rift.other) if claim in rift.one.claims else (rift.other, rift.one)
    ours, known = published(mine, drafts), published(theirs, drafts)
    archive = joined(ours, known, claim)
    ruling = verdict(archive if archive.links else rift, days)
    if ruling.verdict == "changed" and ruling.order.how:
        newest = {c.id for c in ruling.order.later}
        return None if newest & {c.id for c in mine.claims} else Told(ruling, codes.OUTDATED)
    if ruling.verdict != "disputed" and any(c.id in old for c in known):
        return None
    return Told(ruling, FAMILIES[ruling.verdict])


def published(side: Side, drafts: frozenset[str]) -> tuple[Claim, ...]:
    """Return the claims of a side that are no draft's."""
    return tuple(c for c in side.claims if c.source.document not in drafts)


def joined(one: Sequence[Claim], other: Sequence[Claim], like: Claim) -> Rift:
    """Return the rift of two groups of published claims, each held against each that is of its kind."""
    pairs = [(a, b) for a in one for b in other if a.kind == b.kind == like.kind][:MOST]
    ordered = [sorted(pair, key=lambda c: c.id) for pair in pairs]
    links = tuple(Link(a, b, 1.0) for a, b in ordered)
    return Rift(Side(tuple(one)), Side(tuple(other)), links)


def superseded(rifts: Iterable[Rift], days: Days, drafts: frozenset[str]) -> frozenset[str]:
    """Return the ids of the published claims whose value another published text reports as changed."""
    found: set[str] = set()
    for rift in rifts:
        links = [
            k
            for k in rift.links
            if k.first.source.document not in drafts and k.second.source.document not in drafts
        ]
        one, other = published(rift.one, drafts), published(rift.other, drafts)
        if not links:
            continue
        ruling = verdict(Rift(Side(one), Side(other), tuple(links)), days)
        if ruling.verdict == "changed" and ruling.order.how:
            found.update(c.id for c in ruling.order.earlier)
    return frozenset(found)
