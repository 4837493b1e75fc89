"""Attribution: whose word a statement is, and whether the writer keeps a distance from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.language.lexicon import noun_class
from claimcheck.marks.clauses import Clauses
from claimcheck.marks.cues import Hit, words
from claimcheck.marks.reaches import root
from claimcheck.model import Sentence, Token

QUOTES = frozenset({'"', "\u201c", "\u201d", "\u201e", "``", "''"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
STOPS = frozenset(
    {
        ",",
        "(",
        "\u2014",
        "\u2013",
        ";",
        ":",
        "who",
        "which",
        "that",
        "where",
        "when",
        "on",
        '"',
        "\u201c",
        "\u201d",
    }
)
LEADING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "ADV"})
# Verbs that report a figure, and otherwise do something else.
FIGURING = frozenset({"count", "put", "give", "cite", "calculate"})
# What puts no figure on anything: a leak "put 1,100 barrels in the water".
THINGS = frozenset(
    {"substance", "event", "phenomenon", "object", "act", "process", "food", "animal", "plant"}
)
PLAIN = frozenset({"say", "insist", "maintain"})
SAYING = frozenset({"say", "claim", "deny"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody is reported to say: ``tokens[start:end]`` but for ``[skip, skip_end)``.

    ``who`` is the head of the noun phrase ``[who_start, who_end)`` that names the speaker. ``kind`` is
    "say", "claim" where the writer keeps a distance, "deny", or "according".
    """

    kind: str
    start: int
    end: int
    skip: int
    skip_end: int
    who: int
    who_start: int
    who_end: int

    def __contains__(self, at: object) -> bool:
        """Whether the token index ``at`` is part of what is said."""
        return isinstance(at, int) and self.start <= at < self.end and not self.skip <= at < self.skip_end


def speeches(hits: Iterable[Hit], sentence: Sentence, clauses: Clauses) -> Iterator[Speech]:
    """Yield what is reported to be said in ``sentence``, and by whom."""
    for hit in hits:
        if hit.cue.category == "according":
            found = according(hit, sentence, clauses)
        elif hit.cue.category in SAYING and sentence.tokens[hit.start].pos in ("VERB", "AUX"):
            found = said(hit, sentence, clauses)
        else:
            continue
        if found is not None:
            yield found


def according(hit: Hit, sentence: Sentence, clauses: Clauses) -> Speech | None:
    """Return the speech of "according to X": the stretch it stands in."""
    tokens = sentence.tokens
    who = tokens[root(hit, sentence)].head
    if not hit.end <= who < len(tokens) or tokens[who].pos not in NOMINAL:
        who = next(
            (
                i
                for i in range(hit.end, min(hit.end + 8, len(tokens)))
                if tokens[i].pos in ("NOUN", "PROPN", "PRON")
            ),
            -1,
        )
        if who < 0:
            return None
        while who + 1 < len(tokens) and tokens[who + 1].pos in ("NOUN", "PROPN"):
            who += 1
    end = phrase_end(who, sentence, clauses)
    return Speech(
        "according", clauses.left[hit.start], clauses.right[hit.start], hit.start, end, who, hit.end, end
    )


def said(hit: Hit, sentence: Sentence, clauses: Clauses) -> Speech | None:
    """Return the speech that a verb of saying reports, or None when it has no speaker or nothing said."""
    tokens = sentence.tokens
    verb = hit.start
    turned = inverted(verb, sentence)
    who = subject(verb, sentence) if turned < 0 else turned
    if who < 0 or tokens[who].lemma in words("mute"):
        return None
    if (
        tokens[verb].lemma in FIGURING
        and tokens[who].pos == "NOUN"
        and noun_class(tokens[who].lemma) in THINGS
    ):
        return None
    start, end = content(verb, sentence, clauses) if turned < 0 else (clauses.left[verb], verb)
    if start >= end:
        return None
    low = clauses.low[who]
    first = next((i for i in range(low, who) if tokens[i].pos not in LEADING), who)
    while first and tokens[first - 1].pos == "PROPN" and first == who:
        first, who = first - 1, who - 1
    skip, skip_end = (clauses.low[verb], clauses.high[verb] + 1) if start < verb and end > verb else (-1, -1)
    if start < verb < end and skip <= start and skip_end >= end:
        skip, skip_end = min(first, verb), len(tokens)
    return Speech(
        hit.cue.category, start, end, skip, skip_end, who, first, phrase_end(who, sentence, clauses)
    )


def inverted(verb: int, sentence: Sentence) -> int:
    """Return who says a figure before the verb, which the parse takes for its subject, or -1.

    "Two tons, said the company."
    """
    tokens, said = sentence.tokens, sentence.child(verb, "nsubj")
    if said is None or said.i > verb or tokens[verb - 1].text != "," or not figure(said.i, sentence):
        return -1
    behind = [i for i in sentence.children[verb] if i > verb and tokens[i].dep in ("obj", "iobj", "nsubj")]
    told = tokens[verb].lemma in words("trailing") and behind and not figure(behind[0], sentence)
    return behind[0] if told else -1


def subject(verb: int, sentence: Sentence) -> int:
    """Return the subject of a verb of saying, its own or the one it shares, or -1."""
    tokens = sentence.tokens
    reporting = verb
    for _ in range(4):
        agent = sentence.child(verb, "obl:agent")
        if agent is not None:
            return agent.i
        found = sentence.child(verb, "nsubj", "nsubj:outer")
        if found is not None:
            return outside(relative(found, sentence), reporting, sentence)
        token = tokens[verb]
        if any(tokens[i].dep in ("aux:pass", "nsubj:pass") for i in sentence.children[verb]):
            return -1
        if token.dep == "acl" and tokens[token.head].pos in NOMINAL and token.tag != "VBN":
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl") or token.head == verb:
            break
        verb = token.head
    return beside(verb, sentence) if tokens[verb].lemma in words("trailing") else -1


def outside(who: int, verb: int, sentence: Sentence) -> int:
    """Return a subject, or the noun before the verb when the subject stands in quotation marks before it."""
    tokens = sentence.tokens
    marks = [i for i in range(who, verb) if tokens[i].text in QUOTES]
    if len(marks) % 2 == 0:
        return who
    return next((i for i in range(verb - 1, marks[-1], -1) if tokens[i].pos in ("PROPN", "NOUN")), -1)


def relative(token: Token, sentence: Sentence) -> int:
    """Return a subject, or what it refers to when it is a relative pronoun."""
    if token.lower in ("who", "which") and sentence.tokens[token.head].dep.startswith("acl"):
        return sentence.tokens[token.head].head
    return token.i


def beside(verb: int, sentence: Sentence) -> int:
    """Return the nominal right beside a verb of saying, where the parse gives it no subject, or -1."""
    tokens = sentence.tokens
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return -1
    if verb and tokens[verb - 1].pos in ("NOUN", "PROPN", "PRON"):
        return verb - 1
    if verb + 1 < len(tokens) and tokens[verb + 1].pos == "PROPN":
        return verb + 1
    return -1


def content(verb: int, sentence: Sentence, clauses: Clauses) -> tuple[int, int]:
    """Return the stretch of tokens that a verb of saying reports; empty when there is none."""
    tokens = sentence.tokens
    token = tokens[verb]
    said = [i for i in sentence.children[verb] if tokens[i].dep in ("ccomp", "parataxis", "csubj")]
    beside = [i for i in said if i > verb and gives(i, sentence)]
    if said == beside and gives(verb, sentence) and not introduced(tokens[verb + 1 : clauses.right[verb]]):
        return verb + 1, min([own_end(verb, sentence, clauses), *(clauses.low[i] for i in beside)])
    said = [i for i in said if not (i in beside and tokens[i].dep == "parataxis")]
    if said:
        start, end = min(clauses.low[i] for i in said), max(clauses.high[i] for i in said) + 1
        return start, end
    head = token.head
    marked = any(clauses.lowers[i] == "as" for i in sentence.children[verb])
    if token.dep == "parataxis" or (token.dep == "advcl" and marked):
        return clauses.low[head], clauses.high[head] + 1
    that = next((i for i in range(verb + 1, min(verb + 5, len(tokens))) if clauses.lowers[i] == "that"), -1)
    if that >= 0 and tokens[that].pos == "SCONJ":
        return that, len(tokens)
    quoted = [i for i in range(len(tokens)) if tokens[i].text in QUOTES]
    if quoted and token.lemma in words("trailing"):
        return 0, len(tokens)
    if token.lemma in words("reporting"):
        rest = tokens[verb + 1 : clauses.right[verb]]
        if token.lemma in FIGURING and not any(t.pos == "NUM" for t in rest):
            return 0, 0
        if token.lemma == "put" and not any(t.lower == "at" for t in rest):
            return 0, 0
        return verb + 1, own_end(verb, sentence, clauses)
    if (
        token.lemma in words("trailing")
        and len(tokens) - verb <= 8
        and any(t.text == "," for t in tokens[max(0, verb - 6) : verb])
    ):
        return 0, clauses.low[verb] if clauses.low[verb] > 0 else verb
    if token.lemma in ("say", "insist", "maintain", "accuse"):
        return verb + 1, clauses.right[verb]
    return 0, 0


def gives(verb: int, sentence: Sentence) -> bool:
    """Whether a subject of its own gives a figure: "the union says 900", "police put the crowd at 250"."""
    lemma, told = sentence.tokens[verb].lemma, sentence.child(verb, "obj")
    if told is None or told.i < verb or sentence.child(verb, "nsubj") is None:
        return False
    if sentence.tokens[verb + 1].text == ",":
        return False  # "and cost, he says, $2 million"
    if lemma not in PLAIN and lemma not in words("reporting"):
        return False
    put = [i for i in sentence.children[verb] if figure(i, sentence) and at(i, sentence)]
    return bool(put) or (lemma != "put" and figure(told.i, sentence))


def introduced(tokens: Sequence[Token]) -> bool:
    """Whether "that" opens a clause among tokens."""
    return any(t.lower == "that" and t.pos == "SCONJ" for t in tokens)


def figure(i: int, sentence: Sentence) -> bool:
    """Whether a token is a number, or a noun with one."""
    return sentence.tokens[i].pos == "NUM" or sentence.child(i, "nummod") is not None


def at(i: int, sentence: Sentence) -> bool:
    """Whether "at" leads to a token."""
    case = sentence.child(i, "case")
    return case is not None and case.lower == "at"


def own_end(verb: int, sentence: Sentence, clauses: Clauses) -> int:
    """Return where the clause of a verb ends to its right: at the first clause conjoined to it."""
    for i in range(verb + 1, clauses.right[verb]):
        clause = clauses.of[i]
        if clause != clauses.of[verb] and sentence.tokens[clause].dep == "conj":
            return i
    return clauses.right[verb]


def phrase_end(head: int, sentence: Sentence, clauses: Clauses) -> int:
    """Return where the noun phrase headed by ``head`` ends, relative clauses and appositions left out."""
    for i in range(head + 1, clauses.high[head] + 1):
        if clauses.lowers[i] in STOPS or clauses.of[i] != clauses.of[head]:
            return i
    end = max(clauses.high[head] + 1, head + 1)
    while end < len(clauses.lowers) and sentence.tokens[end].pos == "PROPN":
        end += 1
    return end
