"""What settles a pair of figures plainly is told by ``why``, and counted under its axis."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.judge.why import told
from claimcheck.model import Amount, Document, Link
from claimcheck.pipeline import compare

DAY = dt.date(2026, 3, 10)


def likeliest(one: str, other: str, days: int = 0) -> Link:
    """Return the likeliest link of two figures that cannot both hold, of two articles some days apart."""
    texts = [(one, DAY), (other, DAY + dt.timedelta(days))]
    found = compare([Document(text=t, path=f"{at}.txt", published=d) for at, (t, d) in enumerate(texts)])
    links = [
        k
        for k in found.links
        if isinstance(k.first.value, Amount)
        and k.first.value != k.second.value
        and k.first.source.path != k.second.source.path
    ]
    return max(links, key=lambda k: (k.probability, k.first.id))


@pytest.mark.parametrize(
    ("one", "other", "days", "axis", "said"),
    [
        (
            "Varro Group is expected to make a profit of 4 million euros this year.",
            "Varro Group made a profit of 6 million euros this year.",
            0, "modality", "one is expected, the other told as a fact",
        ),
        (
            "Shares in Corvane fell 3 per cent after the results.",
            "Shares in Corvane fell 5 per cent after the results.",
            2, "time", "each article tells of its own day",
        ),
        (
            "The fire at Harrow Mill injured 12 workers.",
            "The fire at Harrow Mill injured 21 workers.",
            300, "time", "the articles are so far apart that each speaks of its own time",
        ),
        (
            "The ferry carried 162 passengers and a crew of 25.",
            "The ferry carried 187 people.",
            0, "scope", "one is the sum of the other and of a figure beside it",
        ),
    ],
)  # fmt: skip
def test_what_parts_two_figures(one: str, other: str, days: int, axis: str, said: str) -> None:
    link = likeliest(one, other, days)
    assert link.axis == axis
    assert f"settled by this: {said}" in told([link], [link.first], [link.second])


def test_what_joins_two_figures() -> None:
    link = likeliest(
        "The fire at Harrow Mill injured 12 workers on Sunday.",
        "The fire at Harrow Mill injured 21 workers on Sunday.",
    )
    lines = told([link], [link.first], [link.second])
    assert "settled by this: the clauses are one but for the value" in lines
    assert "verdict: contradicts" in lines


def test_what_is_weighed_is_settled_by_nothing() -> None:
    link = likeliest("The collapse killed nine miners.", "Six miners died in the accident.")
    assert "settled by this" not in told([link], [link.first], [link.second])
