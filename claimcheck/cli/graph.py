"""``claimcheck graph``: write the claim graph."""

from __future__ import annotations

import click

from claimcheck.cli._options import CONFIG, FILE, MODEL, PATHS, Name, Spread, config, given, named
from claimcheck.report import formats, writer
from claimcheck.terminal import progress, put

GRAPHS = "claimcheck.report.graphs"


@click.command(cls=Spread, short_help="Write the claim graph.")
@PATHS
@click.option(
    "--against", metavar="PATH...", type=FILE, multiple=True, help="Compare PATH... with these only."
)
@click.option(
    "--format",
    "form",
    type=Name(formats(GRAPHS)),
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

    settings = config(config_file, model=model)
    articles = named(paths or settings.paths, against)
    other = given(against or settings.against) or None
    with progress() as show:
        made = pipeline.graph(articles, other, settings, progress=show)
    put(writer(form, GRAPHS)(made))
    return 0
