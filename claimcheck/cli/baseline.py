"""``claimcheck baseline``: write down the findings of today, so that only new ones fail."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from claimcheck.cli._options import (
    CONFIG,
    DATE,
    FILE,
    JOBS,
    MODEL,
    PATHS,
    STDOUT,
    Spread,
    config,
    given,
    named,
)
from claimcheck.terminal import progress, put, save, say, skipped


@click.command(cls=Spread, short_help="Write down today's findings, so that only new ones fail.")
@PATHS
@click.option("--against", metavar="PATH...", type=FILE, multiple=True, help="As for check.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; - for standard output.  [default: that of the configuration, or"
    " claimcheck-baseline.json]",
)
@DATE
@JOBS
@MODEL
@CONFIG
def baseline(
    *,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    output: Path | None,
    published: dt.date | None,
    jobs: int,
    model: str | None,
    config_file: str | None,
) -> int:
    """Write the fingerprints of the findings that `check` shows now; `check --baseline FILE` hides them.

    One finding a line, sorted, without places: the file belongs in the repository.
    """
    from claimcheck import pipeline
    from claimcheck.engine import Engine
    from claimcheck.review import baseline as known

    settings = config(config_file, model=model)
    file = output or Path(settings.baseline or known.OWN)
    articles = named(paths or settings.paths, against)
    other = given(against or settings.against) or None
    with progress() as show:
        whole = pipeline.compare(
            articles,
            other,
            settings,
            published=published,
            progress=show,
            skipped=skipped,
            engine=Engine("cores", jobs),
        )
    told = pipeline.reported(whole, settings.model_copy(update={"baseline": None}))
    if file == STDOUT:
        put(known.write(told))
        return 0
    save(file, known.write(told))
    count = len(told.findings)
    say(f"{file}: {count} finding{'s' * (count != 1)} written")
    return 0
