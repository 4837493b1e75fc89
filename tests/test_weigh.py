"""The two ways to walk the trees say the same, to the last bit."""

from __future__ import annotations

import random

from claimcheck.link import ALONE
from claimcheck.link.weigh import BATCH, FEW, shipped


def test_many_pairs_are_scored_as_each_by_itself() -> None:
    chance = random.Random(7)
    for name, model in sorted(shipped().models.items()):
        found = [
            {
                feature: chance.choice((0.0, 0.5, 1.0, chance.uniform(-1, 4)))
                for feature in model.features[::2]
            }
            for _ in range(FEW + 40)
        ]
        assert model.scores(found) == [model.score(one) for one in found], name
        assert model.scores(found[:3]) == [model.score(one) for one in found[:3]]


def test_pairs_of_several_batches_keep_their_order() -> None:
    model = shipped().models[ALONE]
    found = [{model.features[at % 7]: at / 100} for at in range(BATCH + 90)]
    assert model.scores(found) == [model.score(one) for one in found]
