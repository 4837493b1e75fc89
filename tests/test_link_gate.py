"""A glance at pairs that are told again is taken once of those that are alike."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.evaluate.scale import many
from claimcheck.link import gate
from claimcheck.link.columns import columns
from claimcheck.link.contents import Contents
from claimcheck.link.position import family
from claimcheck.model import Document
from claimcheck.pipeline import extract

TEXTS = (
    "The fire at Harrow Mill injured 12 workers on Sunday, officials said. It destroyed 7 homes. Mayor Roe"
    " said that 300 people had fled, and that 21 were missing.",
    "A fire killed 3 people in Harrow, Jane Roe said on Monday. About 20 workers were hurt, and 9 homes"
    " burned down. More than 250 people fled.",
    "Harrow Mill had 400 workers in 2019, and 90 remain. Tom Poe of the union said that 12 were hurt.",
)


def test_what_a_glance_leaves_is_the_same_of_all_pairs_and_of_those_that_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [c for at, text in enumerate(TEXTS) for c in extract(Document(text=text, path=f"{at}.txt"))]
    block = Contents.of([claim for claim in many(found, 40 * len(found)) if family(claim) == "count"])
    draw = np.random.default_rng(3)
    i, j = np.sort(draw.integers(0, len(block), (2, 20_000)), axis=0)
    of = columns(block)
    first, which = gate.differing_at_a_glance(of, i, j)
    assert len(first) * 4 < len(i)
    seen, some = gate.glance(of, i, j, "count"), gate.glance(of, i[first], j[first], "count")
    for name, column in seen.items():
        assert np.array_equal(some[name][which], column), name
    kept = gate.passing(of, i, j, "count", gate.shipped())
    every = np.arange(len(i))
    monkeypatch.setattr(gate, "differing_at_a_glance", lambda *given: (every, every))
    assert np.array_equal(gate.passing(of, i, j, "count", gate.shipped()), kept)
    assert 0 < np.count_nonzero(kept) < len(kept)


def test_pairs_that_mostly_say_what_no_others_say_are_all_taken_to_differ() -> None:
    found = [c for at, text in enumerate(TEXTS) for c in extract(Document(text=text, path=f"{at}.txt"))]
    block = Contents.of([claim for claim in found if family(claim) == "count"])
    i, j = np.triu_indices(len(block), 1)
    first, which = gate.differing_at_a_glance(columns(block), i, j)
    assert first.tolist() == which.tolist() == list(range(len(i)))
