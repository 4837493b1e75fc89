"""The two sides of a topic, told in the words of news, are read as opposite states of one axis."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract

# An axis, how one side is told, and how the other.
SIDES = [
    ("deal", "Harrow Bank renewed its contract.", "Harrow Bank parted company with the printer."),
    ("evacuation", "The residents fled their homes.", "The residents are free to return."),
    ("duty", "The officer was suspended on Monday.", "The officer resumed duty."),
    ("life", "The driver is out of danger.", "The driver is in a critical condition."),
    ("life", "The driver is in a critical condition.", "The driver died on Friday.", "limited"),
    ("office", "Mr Seifert remains director.", "Mr Seifert cleared his desk."),
    ("membership", "Norland remains a member.", "Norland will leave the union."),
    ("display", "The picture is on view.", "The picture was taken down."),
    ("intent", "The fire was deliberate.", "The fire was an accident."),
    ("confession", "He confessed to the theft.", "He maintained his innocence."),
    ("genuine", "The letter is authentic.", "The letter is a forgery."),
]


def read(text: str, axis: str) -> tuple[bool, str]:
    """Return on which side of an axis the first claim of it puts its subject, and its grade."""
    found = next(c for c in extract(Document(text=text, path="a.txt")) if c.topic == axis)
    return found.value.positive, found.value.grade  # type: ignore[union-attr]


@pytest.mark.parametrize("told", SIDES)
def test_the_sides_are_opposite(told: tuple[str, ...]) -> None:
    axis, one, other = told[:3]
    assert read(one, axis) != read(other, axis)


def test_a_person_by_name_is_read_as_somebody() -> None:
    """A topic of things is not read of people: "Elena Marsh is out" tells of no machine."""
    found = extract(Document(text="Elena Marsh is out.", path="a.txt"))
    assert "function" not in {c.topic for c in found}
