"""What words at two values say that lets both hold, though one matter was made of them.

The models weigh how alike two clauses are, and know few words one by one; these are asked last, of the few
pairs that are about to be a finding. Most were counted on story sets, the first ones on 520: right pairs
lost, false ones gone.
"""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.judge.compatible import amounts, days, hours, parts, plans, states, sums, versions
from claimcheck.model import Claim

RULES: tuple[tuple[str, Callable[[Claim, Claim], bool]], ...] = (
    ("one side counts the others", amounts.the_others),
    ("one side gives a share and its whole", amounts.share_of),
    ("not one is none", amounts.not_one),
    ("one side gives what is left of a term", amounts.what_is_left),
    ("it has gone on since", amounts.so_far),
    ("a birthday may lie between the two articles", amounts.birthday),
    ("a size tells which things are meant", amounts.criterion),
    ("one vote is that of a committee", amounts.two_votes),
    ("what is asked for is not what is given", amounts.asked_for),
    ("one side is a margin", amounts.margin),
    ("one side tells by how many votes one was ahead", amounts.lead),
    ("one sum is by the year, and of another matter", amounts.by_the_year),
    ("one side counts those beside the one spoken of", amounts.beside),
    ("miles at sea may be nautical", amounts.miles),
    ("the figures of one text make that of the other", sums.worked_out),
    ("no slip makes so much of so little", amounts.far_apart),
    ("two things are told apart by their size", amounts.two_sizes),
    ("one side gives the lowest price", amounts.lowest),
    ("two firms have as many each", amounts.two_holders),
    ("one side counts more people than these alone", amounts.among_others),
    ("one side tells what is done in part", amounts.in_part),
    ("the two make the whole that one side names", parts.the_rest),
    ("one is the sum of the other and of a figure beside it", parts.together),
    ("one side counts those of one day or place alone", parts.alone),
    ("one counts what was found of what the other counts", parts.found_again),
    ("one side tells how many there is room for", parts.capacity),
    ("one side tells what share its part is of the other", parts.share_given),
    ("one counts one more, who is named", parts.one_more),
    ("one is of a list that divides a whole", parts.listed),
    ("one is a number of a row, and counts nothing", parts.in_a_row),
    ("one sum was offered and refused", plans.turned_down),
    ("one side tells what is so before it changes", plans.to_change),
    ("one side is only supposed to be found", plans.supposed),
    ("one side tells of another one of its sort", days.another),
    ("one text does not say of which day", days.day_guessed),
    ("it is told from a day that stands elsewhere", days.of_a_day_told),
    ("one ends where the other begins", days.next_day),
    ("one side gives the latest day, and the other one before it", days.by_the_end),
    ("each article tells of its own week", days.each_of_its_week),
    ("one hour is told roughly", hours.roughly),
    ("one night goes on into the next day", hours.one_night),
    ("one side tells an hour of no day", hours.of_no_day),
    ("a rate is read at many an hour", hours.of_a_rate),
    ("one hour may be of the other half of the day, or of another zone", hours.other_half),
    ("one begins after the other has ended", days.begun_after),
    ("one day only bounds a year", days.bound_of_year),
    ("one day is of the end of the month that the other tells", days.at_month_end),
    ("two people are meant", states.two_people),
    ("one side tells of a time long over", states.long_over),
    ("one holds the role for a time", states.for_a_time),
    ("one held the role for some years", states.of_old),
    ("one is new in the role", states.newcomer),
    ("one side denies it in this degree only", states.in_degree),
    ("one side denies it of one sort only", states.of_one_sort),
    ("one side denies only a part in it", states.no_part),
    ("the one leaves room for the other", states.go_together),
    ("one side tells how one person voted", states.one_vote),
    ("each is so in a place of its own", states.two_places),
    ("one side tells what was so before", states.so_before),
    ("one is of some days alone", states.at_times),
    ("what need not be done may be", states.needless),
    ("one is what an earlier version of its text had", versions.taken_back),
    ("it was sold before it was taken off sale", states.sold_before),
)


def both_hold(a: Claim, b: Claim) -> str:
    """Return why two claims can both hold, in words, or "" where nothing says so. Symmetric."""
    return next((why for why, holds in RULES if holds(a, b) or holds(b, a)), "")
