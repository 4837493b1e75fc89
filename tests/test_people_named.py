"""Whether somebody is suspended is told of one person by name, and of another by another's."""

from __future__ import annotations

import pytest
from judging import rules

ONE_PERSON = [
    ("Firefighter Lena Ott was suspended on Friday.", "Ott is back on duty."),
    ("Editor Imogen Szabo is to stay in her post.", "Imogen Szabo resigned on Monday."),
    ("The manager, Rui Sampaio, was arrested on Tuesday.", "Manager Rui Sampaio has not been arrested."),
]
TWO_PEOPLE = [
    ("Captain Ann Moor has been suspended.", "Captain Peter Hale is back on duty."),
    ("The captain of the ferry was suspended.", "The mate of the ferry has returned to work."),
    ("Editor Imogen Szabo is to stay in her post.", "Editor Karin Szabo resigned on Monday."),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_one_person_with_and_without_an_office(one: str, other: str) -> None:
    assert rules(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_people_are_no_conflict(one: str, other: str) -> None:
    assert rules(one, other) == set()
