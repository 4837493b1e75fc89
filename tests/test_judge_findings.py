"""Findings: who stands alone, what is said of a draft, the wording, and the laws of order and symmetry."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from judging import given, link

from claimcheck.judge import Judgement, judge
from claimcheck.judge.days import UNKNOWN
from claimcheck.judge.matters import best_only, sides
from claimcheck.judge.message import gap, shown, span, where, within
from claimcheck.judge.parties import LEAST, LIKELY, disputes, set_against
from claimcheck.judge.topic import about
from claimcheck.judge.why import told
from claimcheck.judge.wording import undated
from claimcheck.link import values
from claimcheck.model import EXISTENCE, Amount, Claim, Evidence, Finding, Link, Stance, State, When


def all_links(claims: Sequence[Claim], probability: float = 0.95) -> list[Link]:
    """Return a link for each pair of claims of one kind and of two documents."""
    return [
        link(a, b, probability)
        for a, b in itertools.combinations(claims, 2)
        if a.kind == b.kind and a.source.document != b.source.document
    ]


def judged(claims: Sequence[Claim], drafts: Sequence[str] = ()) -> Judgement:
    """Return what comes of claims that all speak of one matter."""
    return judge(claims, all_links(claims), drafts=frozenset(drafts))


# A rule that nobody could decline in April, and that the fourth article, without a date, says was loosened.
APRIL = [
    given(d, day, "stance:unavailable", "lodgers cannot decline the meters", topic="participation")
    for d, day in (("one", "2026-04-21"), ("two", "2026-04-22"), ("three", "2026-04-24"))
]
LOOSENED = given(
    "four",
    "",
    "stance:available",
    "lodgers can now decline the meters",
    title="Landlord backtracks over meters",
    topic="participation",
    marks=["update"],
)


def drafted(value: str, says: str, **more: Any) -> tuple[Finding, ...]:
    """Return the findings on an undated draft that is held against the four articles."""
    draft = given("draft", "", value, says, topic="participation", **more)
    return judged([*APRIL, LOOSENED, draft], ["draft"]).findings


def test_undated_article_that_tells_a_change_is_later() -> None:
    found = judged([*APRIL, LOOSENED]).findings
    assert [f.verdict for f in found] == ["changed"]
    assert found[0].primary.document == "four.txt"
    assert [r.document for r in found[0].related] == ["one.txt", "three.txt", "two.txt"]
    assert "which is later was taken from their words" in found[0].assumed


def test_draft_that_states_the_old_rule_is_outdated() -> None:
    found = drafted("stance:unavailable", "Lodgers cannot decline the meters")
    assert [(f.code[:3], f.level, f.verdict) for f in found] == [("CC4", "error", "changed")]
    assert found[0].primary.document == "draft.txt"
    assert [r.document for r in found[0].related] == ["four.txt"]
    assert found[0].message.startswith("The draft may be out of date on ")
    assert "draft.txt has no date, and was taken to be the latest" in found[0].assumed


def test_draft_that_states_the_newest_rule_passes() -> None:
    assert drafted("stance:available", "Lodgers may decline the meters") == ()


def test_draft_that_tells_the_old_rule_as_former_passes() -> None:
    assert drafted("stance:unavailable", "At first lodgers could not decline", marks=["former"]) == ()


NUMBERS = [
    given("one", "2026-04-21", "45 minutes", "the break lasts 45 minutes", measured="break"),
    given("two", "2026-04-22", "45 minutes", "the break lasts 45 minutes", measured="break"),
]


def test_draft_that_no_article_bears_out_contradicts() -> None:
    draft = given("draft", "", "2 hours", "the break lasts 2 hours", measured="break")
    found = judged([*NUMBERS, draft], ["draft"]).findings
    assert [(f.code[:3], f.level, f.verdict) for f in found] == [("CC1", "error", "contradicts")]
    assert len(found[0].related) == 2


def test_two_articles_with_one_value_are_one_finding_on_a_draft() -> None:
    """They are not held against each other there, and are two sides."""
    draft = given("draft", "", "2 hours", "the break lasts 2 hours", measured="break")
    links = [link(one, draft) for one in NUMBERS]
    (found,) = judge([*NUMBERS, draft], links, drafts=frozenset({draft.source.document})).findings
    assert [place.document for place in found.related] == ["one.txt", "two.txt"]
    other = given("three", "2026-04-22", "50 minutes", "the break lasts 50 minutes", measured="break")
    links.append(link(other, draft))
    told = judge([*NUMBERS, other, draft], links, drafts=frozenset({draft.source.document})).findings
    assert sorted(len(one.related) for one in told) == [1, 2]


def test_draft_is_not_held_against_a_value_that_was_replaced() -> None:
    newer = given(
        "three",
        "2026-05-20",
        "30 minutes",
        "the break was cut to 30 minutes",
        measured="break",
        marks=["update"],
    )
    draft = given("draft", "", "2 hours", "the break lasts 2 hours", measured="break")
    found = judged([*NUMBERS, newer, draft], ["draft"]).findings
    assert [(f.verdict, [r.document for r in f.related]) for f in found] == [("contradicts", ["three.txt"])]


def test_draft_that_reports_a_higher_count_passes() -> None:
    old = given("one", "2026-04-21", "12", "twelve people were hurt", predicate="hurt", measured="people")
    draft = given("draft", "", "31", "31 people were hurt", predicate="hurt", measured="people")
    assert judged([old, draft], ["draft"]).findings == ()


def test_articles_are_not_held_against_each_other_when_a_draft_is_checked() -> None:
    other = given("three", "2026-04-22", "50 minutes", "the break lasts 50 minutes", measured="break")
    draft = given("draft", "", "45 minutes", "the break lasts 45 minutes", measured="break")
    found = judged([*NUMBERS, other, draft], ["draft"]).findings
    assert {f.primary.document for f in found} == {"draft.txt"}


def two_parties(**more: Any) -> list[Claim]:
    """Return two claims of one article in the mouths of two parties."""
    return [
        given("a", "2026-05-10", "400", "the guild counted 400 people", speaker="the guild", at=0),
        given(
            "a",
            "2026-05-10",
            "1,500 people",
            "the owners saw 1,500 people",
            speaker="the owners",
            at=1,
            **more,
        ),
    ]


def test_dispute_inside_one_article_is_reported_at_a_low_likelihood() -> None:
    a, b = two_parties()
    found = judge([a, b], [link(a, b, 0.1)]).findings
    assert [(f.verdict, f.level) for f in found] == [("disputed", "warning")]
    assert any("two parties" in r for r in found[0].reasons)
    assert judge([a, b], [link(a, b, 0.01)]).findings == ()


@pytest.mark.parametrize("more", [{"marks": ["former"]}, {"speaker": "The guild"}, {"sentence": 5}])
def test_no_dispute(more: dict[str, Any]) -> None:
    a, b = two_parties(**{k: v for k, v in more.items() if k != "speaker"})
    if "speaker" in more:
        b = given("a", "2026-05-10", "1,500 people", "1,500 people", speaker=more["speaker"], at=1)
    assert not set_against(a, b)
    assert list(disputes([link(a, b, 0.5)])) == []


def test_change_inside_one_article_is_no_finding() -> None:
    a = given("a", "2026-05-10", "9 percent", "from 9 percent", marks=["former"], at=0)
    b = given("a", "2026-05-10", "6 percent", "to 6 percent", marks=["update"], at=1)
    assert judge([a, b], [link(a, b)]).findings == ()


def test_claim_is_held_against_the_likeliest_value_of_a_document_only() -> None:
    mine = given("a", "2026-05-10", "9 percent", "a levy of 9 percent")
    near = given("b", "2026-05-11", "6 percent", "a levy of 6 percent", at=0)
    far = given("b", "2026-05-11", "80 percent", "80 percent agree", at=1)
    links = [link(mine, near, 0.9), link(mine, far, 0.7)]
    assert best_only(links, sides([mine, near, far], [], lambda k: True)) == links[:1]
    assert len(judge([mine, near, far], links).findings) == 1


def test_of_equally_likely_passages_of_a_document_the_most_definite_is_shown() -> None:
    vague = given("four", "", "stance:available", "the idea that lodgers can pause", topic="participation")
    exact = given(
        "four", "", "stance:limited", "lodgers can pause it for an hour", topic="participation", at=1
    )
    limit = Stance("limited", Amount(1.0, 1.0, dimension="time"))
    for exact_first in (True, False):
        told = replace(exact, value=limit, id="0" if exact_first else "z")
        links = [link(APRIL[0], vague, 0.7), link(APRIL[0], told, 0.7)]
        found = judge([APRIL[0], vague, told], links).findings
        assert [f.related[0].quote for f in found] == ["lodgers can pause it for an hour"]


def test_lone_side_is_primary() -> None:
    found = judged(
        [*NUMBERS, given("odd", "2026-04-22", "50 minutes", "it lasts 50 minutes", measured="break")]
    )
    assert found.findings[0].primary.document == "odd.txt"
    assert "50 minutes (odd.txt, 22 April 2026)" in found.findings[0].message
    assert "5 minutes" in found.findings[0].message


@pytest.mark.parametrize(
    ("marks", "agree"), [(("rejected",), False), (("former", "rejected"), True), ((), True)]
)
def test_a_value_that_a_text_only_rejects_is_not_stated_by_it(marks: tuple[str, ...], agree: bool) -> None:
    one = given("one", "2026-04-21", "65 years", "the limit is 65 years", measured="limit")
    other = given("two", "2026-04-24", "65 years", "the limit is not 65 years", measured="limit", marks=marks)
    assert bool(judged([one, other]).agreements) is agree


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_law_1_order_of_documents(order: tuple[int, ...]) -> None:
    claims = [*APRIL, LOOSENED]
    turned = [claims[i] for i in order]
    assert judged(turned).findings == judged(claims).findings
    assert judged(turned).agreements == judged(claims).agreements


def test_law_3_symmetry() -> None:
    claims = [*NUMBERS, given("odd", "2026-04-22", "50 minutes", "it lasts 50 minutes", measured="break")]
    links = all_links(claims)
    changed_over = [Link(k.second, k.first, k.probability, k.evidence) for k in reversed(links)]
    one, other = judge(claims, links).findings, judge(claims, changed_over).findings
    assert [(f.fingerprint, f.message) for f in one] == [(f.fingerprint, f.message) for f in other]


def test_every_finding_says_why_and_what_else() -> None:
    bare = [Link(k.first, k.second, k.probability) for k in all_links([*APRIL, LOOSENED])]
    for links in (bare, all_links([*APRIL, LOOSENED])):
        every = judge([*APRIL, LOOSENED], links).findings
        assert every
        for found in every:
            assert found.reasons
            assert found.reasons[-1].startswith("read as a change: ")
            assert found.explanations
            assert not {"wrong", "false", "correct", "true"} & set(found.message.lower().split())


def test_faint_evidence_is_told_only_where_there_is_no_better() -> None:
    a, b = NUMBERS[0], given("odd", "2026-04-22", "50 minutes", "it lasts 50 minutes", measured="break")
    pieces = (Evidence("alone", 2.0), Evidence("same time", 1.0))
    found = judge([a, b], [Link(a, b, 0.95, pieces)]).findings[0]
    assert "both speak of the same time" in found.reasons
    assert "the clauses match closely" not in found.reasons
    bare = tuple(replace(c, words=(), measured="") for c in (a, b))
    found = judge(bare, [Link(*bare, 0.95, pieces[:1])]).findings[0]
    assert "the clauses match closely" in found.reasons


@pytest.mark.parametrize(
    ("says", "more", "phrase"),
    [
        (
            "about 40 junior clerks stayed",
            {"measured": "clerk", "modifiers": ["junior"]},
            "\u201cjunior clerks\u201d",
        ),
        ("40 stayed at home", {"measured": "alike"}, "\u201c\u2026 stayed at home\u201d"),
        ("40 of them left", {"measured": "person"}, "\u201c\u2026 of them left\u201d"),
        (
            "in all the regional council has closed 40 beaches and two harbours along the coast",
            {"measured": "person"},
            "\u201c\u2026 the regional council has closed \u2026 beaches and two harbours \u2026\u201d",
        ),
        ("40", {"words": []}, "the same matter"),
    ],
)
def test_topic(says: str, more: dict[str, Any], phrase: str) -> None:
    assert about(given("a", "", "40", says, **more), [], {}) == phrase


@pytest.mark.parametrize(
    ("value", "says", "measured", "told"),
    [
        ("40", "about 40 clerks stayed", "clerk", "40 clerks"),
        ("40", "40 were junior clerks", "clerk", "40"),
        ("40", "40, as clerks say", "clerk", "40"),
        ("40 euros", "40 euros a clerk", "clerk", "40 euros"),
        ("stance:available", "may stay", "", "possible"),
    ],
)
def test_shown(value: str, says: str, measured: str, told: str) -> None:
    assert shown(given("a", "", value, says, measured=measured)) == told


def test_words_that_began_a_sentence_are_small_within_one() -> None:
    claim = given(
        "a", "2026-03-01", "Some 500 phones", "Some 500 phones are made", measured="phone", speaker="The firm"
    )
    assert shown(claim) == "some 500 phones"
    assert shown(given("a", "", "Twenty-three patients", "x", measured="patient")) == "twenty-three patients"
    assert where(claim) == "the firm in a.txt, 1 March 2026"
    assert [within(name) for name in ("THE MAYOR", "Theresa May", "Ten")] == [
        "THE MAYOR",
        "Theresa May",
        "Ten",
    ]


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ("a", "a.txt has"),
        ("aab", "a.txt and b.txt have"),
        ("abcd", "a.txt, b.txt, c.txt and d.txt have"),
        ("abcde", "a.txt, b.txt, c.txt and 2 others have"),
    ],
)
def test_articles_without_a_date_are_told_in_one_sentence(documents: str, told: str) -> None:
    claims = [given(name, "", "12", "12 hurt", at=at) for at, name in enumerate(documents)]
    kept = list({c.source.document: c for c in claims}.values())
    assert list(undated(kept, UNKNOWN)) == [f"{told} no publication date"]


def test_message_of_a_rule_quotes_both_clauses() -> None:
    message = judged([*APRIL, LOOSENED]).findings[0].message
    assert message == (
        "A change on whether one may decline to take part: first"
        " \u201clodgers cannot decline the meters\u201d (one.txt, 21 April 2026;"
        " three.txt, 24 April 2026; two.txt, 22 April 2026), later"
        " \u201clodgers can now decline the meters\u201d (four.txt, undated)."
    )


def test_message_of_figures_tells_values_articles_and_distance() -> None:
    odd = given(
        "odd", "2026-04-22", "50 minutes", "it lasts 50 minutes", measured="break", speaker="the guild"
    )
    assert judged([*NUMBERS, odd]).findings[0].message == (
        "Different figures for \u201cbreak\u201d: 50 minutes (the guild in odd.txt, 22 April 2026)"
        " against 45 minutes (one.txt, 21 April 2026; two.txt, 22 April 2026)."
        " They are 5 minutes (11% of the lower) apart, and cannot both hold."
    )


def test_what_is_taken_for_granted_of_two_articles_of_one_day() -> None:
    told = [
        given(name, "2026-05-10", value, f"the break lasts {value}", measured="break")
        for name, value in (("a", "45 minutes"), ("b", "52 minutes"))
    ]
    (finding,) = judged(told).findings
    assert finding.assumed == ("they are of one day, and were taken to tell of the same state of things",)


def test_a_denial_outside_of_the_clause_is_told() -> None:
    signed = given("a", "2026-05-10", "state:deal:+", "the club has signed a contract")
    said = {"marks": ("denial",), "speaker": "Moira Keane"}
    denied = given("b", "2026-05-10", "state:deal:-", "that the club had signed a contract", **said)
    (finding,) = judged([signed, denied]).findings
    assert (
        "\u201cthat the club had signed a contract\u201d (denied by Moira Keane in b.txt" in finding.message
    )
    assert [place.note for place in (finding.primary, *finding.related) if place.speaker] == [
        "the text denies this"
    ]
    plain = given("b", "2026-05-10", "state:deal:-", "the club denied signing a contract", **said)
    (finding,) = judged([signed, plain]).findings
    assert "denied by" not in finding.message


def test_one_pair_of_clauses_on_a_state_is_one_finding() -> None:
    says = ("the mayor signed the rules", "the mayor has not signed the rules")
    claims = [
        given(name, "2026-05-10", f"state:{axis}:{sign}", text, at=at)
        for name, text, sign in (("a", says[0], "+"), ("b", says[1], "-"))
        for at, axis in enumerate(("signing", "rules"))
    ]
    links = [link(claims[i], claims[j]) for i, j in ((0, 2), (1, 3))]
    assert len(judge(claims, links[:1]).findings) == len(judge(claims, links).findings) == 1


def test_all_who_tell_of_a_thing_stand_in_one_finding_against_who_denies_it() -> None:
    one, other, none = (
        replace(given(name, "2026-05-10", f"state:tunnel:{sign}", text, topic=EXISTENCE), negated=sign == "-")
        for name, text, sign in (
            ("a", "they dug a tunnel", "+"),
            ("b", "a tunnel led out", "+"),
            ("c", "there was no tunnel", "-"),
        )
    )
    found = judge([one, other, none], [link(one, none), link(other, none)]).findings
    assert [(f.primary.document, [r.document for r in f.related]) for f in found] == [
        ("c.txt", ["a.txt", "b.txt"])
    ]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-06-01", "2026-06-30", "June 2026"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-06-03", "2026-06-03", "3 June 2026"),
        ("2026-06-03", "2026-06-09", "3 to 9 June 2026"),
        ("2026-04-01", "2026-06-30", "1 April to 30 June 2026"),
    ],
)
def test_span(first: str, last: str, told: str) -> None:
    assert span(When(dt.date.fromisoformat(first), dt.date.fromisoformat(last))) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("1,200", "1,500", "300 (25% of the lower)"),
        ("3 million euros", "5 million euros", "EUR 2 million (67% of the lower)"),
        ("1.2 million dollars", "$1.2bn", "USD 1.1988 billion (the higher is 1,000 times the lower)"),
        ("12 percent", "9 percent", "3 percentage points"),
        ("four out of five", "one in five", "60 percentage points"),
        ("date:2026-03-01", "date:2026-03-02", "1 day"),
        ("date:2026-03-01/2026-03-31", "date:2026-05-02", "62 days"),
        ("at least 12", "9", ""),
        ("stance:available", "stance:unavailable", ""),
    ],
)
def test_gap(one: str, other: str, told: str) -> None:
    a, b = given("a", "", one, "x"), given("b", "", other, "x")
    assert values.standing(a.value, b.value) == "apart"
    assert gap(a.value, b.value) == gap(b.value, a.value) == told


def test_a_gap_of_two_units_is_rounded() -> None:
    a, b = given("a", "", "10 miles", "x"), given("b", "", "12 kilometres", "x")
    assert gap(b.value, a.value) == "4.09 kilometres (34% of the lower)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("up to 30 minutes", "up to 30 minutes"),
        ("2 hours", "2 hours"),
        ("at least 3 hours", "at least 3 hours"),
    ],
)
def test_limit_is_shown(text: str, told: str) -> None:
    limit = given("a", "", text, text).value
    assert isinstance(limit, Amount)
    rule = replace(given("a", "", "stance:available", "may stay"), value=Stance("limited", limit))
    assert shown(rule) == f"possible within limits ({told})"


def test_dispute_of_far_figures_is_none() -> None:
    a, b = two_parties()
    far = given("a", "2026-05-10", "9 people", "the owners saw 9 people hurt", speaker="the owners", at=1)
    assert list(disputes([link(a, far, 0.1)])) == []
    assert [k.probability for k in disputes([link(a, b, 0.1)])] == [LIKELY]
    assert list(disputes([link(a, b, LEAST - 0.01)])) == []


def test_a_rise_and_a_level_are_no_dispute() -> None:
    a, b = two_parties()
    assert isinstance(b.value, Amount)
    risen = replace(b, value=replace(b.value, change="up"))
    assert list(disputes([link(a, risen, 0.5)])) == []
    assert list(disputes([link(a, b, 0.5)])) != []


def test_days_side_by_side_and_a_part_of_a_whole_are_no_disputes() -> None:
    a, b = two_parties()
    part = replace(b, marks=("part",))
    assert list(disputes([link(a, part, 0.1)])) == []
    one, other = (
        given("a", "2026-05-10", f"date:{day}", f"it opens on {day}", speaker=who, at=at)
        for day, who, at in (("2026-06-01", "the guild", 0), ("2026-06-20", "the owners", 1))
    )
    assert one.kind == "date"
    assert list(disputes([link(one, other, 0.1)])) == []


def test_why_tells_the_difference_the_order_and_the_verdict() -> None:
    later = given("odd", "2026-04-25", "50 minutes", "the break lasts 50 minutes", measured="break")
    lines = told([link(NUMBERS[0], later)], [NUMBERS[0]], [later])
    assert "  apart by: 5 minutes (11% of the lower)" in lines
    assert "  order: odd.txt:1 is later, by their dates" in lines
    assert "  verdict: contradicts (0.72): no text tells a change, and no measure moves" in lines
    assert told([], [NUMBERS[0]], [LOOSENED]).startswith("Not comparable: ")


def test_why_tells_what_kept_claims_from_being_held_against_each_other() -> None:
    state = replace(NUMBERS[0], kind="status", value=State("open", "open", True), topic="opening_hours")
    other = replace(state, topic=None, predicate="earn")
    assert "different kinds (quantity / status)" in told([], [NUMBERS[0]], [state])
    assert "one kind (quantity), but in different units" in told([], [NUMBERS[0]], [NUMBERS[0]])
    assert "(status), but of different topics (opening hours / earn).\n" in told([], [state], [other])


def test_a_state_without_a_noun_is_told_by_its_clause() -> None:
    says = "the firm will log its own staff's clicks"
    one = replace(given("a", "", "50 percent", says, measured="log"), value=State("log", "log", True))
    one = replace(one, value_text="log", value_start=one.start + 14, value_end=one.start + 17, topic=None)
    assert about(one, (), {}) == "\u201cthe firm will log its own staff's clicks\u201d"
    assert about(replace(one, measured="staff"), (), {}) == "\u201cstaff\u201d"


def test_a_year_that_one_text_leaves_out_makes_no_conflict() -> None:
    told = replace(given("a", "", "date:2026-05-29", "it stops on 29 May 2026"), value_text="29 May 2026")
    left = replace(given("b", "", "date:2025-05-29", "it stopped on 29 May"), value_text="29 May")
    for pair in ([told, left], [left, told]):
        assert judge(pair, [link(*pair)]).findings == ()
    assert judge([told, left], [link(told, replace(left, value_text="29 May 2025"))]).findings


def test_a_pronoun_behind_by_stands_in_its_other_case() -> None:
    from claimcheck.judge.message import governed
    from claimcheck.report._lines import speaker

    assert governed("she in Daily Globe") == "her in Daily Globe"
    assert [speaker(who) for who in ("They", "A spokesman", "Sheila Keane")] == [
        "them", "a spokesman", "Sheila Keane",
    ]  # fmt: skip
