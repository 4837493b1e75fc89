"""Train the glance of linking (``link/gate.py``) on what the models make of all story sets in one pile.

    python -m claimcheck.evaluate.glances corpora

writes claimcheck/link/glance.json for the weights that are shipped; ``weights --write`` does so for those
that it trains. The bar is set on stories that the trees had not seen. The sealed sets of split.toml are left
out. Needs LightGBM (the extra ``weights``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.config import Config
from claimcheck.evaluate.command import command, parser
from claimcheck.evaluate.gold import articles_of, stories_below
from claimcheck.evaluate.split import load_split
from claimcheck.extract import extract
from claimcheck.link import evidence, linked
from claimcheck.link.blocks import families, pairs
from claimcheck.link.columns import columns
from claimcheck.link.contents import Contents
from claimcheck.link.gate import LOSS, SEEN, glance
from claimcheck.link.pairs import paired
from claimcheck.link.weigh import Weights, shipped
from claimcheck.model import Claim
from claimcheck.pipeline import documents, once, read_values

Array = npt.NDArray[Any]

OUT = Path(__file__).parent.parent / "link" / "glance.json"
SEED = 20261121
TREES = 60
# Tried on half the sets each, at a loss of 1 in 100 of the pairs apart that are likely: smaller trees (8
# leaves, 40 of them) pass 27 pairs in 100, larger ones (31, 150) 24, these 25, in a third of their time.
SHAPE: dict[str, Any] = {
    "objective": "cross_entropy",
    "num_leaves": 16,
    "max_depth": 6,
    "learning_rate": 0.1,
    "min_data_in_leaf": 20,
    "extra_trees": True,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
# Likelihood from which on two values that are apart may come to a finding.
LIKELY = 0.3
# Parts of the sets, each scored by trees that have seen the others, to set the bar.
FOLDS = 4


def train(stories: Sequence[Sequence[Claim]], weights: Weights) -> dict[str, Any]:
    """Return the trees and the bar for the claims of story sets, as they are written to JSON."""
    number = {claim.id: at for at, story in enumerate(stories) for claim in story}
    names, rows, likely, ids = seen([claim for story in stories for claim in story], weights)
    part = np.array([number[one] % FOLDS for one in ids])
    score = np.zeros(len(rows))
    for fold in range(FOLDS):
        mine = part == fold
        score[mine] = fitted(rows[~mine], likely[~mine]).predict(rows[mine], raw_score=True)
    unlike = (rows[:, names.index("alike")] == 0) & (rows[:, names.index("within")] == 0)
    bar = float(np.quantile(score[unlike & (likely >= LIKELY)], LOSS, method="lower"))
    from claimcheck.evaluate.trees import plain

    dumped = fitted(rows, likely).dump_model()
    trees = [plain(tree["tree_structure"]) for tree in dumped["tree_info"]]
    return {"features": names, "base": 0.0, "bar": round(bar, 6), "trees": trees}


def seen(claims: Sequence[Claim], weights: Weights) -> tuple[list[str], Array, Array, list[str]]:
    """Return what a glance sees of the pairs of a pile, a row each, how likely they are, and whose."""
    story = evidence.story(claims)
    likely = {
        (k.first.id, k.second.id): k.probability
        for k in linked([paired(pairs(claims))], story, weights=weights)
    }
    names: list[str] = []
    rows: list[Array] = []
    ids: list[tuple[str, str]] = []
    for name, block in sorted(families(claims).items()):
        at = {claim.id: place for place, claim in enumerate(block)}
        mine = [pair for pair in likely if pair[0] in at and pair[1] in at]
        if not mine or block[0].kind not in SEEN:
            continue
        i, j = (np.array([at[one] for one in side]) for side in zip(*mine, strict=True))
        found = glance(columns(Contents.of(block)), i, j, name)
        names = list(found)
        rows.append(np.stack(list(found.values()), axis=1))
        ids += mine
    return names, np.concatenate(rows), np.array([likely[pair] for pair in ids]), [one for one, _ in ids]


def fitted(rows: Array, likely: Array) -> Any:
    """Return an ensemble of trees for the likelihoods of rows."""
    import lightgbm

    return lightgbm.train(
        SHAPE, lightgbm.Dataset(rows, likely, params={"verbose": -1}), num_boost_round=TREES
    )


def write(stories: Sequence[Sequence[Claim]], weights: Weights) -> str:
    """Train, write ``glance.json``, and say so."""
    made: Mapping[str, Any] = train(stories, weights)
    text = json.dumps(made, separators=(",", ":"), sort_keys=True)
    OUT.write_text(text.replace("]],", "]],\n") + "\n", encoding="utf-8")
    return f"wrote {OUT.name}: {OUT.stat().st_size // 1024} KB, bar {made['bar']}"


def load(corpora: Path) -> Iterator[list[Claim]]:
    """Yield the claims of each story set below a folder that is not sealed."""
    sealed = load_split(corpora).sealed
    for folder in stories_below(corpora):
        if folder.name not in sealed:
            files = [str(path) for path in articles_of(folder)]
            found = read_values(once(documents(files)), Config())
            yield [claim for reading in found for claim in extract(reading)]


@command
def main(argv: Sequence[str] | None = None) -> int:
    """Train for the weights that are shipped."""
    asked = parser(__doc__)
    asked.add_argument("corpora", type=Path)
    print(write(list(load(asked.parse_args(argv).corpora)), shipped()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
