"""The command line, and nothing but: parse, one call, print, exit.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 a usage, configuration or input error,
3 nothing was examined, 130 interrupted. What costs to import is imported inside the commands, so that
``--help`` and ``explain`` start at once.
"""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.report import Look, formats, writer
from claimcheck.terminal import look, progress, put, save, say, skipped

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.model import Report

CLAIMS = "claimcheck.report.claims"
GRAPHS = "claimcheck.report.graphs"
ORDER = ("note", "warning", "error")


class _Name(click.Choice[str]):
    """One of several names; a wrong one is answered with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        near = difflib.get_close_matches(str(value), list(self.choices), n=1, cutoff=0.5)
        known = ", ".join(self.choices)
        return (
            f"there is no {value!r}. "
            + (f"Did you mean {near[0]!r}? " if near else "")
            + (f"There are: {known}.")
        )


class _Spread(click.Command):
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


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Read YYYY-MM-DD, or say what is wrong with it."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as problem:
        raise click.BadParameter(f"{value!r} is no date of the form YYYY-MM-DD ({problem})") from problem


def _outputs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[tuple[str, Path]]:
    """Read FORMAT=FILE, several times."""
    result = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file:
            raise click.BadParameter(f"{value!r} is not FORMAT=FILE, as in json=report.json")
        result.append((_Name(formats()).convert(name, param, ctx), Path(file)))
    return result


PATHS = click.argument("paths", nargs=-1, metavar="PATH...")
MODEL = click.option("--model", metavar="FOLDER", help="Another spaCy pipeline with Universal Dependencies.")
CONFIG = click.option("--config", "config_file", metavar="FILE", help="Configuration to read.")
DATE = click.option(
    "--date", "published", metavar="YYYY-MM-DD", callback=_date, help="Publication date of undated articles."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="claimcheck %(version)s")
def cli() -> None:
    """Find where articles on one story cannot all be right.

    Reads articles (text, Markdown, HTML, JSON Lines, folders, - for standard input), writes down the dated
    factual claims in them, and reports where they cannot all hold: both quotes, both dates, the reason.

    Exit status: 0 nothing at or above the fail level, 1 findings, 2 usage, configuration or input error,
    3 nothing was examined.
    """


@cli.command(cls=_Spread, short_help="Compare articles, or a draft with what was published.")
@PATHS
@click.option(
    "--against",
    metavar="PATH...",
    multiple=True,
    help="Check PATH... (drafts) against these only; takes every path up to the next option.",
)
@click.option(
    "--format", "form", type=_Name(formats()), default="text", show_default=True, help="What to print."
)
@click.option(
    "--output",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=_outputs,
    help="Write the report to a file as well; repeatable.",
)
@click.option(
    "--fail-on",
    type=_Name(["error", "warning", "note", "never"]),
    help="The least level of a finding that makes the exit status 1.  [default: warning]",
)
@DATE
@MODEL
@CONFIG
@click.option(
    "-v", "--verbose", is_flag=True, help="Tell everything: dates, all agreements, axes, confidence."
)
def check(
    *,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    form: str,
    output: list[tuple[str, Path]],
    fail_on: str | None,
    published: dt.date | None,
    model: str | None,
    config_file: str | None,
    verbose: bool,
) -> int:
    """Compare every article with every other, or drafts with what was published.

    \b
    claimcheck check coverage/                       every article against every other
    claimcheck check draft.md --against archive/     only what touches the draft
    """
    from claimcheck import pipeline

    config = _config(config_file, model=model, fail_on=fail_on)
    named = _named(paths or config.paths, against)
    other = against or config.against or None
    with progress() as show:
        report = pipeline.check(named, other, config, published=published, progress=show, skipped=skipped)
    for name, file in output:
        save(file, writer(name)(report, Look(verbose=verbose)))
    put(writer(form)(report, look(verbose=verbose)))
    return _status(report, config.fail_on)


@cli.command(short_help="List the claims of articles.")
@PATHS
@click.option(
    "--format", "form", type=_Name(formats(CLAIMS)), default="table", show_default=True, help="What to print."
)
@DATE
@MODEL
@CONFIG
def extract(
    *,
    paths: tuple[str, ...],
    form: str,
    published: dt.date | None,
    model: str | None,
    config_file: str | None,
) -> int:
    """List the dated factual claims of articles, as a table or one JSON object a line."""
    from claimcheck import pipeline

    config = _config(config_file, model=model)
    claims = pipeline.claims(_named(paths or config.paths), config, published=published, skipped=skipped)
    for chunk in writer(form, CLAIMS)(claims, look()):
        put(chunk)
    return 0


@cli.command(cls=_Spread, short_help="Write the claim graph.")
@PATHS
@click.option("--against", metavar="PATH...", multiple=True, help="Compare PATH... with these only.")
@click.option(
    "--format",
    "form",
    type=_Name(formats(GRAPHS)),
    default="node-link",
    show_default=True,
    help="What to print.",
)
@MODEL
@CONFIG
def graph(
    *,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    form: str,
    model: str | None,
    config_file: str | None,
) -> int:
    """Write the graph of documents, claims, and what agrees, conflicts or changed."""
    from claimcheck import pipeline

    config = _config(config_file, model=model)
    named = _named(paths or config.paths, against)
    put(writer(form, GRAPHS)(pipeline.graph(named, against or config.against or None, config)))
    return 0


@cli.command(short_help="Say what a finding means.")
@click.argument("code", required=False)
def explain(*, code: str | None) -> int:
    """Say what a finding means, with examples; without CODE, list all findings.

    CODE is a code (CC101) or a rule (contradicting-quantity).
    """
    from claimcheck import explain as manual

    put(manual.explain(code) if code else manual.table())
    return 0


@cli.command(short_help="Say how two passages compare.")
@click.argument("first", metavar="FILE:LINE")
@click.argument("second", metavar="FILE:LINE")
@MODEL
@CONFIG
def why(*, first: str, second: str, model: str | None, config_file: str | None) -> int:
    """Say how two passages compare: on which evidence, with which verdict, or what keeps them apart."""
    from claimcheck import pipeline

    answer = pipeline.why(first, second, _config(config_file, model=model))
    put(answer if answer.endswith("\n") else answer + "\n")
    return 0


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; every error a user can cause ends in words and a status."""
    try:
        status = cli.main(args, prog_name="claimcheck", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        status = 2
    except click.Abort:
        say("interrupted")
        status = 130
    except (RecursionError, MemoryError):
        say("error: the input is too large or too deeply nested to be read")
        status = 2
    except ClaimcheckError as problem:
        say(f"error: {problem}")
        status = 2
    except OSError as problem:
        say(f"error: {problem.filename or 'input or output'}: {problem.strerror or problem}")
        status = 2
    sys.exit(status if isinstance(status, int) else 0)


def _config(file: str | None, **options: Any) -> Config:
    """Return the configuration in force, with what the command line says laid over it."""
    from claimcheck.config import Config, find, load

    path = Path(file) if file else find(Path.cwd())
    config = load(path) if path else Config()
    return config.model_copy(update={name: value for name, value in options.items() if value})


def _named(paths: Sequence[str], against: Sequence[str] = ()) -> list[str]:
    """Return the paths to read; none is an error that says how to name some."""
    if paths:
        return list(paths)
    if against:
        raise click.UsageError("every path went to --against; name the drafts before it, or after --.")
    raise click.UsageError("no article is named: give a PATH, or set `paths` in claimcheck.toml.")


def _status(report: Report, fail_on: str) -> int:
    """Return the exit status that a report deserves."""
    if not any(document.words for document in report.documents):
        say("nothing was examined: no article with text was found")
        return 3
    if fail_on == "never":
        return 0
    grave = ORDER[ORDER.index(fail_on) :]
    return int(any(finding.level in grave for finding in report.findings))
