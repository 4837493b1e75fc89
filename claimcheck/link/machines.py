"""Whether a machine runs, which two topics tell: it worked or failed, and it is on or out of use.

"The pump had failed" is read as of whether it worked, "the pumps were running" as of whether it goes on, and
the two cannot both be so.
"""

from __future__ import annotations

from claimcheck.link.parts import of_part
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.topics.named import FUNCTION, PROGRESS

# Words of either topic by which a machine runs, or does not.
RUNNING = listed("running")


def runs(claim: Claim) -> bool:
    """Whether a claim tells whether something runs, by a word that says so of a machine.

    Not of a part: "two of the ten pumps failed", "eight pumps were running".
    """
    told = claim.kind == "status" and claim.topic in (FUNCTION, PROGRESS) and claim.measured in RUNNING
    return told and not of_part(claim)
