"""What people are advised to use or to leave alone, from text to claim."""

from __future__ import annotations

import pytest

from claimcheck.model import Document, State
from claimcheck.pipeline import extract


def told(text: str) -> list[tuple[bool, str, str]]:
    """Return which way the advice of a text goes, of what, and how it is said."""
    found = extract(Document(text=text, path="t.txt"))
    claims = [c for c in found if c.topic == "safety" and isinstance(c.value, State)]
    return [(c.value.positive, c.modifiers[0], c.modality) for c in claims if isinstance(c.value, State)]


@pytest.mark.parametrize(
    ("text", "safe", "thing"),
    [
        ("Drivers were told not to drive the car.", False, "car"),
        ("Parents who bought the pushchair should stop using it at once.", False, "pushchair"),
        ("Owners of the pushchair may go on using it.", True, "pushchair"),
        ("Households should not drink water from the well.", False, "water"),
        ("Residents were warned against drinking the water.", False, "water"),
        ("The chicken can be eaten, the agency said.", True, "chicken"),
        ("People were urged to stop eating the cheese.", False, "cheese"),
        ("The cream must not be used.", False, "cream"),
        ("Bathers can safely use the lake again.", True, "lake"),
    ],
)
def test_what_is_advised(text: str, safe: bool, thing: str) -> None:
    assert told(text) == [(safe, thing, "fact")]


@pytest.mark.parametrize(
    "text",
    [
        "People with an allergy should not eat the bar.",
        "The bar should not be eaten by anyone with an allergy.",
        "Children should not use the lamp.",
        "Farmers went on using the pesticide.",
        "He told the court that he drove the car.",
        "The machine must not use more than 2 kilowatts.",
        "Drivers should not use the road if it is flooded.",
        "The company stopped using the dye in 2019.",
    ],
)
def test_what_is_no_advice_to_all(text: str) -> None:
    assert told(text) == []
