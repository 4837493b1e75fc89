"""What the cause was: to what a text, or a party in it, puts down an event or damage.

Reports two parties who give different causes of one event, where neither calls its own one of several.

Conflict: "The council blames frost for the cracks." / "The cracks were caused by lorries, the airline says."
No conflict: "blames frost for the cracks" / "blames frost for the delay" (two effects); "partly due to rain"
(one of several).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.kinds.phrases import Span, content, heads, words
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.kinds.telling import STATED, Told, also, cues, read
from claimcheck.model import CAUSE, Name, Sentence

NUMBER = 6
NAME = "cause"

# Words before a cue among which "not" and "partly" stand: "was not in any way caused by".
BEFORE = 4
NOT = frozenset({"not", "n't", "n\u2019t", "never", "no", "nor", "neither", "nothing", "without"})


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield a candidate for each cause that a sentence gives."""
    s = scene.sentence
    for token in s.tokens:
        told = read(s, token) if token.lemma in cues() or token.lower in STATED else None
        while told is not None:
            made = candidate(s, told)
            if made is not None:
                yield made
            told = also(s, told)


def candidate(s: Sentence, told: Told) -> Candidate | None:
    """Return the candidate of a cause, or None where it is one of several, denied, or not said."""
    start, end = told.cause
    cause = content(s, start, end)
    head = heads(s, start, end)
    if not cause or not head or set(head) <= words()["empty"] or aside(s, told):
        return None
    effect = content(s, *told.effect) if told.effect else ()
    axis = next(iter(heads(s, *told.effect)), "") if told.effect else ""
    who = " ".join(written(s, told.who).split()) if told.who else ""
    value = Name(" ".join(cause), written(s, told.cause))
    first, last = s.tokens[start].start, s.tokens[end - 1].end
    return Candidate(NAME, value, first, last, told.at, axis, effect, CAUSE, speaker=who)


def aside(s: Sentence, told: Told) -> bool:
    """Whether a cause is denied or told as one of several: "partly due to rain", "not frost"."""
    first, last = told.cause
    near = {*range(max(told.at - BEFORE, 0), told.at + 1), *range(max(first - 1, 0), min(first + 2, last))}
    near |= {t.i for t in s.kids(told.at) if t.i not in range(first, last)}
    near -= set(range(*told.effect)) if told.effect else set()
    said = {word for i in near for word in (s.tokens[i].lower, s.tokens[i].lemma)}
    return bool(said & (words()["partly"] | NOT))


def written(s: Sentence, span: Span) -> str:
    """Return a phrase as it is written."""
    first, last, zero = s.tokens[span[0]].start, s.tokens[span[1] - 1].end, s.tokens[0].start
    return s.text[first - zero : last - zero]
