"""What an amount without a noun of its own is of."""

from __future__ import annotations

import pytest

from claimcheck import Document
from claimcheck.pipeline import extract


def measured(text: str) -> dict[str, str]:
    """Return what each amount of a text measures, by its words."""
    found = extract(Document(text=text, path="a.txt"))
    return {claim.value_text: claim.measured for claim in found if claim.kind == "quantity"}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The blast killed four.", {"four": "person"}),  # no blasts
        ("The gas leak sent 112 to hospital.", {"112": "person"}),
        ("The crash left 12 dead and 30 injured.", {"12": "person", "30": "person"}),
        ("The ferry sank in a gale, with 31 dead.", {"31": "person"}),
        ("The police say six hundred.", {"six hundred": ""}),  # no policemen
        ("The reserve has confirmed four.", {"four": ""}),
        ("The federation says seven were.", {"seven": ""}),
        ("The Admissions Service recognises 240.", {"240": ""}),
        ("Police say unemployment was 5%.", {"5%": "unemployment"}),
        ("Four shares in every ten belong to the council.", {"Four shares in every ten": "share"}),
        ("The police arrested 214 protesters.", {"214": "protester"}),
        ("The new law cost the town 12 jobs.", {"12": "job"}),
    ],
)
def test_a_count_without_a_noun_is_not_of_its_subject(text: str, of: dict[str, str]) -> None:
    assert measured(text) == of


def test_money_is_for_those_who_get_it_and_not_of_those_who_pay() -> None:
    assert measured("The minister has promised 50,000 rupees to each family.") == {"50,000 rupees": "family"}
    assert measured("The city is paying $4.2 million for repairs.") == {"$4.2 million": ""}
    assert measured("The city paid $4.2 million for the portrait.") == {"$4.2 million": "portrait"}
    assert measured("The company must pay 2.4 million pounds.") == {"2.4 million pounds": ""}
    assert measured("The tunnel has cost 2.4 million pounds.") == {"2.4 million pounds": "tunnel"}


def test_the_dead_are_told_from_the_hurt() -> None:
    found = extract(Document(text="The crash left 12 dead and 30 injured.", path="a.txt"))
    assert [claim.modifiers for claim in found if claim.kind == "quantity"] == [("dead",), ("injured",)]


def test_an_age_is_of_the_surname() -> None:
    assert measured("Lorraine Pickett, 58, had surgery on Monday.") == {"58": "pickett"}
