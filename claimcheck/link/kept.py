"""The pieces of evidence that moved a decision, told when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from claimcheck.link.around import AROUND
from claimcheck.link.evidence import Story, measure
from claimcheck.link.weigh import Floats, Model
from claimcheck.model import Claim, Evidence


class Told(Sequence[Evidence]):
    """The pieces of evidence that moved a decision most, measured when they are asked for, which few are.

    To keep the evidence of a pair takes 0.4 kB, and to tell what moved a decision as long as to decide it.
    """

    __slots__ = ("model", "more", "pair", "story")

    def __init__(self, model: Model, a: Claim, b: Claim, story: Story, more: Floats) -> None:
        """Take a pair, and the evidence of its surroundings (``AROUND``)."""
        self.model, self.pair, self.story, self.more = model, (a, b), story, more

    def pieces(self) -> tuple[Evidence, ...]:
        """Return the pieces."""
        found = measure(*self.pair, self.story)
        return self.model.told({**found, **dict(zip(AROUND, self.more.tolist(), strict=True))})

    @overload
    def __getitem__(self, at: int) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, at: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self.pieces()[at]

    def __len__(self) -> int:
        return len(self.pieces())

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self.pieces())

    def __eq__(self, other: object) -> bool:
        return self.pieces() == (other.pieces() if isinstance(other, Told) else other)

    def __hash__(self) -> int:
        return hash(self.pieces())

    def __repr__(self) -> str:
        return repr(self.pieces())

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (self.pieces(),)
