"""Amounts in English news, read the way an editor reads them: ``find_amounts(text)``.

A number is read (``numbers``), asked whether it is an amount at all (``traps``), given its money or unit
(``units``), joined to a second number (``joins``), widened by the words around it (``bounds``: the table of
how "up to", "nearly" and the like are read stands there), and given the noun it measures (``measured``).

What the fields of an ``Amount`` hold beyond what ``model`` says:

- money is in the unit of its ISO code: "12 cents" is 0.12 USD; "$" alone is USD, "pounds" GBP unless weighed;
- a share ("a third", "half", "one in five") is a pure number, 1/3, with unit "1" and dimension "percent":
  ``units.convert(amount, "%")`` turns it into percent;
- a score or vote ("52-48", "by 9 votes to 4") has dimension "score", and ``low`` and ``high`` are the two
  sides in the order written: ``low`` may be the greater;
- a group ("dozens", "hundreds of") is an approximate interval, from twice its scale to ten times, open above;
- "three times as many" has unit "x" and dimension "other"; "twice a week" is a count of 2 per week;
- "from 12% to 15%" is two mentions with ``side`` "from" and "to"; "rose 4% to 1.2m" is a change and a level;
- "in her 40s" is an age of [40, 49], "under-18s" one of [0, 18).

Spans hold the words of the bound, the number, its unit and its rate ("more than 30 minutes a day").
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator

from claimcheck.model import AmountMention
from claimcheck.values import ages, joins, settle
from claimcheck.values.numbers import dot_groups
from claimcheck.values.numerals import words
from claimcheck.values.quantities import Reading, quantity
from claimcheck.values.scanner import NUM, PAD, scan
from claimcheck.values.traps import veiled


def find_amounts(text: str) -> list[AmountMention]:
    """Return the amounts in ``text`` in the order in which they stand; mentions do not overlap."""
    return [settle.mention(q) for q in settle.across(list(_read(text)))]


@functools.cache
def begins() -> frozenset[str]:
    """Return the words that an amount can begin with."""
    return frozenset({*words().starters, "once", "twice"})


def _read(text: str) -> Iterator[Reading]:
    """Read the quantities of a text from left to right; each is joined and bounded, not yet settled.

    ``floor`` is the token after the last amount: a sign or a bound that it holds is no other's.
    """
    t = scan(text)
    starters = begins()
    if NUM not in t.kinds and starters.isdisjoint(t.low):
        return
    hidden = veiled(text)
    opens = [start for start, _end in hidden]
    dots = dot_groups(text)
    i, floor, last = 0, 0, len(t.kinds) - PAD
    while i < last:
        if t.kinds[i] != NUM and t.low[i] not in starters:
            i += 1
            continue
        at = bisect.bisect_right(opens, t.starts[i]) - 1
        if at >= 0 and t.starts[i] < hidden[at][1]:
            i += 1
            continue
        group = ages.group(t, i)
        first, resume = (group, i + 2) if group else quantity(t, i, dots=dots)
        if first is None:
            i = max(resume, i + 1)
            continue
        first.first = max(first.first, floor)
        done = i + 1
        for reading in joins.join(t, first, dots=dots):
            wide = settle.widen(reading)
            wide.first = max(wide.first, floor)
            yield wide
            floor = wide.end
            done = max(done, wide.end, wide.reach)
        i = done
