"""Who and where: which person, organisation or place fills a role.

Reports two articles that name different fillers of one role that only one can fill: two makers of one
device, two wards on which the first case was found, two owners, two places of death.

Conflict: "The bands are made by Quantis Motion." / "The bands are supplied by Sensora."
No conflict: "He died in Ostrel." / "He was buried in Pellan." (two roles); "in Boise, Idaho" / "in Idaho" (a
part).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.kinds import roles
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import Name, Sentence
from claimcheck.values.names import NameMention, find_names

NUMBER = 5
NAME = "identity"

# Prepositions that give a place, and the role they make of it.
PLACED = {
    "at": "at",
    "in": "at",
    "on": "at",
    "near": "at",
    "inside": "at",
    "outside": "at",
    "to": "to",
    "from": "from",
}
# Verbs whose subject fills no role that another could not fill as well.
OPEN = frozenset({
    "say", "tell", "add", "call", "have", "be", "do", "see", "want", "know", "think", "come", "go", "hold",
    "ask", "write", "note", "live", "work",
})  # fmt: skip


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each name that holds a role, or fills one of a verb or noun."""
    named = find_names(scene.sentence) if scene.names is None else scene.names
    yield from roles.find(scene, named)
    for mention in named:
        made = role(scene.sentence, mention)
        if made is not None:
            yield made


def role(sentence: Sentence, mention: NameMention) -> Candidate | None:
    """Return the candidate of one name, or None when it fills no role of its own."""
    tokens = sentence.tokens
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), mention.start)
    governor = tokens[tokens[head].head]
    if governor.i == head or governor.lemma in OPEN or governor.pos not in ("VERB", "NOUN", "ADJ"):
        return None
    part = slot(sentence, head, mention.name)
    if part is None:
        return None
    axis = syntax.plain(syntax.lemma(sentence, governor.i))
    start, end = tokens[mention.start].start, tokens[mention.end - 1].end
    return Candidate(NAME, mention.name, start, end, head, axis, (part,))


def slot(sentence: Sentence, head: int, name: Name) -> str | None:
    """Return a name's role with its governor: "by" an agent, "at", "to" or "from" a place, "as"."""
    token = sentence.tokens[head]
    case = sentence.child(head, "case")
    word = case.lemma if case is not None else ""
    base = syntax.base(token.dep)
    if base == "obl" and word == "by":
        return "by"
    if base in ("obl", "nmod") and word in PLACED and name.kind in ("LOC", "ORG", ""):
        return PLACED[word]
    if base == "nsubj" and not token.dep.endswith("pass") and name.kind in ("PER", "ORG"):
        return "as" if sentence.child(token.head, "cop") is not None else "by"
    return None
