"""Figures that are held: pinned with a hash of the corpora, and never lowered silently.

``corpora/floors.json`` holds, for each part of the corpora, the figures reached when they were pinned. A run
that falls below one of them fails, and so does a run over other corpus files than those that were pinned.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from claimcheck.errors import ConfigError
from claimcheck.evaluate.gold import stories_below
from claimcheck.model import Record

FLOORS = "floors.json"
SPLIT = "split.toml"
HELD = ("recall", "precision", "verdict", "traps_hit", "agreement")
LOWER_IS_BETTER = frozenset({"traps_hit"})


class Figures(Record):
    """The figures of one part: the five that are held, and the counts behind them as "n/of"."""

    stories: int
    recall: float
    precision: float
    f1: float
    verdict: float
    traps_hit: float
    agreement: float
    counts: dict[str, str]
    by_kind: dict[str, str]
    by_verdict: dict[str, str]
    precision_by_verdict: dict[str, str]

    def held(self) -> dict[str, float]:
        """Return the figures that floors are about."""
        return {name: float(getattr(self, name)) for name in HELD}


class Lowered(Record):
    """A floor that was lowered on purpose, and why."""

    part: str
    figure: str
    before: float
    after: float
    reason: str = Field(min_length=1)


class Floors(Record):
    """What floors.json holds; for ``traps_hit`` the floor is a ceiling."""

    corpus: str
    floors: dict[str, dict[str, float]]
    figures: dict[str, Figures]
    lowered: tuple[Lowered, ...] = ()


def corpus_hash(corpora: Path) -> str:
    """Return a hash of every file of the story sets and of the split: path, length and bytes."""
    digest = hashlib.sha256()
    files = {path for story in stories_below(corpora) for path in story.rglob("*") if path.is_file()}
    split = corpora / SPLIT
    files |= {split} if split.is_file() else set()
    for path in sorted(files, key=lambda p: p.relative_to(corpora).as_posix()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(corpora).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def load_floors(corpora: Path) -> Floors | None:
    """Read the pinned floors; None when nothing is pinned yet."""
    path = corpora / FLOORS
    if not path.is_file():
        return None
    try:
        return Floors.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{place}: {first['msg']}", where=str(path)) from error


def save_floors(corpora: Path, floors: Floors) -> None:
    """Write the floors: keys sorted, so that a change reads as one."""
    text = json.dumps(floors.model_dump(mode="json"), indent=1, sort_keys=True, ensure_ascii=False)
    (corpora / FLOORS).write_text(text + "\n", encoding="utf-8")


def shortfalls(floors: Floors, corpus: str, figures: Mapping[str, Figures]) -> list[str]:
    """Return why a run does not hold the floors, one line each; empty when it does."""
    found = []
    if corpus != floors.corpus:
        found.append("the corpus files are not those that were pinned (--repin pins the new ones)")
    for part, held in sorted(floors.floors.items()):
        if part not in figures:
            found.append(f"{part}: pinned, but not among the sets")
            continue
        now = figures[part].held()
        for name, floor in sorted(held.items()):
            if _worse(name, now[name], floor):
                found.append(f"{part}: {name} is {now[name]:.3f}, {_word(name)} {floor:.3f}")
    return found


def pin(old: Floors | None, corpus: str, figures: Mapping[str, Figures], lower: str = "") -> Floors:
    """Return the floors to pin: the figures reached.

    Where a figure is worse than its floor (or its part is gone), a reason is wanted in ``lower``, which is
    kept; without one this is an error.
    """
    lowered = []
    for part, held in sorted((old.floors if old else {}).items()):
        now = figures[part].held() if part in figures else dict.fromkeys(held, 0.0)
        for name, floor in sorted(held.items()):
            if part not in figures or _worse(name, now[name], floor):
                lowered.append((part, name, floor, now[name]))
    if lowered and not lower.strip():
        part, name, floor, value = lowered[0]
        raise ConfigError(
            f"{len(lowered)} floors would be lowered, first {part}: {name} from {floor:.3f} to {value:.3f}",
            hint="a floor is never lowered silently: --repin --lower 'why'",
        )
    kept = old.lowered if old else ()
    new = tuple(Lowered(part=p, figure=n, before=b, after=a, reason=lower.strip()) for p, n, b, a in lowered)
    return Floors(
        corpus=corpus,
        floors={part: reached.held() for part, reached in figures.items()},
        figures=dict(figures),
        lowered=kept + new,
    )


def _worse(name: str, now: float, floor: float) -> bool:
    return now > floor if name in LOWER_IS_BETTER else now < floor


def _word(name: str) -> str:
    return "over its ceiling" if name in LOWER_IS_BETTER else "below its floor"
