"""Whether something is so: confirmed or denied, approved or rejected, open or closed, encrypted or not.

Reports two articles that put one thing into opposite states, by a negation of one predicate ("was encrypted" /
"was not encrypted"), by words of opposite sense from the topics, or by antonyms.

Conflict: "Visitors are admitted." / "No visitors are being admitted."; "The minister quit." / "She stays in office."
No conflict: "The school is open." / "The school was closed in 2019." (another time)
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from importlib import resources

from claimcheck import topics
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import Sentence, State, Token

NUMBER = 4
NAME = "status"
MOVES = True

NEGATIVE = frozenset(
    {"not", "n't", "never", "no", "neither", "nobody", "none", "nothing", "without", "longer", "nor"}
)
# Prefixes that turn an adjective round: "unencrypted", "uninsured".
UN = ("un", "non-", "in", "im")


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the cue words of ``status.toml`` by category."""
    text = resources.files("claimcheck.kinds").joinpath("status.toml").read_text("utf-8")
    return {key: frozenset(values) for key, values in tomllib.loads(text).items()}


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each predicate of the sentence that says that something is or is not so."""
    sentence = scene.sentence
    for token in sentence.tokens:
        if not is_predicate(sentence, token):
            continue
        lemma = syntax.plain(syntax.lemma(sentence, token.i))
        if lemma in syntax.LIGHT or lemma in words()["reporting"] or lemma in words()["denying"]:
            continue
        yield state(sentence, token, lemma)


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause, or is an adjective or participle that is said of a noun."""
    if token.pos == "VERB":
        return token.dep != "amod" and token.lemma.isalpha()
    if token.pos in ("ADJ", "NOUN", "ADV"):
        return sentence.child(token.i, "cop") is not None and token.lemma.isalpha()
    return False


def state(sentence: Sentence, token: Token, lemma: str) -> Candidate:
    """Return the candidate of one predicate: its axis, and on which side of it the subject is put."""
    no = negative(sentence, token.i)
    entry = topic_of(lemma) or topic_of(phrase(sentence, token))
    axis, positive, name = lemma, not no, None
    if entry is not None:
        name, sense = entry
        axis = name
        positive = (sense == "same") != no
    value = State(axis, f"not {lemma}" if no else lemma, positive)
    return Candidate(NAME, value, token.start, token.end, token.i, lemma, (), name, no)


def topic_of(word: str) -> tuple[str, topics.Sense] | None:
    """Return the status topic of a word, with the sense it has there; lesser forms count as opposite."""
    return topics.known(NAME).get(word)


def phrase(sentence: Sentence, token: Token) -> str:
    """Return the token with the word after it ("clear text", "on hold")."""
    after = sentence.tokens[token.i + 1].lemma if token.i + 1 < len(sentence.tokens) else ""
    return f"{token.lemma} {after}"


def negative(sentence: Sentence, i: int) -> bool:
    """Whether a predicate is denied: by a negative word in its clause, or by a verb above it that denies."""
    near = [sentence.tokens[c] for c in sentence.children[i]]
    subject = syntax.subject(sentence, i)
    if subject is not None and sentence.tokens[subject.i].head == i:
        near += [sentence.tokens[c] for c in sentence.children[subject.i]]
    for token in list(near):
        if syntax.base(token.dep) in ("obj", "obl"):
            near += [
                sentence.tokens[c] for c in sentence.children[token.i] if sentence.tokens[c].dep == "det"
            ]
    count = sum(token.lower in NEGATIVE for token in near)
    above = sentence.tokens[sentence.tokens[i].head]
    leaning = syntax.base(sentence.tokens[i].dep) in ("ccomp", "xcomp", "advcl")
    if leaning and above.i != i:
        denied = above.lemma in words()["denying"] or above.lemma in words()["failing"]
        count += (
            denied != any(sentence.tokens[c].lower in NEGATIVE for c in sentence.children[above.i]) and denied
        )
    return count % 2 == 1
