"""Money told without its currency, and numbers that are no money."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck import Document
from claimcheck.model import Amount
from claimcheck.pipeline import extract


def units(text: str) -> dict[str, str]:
    """Return the unit of each amount of a text, by its words."""
    found = extract(Document(text=text, path="a.txt"))
    return {c.value_text: c.value.unit for c in found if isinstance(c.value, Amount)}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("What was to cost 1.3 million pounds will now cost 7.1 million.", "7.1 million", "GBP"),
        ("Repairs cost 46 million francs, of which the canton pays 28 million.", "28 million", "CHF"),
        ("The canton has found 28 million. The railway lends 3 million francs.", "28 million", "CHF"),
        ("The fine is 90 million euros. It had asked for 250,000.", "250,000", "EUR"),
        (
            "It lent €3 million in May. It had offered 1,000 seats and $2 million. It paid 450,000.",
            "450,000",
            "USD",
        ),
    ],
)
def test_what_is_paid_is_of_the_money_named_last_or_first(text: str, value: str, unit: str) -> None:
    assert units(text)[value] == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What was to cost 1.3 million will now cost 7.1 million.", "7.1 million"),  # no money is named
        ("The fine is 90 million euros. The rally got 90,000.", "90,000"),
        ("The fine is 90 million euros. Some 90,000 came.", "Some 90,000"),
        ("The rise is worth 90 million euros. The banks charge 9.5.", "9.5"),
        ("The fine is 90 million euros. The strike cost the town 12,000 jobs.", "12,000"),
        ("The fine is 90 million euros. In 2025 it earned 40 percent.", "40 percent"),
    ],
)
def test_what_may_be_a_crowd_or_a_share_is_no_money(text: str, value: str) -> None:
    assert units(text)[value] != "EUR"


def test_two_sums_of_which_one_leaves_its_currency_out_are_held_against_each_other() -> None:
    texts = [
        Document(text=text, path=f"{at}.txt", published="2026-03-02")
        for at, text in enumerate((
            "The ring road will cost 46 million francs. The canton of Linden pays 28 million.",
            "The ring road will cost 46 million francs. The canton of Linden pays 18 million francs.",
        ))
    ]  # fmt: skip
    (found,) = claimcheck.check(texts).findings
    assert {found.primary.value, *(other.value for other in found.related)} == {
        "28 million",
        "18 million francs",
    }
