"""For how long a rule frees somebody: "may pause it for up to 30 minutes"."""

from __future__ import annotations

import re

from claimcheck.kinds.scene import Scene
from claimcheck.model import Amount

# Characters after an action within which a duration limits it.
NEAR = 80
# "Can do it in ten days" tells how long it takes; "may pause it in the first ten days" is another word at it.
TAKEN = re.compile(r"\b(?:in|inside of)\s+$", re.IGNORECASE)
TIMEX = re.compile(r"P(T?)([0-9]{1,9})([A-Z])")
UNITS = {"TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def limiting(scene: Scene, at: int) -> Amount | None:
    """Return the duration that limits an action ("for up to 30 minutes"), if one follows it.

    In what time something can be done is no limit: "can do the job in ten days".
    """
    token, sentence = scene.sentence.tokens[at], scene.sentence

    def limits(start: int) -> bool:
        first = next((m.start for m in scene.amounts if m.start <= start < m.end), start)
        near = token.end <= start <= token.end + NEAR
        return near and not TAKEN.search(sentence.text[token.end - sentence.start : first - sentence.start])

    for mention in scene.amounts:
        if mention.amount.dimension == "duration" and limits(mention.start):
            return mention.amount
    for time in scene.times:
        if time.kind == "duration" and limits(time.start):
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
