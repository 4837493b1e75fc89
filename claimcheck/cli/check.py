"""``claimcheck check``: compare articles, print what cannot all be right, and exit with a status."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli._options import (
    CONFIG,
    DATE,
    ENGINE,
    FILE,
    JOBS,
    MODEL,
    PATHS,
    SCHEDULER,
    STDIN,
    STDOUT,
    WORK,
    Name,
    Spread,
    config,
    given,
    named,
    outputs,
)
from claimcheck.report import Look, alone, formats, writer
from claimcheck.terminal import look, placed, progress, put, save, say, skipped, summarise

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison
    from claimcheck.engine import Engine
    from claimcheck.model import Report
    from claimcheck.review import Changed

ORDER = ("note", "warning", "error")


@click.command(cls=Spread, short_help="Compare articles, or a draft with what was published.")
@PATHS
@click.option(
    "--against",
    metavar="PATH...",
    type=FILE,
    multiple=True,
    help="Check PATH... (drafts) against these only; takes every path up to the next option.",
)
@click.option(
    "--archive",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check PATH... (drafts) against what `claimcheck archive add` keeps in FILE.",
)
@click.option(
    "--format", "form", type=Name(formats()), default="text", show_default=True, help="What to print."
)
@click.option(
    "--output",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=outputs,
    help="Write the report to a file as well, or with - for FILE to standard output instead; repeatable.",
)
@click.option(
    "--fail-on",
    type=Name(["error", "warning", "note", "never"]),
    help="The least level of a finding that makes the exit status 1.  [default: warning]",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=FILE,
    help="Hide the findings that FILE knows; see `claimcheck baseline`.",
)
@click.option(
    "--changed-since", metavar="REV", help="Only findings on lines changed since this git revision."
)
@click.option(
    "--decisions",
    metavar="FILE",
    type=FILE,
    multiple=True,
    help="What reviewers decided: a csv sheet filled in, or JSON from the HTML report; repeatable.",
)
@DATE
@STDIN
@JOBS
@ENGINE
@SCHEDULER
@WORK
@MODEL
@CONFIG
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Tell everything: dates, all agreements, axes, confidence, what came close.",
)
def check(
    *,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    file: Path | None,
    form: str,
    output: list[tuple[str, Path]],
    fail_on: str | None,
    baseline: str | None,
    changed_since: str | None,
    decisions: tuple[str, ...],
    published: dt.date | None,
    stdin_filename: str | None,
    jobs: int,
    engine: str,
    scheduler: str,
    work: str,
    model: str | None,
    config_file: str | None,
    verbose: bool,
) -> int:
    """Compare every article with every other, or drafts with what was published.

    Without PATH, what the configuration names is read.

    \b
    claimcheck check coverage/                       every article against every other
    claimcheck check draft.md --against archive/     only what touches the draft
    """
    settings = config(config_file, model=model, fail_on=fail_on, baseline=baseline, decisions=decisions)
    articles = named(paths or settings.paths, against, stdin_filename=stdin_filename)
    changed = lines(changed_since) if changed_since else None
    if file is not None:
        if against or engine == "dask":
            raise click.UsageError("--archive goes without --against, and without --engine dask.")
        from claimcheck import archived

        # --verbose tells what came close, which the report does not hold.
        short = not verbose and all(map(alone, (form, *(name for name, _ in output))))
        answer, kept = archived.check(
            file, articles, settings,
            published=published, jobs=jobs, skipped=skipped, alone=short, changed=changed,
        )  # fmt: skip
        tell(answer, kept, form, output, verbose=verbose)
        return status(answer, settings.fail_on)
    from claimcheck import pipeline

    other = given(against or settings.against) or None
    with progress() as show:
        whole = pipeline.compare(
            articles,
            other,
            settings,
            published=published,
            progress=show,
            skipped=skipped,
            engine=place(engine, jobs, scheduler, work, [form, *(name for name, _ in output)]),
        )
    told = pipeline.reported(whole, settings, changed=changed)
    tell(told, whole, form, output, verbose=verbose)
    return status(told, settings.fail_on)


def lines(revision: str) -> Changed:
    """Return the lines that changed since a git revision."""
    from claimcheck.review.changed import since

    return since(revision, Path.cwd())


def tell(
    told: Report, whole: Comparison | None, form: str, output: list[tuple[str, Path]], *, verbose: bool
) -> None:
    """Write the report to the files it was asked for in, print it, and append it to the summary of a step."""
    from claimcheck.report import markdown

    for name, file in output:
        if file != STDOUT:
            save(file, writer(name)(told, placed(Look(verbose=verbose)), whole))
    form = next((name for name, file in output if file == STDOUT), form)
    put(writer(form)(told, placed(look(verbose=verbose)), whole))
    if "github" in (form, *(name for name, _ in output)):
        summarise(markdown.page(told, markdown.SUMMARY))


def place(name: str, jobs: int, scheduler: str, work: str, forms: list[str]) -> Engine:
    """Return where the stages are to run; a cluster brings claims whole where a format lists them."""
    from claimcheck.engine import Engine

    if name == "dask" and not work:
        raise click.UsageError("--engine dask needs --work FOLDER, which all of its workers can reach.")
    return Engine(name, jobs, scheduler, work, whole=not set(forms) <= {"json", "text"})


def status(told: Report, fail_on: str) -> int:
    """Return the exit status that a report deserves."""
    if not any(document.words for document in told.documents):
        say("nothing was examined: no article with text was found")
        return 3
    if fail_on == "never":
        return 0
    grave = ORDER[ORDER.index(fail_on) :]
    return int(any(finding.level in grave for finding in told.findings))
