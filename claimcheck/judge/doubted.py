"""A change that the reader doubts: two near values that it reads, with the values hidden, as of two matters.

What makes two values a change is that they are of one matter. Where little but their nearness speaks for
that, and the reader of the two passages speaks against it, the later value is mostly another thing's: on 446
story sets 5 reported pairs are so, in 4 sets, and none is right. Where one text tells the other value as the
one before, the reader is no judge of it.
"""

from __future__ import annotations

from claimcheck.judge.days import Days
from claimcheck.judge.matters import Rift
from claimcheck.judge.verdict import verdict
from claimcheck.link.doubts import READ
from claimcheck.link.updates import FOLLOWS

# In units of the logistic: how much the reader speaks against, and nearness for one matter, at the least.
AGAINST, FOR = -0.15, 0.25
NEAR = "value far"


def doubted(rift: Rift, days: Days) -> bool:
    """Whether a rift is a change for which nearness speaks, and against which the reader does."""
    told = {piece.name: piece.weight for piece in rift.links[0].evidence}
    if told.get(READ, 0.0) >= AGAINST or told.get(NEAR, 0.0) <= FOR or told.get(FOLLOWS, 0.0) > 0:
        return False
    return verdict(rift, days).verdict == "changed"
