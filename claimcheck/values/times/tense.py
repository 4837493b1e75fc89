"""Which way the words around a bare weekday or month point: to what was, or to what will be."""

from __future__ import annotations

import functools
import itertools

from claimcheck.values.times.lexer import CODE, Item, words
from claimcheck.values.times.value import HOPED, OWNED

REACH = 14
STOP = frozenset((".", "!", "?", ";"))


STRONG, WEAK = 2, 1


@functools.cache
def cues() -> dict[str, int]:
    """Return the words of the past (negative) and the future (positive), strong or weak; 0 is neither."""
    tense = words()["tense"]
    return (
        dict.fromkeys(tense["past"], -STRONG)
        | dict.fromkeys(tense["future"], STRONG)
        | dict.fromkeys(tense["hopes"], WEAK)
        | dict.fromkeys(tense["not_ed"], 0)
    )


def weight(tokens: list[Item], at: int) -> int:
    """Return what a word says of the time: a passive of the present ("is held") says nothing."""
    low = tokens[at].low
    if low == "won" and [t.low for t in tokens[at + 1 : at + 3]] in (["'", "t"], ["\u2019", "t"]):
        return STRONG  # "won't open": the lexer cuts at the apostrophe
    if low == "to" and at and tokens[at - 1].low in ("is", "are"):
        return STRONG  # "is to begin"
    if low == "to" and at > 1 and tokens[at - 1].low in STILL and tokens[at - 2].low in ("is", "are"):
        return STRONG  # "is now to begin"
    if low in ("was", "were") and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return 0  # "was to be held"
    known = cues().get(low)
    if known == WEAK and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return STRONG  # "plans to", "hopes to"
    if known == -STRONG and any(token.low in LEADS for token in tokens[max(at - 2, 0) : at]):
        return 0  # "will now shut": a base form
    be = at - 2 if at > 1 and tokens[at - 1].low in STILL else at - 1  # "are still unchecked"
    passive = at > 0 and tokens[be].low in ("is", "are", "be", "being")
    if known is not None:
        return 0 if passive and known < 0 else known
    if at > 1 and tokens[at - 1].low == "have" and tokens[at - 2].low in UNMET:
        return STRONG  # "should have started"
    if any(token.low == "if" for token in tokens[max(at - 3, 0) : at]):
        return 0  # "if we opened in September, we would"
    past = low.endswith("ed") and len(low) > 3 and tokens[at].value is not True
    return -STRONG if past and not passive else 0


def leaning(codes: str, tokens: list[Item], start: int, end: int) -> int:
    """Return -1, 1, 0, ``OWNED`` or ``HOPED`` for the time in some tokens, by the cues of its sentence.

    The nearest strong cue decides, words before counting more than words after; a weak one ("plans", "may",
    "by") is heard only when there is no strong one. "Wednesday's ruling" is past unless "before" or "until"
    leads to it; a verb of announcing right before ("proposed Tuesday") is past. Who said it, at the end of a
    sentence (", its chief told councillors"), is no cue.
    """
    before = tokens[start - 1].low if start else ""
    if end < len(tokens) and codes[end] == CODE["AP"]:
        return 1 if before in ("of", "before", "until", "by") and _ahead(tokens, start) else OWNED
    if before == "since":
        return -1
    left, left_far, hope = _scan(codes, tokens, range(start - 1, max(start - 1 - REACH, -1), -1))
    right, right_far, later = _scan(codes, tokens, range(end, _ending(codes, tokens, start, end)))
    if (before in ("until", "by", "from", "for") and right >= 0) or (
        before in ("from", "before") and left >= 0
    ):
        return 1
    if before == "for" and left >= 0 and start > 1 and tokens[start - 2].low in FORESEEN:
        return 1  # "the launch, planned for March, slipped"
    if before == "as" and start > 1 and tokens[start - 2].low in ("soon", "early", "late"):
        return 1
    if hope and left_far > 1 and tokens[start - 1].low in ANNOUNCED:
        return -1
    if left and (not right or left_far <= (right_far + 1) * 1.5):
        return 1 if left > 0 else -1
    if right:
        return 1 if right > 0 else -1
    return HOPED if hope or later else 0


SAYING = frozenset(
    ("said", "told", "announced", "wrote", "warned", "confirmed", "added", "promised", "explained")
)
# Words of what is told before a time, with its preposition, at the least; and of who says it, at the most.
TOLD, SAYER = 4, 8
LEADS = frozenset(("will", "would", "to", "shall", "ll", "can", "may", "must", "not"))
STILL = frozenset(("now", "still", "also", "not"))
UNMET = frozenset(("should", "would", "to"))
FORESEEN = frozenset(("planned", "scheduled", "due", "set", "slated", "pencilled"))
ANNOUNCED = frozenset(
    ("predicted", "proposed", "promised", "planned", "projected", "postponed", "delayed", "adjourned")
)


def _ending(codes: str, tokens: list[Item], start: int, end: int) -> int:
    """Return how far cues are looked for behind a time: to a comma behind which a verb of saying stands.

    In "In September, the minister told parliament" it was said then: something must be told before the time.
    """
    last = min(end + REACH, len(tokens))
    before = tokens[max(start - TOLD, 0) : start]
    if len(before) < TOLD or any(token.low in STOP for token in before):
        return last
    for comma in range(end, last):
        if tokens[comma].low in STOP:
            break
        if codes[comma] == CODE["COMMA"]:
            behind = (token.low for token in tokens[comma + 1 : comma + 1 + SAYER])
            told = itertools.takewhile(lambda low: low not in STOP and low != ",", behind)
            if not SAYING.isdisjoint(told):
                return comma
    return last


def _ahead(tokens: list[Item], start: int) -> bool:
    return tokens[start - 1].low != "of" or (start > 1 and tokens[start - 2].low == "ahead")


def _scan(codes: str, tokens: list[Item], places: range) -> tuple[int, float, bool]:
    """Return the nearest strong cue on one side, how far it is, and whether a weak one stands nearer."""
    hope = False
    for far, at in enumerate(places):
        if codes[at] == CODE["BREAK"] or tokens[at].low in STOP:
            break
        found = weight(tokens, at)
        if abs(found) == STRONG:
            return found, far, hope
        hope = hope or found == WEAK
    return 0, 1_000.0, hope
