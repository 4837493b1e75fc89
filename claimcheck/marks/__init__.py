"""The marks stage: what stands around a value and says how it is to be taken.

``analyse(sentence)`` reads a sentence once; ``negated``, ``modality``, ``speaker`` and ``marks`` then answer
for the token ``at`` (the value or its head). Each takes a ``SentenceMarks``, or a ``Sentence``, which is
then analysed on the spot. The cues are data, in ``cues/*.toml``.

The marks, each with an example (the value is 12 in each of them unless another is named):

- ``alleged``: the writer keeps a distance. *The union claims that 12 were dismissed.*
- ``average``: a mean or usual value. *Patients wait 12 weeks on average.*
- ``base``: what another value is held against. *Sales of 15 against 12.*
- ``change``: the clause has words of change. *The limit was raised to 12.*
- ``conditional``: it hangs on a condition, but is a rule or plan. *If she signs, 12 will be paid.*
- ``correction``: the text corrects a text. *An earlier version said 12.*
- ``cumulative``: a count that runs on. *So far 12 have been found.*
- ``denial``: somebody denies it. *The firm denied that 12 were hurt.*
- ``excepted``: it stands in an exception. *All ferries except 12.*
- ``exception``: the clause has an exception. *All 12 plants but not Boise.*
- ``former``: the old value of two. *Cut from 12 to 9. It had been 12.*
- ``hedge``: the text is unsure. *Reportedly 12; it is believed to be 12.*
- ``history``: a figure of an earlier period. *In 2019 it was 12.*
- ``hypothetical``: it is not so. *It would have cost 12. Suppose 12 came.*
- ``increment``: it is added to another. *A further 12.*
- ``limit``: a bound or capacity. *Up to 12; room for 12; may not rise by more than 12.*
- ``part``: a part of a whole. *Of those, 12; including 12; 12 of the 30.*
- ``place``: a named place confines it. *12 in Calder Falls.*
- ``question``: the sentence asks. *Were there 12?* So does a heading: *Who was affected*
- ``record``: a superlative or first. *The 12 are a record.*
- ``rejected``: it is named as the value that does not hold. *Nine, not 12. Nine rather than 12.*
- ``target``: a goal. *A target of 12.*
- ``update``: the newer value of two. *It now stands at 12. Raised to 12 from 9.*
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.marks.attribution import QUOTES, Speech, speeches
from claimcheck.marks.clauses import Clauses, clauses
from claimcheck.marks.cues import find, words
from claimcheck.marks.history import PLACED, histories
from claimcheck.marks.modality import ORDER, modalities
from claimcheck.marks.negation import negations, untils
from claimcheck.marks.reaches import Reach, covers, reaches
from claimcheck.model import Modality, Sentence, Token

__all__ = ["MARKS", "SentenceMarks", "Speech", "analyse", "marks", "modality", "negated", "speaker", "speech"]

SIMPLE = frozenset(
    ("alleged", "average", "denial", "excepted", "exception", "hedge", "increment", "limit", "part", "place")
) | {"record", "share", "target"}
# After a negation these make a bound of the value: "may not rise by more than 12".
BEYOND = frozenset({"than", "exceed", "exceeding", "above", "beyond"})
# The writer's own "I" attributes nothing to anybody else.
AUTHOR = frozenset({"i", "we", "you"})
# What a heading begins with that only asks.
ASKING = frozenset({"who", "what", "which", "whether"})
# What is so marked is no update, whatever stands beside it.
OLDER = frozenset({"former", "rejected", "history"})
MARKS = tuple(
    sorted((SIMPLE - {"share"}) | PLACED | {"base", "conditional", "hypothetical", "question", "rejected"})
)
KNOWN = frozenset(MARKS)
# Kinds of which what stands before "of the" is no part: "it is on the shelves of the library".
WHOLE = frozenset({"existence", "rule", "status"})


@dataclass(frozen=True, slots=True)
class SentenceMarks:
    """A sentence with its clauses, what its cues reach, what is said in it by whom, its quotation marks.

    ``reached`` keeps the labels of the tokens that were asked for.
    """

    sentence: Sentence
    clauses: Clauses
    reaches: tuple[Reach, ...]
    speeches: tuple[Speech, ...]
    question: bool
    signs: tuple[Token, ...]
    reached: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)


def analyse(sentence: Sentence) -> SentenceMarks:
    """Read the cues of ``sentence`` once, for all questions about its tokens."""
    parts = clauses(sentence)
    hits = find(sentence.tokens, parts.lowers)
    found: list[Reach] = []
    if hits:
        found.extend(negations(hits, sentence, parts))
        if any(hit.cue.category == "negation" for hit in hits):
            found.extend(untils(sentence, parts))
        found.extend(modalities(hits, sentence, parts))
        found.extend(histories(hits, sentence, parts))
        for hit in hits:
            if hit.cue.category in SIMPLE:
                found.extend(reaches(hit, hit.cue.category, sentence, parts))
    said = tuple(speeches(hits, sentence, parts))
    end = next((t.text for t in reversed(sentence.tokens) if t.text not in QUOTES and t.text != ")"), "")
    signs = tuple(token for token in sentence.tokens if token.text in QUOTES)
    return SentenceMarks(sentence, parts, tuple(found), said, end == "?" or asks(parts.lowers), signs)


def asks(lowers: Sequence[str]) -> bool:
    """Whether a line without an end asks what its text then answers: the heading "Who was affected"."""
    return len(lowers) > 1 and lowers[0] in ASKING and lowers[-1][-1:].isalnum() and "," not in lowers


def known(sentence: Sentence | SentenceMarks) -> SentenceMarks:
    """Return the analysis of ``sentence``, made now when it is not one already."""
    return analyse(sentence) if isinstance(sentence, Sentence) else sentence


def labels(analysis: SentenceMarks, at: int) -> frozenset[str]:
    """Return every label that reaches the token ``at``."""
    found = analysis.reached.get(at)
    if found is None:
        near = [reach.mark for reach in analysis.reaches if covers(reach, at, analysis.clauses)]
        found = analysis.reached[at] = frozenset(near)
    return found


def negated(sentence: Sentence | SentenceMarks, at: int) -> bool:
    """Whether the statement around token ``at`` is denied; a value that is only rejected is not.

    "No one has died" is, "did not open until 5 May" is not at the date, "did not fail to pay" is not.
    """
    found = labels(known(sentence), at)
    if "affirmed" in found or "rejected" in found:
        return False
    return ("negated" in found) != ("refused" in found)


def modality(sentence: Sentence | SentenceMarks, at: int) -> Modality:
    """How far the text commits to the statement around token ``at``: "fact" when nothing weakens it."""
    found = labels(known(sentence), at)
    return next((label for label in ORDER if label in found), "fact") if found else "fact"


def marks(sentence: Sentence | SentenceMarks, at: int, kind: str = "") -> tuple[str, ...]:
    """Return the names of the marks on token ``at``, sorted; see the package's docstring for each.

    ``kind`` is that of the claim: before "of the" a figure is a part of a thing, and a state is none.
    """
    analysis = known(sentence)
    found = set(labels(analysis, at))
    if "share" in found and kind not in WHOLE:
        found.add("part")
    if "update" in found and not found.isdisjoint(OLDER):
        found.discard("update")
    if "negated" in found and BEYOND & set(analysis.clauses.lowers[max(at - 5, 0) : at]):
        found.add("limit")
    if "excepted" in found:
        found.add("exception")
    if analysis.question:
        found.add("question")
    for said in analysis.speeches:
        if at in said:
            found.update({"claim": ("alleged",), "deny": ("denial",)}.get(said.kind, ()))
    return tuple(sorted(found & KNOWN)) if found else ()


def speech(sentence: Sentence | SentenceMarks, at: int) -> Speech | None:
    """Return the narrowest speech of the sentence that token ``at`` is part of, or None."""
    found = [said for said in known(sentence).speeches if at in said]
    return min(found, key=lambda said: (said.end - said.start, said.start), default=None)


def speaker(
    sentence: Sentence | SentenceMarks, at: int, before: Sequence[Sentence | SentenceMarks] = ()
) -> str | None:
    """Return who says what stands at token ``at``, as written, or None when it is the author's own word.

    ``before`` are the sentences before it, in order: a quotation that goes on keeps its speaker, and "he"
    takes the last speaker that was named.
    """
    analysis = known(sentence)
    said = speech(analysis, at)
    if said is not None and analysis.sentence.tokens[said.who].lower in AUTHOR:
        return continued(analysis, at, before)
    if said is not None:
        name = text_of(analysis, said)
        if analysis.sentence.tokens[said.who].lower in words("vague"):
            return last_named(before) or name
        return name
    return continued(analysis, at, before)


def meant(who: str, before: Sequence[Sentence | SentenceMarks]) -> str | None:
    """Return who speaks, as written; of a pronoun the last speaker that was named, or None."""
    return last_named(before) if who.lower() in words("vague") else who


def continued(analysis: SentenceMarks, at: int, before: Sequence[Sentence | SentenceMarks]) -> str | None:
    """Return the speaker of the quotation that token ``at`` goes on with, of this paragraph, or None."""
    if not before or not quoted(analysis, at, before):
        return None
    last = known(before[-1])
    if last.sentence.paragraph != analysis.sentence.paragraph or not last.signs:
        return None
    return last_named(before)


def text_of(analysis: SentenceMarks, said: Speech) -> str:
    """Return the words that name the speaker."""
    tokens, start = analysis.sentence.tokens, analysis.sentence.start
    first, last = tokens[said.who_start], tokens[said.who_end - 1]
    text = " ".join(analysis.sentence.text[first.start - start : last.end - start].split())
    return text.rstrip(".,;:") if len(last.text) > 5 else text


def last_named(before: Sequence[Sentence | SentenceMarks]) -> str | None:
    """Return the last speaker named in the three sentences before, or None."""
    for earlier in reversed(before[-3:]):
        analysis = known(earlier)
        for said in reversed(analysis.speeches):
            if analysis.sentence.tokens[said.who].lower not in words("vague"):
                return text_of(analysis, said)
    return None


def quoted(analysis: SentenceMarks, at: int, before: Sequence[Sentence | SentenceMarks]) -> bool:
    """Whether token ``at`` stands in quotation marks, opened here or earlier in the paragraph."""
    is_open = False
    if not analysis.signs and not any(known(earlier).signs for earlier in before[-6:]):
        return False
    for earlier in before[-6:]:
        other = known(earlier)
        if other.sentence.paragraph == analysis.sentence.paragraph:
            is_open = opened(other.signs, is_open)
    return opened([sign for sign in analysis.signs if sign.i < at], is_open)


def opened(signs: Sequence[Token], is_open: bool) -> bool:
    """Return whether a quotation is open after quotation marks, given whether one was before."""
    for sign in signs:
        is_open = sign.text == "\u201c" or (sign.text != "\u201d" and not is_open)
    return is_open
