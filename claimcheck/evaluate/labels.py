"""Which claims the gold labels speak of: the join of what was extracted with what was labelled.

A claim is of a gold mention when it stands in that file, is of the kind of the fact, and its value stands
within the mention's quote (or the quotes cover each other as the scorer has it). Where several values stand
in one quote, those that agree with the label's own number are taken.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.evaluate.gold import Gold, Mention
from claimcheck.evaluate.stories import clause, matches
from claimcheck.link import values
from claimcheck.model import Amount, Claim, Verdict, When
from claimcheck.values.amounts import find_amounts
from claimcheck.values.when import find_times

# The kinds and dimensions in which a fact of the gold labels can be claimed; None allows all dimensions.
KINDS: Mapping[str, tuple[frozenset[str], frozenset[str] | None]] = {
    "quantity": (frozenset({"quantity"}), None),
    "money": (frozenset({"quantity"}), frozenset({"money", "count"})),
    "percentage": (frozenset({"quantity"}), frozenset({"percent", "points", "count", "ratio"})),
    "duration": (frozenset({"quantity"}), frozenset({"duration"})),
    "date": (frozenset({"date"}), None),
    "availability": (frozenset({"rule", "status"}), None),
    "status": (frozenset({"status", "rule"}), None),
    "other": (frozenset({"status", "rule", "quantity", "identity"}), None),
    "place": (frozenset({"identity", "status"}), None),
    "identity": (frozenset({"identity"}), None),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of claims with what the gold says: one matter or not, and the verdict between their values."""

    story: str
    a: Claim
    b: Claim
    same: bool
    verdict: Verdict | None


def members(gold: Gold, claims: Sequence[Claim]) -> dict[str, set[tuple[str, str]]]:
    """Return for each claim id the (fact, class) pairs whose mentions it states."""
    found: dict[str, set[tuple[str, str]]] = {}
    for fact in gold.facts:
        kinds, dimensions = KINDS[fact.kind]
        fit = [c for c in claims if c.kind in kinds and dimension_fits(c, dimensions)]
        for cls in fact.classes:
            for mention in cls.mentions:
                for claim in stating(mention, cls.label, fit):
                    found.setdefault(claim.id, set()).add((fact.id, cls.label))
    return found


def dimension_fits(claim: Claim, dimensions: frozenset[str] | None) -> bool:
    """Whether a claim's amount is of one of the dimensions, if any are asked for."""
    return dimensions is None or not isinstance(claim.value, Amount) or claim.value.dimension in dimensions


def stating(mention: Mention, label: str, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that state what a mention states."""
    gold = clause(mention.file, mention.quote)
    near = [c for c in claims if matches(clause(c.source.path, c.quote), gold)]
    inside = [c for c in near if squeezed(c.value_text) in squeezed(mention.quote)]
    found = inside or near
    wanted = [m.amount for m in find_amounts(label)]
    exact = [c for c in found if any(values.standing(c.value, w) == "alike" for w in wanted)]
    return exact or [c for c in found if dated(c, label)] or found


def dated(claim: Claim, label: str) -> bool:
    """Whether a claim gives the day that a label names, in whichever year."""
    if not isinstance(claim.value, When) or claim.value.first is None:
        return False
    times = [m.when for m in find_times(label, claim.source.published or claim.value.first) if m.when]
    first = claim.value.first
    return any(
        w.first is not None and (w.first.month, w.first.day) == (first.month, first.day) for w in times
    )


def squeezed(text: str) -> str:
    """Return a text in lower case with single spaces and plain quotes."""
    return " ".join(text.lower().replace("\u2019", "'").split())


def telling(a: Claim, b: Claim) -> bool:
    """Whether a pair that no gold names is known to be of two matters.

    Figures and days that are alike may be background that the labels leave out; states that are alike are so
    by the hundred, and mean nothing.
    """
    return a.kind in ("rule", "status") or values.standing(a.value, b.value) != "alike"


def labelled(
    story: Path, gold: Gold, pairs: Sequence[tuple[Claim, Claim]], claims: Sequence[Claim]
) -> Iterator[Labelled]:
    """Yield each pair with its label; pairs of one value that no gold names are left out, being unknown."""
    of = members(gold, claims)
    between: dict[tuple[str, str, str], Verdict] = {}
    for fact in gold.facts:
        for relation in fact.relations:
            one, other = relation.between
            between[fact.id, one, other] = between[fact.id, other, one] = relation.verdict
    for a, b in pairs:
        facts_a, facts_b = of.get(a.id, set()), of.get(b.id, set())
        shared = sorted((f, x, y) for (f, x), (g, y) in itertools.product(facts_a, facts_b) if f == g)
        if shared:
            yield Labelled(
                story.name, a, b, True, next((between.get(s) for s in shared if s in between), None)
            )
        elif telling(a, b) or (facts_a and facts_b):
            yield Labelled(story.name, a, b, False, None)
