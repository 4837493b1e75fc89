"""Checks inside one document, one file each; a new check is one new file in this package.

A check is a module with ``NUMBER`` (its code without "CC": 508), ``NAME`` (its rule) and one generator,
``check(page)``, that yields a ``Conflict`` for each place that cannot be right; its docstring is its manual
(``claimcheck explain`` prints it, its first line stands in the table of codes). ``page.py`` says what a check
is given, and its ``passage`` makes the passages of a conflict. A module whose name begins with an underscore,
or that has no ``NUMBER``, is a part of others.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claimcheck.checks.page import Conflict, Page, Passage, page

__all__ = ["Check", "Conflict", "Page", "Passage", "checks", "page", "run"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the number and name of what it reports, its manual, and the generator that does it."""

    number: int
    name: str
    manual: str
    check: Callable[[Page], Iterator[Conflict]]


@functools.cache
def checks() -> tuple[Check, ...]:
    """Return the checks of this package by number: its modules that have a ``NUMBER``."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        if not hasattr(loaded, "NUMBER"):
            continue
        found.append(Check(loaded.NUMBER, loaded.NAME, (loaded.__doc__ or "").strip(), loaded.check))
    return tuple(sorted(found, key=lambda check: (check.number, check.name)))


def run(page: Page) -> Iterator[tuple[Check, Conflict]]:
    """Yield what each check finds on ``page``, by number and place; no two findings share all passages."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    for check in checks():
        found = sorted(check.check(page), key=lambda c: ([(p.start, p.end) for p in c.passages], c.message))
        for conflict in map(once, found):
            spans = tuple(sorted((p.start, p.end) for p in conflict.passages))
            if spans not in seen:
                seen.add(spans)
                yield check, conflict


def once(conflict: Conflict) -> Conflict:
    """Return the conflict with each clause once: two values of one clause are one passage."""
    unique: dict[tuple[int, int], Passage] = {}
    for passage in conflict.passages:
        unique.setdefault((passage.start, passage.end), passage)
    return replace(conflict, passages=tuple(unique.values()))
