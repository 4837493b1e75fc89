"""Findings as JUnit XML, for Jenkins, GitLab and other readers of test results.

A test suite a document, a test case a finding, under the document of its primary passage; an error or a
warning is a failure, a note passes and stands in ``system-out``, a hidden finding is skipped. A document
without findings has one case that passes, so that it is seen to have been read. The name of a case has the
finding's fingerprint and no line: readers that compare two runs know a finding by its name. There are no
times, as there is no clock.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from claimcheck.model import DocumentSummary, Finding, Hidden, Report
from claimcheck.report import Look
from claimcheck.report._hidden import entry
from claimcheck.report._lines import bare, clean, sentence, worst
from claimcheck.report.text import finding_lines

if TYPE_CHECKING:
    from claimcheck.comparison import Comparison

# What XML 1.0 cannot hold, not even as a reference (section 2.2, Char).
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, look: Look, whole: Comparison | None = None) -> str:
    """Return the report as one ``testsuites`` element with a suite for each document, by path."""
    documents = {document.path: document for document in report.documents}
    found: dict[str, list[Finding]] = {path: [] for path in documents}
    for finding in worst(report.findings):
        found.setdefault(finding.primary.document, []).append(finding)
    hidden: dict[str, list[Hidden]] = {}
    for one in report.hidden:
        hidden.setdefault(one.place.rsplit(":", 2)[0], []).append(one)
    top = element(None, "testsuites", name=report.tool.name)
    for path in sorted({*found, *hidden}):
        suite = element(top, "testsuite", name=bare(path))
        if path in documents:
            described(suite, documents[path])
        for finding in found.get(path, []):
            case(suite, finding, documents)
        for one in hidden.get(path, []):
            skipped(suite, one, path)
        if not found.get(path) and path not in hidden:
            element(suite, "testcase", classname=bare(path), name="no finding", file=bare(path))
        counted(suite)
    counted(top)
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def element(parent: ET.Element | None, tag: str, /, **fields: str) -> ET.Element:
    """Return a new element of ``parent``, its values without what XML cannot hold."""
    legal = {key: ILLEGAL.sub("", value) for key, value in fields.items()}
    return ET.Element(tag, legal) if parent is None else ET.SubElement(parent, tag, legal)


def counted(element: ET.Element) -> None:
    """Write down how many cases there are under an element, and how many failed."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", "0")
    element.set("skipped", str(len(list(element.iter("skipped")))))


def described(suite: ET.Element, document: DocumentSummary) -> None:
    """Give a suite what is known of its document as properties."""
    known = {
        "title": clean(document.title),
        "outlet": clean(document.outlet or ""),
        "published": document.published.isoformat() if document.published else "",
        "words": str(document.words),
        "claims": str(document.claims),
    }
    properties = element(suite, "properties")
    for name, value in known.items():
        if value:
            element(properties, "property", name=name, value=value)


def case(suite: ET.Element, finding: Finding, documents: dict[str, DocumentSummary]) -> None:
    """Add a finding to a suite."""
    path = bare(finding.primary.document)
    topic = f": {clean(finding.topic)}" if finding.topic else ""
    made = element(
        suite,
        "testcase",
        classname=path,
        name=f"{finding.code} {finding.rule}{topic} [{finding.fingerprint}]",
        file=path,
        line=str(finding.primary.line),
    )
    properties = element(made, "properties")
    for name, value in (
        ("level", finding.level),
        ("verdict", finding.verdict),
        ("confidence", f"{finding.confidence:.2f}"),
        ("fingerprint", finding.fingerprint),
    ):
        element(properties, "property", name=name, value=value)
    if finding.level == "note":
        told = element(made, "system-out")
    else:
        told = element(made, "failure", type=finding.code, message=sentence(finding.message))
    told.text = ILLEGAL.sub("", "\n".join(finding_lines(finding, documents, Look())))


def skipped(suite: ET.Element, one: Hidden, path: str) -> None:
    """Add a hidden finding to a suite."""
    name = f"{one.code} [{one.fingerprint}]"
    made = element(suite, "testcase", classname=bare(path), name=name, file=bare(path))
    element(made, "skipped", message=entry(one))
