"""From rifts to findings: who stands alone, what to say of it, and what else could explain it.

The wording is neutral: it never says which side is false. A finding has one primary claim (the draft's, or
that of the side that stands alone) and the claims of the other side that are linked to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck import codes
from claimcheck.judge.days import UNKNOWN, Days
from claimcheck.judge.draft import FAMILIES, drafted, superseded
from claimcheck.judge.matters import Rift, Side, definite
from claimcheck.judge.message import denied, message, shown
from claimcheck.judge.topic import about
from claimcheck.judge.verdict import Ruling, verdict
from claimcheck.judge.wording import alternatives, assumptions, reasons
from claimcheck.kinds import kinds
from claimcheck.link import values
from claimcheck.link.levels import LEVELS
from claimcheck.model import EXISTENCE, Claim, Finding, Link, Location, Severity, Verdict

# Related claims that a finding shows: more than these make a list and no note.
MOST = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """What findings are made under: the days of the documents, the drafts, what origin each copies, titles.

    ``titles`` are those of the topics, by name.
    """

    days: Days = UNKNOWN
    drafts: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


Told = tuple[Claim, list[Link], Ruling, codes.Family]


def findings(rifts: Iterable[Rift], under: Judged) -> Iterator[Finding]:
    """Yield a finding for each rift; where there are drafts, as ``draft.py`` has it for a draft."""
    for claim, links, ruling, family in gathered(ruled(list(rifts), under)):
        yield finding(claim, links, ruling, family, under)


def ruled(found: Sequence[Rift], under: Judged) -> Iterator[Told]:
    """Yield what is told of each rift: the claim to start from, its links, the ruling and its family."""
    old = superseded(found, under.days, under.drafts) if under.drafts else frozenset()
    for rift in found:
        ruling = verdict(rift, under.days)
        if inside(rift) and (ruling.verdict != "disputed" or under.drafts):
            continue  # what one document says of itself is for checks/, but for two parties that it quotes
        claim, links = primary(rift, under, ruling)
        if not under.drafts:
            yield claim, links, ruling, FAMILIES[ruling.verdict]
        elif claim.source.document in under.drafts:
            told = drafted(rift, claim, old, under.days, under.drafts)
            if told is not None:
                yield claim, links, told.ruling, told.family


def gathered(found: Iterable[Told]) -> list[Told]:
    """Return what is told with one entry for a claim and the value that gainsays it, whoever gives it.

    Articles that a draft is checked against are not held against each other, so that two of them with one
    value are two sides; to the reader they are one matter.
    """
    kept: list[Told] = []
    known: dict[tuple[str, codes.Family, str], list[int]] = {}
    for claim, links, ruling, family in found:
        places = known.setdefault((claim.id, family, ruling.because), [])
        value = other(claim, links[0]).value
        for at in places:
            others = kept[at][1]
            if values.standing(value, other(claim, others[0]).value) == "alike":
                kept[at] = (claim, once_a_document(claim, [*others, *links]), kept[at][2], family)
                break
        else:
            places.append(len(kept))
            kept.append((claim, links, ruling, family))
    return kept


def once(found: Iterable[Finding]) -> list[Finding]:
    """Return findings without those on rules and states that only tell again what a likelier one tells.

    "Signed" and "not signed" are read as states of the ordinance and of the signing: one finding is enough.
    """
    kept: list[Finding] = []
    for one in sorted(found, key=lambda f: (-f.confidence, f.fingerprint)):
        stands = one.rule.endswith(tuple(LEVELS))
        if not (stands and any(k.rule.endswith(tuple(LEVELS)) and covers(k, one) for k in kept)):
            kept.append(one)
    return kept


def covers(one: Finding, other: Finding) -> bool:
    """Whether each pair of passages of ``other`` overlaps a pair of ``one``."""

    def meet(a: Location, b: Location) -> bool:
        return a.document == b.document and a.start < b.end and b.start < a.end

    return all(
        any(
            (meet(one.primary, other.primary) and meet(mine, theirs))
            or (meet(one.primary, theirs) and meet(mine, other.primary))
            for mine in one.related
        )
        for theirs in other.related
    )


def inside(rift: Rift) -> bool:
    """Whether no link goes from one document to another."""
    return all(k.first.source.document == k.second.source.document for k in rift.links)


def level(family: codes.Family) -> Severity:
    """Return how grave a family of findings is."""
    return "error" if family in (codes.CONTRADICTS, codes.OUTDATED) else "warning"


def other(claim: Claim, link: Link) -> Claim:
    """Return the other claim of a link."""
    return link.second if link.first.id == claim.id else link.first


def primary(rift: Rift, under: Judged, ruling: Ruling) -> tuple[Claim, list[Link]]:
    """Return the claim a finding starts from, with its links: a draft's, or the lone side's best one."""

    def weight(side: Side) -> int:
        return len({under.origins.get(c.source.document, c.source.document) for c in side.claims})

    ranked: dict[str, tuple[Claim, list[Link]]] = {}
    lone = {c.id for c in min((rift.one, rift.other), key=lambda s: (weight(s), -latest(s), s.id)).claims}
    if rift.links[0].first.topic == EXISTENCE:
        # Those who tell of a thing need not agree on it: what they have in common is the text that denies it.
        lone = {c.id for k in rift.links for c in (k.first, k.second) if c.negated}
    alone = inside(rift) or ruling.verdict == "disputed"
    for link in rift.links:
        if not alone and link.first.source.document == link.second.source.document:
            continue
        for claim in (link.first, link.second):
            ranked.setdefault(claim.id, (claim, []))[1].append(link)

    def rank(entry: tuple[Claim, list[Link]]) -> tuple[bool, bool, float, tuple[str, ...]]:
        claim, links = entry
        total = sum(link.probability for link in links)
        return (claim.source.document not in under.drafts, claim.id not in lone, -total, named(claim))

    claim, links = min(ranked.values(), key=rank)
    return claim, once_a_document(claim, links)


def named(claim: Claim) -> tuple[str, ...]:
    """Return what a claim is ordered by: its words first, so that a moved paragraph changes no choice."""
    return claim.source.path, " ".join(claim.quote.split()), claim.value_text, claim.id


def latest(side: Side) -> int:
    """Return the day of a side's latest publication as an ordinal, 0 when none is known."""
    return max((c.source.published.toordinal() for c in side.claims if c.source.published), default=0)


def once_a_document(claim: Claim, links: Sequence[Link]) -> list[Link]:
    """Return the likeliest link to each document, at most ``MOST``, in the order of their places."""
    best: dict[str, Link] = {}
    ranked = sorted(links, key=lambda k: (-k.probability, -definite(k), named(k.first), named(k.second)))
    for link in ranked:
        best.setdefault(other(claim, link).source.document, link)
    kept = list(best.values())[:MOST]
    return sorted(kept, key=lambda k: (other(claim, k).source.path, other(claim, k).start))


def finding(
    claim: Claim, links: Sequence[Link], ruling: Ruling, family: codes.Family, under: Judged
) -> Finding:
    """Return the finding on a claim and those it conflicts with."""
    others = [other(claim, link) for link in links]
    code = codes.code(family, kinds()[claim.kind].NUMBER)
    said: Verdict = ruling.verdict
    matter = about(claim, others, under.titles)
    return Finding(
        code=code,
        rule=codes.rule(family, claim.kind),
        verdict=said,
        level=level(family),
        confidence=round(max(link.probability for link in links), 2),
        topic=matter,
        message=message(claim, others, ruling, family, matter),
        fingerprint=fingerprint(code, claim, others),
        primary=location(claim),
        related=tuple(location(o) for o in others),
        reasons=tuple(reasons(links, ruling)),
        assumed=tuple(assumptions(claim, others, ruling, under.days)),
        explanations=tuple(alternatives(claim, others, ruling, under.days)),
    )


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
        note=note or ("the text denies this" if denied(claim) else None),
    )
