"""When something happened or will happen.

Reports two articles that give different days, months or years for one event: a board that voted on Thursday
the 26th against Friday the 27th, a deadline of 30 June against 31 January.

Conflict: "The leak began early on Sunday, 8 February." / "Oil began to flow on Saturday 7 February."
No conflict: "in February" / "on 8 February" (the second is more precise); "opened on 3 May" / "closed on 9
May" (two events).
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck import wordlists
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import Sentence, TimeMention, Token, When

NUMBER = 2
NAME = "date"
# The grains of which "before" means before their first day.
LONG = ("month", "quarter", "year")
# Relations of "to begin" to the word over it, whose subject begins: "is due to begin".
RAISED = frozenset({"xcomp", "csubj", "ccomp", "advcl"})
# The bounds of what lasts.
ENDS = frozenset({"until", "till", "from"})


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``date.toml`` by category."""
    return wordlists.words("claimcheck.kinds", "date.toml")


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each dated event of the sentence."""
    dates = [mention for mention in scene.times if mention.kind == "date"]
    for mention in dates:
        if mention.when is None:
            continue
        if mention.when.grain in ("decade", "century") or edition(scene.sentence, mention):
            continue
        made = dated(scene.sentence, mention, [m for m in dates if m is not mention])
        if made is not None:
            yield made


def edition(sentence: Sentence, mention: TimeMention) -> bool:
    """Whether a year only says of which year a text is: "How to opt out (2026 guide)" dates no event."""
    if sentence.role == "body" or mention.when is None or mention.when.grain != "year":
        return False
    return sentence.text[: mention.start - sentence.start].endswith("(")


def dated(sentence: Sentence, mention: TimeMention, others: Sequence[TimeMention] = ()) -> Candidate | None:
    """Return the candidate of one time expression: the event is the verb or noun it hangs from.

    What hangs from one of the ``others`` is of the event of that: "tomorrow, 10 February".
    """
    inside = syntax.at_offset(sentence, mention.start, mention.end)
    if not inside or mention.when is None:
        return None
    span = set(inside)
    heads = [i for i in inside if sentence.tokens[i].head not in span or sentence.tokens[i].head == i]
    at = (heads or inside)[0]
    event = event_of(sentence, at, span)
    beside = next((of for m in others if event in (of := inside_of(sentence, m))), ())
    if beside:
        event = event_of(sentence, event, span | set(beside))
    axis = occasion(sentence, event) if event in span else name_of(sentence, event, span, mention.bound)
    bound = (mention.bound,) if mention.bound else ()
    return Candidate(
        NAME, limit(mention.when, mention.bound), mention.start, mention.end, at, syntax.plain(axis), bound
    )


def inside_of(sentence: Sentence, mention: TimeMention) -> list[int]:
    """Return the tokens of a time expression."""
    return syntax.at_offset(sentence, mention.start, mention.end)


def occasion(sentence: Sentence, at: int) -> str:
    """Return the lemma of what is on the day at ``at``: "the hearing is on 3 May", "the date of the vote is".

    Empty where the words do not say.
    """
    thing = sentence.child(at, "nsubj")
    if thing is not None and thing.lower == "it":  # "it was on 4 May that the dam broke"
        verb = sentence.child(at, "acl:relcl", "advcl", "ccomp", "csubj")
        return syntax.lemma(sentence, verb.i) if verb is not None and verb.pos == "VERB" else ""
    if thing is None or thing.pos != "NOUN" or thing.i > at:
        return ""
    if thing.lemma in words()["days"]:
        whose = sentence.child(thing.i, "nmod", "compound")
        return whose.lemma if whose is not None and whose.pos == "NOUN" else ""
    return thing.lemma


def limit(when: When, bound: str) -> When:
    """Return the time that a mention gives; "before 2030" and "before May" end the day before those begin.

    "Before the end of 2030" is "by the end of 2030".
    """
    if bound != "before" or when.first is None or when.grain not in LONG or when.first == when.last:
        return when
    last = when.first - dt.timedelta(days=1)
    return replace(when, first=last, last=last, approximate=True)


def event_of(sentence: Sentence, at: int, span: set[int]) -> int:
    """Return the index of the word for what happens then."""
    tokens = sentence.tokens
    event = tokens[at].head if tokens[at].head not in span else at
    if tokens[event].pos == "NOUN" and tokens[event].lemma in words()["hours"] and event not in span:
        within = span | {event}
        event = tokens[event].head if tokens[event].head not in within else event
    if tokens[event].pos not in ("VERB", "NOUN", "ADJ", "AUX") and event != at:
        event = syntax.predicate(sentence, at)
    return event


def name_of(sentence: Sentence, event: int, span: set[int], bound: str = "") -> str:
    """Return the lemma of an event.

    A light verb gives way to what it carries ("take effect"), one that moves a day to what it moves ("the
    opening was put back to 1 November").
    """
    thing = moved(sentence, event)
    thing = thing or happening(sentence, event, span, bound)
    if thing is not None:
        return thing.lemma
    if sentence.tokens[event].lemma in syntax.LIGHT:
        for child in sentence.children[event]:
            token = sentence.tokens[child]
            dep = syntax.base(token.dep)
            if child not in span and (dep in ("xcomp", "obj") or (dep == "obl" and token.pos == "NOUN")):
                return token.lemma
    return syntax.lemma(sentence, event)


def happening(sentence: Sentence, event: int, span: set[int], bound: str) -> Token | None:
    """Return the noun of what a verb says that it is, begins or ends, None where the verb says more.

    "The election will be held on", "the raid took place in", "the work is due to begin on", "they began work
    on", "the ban comes into force on", "the order holds until".
    """
    verb = sentence.tokens[event]
    if verb.pos != "VERB":
        return None
    told = words()
    passive = verb.lemma in told["arranging"]
    thing = does(sentence, event) if passive and verb.tag == "VBN" else None
    lasts = verb.lemma in told["lasting"] and bound in ENDS
    begins = verb.lemma in told["happening"]
    if begins or lasts or carried(sentence, event) is not None:
        thing = does(sentence, event)
    if begins and (thing is None or thing.dep != "nsubj:pass"):
        done = sentence.child(event, "obj", "xcomp")
        thing = done if done is not None and done.i not in span else thing
    if (passive or begins) and thing is None and verb.dep == "acl" and verb.tag == "VBN":
        thing = sentence.tokens[verb.head]
    return thing if thing is not None and thing.pos == "NOUN" and thing.i not in span else None


def carried(sentence: Sentence, event: int) -> Token | None:
    """Return the noun of "takes effect", "comes into force" and "takes place", None of other deeds."""
    verb = sentence.tokens[event]
    if verb.pos != "VERB" or verb.lemma not in words()["coming"]:
        return None
    noun = sentence.child(event, "obj", "obl")
    return noun if noun is not None and noun.lemma in words()["force"] else None


def does(sentence: Sentence, event: int) -> Token | None:
    """Return the subject of a verb, for "which" its noun; "is due to begin" has that of "due"."""
    verb = sentence.tokens[event]
    thing = sentence.child(event, "nsubj", "nsubj:pass", "nsubj:outer")
    if thing is None and syntax.base(verb.dep) in RAISED and sentence.child(event, "mark") is not None:
        over = sentence.tokens[verb.head]
        raised = over.pos == "ADJ" or over.lower == "going" or sentence.child(over.i, "aux:pass") is not None
        return does(sentence, over.i) if raised and over.i < event else None
    if thing is not None and verb.dep == "acl:relcl" and thing.lower in syntax.RELATIVE:
        return sentence.tokens[verb.head]
    return thing


def moved(sentence: Sentence, event: int) -> Token | None:
    """Return the noun of what a verb moves to another day, None where it moves none."""
    verb = sentence.tokens[event]
    if verb.pos != "VERB" or not {verb.lemma, *with_particle(sentence, event)} & words()["moving"]:
        return None
    thing = sentence.child(event, "obj", "nsubj:pass")
    if thing is None and verb.lemma in words()["intransitive"]:
        thing = sentence.child(event, "nsubj")
    return thing if thing is not None and thing.pos == "NOUN" else None


def with_particle(sentence: Sentence, event: int) -> Iterator[str]:
    """Yield a verb with each particle or adverb that follows it: "put back"."""
    for token in sentence.kids(event):
        if token.i > event and token.pos in ("ADP", "ADV"):
            yield f"{sentence.tokens[event].lemma} {token.lower}"
