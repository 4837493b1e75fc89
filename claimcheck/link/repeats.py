"""Evidence of wordings that stand in several articles: an agency's text is printed by many, measured once.

What the words of two clauses, or their values, say of one another hangs on the claims, not on where they
stand. So it is kept by what is said, and a pair of copies takes what was measured of the first. It is the
same number, bit for bit: all evidence is symmetric, and made of the same words in the same order. Of amounts,
dates and roles it is so kept in columns (``sorts.py``), of states pair by pair.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from claimcheck.model import Claim

# Pairs of wordings that are kept, of 0.5 kB each; when there are more, all are forgotten.
MOST = 100_000


@dataclass(slots=True)
class Repeats:
    """What was measured of wordings by one sort of evidence; ``said`` is all of a claim that it hangs on."""

    said: Callable[[Claim], Hashable]
    codes: dict[Hashable, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    known: dict[tuple[int, int], array[float]] = field(default_factory=dict)

    def code(self, claim: Claim) -> int:
        """Return the number of what a claim says."""
        found = self.claims.get(claim.id)
        if found is None:
            found = self.claims[claim.id] = self.codes.setdefault(self.said(claim), len(self.codes))
        return found

    def of(self, a: Claim, b: Claim, measured: Callable[[], Mapping[str, float]]) -> Mapping[str, float]:
        """Return the evidence of a pair, ``measured`` where it is not known."""
        one, other = self.code(a), self.code(b)
        numbers = self.known.get((one, other) if one <= other else (other, one))
        if numbers is not None:
            return dict(zip(self.names, numbers, strict=True))
        found = measured()
        self.learn([(a, b)], tuple(found), [found.values()])
        return found

    def learn(
        self, pairs: Iterable[tuple[Claim, Claim]], names: tuple[str, ...], rows: Iterable[Iterable[float]]
    ) -> None:
        """Take what was measured of some pairs, each piece by its name."""
        self.names = names
        for (a, b), row in zip(pairs, rows, strict=True):
            one, other = self.code(a), self.code(b)
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[(one, other) if one <= other else (other, one)] = array("d", row)


def worded(claim: Claim) -> Hashable:
    """Return what of a claim its wording, its classes, its marks and its value are told by."""
    return (
        claim.kind, claim.measured, claim.predicate, claim.modifiers, claim.words, claim.context,
        claim.modality, claim.negated, claim.marks, claim.value,
    )  # fmt: skip
