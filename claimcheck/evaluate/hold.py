"""The run behind ``make eval``: score the story sets, print the figures, hold the floors."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.evaluate.command import command
from claimcheck.evaluate.floors import (
    HELD,
    Figures,
    Floors,
    corpus_hash,
    load_floors,
    pin,
    save_floors,
    shortfalls,
)
from claimcheck.evaluate.gold import stories_below
from claimcheck.evaluate.split import load_split
from claimcheck.evaluate.stories import JsonReport, Scores, score

README = "README.md"
START, END = "<!-- figures -->", "<!-- /figures -->"


def figures_of(scores: Scores) -> Figures:
    """Return the figures of scored sets; a ratio over nothing is 0."""
    counts = scores.counts
    recall, precision = _ratio(counts, "found", "wanted"), _ratio(counts, "good", "reported")
    return Figures(
        stories=len(scores.stories),
        recall=recall,
        precision=precision,
        f1=round(2 * recall * precision / (recall + precision), 3) if recall + precision else 0.0,
        verdict=_ratio(counts, "right", "found"),
        traps_hit=_ratio(counts, "hit", "traps"),
        agreement=_ratio(counts, "joined", "joinable"),
        counts={
            "recall": _of(counts, "found", "wanted"),
            "precision": _of(counts, "good", "reported"),
            "verdict": _of(counts, "right", "found"),
            "traps_hit": _of(counts, "hit", "traps"),
            "agreement": _of(counts, "joined", "joinable"),
        },
        by_kind=_by(counts, "kind ", "found", "wanted"),
        by_verdict=_by(counts, "verdict ", "found", "wanted"),
        precision_by_verdict=_by(counts, "verdict ", "good", "reported"),
    )


def figures_by_part(scores: Scores, parts: Mapping[str, Sequence[str]]) -> dict[str, Figures]:
    """Return the figures of each part of the corpora."""
    return {part: figures_of(scores.part(names)) for part, names in parts.items()}


def render(figures: Mapping[str, Figures]) -> str:
    """Return the figures as Markdown tables: by part, then by kind and by verdict for each part."""
    figures = dict(sorted(figures.items()))
    rows = [
        [part, str(f.stories), *(f"{getattr(f, name):.3f} ({f.counts[name]})" for name in HELD)]
        for part, f in figures.items()
    ]
    text = _table(
        ["part", "sets", "recall", "precision", "verdict right", "traps hit", "agreements joined"], rows
    )
    text += "\n" + _by_table("found, by kind", {part: f.by_kind for part, f in figures.items()})
    text += "\n" + _by_table("found, by verdict", {part: f.by_verdict for part, f in figures.items()})
    return (
        text
        + "\n"
        + _by_table(
            "right pairs, by verdict reported", {part: f.precision_by_verdict for part, f in figures.items()}
        )
    )


def figures_block(readme: str, figures: Mapping[str, Figures]) -> str:
    """Return the README with the figures written between the two marks."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ConfigError(f"has no block {START} ... {END}", where=README)
    return f"{before}{START}\n{render(figures)}{END}{after}"


def run_check(folder: Path) -> JsonReport:
    """Check a folder of articles in this process and return the report as JSON."""
    from claimcheck.pipeline import check  # loads the language pipeline

    report: JsonReport = check([folder]).model_dump(mode="json")
    return report


def main(argv: Sequence[str] | None = None) -> int:
    """Score, print, and hold or repin the floors; 0 when they hold, 1 when not, 2 on an error."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.evaluate.stories", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the story sets")
    parser.add_argument("--misses", action="store_true", help="print every miss, false alarm and trap")
    parser.add_argument("--part", help="score this part of split.toml, or this set, only; no floors")
    parser.add_argument(
        "--repin", action="store_true", help="pin the figures reached, and write the README block"
    )
    parser.add_argument(
        "--lower", default="", metavar="REASON", help="with --repin: let floors fall, and say why"
    )
    args = parser.parse_args(argv)
    return command(_run)(args)


def _run(args: argparse.Namespace) -> int:
    corpora: Path = args.corpora
    parts = load_split(corpora).parts()
    if args.part:
        parts = {args.part: parts.get(args.part, (args.part,))}
    names = {name for part in parts.values() for name in part}
    stories = [story for story in stories_below(corpora) if story.name in names]
    missing = sorted(names - {story.name for story in stories})
    if missing:
        raise ConfigError(f"no story set {', '.join(missing)}", where=str(corpora))
    scores = score(stories, run_check)
    figures = figures_by_part(scores, parts)
    if args.misses:
        print("\n".join(scores.lines))
    print(render(figures), end="")
    return 0 if args.part else _hold(corpora, figures, args)


def _hold(corpora: Path, figures: dict[str, Figures], args: argparse.Namespace) -> int:
    floors, corpus = load_floors(corpora), corpus_hash(corpora)
    if args.repin:
        _repin(corpora, pin(floors, corpus, figures, args.lower))
        return 0
    if floors is None:
        print(f"error: nothing is pinned in {corpora}: --repin pins the figures reached", file=sys.stderr)
        return 1
    short = shortfalls(floors, corpus, figures)
    for line in short:
        print(f"error: {line}", file=sys.stderr)
    if not short:
        print("\nall floors hold")
        if figures != floors.figures:
            print("the figures moved since they were pinned: --repin pins them and writes the README")
    return 1 if short else 0


def _repin(corpora: Path, floors: Floors) -> None:
    readme = corpora / README
    text = figures_block(readme.read_text(encoding="utf-8"), floors.figures)
    save_floors(corpora, floors)
    readme.write_text(text, encoding="utf-8")
    print(f"\npinned in {corpora}")


def _ratio(counts: Counter[tuple[str, str]], part: str, whole: str) -> float:
    return round(counts[part, "all"] / counts[whole, "all"], 3) if counts[whole, "all"] else 0.0


def _of(counts: Counter[tuple[str, str]], part: str, whole: str, group: str = "all") -> str:
    return f"{counts[part, group]}/{counts[whole, group]}"


def _by(counts: Counter[tuple[str, str]], prefix: str, part: str, whole: str) -> dict[str, str]:
    groups = sorted(group for what, group in counts if what == whole and group.startswith(prefix))
    return {group.removeprefix(prefix): _of(counts, part, whole, group) for group in groups}


def _by_table(title: str, columns: Mapping[str, Mapping[str, str]]) -> str:
    names = sorted({name for column in columns.values() for name in column})
    rows = [[name, *(column.get(name, "-") for column in columns.values())] for name in names]
    return _table([title, *columns], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
