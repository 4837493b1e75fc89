"""The model of rules and states: trees over what levels say and what is measured of labelled pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from claimcheck.evaluate.labels import Labelled
from claimcheck.evaluate.stories import CONFLICTS
from claimcheck.evaluate.trees import fit, predict
from claimcheck.link import levelled, values
from claimcheck.link.levels import JOINING
from claimcheck.link.states import JOINED, besides, topic_of, weighable
from claimcheck.model import Claim, Link
from claimcheck.topics import shipped

# Pairs of one topic count as if so many more had been seen of which as many are of one matter as of all.
SMOOTHED = 20.0
# Where in their articles the claims stand is not asked: it tells little more (an average precision of 0.522
# for 0.506), and a text of two lines has no middle, and its headline is a sentence like others.
UNASKED = frozenset(
    {
        "headline on a side",
        "how far down, the higher",
        "how far down, the lower",
        "near the top, both",
        "near the top, one",
    }
)
# Levels that are not weighed again.
FINAL = frozenset(one.name for one in JOINING if one.final)
Measured = tuple[Claim, Claim, Mapping[str, float]]


class Row(NamedTuple):
    """A labelled pair of rules or states that is weighed: what was measured, its level, whether it is joined.

    Values that are apart are of one matter where the labels call them a conflict.
    """

    a: Claim
    b: Claim
    found: Mapping[str, float]
    likely: float
    same: bool


def rows(pairs: Iterable[Measured], labels: Mapping[tuple[str, str], Labelled]) -> Iterator[Row]:
    """Yield the labelled pairs of a story that are weighed."""
    for a, b, found in pairs:
        label = labels.get((a.id, b.id))
        if label is None or not weighed(a, b):
            continue
        one = levelled(a, b, found)
        likely = one.probability
        if 0 < likely < 1 and one.evidence[0].name not in FINAL:
            apart = values.standing(a.value, b.value) == "apart"
            yield Row(a, b, found, likely, label.same and (not apart or label.verdict in CONFLICTS))


def weighed(a: Claim, b: Claim) -> bool:
    """Whether a pair is weighed, if no level parts it."""
    return a.source.document != b.source.document and weighable(a, b)


def counted(those: Iterable[Row]) -> tuple[Counter[str], Counter[str]]:
    """Return how many pairs there are of each topic, and how many of these are of one matter."""
    many: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for row in those:
        topic = topic_of(row.a, row.b)
        many[topic] += 1
        same[topic] += row.same
    return many, same


def shared(many: Counter[str], same: Counter[str]) -> dict[str, float]:
    """Return the share of each topic, drawn towards that of all."""
    every = same.total() / max(many.total(), 1)
    told = {
        topic: round((same[topic] + SMOOTHED * every) / (many[topic] + SMOOTHED), 4) for topic in sorted(many)
    }
    return {**told, "": round(every, 4)}


def fit_states(stories: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """Return the model with the shares of the topics; each story is learned with those of the others."""
    single = shipped().single
    many, joined = counted(row for story in stories for row in story)
    evidence, same = [], []
    for story in stories:
        mine, mine_same = counted(story)
        often = shared(many - mine, joined - mine_same)
        for a, b, found, likely, is_same in story:
            asked = {name: found[name] for name in found if name not in UNASKED}
            evidence.append({**asked, **besides(a, b, likely, single, often)})
            same.append(is_same)
    return {**fit(evidence, same), "topics": shared(many, joined)}


def reweighed(
    links: Sequence[Link], found: Sequence[Mapping[str, float]], model: Mapping[str, Any]
) -> list[Link]:
    """Return links of rules, states and roles, those that are weighed as likely as the model has them."""
    single = shipped().single
    some = [
        at for at, k in enumerate(links)
        if weighed(k.first, k.second) and 0 < k.probability < 1 and k.evidence[0].name not in FINAL
        and (k.probability >= JOINED or values.standing(k.first.value, k.second.value) == "alike")
    ]  # fmt: skip
    asked = [
        {**found[at], **besides(k.first, k.second, k.probability, single, model["topics"])}
        for at in some
        for k in (links[at],)
    ]
    made = list(links)
    for at, likely in zip(some, predict(model, asked), strict=True):
        made[at] = replace(links[at], probability=likely)
    return made
