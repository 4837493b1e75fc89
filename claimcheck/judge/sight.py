"""A rift as the levels of ``verdict.py`` see it: its sides in order of time, and the days between them."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.judge.days import Days
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.order import Placed, former, placed
from claimcheck.model import Claim, Link


@dataclass(frozen=True, slots=True)
class Sight:
    """A rift as the levels see it: with the likeliest link, and which side is later."""

    rift: Rift
    link: Link
    order: Placed
    days: Days

    @property
    def pair(self) -> tuple[Claim, Claim]:
        """The two claims of the likeliest link."""
        return self.link.first, self.link.second

    def newer(self) -> tuple[Claim, ...]:
        """Return all claims of the later side that are not told as former."""
        ids = {c.id for c in self.order.later}
        side = self.rift.one if any(c.id in ids for c in self.rift.one.claims) else self.rift.other
        return tuple(c for c in side.claims if not former(c))

    def gap(self) -> int:
        """Return the days between the sides, 0 when their order is not one of days."""
        if self.order.how not in ("dates", "values", "draft"):
            return 0
        last = [c.source.published for c in self.order.earlier if c.source.published]
        first = [day for c in self.order.later if (day := self.days.first(c))]
        return (min(first) - max(last)).days


def seen(rift: Rift, days: Days) -> Sight:
    """Return a rift as the levels see it."""
    return Sight(rift, rift.links[0], sided(rift, days), days)


def sided(rift: Rift, days: Days) -> Placed:
    """Return which side is later: a former value anywhere counts, days only of claims that are linked."""
    told = any(map(former, rift.one.claims)) != any(map(former, rift.other.claims))
    if told:
        return placed(rift.one.claims, rift.other.claims, days)
    return placed(linked(rift, rift.one), linked(rift, rift.other), days)


def linked(rift: Rift, side: Side) -> tuple[Claim, ...]:
    """Return the claims of a side that conflict with the other side, in the order of their ids."""
    touched = {c.id: c for k in rift.links for c in (k.first, k.second)}
    return tuple(c for c in side.claims if c.id in touched)


def together(sight: Sight, most: int) -> list[tuple[Claim, Claim]]:
    """Return the pairs of claims of the two sides that stand in one document, ``most`` sentences apart."""
    return [
        (a, b)
        for a in sight.rift.one.claims
        for b in sight.rift.other.claims
        if a.source.document == b.source.document and abs(a.sentence - b.sentence) <= most
    ]
