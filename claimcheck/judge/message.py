"""What a finding says in one or two sentences: who says what, when, by how much they differ.

A person reads it in a list of warnings, without the quotes beside it: so it names the matter in words of the
articles, gives each value with its article and day, and never says which side is right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from claimcheck import codes
from claimcheck.judge.succession import SPELLINGS
from claimcheck.judge.topic import counted
from claimcheck.judge.verdict import Ruling
from claimcheck.judge.words import one_of
from claimcheck.judge.words import words as lists_of_words
from claimcheck.link import values
from claimcheck.model import CAUSE, DERIVED, POST, Amount, Claim, Name, Stance, State, Value, When
from claimcheck.values.days import MONTHS, day, stretch

# Words of a clause that a message quotes: the contract's clauses have 4 to 25.
QUOTED = 22
WORD = re.compile(r"\S+")
OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "who": "whom"}
STANDS = {"available": "possible", "unavailable": "not possible", "limited": "possible within limits"}


def message(claim: Claim, others: Sequence[Claim], ruling: Ruling, family: codes.Family, matter: str) -> str:
    """Return what a finding says: both values, who gives them and when, and by how much they differ."""
    mine, theirs = told((claim,)), told(others)
    if family is codes.OUTDATED:
        text = f"The draft may be out of date on {matter}: {mine} against {theirs}."
    elif ruling.verdict == "disputed":
        text = f"Parties disagree on {matter}: {mine} against {theirs}."
    elif ruling.verdict == "changed":
        first, last = (mine, theirs) if earlier(claim, others, ruling) else (theirs, mine)
        known = bool(ruling.order.how)
        told_apart = f"first {first}, later {last}" if known else f"{mine} against {theirs}"
        text = f"A change on {matter}: {told_apart}."
    else:
        text = f"{differing(claim)} {matter}: {mine} against {theirs}."
    far = difference(claim, others)
    ends = [f"They are {far} apart."] if far else []
    if ruling.verdict == "contradicts" and family is not codes.OUTDATED:
        ends = [f"They are {far} apart, and cannot both hold." if far else "They cannot both hold."]
    if ruling.because == SPELLINGS:
        ends = ["They may be two spellings of one name."]
    return " ".join([text, *ends])


def differing(claim: Claim) -> str:
    """Return how a contradiction begins: two figures, two dates, two names, or articles that differ."""
    if isinstance(claim.value, Amount):
        return "Different results of" if claim.value.dimension == "score" else "Different figures for"
    if isinstance(claim.value, When):
        return "Different times for"
    named = isinstance(claim.value, Name) and claim.topic not in (POST, CAUSE)
    return "Different names for" if named else "The articles differ on"


def earlier(claim: Claim, others: Sequence[Claim], ruling: Ruling) -> bool:
    """Whether a claim is of the side that the ruling takes for the earlier one."""
    old = {c.id for c in ruling.order.earlier}
    return claim.id in old or not old.intersection(c.id for c in others)


def told(claims: Iterable[Claim]) -> str:
    """Return values with those who give them: "four (Northline Wire, 3 March 2026; draft.md, undated)"."""
    seen: dict[str, list[str]] = {}
    for one in claims:
        value = said(one) if isinstance(one.value, State | Stance) else shown(one)
        seen.setdefault(value, []).append(where(one))
    return ", ".join(f"{value} ({'; '.join(dict.fromkeys(places))})" for value, places in seen.items())


def said(claim: Claim) -> str:
    """Return the clause of a rule or state in quotation marks, cut to the words around its value."""
    found = list(WORD.finditer(claim.quote))
    if len(found) <= QUOTED:
        return f"\u201c{' '.join(claim.quote.split()).strip(' ,;:')}\u201d"
    middle = (claim.value_start + claim.value_end) // 2 - claim.start
    at = next((i for i, word in enumerate(found) if word.end() > middle), len(found) - 1)
    first = max(0, min(at - QUOTED // 2, len(found) - QUOTED))
    cut = " ".join(word.group() for word in found[first : first + QUOTED]).strip(" ,;:")
    before = "\u2026 " if first else ""
    after = " \u2026" if first + QUOTED < len(found) else ""
    return f"\u201c{before}{cut}{after}\u201d"


def where(claim: Claim) -> str:
    """Return which article a claim stands in, with its day, and whose word it is, or who denies it."""
    who = f"{within(claim.speaker)} in " if claim.speaker else ""
    if denied(claim):
        who = f"denied by {governed(who)}" if who else "denied in "
    return f"{who}{named(claim)}, {day(claim.source.published)}"


def denied(claim: Claim) -> bool:
    """Whether a text denies what a clause says, in words that stand outside of the clause.

    "Keane denied that the club had signed": without a word of it "that the club had signed" would seem hers.
    """
    return "denial" in claim.marks and not one_of("denying").search(claim.quote)


def within(text: str, *lists: str) -> str:
    """Return words of an article on one line, as they stand within a sentence.

    >>> within("The low-cost carrier"), within("Four Seasons"), within("Twenty-three", "counting")
    ('the low-cost carrier', 'Four Seasons', 'twenty-three')
    """
    plain = " ".join(text.split())
    first = plain.partition(" ")[0]
    head = first.lower().partition("-")[0]
    small = any(head in lists_of_words()[name] for name in ("pointing", *lists))
    return first.lower() + plain[len(first) :] if small and first[1:] == first[1:].lower() else plain


def governed(who: str) -> str:
    """Return words for somebody as they stand behind a preposition: "denied by she" is no English.

    >>> governed("she in Daily Globe"), governed("Ann Keele")
    ('her in Daily Globe', 'Ann Keele')
    """
    first, gap, rest = who.partition(" ")
    return OBJECTS.get(first, first) + gap + rest


def named(claim: Claim) -> str:
    """Return the name of a claim's article for people: the outlet's, or that of the file."""
    source = claim.source
    return " ".join((source.outlet or "").split()) or PurePath(source.path).name or source.path


def shown(claim: Claim) -> str:
    """Return the value of a claim in words."""
    value = claim.value
    text = " ".join(claim.value_text.split())
    if isinstance(value, Amount | When):
        text = within(text, "counting")
    if isinstance(value, Stance):
        most = f" ({amount(value.limit)})" if value.limit is not None else ""
        return STANDS[value.stand] + most
    if isinstance(value, State):
        return f"\u201c{state(value, text)}\u201d"
    if isinstance(value, Amount) and value.low == value.high == 0:
        return f"{text} (none)"
    if isinstance(value, Amount) and DERIVED in claim.marks:
        return f"{text}, that is {value.low:.3g}%"
    if isinstance(value, When):
        days = span(value)
        return text if plain(text) or days in text else f"{text}, that is {days}"
    noun = counted(claim) if isinstance(value, Amount) and value.dimension == "count" else ""
    return f"{text} {noun}" if noun else text


def plain(text: str) -> bool:
    """Whether a time is written so that anybody knows the day or month without the article's own day."""
    words = text.lower()
    return bool(re.search(r"\d", text)) and any(month.lower()[:3] in words for month in MONTHS)


def state(value: State, text: str) -> str:
    """Return a state as it is written, with its denial where that stands elsewhere in the clause."""
    words = text if text and len(text.split()) <= 4 else value.state.removeprefix("not ")
    denied = value.state.startswith("not ") and not re.search(r"\b(?:not|no|never)\b|n['\u2019]t\b", words)
    return f"not {words}" if denied else words


def span(value: When) -> str:
    """Return a time in plain words: "27 February 2026", "1 to 30 June 2026", or as TIMEX has it."""
    if value.first is None and value.last is None:
        return values.told(value)
    clock = f", {value.clock[1:]}" if value.clock and value.clock[1:2].isdigit() else ""
    return stretch(value.first, value.last) + clock


def amount(value: Amount) -> str:
    """Return an amount in plain words: "30 minutes", "up to 30 minutes", "at least 2 hours"."""
    if math.isinf(value.high):
        return f"at least {quantity(value.low, value)}"
    if value.low == value.high:
        return quantity(value.high, value)
    most = quantity(value.high, value)
    return f"up to {most}" if value.low <= 0 else f"{value.low:,g} to {most}"


# Units that take no plural s.
SAME = frozenset({"1", "%", "pp"})
PLURALS: Mapping[str, str] = {"x": "times", "foot": "feet", "inch": "inches"}


def quantity(number: float, of: Amount) -> str:
    """Return a number with the unit of an amount: "2 hours", "USD 18 million", "3 percentage points"."""
    if of.dimension in ("percent", "points") and of.unit == "1":
        number *= 100  # "one in five" is 0.2
    figure = f"{float(f'{number:.6g}'):,}".removesuffix(".0")
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if number >= size:
            figure = f"{number / size:,.6g} {word}"
            break
    if of.dimension in ("percent", "points"):
        return f"{figure} percentage point{'s' * (number != 1)}"
    if of.dimension == "money":
        return f"{of.unit} {figure}"
    if of.unit in SAME:
        return figure
    return f"{figure} {PLURALS.get(of.unit, of.unit + 's') if number != 1 else of.unit}"


def difference(claim: Claim, others: Sequence[Claim]) -> str:
    """Return by how much the values differ, when all others give one value and it can be told; else ""."""
    gaps = {gap(claim.value, one.value) for one in others}
    return gaps.pop() if len(gaps) == 1 else ""


def gap(one: Value, other: Value) -> str:
    """Return the distance of two exact values in words, or ""."""
    if isinstance(one, When) and isinstance(other, When):
        if not (one.first and other.first) or one.grain != "day" or one.grain != other.grain:
            return ""
        days = abs((one.first - other.first).days)
        return f"{days} day{'s' * (days != 1)}" if days else ""
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.dimension in ("score", "ordinal"):
        return ""
    turned = values.same_measure(one, other)
    if turned is None or not (one.low == one.high and turned.low == turned.high):
        return ""
    apart, least = abs(one.low - turned.low), min(abs(one.low), abs(turned.low))
    if one.dimension in ("percent", "points") or not least or max(one.low, turned.low) <= 10:
        return quantity(apart, one)  # of two and three nobody wants the share
    if one.unit != other.unit:
        apart = float(f"{apart:.3g}")  # of 10 miles and 12 kilometres nobody wants 4.09344
    return f"{quantity(apart, one)} ({share(apart / least)})"


def share(of: float) -> str:
    """Return how much a gap is of the lower value: in per cent, or from tenfold on as a multiple.

    >>> share(0.2), share(9.0), share(999.0)
    ('20% of the lower', 'the higher is 10 times the lower', 'the higher is 1,000 times the lower')
    """
    return (
        f"{of:.0%} of the lower"
        if of < 9 - 1e-9
        else f"the higher is {float(f'{of + 1:.3g}'):,.0f} times the lower"
    )
