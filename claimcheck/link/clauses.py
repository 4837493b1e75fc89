"""What the clause of a figure says of its scope: over which time, where, of whom, of what part.

What ``scopes.py`` holds against another clause. Each is found when it is first asked, and once.
"""

from __future__ import annotations

import functools
import re

from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import COMPASS
from claimcheck.link.beside import ahead, behind
from claimcheck.link.foils import PARTS, Led, led, rest
from claimcheck.link.parts import ages
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim, When

# Who is told of as another than the one the text is about: "its rival", "a subsidiary".
OTHERS = listed("other_parties")
OTHER_PARTY = re.compile(
    rf"(?:\b(?:its|their|his|her|an?|another)|['’]s?)(?: [\w-]+){{0,3}}? (?:{'|'.join(sorted(OTHERS))})\b",
    re.IGNORECASE,
)
# What leads to a time that a figure is summed over: not "the house of 1889", "since last year".
WITHIN = re.compile(r"\b(?:in|during|for) (?:the )?$|^(?:last|this|next) ", re.IGNORECASE)
LAST_YEAR = re.compile(r"\b(?:last|this|next) year\b", re.IGNORECASE)
# What leads to a place, and the sort of place before its name.
WHERE = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside) (?:the )?(?:\w+ of )?"
# Words by which a figure is of all places together.
EVERYWHERE = re.compile(rf"\b(?:{'|'.join(sorted(listed('everywhere')))})\b", re.IGNORECASE)
# What stands between the owner and what is owned, and leads to it: "the museum's new collection".
OWNER = r"(?:s?['’]|['’]s) (?:[\w-]+ ){0,2}"
# Verbs of what somebody would like, but where it is said of whom the police look for.
WISHING = listed("wishing")
WANTED = re.compile(r"\b(?:is|are|was|were|be|been)(?: \w+)? (?:wanted|sought)\b", re.IGNORECASE)
# How many of those that a clause counts are told apart: "312 people, 28 of them crew".
AMONG_THEM = re.compile(r"(?<![\d.,])(\d[\d,.]*) (?:of|among) (?:them|whom|these)\b")


class Clause:
    """A claim, and what its clause says of its scope, each found once however many pairs ask for it."""

    def __init__(self, claim: Claim) -> None:
        """Find nothing yet."""
        self.claim = claim

    @functools.cached_property
    def stated(self) -> When | None:
        """The time over which a clause sums up its figure by its own words, or None."""
        claim = self.claim
        if not claim.when_text:
            return None
        before, told, _ = claim.quote.lower().partition(claim.when_text.lower())
        summed = told and (WITHIN.search(before) or WITHIN.search(claim.when_text))
        return claim.when if summed else None

    @functools.cached_property
    def last_year(self) -> bool:
        """Whether an article without a date speaks of last year."""
        return self.claim.source.published is None and LAST_YEAR.search(self.claim.quote) is not None

    @functools.cached_property
    def middle(self) -> float:
        """The number that stands for an amount, -1 for a share, which is no sum."""
        value = self.claim.value
        return values.middle(value) if isinstance(value, Amount) and value.dimension != "percent" else -1.0

    @functools.cached_property
    def sides(self) -> frozenset[str]:
        """The sides of the compass that the words of a clause name."""
        return frozenset(COMPASS[word] for word in self.claim.words if word in COMPASS)

    @functools.cached_property
    def ages(self) -> tuple[int, int] | None:
        """The age group that a clause names beside its value."""
        return ages(rest(self.claim))

    @functools.cached_property
    def led(self) -> Led:
        """What prepositions lead to, but for the value."""
        return led(rest(self.claim))

    @functools.cached_property
    def people(self) -> frozenset[str]:
        """The words for those whom a figure counts, or of whom it is a share or sum."""
        claim = self.claim
        counted = isinstance(claim.value, Amount) and claim.value.dimension == "count"
        return frozenset((claim.measured, *claim.modifiers) if counted else (*claim.words, *claim.modifiers))

    @functools.cached_property
    def other_party(self) -> str | None:
        """What follows the words for a rival or subsidiary before the value, in lower case, or None."""
        before = ahead(self.claim)
        found = OTHER_PARTY.search(before)
        return before[found.end() :].lstrip(" ,").lower() if found else None

    @functools.cached_property
    def of_others(self) -> bool:
        """Whether a clause names a rival or subsidiary anywhere."""
        return OTHER_PARTY.search(self.claim.quote) is not None

    @functools.cached_property
    def places(self) -> frozenset[str]:
        """The words of the names that "in" or "at" leads to: first in the clause, or in one go with it."""
        found: set[str] = set()
        quote, end = self.claim.quote, max(self.claim.value_end - self.claim.start, 0)
        for name in self.claim.names:
            if name.kind not in ("LOC", "PER"):
                continue
            # Of a claim's names most stand in other clauses: to compile an expression of each took 6 s of 90.
            if name.text not in quote:
                continue
            where = re.search(rf"{WHERE}{re.escape(name.text)}(?!['’]|\w)", quote)
            if where and (where.start() == 0 or "," not in quote[end : where.start()]):
                found.update(name.key.split())
        return frozenset(found)

    @functools.cached_property
    def owned(self) -> bool:
        """Whether what a clause tells of may be a part of another thing, and is told as somebody's."""
        mine, quote = self.claim.subject, self.claim.quote
        if not mine or ("'" not in quote and "’" not in quote) or lexicon.noun_class(mine) not in PARTS:
            return False
        return re.search(rf"{OWNER}{re.escape(mine)}\b", quote, re.IGNORECASE) is not None

    @functools.cached_property
    def everywhere(self) -> bool:
        """Whether a figure is of all places together."""
        return EVERYWHERE.search(self.claim.quote) is not None

    @functools.cached_property
    def sorted_out(self) -> bool:
        """Whether a word stands between a number and what it counts."""
        claim = self.claim
        after = behind(claim).lower()
        found = re.match(r"\s*([a-z-]+) ([a-z]+)", after)
        return bool(found and found[1] != "of" and found[2].startswith(claim.measured[:-1] or " "))

    @functools.cached_property
    def among_them(self) -> frozenset[str]:
        """How many of those that a clause counts it tells apart, as written."""
        return frozenset(AMONG_THEM.findall(self.claim.quote))

    @functools.cached_property
    def wished(self) -> bool:
        """Whether a figure is what somebody would like to have."""
        return self.claim.predicate in WISHING and not WANTED.search(self.claim.quote)
