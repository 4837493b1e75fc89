"""For how long a rule frees somebody: "may pause it for up to 30 minutes"."""

from __future__ import annotations

import re

from claimcheck.kinds.scene import Scene
from claimcheck.model import Amount

# Characters after an action within which a duration limits it.
NEAR = 80
TIMEX = re.compile(r"P(T?)([0-9]{1,9})([A-Z])")
UNITS = {"TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def limiting(scene: Scene, at: int) -> Amount | None:
    """Return the duration that limits an action ("for up to 30 minutes"), if one follows it."""
    token = scene.sentence.tokens[at]
    for mention in scene.amounts:
        if token.end <= mention.start <= token.end + NEAR and mention.amount.dimension == "duration":
            return mention.amount
    for time in scene.times:
        if token.end <= time.start <= token.end + NEAR and time.kind == "duration":
            return lasting(time.timex)
    return None


def lasting(timex: str) -> Amount | None:
    """Return the duration of a TIMEX3 value as an amount: "PT1H" is an hour."""
    found = TIMEX.fullmatch(timex)
    if found is None:
        return None
    clock, number, letter = found.groups()
    unit = UNITS.get(("T" if clock else "") + letter)
    return Amount(0.0, float(number), unit, "duration") if unit else None
