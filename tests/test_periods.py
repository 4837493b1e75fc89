"""What parts two rules or states by time: a year told in passing does not, nor money that comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, check

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


def found(one: str, other: str) -> bool:
    """Whether two articles of two days that follow are found to be in conflict."""
    days = (dt.date(2026, 5, 12), dt.date(2026, 5, 13))
    texts = zip((one, other), days, strict=True)
    documents = [Document(text=t, path=f"{n}.txt", published=day) for n, (t, day) in enumerate(texts)]
    return bool(check(documents).findings)


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_what_is_told_in_passing_or_comes_back_does_not_part(one: str, other: str) -> None:
    assert found(one, other)
    assert found(other, one)


@pytest.mark.parametrize(("one", "other"), PARTED)
def test_another_time_parts(one: str, other: str) -> None:
    assert not found(one, other)
