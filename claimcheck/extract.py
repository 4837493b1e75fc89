"""Sentence -> Claim: run the kinds, then mark negation, modality, attribution and time.

The kinds say which words carry which value; everything that holds for all kinds alike is done here: the
clause that is quoted, who is spoken of, whose word it is, which time is meant, and the words that are left
when the value is taken out.

Profiled: what is asked of a predicate or clause is worked out once. No function has a twentieth of the time.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck import marks
from claimcheck.kinds import anaphora, bare, bodies, conjuncts, date, denied_bounds, elided, kinds
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.language import syntax
from claimcheck.model import (
    CAUSE,
    EXISTENCE,
    POST,
    ROLE,
    Amount,
    AmountMention,
    Claim,
    Document,
    Name,
    Place,
    Sentence,
    TimeMention,
    Token,
    When,
)
from claimcheck.uncollected import uncollected
from claimcheck.values import names
from claimcheck.values.reading import Reading

# Characters of text kept before and after a quote, as a TextQuoteSelector has them (W3C Web Annotation).
AROUND = 40
# In so many sentences a document has a noun of which it tells that there is any: what it has in more is what
# it is about. Of 426 story sets, with one: 31 findings right, 3 wrong; with two 51 and 12, before these were
# parted by what is now in ``link/existences.py``.
FEW = 2
# A predicate that only leans on its noun or its other verb.
SUBJECTLESS = frozenset(
    {"it", "they", "he", "she", "this", "that", "there", "which", "who", "we", "i", "you"}
)


def extract(reading: Reading) -> Iterator[Claim]:
    """Yield a document's claims in the order of their places; a span has at most one claim of a kind."""
    document = reading.document
    found: dict[tuple[str, int, int], Claim] = {}
    before: list[marks.SentenceMarks] = []
    with uncollected():
        cast, title = names.cast(reading.sentences), title_words(reading.sentences)
        about = bodies.about(cast)
        rare = seldom(reading.sentences)
        read = zip(reading.sentences, elided.with_money(reading), reading.times, strict=True)
        for sentence, amounts, times in read:
            view = View(document, sentence, cast, amounts, times, title, tuple(before), about)
            last = before[-1].sentence if before else None
            scene = Scene(sentence, amounts, times, cast.written.get(sentence.index, ()), last, rare)
            for kind in kinds().values():
                for candidate in kind.find(scene):
                    made = view.claim(candidate)
                    found.setdefault((made.kind, made.value_start, made.value_end), made)
            before = [*before[-5:], view.signs]
        claims = sorted(bodies.counted(found.values()), key=lambda c: (c.value_start, c.value_end, c.kind))
    yield from claims


def title_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the content lemmas of a document's headline."""
    words: set[str] = set()
    for sentence in sentences:
        if sentence.role == "headline":
            words.update(syntax.content(sentence, range(len(sentence.tokens))))
    return frozenset(words)


def seldom(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the lemmas that at most ``FEW`` sentences of a document have."""
    each = ({syntax.plain(token.lemma) for token in sentence.tokens} for sentence in sentences)
    found = Counter(itertools.chain.from_iterable(each))
    return frozenset(lemma for lemma, many in found.items() if many <= FEW)


class View:
    """One sentence, with all that is asked of it for each of its candidates."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        cast: names.Cast,
        amounts: tuple[AmountMention, ...],
        times: tuple[TimeMention, ...],
        title: frozenset[str],
        before: Sequence[marks.SentenceMarks],
        about: tuple[str, ...] = (),
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.cast = cast
        self.amounts = amounts
        self.times = times
        self.title = title
        self.before = before
        self.about = about
        self.signs = marks.analyse(sentence)
        self.named = cast.names(sentence.index)
        self.values = {
            i
            for start, end in [(m.start, m.end) for m in amounts] + [(m.start, m.end) for m in times]
            for i in syntax.at_offset(sentence, start, end)
        }
        self.around: tuple[str, ...] | None = None
        exact = ((f"{m.amount.low:g} {m.amount.unit}", m) for m in amounts if m.amount.exact)
        self.plainly = sorted((told, m.start, m.end) for told, m in exact)

    def claim(self, candidate: Candidate) -> Claim:
        """Return the claim of a candidate."""
        s, document = self.sentence, self.document
        first, last = self.quoted(candidate)
        start, end = s.tokens[first].start, s.tokens[last - 1].end
        start, end = min(start, candidate.start), max(end, candidate.end)
        inside = self.plain(candidate, first, last)
        head = syntax.subject(s, candidate.at)
        party = self.cast.subject(s.index, head.i) if head is not None else None
        before = self.before[-1].sentence if self.before else None
        meant = anaphora.antecedent(s, head, before) if head is not None else None
        governor = syntax.predicate(s, candidate.at)
        told = self.time(candidate, first, last)
        signs = self.signs
        negated = candidate.negated if candidate.negated is not None else marks.negated(signs, candidate.at)
        bound = denied_bounds.turned(s, candidate.value, candidate.at) if negated else None
        return Claim(
            id=identity(document, candidate),
            kind=candidate.kind,
            source=s.source,
            start=start,
            end=end,
            quote=document.text[start:end],
            value=bound or candidate.value,
            value_start=candidate.start,
            value_end=candidate.end,
            value_text=document.text[candidate.start : candidate.end],
            place=place(document, start, end),
            prefix=document.text[max(start - AROUND, 0) : start],
            suffix=document.text[end : end + AROUND],
            topic=candidate.topic,
            role=s.role,
            sentence=s.index,
            subject=subject_key(meant, party),
            predicate=self.predicate(candidate, governor),
            measured=candidate.axis or self.stood_for(candidate, head, meant, governor),
            modifiers=self.modifiers(candidate),
            words=tuple(syntax.content(s, inside)),
            context=self.context(),
            names=self.names(first, last, party),
            when=told.when if told else None,
            when_text=document.text[told.start : told.end] if told else "",
            negated=negated and bound is None,
            modality=candidate.modality or marks.modality(signs, candidate.at),
            speaker=self.speaker(candidate, party),
            marks=tuple(sorted({*marks.marks(signs, candidate.at, candidate.kind), *candidate.marks})),
            figures=self.figures(candidate),
        )

    def speaker(self, candidate: Candidate, party: Name | None) -> str | None:
        """Return whose word a claim is: whom its kind read, or whom that pronoun means, or who is quoted."""
        if candidate.speaker:
            meant = marks.meant(candidate.speaker, self.before)
            return meant or (party.text if party is not None else None)
        return marks.speaker(self.signs, candidate.at, self.before)

    def modifiers(self, candidate: Candidate) -> tuple[str, ...]:
        """Return what restricts a value; of a role, cause or thing, with what its article is about."""
        if candidate.topic not in (ROLE, POST, CAUSE, EXISTENCE):
            return candidate.modifiers
        return bodies.of(candidate.modifiers, self.cast, self.sentence, candidate.at, self.about)

    def quoted(self, candidate: Candidate) -> tuple[int, int]:
        """Return the token span of the clause that carries a candidate, value and all."""
        first, last = syntax.clause(self.sentence, candidate.at)
        inside = syntax.at_offset(self.sentence, candidate.start, candidate.end)
        if inside:
            first, last = min(first, inside[0]), max(last, inside[-1] + 1)
        return first, last

    def plain(self, candidate: Candidate, first: int, last: int) -> list[int]:
        """Return the tokens from ``first`` to ``last`` that belong to no figure and no time."""
        left = [i for i in range(first, last) if i not in self.values]
        if not isinstance(candidate.value, Amount | When):
            return left
        return [i for i in left if self.sentence.tokens[i].pos != "NUM"]

    def context(self) -> tuple[str, ...]:
        """Return the content words of sentence and headline that are no figure and no time; made once."""
        if self.around is None:
            words = [t.i for t in self.sentence.tokens if t.i not in self.values]
            self.around = tuple(sorted({*syntax.content(self.sentence, words), *self.title}))
        return self.around

    def stood_for(self, candidate: Candidate, head: Token | None, meant: Token | None, governor: int) -> str:
        """Return the noun for which the pronoun stands that an amount is said of: "A fine is due. It is $50."

        Not of "it says 50", nor of "it pays 50", where the noun is whose word or whose money it is.
        """
        if candidate.kind != "quantity" or meant is None or meant is head:
            return ""
        other = bare.words()["telling"] | bare.words()["giving"]
        return "" if self.sentence.tokens[governor].lemma in other else syntax.plain(meant.lemma)

    def predicate(self, candidate: Candidate, governor: int) -> str:
        """Return the lemma of the verb that governs the value; a light verb gives way to its object."""
        s = self.sentence
        if governor in self.values and candidate.kind in ("quantity", date.NAME):
            return ""
        particle = s.child(governor, "compound:prt")
        inside = particle is not None and particle.i in self.values  # "close up to 30 shops"
        lemma = syntax.plain(s.tokens[governor].lemma if inside else syntax.lemma(s, governor))
        if lemma in syntax.LIGHT:
            force = date.carried(s, governor) if candidate.kind == date.NAME else None
            lower = force or s.child(governor, "xcomp", "ccomp")
            if lower is not None and lower.i != candidate.at and (lower is force or lower.pos == "VERB"):
                return syntax.plain(syntax.lemma(s, lower.i))
        return lemma

    def time(self, candidate: Candidate, first: int, last: int) -> TimeMention | None:
        """Return the time that the clause speaks of: the nearest resolved one in it, else of the sentence."""
        dated = [m for m in self.times if m.kind == "date" and m.when is not None]
        dated = [m for m in dated if not (m.start < candidate.end and m.end > candidate.start)]
        dated = [m for m in dated if self.shared(candidate.at, m)]
        low, high = self.sentence.tokens[first].start, self.sentence.tokens[last - 1].end
        inside = [m for m in dated if low <= m.start < high]
        ranked = sorted(inside or dated, key=lambda m: (abs(m.start - candidate.start), m.start))
        return ranked[0] if ranked else None

    def shared(self, at: int, time: TimeMention) -> bool:
        """Whether a time is not that of another verb alone, which is joined to the one over token ``at``."""
        inside = syntax.at_offset(self.sentence, time.start, time.end)
        return not inside or conjuncts.of_both(self.sentence, at, inside, time.when)

    def names(self, first: int, last: int, party: Name | None) -> tuple[Name, ...]:
        """Return the names of the clause, and whom its subject resolves to, in the order of their keys."""
        found = {m.name.key: m.name for m in self.named if first <= m.start < last}
        if party is not None:
            found.setdefault(party.key, party)
        return tuple(found[key] for key in sorted(found))

    def figures(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the other figures of the sentence, as plain numbers."""
        first, last = candidate.start, candidate.end
        others = (told for told, start, end in self.plainly if not (start < last and end > first))
        return tuple(dict.fromkeys(others))


def subject_key(head: Token | None, party: Name | None) -> str:
    """Return the key of the name that a clause speaks of, or the lemma of its subject, or ""."""
    if party is not None:
        return party.key
    return "" if head is None or head.lower in SUBJECTLESS else syntax.plain(head.lemma)


def identity(document: Document, candidate: Candidate) -> str:
    """Return the id of a claim: of its document, its kind and the span of its value."""
    key = f"{document.id}:{candidate.kind}:{candidate.start}:{candidate.end}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def place(document: Document, start: int, end: int) -> Place:
    """Return the lines and columns of a span in its file."""
    line, column = document.locate(start)
    end_line, end_column = document.locate(max(end - 1, start))
    return Place(line, column, end_line, end_column + 1)
