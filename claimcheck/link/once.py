"""What hangs on a little of two claims, asked once for all pairs of that little."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.pairs import Ints
from claimcheck.model import Claim

Array = npt.NDArray[Any]


class Once:
    """Claims numbered by a part of what they say; answers are kept from one batch of pairs to the next."""

    def __init__(self, claims: Sequence[Claim], key: Callable[[Claim], Hashable]) -> None:
        numbers: dict[Hashable, int] = {}
        made = [numbers.setdefault(key(claim), len(numbers)) for claim in claims]
        self.number = np.array(made, dtype=np.int64)
        self.one_of = dict(zip(made, claims, strict=True))
        self.known: dict[int, Any] = {}

    def told(
        self, i: Ints, j: Ints, ask: Callable[[Claim, Claim], Any], *, turned: bool = True, dtype: Any = bool
    ) -> Array:
        """Return what ``ask`` says of the pairs (i, j), places of claims; ``turned`` when it is symmetric."""
        first, second = self.number[i], self.number[j]
        if turned:
            first, second = np.minimum(first, second), np.maximum(first, second)
        asked, which = np.unique((first << 32) | second, return_inverse=True)
        for pair in asked.tolist():
            if pair not in self.known:
                self.known[pair] = ask(self.one_of[pair >> 32], self.one_of[pair & 0xFFFFFFFF])
        made: Array = np.array([self.known[pair] for pair in asked.tolist()], dtype=dtype)[which.reshape(-1)]
        return made
