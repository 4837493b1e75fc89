"""The answer to ``claimcheck why``: how the claims of two passages compare, or what keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimcheck.codes import AXES
from claimcheck.judge.compatible import both_hold
from claimcheck.judge.evidence import in_words
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.message import gap, shown
from claimcheck.judge.order import order
from claimcheck.judge.verdict import verdict
from claimcheck.judge.wording import OF_FIGURES
from claimcheck.link import values
from claimcheck.link.levels import LEVELS
from claimcheck.link.weigh import shipped
from claimcheck.model import Claim, Link

STANDING = {
    "alike": "the values are the same",
    "within": "the values can both hold; one is narrower",
    "apart": "the values cannot both hold",
    "unlike": "the values have no common measure",
}


def told(links: Sequence[Link], mine: Sequence[Claim], theirs: Sequence[Claim]) -> str:
    """Return the answer in lines: the likeliest pair first, each with its evidence."""
    if not links:
        return f"Not comparable: {unmet(mine, theirs)}.\n"
    lines: list[str] = []
    for link in sorted(links, key=lambda k: (-k.probability, k.first.id, k.second.id))[:5]:
        lines += [*pair(link), ""]
    return "\n".join(lines)


def unmet(mine: Sequence[Claim], theirs: Sequence[Claim]) -> str:
    """Return why no claim of one passage was held against one of the other."""
    shared = {claim.kind for claim in mine} & {claim.kind for claim in theirs}
    if not shared:
        kinds = " / ".join(", ".join(sorted({c.kind for c in side})) for side in (mine, theirs))
        return f"the passages make claims of different kinds ({kinds})"
    if not shared & LEVELS.keys():
        return f"both passages make claims of one kind ({', '.join(sorted(shared))}), but in different units"
    kinds = " and ".join(sorted(shared))
    topics = " / ".join(", ".join(sorted(topics_of(side, shared))) for side in (mine, theirs))
    units = " or in different units" if shared - LEVELS.keys() else ""
    return f"both passages make claims ({kinds}), but of different topics ({topics}){units}"


def topics_of(claims: Sequence[Claim], kinds: Set[str]) -> set[str]:
    """Return the topics of claims of some kinds, or the verbs of those that have none."""
    return {(claim.topic or claim.predicate).replace("_", " ") for claim in claims if claim.kind in kinds}


def pair(link: Link) -> list[str]:
    """Return the lines on one pair of claims."""
    a, b = link.first, link.second
    where = values.standing(a.value, b.value)
    needed = shipped().bar(a.kind, "conflict" if where == "apart" else "agree")
    weighed = any(piece.detail for piece in link.evidence)
    how = "; what speaks for it (+) and against it (-):" if weighed else ""
    lines = [
        f"{a.source.path}:{a.place.line}: {shown(a)}  |  {b.source.path}:{b.place.line}: {shown(b)}",
        f"  {STANDING[where]}",
        f"  one matter: {link.probability:.2f} likely ({needed:.2f} is needed){how}",
    ]
    for piece in link.evidence:
        if a.kind in LEVELS and piece.name in OF_FIGURES:
            continue
        # The level of a rule or state is no weight among others, nor is what settles a pair of figures.
        settled = "" if a.kind in LEVELS else "settled by this: "
        weight = f"{piece.weight:+.2f}  " if piece.detail else settled
        lines.append(f"    {weight}{in_words(piece, link)}")
    if link.probability < needed:
        lines.append(f"  not comparable: {AXES.get(link.axis, link.axis) or 'not likely enough'}")
    elif where == "apart" and (reason := both_hold(a, b)):
        lines.append(f"  both can hold: {reason}")
    elif where == "apart":
        lines += judged(link)
    else:
        lines.append(f"  verdict: {'agrees' if where == 'alike' else 'refines'}")
    return lines


def judged(link: Link) -> list[str]:
    """Return the lines on two claims that cannot both hold: by how much, in what order, and the verdict."""
    a, b = link.first, link.second
    ruling = verdict(Rift(Side((a,)), Side((b,)), (link,)))
    placed = order(a, b)
    ways = {"former": "one is told as the former", "dates": "by their dates", "words": "by their words"}
    if placed.how:
        last = placed.later
        later = f"{last.source.path}:{last.place.line} is later, {ways.get(placed.how, placed.how)}"
    else:
        later = "which is later is not known" if a.source.published != b.source.published else "of one day"
    lines = [f"  order: {later}", f"  verdict: {ruling.verdict} ({ruling.likely:.2f}): {ruling.because}"]
    far = gap(a.value, b.value)
    return [f"  apart by: {far}", *lines] if far else lines
