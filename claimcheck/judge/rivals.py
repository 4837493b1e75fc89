"""A bare figure right behind that of another party: "The city will fell 240 trees. Residents make it 410."

A writer who sets one party's figure against another's leaves out what is counted: it stands at the first. So
a bare figure that a party is said to give ("makes it 410", "arrived at 31 per cent", "insists there were
600") is of what the figure before it is of, however little the words of the two have in common. The models
look for a noun, and take the party for it.

Of 36 story sets that no weights had seen all 15 such pairs are labelled conflicts (five were not found
otherwise), of 14 that nobody read all ten (three), of 150 of corpora 22 of 24 (six).
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.judge.compatible.words import shares
from claimcheck.judge.words import words
from claimcheck.language import lexicon
from claimcheck.link.beside import ahead, behind
from claimcheck.link.position import family
from claimcheck.model import DERIVED, Amount, Claim
from claimcheck.values.moments import MONTHS, WEEKDAYS
from claimcheck.wordlists import alternatives

# Of these a figure leaves out what it is of. A length of time or way has a word of its own: "spoke of three
# months" may be of anything.
MEASURES = frozenset({"count", "percent", "money"})
# Classes of nouns for those who can say how many there are.
PARTIES = frozenset({"person", "group"})
# What follows a figure that has no noun: the end of its clause.
ENDS = re.compile(r"\s*(?:$|[.,;:!?)\]\u2014\u2013\u201d\"])")
# So many figures in one sentence are a list of what several have, not a word against a word: "the majority
# group counts 17, the Left 9 and the Greens 6".
LISTED = 3
# "Half of it, 240 trees".
SHARE = re.compile(
    rf"\b(?:{alternatives(shares())}) of [^.;:,]{{1,60}}, (?:or |some |about )*$", re.IGNORECASE
)
POSSESSED = re.compile(r"^(?:the |an? |but |and |while )*([^,;:]{2,60}?)['\u2019]s? ", re.IGNORECASE)


@functools.cache
def reckoning() -> re.Pattern[str]:
    """Return the pattern of what leads to a bare figure that somebody gives, right up to it.

    What only leads to one where somebody is quoted is the group "quoted"; what may lead to a figure of one's
    own is the group "owned".
    """
    told, owned, quoted, put, nouns = (
        alternatives(words()[name]) for name in ("reckoning", "owning", "quoted", "putting", "reckoned")
    )
    lead = rf"{told}|(?P<owned>{owned})"
    given = rf"{lead}|(?:{put})\b[^.;:]{{1,60}}? at|(?:{nouns})(?: for \w+)? (?:is|was|stands at|stood at)"
    return re.compile(rf"\b(?:{given}|(?P<quoted>{quoted}))\s+$", re.IGNORECASE)


def lead(claim: Claim) -> re.Match[str] | None:
    """Return what leads to a bare figure that somebody gives, None where the claim is no such figure."""
    return reckoning().search(ahead(claim)) if bare(claim) else None


def voice(claim: Claim) -> str:
    """Return whose word a claim is: whoever is quoted, or of a bare figure who gives it, else ""."""
    return claim.speaker or giver(claim)


def giver(claim: Claim) -> str:
    """Return who is said to give a bare figure in so many words, or ""."""
    led = lead(claim)
    if led is None:
        return ""
    if claim.speaker or led["quoted"]:
        return claim.speaker or ""
    if claim.subject in words()["reckoned"]:
        owner = POSSESSED.match(ahead(claim))
        return owner.group(1) if owner and not a_time(owner.group(1)) else ""
    return claim.subject if party(claim) else ""


def rival(first: Claim, then: Claim) -> bool:
    """Whether a bare figure that somebody gives may be of what the figure before it is of.

    It is not where each party tells of its own: "Labour won 240 seats. The Conservatives claimed 120".
    """
    led = lead(then)
    if led is None or not giver(then) or a_share(first) or of_its_own(first, then):
        return False
    own = led["owned"] is not None or then.subject in words()["amounting"]
    return not own or bool(voice(first)) or not (party(first) or first.predicate in words()["having"])


def a_share(claim: Claim) -> bool:
    """Whether a figure only tells a share by its number: "half of it, 240 trees, is oak"."""
    return SHARE.search(ahead(claim)) is not None


def of_its_own(a: Claim, b: Claim) -> bool:
    """Whether two of one sort count each for itself: "the northern group reported 31, the southern 45"."""
    mine, theirs = voice(a).lower().split(), voice(b).lower().split()
    if not (mine and theirs) or mine == theirs or mine[-1] != theirs[-1]:
        return False
    own = any((led := lead(c)) is not None and led["owned"] is not None for c in (a, b))
    return own and "group" in (mine[-1], *lexicon.noun_classes(mine[-1]))


def party(claim: Claim) -> bool:
    """Whether the subject of a clause is somebody: a name, or a noun for a person or a body of people."""
    if any(name.key == claim.subject and name.kind != "LOC" for name in claim.names):
        return True
    return not PARTIES.isdisjoint((claim.subject, *lexicon.noun_classes(claim.subject)))  # a "group" too


def a_time(owner: str) -> bool:
    """Whether the owner of a figure is a time, which gives none: "the weekend's total", "April's figure"."""
    last = owner.split()[-1].lower()
    return "time" in lexicon.noun_classes(last) or last in WEEKDAYS or last in MONTHS


def bare(claim: Claim) -> bool:
    """Whether a claim is of a number, share or sum behind which no noun stands."""
    value = claim.value
    measured = isinstance(value, Amount) and value.dimension in MEASURES
    return measured and claim.kind == "quantity" and ENDS.match(behind(claim)) is not None


def elided(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each bare figure that a party gives, behind the last of its sort within a sentence before."""
    found = sorted(claims, key=lambda c: (c.source.document, c.value_start, c.id))
    many = Counter((c.source.document, c.sentence, family(c)) for c in found if c.kind == "quantity")
    told: dict[tuple[str, str], Claim] = {}
    for claim in found:
        if claim.kind != "quantity" or DERIVED in claim.marks:
            continue
        last = told.get(key := (claim.source.document, family(claim)))
        listed = many[claim.source.document, claim.sentence, family(claim)] >= LISTED
        if last is not None and claim.sentence - last.sentence <= 1 and not listed and rival(last, claim):
            yield last, claim
        told[key] = claim
