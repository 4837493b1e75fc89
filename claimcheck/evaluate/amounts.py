"""Scores of ``find_amounts``: on utterances, on our own news probe, and words a second.

**recognizers** (utterances, DATA/recognizers-text): a case is right when each gold result is found with its
value and its unit, each in one of our spans, and nothing else of the kind is found. Our spans hold more by
design (the words of a bound, a unit after a number, a rate), so a span is right when it holds the gold's.
Money in hundredths ("50 cents") is compared in the currency's unit; a gold result without a value ("dollar")
is left out. Cases marked ``NotSupported`` for any platform are skipped, but in NumberRangeModel, all of whose
cases are so marked: it is scored whole, a bound by its number and whether it is open; an end that the gold
shuts out by convention ("between 20 and 30" as [20,30)) is read as ours.

**probe** (tests/cases/amounts-probe.toml, our own sentences): F of the value, then of the value with what the
line says: unit, bound and change, noun.

Run ``python -m claimcheck.evaluate.amounts [DATA] [--misses] [--bench] [--against]``; without DATA the probe
alone is scored, ``--against`` times quantulum3 too where it is installed.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model import Amount, AmountMention
from claimcheck.values.amounts import find_amounts
from claimcheck.values.scanner import scan
from claimcheck.values.units import load, unit_at

PHYSICAL = frozenset(
    ("length", "area", "volume", "mass", "speed", "temperature", "energy", "power", "data", "other")
)
KINDS: dict[str, frozenset[str]] = {
    "NumberModel": frozenset(("count", "percent", "ordinal", "score")),
    "NumberRangeModel": frozenset(("count", "percent", "age", "money", "score")),
    "PercentModel": frozenset(("percent",)),
    "CurrencyModel": frozenset(("money",)),
    "AgeModel": frozenset(("age",)),
    "DimensionModel": PHYSICAL,
}
"""The models of recognizers-text that speak of amounts, and the dimensions that each one knows."""

LEVELS = ("value", "unit", "bound", "noun")
"""The depths at which the probe is scored; each of the last three asks for the value as well."""

PROBE = Path("tests/cases/amounts-probe.toml")


class Share(NamedTuple):
    """Cases right of cases in all, and what went wrong in the others."""

    right: int
    cases: int
    misses: tuple[str, ...]


def recognizers(data: Path) -> dict[str, Share]:
    """Score every model of amounts on the supported cases of recognizers-text."""
    table = {}
    for model in KINDS:
        cases = json.loads((data / "recognizers-text" / f"{model}.json").read_text("utf-8-sig"))
        kept = [case for case in cases if model == "NumberRangeModel" or not _unsupported(case)]
        wrong = [(case, problem) for case in kept if (problem := judge_case(model, case))]
        misses = tuple(f"{model} {case['Input'][:160]!r}: {problem}" for case, problem in wrong)
        table[model] = Share(len(kept) - len(wrong), len(kept), misses)
    return table


def _unsupported(case: dict[str, Any]) -> bool:
    return any(key.startswith("NotSupported") for key in case)


def judge_case(model: str, case: dict[str, Any]) -> str | None:
    """Return what is wrong with our reading of a case, None when it is right."""
    text: str = case["Input"]
    found = [m for m in find_amounts(text) if m.amount.dimension in KINDS[model] or model == "NumberModel"]
    free = list(found)
    for result in case["Results"]:
        if result["Resolution"].get("value") is None:
            continue
        start = result.get("Start", text.lower().find(result["Text"].lower()))
        end = start + len(result["Text"])
        near = [m for m in free if m.start <= start and end <= m.end]
        right = [m for m in near if _agrees(model, m.amount, result["Resolution"])]
        if not right:
            shown = [(text[m.start : m.end], m.amount.low, m.amount.high, m.amount.unit) for m in near]
            return f"gold {result['Text']!r} {result['Resolution']}, found {shown}"
        if right[0].amount.low == right[0].amount.high or model != "NumberModel":
            free.remove(right[0])
    gold = [(r.get("Start", 0), r.get("Start", 0) + len(r["Text"])) for r in case["Results"]]
    if model == "NumberRangeModel":
        free = [m for m in free if not m.amount.exact]
    extra = [m for m in free if m.amount.dimension in KINDS[model] and not _touches(m, gold)]
    return f"extra {[text[m.start : m.end] for m in extra]}" if extra else None


def _touches(mention: AmountMention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _agrees(model: str, amount: Amount, gold: dict[str, str]) -> bool:
    """Whether an amount holds the value (and the unit) of a gold resolution."""
    value = gold["value"]
    if model == "NumberRangeModel":
        return _same_interval(amount, value)
    if model == "NumberModel":
        factor = 0.01 if amount.dimension == "money" and amount.high < float(value) else 1.0
        return any(_near(x, float(value) * factor) for x in (amount.low, amount.high))
    number = float(value.rstrip("%"))
    unit = gold.get("unit", "")
    if model == "PercentModel":
        return amount.unit == "%" and _near(amount.low, number)
    if model == "AgeModel":
        return any(_near(x, number) for x in (amount.low, amount.high)) and (
            amount.unit == unit.lower() or unit == "Age"
        )
    name, factor = _gold_unit(unit)
    if model == "DimensionModel" and unit == "Pound":
        name = "pound"
    name = gold.get("isoCurrency", name)
    return amount.unit == name and any(_near(x, number * factor) for x in (amount.low, amount.high))


def _gold_unit(unit: str) -> tuple[str, float]:
    """Return our name of a unit of the gold, and what one of it is worth in ours."""
    found = unit_at(scan(unit.lower()), 0)
    if found is None:
        return unit, 1.0
    hundredth = unit.lower() in load("currencies.toml")["hundredths"]
    return found[0].name, 0.01 if hundredth else 1.0


def _near(one: float, two: float) -> bool:
    return math.isclose(one, two, rel_tol=1e-6, abs_tol=1e-15)


def _same_interval(amount: Amount, gold: str) -> bool:
    match = re.fullmatch(r"([\[(])([^,]*),([^,]*)([\])])", gold)
    if match is None:
        return False
    low = float(match[2]) if match[2] else -math.inf
    high = float(match[3]) if match[3] else math.inf
    same = _near(amount.high, high) and (_near(amount.low, low) or (math.isinf(low) and amount.low <= 0))
    if not same or math.isinf(high):
        return same and amount.low_closed == (match[1] == "[")
    if math.isinf(low):
        return amount.high_closed == (match[4] == "]")
    return amount.low_closed == (match[1] == "[")


class Tally(NamedTuple):
    """F of the probe at each depth, and the misses."""

    value: float
    unit: float
    bound: float
    noun: float
    misses: tuple[str, ...]


def probe(path: Path = PROBE) -> Tally:
    """Score our own sentences: every amount with its span, value, unit, bound, change and noun."""
    cases = tomllib.loads(path.read_text("utf-8"))["case"]
    gold = found = 0
    right = dict.fromkeys(LEVELS, 0)
    misses: list[str] = []
    for case in cases:
        mentions = find_amounts(case["text"])
        gold, found = gold + len(case.get("amounts", ())), found + len(mentions)
        free = list(mentions)
        for want in case.get("amounts", ()):
            best = next((m for m in free if case["text"][m.start : m.end] == want["span"]), None)
            problems = compare(best, want)
            for level in right:
                right[level] += not ({"value", level} & set(problems))
            if best is not None:
                free.remove(best)
            if problems:
                shown = best and (best.amount, best.noun)
                misses.append(f"{case['text'][:70]!r} {want['span']!r}: {', '.join(problems)}: {shown}")
        misses += [f"{case['text'][:70]!r} extra {case['text'][m.start : m.end]!r}" for m in free]
    value, unit, bound, noun = (2 * right[level] / max(gold + found, 1) for level in LEVELS)
    return Tally(value, unit, bound, noun, tuple(misses))


def compare(mention: AmountMention | None, want: dict[str, Any]) -> list[str]:
    """Return at which depths a mention differs from what the probe says: "value", "unit", "bound", "noun"."""
    if mention is None:
        return ["value"]
    a = mention.amount
    low = float(want.get("low", want.get("value", math.nan)))
    high = float(want.get("high", want.get("value", low)))
    problems = [] if _near(a.low, low) and _near(a.high, high) else ["value"]
    if (a.unit, a.per) != (want.get("unit", "1"), want.get("per")):
        problems.append("unit")
    bound = (a.approximate, a.low_closed, a.high_closed, a.change, mention.side)
    wanted = (
        "approximate" in want.get("is", ()),
        "low_open" not in want.get("is", ()),
        "high_open" not in want.get("is", ()),
    )
    if bound != (*wanted, want.get("change"), want.get("side")):
        problems.append("bound")
    if "noun" in want and mention.noun != want["noun"]:
        problems.append("noun")
    return problems


def bench(data: Path, *, against: bool = False) -> dict[str, float]:
    """Return words a second on news text in one run, of ours and, if asked, of quantulum3.

    It is measured without its classifier, which only chooses among units and makes it slower.
    """
    lines = (data / "meantime" / "articles.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    words = sum(len(text.split()) for text in texts)
    find_amounts(texts[0])
    start = time.process_time()
    for text in texts:
        find_amounts(text)
    speeds = {"claimcheck": words / (time.process_time() - start)}
    if against:
        from quantulum3 import classifier, parser  # type: ignore[import-not-found]  # only for this figure

        classifier.USE_CLF = False
        few = texts[:40]
        parser.parse(few[0])
        start = time.process_time()
        for text in few:
            parser.parse(text)
        speeds["quantulum3"] = sum(len(text.split()) for text in few) / (time.process_time() - start)
    return speeds


def main(arguments: list[str]) -> int:
    """Print the scores; return 2 when what is given is no data folder."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) > 1 or not all(folder.is_dir() for folder in folders):
        print("usage: python -m claimcheck.evaluate.amounts [DATA] [--misses] [--bench]", file=sys.stderr)
        return 2
    misses: list[str] = []
    if PROBE.is_file():
        tally = probe()
        print("probe       ", *(f"{name} {getattr(tally, name):.3f}" for name in LEVELS))
        misses += tally.misses
    for data in folders:
        for model, share in recognizers(data).items():
            ratio = share.right / max(share.cases, 1)
            print(f"recognizers  {model:17} {share.right:4}/{share.cases:<4} {ratio:.3f}")
            misses += share.misses
        if "--bench" in arguments:
            for name, speed in bench(data, against="--against" in arguments).items():
                print(f"speed        {name:17} {speed:,.0f} words/s")
    if "--misses" in arguments:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
