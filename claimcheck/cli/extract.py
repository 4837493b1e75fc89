"""``claimcheck extract``: list the claims of articles."""

from __future__ import annotations

import datetime as dt

import click

from claimcheck.cli._options import (
    CONFIG,
    DATE,
    ENGINE,
    JOBS,
    MODEL,
    PATHS,
    SCHEDULER,
    STDIN,
    Name,
    clustered,
    config,
    named,
)
from claimcheck.report import formats, writer
from claimcheck.terminal import look, put, skipped

CLAIMS = "claimcheck.report.claims"


@click.command(short_help="List the claims of articles.")
@PATHS
@click.option(
    "--format", "form", type=Name(formats(CLAIMS)), default="table", show_default=True, help="What to print."
)
@DATE
@STDIN
@JOBS
@ENGINE
@SCHEDULER
@MODEL
@CONFIG
def extract(
    *,
    paths: tuple[str, ...],
    form: str,
    published: dt.date | None,
    stdin_filename: str | None,
    jobs: int,
    engine: str,
    scheduler: str,
    model: str | None,
    config_file: str | None,
) -> int:
    """List the dated factual claims of articles, as a table or one JSON object a line."""
    from claimcheck import pipeline
    from claimcheck.engine import Engine

    clustered(engine, scheduler)
    settings = config(config_file, model=model)
    articles = named(paths or settings.paths, stdin_filename=stdin_filename)
    claims = pipeline.claims(
        articles, settings, published=published, skipped=skipped, engine=Engine(engine, jobs, scheduler)
    )
    for chunk in writer(form, CLAIMS)(claims, look()):
        put(chunk)
    return 0
