"""Claims numbered by what they say, so that what hangs on that alone is told once for all that say the same.

An agency's text is printed by many, and a pile of stories told again has few wordings: 100,000 claims of
``scale`` say 8,400 things, of other names.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from claimcheck.link.pairs import Ints
from claimcheck.link.repeats import worded
from claimcheck.model import Claim


def content(claim: Claim) -> Hashable:
    """Return all that a claim says, but of whom by name, who says it, and where."""
    return (
        claim.quote, worded(claim), claim.value_text, claim.topic, claim.role, claim.when, claim.when_text,
        claim.figures, claim.value_start - claim.start, claim.value_end - claim.start,
    )  # fmt: skip


class Contents:
    """Claims, and the number of what each says; ``one_of`` has a claim of each number."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.number, self.one_of = numbered(claims, content)

    def told(self, key: Callable[[Claim], Hashable]) -> Ints:
        """Return the number, for each claim, of something that hangs on what it says alone."""
        return numbered(self.one_of, key)[0][self.number]

    def both(
        self, said: Callable[[Claim], Hashable] | None, where: Callable[[Claim], Hashable] | None
    ) -> tuple[Ints, list[Claim]]:
        """Return the numbers of something that claims say with something else of them, and one of each."""
        if said is None or where is None:
            number = self.told(said) if said else numbered(self.claims, where or content)[0]
        else:
            number = self.told(said) << 32 | numbered(self.claims, where)[0]
        _, first, made = np.unique(number, return_index=True, return_inverse=True)
        return made.reshape(-1), [self.claims[at] for at in first.tolist()]


def numbered(claims: Sequence[Claim], key: Callable[[Claim], Hashable]) -> tuple[Ints, list[Claim]]:
    """Return the numbers of the keys of claims, as they come, and the first claim of each."""
    known: dict[Hashable, int] = {}
    made = np.array([known.setdefault(key(claim), len(known)) for claim in claims], dtype=np.int64)
    _, first = np.unique(made, return_index=True)
    return made, [claims[at] for at in first.tolist()]
