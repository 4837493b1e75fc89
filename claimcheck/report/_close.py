"""The pairs that came close to a finding and were dropped, with what dropped them, for ``--verbose``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.codes import AXES
from claimcheck.report import Look
from claimcheck.report._lines import clean, count, cut, wrapped

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison
    from claimcheck.model import Claim, Link

# How many pairs are told, and the share of the likelihood needed from which on a pair is close.
TOLD, CLOSE = 20, 0.5
# Characters of a clause that are shown.
QUOTED = 120


def close(whole: Comparison, look: Look) -> Iterator[str]:
    """Yield the nearest pairs of two documents whose values cannot both hold and that are in no finding."""
    found = dropped(whole)
    if not found:
        return
    most = f", the nearest {TOLD} of {len(found):,}" if len(found) > TOLD else ""
    yield f"Came close, and dropped ({count(len(found), 'pair')}{most}):"
    for link, reason in found[:TOLD]:
        yield from wrapped(side(link.first), look.width, "  ", "    ")
        yield from wrapped(side(link.second), look.width, "  ", "    ")
        text = f"{link.first.kind}, {link.probability:.0%} likely one matter: {reason}"
        yield from wrapped(text, look.width, "    ", "      ")
    yield ""


def dropped(whole: Comparison) -> list[tuple[Link, str]]:
    """Return the close pairs, each with why it was dropped, the nearest to a finding first."""
    from claimcheck.judge import mirrored, wording
    from claimcheck.judge.compatible import both_hold
    from claimcheck.link.values import standing
    from claimcheck.link.weigh import shipped

    told = {(k.first.id, k.second.id) for k in whole.judgement.edges()}
    judged = {(k.first.id, k.second.id) for k in whole.judgement.links}
    worded = {(c.source.document, wording(c)) for c in whole.claims}
    made: list[tuple[float, str, str, Link, str]] = []
    for link in whole.links:
        a, b = link.first, link.second
        near = link.probability / shipped().bar(a.kind, "conflict")
        if near < CLOSE or (a.id, b.id) in told or a.source.document == b.source.document:
            continue
        if standing(a.value, b.value) != "apart":
            continue
        if (a.id, b.id) in judged:
            reason = "another passage of the two articles matches better"
        elif mirrored(link, worded):
            reason = "both articles say both, in the same words, as copies of one text do"
        elif why := both_hold(a, b):
            reason = why
        else:
            reason = AXES.get(link.axis, link.axis) or "not likely enough"
        made.append((-near, a.id, b.id, link, reason))
    return [(link, reason) for *_, link, reason in sorted(made, key=lambda entry: entry[:3])]


def side(claim: Claim) -> str:
    """Return a claim in a line: its place, its value, its clause."""
    place = f"{clean(claim.source.path)}:{claim.place.line}:{claim.place.column}"
    return f"{place}: {clean(claim.value_text)} in “{cut(clean(claim.quote), QUOTED)}”"
