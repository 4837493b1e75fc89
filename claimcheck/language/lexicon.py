"""What two words have to do with each other, from Open English WordNet; no spaCy is loaded for it.

The tables in ``lexicon/`` are made by recipe/lexicon.py from Open English WordNet (CC BY 4.0, see the licence
beside them); ``lexicon.toml`` holds what news says and WordNet does not. Lemmas are lower-case dictionary
forms, of several words where they have them ("lay off").
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from claimcheck import wordlists

Relation = Literal["same", "derivation", "synonym", "hypernym", "sibling", "antonym"]
NounClass = Literal[
    "person", "group", "place", "time", "money", "act", "event", "state", "artifact", "communication",
    "cognition", "attribute", "quantity", "body", "feeling", "motive", "phenomenon", "process", "substance",
    "food", "animal", "plant", "object", "relation", "shape", "thing",
]  # fmt: skip

RENAMED: dict[str, NounClass] = {"location": "place", "possession": "money", "Tops": "thing"}
# A meaning with more hyponyms directly below it ("person", "device") says too little to make them siblings.
BROAD = 40
# Steps up from a word within which another is its hypernym: "nurse" - "worker" is three, and too far.
STEPS = 2
# Of a word's kept senses (recipe/lexicon.py says how many), how many of a part of speech make synonyms.
SENSES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A lemma: its senses as (part of speech, synset) with the commonest first, derivations, opposites."""

    senses: tuple[tuple[str, int], ...]
    derivations: frozenset[str]
    opposites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a key, a tab and more, in order of their characters: a dict of 62,000 takes 27 ms to make."""

    lines: list[str]

    def get(self, key: str) -> str | None:
        """Return what stands behind a key, None where there is no such line."""
        start = key + "\t"
        place = bisect.bisect_left(self.lines, start)
        found = self.lines[place] if place < len(self.lines) else ""
        return found[len(start) :] if found.startswith(start) else None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables as they are read; lines are parsed only when a word is asked for."""

    lemmas: Lines
    synsets: list[str]
    demonyms: dict[str, str]
    groups: dict[str, dict[str, frozenset[str]]]


@functools.cache
def tables() -> Tables:
    """Return the shipped tables; 10 ms, once."""
    root = resources.files("claimcheck.language")
    extra = wordlists.table("claimcheck.language", "lexicon.toml")

    def lines(name: str) -> list[str]:
        return root.joinpath("lexicon").joinpath(name).read_text(encoding="utf-8").splitlines()

    groups: dict[str, dict[str, frozenset[str]]] = {}
    for relation in ("derivation", "synonym", "antonym"):
        found: dict[str, set[str]] = {}
        for group in extra[relation]:
            for word in group:
                found.setdefault(word, set()).update(set(group) - {word})
        groups[relation] = {word: frozenset(others) for word, others in found.items()}
    return Tables(
        lemmas=Lines(lines("lemmas.tsv")),
        synsets=lines("synsets.tsv"),
        demonyms={**dict(line.split("\t", 1) for line in lines("demonyms.tsv")), **extra["demonym"]},
        groups=groups,
    )


@functools.lru_cache(maxsize=16384)
def lemma_key(lemma: str) -> str:
    """Return the form under which the tables hold a lemma: lower case, with a space, a hyphen or neither."""
    plain = " ".join(lemma.lower().replace("\u2019", "'").replace("\u2011", "-").replace("_", " ").split())
    for form in (plain, plain.replace(" ", "-"), plain.replace("-", " "), plain.replace("-", "")):
        if tables().lemmas.get(form) is not None:
            return form
    return plain


@functools.lru_cache(maxsize=16384)
def entry(lemma: str) -> Entry:
    """Return what the tables say of a lemma; an empty entry when they do not hold it."""
    key = lemma_key(lemma)
    fields = [*(tables().lemmas.get(key) or "").split("\t"), "", ""][:3]
    ranked: list[tuple[int, str, int]] = []
    for part in fields[0].split():
        pos, numbers = part.split(":")
        ranked.extend((rank, pos, int(number)) for rank, number in enumerate(numbers.split(",")))
    groups = tables().groups
    return Entry(
        senses=tuple((pos, number) for _, pos, number in sorted(ranked, key=lambda sense: sense[:2])),
        derivations=frozenset(filter(None, fields[1].split(",")))
        | groups["derivation"].get(key, frozenset()),
        opposites=frozenset(filter(None, fields[2].split(","))) | groups["antonym"].get(key, frozenset()),
    )


def synset(number: int) -> tuple[str, tuple[int, ...], int]:
    """Return (class, hypernyms, how many hyponyms stand directly below) of a synset."""
    kind, above, below = tables().synsets[number].split("\t")
    return kind, tuple(int(up) for up in above.split(",") if up), int(below)


@functools.lru_cache(maxsize=65536)
def relation(lemma_a: str, lemma_b: str) -> Relation | None:
    """Return the closest relation of two lemmas, or None when the tables know of none. It is symmetric.

    Examples: "employ" and "employee" derivation, "injure" and "wound" synonym, "nurse" and "doctor" sibling,
    "approve" and "reject" antonym. None is "cannot tell", not "unrelated".
    """
    a, b = lemma_key(lemma_a), lemma_key(lemma_b)
    if a == b or a.replace(" ", "").replace("-", "") == b.replace(" ", "").replace("-", ""):
        return "same"
    first, second = entry(a), entry(b)
    if b in first.opposites or a in second.opposites:
        return "antonym"
    if _derived(a, b):
        return "derivation"
    if _opposed(a, b):
        return "antonym"
    if _synonyms(a, b):
        return "synonym"
    return _by_meaning(first, second)


def _kin(lemma: str) -> list[str]:
    """Return a lemma and what is derived from it and begins like it."""
    return [word for word in (lemma, *sorted(entry(lemma).derivations)) if word[:3] == lemma[:3]]


def _opposed(a: str, b: str) -> bool:
    """Whether they are derived from opposites ("approval", "rejection")."""
    second = frozenset(_kin(b))
    return any(not entry(word).opposites.isdisjoint(second) for word in _kin(a))


def _derived(a: str, b: str) -> bool:
    """Whether one is derived from the other, or both from a third word with the same beginning."""
    first, second = entry(a).derivations, entry(b).derivations
    if b in first or a in second:
        return True
    return a[:3] == b[:3] and bool({word for word in first & second if word[:3] == a[:3]})


def _synonyms(a: str, b: str) -> bool:
    """Whether they share a common meaning, or are derived from words that do ("dismissal", "lay off")."""
    known = tables().groups["synonym"]
    if b in known.get(a, ()):
        return True
    if _shared(a, b, SENSES):
        return True
    ours, theirs = _kin(a), _kin(b)
    return any(other in known.get(one, ()) or _shared(one, other, 2) for one in ours for other in theirs)


def _shared(a: str, b: str, most: int) -> bool:
    """Whether two lemmas share one of their ``most`` commonest meanings."""
    first, second = _common(entry(a), most), _common(entry(b), most)
    return not {number for _, number in first}.isdisjoint(number for _, number in second)


def _common(found: Entry, most: int) -> list[tuple[str, int]]:
    """Return the ``most`` commonest senses of each part of speech."""
    counts: dict[str, int] = {}
    kept = []
    for pos, number in found.senses:
        counts[pos] = counts.get(pos, 0) + 1
        if counts[pos] <= most:
            kept.append((pos, number))
    return kept


def _above(number: int, steps: int) -> Iterator[int]:
    """Yield the synsets up to ``steps`` above one."""
    if steps:
        for up in synset(number)[1]:
            yield up
            yield from _above(up, steps - 1)


def _by_meaning(first: Entry, second: Entry) -> Relation | None:
    ours = {number for pos, number in _common(first, 2) if pos in "nv"}
    theirs = {number for pos, number in _common(second, 2) if pos in "nv"}
    over_ours = {up for number in ours for up in _above(number, STEPS)}
    over_theirs = {up for number in theirs for up in _above(number, STEPS)}
    if over_ours & theirs or over_theirs & ours:
        return "hypernym"
    direct = {up for number in ours for up in _above(number, 1)}
    shared = direct & {up for number in theirs for up in _above(number, 1)}
    return "sibling" if any(synset(up)[2] <= BROAD for up in shared) else None


def antonyms(lemma: str) -> frozenset[str]:
    """Return the opposites of a lemma, those of its close synonyms among them; empty when none is known."""
    return entry(lemma).opposites


def demonym(word: str) -> str | None:
    """Return the place of a word of origin ("Swedish" gives "Sweden"), or None; the word's case counts."""
    known = tables().demonyms
    place = known.get(word)
    if place is None and word.endswith("s"):
        place = known.get(word[:-1])
    return place


@functools.lru_cache(maxsize=16384)
def noun_class(lemma: str) -> NounClass | None:
    """Return the coarse class of a noun's commonest meaning, or None when the tables hold no such noun."""
    for pos, number in entry(lemma).senses:
        if pos == "n":
            name = synset(number)[0]
            return RENAMED.get(name) or name  # type: ignore[return-value]
    alike = stand_in(lemma)
    return noun_class(alike) if alike else None


@functools.lru_cache(maxsize=8192)
def noun_classes(lemma: str) -> frozenset[str]:
    """Return the coarse classes of a noun's common meanings: "vessel" is an artifact, and of the body."""
    numbers = [number for pos, number in entry(lemma).senses if pos == "n"][:SENSES]
    alike = "" if numbers else stand_in(lemma)
    if alike:
        return noun_classes(alike)
    return frozenset(RENAMED.get(name) or name for name in (synset(number)[0] for number in numbers))


def stand_in(lemma: str) -> str:
    """Return a word of the class of one that the tables do not hold as a noun, else "".

    One that news says for it ("lorry", "truck"), or the end of a compound of "man": "gunman", "knifeman".
    """
    known = sorted(tables().groups["synonym"].get(lemma_key(lemma), ()))
    found = next((w for w in known if any(pos == "n" for pos, _ in entry(w).senses)), "")
    if found or entry(lemma).senses:
        return found
    return next((end for end in ("woman", "man") if lemma.endswith(end) and len(lemma) > len(end) + 2), "")


@functools.lru_cache(maxsize=65536)
def keys(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a lemma can be met by: keys of itself and its near words, and keys of broader ones.

    Two lemmas whose near keys meet are one word, derived from one another, or synonyms; a near key that meets
    a broader one makes a hypernym. It says less than ``relation`` and takes a hundredth of the time.
    """
    own = lemma_key(lemma)
    near = {own.replace(" ", "").replace("-", ""), *tables().groups["synonym"].get(own, ())}
    broad: set[str] = set()
    for word in _kin(own):
        near.add(word)
        for _, number in _common(entry(word), SENSES if word == own else 2):
            near.add(f"#{number}")
    for pos, number in _common(entry(own), 2):
        if pos in "nv":
            broad.update(f"#{up}" for up in _above(number, STEPS))
    return frozenset(near), frozenset(broad)
