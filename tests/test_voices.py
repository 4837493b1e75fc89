"""Whose word a claim is: a release speaks for its issuer, a paper for nobody."""

from dataclasses import replace

import pytest
from judging import claim, link

from claimcheck.judge.days import days
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.verdict import verdict
from claimcheck.judge.voices import issuers
from claimcheck.model import Claim, Name
from claimcheck.values.names import one_speaker

OFF = {"in": "wire", "day": "2026-03-05", "value": "state:function:-", "says": "the detectors had been off"}
UNION = claim({**OFF, "speaker": "the miners' union"})
OWN = claim({"in": "release", "day": "", "value": "state:function:+", "says": "all detectors were on"}, 1)
COMPANY = (Name("keltbach", "Keltbach", "ORG"),)


def ruled(union: Claim, own: Claim) -> str:
    """Return the verdict on the two claims, with what their documents tell of each other."""
    return verdict(Rift(Side((union,)), Side((own,)), (link(union, own),)), days([union, own], [])).verdict


def of(outlet: str, claim: Claim = OWN) -> Claim:
    """Return a claim of a document that names its outlet."""
    return replace(claim, source=replace(claim.source, outlet=outlet))


def test_a_partys_own_statement_against_what_another_says_is_a_dispute() -> None:
    union = replace(UNION, names=COMPANY)
    assert issuers([union, of("Keltbach Chemie GmbH")]) == {"release": "Keltbach Chemie GmbH"}
    assert ruled(union, of("Keltbach Chemie GmbH")) == "disputed"


def test_a_paper_that_no_other_text_names_has_no_voice() -> None:
    union = replace(UNION, names=COMPANY)
    assert issuers([union, of("Harbour Courier")]) == {}
    assert ruled(union, of("Harbour Courier")) == "contradicts"


def test_a_body_is_not_at_odds_with_itself() -> None:
    union = replace(UNION, names=COMPANY, speaker="Keltbach")
    assert ruled(union, of("Keltbach Chemie GmbH")) == "contradicts"


def test_an_outlet_is_known_by_its_initials() -> None:
    named = replace(UNION, names=(Name("national health service", "National Health Service", "ORG"),))
    assert issuers([named, of("NHS")]) == {"release": "NHS"}


def test_its_own_text_does_not_make_an_outlet_a_party() -> None:
    assert issuers([replace(of("Keltbach Chemie GmbH"), names=COMPANY)]) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Medlane", "Medlane AS", True),
        ("the council", "Moyrath County Council", True),
        ("the union", "Moyrath County Council", False),
        ("the Inspectorate", "Medlane AS", False),
        ("the forester Gwen Aldous", "forester Gwen Aldous", True),
        ("Gwen Aldous", "The forester Aldous", True),
        ("Farmer Aldous", "Gwen Aldous", True),
        ("the forester Gwen Aldous", "Aldous", True),
        ("the forester Gwen Aldous", "the miller Peter Aldous", False),
        ("the ministry", "the Ministry of Health", True),
        ("police", "the police union", False),
    ],
)
def test_two_names_of_one_voice(one: str, other: str, same: bool) -> None:
    assert one_speaker(one, other) is one_speaker(other, one) is same
