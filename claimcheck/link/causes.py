"""When two claims of what caused something speak of one event: the levels of causes (``levels.py``).

Rain and a blocked drain may be one cause: so two causes conflict only where two parties give them, and they
share no word, name or sense. In 358 story sets 44 of 46 such findings were disputes by the labels; of the
pairs with a side that is nobody's word half were none. In 120 articles of real news, in piles, none is found.
"""

from __future__ import annotations

from claimcheck.kinds.phrases import words
from claimcheck.language import syntax
from claimcheck.link import values
from claimcheck.link.apart import Found
from claimcheck.link.moments import days
from claimcheck.link.offices import body
from claimcheck.link.wording import classed, nearness
from claimcheck.model import ABOUT, Claim, Name
from claimcheck.values import names

# Marks under which a cause is not given, or is that of another time.
OPEN = frozenset({"question", "hypothetical", "rejected", "conditional"})
SAID = frozenset({"fact", "opinion", "plan"})
PAST = frozenset({"history", "former"})
# Sentences apart that two parties of one text may stand to be set against each other.
BESIDE = 3
# Names that two articles on one event share at least: with one, in the headline of either, 111 pairs of
# causes from two of 358 stories in one pile were taken for one event, with two 2; in a story 47 of 48 stay.
SHARED = 2
# Days between two articles on one event: an inquiry takes a year.
LONG = 500


def unsaid(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side is a question, a guess, or says what the cause was not."""
    return any(OPEN & set(c.marks) or c.negated or c.modality not in SAID for c in (a, b))


def other_time(a: Claim, b: Claim, found: Found) -> bool:
    """Whether one side tells of another time."""
    past = [bool(PAST & set(c.marks)) for c in (a, b)]
    return past[0] != past[1] or bool(found["year differs"]) or days(a, b) > LONG


def other_effect(a: Claim, b: Claim, found: Found) -> bool:
    """Whether the sides speak of two effects, or may: far apart in a text, or in articles on other things."""
    if a.measured and b.measured and not one_effect(a, b):
        return True
    if a.source.document == b.source.document:
        return abs(a.sentence - b.sentence) > BESIDE
    (_, about, besides), (_, about2, besides2) = body(a), body(b)
    return len((about | besides) & (about2 | besides2)) < SHARED


def one_effect(a: Claim, b: Claim) -> bool:
    """Whether two effects are one: by their nouns, or as one sort of event."""
    if nearness(a.measured, b.measured) > 0:
        return True
    mine, theirs = (set(c.modifiers[: c.modifiers.index(ABOUT)]) for c in (a, b))
    return bool(mine & theirs or classed((a.measured,), "event") & classed((b.measured,), "event"))


def one_cause(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both give one cause, one of them in more words."""
    return values.standing(a.value, b.value) != "apart"


def one_party(a: Claim, b: Claim, found: Found) -> bool:
    """Whether a side is nobody's word, or both may be one party's: "the company" may be any of them."""
    if not a.speaker or not b.speaker or names.one_speaker(a.speaker, b.speaker):
        return True
    apart = a.source.document != b.source.document
    return apart and any(nameless(who) for who in (a.speaker, b.speaker))


def nameless(who: str) -> bool:
    """Whether a party is called by what it is alone: "the company", "its owner"."""
    return syntax.plain(who.split()[-1].lower()) in words()["firms"]


def near_causes(a: Claim, b: Claim, found: Found) -> bool:
    """Whether two causes share a word or a sense, and may be one in other words."""
    mine, theirs = (set(c.value.key.split()) if isinstance(c.value, Name) else set[str]() for c in (a, b))
    return not mine or not theirs or any(nearness(x, y) > 0 for x in mine for y in theirs)
