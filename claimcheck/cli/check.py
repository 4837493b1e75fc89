"""``claimcheck check``: compare articles, print what cannot all be right, and exit with a status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    clustered,
    config,
    given,
    named,
    outputs,
)
from claimcheck.configfile import find
from claimcheck.report import Look, formats, writer
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
    if file is not None:
        return from_archive(file, click.get_current_context().params)
    settings = config(config_file, model=model, fail_on=fail_on, baseline=baseline, decisions=decisions)
    articles = named(paths or settings.paths, against, stdin_filename=stdin_filename)
    changed = lines(changed_since, stdin_filename) if changed_since else None
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


def from_archive(file: Path, given: Mapping[str, Any]) -> int:
    """Check drafts against an archive; where nothing changed, print what was printed before."""
    from claimcheck.archive import printed

    if given["against"] or given["engine"] == "dask":
        raise click.UsageError("--archive goes without --against, and without --engine dask.")
    clustered(given["engine"], given["scheduler"], given["work"])
    form, output, missed = given["form"], given["output"], []
    plain = not (output or given["changed_since"] or form == "github")
    question = asked(given) if plain else None
    answer = printed.known(file, question) if question else None
    if answer is not None:
        put(answer[1])
        return answer[0]
    from claimcheck import archived

    def unread(path: str, reason: str) -> None:
        missed.append(path)
        skipped(path, reason)

    options = {name: given[name] for name in ("model", "fail_on", "baseline", "decisions")}
    settings = config(given["config_file"], **options)
    drafts = named(given["paths"] or settings.paths, stdin_filename=given["stdin_filename"])
    told, whole = archived.check(
        file, drafts, settings, published=given["published"], jobs=given["jobs"], skipped=unread,
        changed=lines(given["changed_since"], given["stdin_filename"]) if given["changed_since"] else None,
    )  # fmt: skip
    text = tell(told, whole, form, output, verbose=given["verbose"])
    code = status(told, settings.fail_on)
    if question and code in (0, 1) and not missed:
        archived.keep(file, question, code, text, settings)
    return code


def asked(given: Mapping[str, Any]) -> str | None:
    """Return the name of the question that a check against an archive is, or None where it has none."""
    from claimcheck.archive import printed

    found = (given["config_file"] or find(Path.cwd()), given["baseline"], *given["decisions"])
    files = [Path(one) for one in found if one]
    told = {name: value for name, value in given.items() if name != "jobs"}
    return printed.asked(given["paths"], files, {**told, "look": placed(look())})


def lines(revision: str, piped: str | None) -> Changed:
    """Return the lines that changed since a git revision; all of what comes by standard input."""
    from claimcheck.review.changed import since

    return since(revision, Path.cwd(), piped)


def tell(told: Report, whole: Comparison, form: str, output: list[tuple[str, Path]], *, verbose: bool) -> str:
    """Write the report to the files it was asked for in, print it, and append it to the summary of a step.

    Returns what was printed.
    """
    for name, file in output:
        if file != STDOUT:
            save(file, writer(name)(told, placed(Look(verbose=verbose)), whole))
    form = next((name for name, file in output if file == STDOUT), form)
    text = str(writer(form)(told, placed(look(verbose=verbose)), whole))
    put(text)
    if "github" in (form, *(name for name, _ in output)):
        from claimcheck.report import markdown

        summarise(markdown.page(told, markdown.SUMMARY))
    return text


def place(name: str, jobs: int, scheduler: str, work: str, forms: list[str]) -> Engine:
    """Return where the stages are to run; a cluster brings claims whole where a format lists them."""
    from claimcheck.engine import Engine

    clustered(name, scheduler, work)
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
