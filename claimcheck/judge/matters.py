"""From links to matters: which claims speak of one thing, and which values they give for it.

A matter is a set of claims joined by links that are likely enough; its sides are the sets of claims that
give the same value. Sides are joined by agreement alone, so that a chain of doubtful links cannot make one
value of two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimcheck.link import values
from claimcheck.model import Amount, Claim, Link, Stance


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that give one value of one matter, in the order of their ids."""

    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """The id of the first claim, which names the side."""
        return self.claims[0].id


@dataclass(frozen=True, slots=True)
class Rift:
    """Two sides that cannot both hold, with the links between them, likeliest first."""

    one: Side
    other: Side
    links: tuple[Link, ...]


def unite(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each id the least id of its connected component (union-find with path halving)."""
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return {i: root(i) for i in parent}


def sides(
    claims: Sequence[Claim], agreements: Iterable[Link], likely: Callable[[Link], bool]
) -> dict[str, Side]:
    """Return the side of each claim id, given the links that agree; others stand alone."""
    kept = [(link.first.id, link.second.id) for link in agreements if likely(link)]
    named = unite((claim.id for claim in claims), kept)
    members: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        members.setdefault(named[claim.id], []).append(claim)
    made = {name: Side(tuple(found)) for name, found in members.items()}
    return {i: made[name] for i, name in named.items()}


def of_freedoms(conflicts: Sequence[Link]) -> list[Link]:
    """Return the conflicts without those of two ceilings that limit a freedom, whose own conflict tells them.

    "Staff can pause the recording for up to 12 minutes": for up to 60 is one finding, on what they may do.
    """
    freedoms = {ceilings(k) for k in conflicts if isinstance(k.first.value, Stance)} - {frozenset()}
    return [k for k in conflicts if isinstance(k.first.value, Stance) or ceilings(k) not in freedoms]


def ceilings(link: Link) -> frozenset[tuple[str, Amount]]:
    """Return the ceilings that the claims of a link give, each with its document, or none unless both do."""
    told = [(c.value.limit if isinstance(c.value, Stance) else c.value, c) for c in (link.first, link.second)]
    found = [(c.source.document, v) for v, c in told if isinstance(v, Amount) and values.ceiling(v)]
    return frozenset(found if len(found) == len(told) else ())


def best_only(conflicts: Iterable[Link], side: dict[str, Side]) -> list[Link]:
    """Return the conflicts without those of a claim with a less likely value of the same document.

    A claim speaks of one matter: where another document gives several values that it could be held against,
    the likeliest one is meant. Claims that give the same value stand or fall together. Symmetric.
    """
    ranked = sorted(conflicts, key=rank)
    meant: dict[tuple[str, str], str] = {}
    for link in ranked:
        for a, b in ((link.first, link.second), (link.second, link.first)):
            meant.setdefault((a.id, b.source.document), side[b.id].id)
    return [
        k
        for k in ranked
        if meant[k.first.id, k.second.source.document] == side[k.second.id].id
        and meant[k.second.id, k.first.source.document] == side[k.first.id].id
    ]


def rifts(conflicts: Iterable[Link], side: dict[str, Side]) -> list[Rift]:
    """Return the pairs of sides that conflict, in the order of their ids."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in conflicts:
        one, other = side[link.first.id], side[link.second.id]
        if one.id == other.id:
            continue
        found.setdefault((min(one.id, other.id), max(one.id, other.id)), []).append(link)
    made = []
    for (low, high), links in sorted(found.items()):
        made.append(Rift(side[low], side[high], tuple(sorted(links, key=rank))))
    return made


def rank(link: Link) -> tuple[float, int, str, str]:
    """Return what links are ordered by: the likeliest first, of equally likely ones the most definite."""
    return -link.probability, -definite(link), link.first.id, link.second.id


def definite(link: Link) -> int:
    """Return on how many points the claims of a link are definite: a limit is told, the value is called new.

    What levels join is equally likely. "Can now pause it for up to
    30 minutes" tells more than "the idea that one can pause it", and is what a reader wants to see.
    """
    points = 0
    for claim in (link.first, link.second):
        points += isinstance(claim.value, Stance) and claim.value.limit is not None
        points += "update" in claim.marks
    return points
