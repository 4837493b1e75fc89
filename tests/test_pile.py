"""How many articles a pair could be taken from, and what is of its own day or stands in both texts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from judging import claim

import claimcheck
from claimcheck.evaluate import piles
from claimcheck.link.pile import Pile
from claimcheck.model import Claim

# Evidence of two claims that do not name one time.
APART = {"same time": 0.0}
FIELD = frozenset({"aircraft", "order", "airline", "delivery", "engine"})


def pair(days: int = 0) -> tuple[Claim, Claim]:
    """Return two claims of two articles, so many days apart, that cannot both hold."""
    later = dt.date(2026, 3, 2) + dt.timedelta(days)
    one = claim({"in": "d0", "day": "2026-03-02", "value": "230 orders", "says": "230 orders"})
    other = claim({"in": "d1", "day": later.isoformat(), "value": "237 orders", "says": "237 orders"})
    return one, other


def wide(kin: int, others: int = 0) -> Pile:
    """Return a pile of articles of one field, and of others that share no word with them."""
    words = {f"d{i}": FIELD for i in range(kin)}
    return Pile(words | {f"x{i}": frozenset({f"word{i}"}) for i in range(others)})


def test_a_small_set_is_left_as_it_is() -> None:
    assert wide(6).tempered(*pair(), APART, 0.9) == 0.9


def test_the_odds_are_divided_by_how_many_times_more_articles_there_are() -> None:
    assert wide(12).tempered(*pair(), APART, 0.9) == pytest.approx(4.5 / 5.5)


def test_more_articles_of_the_field_and_more_days_make_a_conflict_less_likely() -> None:
    near, far = pair(), pair(90)
    likely = [wide(n).tempered(*near, APART, 0.9) for n in (6, 12, 30, 60)]
    assert likely == sorted(likely, reverse=True)
    assert wide(12).tempered(*far, APART, 0.9) < wide(12).tempered(*near, APART, 0.9)
    assert wide(12).tempered(*far, {"same time": 1.0}, 0.9) == wide(12).tempered(*near, APART, 0.9)


def test_articles_of_other_fields_do_not_count() -> None:
    assert wide(5, others=500).tempered(*pair(), APART, 0.9) == 0.9


def test_one_article_and_one_value_are_left_as_they_are() -> None:
    one, other = pair()
    assert wide(60).tempered(one, one, APART, 0.9) == 0.9
    assert Pile({}).tempered(one, other, APART, 0.9) == 0.9


def findings(one: str, other: str, second: str = "2026-03-02") -> list[str]:
    """Return the codes of what is found between two texts."""
    texts = [
        claimcheck.Document(text=text, published=dt.date.fromisoformat(day), path=f"{name}.txt")
        for text, day, name in ((one, "2026-03-02", "a"), (other, second, "b"))
    ]
    return [f.code for f in claimcheck.check(texts).findings]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("The Corvane index fell by 3%.", "The Corvane index fell by 5%.", "2026-03-05"),
        ("The shop sold more than 20 bikes.", "The shop sold 65 bikes.", ""),
        (
            "Grapes cost 70 euros per crate and plums cost 55 euros per crate.",
            "Grapes cost 70 euros per crate and plums cost 55 euros per crate, said Ines.",
            "",
        ),
        ("The mast is 700 kilometres (450 miles) off.", "The mast is 700 kilometres off.", ""),
    ],
)
def test_what_is_no_conflict_of_two_short_texts(one: str, other: str, day: str) -> None:
    assert findings(one, other, day or "2026-03-02") == []


def test_a_figure_of_one_day_is_still_held_against_another() -> None:
    assert findings("The Corvane index fell by 3%.", "The Corvane index fell by 5%.") == ["CC101"]


def test_piles_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "meantime"
    folder.mkdir()
    rows = [
        {"id": f"n{i}", "topic": "mill", "title": "Mill", "published": "2026-03-02", "text": text}
        for i, text in enumerate(
            ("The fire at Harrow Mill injured 12 workers.", "The fire at Harrow Mill injured 21 workers.")
        )
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert piles.main([str(tmp_path)]) == 0
    assert "| meantime mill | 2 | 1 | 50.0 |" in capsys.readouterr().out


def test_a_folder_without_piles_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert piles.main([str(tmp_path)]) == 2
    assert "no pile was found" in capsys.readouterr().err
