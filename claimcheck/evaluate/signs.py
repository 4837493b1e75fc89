"""Which way each piece of evidence may move the likelihood of one matter, for training."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources


@functools.cache
def signs() -> dict[str, int]:
    """Return the sign of each piece of evidence that has one: 1 for, -1 against."""
    text = resources.files("claimcheck.evaluate").joinpath("signs.toml").read_text("utf-8")
    found = tomllib.loads(text)
    return {**dict.fromkeys(found["for"], 1), **dict.fromkeys(found["against"], -1)}


def constraints(features: Iterable[str]) -> list[int]:
    """Return the sign of each feature in order, 0 where it may go either way."""
    known = signs()
    return [known.get(feature, 0) for feature in features]
