"""The halves of the story sets: one to learn from, one to look at rarely.

The rule, the same for everybody who runs it: sets are grouped by domain (``[domains]`` in split.toml), and in
each group, by name, every second one goes to the other half. Then two sets of one group change places as long
as that brings the two halves nearer to each other in the counts of conflicts by kind, conflicts by verdict,
internal conflicts by kind, traps and agreements; the best exchange first, of equal ones the first by name.
``tests/test_corpora.py`` holds split.toml to it.

Sets written later stand beside the halves: ``more`` was read while rules were made, of ``later`` the
misses of some were, and of ``sealed`` nobody who makes rules has read an article, a label or a miss.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from claimcheck.errors import ConfigError
from claimcheck.evaluate.floors import SPLIT
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
