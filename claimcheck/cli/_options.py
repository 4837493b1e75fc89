"""Options and arguments that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.report import formats

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.sources import Given


# The FILE of --output that is standard output.
STDOUT = Path("-")


class Name(click.Choice[str]):
    """One of several names; a wrong one is answered with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        near = difflib.get_close_matches(str(value), list(self.choices), n=1, cutoff=0.5)
        known = ", ".join(self.choices)
        return (
            f"there is no {value!r}. "
            + (f"Did you mean {near[0]!r}? " if near else "")
            + (f"There are: {known}.")
        )


class Spread(click.Command):
    """A command whose ``--against`` takes every path up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, "--against"))


def spread(args: Sequence[str], option: str) -> list[str]:
    """Return ``args`` with ``option`` repeated before each of its values: "-x a b" becomes "-x a -x b"."""
    result: list[str] = []
    inside = False
    for at, arg in enumerate(args):
        if arg == "--":
            return [*result, *args[at:]]
        if arg.startswith("-") and arg != "-":
            inside = arg == option
            bare = inside and (at + 1 == len(args) or (args[at + 1] != "-" and args[at + 1].startswith("-")))
            result += [arg] if bare or not inside else []
        else:
            result += [option, arg] if inside else [arg]
    return result


def date(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Read YYYY-MM-DD, or say what is wrong with it."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as problem:
        raise click.BadParameter(f"{value!r} is no date of the form YYYY-MM-DD ({problem})") from problem


def outputs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[tuple[str, Path]]:
    """Read FORMAT=FILE, several times; a file that cannot be made is an error before the work begins."""
    result: list[tuple[str, Path]] = []
    for value in values:
        name, equals, file = value.partition("=")
        path = Path(file)
        if not equals or not file:
            raise click.BadParameter(f"{value!r} is not FORMAT=FILE, as in json=report.json")
        if path in (known for _, known in result):
            raise click.BadParameter(f"{file!r} is named twice; one file holds one format")
        if path.is_dir():
            raise click.BadParameter(f"{file!r} is a folder; name a file in it")
        if not path.parent.is_dir():
            raise click.BadParameter(f"there is no folder {str(path.parent)!r}; make it first")
        result.append((Name(formats()).convert(name, param, ctx), path))
    return result


# A file as an argument or option; its type is what shells complete by.
FILE = click.Path()
PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=FILE)
MODEL = click.option(
    "--model", metavar="FOLDER", type=FILE, help="Another spaCy pipeline with Universal Dependencies."
)
JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    help="Processes that read the articles; a small run takes one.  [default: 1]",
)
CONFIG = click.option("--config", "config_file", metavar="FILE", type=FILE, help="Configuration to read.")
ENGINE = click.option(
    "--engine",
    type=Name(["cores", "dask"]),
    default="cores",
    show_default=True,
    help="Where articles are read and claims linked: on this machine, or on a Dask cluster.",
)
SCHEDULER = click.option("--scheduler", metavar="ADDRESS", default="", help="The Dask cluster's scheduler.")
WORK = click.option(
    "--work",
    metavar="FOLDER",
    type=FILE,
    default="",
    help="A folder that all of the cluster's workers share.",
)
DATE = click.option(
    "--date", "published", metavar="YYYY-MM-DD", callback=date, help="Publication date of undated articles."
)
STDIN = click.option(
    "--stdin-filename", metavar="NAME", help="Read - as the file NAME: by its ending, under its name."
)


def clustered(engine: str, scheduler: str, work: str = "") -> None:
    """Refuse what only a cluster takes where none is asked for: it would be left aside without a word."""
    for option, value in (("--scheduler", scheduler), ("--work", work)):
        if value and engine != "dask":
            raise click.UsageError(f"{option} goes with --engine dask.")


def config(file: str | None, **options: Any) -> Config:
    """Return the configuration in force, with what the command line says laid over it."""
    from claimcheck.config import Config, find, load

    path = Path(file) if file else find(Path.cwd())
    if path is not None and not file:
        path = Path(os.path.relpath(path))  # so that paths, and with them fingerprints, name no machine
    found = load(path) if path else Config()
    return found.model_copy(update={name: value for name, value in options.items() if value})


def named(
    paths: Sequence[str], against: Sequence[str] = (), *, stdin_filename: str | None = None
) -> list[Given]:
    """Return what to read, ``-`` as standard input; none is an error that says how to name some."""
    if stdin_filename is not None and paths.count("-") != 1:
        raise click.UsageError("--stdin-filename is the name of what - reads: give - once among the paths.")
    if [*paths, *against].count("-") > 1:
        raise click.UsageError("standard input can be read once: give - once among all paths.")
    if paths:
        return given(paths, stdin_filename)
    if against:
        raise click.UsageError("every path went to --against; name the drafts before it, or after --.")
    raise click.UsageError("no article is named: give a PATH, or set `paths` in claimcheck.toml.")


def given(paths: Sequence[str], stdin_filename: str | None = None) -> list[Given]:
    """Return ``paths`` with ``-`` as standard input."""
    from claimcheck.sources import Piped

    return [Piped(sys.stdin.buffer, stdin_filename or "") if path == "-" else path for path in paths]
