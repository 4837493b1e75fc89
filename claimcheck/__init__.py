"""Find where articles on one story cannot all be right.

    >>> import claimcheck
    >>> first = claimcheck.Document(text="The council said 40 homes were flooded.", path="monday.txt")
    >>> second = claimcheck.Document(text="The council said 65 homes were flooded.", path="tuesday.txt")
    >>> report = claimcheck.check([first, second])
    >>> [(finding.code, finding.primary.quote) for finding in report.findings]
    [('CC101', '65 homes were flooded')]

Nothing heavy is imported until one of the public names is used.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.config import Config as Config
    from claimcheck.errors import ClaimcheckError as ClaimcheckError
    from claimcheck.model import Claim as Claim
    from claimcheck.model import Document as Document
    from claimcheck.model import Finding as Finding
    from claimcheck.model import Report as Report
    from claimcheck.pipeline import check as check
    from claimcheck.pipeline import extract as extract
    from claimcheck.values.amounts import find_amounts as find_amounts
    from claimcheck.values.when import find_times as find_times

__version__ = "0.1.0"

# Public name -> the module that has it.
PUBLIC = {
    "Claim": "claimcheck.model",
    "ClaimcheckError": "claimcheck.errors",
    "Config": "claimcheck.config",
    "Document": "claimcheck.model",
    "Finding": "claimcheck.model",
    "Report": "claimcheck.model",
    "check": "claimcheck.pipeline",
    "extract": "claimcheck.pipeline",
    "find_amounts": "claimcheck.values.amounts",
    "find_times": "claimcheck.values.when",
}

__all__ = [
    "Claim", "ClaimcheckError", "Config", "Document", "Finding", "Report",
    "check", "extract", "find_amounts", "find_times",
]  # fmt: skip


class _Front(ModuleType):
    """This module, with one difference: ``extract`` stays the function, not the module of that name.

    Importing ``claimcheck.extract`` would otherwise put the module in the function's place.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in PUBLIC and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in PUBLIC:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    value = getattr(importlib.import_module(PUBLIC[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *PUBLIC})
