"""Who holds which role, on frozen parses (cases/roles.conllu, two of them corrected by hand)."""

from pathlib import Path

import conllu
import pytest

from claimcheck.kinds import roles
from claimcheck.kinds.scene import Scene
from claimcheck.model import ROLE
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
