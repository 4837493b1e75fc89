"""One article that dates an event to the day beside that of which the others tell.

"The fire started on 4 August", say two articles, and a third: "it broke out on Monday, 3 August". How the
event is told differs, and no pair alone is likely enough to be of one matter. But where an article is alone
with its day, never gives the day of the others, and several of their claims are each a little like its own,
it tells of their event: a day is mistaken for its neighbour, or a digit slips (14 and 24 March).

Of 514 story sets, counted among the pairs left below the bar, days beside one another were labelled as
conflicts 41 times of 44, days ten apart in one month 12 times of 14; two days apart 4 of 9, three days 7 of 7
(of four sets), four to six 5 of 10, a week 2 of 16, more 5 of 35. Without any of this 15% of the dates one
to three days apart were. The same of figures is worth nothing: 205 right of 589.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.link.each import Ints
from claimcheck.link.pile import Pile
from claimcheck.link.plain import PARTED
from claimcheck.link.updates import articles
from claimcheck.link.weigh import Floats
from claimcheck.model import Claim, When
from claimcheck.values.times.names import months, weekday
from claimcheck.wordlists import alternatives

Flags = npt.NDArray[np.bool_]
# What is told of such a pair, and how likely it then is.
ODD = "one article's day is beside that of the others"
ODD_DAY = 0.7
# How likely a day must be of one matter with the claims of the other day, summed: from 0.2 on 63 of 75 pairs
# were right, from 0.25 on 56 of 65, from 0.3 on 53 of 58.
LIKE = 0.3
# Other articles that give the other day, at the least.
OTHERS = 2
# Days between a day and the one that it is mistaken for, and between two that differ in a digit.
BESIDE, SLIP = 1, 10
NEVER = -(10**7)


def odd_days(
    claims: Sequence[Claim], i: Ints, j: Ints, alike: Flags, likely: Floats, pile: Pile
) -> Iterator[int]:
    """Yield the places of the pairs of claims (``i``, ``j``) of which one gives its article's odd day.

    ``alike`` says of which pairs the values can both hold, ``likely`` how likely each pair is of one matter.
    Articles that may be of two stories (``pile``) tell nothing of one another.
    """
    days = days_of(claims, np.unique(np.concatenate((i, j))))
    if not days:
        return
    told: defaultdict[int, set[str]] = defaultdict(set)
    for at, day in days.items():
        told[day].add(claims[at].source.document)
    of = np.full(len(claims), NEVER)
    of[list(days)] = list(days.values())
    between = np.abs(of[i] - of[j])
    close = ~alike & ((between == BESIDE) | (between == SLIP)) & (of[i] > NEVER) & (of[j] > NEVER)
    places = [at for at in np.flatnonzero(close).tolist() if one_month(days[int(i[at])], days[int(j[at])])]
    like: defaultdict[tuple[int, int], float] = defaultdict(float)
    for at in places:
        a, b = int(i[at]), int(j[at])
        if claims[a].source.document != claims[b].source.document:
            like[a, days[b]] += float(likely[at])
            like[b, days[a]] += float(likely[at])
    for at in places:
        a, b = int(i[at]), int(j[at])
        if (
            PARTED < likely[at] < ODD_DAY
            and (is_odd(a, b, claims, days, told, like) or is_odd(b, a, claims, days, told, like))
            and one_way(claims[a], claims[b])
            and pile.one_story(*articles(claims[a], claims[b])) == 0
        ):
            yield at


def days_of(claims: Sequence[Claim], places: Ints) -> dict[int, int]:
    """Return the day of each claim that dates something to one day or an hour of it, by its place."""
    made = {}
    for at in places.tolist():
        value = claims[at].value
        if not isinstance(value, When) or value.grain not in ("day", "time"):
            continue
        if value.first is not None and value.first == value.last:
            made[at] = value.first.toordinal()
    return made


def is_odd(
    one: int,
    other: int,
    claims: Sequence[Claim],
    days: Mapping[int, int],
    told: Mapping[int, set[str]],
    like: Mapping[tuple[int, int], float],
) -> bool:
    """Whether the day of ``one`` is told by its article alone, and that of ``other`` by several others."""
    mine, theirs = days[one], days[other]
    document = claims[one].source.document
    return (
        told[mine] == {document}
        and document not in told[theirs]
        and len(told[theirs]) >= OTHERS
        and like[one, theirs] >= LIKE
    )


def one_month(one: int, other: int) -> bool:
    """Whether two days are neighbours, or of one month, where one digit makes them two."""
    if abs(one - other) == BESIDE:
        return True
    return dt.date.fromordinal(one).replace(day=1) == dt.date.fromordinal(other).replace(day=1)


def one_way(a: Claim, b: Claim) -> bool:
    """Whether both tell a day by name, as fact or both as plan, and both or neither as a bound."""
    return a.modality == b.modality and a.modifiers[:1] == b.modifiers[:1] and by_name(a) and by_name(b)


def by_name(claim: Claim) -> bool:
    """Whether a day is told by its date, or by its weekday in an article whose own day is known.

    Not "today", and not "at 3:10", whose day stands elsewhere.
    """
    text = claim.value_text
    return bool(dated().search(text) or (claim.source.published and weekday().search(text)))


@functools.cache
def dated() -> re.Pattern[str]:
    """Return the pattern of what tells a day by its date: a month, or an ordinal."""
    return re.compile(rf"\b(?:{alternatives(months())})\b|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
