"""Whether people are advised to use a thing or to leave it alone: "stop using it", "may go on driving it".

What one should not eat, drink, use or drive is not safe, and what one may go on using is: such advice is
read as a state of the topic of safety ("safe to drink", "contaminated").

Conflict: "Parents should stop using the carrier." / "Owners may go on using the carrier."
No conflict: "Children under three should not use it." / "Adults may use it." (other groups)
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from claimcheck import wordlists
from claimcheck.kinds import denial, theme
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import lexicon, syntax
from claimcheck.model import Sentence, State, Token
from claimcheck.topics.named import SAFETY

# Marks of a condition or a question (word forms).
CONDITIONS = frozenset({"if", "whether", "unless"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``advice.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "advice.toml")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each use of a thing that the sentence advises against, or says does no harm."""
    sentence = scene.sentence
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in words()["using"]:
            continue
        read = reading(sentence, token)
        if read is not None and not (conditional(sentence, token.i) or of_some(sentence, token, read[0])):
            yield candidate(scene, token, *read)


def reading(sentence: Sentence, verb: Token) -> tuple[int, bool] | None:
    """Return the word that gives the advice, and whether the use does no harm; None where there is none."""
    cues = words()
    over = sentence.tokens[verb.head]
    below = denial.kids(sentence, verb.i)
    aux = {t.lemma for t in below if t.pos == "AUX"}
    denied = any(t.lower in denial.NEGATIVE for t in below)
    if aux & cues["ought"]:
        return (verb.i, False) if denied and of_anybody(sentence, verb) else None
    if aux & cues["may"]:
        return harmless(sentence, verb, denied)
    hanging = verb.dep in ("xcomp", "ccomp", "advcl", "acl", "obl", "obj")
    if not hanging or over.i > verb.i:
        return None
    if over.lemma in cues["ceasing"]:
        return advised(sentence, over, negative=True)
    if over.lemma in cues["continuing"] and over.pos == "VERB":
        return advised(sentence, over, negative=False)
    if over.lemma in cues["telling"] and (denied or against(sentence, verb)):
        return over.i, False
    return None


def of_anybody(sentence: Sentence, verb: Token) -> bool:
    """Whether people are told, or something undergoes it: not "the machine must not use more than 2 kW"."""
    who = syntax.subject(sentence, verb.i)
    if who is None or sentence.child(verb.i, "nsubj:pass") is not None:
        return True
    return person(who)


def person(who: Token) -> bool:
    """Whether a subject stands for people."""
    if who.pos == "PRON":
        return who.lower in words()["pronouns"]
    return lexicon.noun_class(syntax.plain(who.lemma)) in ("person", "group")


def harmless(sentence: Sentence, verb: Token, denied: bool) -> tuple[int, bool] | None:
    """Read "can be eaten", "may safely be used"; of a use that is plain alone, or with "safely"."""
    cues, below = words(), denial.kids(sentence, verb.i)
    if denied:
        return None
    safely = any(t.lower in cues["harmless"] for t in below)
    plain = verb.lemma in cues["plainly"] and sentence.child(verb.i, "nsubj:pass") is not None
    return (verb.i, True) if safely or plain else None


def advised(sentence: Sentence, cue: Token, *, negative: bool) -> tuple[int, bool] | None:
    """Read "should stop using", "told to stop using", "may go on using"."""
    cues, over = words(), sentence.tokens[cue.head]
    below = denial.kids(sentence, cue.i)
    aux = {t.lemma for t in below if t.pos == "AUX"}
    denied = any(t.lower in denial.NEGATIVE for t in below)
    told = over.i < cue.i and over.lemma in cues["telling"]
    if negative:
        bound = bool(aux & cues["ought"]) or told
        return (cue.i, False) if bound and not denied and of_anybody(sentence, cue) else None
    if aux & cues["may"] and of_anybody(sentence, cue):
        return cue.i, not denied
    return (cue.i, False) if denied and (told or aux & cues["ought"]) else None


def against(sentence: Sentence, verb: Token) -> bool:
    """Whether a use is what people are warned against."""
    return any(t.dep in ("mark", "case") and t.lower == "against" for t in denial.kids(sentence, verb.i))


def of_some(sentence: Sentence, verb: Token, cue: int) -> bool:
    """Whether the advice is for some people only: "anyone with an allergy", "children under three"."""
    cues = words()
    for who in said_to(sentence, verb, cue):
        if who.lemma in cues["some"]:
            return True
        for child in denial.kids(sentence, who.i):
            case = sentence.child(child.i, "case")
            if case is not None and case.lower in cues["with"]:
                return True
            if child.dep == "acl:relcl" and child.lemma in cues["being"]:
                return True
            if child.dep == "amod" and child.lemma not in cues["all"]:
                return True
    return False


def said_to(sentence: Sentence, verb: Token, cue: int) -> Iterator[Token]:
    """Yield the people whom an advice is for: the subject, who is told, by whom the thing is used."""
    for i in sorted({verb.i, cue}):
        for child in denial.kids(sentence, i):
            agent = syntax.base(child.dep) == "obl" and sentence.child(child.i, "case") is not None
            told = agent or child.dep in ("nsubj", "obj", "iobj", "nsubj:pass")
            if told and person(child):
                yield child


def conditional(sentence: Sentence, i: int) -> bool:
    """Whether the use stands under a condition or in a question only."""
    below = denial.kids(sentence, i)
    marks = [*below, *(t for c in below if c.dep == "advcl" for t in denial.kids(sentence, c.i))]
    return any(t.dep == "mark" and t.lower in CONDITIONS for t in marks)


def candidate(scene: Scene, verb: Token, cue: int, safe: bool) -> Candidate:
    """Return the candidate of an advice; it is said of what is used."""
    sentence = scene.sentence
    start, end = min(verb.i, cue), max(verb.i, cue)
    told = f"{'safe' if safe else 'not safe'} to {verb.lemma}"
    return Candidate(
        "status",
        State(SAFETY, told, safe),
        sentence.tokens[start].start,
        sentence.tokens[end].end,
        verb.i,
        syntax.plain(verb.lemma),
        used(scene, verb, cue),
        SAFETY,
        not safe,
        modality="fact",
    )


def used(scene: Scene, verb: Token, cue: int) -> tuple[str, ...]:
    """Return the words for what is used; a pronoun gives way to the last thing before it that is nobody."""
    sentence = scene.sentence
    thing = sentence.child(verb.i, "obj", "nsubj:pass")
    if thing is not None and thing.pos != "PRON":
        return tuple(dict.fromkeys(theme.spelled(sentence, thing, {verb.i, cue})))
    if thing is None:
        return theme.theme(sentence, verb.i, (verb.i, cue), scene.before)
    before = [t for t in sentence.tokens[: thing.i] if t.pos in ("NOUN", "PROPN") and t.dep != "compound"]
    things = [
        t for t in before if lexicon.noun_classes(syntax.plain(t.lemma)) != {"person"} and theme.tells(t)
    ]
    return tuple(dict.fromkeys(theme.spelled(sentence, things[-1], set()))) if things else ()
