"""Rules and states of two articles, weighed by trees: what their levels say is one piece of evidence more.

The levels (``levels.py``) are written down, and of the pairs of 565 story sets that they join and that cannot
both hold six in ten were conflicts. Trees over the same evidence as that of figures, trained on those pairs,
know what else must be so: with folds of whole stories they tell conflicts at an average precision of 0.53,
where the levels do at 0.38; of what two articles tell alike they find 552 pairs among 1,367 where the levels
found 384 among 1,400. What no level joins is weighed where both sides tell the same; as conflicts such pairs
were right six times in ten, and nine in ten where their topic is not broad (``joins.narrow_topic``) and the
trees are surer of them than of others. What a level parts stays parted, and what is told of one role, post or
cause, and what one article says, is left to the levels.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from claimcheck.link import values
from claimcheck.link.each import Ints
from claimcheck.link.evidence import Story
from claimcheck.link.forest import forest
from claimcheck.link.joins import ONCE
from claimcheck.link.kept import Telling
from claimcheck.link.levels import LEVELS, levels
from claimcheck.link.once import Once
from claimcheck.link.pairs import NONE, Pairs
from claimcheck.link.passes import BATCH
from claimcheck.link.table import Measures
from claimcheck.link.weigh import STATES, Floats, Weights
from claimcheck.model import Claim

# The names of the evidence that only rules and states have.
LEVELLED = "as the levels have it"
TOPIC = "how often its topic is one matter"
MORE = (LEVELLED, ONCE, TOPIC)
# From here on a level joins two claims.
JOINED = 0.5


def weighable(a: Claim, b: Claim) -> bool:
    """Whether two claims of two articles are weighed if no level parts them: rules or states."""
    return levels(a, b) is LEVELS.get(a.kind) and values.standing(a.value, b.value) in ("apart", "alike")


def topic_of(a: Claim, b: Claim) -> str:
    """Return the topic of a pair, "" where its claims have none in common."""
    return a.topic if a.topic is not None and a.topic == b.topic else ""


def besides(
    a: Claim, b: Claim, level: float, single: Collection[str | None], often: Mapping[str, float]
) -> dict[str, float]:
    """Return the evidence that only rules and states have.

    ``level`` is how likely the levels find them, ``single`` are the topics that a story has once, ``often``
    says of each topic, and under "" of all together, how often a pair of it was of one matter.
    """
    once = a.topic == b.topic and a.topic in single
    return {LEVELLED: level, ONCE: float(once), TOPIC: often.get(topic_of(a, b), often.get("", 0.0))}


def weigh(
    pairs: Pairs, likely: Floats, story: Story, weights: Weights, single: Collection[str | None]
) -> tuple[Ints, Floats, Telling | None]:
    """Return the places of the pairs that are weighed, how likely they are, and what tells of them why.

    ``likely`` is what the levels say of each pair; ``single`` are the topics that a story has once.
    """
    model = weights.models.get(STATES)
    some = open_to(pairs, likely) if model is not None else NONE
    if model is None or not len(some):
        return NONE, np.zeros(0), None
    those = pairs.those(some).used()
    once = Once(those, lambda claim: claim.topic)
    asked = {LEVELLED: likely[some]}
    for name in (ONCE, TOPIC):

        def told(a: Claim, b: Claim, name: str = name) -> float:
            return besides(a, b, 0.0, single, weights.topics)[name]

        asked[name] = once.told(those.i, those.j, told, dtype=np.float64)
    measures, trees = Measures(those, story), forest(model)
    made: list[float] = []
    for start in range(0, len(those), BATCH):
        now = slice(start, start + BATCH)
        table = measures.table(those.those(now))
        more = {name: column[now] for name, column in asked.items()}
        made += trees.likelihoods(replace(table, more={**table.more, **more}).bytes(trees))
    rows = np.stack([asked[name] for name in MORE], axis=1)
    return some, np.array(made), Telling(model, those, story, rows, MORE)


def open_to(pairs: Pairs, likely: Floats) -> Ints:
    """Return the places of the pairs that are weighed.

    Of what no level joins those that are alike: in a crowded run others have no link (``might.py``).
    """
    near = np.flatnonzero((likely > 0) & (likely < 1))
    once = Once(pairs, lambda claim: (claim.kind, claim.topic, claim.value))
    document = pairs.contents().document
    near = near[document[pairs.i[near]] != document[pairs.j[near]]]
    near = near[once.told(pairs.i[near], pairs.j[near], weighable)]
    apart = once.told(pairs.i[near], pairs.j[near], lambda a, b: values.standing(a.value, b.value) == "apart")
    made: Ints = near[~apart | (likely[near] >= JOINED)]
    return made
