"""Whether something is so: confirmed or denied, approved or rejected, open or closed, encrypted or not.

Reports two articles that put one thing into opposite states, by a negation of one predicate ("was encrypted"
/ "was not encrypted"), by words of opposite sense from the topics, or by a prefix ("insured" / "uninsured").

Conflict: "The match is off." / "It goes ahead."; "The minister quit." / "She stays in office."
No conflict: "The school is open." / "The school was closed in 2019." (another time)
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from claimcheck import topics, wordlists
from claimcheck.kinds import advice, denial, listed, needs, predicates, prices, said, theme
from claimcheck.kinds.freedom import words as leaves
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.kinds.tense import tense
from claimcheck.kinds.worded import whole
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, State, Token
from claimcheck.topics.named import CHARGES, DIRECTION, FORCE, PROGRESS

NUMBER = 4
NAME = "status"

# How many words behind a charge its sum stands.
PRICED = 5
# Prefixes that turn an adjective round, where what is left is a word: "unencrypted", "uninsured".
PREFIXES = ("un", "non-", "non", "in", "im", "dis")


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the cue words of ``status.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "status.toml")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each predicate of the sentence that says that something is or is not so."""
    sentence = scene.sentence
    taken: set[int] = set()
    told: list[Candidate] = [*needs.find(scene), *advice.find(scene), *prices.find(scene)]
    taken.update(i for one in told for i in syntax.at_offset(sentence, one.start, one.end))
    for token in predicates.predicates(sentence):
        if token.i in taken or said.guessed(sentence, token.i) or priced(scene, token):
            continue
        if carried_on(sentence, token) or said.awaited(sentence, token.i):
            continue
        if said.taken(sentence, token, NAME):
            continue
        found = of_measure(scene, said.read(sentence, token, NAME))
        if found.topic is None and not telling(scene, token, found):
            continue
        if misread(sentence, found) or charged(scene, found):
            continue
        if (len(found.used) == 1 and answered(sentence, token)) or (
            not found.negated and permitted(sentence, token)
        ):
            continue
        taken.update(found.used)
        told.append(state(scene, found))
    yield from (one for one in told if not overtaken(sentence, one, told))


def overtaken(sentence: Sentence, one: Candidate, told: list[Candidate]) -> bool:
    """Whether the next verb of the same subject puts it into the other state.

    "It was closed on Monday and was to open again on Wednesday".
    """
    if one.topic is None or not isinstance(one.value, State):
        return False
    for other in told:
        after = sentence.tokens[other.at]
        turned = isinstance(other.value, State) and other.value.positive != one.value.positive
        if turned and other.topic == one.topic and after.dep == "conj" and after.head == one.at:
            return sentence.child(other.at, "nsubj", "nsubj:pass", "obj") is None
    return False


def of_measure(scene: Scene, found: said.Said) -> said.Said:
    """Return a predicate with another topic than what is in force, or none, where no measure is meant.

    And with that one where a measure is ended: "the warning was cancelled", not "the trip was cancelled".
    """
    lifted = found.topic == PROGRESS and found.phrase in words()["lifting"]
    if found.topic != FORCE and not lifted:
        return found
    about = theme.theme(scene.sentence, found.at, found.used, scene.before)
    measure = bool(set(about[:1]) & words()["measures"])
    if lifted and measure and about[0] != "order":  # an order that is cancelled may be for goods
        return replace(found, topic=FORCE, sense="opposite", graded=False)
    if lifted or measure:
        return found
    what = said.undergoer(scene.sentence, found.used, found.at)
    for one in (scene.sentence.topics or topics.shipped()).known[NAME].get(found.phrase, ()):
        if one.axis != FORCE and one.fits(what):
            return replace(found, topic=one.axis, sense=one.sense, graded=one.graded, stated=one.stated)
    own = whole(syntax.plain(syntax.lemma(scene.sentence, found.at)))
    return replace(found, used=(found.at,), phrase=own, topic=None, sense=None)


def misread(sentence: Sentence, found: said.Said) -> bool:
    """Whether a word of going ahead or closing is said of a person, or of what somebody may do to a thing.

    "Nobody has been suspended" stops no plan; "anyone can open a store" tells of no store that it is open.
    Nor does somebody go down who has fallen ill.
    """
    if found.topic == DIRECTION:
        return sentence.child(found.at, "xcomp") is not None
    if found.topic != PROGRESS:
        return False
    last = sentence.tokens[found.used[-1]]
    if last.lower == "on" and last.dep == "case" and sentence.tokens[last.head].i > last.i:
        return True  # "people live on the island"
    can = any(t.pos == "AUX" and t.lemma in ("can", "may") for t in denial.kids(sentence, found.at))
    if can and sentence.child(found.at, "obj") is not None:
        return True
    undergone = sentence.tokens[found.at].pos == "VERB"
    if any(sentence.tokens[i].dep in ("obj", "nsubj:pass") for i in found.used):
        return False  # "completed their merger": what undergoes it is told
    return undergone and said.undergoer(sentence, found.used, found.at) == {"person"}


def charged(scene: Scene, found: said.Said) -> bool:
    """Whether a charge is a price: "there is a charge of £5", "will be charged half the fare"."""
    if found.topic != CHARGES:
        return False
    sentence = scene.sentence
    first, last = min(found.used), max(found.used)
    low, high = (
        sentence.tokens[first].start,
        sentence.tokens[min(last + PRICED, len(sentence.tokens) - 1)].end,
    )
    if any(m.amount.dimension == "money" and low <= m.start < high for m in scene.amounts):
        return True
    return any(t.lemma in words()["prices"] for t in sentence.tokens[max(first - 2, 0) : last + PRICED])


def answered(sentence: Sentence, token: Token) -> bool:
    """Whether a verb only answers what somebody said: "rejects this", "dismissed the accusation"."""
    if token.lemma not in words()["reporting"]:
        return False
    thing = sentence.child(token.i, "obj", "nsubj:pass")
    return thing is None or thing.pos == "PRON" or thing.lemma in words()["sayings"]


def carried_on(sentence: Sentence, token: Token) -> bool:
    """Whether a verb only says that something else goes on: "markets continued to fall"."""
    after = sentence.tokens[token.i + 1 : token.i + 3]
    if token.lemma == "go" and len(after) == 2 and after[0].lower == "on" and after[1].tag == "VBG":
        return True  # "went on turning"
    inner = sentence.child(token.i, "xcomp") if token.lemma in ("continue", "resume") else None
    return inner is not None and inner.pos == "VERB" and inner.i > token.i


def priced(scene: Scene, token: Token) -> bool:
    """Whether a verb gives a price and no state: "closed at 4,851", "opened 3% lower", "settled at $71"."""
    if token.lemma not in words()["pricing"]:
        return False
    for child in denial.kids(scene.sentence, token.i):
        if child.i < token.i:
            continue
        if child.lower in words()["priced"]:
            return True
        case = scene.sentence.child(child.i, "case")
        if case is not None and case.lower in words()["marks"]:
            figure = any(m.start <= child.start < m.end for m in scene.amounts)
            if figure or child.lemma in words()["levels"]:
                return True
    return False


def permitted(sentence: Sentence, token: Token) -> bool:
    """Whether a predicate is what somebody can do, which is a rule: "workers can pause it"."""
    can = any(t.pos == "AUX" and t.lemma == "can" for t in denial.kids(sentence, token.i))
    return can and said.read(sentence, token, "rule").topic is not None


def telling(scene: Scene, token: Token, found: said.Said) -> bool:
    """Whether a predicate without a topic says anything that could be so or not so."""
    lemma = found.phrase
    if lemma in words()["reporting"] or (
        lemma in words()["leaning"] and not undergone(scene.sentence, token)
    ):
        return False
    as_rule = said.read(scene.sentence, token, "rule")
    if as_rule.topic is not None and as_rule.phrase not in leaves()["leave_only"]:
        return False
    if token.pos == "VERB":
        return lemma not in syntax.LIGHT
    if token.pos == "ADV":
        return False
    if token.pos == "NOUN":
        return thing(scene.sentence, token, found)
    return lemma not in words()["graded"]


def undergone(sentence: Sentence, token: Token) -> bool:
    """Whether something undergoes a verb that else leans on another: "the sirens had been sounded"."""
    return token.pos == "VERB" and sentence.child(token.i, "nsubj:pass") is not None


def thing(sentence: Sentence, token: Token, found: said.Said) -> bool:
    """Whether a noun that is there, or is had, tells a state: no time or share, and none that is counted.

    Money and people are told only where they are not there: "no visitors".
    """
    kind = lexicon.noun_class(token.lemma)
    if kind in ("time", "quantity") or token.lemma in listed.words()["anything"]:
        return False
    if found.negated:
        return True
    counted = sentence.child(token.i, "nummod") is not None
    return not counted and kind not in ("money", "person", "group", "attribute")


def state(scene: Scene, found: said.Said) -> Candidate:
    """Return the candidate of one predicate: its axis, and on which side of it the subject is put."""
    sentence = scene.sentence
    about = theme.theme(sentence, found.at, found.used, scene.before)
    axis, positive, grade = found.topic, not found.negated, ""
    measured = found.phrase
    if axis is None:
        axis, turned = base(measured)
        measured = axis
        positive = positive != turned
    else:
        positive = (found.sense == "same") != found.negated
        if found.graded and found.sense != "same" and not found.negated:
            grade = "limited" if found.sense == "limited" else "ended"
    told = f"not {found.phrase}" if found.negated else found.phrase
    start, end = min(found.used), max(found.used)
    return Candidate(
        NAME,
        State(axis, told, positive, grade),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        found.at,
        measured,
        about,
        found.topic,
        found.negated,
        tense(sentence, found.at, negated=found.negated),
    )


@functools.lru_cache(maxsize=8192)
def base(lemma: str) -> tuple[str, bool]:
    """Return a word without a prefix that turns it round, and whether it had one ("uninsured")."""
    for prefix in PREFIXES:
        rest = lemma.removeprefix(prefix)
        if rest != lemma and len(rest) > 3 and rest in lexicon.antonyms(lemma):
            return rest, True
    return lemma, False
