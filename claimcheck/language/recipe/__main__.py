"""Build the English pipeline: ``python -m claimcheck.language.recipe DATA``."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.language.recipe import train as training
from claimcheck.language.recipe.pack import pack

SHIPPED = Path(__file__).parents[1] / "en_news"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("data", type=FOLDER)
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/pipeline"), show_default=True,
              help="Where checkpoints go.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=SHIPPED, help="Where the pipeline goes.")
@click.option("--silver", type=FOLDER, help="What the teachers annotated (recipe/teach.py).")
@click.option("--start", type=FOLDER, help="A pipeline of the first stage, to leave that out.")
@click.option("--steps", type=int, help="Training steps of each stage; the configuration's by default.")
def main(
    data: Path, work: Path, out: Path, silver: Path | None, start: Path | None, steps: int | None
) -> None:
    """Train the pipeline on DATA (claimcheck/language/README.md says what it holds) and pack it.

    Afterwards ``python -m claimcheck.evaluate.language DATA`` prints its figures beside the first try's.
    """
    changes = {"training.max_steps": steps} if steps else {}
    if start is None:
        start = training.train(data, work / "deep", silver=silver, **{**training.DEEP, **changes})
    best = training.train(data, work, silver=silver, start=start, **changes)
    pack(best, out, data)
    click.echo(f"{best} is packed as {out}")


if __name__ == "__main__":
    main()
