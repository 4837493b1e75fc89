"""Rules, states and holders of roles that can both hold: in degree, of one sort, for a time."""

from __future__ import annotations

import functools
import re

from claimcheck.judge.compatible.words import either, words
from claimcheck.link.apart import PERSONAL, off
from claimcheck.link.periods import dated_aside
from claimcheck.model import ABOUT, ROLE, Claim, Name
from claimcheck.topics.named import APPROVAL, SALE
from claimcheck.values import names
from claimcheck.values.times.names import weekdays
from claimcheck.wordlists import alternatives

DEGREE = re.compile(rf"\b{either('states', 'degree')}\b", re.IGNORECASE)
SORT = re.compile(r"\bno (\w+) (\w+)", re.IGNORECASE)
# What need not be done, and may be.
NEEDLESS = re.compile(
    r"\bneed(?:n['\u2019]t| not| never)\b|\bdo(?:es)? ?n(?:ot|['\u2019]t) (?:have|need) to\b"
    r"|\bnot required to\b",
    re.IGNORECASE,
)
# Who holds a role for a time, or from now on.
UNTIL = re.compile(
    rf"\buntil (?:an?|the|his|her|its|their) (?:new )?{either('states', 'successor')}\b", re.IGNORECASE
)
# Who led a thing for some years leads it no more; who has led it does.
LED = re.compile(
    rf"(?<!has )(?<!have )(?<!'s )\b{either('states', 'led')}\b"
    r"[^,.]*\bfor (?:\w+ ){0,3}years\b",
    re.IGNORECASE,
)
# "The minister had no part in awarding it": it was awarded.
NO_PART = re.compile(rf"\bno {either('states', 'part')} in\b", re.IGNORECASE)
# How one votes, of oneself, and who does.
VOTING = frozenset(words("states", "voting"))
VOTER = re.compile(r"\b(?:I|he|she)(?:['\u2019](?:d|ve))? (?:\w+ ){0,2}vot(?:e|es|ed|ing)\b", re.IGNORECASE)
# Words of one topic that can both be so, though one is for it and the other against.
TOGETHER = tuple(
    (frozenset(words("states", some)), frozenset(words("states", others)))
    for some, others in (("giving", "used_up"), ("in_hospital", "better"), ("serving", "escaping"))
)
# Times that are long enough for something to be so in them: of the day of an event more may be known since.
LASTING = frozenset({"quarter", "year", "decade", "century"})
# Days after which what was so is told as of its own time.
LONG = 180
# Among so many words a state's own person stands.
NEAR = 4
SOLD = frozenset(words("states", "sold"))


@functools.cache
def some_days() -> re.Pattern[str]:
    """Return the pattern of days on which alone something is so: "no charge at weekends"."""
    listed = (*words("states", "times"), *(f"{day}s" for day in weekdays(short=False)))
    return re.compile(rf"\b(?:at|on) (?:the |public |bank )*(?:{alternatives(listed)})\b", re.IGNORECASE)


def for_a_time(a: Claim, b: Claim) -> bool:
    """Whether one side alone holds a role until somebody is found for it."""
    roles = a.topic == ROLE == b.topic
    return roles and bool(UNTIL.search(a.quote)) and not UNTIL.search(b.quote)


def of_old(a: Claim, b: Claim) -> bool:
    """Whether one side alone tells for how many years somebody held a role that is over."""
    return a.topic == ROLE == b.topic and bool(LED.search(a.quote)) and not LED.search(b.quote)


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


def two_people(a: Claim, b: Claim) -> bool:
    """Whether what is told of one person at a time is told of two: "left Cook in charge", "Jobs resigned"."""
    if a.topic not in PERSONAL or a.topic != b.topic:
        return False
    mine, theirs = told_of_whom(a), told_of_whom(b)
    return bool(mine and theirs) and not any(names.same_name(one, other) for one in mine for other in theirs)


def told_of_whom(claim: Claim) -> list[Name]:
    """Return the people that a state is told of, as far as they are named: at the state, or its subject."""
    people = [name for name in claim.names if name.kind == "PER" and name.key]
    near = [name for name in people if name.key.split()[-1] in claim.modifiers[:NEAR]]
    return near or [name for name in people if name.key == claim.subject]


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


def no_part(a: Claim, b: Claim) -> bool:
    """Whether one side denies only that somebody had a part in it."""
    stands = a.kind in ("rule", "status") and b.kind in ("rule", "status")
    return stands and bool(NO_PART.search(a.quote)) and not NO_PART.search(b.quote)


def go_together(a: Claim, b: Claim) -> bool:
    """Whether the words of two states of one topic leave room for one another: handed out, and ran out."""
    if a.topic is None or a.topic != b.topic or a.negated or b.negated:
        return False
    return any(a.measured in some and b.measured in others for some, others in TOGETHER)


def one_vote(a: Claim, b: Claim) -> bool:
    """Whether one side tells how one person voted, and the other what was decided: "I voted for it"."""
    if a.topic != APPROVAL or b.topic != APPROVAL or a.measured not in VOTING or b.measured in VOTING:
        return False
    return bool(VOTER.search(a.quote)) or any(n.kind == "PER" and n.key == a.subject for n in a.names)


def two_places(a: Claim, b: Claim) -> bool:
    """Whether each side tells by name where it is so, and the names differ: arrested in Holt, in Dunmere."""
    stands = a.kind in ("rule", "status") and b.kind in ("rule", "status")
    mine, theirs = places(a), places(b)
    if not (stands and mine and theirs) or any(
        names.same_name(one, other) for one in mine for other in theirs
    ):
        return False
    return not any(one.text in b.quote for one in mine) and not any(one.text in a.quote for one in theirs)


def places(claim: Claim) -> list[Name]:
    """Return the names that a clause tells where by, whatever they were read as."""
    told = (re.search(rf"\b(?:in|at|near) {re.escape(name.text)}\b", claim.quote) for name in claim.names)
    return [name for name, found in zip(claim.names, told, strict=True) if found]


def so_before(a: Claim, b: Claim) -> bool:
    """Whether one side alone is told as what was so before, or was planned: "until now it was not allowed".

    What it has become since is another claim of the same words.
    """
    stands = a.kind in ("rule", "status") and b.kind in ("rule", "status")
    return stands and "former" in a.marks and "former" not in b.marks


def at_times(a: Claim, b: Claim) -> bool:
    """Whether one side speaks of some days of the week or year alone: "no charge at weekends"."""
    stands = a.kind in ("rule", "status") and b.kind in ("rule", "status")
    return stands and bool(some_days().search(a.quote)) and not some_days().search(b.quote)


def needless(a: Claim, b: Claim) -> bool:
    """Whether one side says what need not be done, and the other that it was done once."""
    if a.kind not in ("rule", "status") or not NEEDLESS.search(a.quote) or b.modality != "fact":
        return False
    return "past" in b.marks or on_a_day_gone_by(b)


def on_a_day_gone_by(claim: Claim) -> bool:
    """Whether a claim is dated to one day, which had come when its text was published."""
    published, when = claim.source.published, claim.when
    if published is None or when is None or when.last is None:
        return False
    return when.first == when.last <= published


def sold_before(a: Claim, b: Claim) -> bool:
    """Whether a thing that one side says was taken off sale was sold, or came on sale, before that."""
    if a.topic != SALE or b.topic != SALE or not off(a) or a.negated or off(b) or b.measured not in SOLD:
        return False
    day = a.when.first if a.when and a.when.first else a.source.published
    early = b.when is not None and b.when.last is not None and day is not None and b.when.last < day
    return "past" in b.marks or early


def long_over(a: Claim, b: Claim) -> bool:
    """Whether one side is of a time that was long over when the other, which names none, was published.

    "In 2008, when it posted a loss", and in a November after "it posts a profit".
    """
    if a.kind != "status" or b.kind != "status" or a.source.document == b.source.document:
        return False
    day, then = b.source.published, a.when
    if day is None or then is None or b.when is not None or dated_aside(a):
        return False
    if then.first is None or then.last is None or then.grain not in LASTING:
        return False
    return (day - then.last).days > LONG
