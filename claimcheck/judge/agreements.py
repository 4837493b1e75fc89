"""What several articles state alike: one group for each matter, with narrower and wider values of it.

Claims of one value make a group; a group told more roughly ("nearly 1,200" beside "1,180") joins the one that
it is linked to where each value of the one can hold beside each of the other. What stays is told as a pair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.judge.findings import location
from claimcheck.judge.matters import Side
from claimcheck.judge.message import shown
from claimcheck.judge.topic import about
from claimcheck.link import values
from claimcheck.model import DERIVED, Agreement, Amount, Claim, Link

Group = tuple[Claim, ...]


def agreements(
    side: Mapping[str, Side], links: Sequence[Link], source: Mapping[str, str], titles: Mapping[str, str]
) -> list[Agreement]:
    """Return the agreement groups that span two documents, in the order of their first places.

    ``side`` is the side of each claim id, ``links`` are those that agree or refine, ``source`` names the
    origin of each document, ``titles`` are those of the topics by name.
    """
    made = []
    for members in grouped(side, links):
        passages = {(c.source.path, c.start, c.end): c for c in sorted(members, key=lambda c: c.id)}
        ordered = [passages[place] for place in sorted(passages)]
        made.append(
            Agreement(
                topic=about(ordered[0], ordered[1:], titles),
                value=" / ".join(dict.fromkeys(shown(c) for c in ordered if narrower(ordered, c))),
                origins=len({source[c.source.document] for c in ordered}),
                claims=tuple(location(c) for c in ordered),
            )
        )
    return sorted(made, key=lambda g: (g.claims[0].document, g.claims[0].start, [c.claim for c in g.claims]))


def grouped(side: Mapping[str, Side], links: Sequence[Link]) -> list[Group]:
    """Return the groups of stated claims that span two documents, likeliest links joined first."""
    group: dict[str, Group] = {}
    for same in side.values():
        members = tuple(filter(stated, same.claims))
        group.update({c.id: members for c in members})
    pairs: list[Group] = []
    for link in sorted(links, key=lambda k: (-k.probability, k.first.id, k.second.id)):
        if exact(link) or not (stated(link.first) and stated(link.second)):
            continue
        one, other = group[link.first.id], group[link.second.id]
        if one is not other and all_hold(one, other):
            both = tuple(sorted((*one, *other), key=lambda c: c.id))
            group.update({c.id: both for c in both})
        elif one is not other:
            pairs.append(tuple(sorted((link.first, link.second), key=lambda c: c.id)))
    found = {tuple(c.id for c in members): members for members in (*group.values(), *pairs)}
    return [members for members in found.values() if len({c.source.document for c in members}) > 1]


def all_hold(one: Group, other: Group) -> bool:
    """Whether each value of one group can hold beside each of the other."""
    return all(values.standing(a.value, b.value) in ("alike", "within") for a in one for b in other)


def narrower(members: Sequence[Claim], claim: Claim) -> bool:
    """Whether an agreement is told with the value of a claim: the first one's, and any other than that."""
    first = members[0]
    return claim is first or values.standing(first.value, claim.value) == "within"


def exact(link: Link) -> bool:
    """Whether two claims give the same value, and not one a narrower one."""
    return values.standing(link.first.value, link.second.value) == "alike"


def stated(claim: Claim) -> bool:
    """Whether a text says that a value holds, or once held, and does not only reject it: "68, not 65"."""
    return "rejected" not in claim.marks or "former" in claim.marks


def idle(link: Link) -> bool:
    """Whether it says nothing that two values can both hold: they met by chance, or one is a far limit."""
    return by_chance(link) or far_below(link)


def twice_derived(link: Link) -> bool:
    """Whether both values are shares made of two counts, which are held against each other themselves."""
    return DERIVED in link.first.marks and DERIVED in link.second.marks


def by_chance(link: Link) -> bool:
    """Whether two counts of none or one share no word beyond what they count: "one engineer", "nobody"."""
    a, b = link.first, link.second
    small = all(isinstance(v, Amount) and v.dimension == "count" and v.high <= 1 for v in (a.value, b.value))
    return small and not set(a.words) & set(b.words) - {a.measured, b.measured}


def far_below(link: Link) -> bool:
    """Whether one value is a limit from above, and the other far below: "capped at 26 weeks", "three weeks".

    A reader takes a limit to be near the figure (``values.BEYOND``).
    """
    one, other = link.first.value, link.second.value
    if not (isinstance(one, Amount) and isinstance(other, Amount)):
        return False
    one, other = values.in_order(one, other)
    turned = values.same_measure(one, other)
    if turned is None or values.ceiling(one) == values.ceiling(turned):
        return False
    low, high = sorted((one.high, turned.high))
    return high > low * values.BEYOND
