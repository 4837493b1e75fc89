"""Findings as SARIF 2.1.0, which GitHub code scanning and editors read.

One run, one result a finding, gravest first. The primary passage is the location; the other side stands in
``relatedLocations``, and the message links to each, because GitHub shows related locations only where the
message names them. Paths start at the root of the checkout (``%SRCROOT%``); a file outside it has an
absolute URI. The fingerprint is the finding's own, without offsets, so that an alert survives edits
elsewhere; GitHub reads the one called ``primaryLocationLineHash``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.explain import entries
from claimcheck.model import Finding, Location, Report
from claimcheck.report import Look
from claimcheck.report._hidden import tally
from claimcheck.report._lines import clean, count, place, said, sentence, worst
from claimcheck.report._paths import nameless, uri
from claimcheck.report.json import dumped

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
# GitHub shows at most 5,000 results of a run ("SARIF results exceed soft limits" in its documentation).
MOST = 5000
NOTICES = {
    "results-left-out": "More findings than code scanning shows",
    "findings-hidden": "Findings that a comment, a decision, a baseline or the configuration hides",
    "remark": "What is odd about the comments, decisions and baselines",
}
PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the findings as one SARIF run; ``look`` says where the checkout is."""
    found = worst(report.findings)
    table = rules(found)
    at = {rule["id"]: number for number, rule in enumerate(table)}
    run = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "rules": table,
                "notifications": [
                    {"id": name, "shortDescription": {"text": text}} for name, text in NOTICES.items()
                ],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices(report)}],
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the checkout."}}},
        "columnKind": "unicodeCodePoints",
        "results": [result(finding, at[finding.code], look) for finding in found[:MOST]],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def notices(report: Report) -> list[dict[str, Any]]:
    """Return what the results do not tell: how many are left out or hidden, and what is odd about it."""
    made = []
    found = len(report.findings)
    if found > MOST:
        text = (
            f"{count(found - MOST, 'finding')} of {found:,} left out: code scanning shows at most {MOST:,}."
            " Those that are here are the gravest; the text and JSON reports have them all."
        )
        made.append(notice("results-left-out", "warning", text))
    if report.hidden:
        made.append(notice("findings-hidden", "note", tally(report)))
    for remark in report.remarks:
        made.append(notice("remark", "note", f"{clean(remark.place)}: {clean(remark.message)}"))
    return made


def notice(name: str, level: str, text: str) -> dict[str, Any]:
    """Return a notification."""
    return {"level": level, "descriptor": {"id": name}, "message": {"text": unlinked(text)}}


def rules(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return the table of every rule there is, and of those that only the findings know, by code."""
    table = {
        entry.code: {
            "id": entry.code,
            "name": "".join(word.capitalize() for word in entry.rule.split("-")),
            "shortDescription": {"text": f"{entry.rule}: {entry.title}"},
            "fullDescription": {"text": entry.family.meaning},
            "help": {"text": f"{entry.family.meaning}\n\n{entry.manual}"},
            "defaultConfiguration": {"level": entry.family.level},
            "properties": {"tags": ["facts"], "problem.severity": PROBLEM[entry.family.level]},
        }
        for entry in entries()
    }
    for finding in found:
        table.setdefault(finding.code, {"id": finding.code, "shortDescription": {"text": finding.rule}})
    return [table[code] for code in sorted(table)]


def result(finding: Finding, rule: int, look: Look) -> dict[str, Any]:
    """Return a finding as a result."""
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level,
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": message(finding)},
        "locations": [{"physicalLocation": physical(finding.primary, look)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": physical(location, look),
                "message": {"text": unlinked(said(location))},
            }
            for number, location in enumerate(finding.related, start=1)
        ],
        "partialFingerprints": {
            "claimcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "properties": {
            "verdict": finding.verdict,
            "confidence": finding.confidence,
            "topic": clean(finding.topic),
            "reasons": [clean(text) for text in finding.reasons],
            "assumed": [clean(text) for text in finding.assumed],
            "explanations": [clean(text) for text in finding.explanations],
            **({"decision": finding.decision.decision} if finding.decision else {}),
        },
    }


def message(finding: Finding) -> str:
    """Return the message of a result, with a link to each related location."""
    text = unlinked(sentence(finding.message))
    links = [
        f"[{labelled(place(location))}]({number})" for number, location in enumerate(finding.related, start=1)
    ]
    return f"{text} See {', '.join(links)}." if links else text


def unlinked(text: str) -> str:
    """Return ``text`` in which nothing is read as a link: one is "[words](target)"."""
    return text.replace("](", "] (")


def labelled(text: str) -> str:
    """Return ``text`` as the words of a link: brackets and backslashes are escaped (SARIF 2.1.0, 3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def physical(location: Location, look: Look) -> dict[str, Any]:
    """Return where a passage stands in its file; columns count code points, the end is exclusive."""
    address, inside = uri(location.document, look)
    artifact: dict[str, Any] = {"uri": address}
    if inside:
        artifact["uriBaseId"] = BASE
    if nameless(location.document):
        artifact["description"] = {"text": "no file: read from standard input or given by a program"}
    return {
        "artifactLocation": artifact,
        "region": {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": location.end_column,
            "snippet": {"text": clean(location.quote)},
        },
    }
