"""Whether a machine runs is told by two topics, and the two are held against each other."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, check

APART = [
    ("A pump at the colliery had failed.", "The pumps at the colliery were running, the company said."),
    (
        "The gas detectors in the hall had been turned off.",
        "All gas detectors in the hall were in operation.",
    ),
    ("The dust extractor had been out of order since June.", "The dust extractor was running on the day."),
    ("The officer's camera was not switched on.", "The officer's camera was running."),
]
TOGETHER = [
    ("The second pump failed.", "The first pump was running."),
    ("A pump failed in Harrow.", "The pumps in Marle were running."),
    ("The engine failed on Monday.", "The engine was running again by Tuesday."),
    ("The old system was switched off in 2019.", "The new system is running well."),
    ("Two of the ten pumps failed.", "Eight pumps were running."),
    ("The factory works day and night.", "The factory will be shut down next year."),
]


def rules(one: str, other: str, later: int = 1) -> set[str]:
    """Return the rules of what is found in two articles, the second of some days later."""
    days = (dt.date(2026, 5, 12), dt.date(2026, 5, 12) + dt.timedelta(later))
    texts = zip((one, other), days, strict=True)
    documents = [Document(text=t, path=f"{n}.txt", published=day) for n, (t, day) in enumerate(texts)]
    return {f.rule for f in check(documents).findings}


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_machine_that_failed_was_not_running(one: str, other: str) -> None:
    assert rules(one, other) == {"contradicting-status"}
    assert rules(one, other, later=20) == {"contradicting-status"}


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_two_machines_or_two_times_are_no_conflict(one: str, other: str) -> None:
    assert rules(one, other) == set()
