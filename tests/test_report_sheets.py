"""The formats for people elsewhere: goldens, JUnit, Markdown, the csv sheet, and what is hidden in each."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from samples import (
    EMPTY,
    HOSTILE,
    OPENING,
    TOLL,
    claims,
    covered,
    evil,
    golden,
    hostile,
    location,
    many,
    report,
)

from claimcheck.comparison import Comparison
from claimcheck.judge import judge
from claimcheck.model import Link, Report
from claimcheck.report import Look, github, junit, markdown, rdjson, sarif
from claimcheck.report import csv as sheet

PLAIN = Look()


def without_manuals(report: Report, look: Look) -> str:
    """Return SARIF without the table of rules, whose texts are the docstrings of kinds and checks."""
    told = json.loads(sarif.write(report, look))
    del told["runs"][0]["tool"]["driver"]["rules"]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("report.sarif", without_manuals),
        ("report.github", github.write),
        ("report.rdjson", rdjson.write),
        ("report.junit.xml", junit.write),
        ("report.md", markdown.write),
        ("report.csv", sheet.write),
    ],
)
def test_golden(name: str, write: Any) -> None:
    golden(name, write(report(), Look()))


# ------------------------------------------------------------------------------------------------- JUnit


@pytest.mark.parametrize(
    "told", [EMPTY, report(), hostile(), evil(), many(30)], ids=["empty", "plain", "hostile", "evil", "many"]
)
def test_junit_is_xml_that_counts_right(told: Report) -> None:
    top = etree.fromstring(junit.write(told, Look()).encode())
    assert top.tag == "testsuites"
    cases = list(top.iter("testcase"))
    failed = [f for f in told.findings if f.level != "note"]
    assert int(top.get("tests")) == len(cases) == sum(int(s.get("tests")) for s in top)
    assert int(top.get("failures")) == len(list(top.iter("failure"))) == len(failed)
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    passed = [case for case in cases if case.find("properties") is None]
    assert len(cases) - len(passed) == len(told.findings)
    assert all(case.get("name") == "no finding" for case in passed)


def test_a_document_without_findings_passes_and_a_note_is_no_failure() -> None:
    note = OPENING.model_copy(update={"level": "note"})
    top = etree.fromstring(junit.write(report(note), Look()).encode())
    assert [suite.get("name") for suite in top] == [d.path for d in report().documents]
    assert top.get("failures") == "0"
    (told,) = top.iter("system-out")
    assert "second half of April" in told.text


def test_what_xml_cannot_hold_is_left_out() -> None:
    odd = TOLL.model_copy(update={"message": "a\x00b\x0bc\ufffed\uffff😀", "topic": "\ufffe"})
    top = etree.fromstring(junit.write(report(odd), Look()).encode())
    (failure,) = top.iter("failure")
    assert failure.get("message") == "abcd😀."


# ---------------------------------------------------------------------------------------------- Markdown


def rendered(text: str) -> Any:
    """Return Markdown as a page, with tables and with bare links made links."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    return etree.HTML(f"<div>{parser.render(text)}</div>")


def test_an_article_stays_text_in_markdown() -> None:
    text = markdown.write(evil(), Look())
    page = rendered(text)
    tags = {element.tag for element in page.iter()}
    known = {"html", "body", "div", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "p", "strong"}
    assert tags <= known | {"blockquote"}
    assert [len(row.findall("td")) for row in page.iter("tr")] == [0, 4]
    assert len(list(page.iter("h2"))) == len(list(page.iter("h3"))) == 1
    shown = "".join(page.itertext())
    assert "[click](javascript:alert(1)) <img src=x onerror=alert(1)> | a\\| b" in shown
    for call in ("@editors", "#12", "!7", "www.", "://"):
        assert call not in shown
        assert call in shown.replace("\u200b", "")
    assert not any(line.startswith(("/", "::", "#12")) for line in text.splitlines())


@given(st.text(alphabet=st.sampled_from("|\\`*_[]()<>&#@!~$:/wW.- \nab1"), max_size=40))
def test_any_text_in_a_cell_is_one_cell(text: str) -> None:
    page = rendered(f"| a | b |\n|---|---|\n| x{markdown.safe(text)}x | y |\n")
    first, second = page.iter("td")
    assert not len(first)
    assert (second.text, len(list(page.iter("tr")))) == ("y", 2)
    assert first.text.replace("\u200b", "") == f"x{' '.join(text.split())}x"


@pytest.mark.parametrize("most", [markdown.COMMENT, 2000])
def test_markdown_keeps_within_a_comment(most: int) -> None:
    told = many(6000)
    long = told.model_copy(
        update={"findings": tuple(f.model_copy(update={"topic": HOSTILE * 9}) for f in told.findings)}
    )
    for one in (told, long):
        text = markdown.page(one, most)
        assert len(text.encode()) <= most
        listed = text.count("\n| error |") + text.count("\n| warning |")
        assert f"{6000 - listed:,} findings not listed" in text
        assert text.index("| error | CC101") < text.index("findings not listed")


def test_nothing_found_is_said() -> None:
    assert markdown.write(EMPTY, Look()).startswith("## claimcheck: 0 findings\n\n0 documents")


# --------------------------------------------------------------------------------------------------- CSV


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_claim_has_a_row_and_knows_who_agrees() -> None:
    one, rule = claims()
    wire = dataclasses.replace(one.source, document="b2", path="coverage/wire.txt", outlet="The Wire")
    other = dataclasses.replace(one, id="c9", source=wire)
    links = [Link(one, other, 0.99)]
    found = Comparison((), (other, rule, one), tuple(links), judge([one, other, rule], links), ())
    table = rows(sheet.write(report(), Look(), found))
    assert [row["path"] for row in table] == sorted(row["path"] for row in table)
    mine = next(row for row in table if row["claim"] == one.quote and row["path"] == one.source.path)
    assert mine["agreeing sources"] == "The Wire (coverage/wire.txt:3)"
    assert (mine["kind"], mine["speaker"], mine["published"]) == ("quantity", "Castell Paper", "2026-03-02")
    assert mine["when"] == "2026-05-01 to 2026-05-31"
    assert not any(row["verified"] or row["note"] for row in table)


def test_every_finding_is_on_the_sheet() -> None:
    table = rows(sheet.write(report(), Look()))
    for finding in report().findings:
        named = [row for row in table if finding.fingerprint in row["fingerprint"].split()]
        assert len(named) == 1 + len(finding.related)
        assert all(finding.code in row["codes"].split() for row in named)
    toll = next(row for row in table if row["claim"].startswith("The blaze"))
    assert toll["conflicting sources"] == "coverage/page.html:118; coverage/wire.txt:3"


def test_articles_of_one_file_stand_in_the_order_of_its_lines() -> None:
    first, second = (location("a.jsonl", f"{n} dead", n, start=90 // n) for n in (1, 2))
    told = TOLL.model_copy(update={"primary": second, "related": (first,)})
    assert [row["line"] for row in rows(sheet.write(report(told), PLAIN)) if row["codes"]] == ["1", "2"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\x1b[0m="])
def test_no_cell_is_a_formula(start: str) -> None:
    text = f'{start}cmd|"/c calc"!A1'
    told = TOLL.model_copy(update={"primary": location(f"{text}.md", text, 1, text, speaker=text)})
    table = rows(sheet.write(report(told), Look()))
    cells = [cell for row in table for cell in row.values()]
    assert sum("calc" in cell for cell in cells) >= 4
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in cells)


def test_many_sources_are_counted() -> None:
    assert sheet.listed([f"{n:02}" for n in range(25)]).endswith("19; and 5 more")


# ------------------------------------------------------------------------------------------------ hidden


def test_what_is_hidden_is_said_in_every_format() -> None:
    assert "2 hidden" in github.write(covered(), PLAIN)
    page = markdown.write(covered(), PLAIN)
    assert "- CC102 a:b.md:3:1, dismissed by a reviewer: =1+1 &#60;b&#62;\n" in page
    assert "**A reviewer’s decision:** confirmed: rang the brigade." in page
    top = etree.fromstring(junit.write(covered(), PLAIN).encode())
    assert [suite.get("name") for suite in top] == ["a:b.md", "coverage/ledger.md"]
    assert (top.get("tests"), top.get("failures"), top.get("skipped")) == ("3", "1", "2")


def test_a_new_sheet_forgets_no_decision() -> None:
    table = rows(sheet.write(covered(), PLAIN))
    toll = next(row for row in table if row["claim"].startswith("The blaze"))
    assert (toll["verified"], toll["note"]) == ("confirmed", "rang the brigade")
    last = table[-1]
    assert (last["fingerprint"], last["verified"], last["note"]) == ("dead", "dismissed", "'=1+1 <b>")
    assert (last["path"], last["line"]) == ("a:b.md", "3")
    assert not any(row["fingerprint"] == "beef" for row in table)
