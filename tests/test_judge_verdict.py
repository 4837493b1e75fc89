"""The verdicts of tests/cases/verdicts.toml, and that no order of claims changes one."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from judging import claim, day, link

from claimcheck.judge.days import Days, days, title_tells_change
from claimcheck.judge.matters import Rift, Side
from claimcheck.judge.order import order
from claimcheck.judge.verdict import LEVELS, Ruling, verdict
from claimcheck.model import Claim

CASES = tomllib.loads((Path(__file__).parent / "cases" / "verdicts.toml").read_text("utf-8"))["case"]


def sides(case: dict[str, Any]) -> tuple[list[Claim], list[Claim], list[Claim], list[Claim]]:
    """Return the linked claims and all claims of each side."""
    at, found = 0, []
    for key in ("one", "also_one", "other", "also_other"):
        made = []
        for given in case.get(key, ()):
            made.append(claim(given, at))
            at += 1
        found.append(made)
    return found[0], found[0] + found[1], found[2], found[2] + found[3]


def ruled(case: dict[str, Any], turned: bool = False) -> Ruling:
    """Return the ruling on a case, with the sides changed over if asked."""
    one, all_one, other, all_other = sides(case)
    links = tuple(link(a, b) for a in one for b in other)
    first = Side(tuple(sorted(all_one, key=lambda c: c.id)))
    second = Side(tuple(sorted(all_other, key=lambda c: c.id)))
    return verdict(Rift(second, first, links) if turned else Rift(first, second, links))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_verdict(case: dict[str, Any]) -> None:
    ruling = ruled(case)
    assert ruling.verdict == case["verdict"], ruling.because
    assert case.get("because", "") in ruling.because
    if "later" in case:
        assert {c.source.document for c in ruling.order.later} == {case["later"]}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_symmetric(case: dict[str, Any]) -> None:
    assert ruled(case) == ruled(case, turned=True)


def test_last_level_always_holds() -> None:
    assert LEVELS[-1].verdict == "contradicts"
    assert len({level.because for level in LEVELS}) == len(LEVELS)


def test_titles() -> None:
    assert title_tells_change("Harbour Board backs down over mooring dues")
    assert title_tells_change("U-turn: ferry stays")
    assert title_tells_change("Anglers \u201cno longer\u201d need a permit")
    assert not title_tells_change("Harbour Board sets mooring dues")
    assert not title_tells_change("Reversible jackets on sale")


def test_order_by_date_words_and_title() -> None:
    dated = claim({"in": "a", "day": "2026-04-01", "value": "4 boats", "says": "4 boats sailed"})
    newer = claim({"in": "b", "day": "2026-04-03", "value": "5 boats", "says": "5 boats sailed"})
    titled = claim({"in": "c", "title": "Owner relents", "value": "6 boats", "says": "6 boats may sail"})
    plain = claim({"in": "d", "value": "7 boats", "says": "7 boats sailed"})
    assert (order(newer, dated).later, order(newer, dated).how) == (newer, "dates")
    assert (order(dated, titled).later, order(dated, titled).how) == (titled, "words")
    assert order(dated, plain).how == ""
    late = Days({"d": (dt.date(2026, 4, 9), "values")})
    assert (order(plain, newer, late).later, order(plain, newer, late).how) == (plain, "values")


def test_undated_is_no_older_than_the_figures_it_repeats() -> None:
    old = [
        claim({"in": "a", "day": "2026-04-01", "value": v, "says": f"{v} sailed"}, i)
        for i, v in enumerate(["4 boats"])
    ]
    new = [
        claim({"in": "b", "day": "2026-04-09", "value": v, "says": f"{v} sailed"}, i)
        for i, v in enumerate(["57 boats", "81 crews"])
    ]
    mine = [
        claim({"in": "z", "value": v, "says": f"{v} sailed"}, i)
        for i, v in enumerate(["4 boats", "57 boats", "81 crews"])
    ]
    links = [link(mine[0], old[0]), link(mine[1], new[0]), link(mine[2], new[1])]
    found = days([*old, *new, *mine], links)
    assert found.first(mine[0]) == day("2026-04-09")
    assert found.how(mine[0]) == "values"
    assert days([*old, *new, *mine], links[:2]).first(mine[0]) is None
    assert days([*old, *new, *mine], [], frozenset({"z"})).first(mine[0]) == day("2026-04-10")
