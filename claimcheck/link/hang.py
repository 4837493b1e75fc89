"""What of a claim each level of rules, states and roles hangs on, so that it is asked once for many pairs.

``said`` and ``where`` are all of a claim that the level can see, the first of it what hangs on its content
alone (``contents.py``); a level is asked once for all pairs of the same two. A level that can hold only where
one side is something has ``either``, one that takes something of both sides has ``both``, as bits, one that
takes the same of both has ``same``; of all other pairs it is not asked. What tells two groups apart is told
in columns (``groups.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from claimcheck.language import lexicon
from claimcheck.link import apart, causes, denials, existences, joins, nameless, offices, parts, periods
from claimcheck.link.evidence import Story, undertaking
from claimcheck.link.foils import content, frames, two_foils
from claimcheck.link.levels import always
from claimcheck.link.machines import runs
from claimcheck.link.papers import same_paper
from claimcheck.link.repeats import worded
from claimcheck.model import Claim, State
from claimcheck.topics.named import DIRECTION, FORCE, GUILT, PROGRESS, SEIZURE

Key = Callable[[Claim, Story], Hashable]
COUNTED = re.compile(rf"\b{apart.NUMBER}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hang:
    """What of a claim a level hangs on, and of which pairs it need not be asked.

    ``either``, ``both`` and ``same`` hang on what a claim says, but where they are ``named``.
    """

    said: Key | None = None
    where: Key | None = None
    either: Callable[[Claim], bool] | None = None
    both: Callable[[Claim], int] | None = None
    same: Callable[[Claim], Hashable] | None = None
    named: bool = False
    symmetric: bool = True


def bits(*those: object) -> int:
    """Return what holds as bits."""
    return sum(1 << at for at, one in enumerate(those) if one)


def unsaid(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim is a question, a guess or a condition."""
    return bool(apart.OPEN & set(claim.marks)) or claim.modality not in apart.SAID


def of_some(claim: Claim, story: Story) -> Hashable:
    """Return of whom a claim excepts somebody, and what it is said of."""
    some = frozenset(apart.SOME & set(claim.marks))
    return some, claim.kind, apart.off(claim), claim.modifiers[:1]


def subject(claim: Claim, story: Story) -> Hashable:
    """Return the subject of a claim."""
    return claim.subject


def day(claim: Claim, story: Story) -> Hashable:
    """Return the day of a claim's article."""
    return claim.source.published


def timed(claim: Claim, story: Story) -> Hashable:
    """Return the time that a claim speaks of, whether it tells history, and until when it lasts."""
    ending = (claim.quote, claim.when_text) if "ending" in claim.marks else ()
    when = periods.dated_aside(claim) or claim.when
    return "history" in claim.marks, "past" in claim.marks, when, claim.kind, ending


def daily(claim: Claim, story: Story) -> Hashable:
    """Return the time of a claim of what goes up and down."""
    return claim.topic == DIRECTION, claim.when, claim.kind


def cleared(claim: Claim, story: Story) -> Hashable:
    """Return what a claim tells of a trial."""
    return claim.topic == GUILT, apart.off(claim), claim.quote


def history(claim: Claim) -> bool:
    """Whether a claim tells history."""
    return "history" in claim.marks


def another(claim: Claim, story: Story) -> Hashable:
    """Return what tells the thing of a claim from another of its name."""
    return apart.off(claim), claim.topic, claim.figures, claim.modifiers, claim.quote


def holder(claim: Claim, story: Story) -> Hashable:
    """Return the names of a claim of a topic that is told of one person or firm."""
    return (claim.names, claim.subject) if claim.topic in apart.PERSONAL else ()


def other(claim: Claim) -> int:
    """Return what of a claim may tell its thing from another's, where the other's has such too."""
    bounded = apart.OVER.search(claim.quote) or apart.UNDER.search(claim.quote)
    return bits(
        claim.figures,
        claim.modifiers and COUNTED.search(claim.quote),
        claim.topic in apart.PERSONAL,
        any(word in apart.COMPASS for word in claim.modifiers),
        claim.topic is not None and bounded,
        apart.thing_of(claim),
    )


def ordinal(claim: Claim) -> bool:
    """Whether a word that a thing is told by is an ordinal, or has an opposite."""
    return any(word in apart.OTHER or lexicon.antonyms(word) for word in claim.modifiers)


def deed(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim denies that its speaker did a deed, and whether it tells of one undergone."""
    return denials.denies(claim), denials.undergone(claim)


def turn(claim: Claim, story: Story) -> Hashable:
    """Return what of a claim tells a state from one that ends it or follows on it."""
    value, marks = claim.value_text.lower(), claim.marks
    return (
        periods.planned(claim), apart.off(claim), claim.modality, claim.negated, periods.again(claim),
        "once" in claim.words, bool(periods.YET & set(claim.words)), "pending" in marks, "past" in marks,
        isinstance(claim.value, State) and value.startswith("un"), value in periods.NOW,
        bool(periods.LASTING.search(claim.quote)),
    )  # fmt: skip


def lasting(claim: Claim, story: Story) -> Hashable:
    """Return until or from when a claim says that a state lasts, and whether it tells what is deleted."""
    ending = (claim.quote, claim.when_text) if "ending" in claim.marks else ()
    let_go = claim.topic == SEIZURE and claim.measured in periods.DELETING
    return turn(claim, story), claim.when, ending, claim.topic == SEIZURE, let_go


def first_done(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says that a thing had not been done, or that it was done since."""
    return claim.negated, undone(claim), bool(periods.SINCE.search(claim.quote))


def undone(claim: Claim) -> bool:
    """Whether a claim tells that something had not been done."""
    return claim.negated and "past" in claim.marks


def able(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says what may be done, or that something was not done."""
    return denials.may(claim), undone(claim)


def part(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim is of a part of several things, and of which groups of people it speaks."""
    return parts.of_part(claim), parts.of_groups(claim), parts.paying(claim)


def done_on(claim: Claim, story: Story) -> Hashable:
    """Return the day on which a claim tells that a thing was done."""
    return periods.done_on(claim)


def relative(claim: Claim, story: Story) -> Hashable:
    """Return of what relative a claim tells."""
    return claim.topic, apart.kin(claim)


def was_off(claim: Claim) -> bool:
    """Whether a claim tells that something was off."""
    return apart.off(claim) and "past" in claim.marks and not claim.negated


def said(claim: Claim, story: Story) -> Hashable:
    """Return the words of a claim."""
    return worded(claim), claim.topic


def subject_of_it(claim: Claim, story: Story) -> Hashable:
    """Return the subject of a claim as far as it tells what the claim is said of."""
    head = claim.modifiers[0] if claim.modifiers else ""
    return claim.subject if claim.topic == PROGRESS or head in claim.subject.split() else ""


def nobody(claim: Claim, story: Story) -> Hashable:
    """Return the words of a claim, and whether they speak of nobody."""
    return worded(claim), claim.topic, bool(joins.NOBODY.search(claim.quote))


def some(claim: Claim, story: Story) -> Hashable:
    """Return whether a claim says of somebody or of nobody that he was hurt, or taken."""
    told, hurt = bool(joins.NOBODY.search(claim.quote)), claim.measured in joins.CASUALTIES
    return told, hurt, claim.topic, apart.off(claim), claim.negated, claim.modifiers[:1]


def place(claim: Claim, story: Story) -> Hashable:
    """Return how far down a claim stands."""
    return claim.sentence, story.length.get(claim.source.document, 1)


def who(claim: Claim, story: Story) -> Hashable:
    """Return whom a claim is said of by name."""
    return claim.names, claim.subject


def measure(claim: Claim, story: Story) -> Hashable:
    """Return of which measure a claim tells whether it is in force."""
    return claim.topic, claim.modifiers


def tenure(claim: Claim, story: Story) -> Hashable:
    """Return of which time a claim tells who held a role."""
    aside = bool(offices.TENURE & set(claim.marks))
    return aside, claim.when, claim.kind, claim.value


def held(claim: Claim, story: Story) -> Hashable:
    """Return the role of a claim, and what its article is about."""
    return claim.measured, claim.value, claim.modifiers, claim.context


def topic(claim: Claim) -> Hashable:
    """Return the topic of a claim."""
    return claim.topic


def a_topic(claim: Claim) -> int:
    """Return whether a claim has a topic."""
    return int(claim.topic is not None)


def of(topic: str) -> Callable[[Claim], int]:
    """Return what tells the claims of a topic."""
    return lambda claim: int(claim.topic == topic)


def itself(claim: Claim, story: Story) -> Hashable:
    """Return which claim it is: of causes there are few, and their levels ask for nearly all they say."""
    return claim.id


OF_ONE = Hang(said, subject_of_it, both=a_topic, same=topic)  # the words of two claims of one topic
EACH: tuple[Callable[..., bool], ...] = (
    existences.unsaid, existences.of_some, existences.other_time, existences.other_event, existences.another,
    causes.unsaid, causes.other_time, causes.other_effect, causes.one_cause, causes.one_party,
    causes.near_causes,
)  # fmt: skip
HANGS: Mapping[Callable[..., bool], Hang] = {
    **dict.fromkeys(EACH, Hang(None, itself)),
    apart.unsaid: Hang(unsaid),
    apart.of_some: Hang(of_some, subject, lambda c: not apart.SOME.isdisjoint(c.marks)),
    periods.other_time: Hang(timed, None, history, lambda c: int(c.when is not None)),
    periods.of_its_day: Hang(daily, day, lambda c: c.topic == DIRECTION),
    apart.of_another: Hang(another, holder, ordinal, other, symmetric=False),
    denials.doer_denied: Hang(deed, None, denials.denies),
    periods.not_yet: Hang(turn, None, periods.planned),
    periods.carried_out: Hang(turn, None, periods.planned),
    apart.cleared_of_some: Hang(cleared, both=of(GUILT)),
    periods.lasting: Hang(lasting, None, lambda c: "ending" in c.marks, symmetric=False),
    periods.over_since: Hang(turn, day, was_off),
    periods.once_done: Hang(first_done, None, undone),
    denials.able: Hang(able, None, denials.may),
    parts.two_parts: Hang(part, both=parts.grouped),
    periods.in_turn: Hang(done_on, both=lambda c: int(periods.done_on(c) is not None)),
    two_foils: Hang(lambda c, story: content(c), both=frames, same=topic),
    apart.of_kin: Hang(None, relative, lambda c: bool(apart.kin(c)), named=True),
    joins.one_topic: OF_ONE,
    joins.telling_thing: OF_ONE,
    joins.same_thing: OF_ONE,
    joins.of_all: OF_ONE,
    joins.one_machine: Hang(said, subject_of_it, both=runs),
    joins.main_matter: Hang(lambda c, story: (c.kind, undertaking(c, story)), place, both=of(PROGRESS)),
    joins.same_person: Hang(measure, who, both=lambda c: int(c.topic in apart.PERSONAL), same=topic),
    nameless.same_nameless: Hang(None, itself, both=lambda c: int(nameless.nameless(c)), same=topic),
    joins.same_measure: Hang(measure, both=of(FORCE)),
    joins.same_words: Hang(said, same=topic),
    denials.one_act: Hang(said, same=topic),
    joins.none_and_some: Hang(some, None, lambda c: c.negated or apart.off(c)),
    joins.denied: Hang(said, subject, lambda c: c.negated, same=topic),
    joins.denied_of_all: Hang(nobody, None, lambda c: c.negated, same=topic),
    joins.narrow_topic: Hang(
        lambda c, story: (c.kind, c.topic, c.value, joins.waits(c)), both=a_topic, same=topic
    ),
    always: Hang(lambda claim, story: ()),
    offices.other_tenure: Hang(tenure, day),
    offices.same_role: Hang(held, day),
    offices.two_offices: Hang(held, day),
    existences.one_side: Hang(lambda c, story: c.negated),
    same_paper: Hang(None, itself, same=topic),
}
