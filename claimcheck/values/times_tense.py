"""Which way the words around a bare weekday or month point: to what was, or to what will be."""

from __future__ import annotations

import functools

from .times_lexer import CODE, Item, words

REACH = 14
STOP = frozenset((".", "!", "?", ";"))


@functools.cache
def cues() -> dict[str, int]:
    """Return the words that say past (-1) or future (1), and those that end in -ed without being past (0)."""
    tense = words()["tense"]
    return (
        dict.fromkeys(tense["past"], -1)
        | dict.fromkeys(tense["future"], 1)
        | dict.fromkeys(tense["not_ed"], 0)
    )


def sign(token: Item) -> int:
    """Return -1 for a word of the past, 1 of the future, 0 for any other."""
    known = cues().get(token.low)
    if known is not None:
        return known
    return -1 if token.low.endswith("ed") and len(token.low) > 3 and token.low.islower() else 0


def leaning(codes: str, tokens: list[Item], start: int, end: int) -> int:
    """Return the sign of the nearest cue in the sentence; words before weigh more than words after."""
    best, distance = 0, 1_000.0
    for step in range(1, REACH + 1):
        at = start - step
        if at < 0 or codes[at] == CODE["BREAK"] or (tokens[at].low in STOP):
            break
        found = sign(tokens[at])
        if found:
            best, distance = found, step
            break
    for step in range(REACH):
        at = end + step
        if (
            at >= len(tokens)
            or codes[at] == CODE["BREAK"]
            or tokens[at].low in STOP
            or (step + 1) * 1.5 >= distance
        ):
            break
        found = sign(tokens[at])
        if found:
            return found
    return best
