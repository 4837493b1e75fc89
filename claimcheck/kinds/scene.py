"""What a kind is given, and what it gives back.

A kind is one module of this package: its docstring is its manual (``claimcheck explain`` prints it), and it
has ``NUMBER`` (the last two digits of its codes), ``NAME`` and one generator, ``find(scene)``, that yields
its candidates. Their value is one of the classes of ``model.Value``, whose meaning decides when two claims
conflict (``link/values.py``): amounts and times that cannot both be, names of two, stances whose ``stand``
differs, states of one axis of which one is ``positive`` and the other is not. What may take many forms, such
as a colour, is a ``Name``: two states that are both positive agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import AmountMention, Modality, Sentence, TimeMention, Value
from claimcheck.values.names import NameMention


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the values that were read in it; offsets are the document's.

    ``names`` are the names of the sentence as they are written in it; None when they were not read yet.
    ``before`` is the sentence before it, for what a pronoun means. ``seldom`` are the lemmas that few
    sentences of its document have.
    """

    sentence: Sentence
    amounts: tuple[AmountMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    names: tuple[NameMention, ...] | None = None
    before: Sentence | None = None
    seldom: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a kind found: which words carry it, and what it is the value of.

    ``at`` is the index of the token that stands for the value in the tree. ``axis`` is the lemma of what is
    counted, dated, allowed or in a state; ``modifiers`` are the lemmas that restrict it.
    ``marks`` are those that the kind itself reads, beside those of ``claimcheck/marks``; ``speaker`` is whose
    word it is, and ``modality`` how it is said, where the kind reads it.
    """

    kind: str
    value: Value
    start: int
    end: int
    at: int
    axis: str = ""
    modifiers: tuple[str, ...] = ()
    topic: str | None = None
    negated: bool | None = None
    marks: tuple[str, ...] = ()
    speaker: str = ""
    modality: Modality | None = None
