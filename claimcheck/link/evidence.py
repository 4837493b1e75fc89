"""The named evidence for and against two claims speaking of one matter.

Record linkage in the sense of Fellegi and Sunter (1969): each piece of evidence is measured apart, weighed
by a model trained on labelled pairs (see ``weigh.py``), and told by its name. All of it is symmetric. A
missing piece counts for nothing: its two features ("..." and "... known") are both 0.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

from claimcheck.language import vectors
from claimcheck.link import moments, position, slips, values
from claimcheck.link.aligned import alignment
from claimcheck.link.deeds import deeds
from claimcheck.link.position import core, family
from claimcheck.link.story import Story, story
from claimcheck.link.wording import classed, nearness, overlap
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim, Name
from claimcheck.values import names

# Marks that set a claim apart from the story's main line when only one side carries them.
PARTING = (
    "history", "part", "hypothetical", "exception", "target", "limit", "record", "question", "former",
    "rejected", "change", "update", "hedge", "denial", "cumulative", "alleged", "average", "base",
    "increment", "excepted", "place", "conditional",
)  # fmt: skip
# What people undertake, and stories are about.
UNDERTAKINGS = listed("undertakings")
MODALITIES = ("plan", "possibility", "forecast", "condition", "opinion")


def measure(a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """Return the evidence of a pair by name, each from -1 to about 4; symmetric in a and b."""
    found: dict[str, float] = {}
    for part in PARTS:
        found.update(part(a, b, story))
    found.update(together(found))
    return found


class Asked(dict[str, float]):
    """The evidence of a pair, but for what pieces make together, each part measured when it is asked for.

    Of the evidence of two states the levels ask for a piece or two, and to measure all takes eight times as
    long.
    """

    def __init__(self, a: Claim, b: Claim, story: Story) -> None:
        super().__init__()
        self.pair = a, b, story

    def __missing__(self, name: str) -> float:
        for part in (PART_OF[name],) if name in PART_OF else PARTS:
            a, b, story = self.pair
            # Of what states are asked, only the words take long.
            words = functools.partial(wording, a, b, story)
            found = story.words.of(a, b, words) if part is wording else part(a, b, story)
            self.update(found)
            PART_OF.update(dict.fromkeys(found, part))
        if name not in self:
            raise KeyError(name)
        return self[name]


def wording(a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """Evidence of the words: the thing, the predicate, the clause without its value, the sentence."""
    share, amount = overlap(a.words, b.words, story.rare)
    around, much = overlap(a.context, b.context, story.rare)
    limits, _ = overlap(a.modifiers, b.modifiers, story.rare)
    crossed = max(
        (nearness(x, y) for x in (a.measured, a.predicate) for y in (b.measured, b.predicate) if x and y),
        default=0.0,
    )
    return {
        "measured thing": nearness(a.measured, b.measured),
        "measured thing known": float(bool(a.measured and b.measured)),
        "predicate": nearness(a.predicate, b.predicate),
        "predicate known": float(bool(a.predicate and b.predicate)),
        "thing or predicate": crossed,
        "words shared": share,
        "words shared, in all": min(amount / 4, 2.0),
        "sentence shared": around,
        "sentence shared, in all": min(much / 8, 2.0),
        "restrictions": limits,
        "restrictions differ": float(bool(a.modifiers and b.modifiers) and limits < 0.3),
        "likeness of the clause": vectors.similarity(a.words, b.words),
        "likeness of the sentence": vectors.similarity(a.context, b.context),
        "likeness of the thing": vectors.similarity((a.measured, *a.modifiers), (b.measured, *b.modifiers)),
    }


def events(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of the classes of events and things that two clauses speak of (``classes.toml``)."""
    found: dict[str, float] = {}
    for label, words, sort in (
        ("event at the value", core, "event"),
        ("event of the clause", whole, "event"),
        ("thing at the value", core, "thing"),
        ("thing of the clause", whole, "thing"),
    ):
        mine, theirs = classed(words(a), sort), classed(words(b), sort)
        both = len(mine & theirs)
        found[label] = min(both, 3) / 2 if both else -0.5 * bool(mine and theirs)
        found[f"{label}, share"] = both / min(len(mine), len(theirs)) if mine and theirs else 0.0
    return found


def whole(claim: Claim) -> tuple[str, ...]:
    """Return the words of a clause, those nearest the value first."""
    return (*core(claim), *claim.words)


def parties(a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """Evidence of who and where: names shared, names that only one side has, places that differ."""
    found: dict[str, float] = {}
    for label, places in (("party", False), ("place", True)):
        mine = [n for n in a.names if (n.kind == "LOC") is places]
        theirs = [n for n in b.names if (n.kind == "LOC") is places]
        alone = unmet(mine, theirs) if mine and theirs else mine
        shared = len(mine) - len(alone)
        odd = [n for n in (*alone, *(unmet(theirs, mine) if shared else theirs)) if n.key not in story.main]
        found[f"{label} shared"] = min(shared, 3) / 2
        found[f"{label} differs"] = float(bool(mine and theirs and not shared))
        found[f"{label} of one side only"] = min(len(odd), 3) / 2
    found["subject"] = subject(a, b)
    found["subject known"] = float(bool(a.subject and b.subject))
    return {**found, **speakers(a, b)}


def speakers(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of who says it."""
    both = bool(a.speaker and b.speaker)
    shared_voice = both and names.one_speaker(a.speaker or "", b.speaker or "")
    return {"speaker shared": float(shared_voice), "speakers differ": float(both and not shared_voice)}


def unmet(mine: Sequence[Name], theirs: Sequence[Name]) -> list[Name]:
    """Return the names of one side that are no name of the other (``names.same_name``)."""
    keys = {n.key for n in theirs if n.key}
    found = []
    for n in mine:
        if n.key not in keys:
            near = n.kind != "LOC" and n.key != "" and keys
            if not near or not any(names.one_bearer(n.key, n.kind, m.key, m.kind) for m in theirs if m.key):
                found.append(n)
    return found


def subject(a: Claim, b: Claim) -> float:
    """Return how near the subjects of two claims are."""
    if not (a.subject and b.subject):
        return 0.0
    if a.subject == b.subject or names.one_bearer(a.subject, "", b.subject, ""):
        return 1.0
    return nearness(a.subject, b.subject)


def modes(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of modality and marks: a plan against a fact, a part against a whole, history against now."""
    return {
        "negation differs": float(a.negated != b.negated),
        **marked(a.modality, b.modality, a.marks, b.marks),
    }


@functools.lru_cache(maxsize=16384)
def marked(one: str, other: str, marks: tuple[str, ...], marks2: tuple[str, ...]) -> dict[str, float]:
    """Return the evidence of two modalities and of the marks of two claims."""
    found = {"modality differs": float(one != other)}
    for mode in MODALITIES:
        found[f"{mode} on one side"] = float((one == mode) != (other == mode))
        found[f"{mode} on both sides"] = float(one == mode == other)
    for mark in PARTING:
        found[f"{mark} on one side"] = float((mark in marks) != (mark in marks2))
    found["history on both sides"] = float("history" in marks and "history" in marks2)
    found["change on a side"] = float(bool({"change", "update", "former"} & {*marks, *marks2}))
    return found


def figures(a: Claim, b: Claim) -> dict[str, float]:
    """Evidence of the values themselves: alike and telling, near, or a slip of one another."""
    where = values.standing(a.value, b.value)
    far = values.distance(a.value, b.value)
    telling = min(values.telling(a.value), values.telling(b.value))
    rate = {c.value.per for c in (a, b) if isinstance(c.value, Amount)}
    return {
        "value alike": float(where == "alike"),
        "value alike and telling": telling if where == "alike" else 0.0,
        "value within": float(where == "within"),
        "value within and telling": telling if where == "within" else 0.0,
        "value apart": float(where == "apart"),
        "value far": min(far, 4.0) if where == "apart" else 0.0,
        "value near": float(where == "apart" and far < 0.35),
        "value a slip": float(where == "apart" and slips.slip(a.value, b.value)),
        "telling": telling,
        "rate differs": float(len(rate) > 1),
        "bound on one side": float(bounded(a) != bounded(b)),
        "a small count": float(small(a) and small(b)),
        "change on one side only": float(changes(a) != changes(b)),
    }


def bounded(claim: Claim) -> bool:
    """Whether a claim's amount is a bound."""
    return isinstance(claim.value, Amount) and claim.value.low != claim.value.high


def changes(claim: Claim) -> bool:
    """Whether a claim's amount is a difference and no level."""
    return isinstance(claim.value, Amount) and claim.value.change is not None


def small(claim: Claim) -> bool:
    """Whether a claim counts to ten at most, as very many matters do."""
    return isinstance(claim.value, Amount) and values.middle(claim.value) <= 10


def setting(a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """Evidence of the surroundings: one document, a headline, how crowded the two documents are."""
    numbers = set(a.figures) & set(b.figures)
    crowd = story.crowd.get((a.source.document, family(a)), 1) * story.crowd.get(
        (b.source.document, family(b)), 1
    )
    kind = family(a)
    return {
        "a date": float(a.kind == "date"),
        "a role": float(a.kind == "identity"),
        "money": float(kind.startswith("money")),
        "a count": float(kind == "count"),
        "a share": float(kind == "percent"),
        "a length of time": float(kind == "duration"),
        "same document": float(a.source.document == b.source.document),
        "same sentence": float(a.source.document == b.source.document and a.sentence == b.sentence),
        "headline on a side": float("headline" in (a.role, b.role)),
        "other figures shared": min(len(numbers), 2) / 2,
        "few of the kind": 1.0 / max(crowd, 1) ** 0.5,
        "of the main undertaking": float(undertaking(a, story) and undertaking(b, story)),
        "same topic": float(bool(a.topic) and a.topic == b.topic),
    }


def undertaking(claim: Claim, story: Story) -> bool:
    """Whether a claim is said of a plan or programme, or of something that the whole story names."""
    return bool(claim.modifiers) and (claim.modifiers[0] in UNDERTAKINGS or claim.modifiers[0] in story.main)


def together(found: Mapping[str, float]) -> dict[str, float]:
    """Evidence that only pieces make together: nothing in common, history that is not of one time."""
    things = found["measured thing known"] and found["thing or predicate"] < 0.4
    classes = max(found["event at the value"], found["thing at the value"])
    return {
        "nothing in common": float(bool(things) and classes <= 0 and found["words shared"] < 0.25),
        "history of another time": float(bool(found["history on one side"]) and not found["same time"]),
        "a slip of one thing": found["value a slip"] * found["telling"] * float(not found["year differs"]),
        "near, of one thing": found["value near"] * max(found["thing or predicate"], classes, 0.0),
    }


Part = Callable[[Claim, Claim, Story], Mapping[str, float]]
# What hangs on the claims alone, and what on where they stand; ``sorts.py`` says on what of them.
SAID: tuple[Part, ...] = (
    wording,
    lambda a, b, story: events(a, b),
    lambda a, b, story: modes(a, b),
    lambda a, b, story: figures(a, b),
)
DONE: tuple[Part, ...] = (
    lambda a, b, story: alignment(a, b, story.rare),
    lambda a, b, story: deeds(a, b, story.rare),
)
NAMED: tuple[Part, ...] = (parties,)
TIMED: tuple[Part, ...] = (lambda a, b, story: moments.times(a, b),)
SET: tuple[Part, ...] = (setting,)
HIGH: tuple[Part, ...] = (lambda a, b, story: position.heights(a, b, story.length),)
ALONE: tuple[Part, ...] = (lambda a, b, story: position.alones(a, b, story.length, story.filled),)
PARTS = (*SAID, *DONE, *NAMED, *TIMED, *SET, *HIGH, *ALONE)
# Which part a piece is of, as far as it was asked for.
PART_OF: dict[str, Part] = {}

__all__ = ["Asked", "Part", "Story", "measure", "story", "together"]
