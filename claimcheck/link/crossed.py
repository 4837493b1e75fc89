"""Figures and dates that the other text gives too, so that the two texts cannot differ by them.

"Grapes at 70 a kilo and mangoes at 55" says nothing against another text that has both. It is told from the
claims that the pairs of a run hold, and asks for no other: so it is the same wherever a block is linked.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.link import values
from claimcheck.link.plain import PARTED
from claimcheck.link.position import family
from claimcheck.link.wording import nearness
from claimcheck.model import Amount, Claim, When

# Of what is measured: words that are one, or of one sense.
SAME = 0.8
# Marks of a value that a text tells beside the one that holds.
ASIDE = frozenset({"former", "rejected", "change", "update", "base", "correction", "denial", "alleged"})


class Crossing:
    """The figures and dates of a run, by document and family."""

    def __init__(self, those: Iterable[Claim]) -> None:
        """Take the claims of the pairs, and those looked at beside them; each once or more often."""
        every = {c.id: c for c in those if isinstance(c.value, Amount | When)}
        self.stated: dict[tuple[str, str], list[Claim]] = {}
        for claim in every.values():
            self.stated.setdefault((claim.source.document, family(claim)), []).append(claim)

    def parted(self, a: Claim, b: Claim, likely: float) -> float:
        """Return the likelihood of one matter, given what else the two texts say."""
        return PARTED if likely > PARTED and self.of(a, b) else likely

    def of(self, a: Claim, b: Claim) -> bool:
        """Whether each document gives the value of the other too, of the same thing or deed. Symmetric."""
        if a.source.document == b.source.document:
            return False
        both = self.echoed(a, b) and self.echoed(b, a)
        told = both or self.listed(a, b) or self.listed(b, a)
        return told and values.standing(a.value, b.value) == "apart"

    def echoed(self, a: Claim, b: Claim) -> bool:
        """Whether the document of ``b`` gives the value of ``a`` elsewhere."""
        return any(
            c.id != b.id
            and (nearness(a.measured, c.measured) >= SAME or (a.predicate and a.predicate == c.predicate))
            and values.standing(a.value, c.value) == "alike"
            for c in self.stated.get((b.source.document, family(a)), ())
        )

    def listed(self, a: Claim, b: Claim) -> bool:
        """Whether the sentence of ``a`` gives the value of ``b`` too, of the same thing: two of a list."""
        if ASIDE & set(a.marks):
            return False
        return any(
            c.id != a.id
            and c.sentence == a.sentence
            and not ASIDE & set(c.marks)
            and (c.speaker or "") == (a.speaker or "")
            and nearness(c.measured, b.measured) >= SAME
            and values.standing(b.value, c.value) == "alike"
            for c in self.stated.get((a.source.document, family(a)), ())
        )
