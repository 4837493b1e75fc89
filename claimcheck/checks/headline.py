"""A headline, or a summary line, that the article below it does not bear out.

Reports a claim in the headline whose value cannot hold beside a claim of the body on the same matter: seven
arrests above a text that says four. Headlines are written last and by somebody else, and are read most.

Conflict: "Seven arrested as 900 march" above "Four students were arrested on Monday".
No conflict: a headline that rounds ("thousands march" above "about 2,500 people"), or that gives the new
value where the body also tells the old one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from claimcheck.checks._figures import figures
from claimcheck.checks._pairs import conflict
from claimcheck.checks._title_dates import other_dates
from claimcheck.checks._title_days import other_days
from claimcheck.checks._title_fractions import fractions
from claimcheck.checks._title_odds import likeliest, shared_out
from claimcheck.checks._title_rivals import rivals
from claimcheck.checks._title_slips import FAR, borne_out, unborne
from claimcheck.checks._title_votes import margins
from claimcheck.checks._titles import DIFFER, figures_of
from claimcheck.checks.page import Conflict, Page, whole
from claimcheck.language import lexicon
from claimcheck.link import values
from claimcheck.link.apart import SAID
from claimcheck.link.beside import ahead
from claimcheck.link.position import family
from claimcheck.link.words import listed
from claimcheck.model import Amount, Claim, Link
from claimcheck.topics.named import CUSTODY

NUMBER = 501
NAME = "headline"

# A headline speaks of what its article does, so that less must join the two than two passages of two
# articles: of the pairs of the learning stories at these likelihoods, whose headline no other passage bears
# out, 2 of 2 amounts and 1 of 1 states are conflicts, and no date is. Of rules none of 4 is on 511 sets.
LEAST = {"quantity": 0.1, "date": 0.6, "status": 0.6, "identity": 0.8}
# Likelihood from which a claim of the body that says the same bears a headline's state out.
BORNE = 0.3
# Marks by which the words themselves say that the two need not agree.
ELSEWHERE = frozenset({
    "former", "rejected", "history", "denial", "alleged", "part", "hypothetical", "target", "limit",
    "question", "increment", "average", "base", "excepted", "record", "correction", "pending",
})  # fmt: skip
# To how many figures a headline may round at the least: 1,200 of 1,180, but not 1,000.
TWO = 2
# Verbs by which somebody comes to the same harm.
HARMED = (("die", "drown", "perish", "kill"), ("hurt", "injure", "wound"))
# What took place is told of what was stopped as well.
TOOK_PLACE = frozenset({"take place"})
# Who is caught had got away before: "last escapee in custody" above "four men escaped on Saturday".
AWAY = frozenset({"escape", "escape from custody"})
# How verbs begin that say that something was so before; and what puts a state before all that is told.
AGAIN = tuple(sorted(listed("again_verbs")))
HAD = re.compile(r"\bhad\b", re.I)
# A line that sums an article up is held to it as its headline is.
SUMMARY = re.compile(
    r"^[ \t>*_#-]*(?:summary|in brief|in short|at a glance|key points?|tl;?dr)\**\s*[:\u2013\u2014].*$",
    re.I | re.M,
)
# How many words a headline's clause needs for its repetition to tell that one matter is meant.
WORDS = 3
# How sure a finding is at the least: the headline's own place counts for more than the wording.
SURE = 0.7


def check(page: Page) -> Iterator[Conflict]:
    """Yield the likeliest conflict of each headline claim that a claim of the body gainsays."""
    joined = whole(page)
    rows = figures(joined)
    wrong = [*unborne(joined, rows), *other_days(joined), *margins(joined), *fractions(joined, rows)]
    wrong += other_dates(joined)
    for some in (rivals, likeliest):
        known = {found.passages[0].start for found in wrong}
        wrong += [found for found in some(joined, rows) if found.passages[0].start not in known]
    yield from wrong
    body = figures_of(joined, rows, "body")
    # What the text adds up, or has found already, need not be said of the claims.
    told = [
        one.start
        for one in figures_of(joined, rows, "headline")
        if borne_out(joined, one, body) or shared_out(joined, one, body)
    ]
    spans = [(found.passages[0].start, found.passages[0].end) for found in wrong]
    claims = {c.id: c for one in page.pairs for c in (one.first, one.second)}
    lines = summaries(joined)
    best: dict[str, tuple[float, Claim, Claim, Link]] = {}
    for link in page.pairs:
        head, other = split(link, lines)
        if head is None or other is None or not gainsaid(head, other, link):
            continue
        if borne(head, page, [c for c in claims.values() if not titled(c, lines)]):
            continue
        if head.id not in best or (-link.probability, other.start) < (
            -best[head.id][0],
            best[head.id][2].start,
        ):
            best[head.id] = (link.probability, head, other, link)
    for key in sorted(best):
        _, head, claim, link = best[key]
        if any(head.value_start <= at < head.value_end for at in told):
            continue
        if any(start <= head.value_start < end for start, end in spans):
            continue
        yield conflict(head, claim, link, DIFFER, least=SURE)


def summaries(page: Page) -> list[tuple[int, int]]:
    """Return the spans of the lines that sum the article up, as a headline does: "Summary: nine died"."""
    return [match.span() for match in SUMMARY.finditer(page.text)]


def titled(claim: Claim, lines: list[tuple[int, int]]) -> bool:
    """Whether a claim is of the headline, or of a line that sums the article up."""
    return claim.role == "headline" or any(start <= claim.start < end for start, end in lines)


def split(link: Link, lines: list[tuple[int, int]]) -> tuple[Claim, Claim] | tuple[None, None]:
    """Return the claim of the headline and that of the body, or nothing when both are of one."""
    first, second = link.first, link.second
    mine, theirs = titled(first, lines), titled(second, lines)
    if mine == theirs:
        return None, None
    return (first, second) if mine else (second, first)


def gainsaid(head: Claim, body: Claim, link: Link) -> bool:
    """Whether the two cannot both hold, are likely enough of one matter, and no word says why they differ."""
    if head.kind not in LEAST or values.standing(head.value, body.value) != "apart" or rounded(head, body):
        return False  # of causes two conflict only as the words of two parties
    likely = link.probability >= LEAST[head.kind]
    if not (likely or restated(head, body) or unharmed(head, body) or one_toll(head, body)):
        return False
    if head.kind == "status" and (body.modality != "fact" or before_or_since(body)):
        return False  # "County locks up 14,000 phones", "teachers are to release them in a lockdown"
    if other_things(head, body) or two_holders(head, body):
        return False
    if TOOK_PLACE & {head.measured, body.measured}:
        return False  # "markets suspended", and "the suspension took place on Monday"
    if head.topic == body.topic == CUSTODY and body.measured in AWAY:
        return False
    return not ELSEWHERE & {*head.marks, *body.marks} and {head.modality, body.modality} <= SAID


def before_or_since(body: Claim) -> bool:
    """Whether a state is told of what was before the headline's event, or as one that came back after it.

    "Candidate asks judges to overturn result" and "on the night he had accepted defeat"; "bank app goes dark"
    and "the app came back at five".
    """
    before = ahead(body)
    back = re.search(r"\bback\b", body.value_text) or body.value_text.lower().startswith(AGAIN)
    return bool(HAD.search(before) or back)


def other_things(head: Claim, body: Claim) -> bool:
    """Whether the two count what no lexicon has as one thing: "two bites", "three sizes"."""
    amounts = [c.value for c in (head, body) if isinstance(c.value, Amount)]
    counted = len(amounts) == 2 and all(amount.dimension == "count" for amount in amounts)
    named = head.measured and body.measured and head.measured != body.measured
    people = {lexicon.noun_class(c.measured) for c in (head, body)} <= {"person", "group"}
    if not counted or not named or people:
        return False
    return lexicon.relation(head.measured, body.measured) in (None, "antonym")


def two_holders(head: Claim, body: Claim) -> bool:
    """Whether headline and body each name a firm or an index, and not the same: "FTSE", "Old Mutual"."""
    mine, theirs = firms(head), firms(body)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def firms(claim: Claim) -> set[str]:
    """Return the words of the firms and the like that a clause names, but for who says it, and for "T-90"."""
    named = (name.key for name in claim.names if name.kind == "ORG" and name.key != claim.speaker)
    return {word for key in named if not re.search(r"\d", key) for word in key.split()}


def rounded(head: Claim, body: Claim) -> bool:
    """Whether a headline rounds the amount of the body to two figures or more: 340 points, of 344.65."""
    one, other = head.value, body.value
    if not isinstance(one, Amount) or not isinstance(other, Amount) or one.unit != other.unit:
        return False
    short, long = values.middle(one), values.middle(other)
    if short == 0 or not (math.isfinite(short) and math.isfinite(long)):
        return False
    figures = len(f"{abs(short):.12g}".replace(".", "").strip("0"))
    return float(f"{long:.{max(figures, TWO)}g}") == short


def unharmed(head: Claim, body: Claim) -> bool:
    """Whether the headline has nobody harmed, and the body somebody: "nobody died", "one man drowned"."""
    if not isinstance(head.value, Amount) or not isinstance(body.value, Amount) or body.when is not None:
        return False
    none, some = head.value.high == 0, body.value.low >= 1
    return none and some and any({head.predicate, body.predicate} <= set(one) for one in HARMED)


def one_toll(head: Claim, body: Claim) -> bool:
    """Whether both count those who came to one harm, in words of one event: "nine died in the fire"."""
    counts = [
        c.value for c in (head, body) if isinstance(c.value, Amount) and c.value.low == c.value.high > 0
    ]
    alike = any({head.predicate, body.predicate} <= set(one) for one in HARMED)
    event = set(head.words) & set(body.words) - {
        "people",
        "person",
        "man",
        "woman",
        "child",
        *HARMED[0],
        *HARMED[1],
    }
    return len(counts) == 2 and alike and bool(event)


def restated(head: Claim, body: Claim) -> bool:
    """Whether the body says what the headline says in the headline's own words, but for the amount."""
    if not isinstance(head.value, Amount) or head.predicate != body.predicate:
        return False
    words = set(head.words)
    return len(words) >= WORDS and words <= set(body.words)


def borne(head: Claim, page: Page, claims: list[Claim]) -> bool:
    """Whether the body bears a headline out: it gives the same amount, or says the same of the same thing."""
    if isinstance(head.value, Amount):
        return any(
            family(c) == family(head) and isinstance(c.value, Amount) and supports(c.value, head.value)
            for c in claims
        )
    same = [k for k in page.pairs if head.id in (k.first.id, k.second.id) and k.probability >= BORNE]
    others = [k.second if k.first.id == head.id else k.first for k in same]
    return any(
        o.role != "headline" and values.standing(o.value, head.value) in ("alike", "within") for o in others
    )


def supports(body: Amount, head: Amount) -> bool:
    """Whether an amount of the body may be the headline's; "within 90 days" is no word for five days."""
    where = values.standing(body, head)
    if where != "within" or (body.low > 0 and math.isfinite(body.high)):
        return where in ("alike", "within")
    edge, told = values.middle(body) * (2 if body.low == 0 else 1), values.middle(head)
    return edge / FAR <= told <= edge * FAR
