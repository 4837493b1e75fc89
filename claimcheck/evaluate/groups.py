"""Groups of sentences on one matter (``corpora/groups``), as articles put it in words of their own.

A group is a block of lines: a head "# kind | field | matter", then sentences behind "A:", "B:" and "N:".
Those of A tell one thing as several articles may put it, and so do those of B; A and B cannot both hold. N
sounds like them, and is another matter. In all kinds but ``state`` and ``rule`` the value stands in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ClaimcheckError

# Kinds whose sentences have no value to be masked.
STATES = frozenset({"state", "rule"})
SIDES = "ABN"
LINE = re.compile(r"([ABN]):\s*(.+)")
VALUE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its kind and field, and the sentences of A, of B and of N."""

    kind: str
    field: str
    sides: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def read(folder: Path) -> Iterator[Group]:
    """Yield the groups of all files of a folder. Raises ClaimcheckError that names file and line."""
    files = sorted(folder.glob("*.groups"))
    if not files:
        raise ClaimcheckError("no groups here", where=str(folder), hint="give the folder that holds *.groups")
    for path in files:
        block: list[str] = []
        for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
            if line.strip():
                block.append(line.strip())
            elif block:
                yield parsed(block, f"{path}:{number - len(block)}")
                block = []


def parsed(block: list[str], where: str) -> Group:
    """Return the group of a block of lines."""
    hint = "a group is '# kind | field | matter' and lines behind A:, B: and N:, two of each at least"
    sides: dict[str, list[str]] = {side: [] for side in SIDES}
    for line in block[1:]:
        found = LINE.fullmatch(line)
        if found is None:
            raise ClaimcheckError(f"not a sentence of a group: {line}", where=where, hint=hint)
        sides[found[1]].append(found[2])
    kind, _, rest = (part.strip() for part in block[0].lstrip("# ").partition("|"))
    if not block[0].startswith("#") or min(map(len, sides.values())) < len("AB"):
        raise ClaimcheckError("not a group", where=where, hint=hint)
    values = {len(VALUE.findall(sentence)) for side in sides.values() for sentence in side}
    if values != ({0} if kind in STATES else {1}):
        raise ClaimcheckError(
            f"sentences of the kind {kind} have {'no' if kind in STATES else 'one'} value in braces",
            where=where, hint="write it as 'shed {340} jobs'",
        )  # fmt: skip
    return Group(
        kind,
        rest.partition("|")[0].strip().lower(),
        (tuple(sides["A"]), tuple(sides["B"]), tuple(sides["N"])),
    )
