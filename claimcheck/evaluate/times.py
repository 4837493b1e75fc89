"""Scores of ``find_times``: spans and values on annotated news, on utterances, and words a second.

**aquaint** (news with TIMEX3): a found span is right when it shares a character with a gold span, one to one,
in order (*relaxed*). A value is right when the span is and the TIMEX3 value is the same once ``XX`` endings
and time zones are dropped ("196X" is "196", "2000-W7" is "2000-W07"), or when a gold day is the one day we
give. Precision is over what was found, recall over what is annotated; F is their harmonic mean.

**recognizers** (utterances): a case is right when each of its results is found, with its value, and nothing
else is found. A span is right when it is the gold's after prepositions, articles and bound words are dropped
at the left end of both (our spans leave "since" and "by" out, and say them in ``bound``). A value is right
when our TIMEX is the gold's or our days are those of one of its resolutions; a range whose gold end is
exclusive is compared by its last day. Where a file tests days or periods only, clocks, durations and sets
found beside them are not held against it. Cases marked ``NotSupported`` for any platform are left out.

**probe** (tests/cases/times-probe.toml, our own sentences): expressions found with their value, and traps
that were taken for times. All are to be found and no trap touched: that is its floor.

Run ``python -m claimcheck.evaluate.times [DATA] [--misses] [--bench]``; without DATA the probe alone is
scored.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model import TimeMention
from claimcheck.values.when import find_times

PROBE = Path("tests/cases/times-probe.toml")
MODELS = (
    "DateTimeModel",
    "DateParser",
    "DatePeriodParser",
    "DurationParser",
    "HolidayParser",
    "MergedParser",
    "SetParser",
)
SINGLE = ("DateParser", "DatePeriodParser", "HolidayParser")
LEAD = re.compile(
    r"^(?:(?:in advance of|the|a|an|in|on|at|by|for|from|of|since|until|till|before|after|during|about|"
    r"around|no later than|later than|earlier than|sooner than|greater than|prior to|starting|beginning|"
    r"ending|with|as early as|any time|or equal to|or|between)\s+)+"
)


class Miss(NamedTuple):
    """What went wrong in one place: "miss", "value" or "extra", of which type, and the place."""

    what: str
    kind: str
    place: str


class Score(NamedTuple):
    """Counts of one measurement, and what went wrong in it."""

    gold: int
    found: int
    spans: int
    values: int
    misses: tuple[Miss, ...]

    def f(self, right: int) -> float:
        """Return the F measure of ``right`` among found and gold."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def same_timex(ours: str, gold: str) -> bool:
    """Whether two TIMEX values are one, but for open endings and zones."""
    return plain(ours) == plain(gold)


def plain(timex: str) -> str:
    """Return a TIMEX value without what does not change it."""
    timex = re.sub(r"(?:-XX)+$", "", timex.strip())
    timex = re.sub(r"(T\d\d(?::\d\d)*)(?:Z|[+-]\d\d:?\d\d)$", r"\1", timex)
    timex = re.sub(r"^(\d{4}-W)(\d)$", r"\g<1>0\2", re.sub(r"^(\d{3})X$", r"\1", timex))
    return re.sub(r"(T\d\d):00$", r"\1", timex)


def aquaint(data: Path) -> Score:
    """Score the annotated agency articles."""
    lines = (data / "aquaint-timex" / "articles.jsonl").read_text("utf-8").splitlines()
    gold = found = spans = 0
    misses: list[Miss] = []
    for record in map(json.loads, lines):
        text: str = record["text"]
        free = find_times(text, dt.date.fromisoformat(record["published"]))
        gold += len(record["timex"])
        found += len(free)
        for entry in record["timex"]:
            match = next((m for m in free if m.start < entry["end"] and entry["start"] < m.end), None)
            miss = judge_entry(text, entry, match)
            spans += match is not None
            if match is not None:
                free.remove(match)
            if miss is not None:
                misses.append(miss)
        misses += [Miss("extra", m.kind, f"{text[m.start : m.end]!r} {m.timex}") for m in free]
    values = spans - sum(miss.what == "value" for miss in misses)
    return Score(gold, found, spans, values, tuple(misses))


def judge_entry(text: str, entry: dict[str, Any], match: TimeMention | None) -> Miss | None:
    """Return what is wrong with our reading of an annotated time, None when it is right."""
    around = " ".join(text[max(entry["start"] - 40, 0) : entry["end"] + 30].split())
    kind = entry["type"].lower()
    if match is None:
        return Miss("miss", kind, f"{entry['text']!r} {entry['value']} | {around}")
    if same_timex(match.timex, entry["value"]) or _same_days(match, entry["value"]):
        return None
    ours = f"{text[match.start : match.end]!r} {match.timex}"
    return Miss("value", kind, f"{ours} gold {entry['value']} | {around}")


def _same_days(mention: TimeMention, gold: str) -> bool:
    when = mention.when
    if when is None or when.first is None or mention.kind != "date" or len(gold) != 10:
        return False
    return when.first == when.last and when.first.isoformat() == gold


def recognizers(data: Path) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return cases right and cases in all of each model, and the misses."""
    table: dict[str, tuple[int, int]] = {}
    misses: list[str] = []
    for model in MODELS:
        cases = json.loads((data / "recognizers-text" / f"{model}.json").read_text("utf-8-sig"))
        cases = [case for case in cases if not any(key.startswith("NotSupported") for key in case)]
        right = 0
        for case in cases:
            problem = judge_case(case, single=model in SINGLE)
            right += problem is None
            if problem is not None:
                misses.append(f"{model} {case['Input'][:100]!r}: {problem}")
        table[model] = right, len(cases)
    return table, misses


def judge_case(case: dict[str, Any], *, single: bool) -> str | None:
    """Return what is wrong with our reading of a case, None when it is right.

    ``single`` says that the case lists times of one type only (days, or periods of days).
    """
    reference = case.get("Context", {}).get("ReferenceDateTime")
    published = dt.date.fromisoformat(reference[:10]) if reference else None
    text: str = case["Input"]
    free = find_times(text, published)
    for result in case["Results"]:
        want = trim(result["Text"])
        match = next((m for m in free if trim(text[m.start : m.end]) == want), None)
        if match is None:
            return f"no span {result['Text']!r}, found {[text[m.start : m.end] for m in free]}"
        free.remove(match)
        if not any(_agrees(match, value) for value in _values(result)):
            days = f"{match.when.first}..{match.when.last}" if match.when else "open"
            return f"{want!r} {match.timex} {days}, gold {list(_values(result))[:2]}"
    extra = [m for m in free if not (single and (m.kind != "date" or (m.when is not None and m.when.clock)))]
    return f"extra {[text[m.start : m.end] for m in extra]}" if extra else None


def trim(phrase: str) -> str:
    """Return a phrase in lower case without leading prepositions, articles and bound words."""
    return LEAD.sub("", " ".join(phrase.lower().split())).strip(" .,")


def _values(result: dict[str, Any]) -> Iterator[dict[str, str]]:
    inner = result.get("Resolution") or result.get("Value") or {}
    if "values" in inner:
        yield from inner["values"]
        return
    for side in ("PastResolution", "FutureResolution"):
        yield {"timex": inner.get("Timex", ""), **inner.get(side, {})}


def _agrees(mention: TimeMention, gold: dict[str, str]) -> bool:
    timex = gold.get("timex", "")
    if same_timex(mention.timex, timex):
        return True
    clock = re.search(r"T.*", mention.timex)
    pair = re.fullmatch(r"\((.+),(.+),P.*\)", timex)
    if pair and "/" in mention.timex and "T" in timex:
        ours = re.sub(r"^(.*)(T.*)/(T.*)$", r"\1\2/\1\3", mention.timex).split("/")
        bare = "T" if timex.startswith("(T") else ""
        return all(
            same_timex(bare + one.split("T")[-1] if bare else one, two)
            for one, two in zip(ours, pair.groups(), strict=False)
        )
    if timex.startswith("T") and clock is not None and same_timex(clock.group(), timex):
        return True
    when = mention.when
    if when is None or when.first is None or when.last is None:
        return False
    value = gold.get("value") or gold.get("date") or gold.get("dateTime") or ""
    start = gold.get("start") or gold.get("startDate") or gold.get("startDateTime") or ""
    end = gold.get("end") or gold.get("endDate") or gold.get("endDateTime") or ""
    if len(value) >= 10 and value[4] == "-":
        same = when.first == when.last and when.first.isoformat() == value[:10]
        return same and (len(value) == 10 or value[11:16] == (when.clock[1:] + ":00")[:5])
    last = {when.last.isoformat(), _next_day(when.last)}
    if start and end:
        return when.first.isoformat() == start[:10] and end[:10] in last
    if start:
        return mention.bound in ("from", "after") and start[:10] in (
            when.first.isoformat(),
            _next_day(when.last),
        )
    return (
        bool(end)
        and mention.bound in ("until", "by", "before")
        and end[:10] in {when.first.isoformat()} | last
    )


def _next_day(day: dt.date) -> str:
    return (day + dt.timedelta(days=1)).isoformat() if day < dt.date.max else day.isoformat()


def bench(data: Path, *, against: bool = False) -> dict[str, float]:
    """Return words a second of processor time on news text: ours and, if asked, dateparser's search."""
    lines = (data / "aquaint-timex" / "articles.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    speeds = {"claimcheck": words_a_second(find_times, texts)}
    if against:
        from dateparser.search import search_dates  # only the measurement uses it

        speeds["search_dates"] = words_a_second(lambda text: search_dates(text, languages=["en"]), texts[:6])
    return speeds


def words_a_second(read: Callable[[str], object], texts: list[str]) -> float:
    """Return the words that ``read`` goes through in a second of processor time, once warm."""
    read(texts[0])
    start = time.process_time()
    for text in texts:
        read(text)
    return sum(len(text.split()) for text in texts) / max(time.process_time() - start, 1e-9)


def probe(path: Path = PROBE) -> tuple[int, int, int]:
    """Return how many expressions of the probe were found with their values, of how many, and false ones."""
    data = tomllib.loads(path.read_text("utf-8"))
    found = wanted = false = 0
    for sentence in data["sentence"]:
        text = sentence["text"]
        mine = [[text[m.start : m.end], m.timex] for m in find_times(text, data["published"])]
        wanted += len(sentence["times"])
        found += sum(one in mine for one in sentence["times"])
        false += sum(one not in sentence["times"] for one in mine)
    return found, wanted, false


def main(arguments: list[str]) -> int:
    """Print the scores; return 1 when the probe is not all found, 2 when the data folder is none."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) > 1 or not all(folder.is_dir() for folder in folders):
        print("usage: python -m claimcheck.evaluate.times [DATA] [--misses] [--bench]", file=sys.stderr)
        return 2
    found, wanted, false = probe()
    print(f"probe        {found} of {wanted} found, {false} false")
    if folders:
        score(folders[0], arguments)
    return int(found < wanted or false > 0)


def score(data: Path, arguments: list[str]) -> None:
    """Print the scores on other people's data."""
    news = aquaint(data)
    print(f"aquaint      gold {news.gold} found {news.found}")
    print(f"aquaint      spans F {news.f(news.spans):.3f} values F {news.f(news.values):.3f}")
    for (what, kind), count in sorted(Counter((m.what, m.kind) for m in news.misses).items()):
        print(f"aquaint      {what:6} {kind:9} {count:4}")
    table, misses = recognizers(data)
    for model, (right, cases) in table.items():
        print(f"recognizers  {model:16} {right:4}/{cases:<4} {right / max(cases, 1):.3f}")
    right, cases = (sum(pair[at] for pair in table.values()) for at in (0, 1))
    print(f"recognizers  {'all':16} {right:4}/{cases:<4} {right / max(cases, 1):.3f}")
    if "--bench" in arguments:
        for name, speed in bench(data, against=True).items():
            print(f"speed        {name:16} {speed:,.0f} words/s")
    if "--misses" in arguments:
        print("\n".join([*(" ".join(miss) for miss in news.misses), *misses]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
