"""A bare figure that a party gives is of what the figure before it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import given

from claimcheck import Document, check
from claimcheck.judge import judge
from claimcheck.judge.parties import side_by_side
from claimcheck.judge.rivals import voice
from claimcheck.model import Claim, Name

TREES = "240 trees must be felled"


def after(clause: str, value: str, subject: str = "", **more: object) -> list[Claim]:
    """Return the claims of a text that tells of 240 trees, and then says something of which subject."""
    first = given("a", "2026-04-02", "240", TREES, sentence=3, subject="tree", measured="tree")
    return [first, given("a", "2026-04-02", value, clause, at=1, sentence=4, subject=subject, **more)]


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("the residents' association has walked the route and makes it 410", "association"),
        ("The company counts 410, saying that many were dead", "company"),
        ("The residents put the number of the trees at 410", "resident"),
        ("A riders' group sent out volunteers and arrived at 410", "group"),
        ("The ministry's own figure is 410", "figure"),
        ("The tenants hold to their 410", "tenant"),
    ],
)
def test_a_bare_figure_of_another_party_is_held_against_the_one_before(clause: str, subject: str) -> None:
    assert [f.verdict for f in judge(after(clause, "410", subject), []).findings] == ["disputed"]


@pytest.mark.parametrize(
    ("clause", "value", "subject"),
    [
        ("The company counts 410 shrubs", "410", "company"),  # of a noun of its own
        ("it was 410", "410", ""),  # nobody is said to say so
        ("The bill is put at 410", "410", "bill"),  # no party
        ("The number is 410", "410", "number"),  # nobody's
        ("The weekend's total was 410", "410", "total"),  # a time gives none
        ("April's figure was 410", "410", "figure"),
        ("Monday's total was 410", "410", "total"),
        ("Among residents it was 410", "410", "resident"),  # nor that they say so
        ("The company sold 410", "410", "company"),  # what it sold, not what it says
        ("The company spoke of three months", "three months", "company"),
        ("The company counts 240", "240", "company"),
        ("The company counts 41,000", "41,000", "company"),  # of something else
    ],
)
def test_what_is_no_rival(clause: str, value: str, subject: str) -> None:
    assert not list(side_by_side(after(clause, value, subject)))


def test_a_share_told_by_its_number_has_no_rival() -> None:
    _, other = after("The foresters say 410", "410", "forester")
    part = given(
        "a", "2026-04-02", "240", "Half of it, 240 trees, is oak", at=13, sentence=3, measured="tree"
    )
    assert not list(side_by_side([part, other]))


@pytest.mark.parametrize(
    ("first", "then", "rivals"),
    [
        ("The northern group reported 240", "The southern group reported 410", False),
        ("The northern group reported 240", "The owners reported 410", True),
        ("The northern group makes it 240", "The southern group makes it 410", True),
    ],
)
def test_two_of_one_sort_count_each_for_itself(first: str, then: str, rivals: bool) -> None:
    made = []
    for at, (clause, value) in enumerate(((first, "240"), (then, "410"))):
        subject = " ".join(clause.split()[:-2]).removesuffix(" makes")
        where = {"at": at, "sentence": 3 + at, "subject": subject.split()[-1].lower(), "speaker": subject}
        made.append(given("a", "2026-04-02", value, clause, **where))
    assert bool(list(side_by_side(made))) is rivals


def test_a_figure_of_the_same_party_or_of_before_is_no_rival() -> None:
    one, other = after("The company counts 410", "410", "company")
    assert len(list(side_by_side([one, other]))) == 1
    (mine,) = [given("a", "2026-04-02", "240", TREES, sentence=3, speaker="The company")]
    assert not list(side_by_side([mine, other]))
    assert not list(side_by_side(after("The company counted 410", "410", "company", marks=["former"])))
    assert not list(side_by_side([one, given("a", "", "410", other.quote, at=2, sentence=5)]))


@pytest.mark.parametrize(
    ("clause", "subject", "predicate", "led", "rival"),
    [
        ("Members hold 240 seats", "member", "hold", "The residents claimed 410", False),
        ("Tenants run 240 shops", "tenant", "run", "The residents report 410", False),
        ("It has 240 officers", "", "have", "The residents count 410", False),
        ("Tenants fell 240 trees", "tenant", "fell", "The residents make it 410", True),
        ("240 seats were won", "seat", "win", "The residents claimed 410", False),
        ("Tenants lost 240 homes", "tenant", "lose", "The residents admit to 410", False),
        ("240 trees are to go", "tree", "go", "The residents claimed 410", True),
    ],
)
def test_what_each_party_has_is_its_own(
    clause: str, subject: str, predicate: str, led: str, rival: bool
) -> None:
    """To count 410 may be to have as many; then it is no word against what another has."""
    first = given("a", "2026-04-02", "240", clause, sentence=3, subject=subject, predicate=predicate)
    then = given("a", "2026-04-02", "410", led, at=1, sentence=4, subject="resident")
    assert bool(list(side_by_side([first, then]))) is rival


def test_a_total_of_ones_own_is_no_rival() -> None:
    first = given("a", "2026-04-02", "240", "They scored 240 runs", sentence=3, subject="visitor")
    last = given("a", "", "180", "The tenants' total was 180", at=1, sentence=4, subject="total")
    then = replace(last, source=first.source)
    assert not list(side_by_side([first, then]))
    assert len(list(side_by_side([replace(first, subject="run"), then]))) == 1


@pytest.mark.parametrize(("clause", "subject"), [("there were 410", ""), ("the map makes it 410", "map")])
def test_within_what_is_said_a_figure_is_the_speakers(clause: str, subject: str) -> None:
    pair = after(clause, "410", subject, speaker="the union")
    assert voice(pair[1]) == "the union"
    assert len(list(side_by_side(pair))) == 1


def test_whoever_is_named_is_a_party_and_a_place_is_none() -> None:
    for kind, many in (("ORG", 1), ("LOC", 0)):
        name = Name("halden", "Halden", kind)
        assert len(list(side_by_side(after("Halden makes it 410", "410", "halden", names=[name])))) == many


def test_what_somebody_is_heard_to_have_is_gainsaid() -> None:
    told = {"subject": "member", "predicate": "hold", "sentence": 3}
    first = given("a", "2026-04-02", "240", "Members hold 240 seats", speaker="the party", **told)
    then = given("a", "2026-04-02", "410", "The residents claimed 410", at=1, sentence=4, subject="resident")
    assert len(list(side_by_side([first, then]))) == 1
    assert not list(side_by_side([replace(first, speaker=None), then]))


def test_two_parties_that_each_count_their_own_are_no_rivals() -> None:
    first, then = after("there were 410 shrubs", "410", speaker="the union")
    assert not list(side_by_side([replace(first, speaker="the council"), then]))


def test_three_figures_of_a_sentence_are_a_list() -> None:
    one, other = after("The company counts 410", "410", "company")
    third = given(
        "a", "2026-04-02", "90", "and, as it told the papers, the guild 90", at=2, sentence=4, subject="guild"
    )
    fourth = given(
        "a",
        "2026-04-02",
        "75",
        "and, as we heard it in the street, the firms 75",
        at=3,
        sentence=4,
        subject="firm",
    )
    assert len(list(side_by_side([one, other]))) == 1
    assert not list(side_by_side([one, other, third, fourth]))


def test_lengths_of_time_are_no_rivals() -> None:
    first = given("a", "2026-04-02", "three months", "The work takes three months", sentence=3)
    says = "The company spoke of five months"
    then = given("a", "2026-04-02", "five months", says, at=1, sentence=4, subject="company")
    assert not list(side_by_side([first, then]))


def test_a_text_that_gives_both_figures_is_told_as_a_dispute() -> None:
    text = (
        "The city will build a tram along the river. The city says that 240 trees must be felled. "
        "The residents' association has walked the route and makes it 410. Work begins in May."
    )
    found = [f for f in check([Document(text=text, path="a.txt")]).findings if "240" in f.message]
    assert [(f.verdict, "410" in f.message) for f in found] == [("disputed", True)]
