"""Two states that one frame tells of two things are no conflict; told of one thing they are."""

from __future__ import annotations

import pytest
from judging import rules

TWO = [
    ("The party kept its majority in the upper house.", "The party lost its majority in the lower house."),
    ("The bank raised its rate for savers on Monday.", "The bank cut its rate for mortgages on Monday."),
    ("The club will leave its ground in 2030.", "The club's academy stays at the ground."),
    ("The Larkfield hospice is open.", "The Larkfield hospice shop is closed."),
    ("Ann Doe pleaded guilty to fraud.", "Ann Doe denied theft."),
    (
        "The newspaper retracted a report about the mayor's house.",
        "The newspaper stands by its report about the mayor's expenses.",
    ),
]
ONE = [
    ("The party kept its majority in the upper house.", "The party lost its majority in the upper house."),
    ("The bank raised its rate for savers on Monday.", "The bank cut its rate for savers on Monday."),
    ("The Larkfield hospice shop is open.", "The Larkfield hospice shop is closed."),
    ("Ann Doe pleaded guilty to fraud.", "Ann Doe denied fraud."),
    (
        "Tap water in the north of the island is not safe to drink.",
        "Tap water is safe to drink in every parish of the island.",
    ),
    ("He warned the club in January of an approach.", "The club was warned of nothing of the kind."),
    ("The branch closed because of a leak.", "The branch did not close because of the weather."),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_things_of_one_frame_part(one: str, other: str) -> None:
    assert rules(one, other) == set()


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_thing_of_one_frame_does_not_part(one: str, other: str) -> None:
    assert rules(one, other)
