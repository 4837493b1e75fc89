"""Score reports against story sets with gold labels.

    python -m claimcheck.evaluate.stories CORPORA [--misses] [--repin [--lower REASON]]

What is counted, for each set:

recall      gold relations (contradicts, changed, disputed) and internal conflicts that some finding points
            at, over all of them
precision   pairs reported (a finding's primary with each of its related claims) that match a gold relation
            or internal conflict, over all pairs reported; findings of level "note" whose verdict is none of
            the three are not counted
verdict     of the relations found, those that some finding reports with the gold verdict
traps_hit   look-alike pairs that were reported, over all traps (lower is better)
agreement   values stated alike in two or more files that some agreement group joins

A side of a pair matches a gold mention when both are in the same file and share at least half of the words
of the shorter of the two. A quote of more than 60 words matches nothing: a claim is a clause.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from claimcheck.evaluate.gold import GOLD, Gold, Mention, load_gold

JsonReport = dict[str, Any]
Check = Callable[[Path], JsonReport]

CONFLICTS = ("contradicts", "changed", "disputed")
LONGEST_CLAUSE = 60
WORD = re.compile(r"[a-z0-9]+(?:[.,'][a-z0-9]+)*|[%$€£]")
PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2013": "-", "\u2014": " "})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a quote as a multiset, and the name of the file it stands in."""

    file: str
    quote: str
    words: Counter[str]
    size: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gold relation or internal conflict that a report should point at."""

    name: str
    kind: str
    verdict: str
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that a report says cannot both hold."""

    code: str
    verdict: str
    first: Clause
    second: Clause


@dataclass(frozen=True, slots=True)
class StoryScore:
    """The counts of one set, keyed by (what, group), and its misses and false alarms as lines.

    Groups are "all", "kind K" and "verdict V". What: wanted, found, right (found with the gold verdict);
    reported and good pairs (by reported verdict); traps, hit; joinable and joined agreements.
    """

    story: str
    counts: Counter[tuple[str, str]]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of several sets; ``part`` takes some of them, ``figures`` sums them up."""

    stories: tuple[StoryScore, ...]

    def part(self, names: Iterable[str]) -> Scores:
        """Return the scores of the named sets only."""
        wanted = set(names)
        return Scores(tuple(s for s in self.stories if s.story in wanted))

    @property
    def lines(self) -> tuple[str, ...]:
        """Every miss, false alarm, reported trap and agreement not joined, in the order of the sets."""
        return tuple(line for story in self.stories for line in story.lines)

    @property
    def counts(self) -> Counter[tuple[str, str]]:
        """The counts of all sets together."""
        total: Counter[tuple[str, str]] = Counter()
        for story in self.stories:
            total.update(story.counts)
        return total


def score(stories: Iterable[Path], check: Check) -> Scores:
    """Score ``check`` on story sets.

    ``check`` gets a folder that holds a copy of the set without its labels, and returns a JSON report.
    """
    return Scores(tuple(score_report(load_gold(story), _run(story, check)) for story in stories))


def score_report(gold: Gold, report: JsonReport) -> StoryScore:
    """Score one report against the labels of its set."""
    counts: Counter[tuple[str, str]] = Counter()
    wanted, pairs = list(wanted_of(gold)), list(pairs_of(report))
    lines, good = _score_conflicts(wanted, pairs, counts)
    false = [pair for at, pair in enumerate(pairs) if at not in good]
    lines += [_false_line(pair) for pair in false]
    lines += _score_traps(gold, false, counts)
    lines += _score_agreements(gold, report, counts)
    return StoryScore(gold.id, counts, tuple(f"{gold.id} {line}" for line in lines))


def clause(file: str, quote: str) -> Clause:
    """Return the clause that a quote is, for matching."""
    words = Counter(WORD.findall(quote.lower().translate(PLAIN)))
    return Clause(PurePath(file).name, quote, words, words.total())


def matches(said: Clause, gold: Clause) -> bool:
    """Return whether a reported clause speaks of a gold mention."""
    if said.file != gold.file or not said.size or not gold.size or said.size > LONGEST_CLAUSE:
        return False
    return 2 * (said.words & gold.words).total() >= min(said.size, gold.size)


def pair_matches(pair: Pair, left: Sequence[Clause], right: Sequence[Clause]) -> bool:
    """Return whether the two sides of a pair match one mention of each list, either way round."""

    def hit(said: Clause, mentions: Sequence[Clause]) -> bool:
        return any(matches(said, mention) for mention in mentions)

    straight = hit(pair.first, left) and hit(pair.second, right)
    return straight or (hit(pair.first, right) and hit(pair.second, left))


def wanted_of(gold: Gold) -> Iterator[Wanted]:
    """Yield what a report on the set should point at."""
    for fact in gold.facts:
        classes = {value.label: _clauses(value.mentions) for value in fact.classes}
        for relation in fact.relations:
            if relation.verdict in CONFLICTS:
                a, b = relation.between
                yield Wanted(f"{fact.id}:{a}~{b}", fact.kind, relation.verdict, classes[a], classes[b])
    for n, internal in enumerate(gold.internal):
        sides = tuple(clause(internal.file, quote) for quote in internal.quotes)
        yield Wanted(f"internal{n}", internal.kind, internal.verdict, sides, sides)


def pairs_of(report: JsonReport) -> Iterator[Pair]:
    """Yield the pairs that a JSON report reports: each finding's primary with each related claim."""
    for finding in report["findings"]:
        if finding["verdict"] not in CONFLICTS and finding["level"] == "note":
            continue
        first = _location(finding["primary"])
        for other in finding.get("related") or [finding["primary"]]:
            yield Pair(finding["code"], finding["verdict"], first, _location(other))


def _location(location: JsonReport) -> Clause:
    return clause(location["document"], location["quote"])


def _clauses(mentions: Iterable[Mention]) -> tuple[Clause, ...]:
    return tuple(clause(mention.file, mention.quote) for mention in mentions)


def _score_conflicts(
    wanted: Sequence[Wanted], pairs: Sequence[Pair], counts: Counter[tuple[str, str]]
) -> tuple[list[str], set[int]]:
    """Count what was found; return the misses and the indices of the pairs that are right."""
    lines: list[str] = []
    good: set[int] = set()
    for want in wanted:
        hits = [at for at, pair in enumerate(pairs) if pair_matches(pair, want.left, want.right)]
        good.update(hits)
        groups = ("all", f"kind {want.kind}", f"verdict {want.verdict}")
        right = any(pairs[at].verdict == want.verdict for at in hits)
        counts.update(("wanted", group) for group in groups)
        counts.update(("found", group) for group in groups if hits)
        counts.update(("right", group) for group in groups if right)
        if not hits:
            sides = f"{want.left[0].quote!r} ~ {want.right[-1].quote!r}"
            lines.append(f"MISSED {want.verdict} {want.kind} {want.name}: {sides}")
        elif not right:
            said = "/".join(sorted({pairs[at].verdict for at in hits}))
            sides = f"{want.left[0].quote!r} ~ {want.right[-1].quote!r}"
            lines.append(f"VERDICT {said} for {want.verdict} {want.kind} {want.name}: {sides}")
    for at, pair in enumerate(pairs):
        for group in ("all", f"verdict {pair.verdict}"):
            counts["reported", group] += 1
            counts["good", group] += at in good
    return lines, good


def _false_line(pair: Pair) -> str:
    first, second = pair.first, pair.second
    return (
        f"FALSE {pair.verdict} {pair.code}: {first.file}: {first.quote!r} ~ {second.file}: {second.quote!r}"
    )


def _score_traps(gold: Gold, false: Sequence[Pair], counts: Counter[tuple[str, str]]) -> list[str]:
    """Count the traps that some false pair fell into; return them as lines."""
    lines = []
    for trap in gold.traps:
        counts["traps", "all"] += 1
        left, right = _clauses([trap.a]), _clauses([trap.b])
        if any(pair_matches(pair, left, right) for pair in false):
            counts["hit", "all"] += 1
            lines.append(f"TRAP: {trap.a.quote!r} ~ {trap.b.quote!r} ({trap.why})")
    return lines


def _score_agreements(gold: Gold, report: JsonReport, counts: Counter[tuple[str, str]]) -> list[str]:
    """Count the values of two or more files that an agreement group joins; return the others as lines."""
    groups = [[_location(claim) for claim in group["claims"]] for group in report.get("agreements", [])]
    lines = []
    for fact in gold.facts:
        for value in fact.classes:
            mentions = _clauses(value.mentions)
            if len({mention.file for mention in mentions}) < 2:
                continue
            counts["joinable", "all"] += 1
            counts["joinable", f"kind {fact.kind}"] += 1
            if any(len(_files_joined(mentions, group)) > 1 for group in groups):
                counts["joined", "all"] += 1
                counts["joined", f"kind {fact.kind}"] += 1
            else:
                quotes = " | ".join(mention.quote for mention in mentions[:3])
                lines.append(f"NOT JOINED {fact.id}:{value.label}: {quotes}")
    return lines


def _files_joined(mentions: Sequence[Clause], group: Sequence[Clause]) -> set[str]:
    return {mention.file for mention in mentions if any(matches(side, mention) for side in group)}


def _run(story: Path, check: Check) -> JsonReport:
    """Run the check over a copy of the set that has no labels."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / story.name
        shutil.copytree(story, copy, ignore=shutil.ignore_patterns(GOLD))
        return check(copy)


if __name__ == "__main__":
    from claimcheck.evaluate.hold import main

    sys.exit(main())
