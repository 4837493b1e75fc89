"""Word lists: the TOML files that lie beside the code, each read once.

What people write themselves (configuration, topics) is read by ``tomlfile.py``, which names their mistakes.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any


@functools.cache
def table(package: str, name: str = "words.toml") -> dict[str, Any]:
    """Return what a TOML file of a package says; all share it, so it is not to be changed.

    >>> table("claimcheck.checks")["numbers"]["words"][:3]
    ['zero', 'one', 'two']
    """
    return tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def words(package: str, name: str = "words.toml") -> dict[str, frozenset[str]]:
    """Return the lists of a TOML file of a package by their names.

    >>> sorted(words("claimcheck.link", "daily.toml")["called"])
    ['closing price', 'exchange rate', 'share price', 'stock price']
    """
    return {key: frozenset(listed) for key, listed in table(package, name).items()}


def alternatives(listed: Iterable[str]) -> str:
    r"""Return words as alternatives of a regular expression, the longest first.

    >>> alternatives(["in all", "in", "all told"])
    'all\\s+told|in\\s+all|in'
    """
    return _alternatives(tuple(listed))


@functools.lru_cache(maxsize=256)
def _alternatives(listed: tuple[str, ...]) -> str:
    """Return what ``alternatives`` returns; some are asked for at every figure of a text."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=lambda w: (-len(w), w))
    )
