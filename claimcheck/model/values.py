"""What a phrase says: an amount, a time, a name, a stance, a state; and where amounts and times stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Grain = Literal["time", "day", "week", "month", "quarter", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as an interval: "up to 20%" is [0, 20] percent, "more than 1,000" is (1000, inf).

    ``unit`` is canonical: "1" for counts, "%" and "pp", an ISO 4217 code for money ("USD"), otherwise the
    singular English name of the unit as written ("minute", "kilometre", "acre"). ``dimension`` is one of
    count, percent, points, money, duration, age, length, area, volume, mass, speed, temperature, energy,
    power, data, score, ordinal, other. ``per`` is the lower-case singular noun of a rate ("day", "barrel").
    ``change`` says that the amount is itself a difference: "up", "down" or "by"; None when it is a level.
    """

    low: float
    high: float
    unit: str = "1"
    dimension: str = "count"
    low_closed: bool = True
    high_closed: bool = True
    approximate: bool = False
    per: str | None = None
    change: str | None = None

    @property
    def exact(self) -> bool:
        """Whether both ends are one number and no word makes it vague."""
        return self.low == self.high and not self.approximate


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount where it stands in a text, with the noun that is measured (surface form, may be "").

    ``side`` is "from" or "to" when the text gives both ends of a change ("from 12% to 15%").
    """

    start: int
    end: int
    amount: Amount
    noun: str = ""
    noun_start: int = -1
    noun_end: int = -1
    side: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval of days with a grain; an end that the text leaves open is None.

    ``clock`` holds a time of day as ISO 8601 ("T20:39") or a TIMEX part of day ("TMO", "TEV"), or "".
    """

    first: dt.date | None
    last: dt.date | None
    grain: Grain = "day"
    clock: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression where it stands in a text.

    ``kind`` is "date", "duration" or "set"; ``anchored`` says what it was resolved against: "absolute",
    "published", "text", or "" when it stays open (then ``when`` is None). ``timex`` is the TIMEX3 value
    ("1998-08-07", "P2W", "XXXX-WXX-1"), "" when unknown. ``bound`` is "from", "until", "by", "before",
    "after" or "" when the phrase only opens or closes an interval.
    """

    start: int
    end: int
    when: When | None
    kind: Literal["date", "duration", "set"] = "date"
    anchored: str = ""
    timex: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A named party or place: the key under which its mentions meet, and the form as written."""

    key: str
    text: str
    kind: Literal["PER", "ORG", "LOC", ""] = ""


Stand = Literal["unavailable", "limited", "available"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a text says of a rule: how far somebody may, need not, or must not do something.

    ``stand`` speaks of the freedom ("available": one may opt out; "unavailable": one cannot; "limited":
    only some, or only for a time). ``limit`` is the amount that limits it ("up to 30 minutes").
    """

    stand: Stand
    limit: Amount | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What a text says of a status: a state of an axis of opposites ("approved" of approved/rejected).

    ``grade`` tells lesser states from full ones where a topic has both: "limited" (paused), "ended"
    (scrapped).
    """

    axis: str
    state: str
    positive: bool
    grade: str = ""


Value = Amount | When | Name | Stance | State
