"""The command line, and nothing but: parse, one call, print, exit. One file a command.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 a usage, configuration or input error,
3 nothing was examined, 130 interrupted. What costs to import is imported inside the commands, so that
``--help`` and ``explain`` start at once.
"""

from __future__ import annotations

import atexit
import difflib
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.terminal import say

# How seldom the collector of cycles looks: what is loaded at the start makes half a million objects and no
# garbage, and by the usual 700, 10, 10 a tenth of a short run went into looking through them. By 50,000 at
# first it was still 0.07 to 0.1 s of it; a thousand articles take no more memory by half a million.
RARELY = (500_000, 20, 100)


class Commands(click.Group):
    """The commands of this package: in each module that has no underscore, the command of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted; nothing of them is imported."""
        found = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
        return sorted(found)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of a name, or None."""
        if name not in self.list_commands(ctx):
            return None
        made = getattr(importlib.import_module(f"{__name__}.{name}"), name)
        return made if isinstance(made, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; a wrong name is answered with the nearest."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            near = difflib.get_close_matches(args[0], known, n=1, cutoff=0.5)
            ctx.fail(
                f"there is no command {args[0]!r}. "
                + (f"Did you mean {near[0]!r}? " if near else "")
                + f"There are: {', '.join(known)}."
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="claimcheck %(version)s")
def cli() -> None:
    """Find where articles on one story cannot all be right.

    Reads articles (text, Markdown, HTML, Word, e-mail, JSON Lines, folders, - for standard input), writes
    down the dated factual claims in them, and reports where they cannot all hold: both quotes, both dates,
    the reason.

    Exit status: 0 nothing at or above the fail level, 1 findings, 2 usage, configuration or input error,
    3 nothing was examined.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; every error a user can cause ends in words and a status."""
    # One thread a process (--jobs takes more cores): the matrices are small. Read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(*RARELY)
    # At the end all is given back at once: to look through it for cycles first took 0.1 to 0.3 s.
    atexit.register(gc.freeze)
    try:
        status = cli.main(args, prog_name="claimcheck", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        status = 2
    except click.Abort:
        say("interrupted")
        status = 130
    except RecursionError:
        say("error: the input is too deeply nested to be read")
        status = 2
    except MemoryError:
        say("error: there is not enough memory for this run\n  give it fewer articles, or keep an archive")
        status = 2
    except ClaimcheckError as problem:
        say(f"error: {problem}")
        status = problem.status
    except OSError as problem:
        say(f"error: {problem.filename or 'input or output'}: {problem.strerror or problem}")
        status = 2
    sys.exit(status if isinstance(status, int) else 0)
