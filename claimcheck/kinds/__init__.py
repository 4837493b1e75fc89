"""Kinds of claims, one module each; a new kind is one new file in this folder.

See ``scene.py`` for what a kind is given and gives back.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Protocol, cast

from claimcheck.kinds.scene import Candidate, Scene


class Kind(Protocol):
    """What a module of this package must have to be a kind."""

    NUMBER: int
    NAME: str

    def find(self, scene: Scene) -> Iterator[Candidate]:
        """Yield the candidates of one sentence."""
        ...


@functools.cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of this package by name, in the order of their numbers."""
    found: list[Kind] = []
    for entry in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "NUMBER") and hasattr(module, "find"):
            found.append(cast(Kind, module))
    return {kind.NAME: kind for kind in sorted(found, key=lambda k: k.NUMBER)}
