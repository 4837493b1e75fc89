"""Whether a conflict is a change, a dispute, or a contradiction.

The cues are named, measured over all pairs of the two sides, and weighed by two small models of the form of
``link/weigh.py``: "disputed" against the rest, then "changed" against "contradicts". Two cues decide alone, as
DESIGN.md has them: a text that itself tells one value as the former one of the other, and two values given for
one explicit time.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources

from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.order import NEW, OLD, order
from claimcheck.link import values
from claimcheck.link.weigh import Weights, probability
from claimcheck.model import Amount, Claim, Verdict, When


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``words.toml``."""
    text = resources.files("claimcheck.judge").joinpath("words.toml").read_text("utf-8")
    return {key: frozenset(found) for key, found in tomllib.loads(text).items()}


def verdict(rift: Rift, weights: Weights) -> tuple[Verdict, float]:
    """Return the verdict on two sides that cannot both hold, and how sure it is (0 to 1)."""
    found = cues(rift)
    disputed = probability(weights.models["disputed"].score(found))
    if disputed >= 0.5:
        return "disputed", disputed
    changed = probability(weights.models["changed"].score(found))
    return ("changed", changed) if changed >= 0.5 else ("contradicts", 1 - changed)


def cues(rift: Rift) -> dict[str, float]:
    """Return the cues of a rift by name, each the most that any pair of claims of the two sides shows."""
    pairs = [(k.first, k.second) for k in rift.links]
    found: dict[str, float] = {}
    for a, b in pairs:
        for name, value in pair_cues(a, b).items():
            found[name] = max(found.get(name, 0.0), value)
    found.update(side_cues(rift.one, rift.other))
    return found


def pair_cues(a: Claim, b: Claim) -> dict[str, float]:
    """Return the cues of one pair of claims."""
    placed = order(a, b)
    earlier, later = placed.earlier, placed.later
    old = (bool(OLD & set(a.marks)), bool(OLD & set(b.marks)))
    apart = days(a, b)
    moving = moves(a) or moves(b)
    growing = grows(a) or grows(b)
    rises = rising(earlier, later) if placed.how else 0
    same_time = bool(a.when and b.when and a.kind != "date" and values.times(a.when, b.when) == "alike")
    speakers = (a.speaker or "", b.speaker or "")
    return {
        "one is told as the former": float(old[0] != old[1]),
        "the later tells a change": float(bool(placed.how) and bool(NEW & set(later.marks))),
        "the earlier tells a change": float(bool(placed.how) and bool(NEW & set(earlier.marks))),
        "a change is told": float(bool(NEW & {*a.marks, *b.marks})),
        "one document": float(a.source.document == b.source.document),
        "days apart": min(apart / 14, 3.0),
        "different days": float(apart > 0),
        "undated": float(not (a.source.published and b.source.published)),
        "the measure moves": float(moving),
        "the measure grows": float(growing),
        "grows, and the later is higher": float(growing and rises > 0),
        "grows, and the later is lower": float(growing and rises < 0),
        "the later is higher": float(rises > 0),
        "the later is lower": float(rises < 0),
        "one explicit time": float(same_time),
        "values slip": float(values.slip(a.value, b.value)),
        "values far": min(values.distance(a.value, b.value), 3.0),
        "plan or permission": float("plan" in (a.modality, b.modality)),
        "plan, then fact": float(earlier.modality == "plan" and later.modality == "fact"),
        "still to come": float(future(a) and future(b)),
        "both have speakers": float(all(speakers)),
        "speakers differ": float(all(speakers) and speakers[0] != speakers[1]),
        "one has a speaker": float(any(speakers)),
        "a denial": float("denial" in a.marks or "denial" in b.marks),
        "both distanced": float("alleged" in a.marks and "alleged" in b.marks),
        "one distanced": float("alleged" in a.marks or "alleged" in b.marks),
        "a kind quantity": float(a.kind == "quantity"),
        "a kind date": float(a.kind == "date"),
        "a kind rule": float(a.kind == "rule"),
        "a kind status": float(a.kind == "status"),
        "money": float(isinstance(a.value, Amount) and a.value.dimension == "money"),
    }


def side_cues(one: Side, other: Side) -> dict[str, float]:
    """Return the cues that two whole sides show, beyond the pairs that are linked."""
    documents = [{c.source.document for c in s.claims} for s in (one, other)]
    told = [any(OLD & set(c.marks) for c in s.claims) for s in (one, other)]
    spoken = [any(c.speaker for c in s.claims) for s in (one, other)]
    both = documents[0] & documents[1]
    return {
        "one document tells both": float(bool(both)),
        "a side is told as the former": float(told[0] != told[1]),
        "sides have speakers": float(all(spoken)),
        "one document tells both, with speakers": float(
            bool(both) and speakers(one, both) != speakers(other, both)
        ),
        "a lone side": float(min(len(d) for d in documents) == 1),
        "a change on a side": float(any(NEW & set(c.marks) for c in (*one.claims, *other.claims))),
        "sides apart": float(separate(one.claims, other.claims)),
    }


def speakers(side: Side, documents: set[str]) -> set[str]:
    """Return who says a side's claims in the given documents."""
    return {c.speaker for c in side.claims if c.speaker and c.source.document in documents}


def separate(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether all of one side was published before all of the other."""
    mine = [c.source.published for c in one if c.source.published]
    theirs = [c.source.published for c in other if c.source.published]
    return bool(mine and theirs) and (max(mine) < min(theirs) or max(theirs) < min(mine))


def days(a: Claim, b: Claim) -> int:
    """Return the days between the publication of two claims, 0 when one is unknown."""
    one, other = a.source.published, b.source.published
    return abs((one - other).days) if one and other else 0


def moves(claim: Claim) -> bool:
    """Whether what a claim measures is set anew from time to time."""
    return bool({claim.measured, claim.predicate, *claim.modifiers} & words()["moving"])


def grows(claim: Claim) -> bool:
    """Whether what a claim counts only grows while a story runs."""
    return bool({claim.measured, claim.predicate, *claim.modifiers} & words()["growing"])


def rising(earlier: Claim, later: Claim) -> int:
    """Return 1 when the later amount is higher, -1 when it is lower, 0 when neither can be told."""
    if not (isinstance(earlier.value, Amount) and isinstance(later.value, Amount)):
        return 0
    turned = values.same_measure(earlier.value, later.value)
    if turned is None:
        return 0
    before, after = values.middle(earlier.value), values.middle(turned)
    return (after > before) - (after < before)


def future(claim: Claim) -> bool:
    """Whether a dated claim speaks of a day after its publication."""
    if claim.source.published is None or not isinstance(claim.value, When):
        return claim.modality == "plan"
    return claim.value.first is not None and claim.value.first > claim.source.published
