"""What hangs on a little of two claims, asked once for all pairs of that little."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.link.contents import numbered
from claimcheck.link.each import Ints, asked
from claimcheck.link.pairs import Pairs
from claimcheck.model import Claim

Array = npt.NDArray[Any]


class Once:
    """The claims of pairs numbered by a part of what they say."""

    def __init__(self, pairs: Pairs, key: Callable[[Claim], Hashable]) -> None:
        claims = pairs.claims if pairs.known is None else pairs.known.one_of
        number, self.one_of = numbered(claims, key)
        self.number = number if pairs.known is None else number[pairs.known.number]

    def told(self, i: Ints, j: Ints, ask: Callable[[Claim, Claim], Any], *, dtype: Any = np.bool_) -> Array:
        """Return what ``ask``, which is symmetric, says of the pairs (i, j), places of claims."""
        first, second = self.number[i], self.number[j]
        first, second = np.minimum(first, second), np.maximum(first, second)
        return asked(lambda x, y: ask(self.one_of[x], self.one_of[y]), first, second, dtype)
