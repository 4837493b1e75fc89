"""Who issued a press release or a notice, as its letterhead says it; a wire's capitals are no letterhead."""

import pytest

from claimcheck import Document
from claimcheck.sources.text import read

TEXT = "\n\nThe road over the pass will be closed from Monday, and lorries have to take the tunnel instead.\n"


def document(*lines: str) -> Document:
    """Return the document that these lines over a text make."""
    return next(iter(read("\n\n".join(lines) + TEXT, "notice.txt")))


@pytest.mark.parametrize(
    ("lines", "outlet", "title"),
    [
        (("NORTH PASS ROADS LTD", "Press release 44/2026", "Pass closes"), "North Pass Roads Ltd", -1),
        (("Passroads AS", "A message to our customers", "We are sorry."), "Passroads AS", 1),
        (("NHS NORTH PASS", "Information for drivers: road works"), "NHS North Pass", -1),
        (("REPUBLIC OF TARVIA", "Ministry of Works - Notice", "Pass: rules"), "Ministry of Works", -1),
        (("STEIN ELECTRIC - NEWS RELEASE", "Crews clear the pass"), "Stein Electric", -1),
        (("ST-GUEVREC S.A.", "Statement"), "St-Guevrec S.A.", -1),
        (("ALDRE ROADS AUTHORITY", "Bulletin No. 9: the pass"), "Aldre Roads Authority", -1),
    ],
)
def test_what_a_body_hands_out_names_its_issuer(lines: tuple[str, ...], outlet: str, title: int) -> None:
    found = document(*lines)
    assert (found.outlet, found.title) == (outlet, lines[title])


@pytest.mark.parametrize(
    "lines",
    [
        ("NINE HURT AS LORRIES COLLIDE", "By Ann Ford"),
        ("JOINT STATEMENT", "The parties to the strike"),
        ("FOR IMMEDIATE RELEASE", "Pass closes"),
        ("Pass closes", "The authority gave no statement"),
        ("PASS TO CLOSE, SAYS AUTHORITY: NO NOTICE GIVEN", "By Ann Ford"),
    ],
)
def test_a_headline_is_no_letterhead(lines: tuple[str, ...]) -> None:
    assert document(*lines).outlet is None


def test_no_word_of_what_a_notice_tells_is_taken_for_its_letterhead() -> None:
    found = document("ALDRE ROADS AUTHORITY", "Information for drivers: 12 lorries burnt", "What to do")
    line = found.text.index("Information")
    assert not any(start <= line < end for start, end in found.furniture)
