"""What of a claim each level of rules, states and roles hangs on, so that it is asked once for many pairs.

``key`` is all of a claim that the level can see; it is asked once for all pairs of the same two keys. A level
that can hold only where one side is something has ``either``, one that takes something of both sides has
``both``, as bits; of all other pairs it is not asked. A level that is not listed is asked of every pair.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from claimcheck.language import lexicon
from claimcheck.link import apart, denials, levels, offices
from claimcheck.link.evidence import Story, undertaking
from claimcheck.link.repeats import worded
from claimcheck.model import Claim, State

Key = Callable[[Claim, Story], Hashable]
COUNTED = re.compile(rf"\b{apart.NUMBER}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hang:
    """What of a claim a level hangs on, and of which pairs it need not be asked."""

    key: Key
    either: Callable[[Claim], bool] | None = None
    both: Callable[[Claim], int] | None = None
    symmetric: bool = True


def topic_bit(claim: Claim) -> int:
    """Return a bit for the topic of a claim; two topics may have the same."""
    return 1 << (zlib.crc32(claim.topic.encode()) % 60) if claim.topic is not None else 0


def bits(*those: object) -> int:
    """Return what holds as bits."""
    return sum(1 << at for at, one in enumerate(those) if one)


def unsaid(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim is a question, a guess or a condition."""
    return bool(levels.OPEN & set(claim.marks)) or claim.modality not in levels.SAID


def of_some(claim: Claim, story: Story) -> Hashable:
    """Return of whom a claim excepts somebody, and what it is said of."""
    some = frozenset(levels.SOME & set(claim.marks))
    return some, claim.kind, apart.off(claim), claim.modifiers[:1], claim.subject


def group(claim: Claim, story: Story) -> Hashable:
    """Return the names of a claim, and the people it is said of."""
    of = levels.people(claim) if claim.kind == "rule" else ()
    return tuple((n.key, n.kind) for n in claim.names), of, claim.kind, claim.topic, claim.modifiers[:1]


def grouped(claim: Claim) -> int:
    """Return what of a claim may tell two groups from one another: places, parties, words for people."""
    kinds = {name.kind for name in claim.names}
    return bits("LOC" in kinds, kinds - {"LOC"}, claim.kind == "rule" and levels.people(claim))


def timed(claim: Claim, story: Story) -> Hashable:
    """Return the time that a claim speaks of, and whether it tells history."""
    return "history" in claim.marks, claim.when, claim.kind


def daily(claim: Claim, story: Story) -> Hashable:
    """Return the time of a claim of what goes up and down, and the day of its article."""
    return claim.topic == apart.MOVING, claim.when, claim.kind, claim.source.published


def cleared(claim: Claim, story: Story) -> Hashable:
    """Return what a claim tells of a trial."""
    return claim.topic == apart.GUILT, apart.off(claim), claim.quote


def history(claim: Claim) -> bool:
    """Whether a claim tells history."""
    return "history" in claim.marks


def another(claim: Claim, story: Story) -> Hashable:
    """Return what tells the thing of a claim from another of its name."""
    named = (claim.names, claim.subject) if claim.topic in apart.PERSONAL else ()
    return apart.off(claim), claim.topic, claim.figures, claim.modifiers, claim.quote, named


def other(claim: Claim) -> int:
    """Return what of a claim may tell its thing from another's, where the other's has such too."""
    bounded = apart.OVER.search(claim.quote) or apart.UNDER.search(claim.quote)
    return bits(
        claim.figures,
        claim.modifiers and COUNTED.search(claim.quote),
        claim.topic in apart.PERSONAL and claim.names,
        any(word in apart.COMPASS for word in claim.modifiers),
        claim.topic is not None and bounded,
    )


def ordinal(claim: Claim) -> bool:
    """Whether a word that a thing is told by is an ordinal, or has an opposite."""
    return any(word in apart.ORDINALS or lexicon.antonyms(word) for word in claim.modifiers)


def deed(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim denies that its speaker did a deed, and whether it tells of one undergone."""
    return denials.denies(claim), denials.undergone(claim)


def turn(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim tells a state from one that ends it or follows on it."""
    value, marks = claim.value_text.lower(), claim.marks
    return (
        apart.planned(claim), apart.off(claim), claim.modality, claim.negated, apart.again(claim),
        "once" in claim.words, bool(apart.YET & set(claim.words)), "pending" in marks, "past" in marks,
        isinstance(claim.value, State) and value.startswith("un"), value in apart.NOW,
        bool(apart.LASTING.search(claim.quote)),
    )  # fmt: skip


def lasting(claim: Claim, story: Story) -> Hashable:
    """Return until when a claim says that a state lasts, or from when."""
    ending = (claim.quote, claim.when_text) if "ending" in claim.marks else ()
    return turn(claim, story), claim.when, ending


def over(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim tells of a state that is over, and the day of its article."""
    return turn(claim, story), claim.source.published


def first_done(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says that a thing had not been done, or that it was done since."""
    return claim.negated, undone(claim), bool(apart.SINCE.search(claim.quote))


def undone(claim: Claim) -> bool:
    """Whether a claim tells that something had not been done."""
    return claim.negated and "past" in claim.marks


def able(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says what may be done, or that something was not done."""
    return denials.may(claim), undone(claim)


def relative(claim: Claim, story: Story) -> Hashable:
    """Return of what relative a claim tells."""
    return claim.topic, apart.kin(claim)


def plans(claim: Claim) -> bool:
    """Whether a claim tells what is to be."""
    return apart.planned(claim)


def was_off(claim: Claim) -> bool:
    """Whether a claim tells that something was off."""
    return apart.off(claim) and "past" in claim.marks and not claim.negated


def said(claim: Claim, story: Story) -> Hashable:
    """Return the words of a claim, and its subject as far as it tells what the claim is said of."""
    head = claim.modifiers[0] if claim.modifiers else ""
    known = claim.topic == apart.GOING or head in claim.subject.split()
    return worded(claim), claim.topic, claim.subject if known else ""


def named(claim: Claim, story: Story) -> Hashable:
    """Return the words of a claim, and its subject."""
    return worded(claim), claim.topic, claim.subject


def nobody(claim: Claim, story: Story) -> Hashable:
    """Return the words of a claim, and whether they speak of nobody."""
    return worded(claim), claim.topic, bool(levels.NOBODY.search(claim.quote))


def some(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says of somebody or of nobody that he was hurt, or taken."""
    told, hurt = bool(levels.NOBODY.search(claim.quote)), claim.measured in levels.CASUALTIES
    return told, hurt, claim.topic, apart.off(claim), claim.negated, claim.modifiers[:1]


def going(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim is of its story's undertaking, and how far down it stands."""
    return undertaking(claim, story), claim.sentence, story.length.get(claim.source.document, 1)


def who(claim: Claim, story: Story) -> Hashable:
    """Return whom a claim is said of by name."""
    return claim.topic, claim.names, claim.subject, claim.modifiers


def measure(claim: Claim, story: Story) -> Hashable:
    """Return of which measure a claim tells whether it is in force."""
    return claim.topic, claim.modifiers


def tenure(claim: Claim, story: Story) -> Hashable:
    """Return of which time a claim tells who held a role."""
    aside = bool(offices.TENURE & set(claim.marks))
    return aside, claim.when, claim.kind, claim.source.published, claim.value


def held(claim: Claim, story: Story) -> Hashable:
    """Return the role of a claim, and what its article is about."""
    return claim.measured, claim.value, claim.modifiers, claim.context, claim.source.published


def of(topic: str) -> Callable[[Claim], int]:
    """Return what tells the claims of a topic."""
    return lambda claim: int(claim.topic == topic)


HANGS: Mapping[Callable[..., bool], Hang] = {
    levels.unsaid: Hang(unsaid),
    levels.of_some: Hang(of_some, lambda c: not levels.SOME.isdisjoint(c.marks)),
    levels.other_group: Hang(group, both=grouped, symmetric=False),
    levels.other_time: Hang(timed, history, lambda c: int(c.when is not None)),
    apart.of_its_day: Hang(daily, lambda c: c.topic == apart.MOVING),
    apart.of_another: Hang(another, ordinal, other, symmetric=False),
    denials.doer_denied: Hang(deed, denials.denies),
    apart.not_yet: Hang(turn, plans),
    apart.carried_out: Hang(turn, plans),
    apart.cleared_of_some: Hang(cleared, both=of(apart.GUILT)),
    apart.lasting: Hang(lasting, lambda c: "ending" in c.marks),
    apart.over_since: Hang(over, was_off),
    apart.once_done: Hang(first_done, undone),
    denials.able: Hang(able, denials.may),
    apart.of_kin: Hang(relative, lambda c: bool(apart.kin(c))),
    levels.one_topic: Hang(said, both=topic_bit),
    levels.telling_thing: Hang(said, both=topic_bit),
    levels.same_thing: Hang(said, both=topic_bit),
    levels.of_all: Hang(said, both=topic_bit),
    levels.main_matter: Hang(going, both=of(apart.GOING)),
    levels.same_person: Hang(who, both=lambda c: topic_bit(c) if c.topic in apart.PERSONAL else 0),
    levels.same_measure: Hang(measure, both=of(levels.FORCE)),
    levels.same_words: Hang(said),
    levels.none_and_some: Hang(some, lambda c: c.negated or apart.off(c)),
    levels.denied: Hang(named, lambda c: c.negated),
    levels.denied_of_all: Hang(nobody, lambda c: c.negated),
    levels.always: Hang(lambda claim, story: ()),
    offices.other_tenure: Hang(tenure),
    offices.same_role: Hang(held),
    offices.two_offices: Hang(held),
}
