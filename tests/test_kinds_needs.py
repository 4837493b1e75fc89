"""What one needs a paper for, and what one may go on doing, from text to claim."""

from __future__ import annotations

import pytest

from claimcheck.model import Claim, Document, State
from claimcheck.pipeline import extract


def told(text: str, topic: str) -> list[bool]:
    """Return on which side the claims of a topic are."""
    found: list[Claim] = list(extract(Document(text=text, path="t.txt")))
    return [c.value.positive for c in found if c.topic == topic and isinstance(c.value, State)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Visitors need no ticket for the garden.", [False]),
        ("Entry to the garden is by ticket only.", [True]),
        ("A visa is no longer needed.", [False]),
        ("Nobody may fish without a licence.", [True]),
        ("There is no need for a visa.", [False]),
        ("Visitors need not show a passport.", [False]),
        ("He travelled without a ticket.", []),
        ("If you need a permit, call the council.", []),
        ("Voters will have to show photo identification.", [True]),
        ("Photo ID must be shown at the polling station.", [True]),
        ("Owners must apply for planning consent.", [True]),
        ("Owners do not have to apply for a licence to sell fireworks.", [False]),
        ("She applied for a licence.", []),
    ],
)
def test_what_is_needed(text: str, sides: list[bool]) -> None:
    assert told(text, "need") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Farmers may go on using the pesticide.", [True]),
        ("Growers can keep using the pesticide.", [True]),
        ("Farmers may go on using other pesticides.", []),
        ("Farmers went on using the pesticide.", []),
    ],
)
def test_what_one_may_go_on_doing_is_allowed(text: str, sides: list[bool]) -> None:
    assert told(text, "permission") == sides


def test_papers_of_one_sort_are_one() -> None:
    texts = ("Owners need planning permission.", "Owners must apply for planning consent.")
    found = [c for text in texts for c in extract(Document(text=text, path="t.txt")) if c.topic == "need"]
    assert [c.value.axis for c in found if isinstance(c.value, State)] == ["need permission"] * 2
