"""The day of publication as metadata give it: ISO stamps, usual dates, and forms only dateparser knows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.pipeline import documents
from claimcheck.sources.published import stamp


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-02-10T11:30:00Z", "2026-02-10"),
        ("2026-04-15T23:20:00-05:00", "2026-04-15"),
        ("20260305", "2026-03-05"),
        ("Wednesday 9 September 2026, 11:42", "2026-09-09"),
        ("Feb. 5, 2026", "2026-02-05"),
        ("5.3.2026", "2026-03-05"),
        ("25/04/2026", "2026-04-25"),
        ("Wed, 22 Apr 26 08:00:00 +0200", "2026-04-22"),
        ("Thu, 23 Apr 26 23:30:00 -0500", "2026-04-23"),  # no zone moves the day
        ("22-Apr-26", "2026-04-22"),
        ("2026-Apr-22", "2026-04-22"),
        ("22Apr2026", "2026-04-22"),
        ("22nd of April, '26", "2026-04-22"),
        ("30 February 2026", None),
        ("30 February 26", None),
        ("03/04/2026", None),
        ("March 2026", None),
        ("May 26", None),
        ("Mayor of 2026", None),
        ("yesterday", None),
        ("2026", None),
        ("", None),
    ],
)
def test_stamp(value: str, expected: str | None) -> None:
    found = stamp(value)
    assert (found.isoformat() if found else None) == expected


def test_an_unusual_stamp_dates_an_article(tmp_path: Path) -> None:
    path = tmp_path / "feed.md"
    path.write_text("---\ndate: Wed, 22 Apr 26 08:00:00 +0200\n---\nThe mill shut.\n", encoding="utf-8")
    (document,) = documents([str(path)])
    assert str(document.published) == "2026-04-22"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Health correspondent, 12 March 2026", "2026-03-12"),
        ("PA-style wire, Saturday 10 January 2026", "2026-01-10"),
        ("Court wire, 25 September 2026", "2026-09-25"),
        ("Press notice 88/25, 2 September 2025", "2025-09-02"),
        ("Notice to passengers, 6 February 2026", "2026-02-06"),
        ("The Gulf Economist, 27 November 2025, page 14. Lucian Abeysekera", "2025-11-27"),
        ("issue of 21 August 2026", "2026-08-21"),
        ("Derailment of a freight train near Orrin, 3 February 2026", None),
        ("Minutes of the council, sitting of Thursday 28 May 2026", None),
        ("The gate failed at 02:40 on 10 August 2026.", None),
    ],
)
def test_a_line_that_names_the_paper_its_desk_or_the_kind_of_text_dates_an_article(
    line: str, expected: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"Mill shuts after 90 years\n\n{line}\n\nThe mill in Orrin shut its gates for good.\n")
    (document,) = documents([str(path)])
    assert (str(document.published) if document.published else None) == expected
    assert document.title == "Mill shuts after 90 years"


def test_a_usual_stamp_costs_no_import() -> None:
    code = (
        "import sys; from claimcheck.sources.published import stamp;"
        " stamp('9 September 2026'), stamp('a tuesday'); print('dateparser' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@given(st.text(alphabet="0123456789 -/.,'aprilmayjun", max_size=45))
def test_any_stamp_is_read_without_error(value: str) -> None:
    stamp(value)
