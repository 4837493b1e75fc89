"""What the labels of a story set must be, and how the first forty sets were parted into halves."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path

from claimcheck.evaluate.gold import Fact, Gold, Mention, load_gold
from claimcheck.evaluate.stories import CONFLICTS


def texts_of(path: Path) -> tuple[str, ...]:
    """Return the text of a file with white space folded; a page once with and once without its head.

    A title in the head and a heading in the body may be the same words, and a label may quote either.
    """
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return (folded(raw),)
    return tuple(folded(stripped(raw, skip)) for skip in ({"script", "style", "head"}, {"script", "style"}))


def faults(story: Path) -> list[str]:
    """Return what is wrong with the labels of a story set, one readable line each."""
    gold = load_gold(story)
    missing = [d.file for d in gold.documents if not (story / d.file).is_file()]
    if missing:
        return [f"{story.name}: no file {name!r}" for name in missing]
    texts = {d.file: texts_of(story / d.file) for d in gold.documents}
    wrong = [f"{story.name}: the folder and the id {gold.id!r} differ"] if gold.id != story.name else []
    for mention in mentions(gold):
        counts = [text.count(folded(mention.quote)) for text in texts.get(mention.file, ())]
        if 1 not in counts:
            wrong.append(f"{story.name}/{mention.file}: found {counts} times: {mention.quote!r}")
    for fact in gold.facts:
        wrong += [f"{story.name}/{fact.id}: {line}" for line in relation_faults(fact)]
    return wrong


def mentions(gold: Gold) -> Iterable[Mention]:
    for fact in gold.facts:
        for value in fact.classes:
            yield from value.mentions
    for internal in gold.internal:
        yield from (Mention(file=internal.file, quote=quote) for quote in internal.quotes)
    for trap in gold.traps:
        yield from (trap.a, trap.b)


def relation_faults(fact: Fact) -> Iterable[str]:
    labels = [value.label for value in fact.classes]
    if len(set(labels)) < len(labels):
        yield "two classes of one label"
    pairs = [frozenset(relation.between) for relation in fact.relations]
    if len(set(pairs)) < len(pairs):
        yield "two relations between the same classes"
    for relation in fact.relations:
        yield from (f"no class {label!r}" for label in relation.between if label not in labels)
    for pair in itertools.combinations(labels, 2):
        if frozenset(pair) not in pairs:
            yield f"no relation between {pair[0]!r} and {pair[1]!r}"


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def stripped(page: str, skip: set[str]) -> str:
    """Return the text of a page without tags, comments and the elements in ``skip``."""
    reader = Text(skip)
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


class Text(HTMLParser):
    """Collects the text outside the skipped elements; entities are decoded by the parser."""

    def __init__(self, skip: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.skip = skip
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a skipped element."""
        self.depth += tag in self.skip

    def handle_endtag(self, tag: str) -> None:
        """Leave a skipped element."""
        if tag in self.skip and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if not self.depth:
            self.parts.append(data)


def divide(golds: Mapping[str, Gold], domains: Mapping[str, tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """Return the names of the two halves (learn, look rarely) that the rule gives."""
    traits = {name: traits_of(gold) for name, gold in golds.items()}
    group_of = {name: group for group, names in domains.items() for name in names}
    order = sorted(golds, key=lambda name: (group_of[name], name))
    half = {name: at % 2 for at, name in enumerate(order)}
    distance = distance_of(half, traits)
    while True:
        best = distance, "", ""
        for a in order:
            for b in order:
                if half[a] == 0 and half[b] == 1 and group_of[a] == group_of[b]:
                    best = min(best, (distance_of(half | {a: 1, b: 0}, traits), a, b))
        if best[0] >= distance:
            break
        distance, a, b = best
        half |= {a: 1, b: 0}
    return sorted(n for n in order if not half[n]), sorted(n for n in order if half[n])


def traits_of(gold: Gold) -> Counter[str]:
    """Return the counts in which the halves are to be alike."""
    traits = Counter({"traps": len(gold.traps)})
    for fact in gold.facts:
        for relation in fact.relations:
            if relation.verdict in CONFLICTS:
                traits.update([f"kind {fact.kind}", f"verdict {relation.verdict}"])
        for value in fact.classes:
            traits["agreements"] += len({mention.file for mention in value.mentions}) > 1
    traits.update(f"internal {internal.kind}" for internal in gold.internal)
    return traits


def distance_of(half: Mapping[str, int], traits: Mapping[str, Counter[str]]) -> float:
    """Return the sum over the traits of (difference of the halves)^2 / (count in both)."""
    difference: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, side in half.items():
        for trait, count in traits[name].items():
            difference[trait] += count if side else -count
            total[trait] += count
    return round(sum(d * d / total[trait] for trait, d in sorted(difference.items()) if total[trait]), 9)
