"""Who holds which role, on frozen parses (cases/roles.conllu, two of them corrected by hand)."""

from pathlib import Path

import conllu
import pytest

from claimcheck.kinds import roles
from claimcheck.kinds.scene import Scene
from claimcheck.language.pipeline import parse
from claimcheck.model import ROLE, Document, Name
from claimcheck.values.names import find_names

SENTENCES = conllu.read(Path(__file__).parent / "cases" / "roles.conllu")
# For each sentence the (role, holder) that are said; of a deputy, successor or spokesman it names no holder.
SAID = [
    {("mayor", "Ann Doe")},
    {("chair", "Adrian Velasco")},
    {("museum director", "Mary Keane"), ("director", "Mary Keane")},
    set(),
    set(),
    set(),
    set(),
    {("leader", "Gordon Ablett")},
    {("master", "Owen Sarre")},
    {("mayor", "Ann Doe")},
    {("minister", "Lena Orvall")},
    {("officer", "Ruth Penn")},
    {("leader", "Colonel Hugh Carr")},
    {("owner", "Orme Shipping")},
    {("builder", "Lindqvist Cell")},
    {("prosecutor", "Marta Weil")},
    {("leader", "Judge Harriet Cole")},
    {("leader", "Hugh Carr")},
    set(),
    {("judge", "Henrik Vance")},
    {("president", "Mona Vang")},
]


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=[s.text[:40] for s in SENTENCES])
def test_roles_and_their_holders(number: int) -> None:
    """A role is the named person's own, and not that of somebody whom its words are about."""
    sentence = SENTENCES[number]
    found = [c for c in roles.find(Scene(sentence), find_names(sentence)) if c.topic == ROLE]
    said = {(c.axis, sentence.text[c.start - sentence.start : c.end - sentence.start]) for c in found}
    assert said <= SAID[number]
    assert bool(said) == bool(SAID[number])


# What is made is a product or a work, in the active as in the passive.
MADE = [
    ("Lindqvist Motors made a profit of 4 million euros last year.", False),
    ("Lindqvist Motors made the decision on Monday.", False),
    ("Lindqvist Motors, which made a loss in March, will close.", False),
    ("The offer was made by Lindqvist Motors on Monday.", False),
    ("Lindqvist Motors has built a reputation in Norway.", False),
    ("Lindqvist Motors made the bracelets.", True),
    ("Lindqvist Motors built the ferry in 1990.", True),
    ("The engines were made by Lindqvist Motors.", True),
    ("Lindqvist Motors makes the software.", True),
    ("Lindqvist Motors has made the ferries wait.", False),
    ("The Port Supervision Authority has made Orvall Bank wait.", False),
]


@pytest.mark.parametrize(("text", "wanted"), MADE)
def test_what_is_made_is_a_product(text: str, wanted: bool) -> None:
    """ "Made a profit", "built a reputation" make nobody a maker."""
    sentence = next(iter(parse([Document(text=text, path="a.txt")])))[1][0]
    found = [c for c in roles.find(Scene(sentence), find_names(sentence)) if c.topic == ROLE]
    assert any(c.axis == "builder" for c in found) == wanted


def test_a_place_where_somebody_is_from_leads_nothing() -> None:
    """Of "the haulier from Orvall who leads the protest" the haulier does."""
    text = "Radko Melnar, the haulier from Orvall who leads the protest movement, called it an insult."
    sentence = next(iter(parse([Document(text=text, path="a.txt")])))[1][0]
    found = [c for c in roles.find(Scene(sentence), find_names(sentence)) if c.topic == ROLE]
    assert not any(isinstance(c.value, Name) and c.value.text == "Orvall" for c in found)
