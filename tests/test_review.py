"""What hides a finding: levels, comments, baselines, decisions, changed lines; nothing without a word."""

from __future__ import annotations

from samples import OPENING, TOLL, WEEKDAY, report

from claimcheck.model import Decision, Remark
from claimcheck.report import Look, text
from claimcheck.review import levels
from claimcheck.review.hiding import hide


def test_levels_change_and_hide() -> None:
    told = levels.apply(report(), {"CC202": "note", "CC503": "off"})
    assert [(f.code, f.level) for f in told.findings] == [("CC202", "note"), ("CC101", "error")]
    assert [(h.code, h.by, h.place) for h in told.hidden] == [("CC503", "level", "coverage/ledger.md:9:1")]
    assert levels.apply(report(), {}) == report()


def test_what_is_hidden_is_counted_and_listed() -> None:
    first = hide(
        report(), {TOLL.fingerprint: "two\nbrigades"}, "allow", [Remark(place="a.md:1", message="x")]
    )
    told = hide(first, {WEEKDAY.fingerprint: ""}, "baseline", [Remark(place="a.md:1", message="x")])
    assert [f.code for f in told.findings] == [OPENING.code]
    lines = text.write(told, Look()).splitlines()
    assert "Hidden: 2 findings (1 allowed in the text, 1 in the baseline):" in lines
    assert "  CC101 coverage/ledger.md:7:1, allowed in the text: two brigades" in lines
    assert lines.count("note: a.md:1: x") == 1
    assert "1 finding (1 warning), 2 hidden," in " ".join(lines)


def test_many_hidden_findings_are_counted_and_told_when_asked() -> None:
    many = [TOLL.model_copy(update={"fingerprint": str(n)}) for n in range(20)]
    told = hide(report(*many), dict.fromkeys(map(str, range(20)), ""), "baseline")
    assert "  and 12 more (--verbose lists them)\n" in text.write(told, Look())
    assert text.write(told, Look(verbose=True)).count("in the baseline\n") == 20


def test_a_decision_is_shown() -> None:
    seen = TOLL.model_copy(update={"decision": Decision(decision="confirmed", note="called the brigade")})
    assert "A reviewer’s decision: confirmed: called the brigade" in text.write(report(seen), Look())
