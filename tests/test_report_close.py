"""``--verbose`` tells the pairs that came close to a finding, and what dropped them."""

from __future__ import annotations

import dataclasses

import pytest
from samples import HOSTILE, claims, report

from claimcheck.comparison import Comparison
from claimcheck.judge import judge
from claimcheck.link.weigh import shipped
from claimcheck.model import Amount, Claim, Link
from claimcheck.report import Look, text
from claimcheck.report._close import TOLD, close

BAR = shipped().bar("quantity", "conflict")


def claim(document: str, number: int, **fields: object) -> Claim:
    """Return a claim on the number of jobs that go."""
    one = claims()[0]
    source = dataclasses.replace(one.source, document=document, path=f"{document}.txt")
    made = {"id": f"{document}{number}", "source": source, "value_text": str(number), **fields}
    return dataclasses.replace(one, value=Amount(number, number), quote=f"{number} jobs are cut", **made)


def whole(*links: Link) -> Comparison:
    found = {c.id: c for link in links for c in (link.first, link.second)}
    members = tuple(found[key] for key in sorted(found))
    return Comparison((), members, links, judge(members, links), ())


def told(*links: Link) -> str:
    return " ".join(" ".join(close(whole(*links), Look(width=400))).split())


def test_a_close_pair_is_told_with_its_places_and_its_axis() -> None:
    link = Link(claim("a", 12), claim("b", 21), BAR * 0.9, axis="time")
    assert told(link) == (
        "Came close, and dropped (1 pair): a.txt:3:1: 12 in “12 jobs are cut” b.txt:3:1: 21 in"
        f" “21 jobs are cut” quantity, {BAR * 0.9:.0%} likely one matter: about different times"
    )


@pytest.mark.parametrize(
    ("first", "second", "likely"),
    [
        (claim("a", 12), claim("b", 21), 0.99),  # a finding
        (claim("a", 12), claim("b", 21), BAR * 0.4),  # not close
        (claim("a", 12), claim("b", 12), BAR * 0.9),  # both can hold
        (claim("a", 12), claim("a", 21), BAR * 0.9),  # of one document: for checks/
    ],
)
def test_what_is_not_close_or_is_told_elsewhere_is_not_told(
    first: Claim, second: Claim, likely: float
) -> None:
    assert told(Link(first, second, likely, axis="matter")) == ""


def test_copies_of_one_text_are_dropped_as_such() -> None:
    a, b = (claim("a", 12), claim("a", 21)), (claim("b", 12), claim("b", 21))
    links = [Link(a[0], b[1], 0.99), Link(a[1], b[0], 0.99)]
    assert "as copies of one text do" in told(*links)


def test_the_nearest_come_first_and_the_rest_is_counted() -> None:
    links = [
        Link(claim("a", n), claim("b", 1000 + n), BAR * (0.6 + n / 100), axis="scope") for n in range(30)
    ]
    text = told(*links)
    assert text.startswith(f"Came close, and dropped (30 pairs, the nearest {TOLD} of 30): a.txt:3:1: 29 in")
    assert text.count("likely one matter") == TOLD
    assert told(*reversed(links)) == text


def test_only_verbose_text_tells_them_and_never_escapes() -> None:
    link = Link(claim("a", 12), claim("b", 21, value_text=HOSTILE), BAR * 0.9, axis="time")
    assert "Came close" not in text.write(report(), Look(), whole(link))
    verbose = text.write(report(), Look(verbose=True), whole(link))
    assert "Came close" in verbose
    assert not set(verbose) & set("\x1b\x07\x9b\u202e\ud800")
