"""From rifts to findings: who stands alone, what to say of it, and what else could explain it.

The wording is neutral: it never says which side is false. A finding has one primary claim (the draft's, or that of
the side that stands alone) and the claims of the other side that are linked to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from claimcheck import codes, topics
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.order import order
from claimcheck.judge.verdict import verdict
from claimcheck.judge.wording import about, alternatives, assumptions, reasons, shown, where
from claimcheck.kinds import kinds
from claimcheck.link.weigh import Weights, shipped
from claimcheck.link import values
from claimcheck.model import Claim, Finding, Link, Location, Severity, Verdict

FAMILIES = {"contradicts": codes.CONTRADICTS, "changed": codes.CHANGED, "disputed": codes.DISPUTED}
# Related claims that a finding shows: more than these make a list and no note.
MOST = 6


def findings(
    rifts: Iterable[Rift],
    *,
    drafts: frozenset[str] = frozenset(),
    origins: dict[str, str] | None = None,
    weights: Weights | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each rift; with ``drafts`` (document ids) as DESIGN.md has it for a draft.

    ``origins`` maps document ids to the origin they copy from; a side's weight is its number of origins.
    """
    named = origins or {}
    for rift in rifts:
        if all(k.first.source.document == k.second.source.document for k in rift.links):
            continue  # what one document says of itself is for checks/
        ruling, sure = verdict(rift, weights or shipped())
        claim, links = primary(rift, drafts, named)
        if drafts and claim.source.document in drafts:
            yield from drafted(claim, links, ruling, sure, rift)
        elif not drafts:
            yield finding(claim, links, ruling, level(ruling), FAMILIES[ruling], sure, rift)


def drafted(
    claim: Claim, links: Sequence[Link], ruling: Verdict, sure: float, rift: Rift
) -> Iterator[Finding]:
    """Yield the finding on a draft's claim: out of date is an error, the newest value is none."""
    if ruling == "changed":
        placed = [order(claim, other(claim, link)) for link in links]
        if all(p.later is claim and p.how for p in placed):
            return
        newer = [k for k, p in zip(links, placed, strict=True) if p.earlier is claim or not p.how]
        yield finding(claim, newer, ruling, "error", codes.OUTDATED, sure, rift)
        return
    yield finding(claim, links, ruling, level(ruling), FAMILIES[ruling], sure, rift)


def level(ruling: Verdict) -> Severity:
    """Return how grave a verdict is."""
    return "error" if ruling == "contradicts" else "warning"


def other(claim: Claim, link: Link) -> Claim:
    """Return the other claim of a link."""
    return link.second if link.first.id == claim.id else link.first


def primary(rift: Rift, drafts: frozenset[str], origins: dict[str, str]) -> tuple[Claim, list[Link]]:
    """Return the claim a finding starts from, with its links: a draft's, or the lone side's best linked one."""

    def weight(side: Side) -> int:
        return len({origins.get(c.source.document, c.source.document) for c in side.claims})

    ranked: dict[str, tuple[Claim, list[Link]]] = {}
    lone = {c.id for c in min((rift.one, rift.other), key=lambda s: (weight(s), -latest(s), s.id)).claims}
    for link in rift.links:
        if link.first.source.document == link.second.source.document:
            continue
        for claim in (link.first, link.second):
            ranked.setdefault(claim.id, (claim, []))[1].append(link)

    def rank(entry: tuple[Claim, list[Link]]) -> tuple[bool, bool, float, str]:
        claim, links = entry
        total = sum(link.probability for link in links)
        return (claim.source.document not in drafts, claim.id not in lone, -total, claim.id)

    claim, links = min(ranked.values(), key=rank)
    return claim, once_a_document(claim, links)


def latest(side: Side) -> int:
    """Return the day of a side's latest publication as an ordinal, 0 when none is known."""
    return max((c.source.published.toordinal() for c in side.claims if c.source.published), default=0)


def once_a_document(claim: Claim, links: Sequence[Link]) -> list[Link]:
    """Return the likeliest link to each document, at most ``MOST``, in the order of their places."""
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda k: (-k.probability, k.first.id, k.second.id)):
        best.setdefault(other(claim, link).source.document, link)
    kept = list(best.values())[:MOST]
    return sorted(kept, key=lambda k: (other(claim, k).source.path, other(claim, k).start))


def finding(
    claim: Claim,
    links: Sequence[Link],
    ruling: Verdict,
    grave: Severity,
    family: codes.Family,
    sure: float,
    rift: Rift,
) -> Finding:
    """Return the finding on a claim and those it conflicts with."""
    number = kinds()[claim.kind].NUMBER
    others = [other(claim, link) for link in links]
    code = codes.code(family, number)
    likely = max(link.probability for link in links)
    return Finding(
        code=code,
        rule=codes.rule(family, claim.kind),
        verdict=ruling,
        level=grave,
        confidence=round(likely, 2),
        topic=topic(claim, others),
        message=message(claim, others, ruling, family),
        fingerprint=fingerprint(code, claim, others),
        primary=location(claim),
        related=tuple(location(o) for o in others),
        reasons=tuple(reasons(claim, links)),
        assumed=tuple(assumptions(claim, others)),
        explanations=tuple(alternatives(claim, others, ruling, sure)),
    )


def topic(claim: Claim, others: Sequence[Claim]) -> str:
    """Return the matter in a few words: the topic's title, or what is measured."""
    for one in (claim, *others):
        if one.topic:
            titles = {t.name: t.title for t in topics.shipped()}
            return titles.get(one.topic, one.topic)
    return about(claim, others)


def message(claim: Claim, others: Sequence[Claim], ruling: Verdict, family: codes.Family) -> str:
    """Return what a finding says in one sentence or two, with both values and where they stand."""
    matter = topic(claim, others)
    mine = f"{shown(claim)} in {where(claim)}"
    seen: dict[str, list[str]] = {}
    for one in others:
        seen.setdefault(shown(one), []).append(where(one))
    theirs = "; ".join(f"{value} in {', '.join(dict.fromkeys(places))}" for value, places in seen.items())
    if family is codes.OUTDATED:
        return f"The draft may be out of date on {matter}: {mine}, but {theirs}."
    if ruling == "changed":
        return f"What is said of {matter} has changed: {mine}; {theirs}."
    if ruling == "disputed":
        return f"Parties disagree on {matter}: {mine}; {theirs}."
    return f"The articles differ on {matter}: {mine}; {theirs}. Both cannot hold."


def fingerprint(code: str, claim: Claim, others: Sequence[Claim]) -> str:
    """Return a name for a finding that survives edits elsewhere: no offsets, no lines, no order."""
    told = sorted(
        f"{c.source.path}\x1f{' '.join(c.quote.split())}\x1f{c.value_text}" for c in (claim, *others)
    )
    return hashlib.sha256("\x1e".join((code, *told)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def location(claim: Claim, note: str | None = None) -> Location:
    """Return where a claim stands, as reports show it."""
    return Location(
        claim=claim.id,
        document=claim.source.path,
        published=claim.source.published,
        start=claim.start,
        end=claim.end,
        line=claim.place.line,
        column=claim.place.column,
        end_line=claim.place.end_line,
        end_column=claim.place.end_column,
        quote=claim.quote,
        prefix=claim.prefix,
        suffix=claim.suffix,
        value=shown(claim),
        value_start=claim.value_start,
        value_end=claim.value_end,
        when=values.told(claim.when) if claim.when else None,
        speaker=claim.speaker,
        note=note,
    )
