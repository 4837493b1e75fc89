"""The words behind a finding: why claims were compared, what was assumed, what else could be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from claimcheck.judge.days import UNKNOWN, Days
from claimcheck.judge.message import named
from claimcheck.judge.order import order
from claimcheck.judge.verdict import Ruling
from claimcheck.judge.words import words
from claimcheck.link import slips
from claimcheck.link.doubts import READ
from claimcheck.link.levels import LEVELS
from claimcheck.model import Amount, Claim, Evidence, Link
from claimcheck.values.days import day

# The evidence that a person is told of, in words; {} is filled with what the claims share.
TOLD = {
    "measured thing": "both measure {measured}",
    "predicate": "both say it with {predicate}",
    "words shared": "they share the words {words}",
    "words shared, in all": "they share the words {words}",
    "sentence shared": "their sentences share {context}",
    "sentence shared, in all": "their sentences share {context}",
    "party shared": "both speak of {names}",
    "subject": "both speak of {names}",
    "place shared": "both speak of {names}",
    "same time": "both speak of the same time",
    "value a slip": "the figures look like a slip of one another",
    "value near": "the figures are near each other",
    "other figures shared": "they share the other figures {figures}",
    "third claim joins": "a third passage joins the two",
    "few of the kind": "neither article has many such figures",
    "likeness of the clause": "the clauses are worded alike",
    "likeness of the sentence": "the sentences are worded alike",
    "likeness of the thing": "what is measured is worded alike",
    "told in place of the other's value": "one text tells the other's value as the one before",
    "one article's day is beside that of the others": "one article alone gives a day beside that of others",
    "same topic": "both belong to one topic",
    "read as one matter": "read with the values hidden, the two passages tell of one matter",
    "two parties side by side": "one text lets two parties speak side by side",
    "alone": "the clauses match closely",
    "ahead of rivals": "no other passage of the two articles matches as well",
}


# What is told of figures alone: states are neither near each other nor slips.
OF_FIGURES = frozenset({"value near", "value a slip"})
# Documents without a date that are named; the others are counted.
NAMED = 3
# Evidence that is told only where no better can be.
FAINT = frozenset(
    {
        "alone",
        "ahead of rivals",
        "third claim joins",
        "few of the kind",
        "likeness of the clause",
        "read as one matter",
    }
)


def speaks(piece: Evidence) -> bool:
    """Whether a piece of evidence speaks for one matter; what was read does if the network says so itself."""
    return piece.weight > 0 and (piece.name != READ or float(piece.detail) >= 0.5)


def reasons(links: Sequence[Link], ruling: Ruling) -> list[str]:
    """Return why the claims were held to be of one matter, best evidence first, and why the verdict fell."""
    told = [text] if (text := common(links[0])) else []
    ranked = [(p, k) for k in links for p in k.evidence if speaks(p)]
    for piece, link in sorted(ranked, key=lambda item: item[0].name in FAINT):
        if piece.name in FAINT and told:
            break  # what better reasons say need not be said of all of it again
        text = filled(piece, link)
        if text and text not in told and len(told) < 4 and not text.startswith(("they share", "their sent")):
            told.append(text)
    if not told:
        told.append("no other passages of these articles are nearer to each other")
    read = {"changed": "a change", "disputed": "a dispute"}.get(ruling.verdict, "a contradiction")
    return [*told, f"read as {read}: {ruling.because}"]


def filled(piece: Evidence, link: Link) -> str:
    """Return a piece of evidence in words, with what the two claims share, or ""."""
    if link.first.kind in LEVELS and piece.name in OF_FIGURES:
        return ""
    if link.first.kind in LEVELS and not piece.detail and piece.name not in TOLD:
        return piece.name  # a level
    return filled_in(TOLD.get(piece.name, ""), link)


def filled_in(text: str, link: Link, more: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a phrase with what two claims share, and ``more``, in its braces; "" where they share none."""
    a, b = link.first, link.second
    shared = {
        **more,
        "measured": a.measured if a.measured == b.measured else pair(a.measured, b.measured),
        "predicate": a.predicate if a.predicate == b.predicate else pair(a.predicate, b.predicate),
        "words": listed(sorted(set(a.words) & set(b.words))),
        "context": listed(sorted(set(a.context) & set(b.context))),
        "names": listed(sorted({n.text for n in a.names} & {n.text for n in b.names})),
        "figures": listed(sorted(set(a.figures) & set(b.figures))),
    }
    for key, value in shared.items():
        if "{" + key + "}" in text:
            return text.replace("{" + key + "}", value) if value else ""
    return text


def common(link: Link) -> str:
    """Return what two claims have in common in plain words, or "" when they share no telling word."""
    a, b = link.first, link.second
    thing = [{*c.words, c.measured} if isinstance(c.value, Amount) else set(c.words) for c in (a, b)]
    if shared := sorted((thing[0] & thing[1]) - {""} - words()["light"]):
        return f"the clauses share {listed(shared)}"
    if a.kind not in LEVELS and a.measured and b.measured and a.measured != b.measured:
        return f"one tells of \u201c{a.measured}\u201d, the other of \u201c{b.measured}\u201d"
    if shared := sorted(set(a.context) & set(b.context)):
        return f"their sentences share {listed(shared)}"
    return ""


def pair(one: str, other: str) -> str:
    """Return two words as "one / other", or "" when one is missing."""
    return f"\u201c{one}\u201d / \u201c{other}\u201d" if one and other else ""


def listed(words: Sequence[str]) -> str:
    """Return up to five words as a list."""
    return ", ".join(f"\u201c{w}\u201d" for w in words[:5])


def assumptions(claim: Claim, others: Sequence[Claim], ruling: Ruling, days: Days = UNKNOWN) -> Iterator[str]:
    """Yield what was taken for granted: the order of the articles, the time they speak of, the scope."""
    everyone = sorted((claim, *others), key=lambda c: (c.source.path, c.id))
    without: dict[str, Claim] = {}
    for one in everyone:
        if one.source.published is None:
            without.setdefault(one.source.document, one)
    yield from undated(list(without.values()), days)
    ways = {order(claim, o, days).how for o in others if claim.source.document != o.source.document}
    if ruling.verdict == "changed" and ways & {"former", "words"}:
        yield "which is later was taken from their words"
    if "" in ways:
        yield unordered((claim, *others))
    if claim.kind != "date" and any((claim.when is None) != (o.when is None) for o in others):
        yield "only one side says when, and the other was taken to mean the same time"
    if any(bool(places(claim)) != bool(places(o)) for o in others):
        yield "only one side names a place, and the other was taken to mean the same one"


def undated(claims: Sequence[Claim], days: Days) -> Iterator[str]:
    """Yield what was assumed of the days of documents without a date, one claim of each given."""
    plain = [named(c) for c in claims if not (days.how(c) and days.first(c))]
    for one in claims:
        since, how = days.first(one), days.how(one)
        if how == "draft":
            yield f"{named(one)} has no date, and was taken to be the latest"
        elif how == "values" and since:
            yield (
                f"{named(one)} has no date, but repeats figures first published on {day(since)},"
                " and was taken to be no older"
            )
    if len(plain) > NAMED + 1:
        yield f"{', '.join(plain[:NAMED])} and {len(plain) - NAMED} others have no publication date"
    elif plain:
        most = f"{', '.join(plain[:-1])} and {plain[-1]} have" if plain[1:] else f"{plain[0]} has"
        yield f"{most} no publication date"


def unordered(claims: Sequence[Claim]) -> str:
    """Return that the order of claims is not known, and why."""
    if any(c.source.published is None for c in claims):
        return "which of them is later is not known"
    return "they are of one day, and were taken to tell of the same state of things"


def places(claim: Claim) -> set[str]:
    """Return the keys of the places that a clause names."""
    return {n.key for n in claim.names if n.kind == "LOC"}


def alternatives(
    claim: Claim, others: Sequence[Claim], ruling: Ruling, days: Days = UNKNOWN
) -> Iterator[str]:
    """Yield what else could explain the difference; at least one."""
    told = [text for text, holds in ALTERNATIVES if any(holds(claim, o, ruling, days) for o in others)]
    yield from told[:3]
    if not told:
        yield "the two passages may speak of different things after all"


def slipped(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether the figures look like a slip of one another."""
    return slips.slip(a.value, b.value)


def may_have_moved(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether a contradiction could be a change that no text tells."""
    if a.source.published and a.source.published == b.source.published:
        return False
    return ruling.verdict == "contradicts" and order(a, b, days).how in ("dates", "values", "")


def may_be_wrong(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether a change is not certain."""
    return ruling.verdict == "changed" and ruling.likely < 0.9


def unsure(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether one side is no plain fact."""
    return any(c.modality != "fact" or {"hedge", "alleged"} & set(c.marks) for c in (a, b))


def bounded(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether one amount is a bound or is approximate."""
    return any(
        isinstance(c.value, Amount) and not c.value.exact and c.value.dimension != "score" for c in (a, b)
    )


def of_a_part(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether one amount could count a part of what the other counts."""
    return isinstance(a.value, Amount) and bool(set(a.modifiers) ^ set(b.modifiers) or places(a) ^ places(b))


def of_a_source(a: Claim, b: Claim, ruling: Ruling, days: Days) -> bool:
    """Whether one side quotes somebody."""
    return bool(a.speaker or b.speaker) and ruling.verdict != "disputed"


Holds = Callable[[Claim, Claim, Ruling, Days], bool]
ALTERNATIVES: tuple[tuple[str, Holds], ...] = (
    ("a slip in copying the figure", slipped),
    ("the matter may have moved between the two, though neither text says so", may_have_moved),
    ("one side may be mistaken rather than out of date", may_be_wrong),
    ("one side may be a plan, an estimate or hearsay that was never meant as final", unsure),
    ("one side gives a bound or a rounded figure", bounded),
    ("one figure may count a part, a place or a group that the other does not", of_a_part),
    ("the value may be that of the source who is quoted", of_a_source),
)
