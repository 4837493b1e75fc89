"""A day that is put elsewhere: "put back from 1 September to 1 November" is two days, and no span.

What is moved, postponed or brought forward "from A to B" is no more on the first day; what runs, lasts or is
closed "from A to B" is so on all days between.
"""

from __future__ import annotations

import functools

from claimcheck.values.times.lexer import CODE, Item, words

# Words before "from" in which the verb that moves a day may stand, and the thing whose day it is.
NEAR = 6
FAR = 14
STOPS = frozenset((".", ";", "!", "?", "and", "but"))


@functools.cache
def movers() -> tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[str], frozenset[str]]:
    """Return the words and pairs that move a day, those that may move one, and what has a day to be moved."""
    data = words()["moves"]
    pairs = frozenset((one, other) for one, _, other in (pair.partition(" ") for pair in data["pairs"]))
    return frozenset(data["sure"]), pairs, frozenset(data["unsure"]), frozenset(data["things"])


def moved(items: list[Item], at: int) -> bool:
    """Whether the "from" or "to" at ``at`` follows a word that moves a day, in the same sentence."""
    sure, pairs, unsure, things = movers()
    lows: list[str] = []
    for item in reversed(items[max(at - FAR, 0) : at]):
        if item.low in STOPS:
            break
        lows.append(item.low)
    near = lows[:NEAR]
    if not sure.isdisjoint(near) or any((b, a) in pairs for a, b in zip(near, lows[1:], strict=False)):
        return True
    return not unsure.isdisjoint(near) and not things.isdisjoint(lows)


def put_elsewhere(codes: str, items: list[Item], dates: str) -> frozenset[int]:
    """Return the places of the times that are the old or the new day of what is moved."""
    found = set()
    at = codes.find(CODE["FROM"])
    while at >= 0:
        pair = codes[at + 1 : at + 2], codes[at + 3 : at + 4]
        to = codes[at + 2 : at + 3] in (CODE["TO"], CODE["UNTIL"])
        if to and all(code and code in dates for code in pair) and moved(items, at):
            found |= {at + 1, at + 3}
        at = codes.find(CODE["FROM"], at + 1)
    for time, code in enumerate(codes):
        if code in dates and codes[time - 1 : time] in (CODE["TO"], CODE["UNTIL"]) and moved(items, time - 1):
            found.add(time)
    return frozenset(found)
