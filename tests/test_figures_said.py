"""Whose word a figure is where one sentence gives those of two parties."""

from __future__ import annotations

import pytest

from claimcheck import Document
from claimcheck.pipeline import extract


def speakers(text: str) -> list[str | None]:
    """Return whose word each figure of a text is, in their order."""
    return [c.speaker for c in extract(Document(text=text, path="a.txt")) if c.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The company says 12,000, the union says 30,000.", ["The company", "the union"]),
        ("The mayor said 300, and the union said 900.", ["The mayor", "the union"]),
        ("The Authority says 340 hectares, the farmers say 900.", ["The Authority", "the farmers"]),
        ("The council counts 240 trees, the residents count 410.", ["The council", "the residents"]),
        ("The police put the crowd at 250, the union put it at 600.", ["The police", "the union"]),
        ("City Hall says 300 jobs will go, the union says 900.", ["City Hall", "the union"]),
        ("Two tons, said the company.", ["the company"]),
        ("At least 34, says the Civic Alliance.", ["the Civic Alliance"]),
        ("She said the union claimed 900 members.", ["the union"]),
        ("The bank reported a loss of 40 million euros, its owner said.", ["its owner"]),
        ("Its leak cost, he says, $2 million in lost sales.", [None]),
        ("The Film Fund, which put in 400,000 euros, is pleased.", [None]),
    ],
)
def test_each_figure_is_the_word_of_its_own_party(text: str, said: list[str | None]) -> None:
    assert speakers(text) == said
