"""Whether a conflict is a change, a dispute, or a contradiction: an ordered list of levels, the first that
holds, put beside what a small network reads in the wording.

Each level is a question about the two sides that a person would ask, from the surest to the faintest, and
names itself in the finding. How likely each is right was counted on 1,854 conflicts between articles of 452
story sets. Trees trained on the same cues were tried (forests of 145 cues, the levels among them, eight folds
by story, on 2,368 pairs of 576 sets): 0.848 right, against 0.846 for the levels of that day, which nobody had
to train, and which can be told. The network (``reading.py``) sees the wording itself: of 610 conflicts of 144
sets that it had not learned from the levels have 530 right, both together 543.
Days alone say little: of the conflicts between articles of different days, two in three are contradictions;
it takes words of change, or a measure that moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.judge import reading
from claimcheck.judge.days import UNKNOWN, Days, title_tells_change
from claimcheck.judge.disputed import party_denies, two_parties, two_voices
from claimcheck.judge.matters import Rift
from claimcheck.judge.measures import decided_anew, grown, grows, rise, shifting, slip, transposed
from claimcheck.judge.order import NEW, Placed, former
from claimcheck.judge.sentences import as_told, told_as_before
from claimcheck.judge.sight import Sight, seen, together
from claimcheck.judge.stages import WEEK, began_since, first_case, since_before, stage
from claimcheck.judge.succession import SPELLINGS, succeeded, two_spellings
from claimcheck.judge.words import words
from claimcheck.link import values
from claimcheck.model import Amount, Claim, State, Verdict, When

# Marks of a value that replaces another; "change" alone is also found where something else in the clause
# changed.
UPDATED = frozenset({"update", "correction"})
PLAIN = re.compile(r"[a-z]+")
# Days within which articles tell one piece of news: a deadline given differently in that time is a conflict.
NEWS = 5
# Days after which words of change may tell of one: of three conflicts a day apart all were contradictions.
ANEW = 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict, how likely it is, and the level that gave it, in words; with the order that was taken."""

    verdict: Verdict
    likely: float
    because: str
    order: Placed


@dataclass(frozen=True, slots=True)
class Level:
    """A level: the verdict it gives, how often that was right, what it asks, and how a finding tells it."""

    verdict: Verdict
    likely: float
    holds: Callable[[Sight], bool]
    because: str


def verdict(rift: Rift, days: Days = UNKNOWN) -> Ruling:
    """Return the verdict on two sides that cannot both hold: that of the first level that holds.

    Where a level that is often wrong holds, and the wording reads as something else, it is that, and says so.
    """
    sight = seen(rift, days)
    level = level_of(sight)
    order = as_told(sight) if level.holds is told_as_before else sight.order
    if read := reading.turned(level.verdict, level.likely, rift):
        return Ruling(*read, f"{level.because}, but {reading.READ_AS[read[0]]}", order)
    return Ruling(level.verdict, level.likely, level.because, order)


def level_of(sight: Sight) -> Level:
    """Return the first level that holds."""
    return next(one for one in LEVELS if one.holds(sight))


# ----------------------------------------------------------------------------------------- what levels ask


def told_as_former(sight: Sight) -> bool:
    """Whether one text gives both values within three sentences, one of them as the former one."""
    return any(former(a) != former(b) for a, b in together(sight, 2))


def told_as_new(sight: Sight) -> bool:
    """Whether one text gives both values side by side, and words of change with them."""
    return any(NEW & {*a.marks, *b.marks} for a, b in together(sight, 1))


def one_past_time(sight: Sight) -> bool:
    """Whether both claims name one and the same time, and it is over."""
    a, b = sight.pair
    if a.kind == "date" or not (a.when and b.when) or values.times(a.when, b.when) != "alike":
        return False
    # The day of an accident is over, its toll is not: nine dead on the day, twelve a day later.
    if grown(sight):
        return False
    known = [c for c in (a, b) if c.source.published]
    return bool(known) and all(c.when and over(c.when, c) for c in known)


def over(when: When, claim: Claim) -> bool:
    """Whether a time was over when a claim was published."""
    return bool(when.last and claim.source.published and when.last <= claim.source.published)


def event_is_over(sight: Sight) -> bool:
    """Whether the claims date an event that is over: a day in the past moves no more."""
    if sight.link.first.kind != "date":
        return False
    past = [isinstance(c.value, When) and over(c.value, c) for c in sight.pair]
    return any(past) and all(p or not c.source.published for p, c in zip(past, sight.pair, strict=True))


def settled_once(sight: Sight) -> bool:
    """Whether the claims give what is settled once: the result of a vote or match, who or where it was."""
    first = sight.link.first
    return first.kind == "identity" or (isinstance(first.value, Amount) and first.value.dimension == "score")


def preliminary(sight: Sight) -> bool:
    """Whether the earlier text calls its figure a first one, and a later text gives another."""
    if not (sight.order.how and isinstance(sight.link.first.value, Amount) and fresh(sight)):
        return False
    said = (f" {' '.join(PLAIN.findall(c.quote.lower()))} " for c in sight.order.earlier)
    return any(f" {phrase} " in text for text in said for phrase in words()["preliminary"])


def shrunk(sight: Sight) -> bool:
    """Whether a count that can only grow is lower in the later text, which says nothing of a correction."""
    return grows(sight) and rise(sight) < 0 and not updated(sight)


def updated(sight: Sight) -> bool:
    """Whether the later side says that its value replaces another."""
    return fresh(sight) and any(UPDATED & set(c.marks) or replaces(c) for c in sight.newer())


def replaces(claim: Claim) -> bool:
    """Whether words after the value name the one that it replaces: "11 weeks rather than the nine"."""
    after = f" {' '.join(claim.quote[claim.value_end - claim.start :].lower().split())} "
    return any(f" {phrase} " in after for phrase in words()["replacing"])


def fresh(sight: Sight) -> bool:
    """Whether one side is later, and no text gave its value before the last one of the other side."""
    if sight.order.how not in ("dates", "values", "draft"):
        return bool(sight.order.how)
    last = max(c.source.published for c in sight.order.earlier if c.source.published)
    return all(c.source.published is None or c.source.published > last for c in sight.newer())


def changes(sight: Sight) -> bool:
    """Whether the later side has words of change; those of the next day tell the same news in other words.

    Where nothing but such words puts a text without a date behind the other, a figure that rises or falls is
    no sign of another day; a title that tells a change of course is.
    """
    if not fresh(sight) or (sight.order.how == "dates" and sight.gap() < ANEW):
        return False
    titled = any(c.source.published is None and title_tells_change(c.source.title) for c in sight.order.later)
    figures = sight.order.how == "words" and not isinstance(sight.link.first.value, State)
    return titled or (not figures and any("change" in c.marks for c in sight.order.later))


def former_elsewhere(sight: Sight) -> bool:
    """Whether some text tells one side's value as the former one, and the other was said no earlier."""
    return sight.order.how == "former"


def undone(sight: Sight) -> bool:
    """Whether the earlier text says that a stage was reached, and the later one that it was not."""
    if not sight.order.how or sight.gap() > WEEK:
        return False
    later = [c.value for c in sight.order.later if isinstance(c.value, State)]
    told = [c.value for c in sight.order.earlier if isinstance(c.value, State)]
    denied = bool(later) and all(v.state.startswith("not ") for v in later)
    return denied and bool(told) and all(v.positive for v in told) and not changes(sight)


def day_moved(sight: Sight) -> bool:
    """Whether a day that was still to come was put elsewhere by a later text."""
    return sight.gap() >= NEWS and all(to_come(c, sight.days) for c in sight.pair)


def day_anew(sight: Sight) -> bool:
    """Whether a day that is not known to be past is another one in a text of two weeks later or more."""
    return sight.link.first.kind == "date" and sight.gap() >= 2 * WEEK


def to_come(claim: Claim, days: Days) -> bool:
    """Whether a claim dates what was still to come when it was published."""
    if not isinstance(claim.value, When):
        return False
    day, last = days.first(claim), claim.value.last or claim.value.first
    return day is None or (last is not None and last > day)


LEVELS: tuple[Level, ...] = (
    Level("contradicts", 0.9, two_spellings, SPELLINGS),
    Level("changed", 0.94, told_as_former, "one text gives both, and tells one as the former"),
    Level("disputed", 0.94, two_parties, "one text gives both, each in the mouth of another party"),
    Level("disputed", 0.84, party_denies, "one text has a party deny it"),
    Level("changed", 0.91, told_as_new, "one text gives both, with words of change"),
    Level("contradicts", 0.92, one_past_time, "both speak of one time that is over"),
    Level("contradicts", 0.89, event_is_over, "the event is over, and its day does not move"),
    Level("changed", 0.8, succeeded, "one text says that the one succeeded the other"),
    Level("contradicts", 0.99, settled_once, "it was settled once, and does not move"),
    Level("changed", 0.6, preliminary, "the earlier text calls its figure a first one"),
    Level("contradicts", 0.84, shrunk, "the count can only grow, and the later figure is lower"),
    Level("contradicts", 0.99, transposed, "the figures have the same digits in another order"),
    Level("changed", 0.9, updated, "the later text says that its value is new"),
    Level("changed", 0.73, former_elsewhere, "a text tells one value as the former"),
    Level("contradicts", 0.82, slip, "the figures look like a slip of one another"),
    Level("changed", 0.92, told_as_before, "one text gives both, and tells one as that of before"),
    Level("changed", 0.83, grown, "the count grows, and the later figure is higher"),
    Level("changed", 0.98, began_since, "it came about after the other text"),
    Level("contradicts", 0.85, since_before, "the later text dates it to before the earlier one"),
    Level(
        "changed", 0.85, first_case, "nobody had come to harm before, and the later text knows of somebody"
    ),
    Level("contradicts", 0.85, undone, "what one text says was done, a later one says has not been done"),
    Level("changed", 0.76, stage, "the matter runs through stages, and the texts may tell two of them"),
    Level("changed", 0.63, changes, "the later text has words of change"),
    Level("changed", 0.59, day_moved, "the day was still to come, and the later text puts it elsewhere"),
    Level("disputed", 0.69, two_voices, "each side is the word of another party"),
    Level("changed", 0.57, day_anew, "no text says that the day is past, and one gives another, weeks later"),
    Level("changed", 0.76, shifting, "the level is read anew every day"),
    Level("changed", 0.53, decided_anew, "it is set by decisions, and the texts are a week apart or more"),
    Level("contradicts", 0.72, lambda sight: True, "no text tells a change, and no measure moves"),
)
