"""Count how rare words are in the story sets, and fit what tells articles of one story from those of two.

    python -m claimcheck.evaluate.background corpora

writes claimcheck/link/background.json (``link/strangers.py``); ``weights --write`` does so too. The sealed
sets of split.toml are left out. Articles of two stories are taken from the ``NEAR`` stories that are most
like each, since stories of two fields are told apart by anything. The line is fitted on each half of the
stories with the counts of the other half, and the mean of both is written.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.errors import SourceError
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.glances import load
from claimcheck.evaluate.trees import likelihoods
from claimcheck.link.contents import Contents
from claimcheck.link.related import words
from claimcheck.link.strangers import PARTS, Background, Told, given
from claimcheck.model import Claim

OUT = Path(__file__).parent.parent / "link" / "background.json"
# Words that fewer stories have are left out, and weigh as one that none has.
LEAST = 3
NEAR = 5
STEPS = 50
# Two in each half, so that each half has articles of one story and of two.
LEAST_SETS = 4
# Keeps a step finite where the two sides do not overlap.
RIDGE = 1e-9
Floats = npt.NDArray[np.float64]


def told(claims: Sequence[Claim]) -> list[Told]:
    """Return what is told in each article of a story, as far as there is anything."""
    figures = given(Contents.of(claims))
    return [Told(those, figures.get(one, ())) for one, those in sorted(words(claims).items()) if those]


def counted(stories: Sequence[Sequence[Told]]) -> Background:
    """Return how many stories have each word, name, figure and day."""
    whole = [every(story) for story in stories]
    held = Counter(each for story in whole for each in {*story.words, *story.given})
    return Background(len(stories), {each: n for each, n in sorted(held.items()) if n >= LEAST})


def every(story: Sequence[Told]) -> Told:
    """Return all that is told in a story."""
    return Told(
        {word for one in story for word in one.words}, {figure for one in story for figure in one.given}
    )


def train(stories: Sequence[Sequence[Told]]) -> Background:
    """Return the counts of all stories, and the line fitted on each half by the counts of the other."""
    halves = stories[0::2], stories[1::2]
    lines = [fitted(*shares(one, counted(other))) for one, other in (halves, halves[::-1])]
    words, figures, base = (round(sum(part) / 2, 3) for part in zip(*lines, strict=True))
    return replace(counted(stories), line=(words, figures, base))


def shares(stories: Sequence[Sequence[Told]], by: Background) -> tuple[Floats, Floats]:
    """Return what pairs of articles share: those of one story, and those of two that are near, a row each."""
    same = [by.shares(a, b) for story in stories for a, b in itertools.combinations(story, 2)]
    apart = [by.shares(a, b) for one, other in near(stories, by) for a in one for b in other]
    return np.array(same), np.array(apart)


def near(
    stories: Sequence[Sequence[Told]], by: Background
) -> Iterator[tuple[Sequence[Told], Sequence[Told]]]:
    """Yield each story with those that share most words with it."""
    whole = [every(story) for story in stories]
    for at, mine in enumerate(whole):
        others = sorted((-by.shares(mine, whole[to])[0], to) for to in range(len(whole)) if to != at)
        yield from ((stories[at], stories[to]) for _, to in others[:NEAR])


def fitted(same: Floats, apart: Floats) -> list[float]:
    """Return the line of a logistic regression in which both sides weigh as much (by Newton's method)."""
    rows = np.concatenate((same, apart))
    rows = np.concatenate((rows, np.ones((len(rows), 1))), axis=1)
    of_one = np.arange(len(rows)) < len(same)
    weight = np.where(of_one, 0.5 / len(same), 0.5 / len(apart))
    line = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = likelihoods(rows @ line)
        bend = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + RIDGE * np.eye(len(line))
        line += np.linalg.solve(bend, rows.T @ (weight * (of_one - likely)))
    return [float(part) for part in line]


def write(stories: Sequence[Sequence[Told]]) -> str:
    """Write the background of stories into the package, and say how large it is."""
    made = train(stories)
    parts: dict[str, dict[str, int]] = {part: {} for part in PARTS}
    for each, many in made.held.items():
        part = next(part for part, mark in PARTS.items() if each.startswith(mark))
        parts[part][each.removeprefix(PARTS[part])] = many
    data = {"stories": made.stories, "line": made.line, **parts}
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(text.replace(":{", ":{\n").replace("},", "},\n") + "\n", encoding="utf-8")
    return f"wrote {OUT.name}: {len(made.held)} words, names and figures, {OUT.stat().st_size // 1024} KB"


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Write the background of the story sets below a folder."""
    asked = parser(__doc__)
    asked.add_argument("corpora", type=Path)
    corpora = asked.parse_args(argv).corpora
    stories = [told(claims) for claims in load(corpora)]
    if len(stories) < LEAST_SETS:
        raise SourceError(
            f"{len(stories)} story sets",
            where=str(corpora),
            hint=f"name a folder of {LEAST_SETS} or more",
        )
    print(write(stories))
    return 0


if __name__ == "__main__":
    sys.exit(main())
