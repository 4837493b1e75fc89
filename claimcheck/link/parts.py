"""What parts two states that both hold: each is of a part of the things, or of another group of people."""

from __future__ import annotations

import functools
import re

from claimcheck.kinds import needs, prices
from claimcheck.language import lexicon
from claimcheck.language.lemmas import bases
from claimcheck.link.apart import NUMBER, Found
from claimcheck.link.beside import ahead
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.topics.named import FEE
from claimcheck.wordlists import alternatives

# "Four of the park's 11 campgrounds", "seven campgrounds of eleven", "some of the lifts".
PART = re.compile(
    rf"\b(?:{NUMBER}|some|most|several|many|few) (?:(?:out )?of|\w+ (?:out )?of {NUMBER})\b", re.IGNORECASE
)
# People of whom the one are not the other, and whether it is enough that one clause of the two names them: of
# guests and staff many a sentence speaks in passing.
GROUPS = (
    (listed("adults"), listed("children"), True),
    (listed("men"), listed("women"), True),
    (listed("locals"), listed("strangers"), False),
    (listed("staff"), listed("guests"), False),
)
# Whoever comes to a thing that is free, or is not.
ANYBODY = needs.words()["comers"]
PRICES = prices.words()["asking"]
# The bit of claims of the topic of fees, beside those of the groups.
FREE = 1 << (len(GROUPS) + 1)
# "People aged 18 to 29".
AGED = re.compile(r"\baged (?:between )?(\d{1,2})(?:-| to | and )(\d{1,2})\b", re.IGNORECASE)
OLDEST = 150


def two_parts(a: Claim, b: Claim, found: Found) -> bool:
    """Whether each side speaks of some of them: "four of the 11 are closed", "seven of eleven are open".

    So do adults and children, where each sentence knows only the one of them: "refused to license it for
    children", "adults can be treated with it, which was licensed". A thing is free for those named.
    """
    if a.topic == b.topic == FEE and {a.measured, b.measured} & PRICES and bool(payers(a)) != bool(payers(b)):
        return True
    if of_part(a) and of_part(b):
        return True
    mine, theirs = of_groups(a), of_groups(b)
    return any(
        one == -other and ((told and told2) or (alone and (told or told2)))
        for (one, told), (other, told2), (_, _, alone) in zip(mine, theirs, GROUPS, strict=True)
        if one and other
    )


@functools.cache
def bounded() -> re.Pattern[str]:
    """Return the pattern of "voters under 30" and "those aged over 60": who, the bound, how old."""
    bound = alternatives(listed("younger") | listed("older"))
    return re.compile(
        rf"\b(\w+) (?:aged )?({bound}) (?:the age of )?(\d{{1,2}})(?![\d%]|[.,]\d)\b", re.IGNORECASE
    )


def ages(words: str) -> tuple[int, int] | None:
    """Return the youngest and oldest of the only age group that words name: "voters under 30", else None.

    >>> ages("Among voters under 30, "), ages("people aged 18 to 29 chose"), ages("bridges over 40 years")
    ((0, 29), (18, 29), None)
    """
    found = []
    for who, bound, years in bounded().findall(words):
        people = lexicon.noun_classes(singular(who.lower())) & {"person", "group"}
        younger = " ".join(bound.lower().split()) in listed("younger")
        if people or who.lower() in listed("any_age"):
            found.append((0, int(years) - 1) if younger else (int(years), OLDEST))
    found += [(int(low), int(high)) for low, high in AGED.findall(words)]
    return found[0] if len(found) == 1 else None


def singular(word: str) -> str:
    """Return a noun without the ending of the plural."""
    return next(iter(bases(word, "NOUN")), word)


def of_groups(claim: Claim) -> tuple[tuple[int, bool], ...]:
    """Return of each two groups which alone the sentence names (1, -1, or 0), and whether the clause does."""
    near, around = {*claim.words, *claim.modifiers}, {*claim.context, *claim.modifiers}
    found = []
    for one, other, _ in GROUPS:
        first, second = bool(around & one), bool(around & other)
        found.append((first - second, bool(near & (one | other))))
    return tuple(found)


def grouped(claim: Claim) -> int:
    """Return, as bits, of which groups that leave out others a claim speaks, and whether of a part."""
    known = sum(1 << at for at, (one, _) in enumerate(of_groups(claim), 1) if one)
    return known | int(of_part(claim)) | (FREE if claim.topic == FEE else 0)


def paying(claim: Claim) -> tuple[bool, bool] | None:
    """Return whether a claim of the topic of fees tells a price, and whether for some only; else None."""
    return (claim.measured in PRICES, bool(payers(claim))) if claim.topic == FEE else None


def payers(claim: Claim) -> frozenset[str]:
    """Return for whom a thing is free or not, unless for whoever comes, and whether it only was so."""
    who = (w for w in claim.modifiers if lexicon.noun_class(w) in ("person", "group") and w not in ANYBODY)
    return frozenset(who) | ({"former"} & {*claim.marks})


def of_part(claim: Claim) -> bool:
    """Whether a claim is said of a counted part of several things, which stands before what is said of it."""
    return bool(PART.search(ahead(claim)))
