"""What a run found, written down: one module a format, each with ``write``.

The modules of this package write a Report: ``write(report, look, whole=None)`` returns the text, where
``whole`` is the comparison it is the short form of, for formats that show whole texts or every claim; a
caller may have none. Those of ``claims`` yield lines for claims, ``write(claims, look)``, those of
``graphs`` return the text of a claim graph, ``write(graph)``. The name of a format is the name of its module
("node-link" is ``node_link``); there is no other list. Modules whose name begins with an underscore are
shared words and no formats.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks: columns, whether it may use colours, whether it tells everything.

    ``folder`` is the working folder, which the paths of a report start from, and ``root`` that of the
    checkout it is in, both absolute with forward slashes: formats that a code host reads give paths from
    there. Without them ("") the paths stay as they are.
    """

    width: int = 100
    colour: bool = False
    verbose: bool = False
    folder: str = ""
    root: str = ""


def formats(package: str = "claimcheck.report") -> list[str]:
    """Return the names of the formats of ``package``, sorted; nothing of them is imported."""
    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    return sorted(m.name.replace("_", "-") for m in found if not m.ispkg and not m.name.startswith("_"))


def writer(name: str, package: str = "claimcheck.report") -> Any:
    """Return the ``write`` function of the format ``name``."""
    return importlib.import_module(f"{package}.{name.replace('-', '_')}").write
