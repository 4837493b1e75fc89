"""The words of a finding: what a claim says, why two were compared, what was assumed, what else could be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.judge.order import order
from claimcheck.link import values
from claimcheck.model import Amount, Claim, Link, Stance, State, Verdict, When

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
    "same topic": "both belong to one topic",
    "alone": "the clauses match closely",
    "ahead of rivals": "no other passage of the two articles matches as well",
}


def shown(claim: Claim) -> str:
    """Return the value of a claim in words."""
    value = claim.value
    if isinstance(value, Stance):
        words = {"available": "possible", "unavailable": "not possible", "limited": "possible within limits"}
        return words[value.stand]
    if isinstance(value, State):
        return f"\u201c{value.state}\u201d"
    if isinstance(value, Amount) and value.low == value.high == 0:
        return f"{claim.value_text} (none)"
    if isinstance(value, When):
        told = values.told(value)
        return claim.value_text if told == claim.value_text else f"{claim.value_text} ({told})"
    noun = claim.measured if isinstance(value, Amount) and value.dimension == "count" else ""
    text = " ".join(claim.value_text.split())
    return text if not noun or noun in text.lower() else f"{text} ({noun})"


def where(claim: Claim) -> str:
    """Return which article a claim stands in, with its date."""
    day = claim.source.published
    return f"{claim.source.path} ({day.isoformat() if day else 'no date'})"


def about(claim: Claim, others: Sequence[Claim]) -> str:
    """Return what the claims speak of, in a few words."""
    for one in (claim, *others):
        if one.measured and one.measured.isalpha():
            extra = " ".join(m for m in one.modifiers[:2] if m != one.measured)
            return f"\u201c{extra} {one.measured}\u201d".replace("\u201c ", "\u201c")
    return f"\u201c{claim.predicate}\u201d" if claim.predicate else "one matter"


def reasons(claim: Claim, links: Sequence[Link]) -> Iterator[str]:
    """Yield why the claims were held to speak of one matter: the evidence that weighed most, once each."""
    told: set[str] = set()
    for link in links:
        for piece in link.evidence:
            if piece.weight <= 0 or piece.name not in TOLD:
                continue
            text = filled(TOLD[piece.name], link)
            if text and text not in told:
                told.add(text)
                yield text
            if len(told) >= 4:
                return


def filled(text: str, link: Link) -> str:
    """Return a reason with what the two claims share put in, or "" when they share nothing to show."""
    a, b = link.first, link.second
    shared = {
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


def pair(one: str, other: str) -> str:
    """Return two words as "one / other", or "" when one is missing."""
    return f"\u201c{one}\u201d / \u201c{other}\u201d" if one and other else ""


def listed(words: Sequence[str]) -> str:
    """Return up to five words as a list."""
    return ", ".join(f"\u201c{w}\u201d" for w in words[:5])


def assumptions(claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
    """Yield what was taken for granted: the order of the articles, the time they speak of."""
    undated = sorted({c.source.path for c in (claim, *others) if c.source.published is None})
    for path in undated:
        yield f"{path} has no publication date"
    ways = {order(claim, o).how for o in others}
    if "words" in ways:
        yield "which is later was taken from their words"
    if "" in ways and any(claim.source.document != o.source.document for o in others):
        yield "which of them is later is not known"
    if claim.kind != "date" and any((claim.when is None) != (o.when is None) for o in others):
        yield "only one side says when; the other was taken to mean the same time"


def alternatives(claim: Claim, others: Sequence[Claim], ruling: Verdict, sure: float) -> Iterator[str]:
    """Yield what else could explain the difference."""
    if any(values.slip(claim.value, o.value) for o in others):
        yield "a slip in copying the figure"
    if ruling == "contradicts" and any(order(claim, o).how == "dates" for o in others):
        yield "the matter may have moved between the two dates, though neither text says so"
    if ruling == "changed" and sure < 0.8:
        yield "one side may be wrong rather than out of date"
    if any(c.modality != "fact" for c in (claim, *others)):
        yield "one side may be a plan or an estimate that was never meant as final"
    if isinstance(claim.value, Amount) and any(set(claim.modifiers) ^ set(o.modifiers) for o in others):
        yield "one figure may count a part, a place or a group that the other does not"
    if any(c.speaker for c in (claim, *others)):
        yield "the figure may be that of the source who is quoted"
