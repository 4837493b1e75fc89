"""What parts two rules or states by time: a year told in passing does not, nor money that comes back."""

from __future__ import annotations

import pytest
from judging import rules

JOINED = [
    (
        "Denise Parata resigned on 3 May 2026.",
        "Denise Parata, who has managed the home since 2021, stays in her post.",
    ),
    (
        "The house in Mill Lane, where the strike of 1931 was planned, has been put up for sale.",
        "The house in Mill Lane, in which the union has been since 1922, will not be sold.",
    ),
    (
        "The auction house has promised buyers their money back.",
        "The auction house refuses buyers any refund.",
    ),
]
PARTED = [
    ("The bridge in Mill Lane is closed.", "The bridge in Mill Lane was opened in 1931."),
    ("The halls will be back in use in June.", "The halls are out of use."),
    (
        "Denise Parata, who has managed the home since 2021, stays in her post.",
        "Denise Parata resigned as head of the choir in 2019.",
    ),
]


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_what_is_told_in_passing_or_comes_back_does_not_part(one: str, other: str) -> None:
    assert rules(one, other)
    assert rules(other, one)


@pytest.mark.parametrize(("one", "other"), PARTED)
def test_another_time_parts(one: str, other: str) -> None:
    assert not rules(one, other)
