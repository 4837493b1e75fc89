"""The laws of DESIGN.md that hold for every input, tried on the story sets and on generated values.

1. The order of the documents changes nothing but their listing, and the hash seed changes no byte.
2. An article against a copy of itself gives agreements of one origin.
3. Comparison is symmetric, for values in any units that convert and to the last bits of a logarithm.
4. Every location's quote stands at start..end, and its line and column point at it in the file.
5. and 6. Nothing is skipped without a word, and no input makes a traceback: see test_bad_input.py.
7. Nothing in an article is interpreted: no terminal escape reaches a report.
"""

from __future__ import annotations

import functools
import html
import itertools
import math
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Document, check, pipeline
from claimcheck.config import Config
from claimcheck.link import evidence, values
from claimcheck.link.blocks import pairs
from claimcheck.model import Amount, Location, Report, Stance, State, Value, When
from claimcheck.pipeline import Comparison, compare
from claimcheck.report import Look, formats, writer
from claimcheck.sources import read

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
SETS = ("meta-mci", "corvane-cuts", "hearthline-recall")


@functools.cache
def compared(name: str) -> Comparison:
    """Return what the articles of a story set come to; read once for all tests."""
    return compare(CORPORA / name)


def found_in(report: Report) -> tuple[object, ...]:
    """Return all of a report but the listing of its documents."""
    return report.findings, report.agreements, report.compared


# ------------------------------------------------------------------------------- 1: order and hash seed


@pytest.mark.parametrize("name", SETS[:2])
def test_the_order_of_documents_changes_only_their_listing(name: str) -> None:
    """As they are given, and behind the door that sorts them: stage by stage."""
    straight = found_in(pipeline.report(compared(name)))
    documents = list(compared(name).documents)
    random.Random(7).shuffle(documents)
    assert found_in(check(documents)) == straight
    readings = list(pipeline.read_values(documents, Config()))
    assert found_in(pipeline.report(pipeline.settled(readings))) == straight
    assert found_in(pipeline.report(pipeline.settled(readings[::-1]))) == straight


@functools.cache
def written(seed: str) -> bytes:
    """Return the JSON report of a process of its own that hashes with ``seed``."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", "corpora/meta-mci", "--format", "json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_under_every_hash_seed(seed: str) -> None:
    assert b'"findings"' in written("0")
    assert written(seed) == written("0")


# --------------------------------------------------------------------------------------------- 2: copies

COPIED = (
    "meta-mci/01-meridian-observer.txt",
    "averland-carethread/01-averland-observer.md",
    "corvane-cuts/04-stackpoint.html",
    "hearthline-recall/03-duluth-ledger.md",
    "pellworth-q3/03-meridian-wire.md",
    "strike-port-lachlan/05-standard-opinion.txt",
)


@pytest.mark.parametrize("name", COPIED)
def test_a_copy_agrees_and_is_no_second_origin(name: str) -> None:
    (article,) = read([CORPORA / name])
    report = check([article, article.model_copy(update={"path": "copy", "id": "copy"})])
    assert report.agreements
    assert {agreement.origins for agreement in report.agreements} == {1}


# ------------------------------------------------------------------------------------------- 3: symmetry

NUMBERS = st.one_of(
    st.integers(0, 300).map(float),
    st.sampled_from([0.5, 2.4, 1200.0, 1210.0, 1240.0, 1260.0, 1300.0, 418_000.0, 418_206.0, 1.4e9, 1.42e9]),
)
MEASURES = st.sampled_from(
    [
        ("1", "count"), ("%", "percent"), ("pp", "points"), ("USD", "money"), ("EUR", "money"),
        ("minute", "duration"), ("hour", "duration"),
        ("kilometre", "length"), ("metre", "length"), ("mile", "length"), ("1", "score"), ("1", "ordinal"),
    ]
)  # fmt: skip


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Draw an exact amount, a range, or a bound."""
    ends = sorted((draw(NUMBERS), draw(NUMBERS)))
    low, high = draw(st.sampled_from([(ends[0], ends[0]), tuple(ends), (ends[0], math.inf), (0.0, ends[1])]))
    unit, dimension = draw(MEASURES)
    return Amount(
        low,
        high,
        unit,
        dimension,
        low_closed=draw(st.booleans()),
        high_closed=draw(st.booleans()),
        approximate=draw(st.booleans()),
        per=draw(st.sampled_from([None, None, "day"])),
    )


AMOUNTS = amounts()
DAYS = st.one_of(st.none(), st.dates())
WHENS = st.builds(When, DAYS, DAYS, clock=st.sampled_from(["", "T20:39", "TMO"]))
STANCES = st.builds(
    Stance, st.sampled_from(["unavailable", "limited", "available"]), st.one_of(st.none(), AMOUNTS)
)
STATES = st.builds(
    State,
    st.sampled_from(["approval", "openness"]),
    st.sampled_from(["approved", "rejected"]),
    st.booleans(),
    st.sampled_from(["", "limited", "ended"]),
)
VALUES: st.SearchStrategy[Value] = st.one_of(AMOUNTS, WHENS, STANCES, STATES)
PAIRS = st.one_of(
    *(st.tuples(kind, kind) for kind in (AMOUNTS, WHENS, STANCES, STATES)), st.tuples(VALUES, VALUES)
)


@settings(max_examples=500, deadline=None)
@given(PAIRS)
def test_values_stand_to_each_other_either_way(pair: tuple[Value, Value]) -> None:
    one, other = pair
    assert values.standing(one, other) == values.standing(other, one)
    assert values.slip(one, other) == values.slip(other, one)


@pytest.mark.parametrize("name", SETS)
def test_evidence_is_the_same_either_way(name: str) -> None:
    claims = compared(name).claims
    story = evidence.story(claims)
    for a, b in pairs(claims):
        one, other = evidence.measure(a, b, story), evidence.measure(b, a, story)
        assert one.keys() == other.keys()
        differ = [name for name in one if not math.isclose(one[name], other[name], rel_tol=1e-12)]
        assert not differ, (a.quote, b.quote, differ)


# --------------------------------------------------------------------------------------------- 4: places


def places(report: Report) -> Iterator[Location]:
    """Yield every location of a report."""
    for finding in report.findings:
        yield from (finding.primary, *finding.related)
    yield from itertools.chain.from_iterable(agreement.claims for agreement in report.agreements)


@pytest.mark.parametrize("name", SETS)
def test_places_are_where_the_words_are(name: str) -> None:
    found = compared(name)
    documents = {document.path: document for document in found.documents}
    seen = set()
    for place in places(pipeline.report(found)):
        assert documents[place.document].text[place.start : place.end] == place.quote
        path = Path(place.document)
        lines = path.read_bytes().decode().split("\n")
        there = lines[place.line - 1][place.column - 1 :]
        if path.suffix == ".html" and there.startswith("&"):
            there = html.unescape(there)
        assert there[:1] == place.quote[:1], (place, there)
        last = lines[place.end_line - 1][: place.end_column - 1]
        assert path.suffix == ".html" or last[-1:] == place.quote[-1:], (place, last)
        seen.add(path.suffix)
    assert seen >= ({".txt"} if name == "meta-mci" else {".txt", ".md", ".html"})


# ------------------------------------------------------------------------------------------- 7: hostile

HOSTILE = "[Workspace] <script>alert(1)</script>"


@functools.cache
def hostile() -> Report:
    """Return the report on articles that hold markup, and escapes in the clauses that it quotes."""
    return check(
        Document(
            text=document.text.replace(" the ", " the \x1b[31m") + f"\n\nThe app is {HOSTILE}.\x9b2J",
            title=f"\x1b]0;owned\x07{HOSTILE}",
            path=document.path,
            published=document.published,
        )
        for document in compared("meta-mci").documents
    )


@pytest.mark.parametrize("form", formats())
def test_no_escape_of_an_article_reaches_a_report(form: str) -> None:
    assert any("\x1b[31m" in place.quote for place in places(hostile()))
    told = writer(form)(hostile(), Look(verbose=True))
    whole = told if isinstance(told, str) else "".join(told)
    assert not set(whole) & set("\x1b\x07\x9b")


def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    assert HOSTILE in writer("text")(hostile(), Look(verbose=True))
