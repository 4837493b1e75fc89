"""A price that is asked for getting in or parking is a state of the topic of fees."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract


def fees(text: str) -> list[tuple[str, bool]]:
    """Return the first word that each state of fees is said of, and whether it is free."""
    found = [c for c in extract(Document(text=text, path="a.txt")) if c.topic == "fee"]
    return [(c.modifiers[0], c.value.positive) for c in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Parking at the stadium costs £10.", "parking"),
        ("Parking at the stadium costs 10 pounds.", "parking"),
        ("Visitors pay £8 to get into the fair.", "entry"),
        ("Fans must pay £10 to park at the stadium.", "parking"),
        ("The fair charges £8 for entry.", "entry"),
    ],
)
def test_a_price_is_not_free(text: str, what: str) -> None:
    assert fees(text) == [(what, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge cost £10 million.",
        "The new gallery will cost £12 million.",
        "Visitors might pay £8 to get into the fair.",
        "The club paid £3 million to the agent.",
        "Parking at the stadium does not cost £10.",
    ],
)
def test_no_price_of_an_entry(text: str) -> None:
    assert fees(text) == []
