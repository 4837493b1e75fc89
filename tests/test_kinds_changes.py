"""What a change is a change in: the noun behind "a rise of 5 per cent in fares", from text to claim."""

from __future__ import annotations

import pytest

from claimcheck.model import Document
from claimcheck.pipeline import extract


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Passengers face a rise of 5.9 per cent in train fares in the new year.", "fare"),
        ("A 5.9 per cent rise in train fares was announced on Tuesday.", "fare"),
        ("Commuters face a 5.9% fare rise.", "fare"),
        ("The council plans a cut of 12% to its libraries budget.", "budget"),
        ("The airline reported a 7 per cent drop in the number of passengers.", "passenger"),
        ("Ministers agreed a £2 increase in the toll.", "toll"),
        ("The bank announced a cut of 300 jobs.", "job"),
        ("The firm reported a rise of 7 per cent in 2024.", "rise"),
        ("The board approved a tuition rise, the first in five years.", "rise"),
        ("The firm reported a rise of 7 per cent in the north.", "rise"),
    ],
)
def test_what_rises_or_falls(text: str, measured: str) -> None:
    (found,) = (c for c in extract(Document(text=text, path="t.txt")) if c.kind == "quantity")
    assert found.measured == measured
