"""One person whom two articles tell of without a name: "the gunman", "the man who shot at customers".

A word of anybody ("man", "suspect") stands for whomever the other article tells by a deed or a trade, where
both name one place or body. Men are told from women, and one lot from another by their ages (``apart.py``).
"""

from __future__ import annotations

from claimcheck.language import lexicon
from claimcheck.link.apart import PERSONAL, Found, off
from claimcheck.link.words import listed
from claimcheck.model import Claim
from claimcheck.topics.named import OFFICE
from claimcheck.values import names

ANYONE = listed("nameless")
MEN, WOMEN = listed("men") | {"boy"}, listed("women") | {"girl"}
# How many of their words two clauses share at least.
SHARED = 0.25


def nameless(claim: Claim) -> bool:
    """Whether a claim tells of somebody without a name whether he is in custody, charged, guilty or alive."""
    if claim.topic not in PERSONAL or claim.topic == OFFICE or not claim.modifiers:
        return False
    head = claim.modifiers[0]
    return not named(claim) and (head in ANYONE or lexicon.noun_class(head) == "person")


def named(claim: Claim) -> bool:
    """Whether a claim is said of somebody by name."""
    return any(n.kind == "PER" and n.key.split()[-1] in claim.modifiers[:4] for n in claim.names)


def same_nameless(a: Claim, b: Claim, found: Found) -> bool:
    """Whether both tell the opposite of somebody without a name, who may be one, at one place."""
    if not (nameless(a) and nameless(b)) or a.topic != b.topic or off(a) == off(b):
        return False
    heads = {a.modifiers[0], b.modifiers[0]}
    if not heads & ANYONE or (heads & MEN and heads & WOMEN):
        return False
    where = any(
        names.same_name(n, m) for n in a.names for m in b.names if n.kind != "PER" and m.kind != "PER"
    )
    return where and found["words shared"] >= SHARED
