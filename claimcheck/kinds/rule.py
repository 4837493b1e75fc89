"""What is allowed, required, available, exempt or limited: whether one may, need not, or must not.

Reports two articles that give different rules for one action: no opt-out against an opt-out, compulsory
against voluntary, nobody excused against an exemption. A rule is said in many ways (a modal, a right, a means
that is missing, an exemption), and obligation and freedom are two sides of one thing: "must take part" is
"cannot opt out".

Conflict: "There is no way to decline." / "Every adult user can object with the form."
No conflict: "Customers may opt out." / "The choice does not extend to contractors." (another group)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.kinds import denial, predicates, said, theme, worded
from claimcheck.kinds.freedom import going_on, granted, openers, reading, topic_of, words
from claimcheck.kinds.limits import limiting
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.kinds.tense import tense
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, Stance, Stand, State, Token
from claimcheck.topics.named import ACCESS, COVER, PARTICIPATION, PERMISSION

NUMBER = 3
NAME = "rule"

# Classes of nouns that are no place to get into, and nobody to be let in.
DEEDS = frozenset({"act", "event", "state", "cognition", "communication", "attribute", "feeling"})

# Verbs of letting in that also say what somebody owns up to.
ADMITTING = frozenset({"admit", "admit to"})


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each action whose freedom the sentence speaks of, once for each action."""
    seen: set[int] = set()
    for token in predicates.predicates(scene.sentence):
        deed = going_on(scene.sentence, token)
        if deed is not None and not said.asked(scene.sentence, token.i):
            seen.update((token.i, token.head, deed.i))
            yield carried_on(scene, token, deed)
        if token.i not in seen and not said.guessed(scene.sentence, token.i):
            found = said.read(scene.sentence, token, NAME)
            if (
                found.stated
                and found.phrase not in words()["leave_only"]
                and not elsewhere(scene.sentence, found)
            ):
                seen.update((*found.used, found.at))
                deed = deed_of(scene.sentence, found) if found.topic == PERMISSION else None
                yield stated(scene, found) if deed is None else allowed(scene, found, deed)
    opening = openers()
    for token in [t for t in scene.sentence.tokens if t.pos == "NOUN" or t.lemma in opening]:
        made = reading(scene.sentence, token)
        if made is None:
            continue
        action, free, cue = made
        at = ~action if action < 0 else action
        if at in seen or said.asked(scene.sentence, at):
            continue
        if other_topic(scene, at) and not granted(scene.sentence, at):
            continue
        seen.add(at)
        if action >= 0 and using(scene.sentence, at):
            yield carried_on(scene, scene.sentence.tokens[cue], scene.sentence.tokens[at], no=not free)
            continue
        found_rule = candidate(scene, action, free, cue)
        if found_rule.topic == COVER and wished(scene.sentence, at):
            continue
        if found_rule.topic is not None or action >= 0:
            yield found_rule


def wished(sentence: Sentence, at: int) -> bool:
    """Whether something may only be asked for: who "can request exemptions" is not exempt yet."""
    token = sentence.tokens[at]
    return not {token.lemma, sentence.tokens[token.head].lemma}.isdisjoint(words()["asking"])


def elsewhere(sentence: Sentence, found: said.Said) -> bool:
    """Whether a verb of access lets nobody in, and one of cover covers nothing.

    "Admits theft", "admits to a slip", "barred from holding office", "takes in the news".
    """
    if found.phrase == "take in":
        taken = sentence.child(found.at, "obj")
        return taken is not None and lexicon.noun_class(taken.lemma) in DEEDS
    if found.topic not in (ACCESS, PERMISSION):
        return False
    if found.phrase in ADMITTING:
        verb = sentence.tokens[found.at]
        let_in = worded.passive(sentence, verb) or (verb.dep == "acl" and verb.tag == "VBN")
        if not let_in and sentence.child(found.at, "obj") is None:
            return True  # "admits to 3,100 orders that were missed"
        whom = sentence.child(found.at, "obj", "nsubj:pass", "conj", "obl")
        if whom is None or any(t.lower.endswith("ing") for t in sentence.tokens[found.at + 1 : found.at + 2]):
            return True  # "admitted that it was short of nurses", "admitted dumping sewage"
    below = sentence.child(found.at, "advcl", "xcomp", "ccomp")
    if below is not None and below.i > found.at and below.pos == "VERB":
        return any(t.lower in ("from", "that", "to") for t in denial.kids(sentence, below.i))
    if found.topic == PERMISSION:
        return False
    thing = sentence.child(found.at, "obj", "nsubj:pass")
    return thing is not None and lexicon.noun_class(thing.lemma) in DEEDS


def other_topic(scene: Scene, at: int) -> bool:
    """Whether an action is a state's word ("may go ahead"), which the kind ``status`` reads."""
    token = scene.sentence.tokens[at]
    mine = said.read(scene.sentence, token, NAME).topic is not None
    return not mine and said.read(scene.sentence, token, "status").topic is not None


def stated(scene: Scene, found: said.Said) -> Candidate:
    """Return the candidate of a plain predicate that says whether one gets something ("is exempt")."""
    sentence = scene.sentence
    start, end = min(found.used), max(found.used)
    told = f"not {found.phrase}" if found.negated else found.phrase
    return Candidate(
        NAME,
        State(found.topic or "", told, (found.sense != "opposite") != found.negated),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        found.at,
        found.phrase,
        theme.theme(sentence, found.at, found.used, scene.before),
        found.topic,
        found.negated,
        tense(sentence, found.at, negated=found.negated),
    )


def deed_of(sentence: Sentence, found: said.Said) -> Token | None:
    """Return the act that is allowed or banned by its name: "swimming in the lake", "banned fishing"."""
    token = sentence.child(found.at, "nsubj:pass", "csubj:pass", "csubj", "obj")
    if token is None or not token.lower.endswith("ing") or token.i in found.used:
        return None
    return token if verb_of(token) else None


def verb_of(token: Token) -> str:
    """Return the verb of which a word in -ing is the act, "" where there is none ("building" is a thing)."""
    if token.pos == "VERB" and not token.lemma.endswith("ing"):
        return syntax.plain(token.lemma)
    stem = token.lower.removesuffix("ing")
    for verb in (stem, f"{stem}e", stem[:-1]):
        if any(pos == "v" for pos, _ in lexicon.entry(verb).senses):
            act = token.pos == "VERB" or lexicon.noun_class(token.lower) == "act"
            return verb if act else ""
    return ""


def allowed(scene: Scene, found: said.Said, deed: Token) -> Candidate:
    """Return the candidate of an act that is allowed or banned, as "may swim in the lake" tells it."""
    sentence = scene.sentence
    barring = sentence.child(found.at, "nsubj") if syntax.base(deed.dep) == "obj" else None
    taken = (found.at, deed.i) if barring is None else (found.at, deed.i, barring.i)
    themes = (theme.theme(sentence, at, taken, scene.before) for at in (deed.i, found.at))
    free = (found.sense != "opposite") != found.negated
    start, end = min(found.at, deed.i), max(found.at, deed.i)
    return Candidate(
        NAME,
        Stance("available" if free else "unavailable"),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        found.at,
        verb_of(deed),
        tuple(dict.fromkeys(word for one in themes for word in one if word != deed.lemma)),
        None,
        not free,
        tense(sentence, found.at, negated=found.negated),
    )


def using(sentence: Sentence, at: int) -> bool:
    """Whether what one may do is to use a thing, which is allowed then: "can use the path"."""
    thing = sentence.child(at, "obj")
    if (
        sentence.tokens[at].lemma not in words()["using"]
        or thing is None
        or thing.pos not in ("NOUN", "PROPN")
    ):
        return False
    apart = any(t.lemma in words()["apart"] for t in denial.kids(sentence, thing.i))
    return not apart and lexicon.noun_class(thing.lemma) not in DEEDS


def carried_on(scene: Scene, token: Token, deed: Token, *, no: bool | None = None) -> Candidate:
    """Return the candidate of what one may use, or go on doing to a thing: it is allowed, or is not.

    Who may is told only where it is some of them: "organic growers", who may be an exception.
    """
    sentence = scene.sentence
    no = denial.negative(sentence, token.i, ()) if no is None else no
    who = sentence.child(token.i, "nsubj") or sentence.child(deed.i, "nsubj")
    bare = who is not None and all(t.dep in ("det", "punct") for t in denial.kids(sentence, who.i))
    taken = (token.i, deed.i, who.i) if who is not None and bare else (token.i, deed.i)
    return Candidate(
        NAME,
        State(PERMISSION, "not allow" if no else "allow", not no),
        min(token.start, deed.start),
        max(token.end, deed.end),
        deed.i,
        syntax.plain(deed.lemma),
        theme.theme(sentence, deed.i, taken, scene.before),
        PERMISSION,
        no,
        tense(sentence, token.i, negated=no),
    )


def candidate(scene: Scene, action: int, free: bool, cue: int) -> Candidate:
    """Return the candidate of an action, its stance turned by the topic's sense of the action."""
    sentence = scene.sentence
    duty, at = action < 0, (~action if action < 0 else action)
    found = said.read(sentence, sentence.tokens[at], NAME)
    if found.stated:
        return stated(scene, replace(found, negated=not free))
    axis, name, stand = position(sentence, at, found, duty, free)
    limit = limiting(scene, at)
    if stand == "available" and (limit is not None or limited(sentence, at)):
        stand = "limited"
    start, end = min(at, cue), max(at, cue)
    return Candidate(
        NAME,
        Stance(stand, limit),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        at,
        axis,
        theme.theme(sentence, at, (at, cue), scene.before),
        name,
        stand == "unavailable",
    )


def position(
    sentence: Sentence, at: int, found: said.Said, duty: bool, free: bool
) -> tuple[str, str | None, Stand]:
    """Return the axis of an action, its topic, and how far one is free; a duty is no freedom to refuse."""
    axis = syntax.plain(syntax.lemma(sentence, at))
    name, sense = found.topic, found.sense
    if name is None:
        name, sense = topic_of(sentence, axis) or (None, None)
    stand: Stand = "available" if free else "unavailable"
    if name is None and duty and any(axis in words()[k] for k in ("exempt", "optional", "compulsory")):
        # "Attendance is optional": nothing is said of what one is free from.
        return PARTICIPATION, PARTICIPATION, stand
    if name is None:
        return (f"not {axis}" if duty else axis), None, stand
    if sense == "opposite" and not duty:
        # Who may not join is not free to decline, and who may is not bound to: the act itself is spoken of.
        # So it is where one may or may not keep a thing.
        choice = free and name == PARTICIPATION and axis not in words()["joining"]
        return (name, name, "available") if choice else (axis, None, stand)
    return name, name, "limited" if sense == "limited" and free else stand


def limited(sentence: Sentence, at: int) -> bool:
    """Whether a word in the action's clause limits it: "only", "unless", "once"."""
    start, end = syntax.clause(sentence, at)
    return any(t.lemma in words()["limits"] for t in sentence.tokens[start:end])
