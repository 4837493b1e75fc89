"""The errors a user can meet: each says what is wrong, where, and what to do next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import ClassVar


class ClaimcheckError(Exception):
    """Base of every error that claimcheck raises on purpose; the CLI prints it and exits with ``status``."""

    status: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  {self.hint}" if self.hint else head


class SourceError(ClaimcheckError):
    """A document could not be read: missing, binary, wrong encoding, malformed."""


class NothingError(SourceError):
    """A folder holds nothing that can be read, so that nothing was examined."""

    status = 3


class ConfigError(ClaimcheckError):
    """A configuration, topic or option value is not what it should be."""


class OutputError(ClaimcheckError):
    """A file of the report could not be written."""


class LanguageError(ClaimcheckError):
    """A language pipeline is missing, damaged, or of another annotation scheme."""


class EngineError(ClaimcheckError):
    """The workers of an engine died, or a cluster cannot be reached."""


class ArchiveError(ClaimcheckError):
    """An archive cannot be used: not one, damaged, of a newer version, read-only, locked, or no room left."""


class RoomError(ClaimcheckError):
    """There is not enough memory for a text or a run, or a text is nested too deeply."""


@contextlib.contextmanager
def room(doing: str, *, where: str = "", hint: str) -> Iterator[None]:
    """Turn too little memory, or too deep a nesting, within a block into a RoomError that says what for."""
    try:
        yield
    except MemoryError as problem:
        raise RoomError(f"there is not enough memory to {doing}", where=where, hint=hint) from problem
    except RecursionError as problem:
        raise RoomError(f"this is too deeply nested to {doing}", where=where, hint=hint) from problem
