"""The articles in full, their claims marked in place and tied to the findings and agreements they are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.comparison import Comparison
from claimcheck.model import Agreement, Claim, Document, DocumentSummary, Location, Report
from claimcheck.report._lines import clean, count
from claimcheck.report._page.cards import Card, marked
from claimcheck.report._page.marks import Paragraph, Ref, Span, gathered, paragraphs
from claimcheck.report._page.names import Names
from claimcheck.values.days import day


@dataclass(frozen=True, slots=True)
class Article:
    """An article: what is known of it, and its paragraphs; none when only its summary is at hand."""

    anchor: str
    name: str
    title: str
    facts: tuple[str, ...]
    findings: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class Mark:
    """A claim on its way to be marked: the id of its article, where it stands, what it is in."""

    document: str
    start: int
    end: int
    inside: tuple[int, int] | None
    looks: list[str] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)


def marks(cards: Sequence[Card], agreements: Sequence[Agreement], called: Names) -> dict[str, Mark]:
    """Return each claim that is in a finding, in the matter of one, or in an agreement, by its id."""
    found: dict[str, Mark] = {}
    for card in cards:
        ref = Ref(f"f{card.number}", str(card.number), f"finding {card.number}: {card.verdict}")
        for place in (card.finding.primary, *card.finding.related):
            add(found, place.claim, placed(place, called), card.look, ref)
        for claim in (c for side in card.matter.sides for c in side.claims) if card.matter else ():
            add(found, claim.id, stands(claim), "agrees", ref)
    for number, agreement in enumerate(agreements, 1):
        ref = Ref(f"a{number}", f"={number}", f"stated alike, {number}")
        for place in agreement.claims:
            add(found, place.claim, placed(place, called), "agrees", ref)
    return found


def add(found: dict[str, Mark], claim: str, mark: Mark, look: str, ref: Ref) -> None:
    """Note that a claim is in something."""
    known = found.setdefault(claim, mark)
    known.looks.append(look)
    if ref not in known.refs:
        known.refs.append(ref)


def placed(place: Location, called: Names) -> Mark:
    """Return the mark of a location."""
    low, high = marked(place)
    inside = (place.start + low, place.start + high) if low < high else None
    return Mark(called.home(place), place.start, place.end, inside)


def stands(claim: Claim) -> Mark:
    """Return the mark of a claim."""
    return Mark(claim.source.document, claim.start, claim.end, (claim.value_start, claim.value_end))


def anchors(found: Mapping[str, Mark], report: Report) -> dict[str, str]:
    """Return the anchor of each marked claim, numbered in the order of the articles and places."""
    order = {d.id: at for at, d in enumerate(report.documents)}
    ordered = sorted(found, key=lambda i: (order.get(found[i].document, 0), found[i].start, found[i].end, i))
    return {claim: f"c{at}" for at, claim in enumerate(ordered, 1)}


def articles(
    report: Report,
    whole: Comparison | None,
    cards: Sequence[Card],
    found: Mapping[str, Mark],
    named: Mapping[str, str],
    called: Names,
) -> Iterator[Article]:
    """Yield the articles in the order of the report."""
    spans: dict[str, list[Span]] = {}
    for claim in named:
        mark = found[claim]
        spans.setdefault(mark.document, []).extend(spanned(mark, named[claim]))
    for one in whole.claims if whole else ():
        if one.id not in found:
            spans.setdefault(one.source.document, []).append(Span(one.value_start, one.value_end))
    texts: dict[str, Document] = {d.id: d for d in whole.documents} if whole else {}
    for at, summary in enumerate(report.documents, 1):
        document = texts.get(summary.id)
        yield Article(
            anchor=f"d{at}",
            name=called.name(summary.path),
            title=clean(summary.title) or called.short(summary.path),
            facts=tuple(facts(summary, document, called)),
            findings=tuple(c.number for c in cards if f"d{at}" in c.documents.split()),
            paragraphs=tuple(paragraphs(document, spans.get(summary.id, ()))) if document else (),
        )


def spanned(mark: Mark, anchor: str) -> Iterator[Span]:
    """Yield the spans of a marked claim: its clause with the anchor and references, its value set off."""
    look = next((look for look in mark.looks if look != "agrees"), "agrees")
    yield Span(mark.start, mark.end, look, anchor, gathered(mark.refs))
    if mark.inside:
        yield Span(*mark.inside, look, strong=True)


def facts(summary: DocumentSummary, document: Document | None, called: Names) -> Iterator[str]:
    """Yield what is known of an article, in a few words each."""
    path = called.short(summary.path)
    if path != called.name(summary.path):
        yield path
    if summary.published:
        how = clean(summary.published_from or "")
        yield day(summary.published) + (f" (date from: {how})" if how else "")
    else:
        yield "no date"
    yield count(summary.words, "word")
    yield count(summary.claims, "claim")
    if document is not None and document.url:
        yield clean(document.url)
