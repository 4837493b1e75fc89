"""The halves of the story sets: one to learn from, one to look at rarely.

The rule, the same for everybody who runs it: sets are grouped by domain (``[domains]`` in split.toml), and in
each group, by name, every second one goes to the other half. Then two sets of one group change places as long
as that brings the two halves nearer to each other in the counts of conflicts by kind, conflicts by verdict,
internal conflicts by kind, traps and agreements; the best exchange first, of equal ones the first by name.

Sets written later stand beside the halves: ``more`` was read while rules were made, of ``later`` the
misses of some were, and of ``sealed`` nobody who makes rules has read an article, a label or a miss.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from claimcheck.errors import ConfigError
from claimcheck.evaluate.floors import SPLIT
from claimcheck.evaluate.gold import Gold
from claimcheck.evaluate.stories import CONFLICTS
from claimcheck.model import Record


class Split(Record):
    """What split.toml holds: the halves and the domains they are made from, later sets, and sets apart."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    learn: tuple[str, ...]
    rarely: tuple[str, ...] = Field(alias="look-rarely")
    more: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    apart: tuple[str, ...]
    domains: dict[str, tuple[str, ...]]

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the parts that are reported, by name: both halves, each half, later sets, those apart."""
        parts = {"all": (*self.learn, *self.rarely), "learn": self.learn, "look-rarely": self.rarely}
        parts |= {"more": self.more, "later": self.later, "sealed": self.sealed}
        return {name: sets for name, sets in parts.items() if sets} | {name: (name,) for name in self.apart}


def load_split(corpora: Path) -> Split:
    """Read split.toml."""
    path = corpora / SPLIT
    try:
        return Split.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ConfigError(str(error), where=str(path)) from error


def divide(golds: Mapping[str, Gold], domains: Mapping[str, tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """Return the names of the two halves (learn, look rarely) that the rule gives."""
    traits = {name: traits_of(gold) for name, gold in golds.items()}
    group_of = {name: group for group, names in domains.items() for name in names}
    order = sorted(golds, key=lambda name: (group_of[name], name))
    half = {name: at % 2 for at, name in enumerate(order)}
    distance = _distance(half, traits)
    while True:
        best = distance, "", ""
        for a in order:
            for b in order:
                if half[a] == 0 and half[b] == 1 and group_of[a] == group_of[b]:
                    best = min(best, (_distance(half | {a: 1, b: 0}, traits), a, b))
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


def _distance(half: Mapping[str, int], traits: Mapping[str, Counter[str]]) -> float:
    """Return the sum over the traits of (difference of the halves)^2 / (count in both)."""
    difference: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, side in half.items():
        for trait, count in traits[name].items():
            difference[trait] += count if side else -count
            total[trait] += count
    return round(sum(d * d / total[trait] for trait, d in sorted(difference.items()) if total[trait]), 9)
