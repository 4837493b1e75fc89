"""What parts two rules or states by time: planned and not yet done, until and since, each on its own day.

Each answers for two claims, either way round, from their words, marks and times.
"""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.link.apart import Found, either, off
from claimcheck.link.words import listed
from claimcheck.model import Claim, State
from claimcheck.topics.named import DIRECTION, PROGRESS, REFUND, SEIZURE

# Words for what is still open, for what is so again, and for what ends what is kept.
YET = listed("yet")
AGAIN = listed("again")
DELETING = listed("deleting")
AGAIN_VERBS = tuple(sorted(listed("again_verbs")))
# States that a plan may end, and words for one that is said to last.
NOW = listed("now")
LASTING = re.compile(r"\b(?:stay|remain|keep|kept|continu|go(?:es|ing)? on|still|will)\w*", re.IGNORECASE)
SOON = re.compile(r"\b(?:going to|shall)\b", re.IGNORECASE)
TILL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b|\bfor the first time\b", re.IGNORECASE)
# A relative clause between commas, which tells of a thing in passing.
ASIDE = re.compile(
    r",\s+(?:(?:at|by|during|for|from|in|of|on|to|under|with) )?"
    r"(?:who|whom|whose|which|where)\b[^,;:]*(?:,|$)",
    re.IGNORECASE,
)
# What lasts is so on other days too.
STILL = re.compile(r"\b(?:since|still|remain\w*|stay\w*|until|till|have|has)\b", re.IGNORECASE)


def other_time(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells history, or both name times that differ, and neither lasts until the other's.

    A year that is told in passing says nothing of when the state was so.
    """
    if found["history on one side"]:
        return True
    return bool(found["year differs"]) and not (outlasts(a, b) or dated_aside(a) or dated_aside(b))


def dated_aside(claim: Claim) -> bool:
    """Whether the time of a claim stands in an aside: "Parata, who has run the home since 2021, stays"."""
    if claim.when is None or not claim.when_text:
        return False
    value = claim.value_start - claim.start
    asides = [m.span() for m in ASIDE.finditer(claim.quote) if not m.start() <= value < m.end()]
    places = [m.start() for m in re.finditer(re.escape(claim.when_text), claim.quote)]
    return bool(places) and all(any(start <= at < end for start, end in asides) for at in places)


def outlasts(a: Claim, b: Claim) -> bool:
    """Whether one side is so until a time after the other's, which is not over: "until 2030", "from May"."""
    for one, other in either(a, b):
        if "ending" not in one.marks or "past" in other.marks or one.when is None or other.when is None:
            continue
        end, start = one.when.last, other.when.first
        if end and start and end > start and TILL.search(one.quote.partition(one.when_text)[0]):
            return True
    return False


def not_yet(a: Claim, b: Claim, found: Found) -> bool:
    """Whether what one side plans is what the other says is not done so far: both hold.

    "The fields are to be sold" and "the fields remain unsold"; "the halls will reopen in May" and "the halls
    are shut"; "it is to fit barriers" and "no barriers were fitted"; "is to pay" and "has 30 days to pay".
    """
    for plan, other in either(a, b):
        if not planned(plan) or off(plan) or other.modality != "fact" or not off(other):
            continue
        told = {other.value_text.lower()} if isinstance(other.value, State) else set()
        undone = any(t.startswith("un") for t in told) or bool(YET & set(other.words))
        if undone or again(plan) or "pending" in other.marks or (other.negated and "past" in other.marks):
            return True
    return False


def planned(claim: Claim) -> bool:
    """Whether a claim tells what is to be."""
    return claim.modality == "plan" or bool(SOON.search(claim.quote))


def carried_out(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says what is so now, and the other what is to be: "is running", "is to close"."""
    for plan, other in either(a, b):
        if off(plan) and planned(plan) and other.value_text.lower() in NOW and other.modality == "fact":
            return "past" not in other.marks and not LASTING.search(other.quote)
    return False


def lasting(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says until when a state lasts, and the other that it is over then.

    "Closed until 31 May" and "open again since 1 June"; "will go on until October" and "will close". What is
    kept for a year is let go then.
    """
    for one, other in either(a, b):
        if "ending" not in one.marks or off(one) == off(other):
            continue
        if a.topic == b.topic == SEIZURE and off(other) and other.measured in DELETING:
            return True
        end = one.when.last if one.when and TILL.search(one.quote.partition(one.when_text)[0]) else None
        start = other.when.first if other.when else None
        if end is not None and start is not None:
            return start >= end
        if off(one):
            return again(other) and "once" not in other.words
        return other.modality == "plan" and bool(TILL.search(one.quote))
    return False


def once_done(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says that a thing had not been done, and the other that it was, then or since.

    "It had never been tested" and "it was tested for the first time"; "the door was not locked" and "it has
    been locked since".
    """
    return any(
        un.negated and "past" in un.marks and not done.negated and bool(SINCE.search(done.quote))
        for un, done in either(a, b)
    )


def over_since(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side says that a thing was off, and the other, told no later, that it is on again.

    "All cash machines were out of use" in a report, "service was restored at noon" in the news before it.
    """
    for was, now in either(a, b):
        if (
            off(was)
            and "past" in was.marks
            and not was.negated
            and not off(now)
            and again(now)
            and "once" not in now.words
        ):
            one, other = was.source.published, now.source.published
            return one is None or (other is not None and one >= other)
    return False


def again(claim: Claim) -> bool:
    """Whether a claim says that a thing is so again; money that comes back tells of no time before."""
    if claim.topic == REFUND:
        return "again" in claim.words
    return bool(AGAIN & {*claim.words, *claim.value_text.lower().split()}) or back(claim)


def back(claim: Claim) -> bool:
    """Whether a verb says that something was so before: "reopen", "resume"."""
    return claim.measured.startswith(AGAIN_VERBS)


def of_its_day(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two articles of different days each tell what rose or fell on its own day."""
    if DIRECTION not in (a.topic, b.topic) or found["same time"]:
        return False
    one, other = a.source.published, b.source.published
    return one is not None and other is not None and one != other


def in_turn(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell what was done on a day, each on another: closed on 10 August, opened on the 12th."""
    one, other = done_on(a), done_on(b)
    return one is not None and other is not None and one != other


def done_on(claim: Claim) -> dt.date | None:
    """Return the one day on which a claim tells that a thing was opened or closed, or None."""
    when = claim.when
    if claim.topic != PROGRESS or when is None or when.first != when.last:
        return None
    over = claim.modality == "fact" and "past" in claim.marks and not claim.negated
    return when.last if over and not STILL.search(claim.quote) else None
