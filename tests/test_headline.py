"""A headline that the article below it does not bear out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from judging import given

import claimcheck
from claimcheck.checks import headline
from claimcheck.model import Amount, AmountMention
from claimcheck.pipeline import documents
from claimcheck.values.amounts import find_amounts

CASES = tomllib.loads((Path(__file__).parent / "cases" / "headlines.toml").read_text("utf-8"))


def found(folder: Path, title: str, text: str) -> list[str]:
    """Return the codes of what is found in an article."""
    file = folder / "article.md"
    file.write_text(f"---\ndate: 2026-04-10\n---\n\n# {title}\n\n{text}\n", encoding="utf-8")
    return [finding.code for finding in claimcheck.check(list(documents([str(file)]))).findings]


GRANT = (
    "From Monday owners may ask for the grant of 270 marks that the senate has promised for a new boiler. "
    "{} come first, the senate said."
)


def amount(text: str) -> Amount:
    """Return the one amount of a text."""
    (mention,) = find_amounts(text)
    assert isinstance(mention, AmountMention)
    return mention.amount


def test_a_slip_beside_a_bound_far_off(tmp_path: Path) -> None:
    text = GRANT.format("Those who earn less than 42,000 marks a year")
    assert found(tmp_path, "Grant of 720 marks for every new boiler", text) == ["CC501"]
    assert found(tmp_path, "Grant of 270 marks for every new boiler", text) == []


@pytest.mark.parametrize(
    ("body", "head", "bears"),
    [
        ("within 90 days", "five days", False),
        ("within six days", "five days", True),
        ("six days", "five days", False),
        ("five days", "five days", True),
        ("less than 42,000 marks", "720 marks", False),
        ("less than 750 marks", "720 marks", True),
        ("more than 500 people", "600 people", True),
        ("more than 500 people", "6,000 people", False),
    ],
)
def test_which_amount_of_the_body_may_be_the_headlines(body: str, head: str, bears: bool) -> None:
    assert headline.supports(amount(body), amount(head)) is bears


def test_what_there_is_time_for_does_not_gainsay_its_name(tmp_path: Path) -> None:
    """A firm that "has until the end of May to restructure" may well be in a restructuring."""
    text = "The carmaker has until the end of May to restructure its company to receive up to $7.5 billion."
    assert found(tmp_path, "Loans for carmaker amid restructuring ultimatum", text) == []


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["title"])
def test_a_headline_that_its_text_gainsays(tmp_path: Path, case: dict[str, str]) -> None:
    assert found(tmp_path, case["title"], case["text"]) == ["CC501"]


@pytest.mark.parametrize("case", CASES["true"], ids=lambda case: case["title"])
def test_a_headline_that_its_text_bears_out_or_does_not_speak_of(
    tmp_path: Path, case: dict[str, str]
) -> None:
    assert found(tmp_path, case["title"], case["text"]) == []


def test_who_is_caught_had_escaped(tmp_path: Path) -> None:
    """The headline tells the end of the story, and the text its beginning too."""
    text = (
        "Dale Roan, the last of the four prisoners who escaped from the Orvall Flats facility on Sunday, "
        "was found in a barn on Monday."
    )
    assert found(tmp_path, "Last Orvall Flats escapee in custody", text) == []


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("bite", "size", True), ("child", "pupil", False), ("piece", "object", False), ("bed", "bed", False)],
)
def test_counts_of_two_things_are_not_held_against_each_other(one: str, other: str, apart: bool) -> None:
    head, body = (
        given("a", "2026-04-10", value, f"{value} were counted", measured=noun, at=at)
        for at, (value, noun) in enumerate(((f"14 {one}s", one), (f"12 {other}s", other)))
    )
    assert headline.other_things(head, body) is apart
