"""What words at two values say that lets both hold, though one matter was made of them.

The models weigh how alike two clauses are, and know few words one by one; these are asked last, of the few
pairs that are about to be a finding. Each was counted on 520 story sets: right pairs lost, false ones gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.link.apart import off
from claimcheck.model import ABOUT, ROLE, Amount, Claim, When

# Shares that words name, for "half of the 600 canoes" against "300 canoes".
SHARES = {"half": 1 / 2, "third": 1 / 3, "two thirds": 2 / 3, "quarter": 1 / 4, "three quarters": 3 / 4}
SHARE = re.compile(
    r"\b(two[ -]thirds|three[ -]quarters|half|third|quarter) (?:of )?(?:the |its |their |all )*$",
    re.IGNORECASE,
)
CLOSE = 0.05
# "The other seven districts", "three other states": those that were not spoken of, and no count of all.
OTHERS = re.compile(r"\b(?:the|its|his|her|their|our) other (?:\w+ )?$", re.IGNORECASE)
OTHER = re.compile(r" other\b", re.IGNORECASE)
# What is left of a term, and how long it has run so far.
LEFT = re.compile(r" (?:still )?(?:left|remaining|to (?:go|run|serve))\b", re.IGNORECASE)
SO_FAR = re.compile(r",? (?:now|already|so far)\b", re.IGNORECASE)
# A bound on the size of several things is one of those a rule speaks of: "boats over 15 metres".
SIZES = frozenset({"length", "area", "volume"})
SEVERAL = re.compile(r"\b(?:each|every|any|all|no|whose)\b", re.IGNORECASE)
COMMITTEE = re.compile(r"\b(?:sub)?committee\b", re.IGNORECASE)
# What somebody asks for is not what is given: "they ask for 25 million", "they received 21 million".
ASKING = frozenset({"ask", "want", "demand", "need", "seek", "request"})
GIVING = frozenset({
    "get", "receive", "promise", "pay", "payment", "include", "offer", "give", "grant", "award", "make",
    "have", "approve", "lend",
})  # fmt: skip
MILES = frozenset({"mile", "nautical mile"})
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{4}",
    re.IGNORECASE,
)
# "The evening before": the day of which it is told stands elsewhere.
BEFORE = re.compile(r" before\b(?! \w)", re.IGNORECASE)
# What is denied in this degree only: "not cleaned properly", "does not pay enough".
DEGREE = re.compile(
    r"\b(?:enough|properly|fully|entirely|completely|sufficiently|adequately)\b", re.IGNORECASE
)
SORT = re.compile(r"\bno (\w+) (\w+)", re.IGNORECASE)
# What need not be done, and may be.
NEEDLESS = re.compile(
    r"\bneed(?:n['\u2019]t| not| never)\b|\bdo(?:es)? ?n(?:ot|['\u2019]t) (?:have|need) to\b"
    r"|\bnot required to\b",
    re.IGNORECASE,
)
# Who holds a role for a time, or from now on.
UNTIL = re.compile(
    r"\buntil (?:an?|the|his|her|its|their) (?:new )?(?:successor|replacement)\b", re.IGNORECASE
)
SALE = "sale"
SOLD = frozenset({"sell", "go on sale", "on sale"})


def both_hold(a: Claim, b: Claim) -> str:
    """Return why two claims can both hold, in words, or "" where nothing says so. Symmetric."""
    return next((why for why, holds in RULES if holds(a, b) or holds(b, a)), "")


def ahead(claim: Claim) -> str:
    """Return the words of a clause before its value."""
    return claim.quote[: max(claim.value_start - claim.start, 0)]


def behind(claim: Claim) -> str:
    """Return the words of a clause after its value."""
    return claim.quote[max(claim.value_end - claim.start, 0) :]


def exact(claim: Claim) -> float | None:
    """Return the number of an amount that is one, or None."""
    value = claim.value
    return value.low if isinstance(value, Amount) and value.low == value.high else None


def lasting(claim: Claim) -> bool:
    """Whether a claim's value is a length of time."""
    return isinstance(claim.value, Amount) and claim.value.dimension == "duration"


# ---------------------------------------------------------------------------------------------- amounts


def the_others(a: Claim, b: Claim) -> bool:
    """Whether one side alone counts the others; digits changed over are a slip all the same."""
    one, other = exact(a), exact(b)
    if one is None or other is None or not others(a) or others(b):
        return False
    return one == other or sorted(f"{one:g}") != sorted(f"{other:g}")


def others(claim: Claim) -> bool:
    """Whether a claim counts those that are not spoken of besides."""
    return bool(OTHERS.search(ahead(claim)) or OTHER.match(behind(claim)))


def share_of(a: Claim, b: Claim) -> bool:
    """Whether one side tells by a share and a whole what the other tells by its number."""
    said, whole, part = SHARE.search(ahead(a)), exact(a), exact(b)
    if said is None or whole is None or part is None or isinstance(b.value, When):
        return False
    share = SHARES[said.group(1).lower().replace("-", " ")]
    return whole > 0 and abs(whole * share - part) <= CLOSE * part


def not_one(a: Claim, b: Claim) -> bool:
    """Whether "not one" on one side is the "nobody" of the other."""
    return a.negated and exact(a) == 1 and exact(b) == 0


def what_is_left(a: Claim, b: Claim) -> bool:
    """Whether one side tells what is left of a term, and the other the term."""
    return lasting(a) and bool(LEFT.match(behind(a))) and not LEFT.match(behind(b))


def so_far(a: Claim, b: Claim) -> bool:
    """Whether one side tells how long it has gone on so far, and the other, later, that it was longer."""
    one, other = exact(a), exact(b)
    if not (lasting(a) and lasting(b)) or one is None or other is None or not SO_FAR.match(behind(a)):
        return False
    if a.value.unit != b.value.unit:  # type: ignore[union-attr]
        return False
    day, day2 = a.source.published, b.source.published
    return other > one and (day is None or day2 is None or day2 > day)


def criterion(a: Claim, b: Claim) -> bool:
    """Whether a size tells which things are meant on one side, and on the other is that of another."""
    if not bound_of_several(a) or not isinstance(b.value, Amount) or b.value.dimension not in SIZES:
        return False
    one, other = a.value, b.value
    if not isinstance(one, Amount) or not bound_of_several(b):
        return exact(b) is not None
    return (one.low <= 0) != (other.low <= 0)


def bound_of_several(claim: Claim) -> bool:
    """Whether a claim bounds a size of several things: "boats over 15 metres", "no bag over 60 litres"."""
    value = claim.value
    if not isinstance(value, Amount) or value.dimension not in SIZES or value.approximate:
        return False
    bound = value.low == 0 < value.high or value.high == float("inf")
    plural = re.search(rf"\b{re.escape(claim.measured)}e?s\b", claim.quote, re.IGNORECASE)
    return bound and bool(SEVERAL.search(ahead(claim)) or (claim.measured and plural))


def two_votes(a: Claim, b: Claim) -> bool:
    """Whether one vote is that of a committee alone."""
    scores = all(isinstance(c.value, Amount) and c.value.dimension == "score" for c in (a, b))
    return scores and bool(COMMITTEE.search(a.quote)) and not COMMITTEE.search(b.quote)


def asked_for(a: Claim, b: Claim) -> bool:
    """Whether one side tells what somebody asks for, and the other what is offered or given."""
    sums = all(isinstance(c.value, Amount) and c.value.dimension in ("money", "percent") for c in (a, b))
    return sums and a.predicate in ASKING and b.predicate in GIVING and not ahead(a).endswith("at ")


def miles(a: Claim, b: Claim) -> bool:
    """Whether both give one number of miles, and one alone says that they are nautical ones."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return False
    return {a.value.unit, b.value.unit} == MILES and exact(a) is not None and exact(a) == exact(b)


# ------------------------------------------------------------------------------------------------ dates


def day_guessed(a: Claim, b: Claim) -> bool:
    """Whether a text without a date names a weekday, or an hour without a day, that the other names too."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or MONTH.search(a.value_text):
        return False
    if WEEKDAY.search(a.value_text):
        known = one.first is not None and other.first is not None
        return known and a.source.published is None and weekdays(one) == weekdays(other)
    hour, hour2 = (w.clock.partition("/")[0] for w in (one, other))
    return hour[1:2].isdigit() and hour == hour2


def weekdays(when: When) -> tuple[int, str]:
    """Return the weekday on which a time begins, and its hour or part of the day."""
    return (when.first.weekday() if when.first else -1), when.clock


def of_a_day_told(a: Claim, b: Claim) -> bool:
    """Whether a time is told from a day that stands elsewhere: "the evening before"."""
    told = isinstance(a.value, When) and not MONTH.search(a.value_text) and not WEEKDAY.search(a.value_text)
    return told and bool(BEFORE.match(behind(a)))


def next_day(a: Claim, b: Claim) -> bool:
    """Whether one side ends where the other begins: "frozen until 2028", "from October"."""
    one, other = a.value, b.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.last is None or other.first is None:
        return False
    turns = "from" in b.modifiers or bool({"before", "until"} & {*a.modifiers, *b.modifiers})
    return (other.first - one.last).days == 1 and turns


# ------------------------------------------------------------------------------------------------ roles


def for_a_time(a: Claim, b: Claim) -> bool:
    """Whether one side alone holds a role until somebody is found for it."""
    roles = a.topic == ROLE == b.topic
    return roles and bool(UNTIL.search(a.quote)) and not UNTIL.search(b.quote)


def newcomer(a: Claim, b: Claim) -> bool:
    """Whether one side is new in a role, and the other is told as its holder no later: "our new director"."""
    if a.topic != ROLE or b.topic != ROLE or "new" not in told_of(a) or "new" in told_of(b):
        return False
    day, day2 = a.source.published, b.source.published
    return day is None or day2 is None or day2 <= day


def told_of(claim: Claim) -> tuple[str, ...]:
    """Return what a role is of, in the words of its own sentence."""
    at = claim.modifiers.index(ABOUT) if ABOUT in claim.modifiers else len(claim.modifiers)
    return claim.modifiers[:at]


# ----------------------------------------------------------------------------------------------- states


def in_degree(a: Claim, b: Claim) -> bool:
    """Whether one side denies only that it was done enough or properly."""
    stands = a.kind in ("rule", "status") and a.negated and not b.negated
    return stands and bool(DEGREE.search(a.quote)) and not DEGREE.search(b.quote)


def of_one_sort(a: Claim, b: Claim) -> bool:
    """Whether one side denies it of one sort, and the other tells it of the thing: "no steam trains run"."""
    said = SORT.search(a.quote) if a.kind in ("rule", "status") and a.negated and not b.negated else None
    if said is None or len(a.modifiers) < 2 or a.modifiers[0] not in b.modifiers:
        return False
    sort, noun = (word.lower() for word in said.groups())
    told = noun.startswith(a.modifiers[0]) and sort.startswith(a.modifiers[1][:4])
    return told and sort not in b.quote.lower()


def needless(a: Claim, b: Claim) -> bool:
    """Whether one side says what need not be done, and the other that it was done once."""
    if a.kind not in ("rule", "status") or not NEEDLESS.search(a.quote) or b.modality != "fact":
        return False
    day, when = b.source.published, b.when
    once = day is not None and when is not None and when.first == when.last and when.last is not None
    return (once and when is not None and when.last is not None and day is not None and when.last <= day) or (
        "past" in b.marks
    )


def sold_before(a: Claim, b: Claim) -> bool:
    """Whether a thing that one side says was taken off sale was sold, or came on sale, before that."""
    if a.topic != SALE or b.topic != SALE or not off(a) or a.negated or off(b) or b.measured not in SOLD:
        return False
    day = a.when.first if a.when and a.when.first else a.source.published
    early = b.when is not None and b.when.last is not None and day is not None and b.when.last < day
    return "past" in b.marks or early


RULES: tuple[tuple[str, Callable[[Claim, Claim], bool]], ...] = (
    ("one side counts the others", the_others),
    ("one side gives a share and its whole", share_of),
    ("not one is none", not_one),
    ("one side gives what is left of a term", what_is_left),
    ("it has gone on since", so_far),
    ("a size tells which things are meant", criterion),
    ("one vote is that of a committee", two_votes),
    ("what is asked for is not what is given", asked_for),
    ("miles at sea may be nautical", miles),
    ("one text does not say of which day", day_guessed),
    ("it is told from a day that stands elsewhere", of_a_day_told),
    ("one ends where the other begins", next_day),
    ("one holds the role for a time", for_a_time),
    ("one is new in the role", newcomer),
    ("one side denies it in this degree only", in_degree),
    ("one side denies it of one sort only", of_one_sort),
    ("what need not be done may be", needless),
    ("it was sold before it was taken off sale", sold_before),
)
