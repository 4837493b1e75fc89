"""Numbers that are names: which an article uses so, and which counts are left all the same."""

from __future__ import annotations

import pytest

from claimcheck.values.amounts import find_amounts
from claimcheck.values.designations import designations, figures


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It has sold 18 418s.", {"418"}),
        ("The 418-200LR flies far; so does the 350-F.", {"418", "350"}),
        ("In the 1980s and the '90s under-18s and 30s were told", set()),
        ("They paid 500-600 for 3-D glasses and 40-foot boats", set()),
    ],
)
def test_what_is_a_name(text: str, names: set[str]) -> None:
    assert designations(text) == names


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Hesk unveils long-range 418", 0),
        ("its 418 airliner", 0),
        ("418 people came", 1),
        ("for 418 euros", 1),
    ],
)
def test_a_name_counts_nothing(text: str, many: int) -> None:
    assert len(list(figures(find_amounts(text), text, frozenset({"418"})))) == many
