"""The words by which predicates are read (``said.toml``)."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def words() -> dict[str, frozenset[str]]:
    """Return the words of ``said.toml`` by category."""
    text = resources.files("claimcheck.kinds").joinpath("said.toml").read_text("utf-8")
    return {key: frozenset(values) for key, values in tomllib.loads(text).items()}
