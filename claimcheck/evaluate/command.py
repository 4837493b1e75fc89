"""What the commands of this folder have in common: a parser, and errors that are told in a line."""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Callable
from typing import ParamSpec

from claimcheck.errors import ClaimcheckError

P = ParamSpec("P")


def parser(doc: str | None) -> argparse.ArgumentParser:
    """Return a parser whose help is the docstring of a command's module, line by line."""
    return argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)


def command(work: Callable[P, int]) -> Callable[P, int]:
    """Make a command tell what was wrong, and return 2, in place of raising a ClaimcheckError."""

    @functools.wraps(work)
    def main(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return work(*args, **kwargs)
        except ClaimcheckError as error:
            print(f"error: {error}", file=sys.stderr)
            return 2

    return main
