"""``claimcheck archive``: what was read once and is kept, with its claims, in one file."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import click

from claimcheck.cli._options import CONFIG, DATE, JOBS, MODEL, PATHS, STDIN, Name, config, named
from claimcheck.terminal import progress, put, say, skipped, wipe

FILE = click.option(
    "--archive",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path(".claimcheck/archive.db"),
    show_default=True,
    help="The archive.",
)


@click.group(short_help="Keep articles and their claims, to check drafts against.")
def archive() -> None:
    """Keep articles and their claims in one file, to check drafts against: check DRAFT --archive FILE.

    Each article is read once; an unchanged one costs nothing. A new version of an article supersedes the
    older one, which is kept.
    """


@archive.command(short_help="Add articles.")
@PATHS
@FILE
@click.option("--refresh", is_flag=True, help="Read anew what another version of claimcheck read.")
@DATE
@STDIN
@JOBS
@MODEL
@CONFIG
def add(
    *,
    paths: tuple[str, ...],
    file: Path,
    refresh: bool,
    published: dt.date | None,
    stdin_filename: str | None,
    jobs: int,
    model: str | None,
    config_file: str | None,
) -> int:
    """Add articles: those that are new or changed are read, the others cost nothing.

    An article is a newer version of one that has its path or its address (URL). One without a date is read
    by itself, and leaves "on Tuesday" open; --date gives it a day.
    """
    from claimcheck import archived

    settings = config(config_file, model=model)
    wanted = [] if refresh and not paths else named(paths or settings.paths, stdin_filename=stdin_filename)
    done: Counter[str] = Counter()

    def told(path: str, outcome: str) -> None:
        done[outcome] += 1
        if outcome != "unchanged":
            wipe()
            put(f"{outcome}: {path}\n")

    def unread(path: str, reason: str) -> None:
        wipe()
        skipped(path, reason)

    with progress() as show:
        archived.add(
            file,
            wanted,
            settings,
            published=published,
            refresh=refresh,
            jobs=jobs,
            told=lambda document, outcome: told(document.path, outcome),
            skipped=unread,
            progress=show,
        )
    said = ", ".join(f"{done[one]:,} {one}" for one in sorted(done)) or "nothing to add"
    put(f"{file}: {said}\n")
    return 0


@archive.command("list", short_help="List the articles.")
@FILE
@click.option("--all", "everything", is_flag=True, help="Older versions too.")
@click.option("--format", "form", type=Name(["table", "jsonl"]), default="table", show_default=True)
def listing(*, file: Path, everything: bool, form: str) -> int:
    """List the articles: day, claims, id, path, title."""
    from claimcheck import archived

    for one in archived.articles(file, everything=everything):
        put(archived.row(one) if form == "table" else json.dumps(archived.entry(one)) + "\n")
    return 0


@archive.command(short_help="Remove articles.")
@click.argument("names", nargs=-1, required=True, metavar="PATH|ID...")
@FILE
def remove(*, names: tuple[str, ...], file: Path) -> int:
    """Remove all versions of the article at a path, all articles of a folder, or one version by its id."""
    from claimcheck import archived

    for one in archived.remove(file, names):
        put(f"removed: {one.path} ({one.id})\n")
    return 0


@archive.command(short_help="Count what is kept.")
@FILE
@MODEL
@CONFIG
def stats(*, file: Path, model: str | None, config_file: str | None) -> int:
    """Count articles, versions, claims, keys, what another version of claimcheck read, and bytes."""
    from claimcheck import archived

    for name, value in archived.stats(file, config(config_file, model=model)).items():
        put(f"{name:<28} {value if isinstance(value, str) else f'{value:,}'}\n")
    return 0


@archive.command(short_help="Check that the file is sound.")
@FILE
@MODEL
@CONFIG
def verify(*, file: Path, model: str | None, config_file: str | None) -> int:
    """Check the file, the references in it, the contents against their hashes, the keys against the claims.

    Exit status: 0 all is well, 1 something is not.
    """
    from claimcheck import archived

    wrong = 0
    for problem in archived.verify(file, config(config_file, model=model)):
        wrong += 1
        put(f"{problem}\n")
    if wrong:
        say(
            f"{file}: {wrong:,} things are wrong; put back a copy, or move it away and add the articles again"
        )
        return 1
    put(f"{file}: all is well\n")
    return 0


@archive.command(short_help="Write the articles as JSON Lines.")
@FILE
@click.option("--claims", is_flag=True, help="With the claims of each article.")
@click.option("--all", "everything", is_flag=True, help="Older versions too.")
def export(*, file: Path, claims: bool, everything: bool) -> int:
    """Write the articles as JSON Lines, which `archive add` and `check` read, one article a line."""
    from claimcheck import archived

    for line in archived.export(file, claims=claims, everything=everything):
        put(line)
    return 0
