"""Modality: how far a sentence commits to what it says, by auxiliaries, governing words and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.marks.clauses import Clauses
from claimcheck.marks.cues import Hit, words
from claimcheck.marks.reaches import Reach, followers, reaches
from claimcheck.model import Modality, Sentence, Token

# The stronger reading first: a plan inside an opinion is an opinion.
ORDER: tuple[Modality, ...] = ("opinion", "condition", "forecast", "possibility", "plan")
# After "may not" these make a rule of it ("may not rise by more than 4%").
BOUNDS = frozenset({"than", "unless", "without", "until", "exceed"})
SUBORDINATE = frozenset({"advcl", "advcl:relcl", "acl", "parataxis", "ccomp"})


def modalities(hits: Iterable[Hit], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield reaches marked with a modality, or with "hypothetical" or "conditional"."""
    hits = list(hits)
    seers = {clauses.of[hit.start] for hit in hits if hit.cue.category == "seer"}
    denied = {clauses.of[hit.start] for hit in hits if hit.cue.category == "negation"}
    bounded = {clauses.of[hit.start] for hit in hits if hit.cue.category == "bounded"}
    found: list[Reach] = []
    for hit in hits:
        category = hit.cue.category
        if category in ("plan", "possibility", "forecast", "opinion", "hypothetical"):
            found.extend(reaches(hit, category, sentence, clauses))
        elif category == "modal":
            if not (clauses.lowers[hit.start] == "could" and clauses.of[hit.start] in denied):
                found.extend(modal(hit, bounded, sentence, clauses))
        elif category == "condition":
            found.extend(condition(hit, sentence, clauses))
    for reach in found:
        yield seen(reach, seers, clauses)
        if reach.clause >= 0:
            for head in followers(reach.clause, sentence, clauses):
                yield Reach(reach.mark, clauses.low[head], clauses.high[head] + 1, head)


def seen(reach: Reach, seers: set[int], clauses: Clauses) -> Reach:
    """Return ``reach``, a plan turned into a forecast where an analyst speaks of it."""
    if reach.mark not in ("plan", "possibility") or reach.clause < 0 or not seers:
        return reach
    if reach.clause in seers or clauses.parent.get(reach.clause, -1) in seers:
        return Reach("forecast", reach.start, reach.end, reach.clause)
    return reach


def modal(hit: Hit, bounded: set[int], sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield what a modal auxiliary says of its clause: nothing for leave and ability, which are facts."""
    clause = clauses.of[hit.start]
    whole = Reach("possibility", clauses.left[hit.start], clauses.right[hit.start], clause)
    word = clauses.lowers[hit.start]
    tokens = sentence.tokens
    perfect = any(
        clauses.lowers[i] in ("have", "'ve", "of") and tokens[i].dep == "aux"
        for i in range(hit.end, min(hit.end + 3, len(tokens)))
    )
    if word in ("may", "could"):
        if not permits(hit.start, clause in bounded, perfect, sentence, clauses):
            yield whole
    elif word in ("would", "'d"):
        if word == "'d" and sentence.tokens[hit.start].lemma != "would":
            return
        conditional = any("if" in own_words(i, sentence, clauses) for i in sentence.children[clause])
        yield Reach("condition" if conditional or perfect else "plan", whole.start, whole.end, clause)
        if conditional or perfect:
            yield Reach("hypothetical", whole.start, whole.end, clause)
    elif word == "should":
        yield Reach(should(hit, sentence), whole.start, whole.end, clause)
    elif word == "might":
        yield whole


def should(hit: Hit, sentence: Sentence) -> Modality:
    """Return what "should" says: a condition ("Should it fail, ..."), a forecast of things, or an opinion."""
    tokens = sentence.tokens
    after = tokens[hit.end] if hit.end < len(tokens) else None
    inverted = after is not None and after.pos in ("DET", "PRON", "NOUN", "PROPN")
    if inverted and (hit.start == 0 or tokens[hit.start - 1].pos in ("PUNCT", "CCONJ")):
        return "condition"
    verb = tokens[tokens[hit.start].head]
    subject = sentence.child(verb.i, "nsubj")
    if (
        subject is None
        or subject.lower in ("i", "he", "she")
        or not words("people").isdisjoint(forms(subject))
    ):
        return "opinion"
    return "opinion" if verb.pos not in ("VERB", "AUX") else "forecast"


def own_words(at: int, sentence: Sentence, clauses: Clauses) -> tuple[str, ...]:
    """Return the markers of the clause headed by ``at``."""
    return tuple(
        clauses.lowers[i] for i in sentence.children[at] if sentence.tokens[i].dep in ("mark", "advmod")
    )


def permits(at: int, bounded: bool, perfect: bool, sentence: Sentence, clauses: Clauses) -> bool:
    """Whether "may" or "could" at token ``at`` gives leave, as a rule does.

    "Workers may pause it" and "photographs may be taken" do, "the ferry may be delayed" does not.
    """
    clause, word = clauses.of[at], clauses.lowers[at]
    if perfect:
        return False
    after = clauses.lowers[at + 1 : at + 9]
    if word == "may" and after[:1] == ("not",) and not BOUNDS.isdisjoint(after):
        return True
    verb = sentence.tokens[clause]
    below = [sentence.tokens[i] for i in sentence.children[clause]]
    passive = any(token.dep in ("aux:pass", "nsubj:pass") for token in below)
    if verb.pos not in ("VERB", "AUX") or verb.lemma in words("stative"):
        return False
    if passive:
        return word == "may" and (bounded or verb.lemma in words("granted"))
    subject = next((token for token in below if token.dep == "nsubj"), None)
    person = subject is not None and not words("people").isdisjoint(forms(subject))
    if word == "could":
        above = clauses.parent.get(clause, -1)
        return (
            person
            and above >= 0
            and sentence.tokens[above].lemma in ("say", "tell", "announce", "mean", "rule")
        )
    return person


def forms(token: Token) -> set[str]:
    """Return the forms under which a noun may stand in a list; a lemma may keep a capital's plural."""
    return {token.lemma, token.lower, token.lower.removesuffix("s"), token.lower.removesuffix("es")}


def condition(hit: Hit, sentence: Sentence, clauses: Clauses) -> Iterator[Reach]:
    """Yield the condition, and what depends on it: "condition" after would or could, "conditional" else."""
    clause = clauses.of[hit.start]
    head = sentence.tokens[clause]
    if head.dep not in SUBORDINATE or clauses.high[clause] < hit.start:
        comma = next(
            (i for i in range(hit.end, min(hit.end + 20, len(clauses.lowers))) if clauses.lowers[i] == ","),
            clauses.right[hit.start],
        )
        yield Reach("condition", hit.start, min(comma, clauses.right[hit.start]))
        return
    yield Reach("condition", clauses.low[clause], clauses.high[clause] + 1, clause)
    for found in sentence.children[clause]:  # "if the institute finds that the stock has recovered"
        if sentence.tokens[found].dep == "ccomp" and clauses.of[found] == found:
            yield Reach("condition", clauses.low[found], clauses.high[found] + 1, found)
    above = clauses.parent.get(clause, -1)
    if above < 0:
        return
    loose = any(clauses.lowers[i] in ("would", "could", "might") for i in sentence.children[above])
    yield Reach("condition" if loose else "conditional", clauses.low[above], clauses.high[above] + 1, above)
