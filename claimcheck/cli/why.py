"""``claimcheck why``: how two passages compare."""

from __future__ import annotations

import click

from claimcheck.cli._options import CONFIG, MODEL, config
from claimcheck.terminal import put


@click.command(short_help="Say how two passages compare.")
@click.argument("first", metavar="FILE:LINE")
@click.argument("second", metavar="FILE:LINE")
@MODEL
@CONFIG
def why(*, first: str, second: str, model: str | None, config_file: str | None) -> int:
    """Say how two passages compare: on which evidence, with which verdict, or what keeps them apart."""
    from claimcheck import pipeline

    answer = pipeline.why(first, second, config(config_file, model=model))
    put(answer if answer.endswith("\n") else answer + "\n")
    return 0
