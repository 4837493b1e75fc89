"""A finding as the page shows it: the passages in their context, the reasons, the matter, the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.model import Document, DocumentSummary, Finding, Location
from claimcheck.report._lines import clean, speaker, spoken
from claimcheck.report._page.marks import kept
from claimcheck.report._page.matter import LETTERS, Matter, several
from claimcheck.report._page.names import Names
from claimcheck.report._page.pictures import Graph, Line, graph, line
from claimcheck.values.days import day

# The hundreds digit of a code is the verdict; findings inside one article have a family of their own.
LOOKS = {"1": "contradicts", "2": "changed", "3": "disputed", "4": "outdated", "5": "inside"}
WORDS = {
    "contradicts": "Contradicts",
    "changed": "Changed",
    "disputed": "Disputed",
    "outdated": "Out of date",
    "inside": "Inside one article",
}
# Characters of the paragraph shown before and after a passage: about three lines of a column each.
AROUND = 220


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage side by side with those it cannot agree with; ``letter`` names its side, or is ""."""

    letter: str
    name: str
    path: str
    place: str
    iso: str
    day: str
    title: str
    before: str
    head: str
    marked: str
    tail: str
    after: str
    value: str
    said: tuple[str, ...]
    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with all that the page says of it."""

    number: int
    finding: Finding
    look: str
    verdict: str
    kind: str
    title: str
    message: str
    values: tuple[str, ...]
    passages: tuple[Passage, ...]
    why: tuple[tuple[str, tuple[str, ...]], ...]
    documents: str
    matter: Matter | None
    line: Line | None
    graph: Graph | None


def look(finding: Finding) -> str:
    """Return the family of a finding by its code; by its verdict where the code is of another's making."""
    return LOOKS.get(finding.code[2:3], finding.verdict)


def kind(finding: Finding) -> str:
    """Return the kind of claim of a finding ("quantity"), or the check that made it ("weekday")."""
    named = look(finding)
    return clean(finding.rule if named == "inside" else finding.rule.partition("-")[2] or finding.rule)


def card(
    number: int,
    finding: Finding,
    called: Names,
    matter: Matter | None,
    sources: Mapping[str, tuple[DocumentSummary, Document | None]],
) -> Card:
    """Return a finding as the page shows it."""
    places = (finding.primary, *finding.related)
    letters = ("A", *("B" for _ in finding.related)) if finding.related and matter else ("",) * len(places)
    passages = tuple(
        passage(letter, place, called, *sources.get(called.home(place), (None, None)))
        for letter, place in zip(letters, places, strict=True)
    )
    values = matter.values[:2] if matter else tuple(dict.fromkeys(p.value for p in passages if p.value))
    return Card(
        number=number,
        finding=finding,
        look=look(finding),
        verdict=WORDS.get(look(finding), finding.verdict),
        kind=kind(finding),
        title=titled(finding),
        message=sentence(called.told(finding.message)),
        values=values,
        passages=passages,
        why=why(finding, called),
        documents=" ".join(dict.fromkeys(p.document for p in passages if p.document)),
        matter=matter,
        line=line(matter) if matter and several(matter) else None,
        graph=graph(matter, called) if matter else None,
    )


def titled(finding: Finding) -> str:
    """Return the topic of a finding as a title: with a capital, without the quotes around all of it."""
    topic = clean(finding.topic) or clean(finding.rule)
    if topic[:1] == "“" and topic[-1:] == "”" and topic.count("“") == 1:
        topic = topic[1:-1]
    return capital(topic)


def capital(text: str) -> str:
    """Return words with a capital at their beginning."""
    return text[:1].upper() + text[1:]


def why(finding: Finding, called: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lists of sentences that stand under a finding, without those that are empty."""
    lists = (
        ("Held together because", finding.reasons),
        ("Taken for granted", finding.assumed),
        ("What else could explain it", finding.explanations),
    )
    return tuple((title, tuple(sentence(called.told(s)) for s in said)) for title, said in lists if said)


def sentence(text: str) -> str:
    """Return a sentence with a capital; a path keeps its form."""
    first = text.split(" ", 1)[0]
    return text if "/" in first or "." in first.rstrip(".") else text[:1].upper() + text[1:]


def passage(
    letter: str, place: Location, called: Names, summary: DocumentSummary | None, document: Document | None
) -> Passage:
    """Return a passage in its context."""
    low, high = marked(place)
    before, after = around(place, document)
    said = [f"Said by {speaker(place.speaker)}."] if place.speaker else []
    said += [f"Speaks of {spoken(place.when)}."] if place.when else []
    said += [sentence(called.told(place.note))] if place.note else []
    return Passage(
        letter=letter if letter in LETTERS else "",
        name=called.name(place.document),
        path=called.short(place.document),
        place=f"line {place.line}, column {place.column}",
        iso=place.published.isoformat() if place.published else "",
        day=day(place.published) if place.published else "no date",
        title=clean(summary.title) if summary else "",
        before=before,
        head=flat(place.quote[:low]),
        marked=flat(place.quote[low:high]),
        tail=flat(place.quote[high:]),
        after=after,
        value=clean(place.value),
        said=tuple(said),
        claim=place.claim,
        document=called.anchors.get(called.home(place), ""),
    )


def marked(place: Location) -> tuple[int, int]:
    """Return which part of a quote carries its value: offsets in the quote, equal when it is not known."""
    length = len(place.quote)
    if place.value_start is not None and place.value_end is not None:
        low, high = place.value_start - place.start, place.value_end - place.start
        if 0 <= low < high <= length:
            return low, high
    for words in (place.value, place.value.rpartition(" (")[0]):
        at = place.quote.find(words) if words else -1
        if at >= 0:
            return at, at + len(words)
    return length, length


def around(place: Location, document: Document | None) -> tuple[str, str]:
    """Return what stands before and after a passage in its paragraph, cut at words."""
    if document is None or document.text[place.start : place.end] != place.quote:
        return clean(place.prefix) and f"…{flat(place.prefix)}", clean(
            place.suffix
        ) and f"{flat(place.suffix)}…"
    within = [b for b in document.blocks if b.start <= place.start < b.end]
    start = within[0].start if within else document.text.rfind("\n\n", 0, place.start) + 1
    end = within[0].end if within else document.text.find("\n\n", place.end)
    end = max(len(document.text) if end < 0 else end, place.end)
    before, after = document.text[start : place.start], document.text[place.end : end]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return flat(before), flat(after)


def flat(text: str) -> str:
    """Return a run of text on one line that keeps a space at either end, without what does harm."""
    plain = kept(text)
    inside = " ".join(plain.split())
    if not inside:
        return " " if plain else ""
    return " " * plain[:1].isspace() + inside + " " * plain[-1:].isspace()
