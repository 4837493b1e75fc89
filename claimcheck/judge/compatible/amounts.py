"""Amounts that can both hold: the others, a share of a whole, what is left, what is asked for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from claimcheck.judge.compatible.words import either, shares, words
from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.beside import ahead, behind
from claimcheck.model import Amount, Claim, When
from claimcheck.values import names
from claimcheck.values.units import units
from claimcheck.wordlists import alternatives

SHARES = shares()
SHARE = re.compile(rf"\b({alternatives(SHARES)}) (?:of )?(?:the |its |their |all )*$", re.IGNORECASE)
CLOSE = 0.05
# "The other seven districts", "three other states": those that were not spoken of, and no count of all.
OTHERS = re.compile(r"\b(?:the|its|his|her|their|our) other (?:\w+ )?$", re.IGNORECASE)
OTHER = re.compile(r" other\b", re.IGNORECASE)
# What is left of a term, and how long it has run so far.
LEFT = re.compile(rf" (?:still )?{either('amounts', 'left')}\b", re.IGNORECASE)
SO_FAR = re.compile(rf",? {either('amounts', 'so_far')}\b", re.IGNORECASE)
# A bound on the size of several things is one of those a rule speaks of: "boats over 15 metres".
SIZES = frozenset({"length", "area", "volume"})
SEVERAL = re.compile(rf"\b{either('amounts', 'several')}\b", re.IGNORECASE)
COMMITTEE = re.compile(rf"\b{either('amounts', 'committees')}\b", re.IGNORECASE)
# What somebody asks for is not what is given: "they ask for 25 million", "they received 21 million".
ASKING = frozenset(words("amounts", "asking"))
GIVING = frozenset(words("amounts", "giving"))
# "Survives the vote by three", "sitting with two lay members": a margin, and those beside the one spoken of.
MARGIN = re.compile(r"\bby (?:a |just |only )?$", re.IGNORECASE)
MARGINS = re.compile(rf"\b{either('amounts', 'margins')}\b", re.IGNORECASE)
# "Wins by 61 votes", "212 votes ahead", "212 votes stood between them".
LEAD = re.compile(rf"\b{either('amounts', 'leads')} (?:just |only |some )?$", re.IGNORECASE)
VOTES = re.compile(rf" {either('amounts', 'voting')}\b", re.IGNORECASE)
LED = re.compile(rf"(?: {either('amounts', 'voting')})? {either('amounts', 'led')}\b", re.IGNORECASE)
LEADING = re.compile(rf"\b{either('amounts', 'leading')}\b", re.IGNORECASE)
# "Turns over £85 million a year", and words by which the other text may tell the same of a year.
YEARLY = re.compile(r"\b(?:an?|per|each|every) (?:year|annum)\b", re.IGNORECASE)
YEARS = re.compile(r"\b(?:years?|yearly|annual(?:ly)?|annum)\b", re.IGNORECASE)
EARNING = frozenset(words("amounts", "earning"))
COUNTED = re.compile(r" \w")
BESIDE = re.compile(
    rf"\b{either('amounts', 'beside')} (?:with|by) (?:the |her |his |their )?$", re.IGNORECASE
)
MILES = frozenset({"mile", "nautical mile"})
# Days of a year, and days after which one year more is no slip.
YEAR, MONTHS = 365, 60


# Two figures of one thing are seldom so many times apart, but by noughts too many: of 2,109 pairs reported of
# 234 story sets 2 were, both false. Clauses that share so much of their words tell of one thing all the same.
TIMES, ONE_CLAUSE = 10.5, 0.6
WHOLE_POWER = 0.02
# Units by which things of one sort are told apart: a telephone of 16 gigabytes, a bottle of two litres.
SORTED_BY = frozenset({"data", "volume", "mass", "power", "energy"})


# "500 people, including staff and guests", "the partial closure of ten plants".
INCLUDING = re.compile(rf"\b{either('amounts', 'including')}\b(.*)", re.IGNORECASE | re.DOTALL)
# Not "in part because of the rain", which tells why, nor "in whole or in part", "in part or in full".
IN_PART = re.compile(
    rf"(?<!\bor )\b{either('amounts', 'in_part')}\b(?! (?:or|{either('amounts', 'on_account')})\b)",
    re.IGNORECASE,
)
# "Starting at $199".
STARTING = re.compile(r"start(?:ing|s)?\b", re.IGNORECASE)


def exact(claim: Claim) -> float | None:
    """Return the number of an amount that is one, or None."""
    value = claim.value
    return value.low if isinstance(value, Amount) and value.low == value.high else None


def lasting(claim: Claim) -> bool:
    """Whether a claim's value is a length of time."""
    return isinstance(claim.value, Amount) and claim.value.dimension == "duration"


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
    share = SHARES[" ".join(said.group(1).lower().split())]
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


def birthday(a: Claim, b: Claim) -> bool:
    """Whether one is as much older in the second article, months later, as one may have become by then."""
    day, day2 = a.source.published, b.source.published
    if not all(isinstance(c.value, Amount) and c.value.dimension == "age" for c in (a, b)):
        return False
    one, other = exact(a), exact(b)
    if one is None or other is None or day is None or day2 is None or (day2 - day).days < MONTHS:
        return False
    return (day2 - day).days // YEAR <= other - one <= (day2 - day).days // YEAR + 1


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


def margin(a: Claim, b: Claim) -> bool:
    """Whether a number alone is by how much on one side, and on the other a count of things."""
    alone = MARGIN.search(ahead(a)) and not COUNTED.match(behind(a))
    counts = all(isinstance(c.value, Amount) and c.value.dimension == "count" for c in (a, b))
    return counts and bool(alone) and not MARGINS.search(b.quote)


def lead(a: Claim, b: Claim) -> bool:
    """Whether one side tells by how many votes one was ahead, and the other counts votes of some sort."""
    counts = all(isinstance(c.value, Amount) and c.value.dimension == "count" for c in (a, b))
    ahead_by = (LEAD.search(ahead(a)) and VOTES.match(behind(a))) or LED.match(behind(a))
    sort = bool(b.modifiers) or a.measured != b.measured
    return counts and bool(ahead_by) and sort and not LEADING.search(b.quote)


def by_the_year(a: Claim, b: Claim) -> bool:
    """Whether one sum alone is by the year, and the two are told in words of two matters: sales, a price."""
    sums = all(isinstance(c.value, Amount) and c.value.dimension == "money" for c in (a, b))
    if not sums or not YEARLY.search(a.value_text) or YEARS.search(b.quote):
        return False
    wages = EARNING.isdisjoint((a.predicate, a.measured, b.predicate, b.measured))
    return wages and a.measured != b.measured and set(a.words).isdisjoint(b.words)


def beside(a: Claim, b: Claim) -> bool:
    """Whether one side counts those beside one who is named: "the judge, sitting with two others"."""
    return bool(BESIDE.search(ahead(a))) and not BESIDE.search(ahead(b))


def miles(a: Claim, b: Claim) -> bool:
    """Whether both give one number of miles, and one alone says that they are nautical ones."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return False
    return {a.value.unit, b.value.unit} == MILES and exact(a) is not None and exact(a) == exact(b)


def far_apart(a: Claim, b: Claim) -> bool:
    """Whether one number of things, or sum of money, is many times the other, and not by noughts alone.

    Not "the fire killed two" and "the fire killed 25": a toll grows, and a writer may have another's figure.
    """
    one, other = a.value, b.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.change or other.change:
        return False
    if one.unit != other.unit or one.dimension != other.dimension or one.dimension not in ("count", "money"):
        return False
    if other.high <= 0 or one.low <= TIMES * other.high:
        return False
    power = math.log10(one.low / other.high)
    mine, theirs = set(a.words), set(b.words)
    alike = bool(mine) and len(mine & theirs) >= ONE_CLAUSE * len(mine | theirs)
    return abs(power - round(power)) > WHOLE_POWER and not alike


def two_sizes(a: Claim, b: Claim) -> bool:
    """Whether two prices stand each in a sentence that gives other sizes: 30 and 60 gigabytes, 2 and 4."""
    if not all(isinstance(c.value, Amount) and c.value.dimension == "money" for c in (a, b)):
        return False
    mine, theirs = sizes(a), sizes(b)
    return any(mine[unit].isdisjoint(theirs[unit]) for unit in mine.keys() & theirs.keys())


def sizes(claim: Claim) -> dict[str, set[str]]:
    """Return the figures of a claim's sentence by unit, of units that tell things of a sort apart."""
    found: dict[str, set[str]] = {}
    for number, _, unit in (figure.partition(" ") for figure in claim.figures):
        known = units().get(unit)
        if known is not None and known.dimension in SORTED_BY:
            found.setdefault(unit, set()).add(number)
    return found


def lowest(a: Claim, b: Claim) -> bool:
    """Whether one side alone gives the price of the cheapest, and the other one that is no lower."""
    one, other = a.value, b.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.unit != other.unit:
        return False
    alone = STARTING.match(a.value_text) and not STARTING.match(b.value_text)
    return bool(alone) and one.dimension == "money" and other.high >= one.low


def two_holders(a: Claim, b: Claim) -> bool:
    """Whether two firms are told to have so many each: "Hesk's orders are 230", "Corvane has 237 orders"."""
    if a.kind != "quantity" or b.kind != "quantity" or a.source.document == b.source.document:
        return False
    mine, theirs = holders(a), holders(b)
    named, named2 = ({word for name in c.names for word in name.key.split()} for c in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(named2) and theirs.isdisjoint(named)


def holders(claim: Claim) -> set[str]:
    """Return the words of the firms that a clause is said of, or whose the thing is that it counts.

    A body of people ("Board", "Federation") may be any other article's by another name, and who says so is
    not said of.
    """
    found: set[str] = set()
    for name in claim.names:
        words_of = name.key.split()
        its = re.search(rf"{re.escape(name.text)}['\u2019]s?(?!\w)", claim.quote)
        if name.kind != "ORG" or not (its or name.key == claim.subject):
            continue
        if not (claim.speaker and names.one_speaker(name.key, claim.speaker)) and not bodies(words_of):
            found.update(words_of)
    return found


def bodies(words_of: Sequence[str]) -> bool:
    """Whether a name is that of a body of people, and not of a firm: one of its words is for a group."""
    return any(lexicon.noun_class(word) == "group" for word in words_of)


def among_others(a: Claim, b: Claim) -> bool:
    """Whether one side counts one sort of those whom the other counts: "500 people, including staff"."""
    one, other = a.value, b.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.dimension != other.dimension:
        return False
    if one.dimension != "count" or not b.measured or a.measured == b.measured:
        return False
    if values.middle(other) > values.middle(one):
        return False
    sorts = INCLUDING.search(behind(a))
    return sorts is not None and bool(re.search(rf"\b{re.escape(b.measured)}s?\b", sorts[1], re.IGNORECASE))


def in_part(a: Claim, b: Claim) -> bool:
    """Whether one side alone tells of a part of each: "the partial closure of ten plants"."""
    counts = all(isinstance(c.value, Amount) and c.value.dimension == "count" for c in (a, b))
    return counts and bool(IN_PART.search(a.quote)) and not IN_PART.search(b.quote)
