"""Roles that somebody is given or takes: who is named, elected, hired, or takes over."""

import pytest

from claimcheck import Document, check
from claimcheck.kinds import roles
from claimcheck.kinds.scene import Scene
from claimcheck.language.pipeline import parse
from claimcheck.model import ROLE
from claimcheck.values.names import find_names

# A sentence, and the (role, holder) that it tells.
TOLD = [
    ("Dana Whitlock was appointed chief executive of Brent.", ("chief executive", "Dana Whitlock")),
    ("Brent Foods has named Oliver Kane as its new chief executive.", ("chief executive", "Oliver Kane")),
    ("Brent names Kane chief executive.", ("chief executive", "Kane")),
    ("Kane named chief executive of Brent Foods.", ("chief executive", "Kane")),
    ("Harbourne United named Luis Moreno manager on Tuesday.", ("manager", "Luis Moreno")),
    ("The council picked Helen Marsh to be its chief executive.", ("chief executive", "Helen Marsh")),
    ("Ruth Abbot has been chosen as the next mayor of Kelby.", ("mayor", "Ruth Abbot")),
    ("Tarn Mills promoted Ivan Marek to finance chief.", ("finance chief", "Ivan Marek")),
    ("Sarah Kemp was sworn in as governor of Norwell on Sunday.", ("governor", "Sarah Kemp")),
    ("Karen Osei takes over as chief executive of Lundy Rail in May.", ("chief executive", "Karen Osei")),
    ("Helen Shaw took office as mayor of Dunmere.", ("mayor", "Helen Shaw")),
    ("Joan Birtles will succeed Alan Peck as editor of the Herald.", ("editor", "Joan Birtles")),
    ("Ann Doe was succeeded as chair of the trust by Hugh Carr.", ("chair", "Hugh Carr")),
    ("The board appointed Ann Doe to replace Hugh Carr as chair of the trust.", ("chair", "Ann Doe")),
    ("The government has named a judge, Teresa Valdano, to lead an inquiry.", ("leader", "Teresa Valdano")),
    ("The province has named Hanne Oakley, a retired judge, as mediator.", ("mediator", "Hanne Oakley")),
    ("The new head teacher of Marl Park School will be Lucy Garn.", ("head teacher", "Lucy Garn")),
    ("The job of chief executive of Halden Water has gone to Rosa Lim.", ("chief executive", "Rosa Lim")),
    ("The contract to build the bridge went to Calder Construction.", ("winner", "Calder Construction")),
    ("The port authority awarded the dredging contract to Vantry Marine.", ("winner", "Vantry Marine")),
    ("The contract for taking down the column has gone to Hensher Masonry.", ("winner", "Hensher Masonry")),
    ("The new coach is Anna Lind.", ("coach", "Anna Lind")),
    ("Fiona Garrow, depute head at Ardcraig, was named as head of the school.", ("leader", "Fiona Garrow")),
]  # fmt: skip
# Of these nobody is told to hold, or soon to hold, the role: it is another's, another one, or wished for.
UNTOLD = [
    "Brent Foods named Dana Whitlock acting chief executive.",
    "Brent Foods appointed Dana Whitlock as vice-president of Brent Foods.",
    "The president nominated Ann Doe as governor of the bank.",
    "Ann Doe was appointed deputy mayor of Kelby.",
    "Ann Doe was appointed president-elect of the union.",
    "Ann Doe was selected as the party's candidate for mayor.",
    "Ann Doe could be named chief executive of Kelby Water.",
    "Brent Foods has not named Oliver Kane as chief executive.",
    "The board voted to appoint Ann Doe as chair.",
    "Ann Doe had been appointed chief executive of Kelby Water.",
    "Oliver Kane was appointed chief executive of Brent Foods in 2019.",
    "Ann Doe was appointed as a director of Kelby Water.",
    "Ann Doe was appointed by the mayor of Kelby.",
    "Ann Doe was named after the mayor of Kelby.",
    "Hugh Carr stepped down as chief executive of Kelby Water.",
    "The firm named Hugh Carr and Ann Doe as chief executives.",
    "A contract was awarded to Rowan Engineering.",
    "Tomasz Wilk was named best director.",
]


def held(text: str) -> set[tuple[str, str]]:
    """Return the roles of a sentence with their holders."""
    sentence = next(iter(parse([Document(text=text, path="a.txt")])))[1][0]
    found = [c for c in roles.find(Scene(sentence), find_names(sentence)) if c.topic == ROLE]
    return {(c.axis, sentence.text[c.start - sentence.start : c.end - sentence.start]) for c in found}


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_who_is_given_a_role_holds_it(text: str, wanted: tuple[str, str]) -> None:
    """It is the one chosen, and not the one that chooses or goes."""
    assert held(text) == {wanted}


@pytest.mark.parametrize("text", UNTOLD, ids=[text[:40] for text in UNTOLD])
def test_who_is_not_given_a_role_does_not_hold_it(text: str) -> None:
    """Deputies, nominees and those who are only wished for hold nothing."""
    assert held(text) == set()


def codes(one: str, other: str) -> list[str]:
    """Return the codes of the findings between two articles."""
    report = check([Document(text=one, path="a.txt"), Document(text=other, path="b.txt")])
    return [finding.code for finding in report.findings]


def test_two_who_are_appointed_to_one_post_conflict() -> None:
    """However it is said that they are."""
    one = "Dana Whitlock was appointed chief executive of Brent Foods on Monday."
    assert codes(one, "Brent Foods has named Oliver Kane as its new chief executive.") == ["CC105"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Joan Birtles will succeed Alan Peck as editor of the Herald.",
            "Alan Peck is editor of the Herald.",
        ),
        (
            "Elena Dorsey, who was appointed chief executive of Kestrel Air, said fares would rise.",
            "Kestrel Air chief executive Martin Roper said fares would rise.",
        ),
        (
            "Ann Doe was appointed chief executive of Kelby Water, succeeding Hugh Carr.",
            "Kelby Water chief executive Hugh Carr will leave in May.",
        ),
    ],
)
def test_a_successor_does_not_contradict_the_one_before(one: str, other: str) -> None:
    """Who is new in a role came after the other."""
    assert codes(one, other) == []
