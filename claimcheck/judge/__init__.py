"""Link -> Finding: conflict sets, agreement groups, and how many independent origins an agreement has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.judge.agreements import agreements, exact, idle, twice_derived
from claimcheck.judge.compatible import both_hold
from claimcheck.judge.days import Days, days
from claimcheck.judge.doubted import doubted
from claimcheck.judge.findings import Judged, findings, once
from claimcheck.judge.firms import Firms
from claimcheck.judge.matters import Rift, Side, best_only, of_freedoms, rifts, sides
from claimcheck.judge.origins import origins
from claimcheck.judge.parties import disputes, set_against, side_by_side
from claimcheck.judge.sentences import of_two_things
from claimcheck.judge.sight import seen
from claimcheck.judge.verdict import verdict
from claimcheck.link import values
from claimcheck.link.weigh import Weights, shipped
from claimcheck.model import Agreement, Claim, Finding, Link, Verdict, When
from claimcheck.topics import Topics
from claimcheck.topics import shipped as shipped_topics

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a set of links comes to."""

    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    sides: dict[str, Side]
    rifts: tuple[Rift, ...]
    links: tuple[Link, ...]
    days: Days

    def inside(self, document: str) -> list[Link]:
        """Return the conflicting links between claims of one document, by its id."""
        return [
            k
            for k in self.links
            if k.first.source.document == k.second.source.document == document
            and values.standing(k.first.value, k.second.value) == "apart"
            and not set_against(k.first, k.second)
        ]

    def edges(self) -> list[Link]:
        """Return the judged links with their verdicts, in the order of their ids."""
        ruled = {
            (k.first.id, k.second.id): verdict(rift, self.days).verdict
            for rift in self.rifts
            for k in rift.links
        }
        made = []
        for one in self.links:
            pair = (one.first.id, one.second.id)
            where = values.standing(one.first.value, one.second.value)
            agreed: Verdict = "agrees" if where == "alike" else "refines"
            if where == "apart" and pair not in ruled:
                continue
            made.append(replace(one, verdict=ruled.get(pair, agreed), axis=""))
        return sorted(made, key=lambda k: (k.first.id, k.second.id))


def judge(
    claims: Sequence[Claim],
    links: Sequence[Link],
    *,
    drafts: frozenset[str] = frozenset(),
    threshold: float | None = None,
    weights: Weights | None = None,
    topics: Topics | None = None,
) -> Judgement:
    """Return the findings and agreements of the links; ``threshold`` replaces the one of conflicts."""
    known = weights or shipped()
    agreeing: list[Link] = []
    between = [*disputes(links), *side_by_side(claims)]
    set_apart = {(k.first.id, k.second.id): k for k in reversed(between)}
    conflicting = [k for _, k in sorted(set_apart.items()) if not both_hold(k.first, k.second)]
    opposed = {(k.first.id, k.second.id) for k in conflicting}
    worded = {(c.source.document, wording(c)) for c in claims}
    for link in links:
        if (link.first.id, link.second.id) in opposed or twice_derived(link):
            continue
        where = values.standing(link.first.value, link.second.value)
        if where in ("alike", "within") and link.probability >= known.bar(link.first.kind, "agree"):
            agreeing += [] if idle(link) else [link]
        elif where == "apart" and link.probability >= (threshold or known.bar(link.first.kind, "conflict")):
            explained = mirrored(link, worded) or year_guessed(link) or both_hold(link.first, link.second)
            conflicting += [] if explained else [link]
    firms = Firms(claims, {c.source.document for k in conflicting for c in (k.first, k.second)})
    conflicting = of_freedoms([k for k in conflicting if not firms.two(k.first, k.second)])
    side = sides(claims, whole_days([k for k in agreeing if exact(k)], conflicting), lambda k: True)
    order = days(claims, agreeing, drafts)
    parted = rifts(best_only(conflicting, side), side)
    found = [r for r in parted if not (of_two_things(seen(r, order)) or doubted(r, order))]
    source = origins(claims)
    titles = (topics or shipped_topics()).titles
    told = sorted(
        once(findings(found, Judged(order, drafts, source, titles))),
        key=lambda f: (f.primary.document, f.primary.start, f.fingerprint),
    )
    return Judgement(
        findings=tuple(told),
        agreements=tuple(agreements(side, agreeing, source, titles)),
        sides=side,
        rifts=tuple(found),
        links=(*agreeing, *conflicting),
        days=order,
    )


def whole_days(agreeing: list[Link], conflicting: Sequence[Link]) -> list[Link]:
    """Return links that agree without those that make one value of two hours of a day.

    "On Tuesday" agrees with "at 4.50 on Tuesday" and with "at 5.40 on Tuesday", which do not agree.
    """
    torn = {c.id for k in conflicting if one_day(k) for c in (k.first, k.second)}

    def whole(k: Link) -> bool:
        return timed(k.first) == timed(k.second) or torn.isdisjoint((k.first.id, k.second.id))

    return list(filter(whole, agreeing))


def one_day(link: Link) -> bool:
    """Whether both claims give an hour, and the day is the same."""
    one, other = link.first.value, link.second.value
    if not (isinstance(one, When) and isinstance(other, When)):
        return False
    return bool(one.clock and other.clock) and (one.first, one.last) == (other.first, other.last)


def timed(claim: Claim) -> bool:
    """Whether a claim gives an hour or a part of a day."""
    return isinstance(claim.value, When) and bool(claim.value.clock)


def wording(claim: Claim) -> tuple[str, str]:
    """Return a claim as it is worded: its clause and its value, whatever the line breaks."""
    return " ".join(claim.quote.split()), " ".join(claim.value_text.split())


def year_guessed(link: Link) -> bool:
    """Whether two days, spans or months differ by the year alone, which one text leaves out."""
    one, other = link.first.value, link.second.value
    if not (isinstance(one, When) and isinstance(other, When)):
        return False
    ends = [(when.first, when.last) for when in (one, other)]
    if ends[0] == ends[1]:
        return False  # two hours of one day
    grain = one.grain if one.grain == other.grain else ""
    if any(None in span or (span[0] != span[1] and grain not in ("day", "month")) for span in ends):
        return False
    told = [YEAR.search(c.value_text) is not None for c in (link.first, link.second)]
    parts = 2 if grain == "month" else 3
    return len({tuple(end and end.timetuple()[1:parts] for end in span) for span in ends}) == 1 and not all(
        told
    )


def mirrored(link: Link, told: set[tuple[str, tuple[str, str]]]) -> bool:
    """Whether both documents of a pair tell both of its claims in the same words, as copies of one text do.

    What one text says of itself is for the checks inside a document; its copies are no second witness.
    """
    a, b = link.first, link.second
    if a.source.document == b.source.document:
        return False
    return (a.source.document, wording(b)) in told and (b.source.document, wording(a)) in told
