"""Words at two values that let both hold, each beside a pair that is worded so and is a conflict still."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from judging import given, link

from claimcheck.judge import judge, year_guessed
from claimcheck.judge.compatible import both_hold
from claimcheck.judge.why import told
from claimcheck.model import ABOUT, ROLE, Amount, Claim, Name, When
from claimcheck.topics.named import OFFICE

Said = tuple[str, str, dict[str, Any]]
EARLY, LATE = "2026-03-02", "2026-03-20"
HESK, CORVANE = Name("hesk", "Hesk", "ORG"), Name("corvane", "Corvane", "ORG")
BOARD = Name("board", "Board", "ORG")

# Two clauses with their values, and why both can hold; "" where they cannot.
AMOUNTS: list[tuple[Said, Said, str]] = [
    (("7", "The other 7 districts are not affected", {}), ("4", "the loss in the 4 districts", {}), "others"),
    (("3", "The 3 other states have agreed", {}), ("4", "signed by the 4 parties", {}), "others"),
    (("12", "The other 12 were taken away", {}), ("21", "They opened 21 of them", {}), ""),
    (("7", "The other 7 districts", {}), ("4", "the other 4 districts", {}), ""),
    (("600", "half of the 600 canoes stayed ashore", {}), ("300", "Some 300 canoes lay idle", {}), "share"),
    (("600", "half of the 600 canoes stayed ashore", {}), ("200", "Some 200 canoes lay idle", {}), ""),
    (
        ("five years", "the contract has five years left to run", {"measured": "contract"}),
        ("eight years", "the contract runs for eight years", {"measured": "contract"}),
        "left of a term",
    ),
    (
        ("five years", "the contract has five years", {}),
        ("eight years", "the contract runs for eight years", {}),
        "",
    ),
    (("three days", "Down three days now", {}), ("four days", "It was down for four days", {}), "gone on"),
    (("three days", "Down three days now", {}), ("two days", "It was down for two days", {}), ""),
    (
        ("under 12 metres", "whose boats are under 12 metres", {"measured": "boat"}),
        ("over 15 metres", "Each boat over 15 metres must carry cameras", {"measured": "boat"}),
        "which things are meant",
    ),
    (
        ("over 12 metres", "Each boat over 12 metres must carry cameras", {"measured": "boat"}),
        ("over 15 metres", "Each boat over 15 metres must carry cameras", {"measured": "boat"}),
        "",
    ),
    (
        ("25 million euros", "They ask for 25 million euros", {"predicate": "ask"}),
        ("21 million euros", "They received 21 million euros", {"predicate": "receive"}),
        "asked for",
    ),
    (
        ("25 million euros", "They got 25 million euros", {"predicate": "get"}),
        ("21 million euros", "They received 21 million euros", {"predicate": "receive"}),
        "",
    ),
    (
        ("23 nautical miles", "sank 23 nautical miles off", {}),
        ("23 miles", "sank 23 miles off", {}),
        "nautical",
    ),
    (("23 nautical miles", "sank 23 nautical miles off", {}), ("32 miles", "sank 32 miles off", {}), ""),
    (
        ("9 to 4", "The council adopted it by 9 to 4", {}),
        ("5 to 2", "the housing committee passed it by 5 to 2", {}),
        "committee",
    ),
    (("9 to 4", "The council adopted it by 9 to 4", {}), ("8 to 5", "The council split 8 to 5", {}), ""),
    # what one text works out of the figures of the other
    (
        ("25", "had 25 cards and got 11 more", {"figures": ("11 1",)}),
        ("36", "has 36 cards now", {}),
        "make that",
    ),
    (("19", "had 19, lost 14, got 36", {"figures": ("14 1", "36 1")}), ("41", "41 in all", {}), "make that"),
    (("25", "25 cards and 11 more", {"figures": ("11 1",)}), ("36", "It came to 36", {}), "make that"),
    (("12", "12 rooms a floor", {}), ("24", "both floors have 24 rooms", {}), "make that"),
    (("25", "had 25 cards and got 11 more", {"figures": ("11 1",)}), ("36", "has 36 cards", {}), ""),
    (("25", "had 25 cards and got 11 more", {"figures": ("11 1",)}), ("35", "has 35 cards now", {}), ""),
    (("5", "5 fell ill, 4 of them children", {"figures": ("4 1",)}), ("9", "9 are ill now", {}), ""),
    (("46", "46 fires, 18 in shops", {"figures": ("18 1",)}), ("64", "64 fires in all of last year", {}), ""),
    (
        ("345", "adds 96, for a total of 345", {"figures": ("96 1",), "marks": ("update",)}),
        ("249", "a total of 249", {}),
        "",
    ),
    (
        (
            "50 metres",
            "50 metres long, 25 metres wide, 2,500 cubic metres",
            {"figures": ("25 metre", "2500 cubic metre")},
        ),
        ("40 metres", "40 metres long in all", {}),
        "",
    ),
    (("25", "killed 25 and hurt 11", {"figures": ("11 1",)}), ("36", "36 are dead now", {}), ""),
    (
        ("25", "killed 25 and hurt 11", {"figures": ("11 1",)}),
        ("36", "36 were killed or injured in all", {}),
        "make that",
    ),
    (("25", "had 25, ate 11", {"figures": ("11 1",)}), ("14", "14 are left", {}), "make that"),
    (("25", "25 are ill, 11 more are away", {"figures": ("11 1",)}), ("36", "the storm left 36 ill", {}), ""),
    (("25 euros", "25 euros and 11 stamps", {"figures": ("11 1",)}), ("36 euros", "36 euros now", {}), ""),
    # many times as much is another thing, but for noughts too many
    (("$399", "the price was cut to $399", {}), ("$9.99", "an album costs $9.99", {}), "no slip"),
    (("$3,990", "the price was cut to $3,990", {}), ("$399", "the price was cut to $399", {}), ""),
    (("$399", "the price was cut to $399", {}), ("$99", "the price was cut to $99", {}), ""),
    (("1,200", "up to 1,200 came", {}), ("400", "400 came", {}), ""),
    (
        ("two", "the fire killed two people", {"words": ("fire", "kill", "people")}),
        ("25", "the fire killed 25 people", {"words": ("fire", "kill", "people")}),
        "",
    ),
    (
        ("10", "the siege killed 10 people", {"words": ("kill", "people", "siege")}),
        ("250", "the war killed 250 people", {"words": ("kill", "people", "war")}),
        "no slip",
    ),
    # the price of the cheapest, and another's
    (("starting at $199", "starting at $199", {}), ("$299", "the large one costs $299", {}), "lowest price"),
    (("starting at $199", "starting at $199", {}), ("$149", "it costs $149", {}), ""),
    (("starting at $199", "starting at $199", {}), ("starting at $299", "starting at $299", {}), ""),
    # what two firms have
    (
        ("230", "brings Hesk's orders to 230", {"names": (HESK,)}),
        ("237", "Corvane has 237 orders", {"names": (CORVANE,), "subject": "corvane"}),
        "two firms",
    ),
    (
        ("230", "brings Hesk's orders to 230", {"names": (HESK,)}),
        ("237", "Corvane has 237 orders, Hesk said", {"names": (CORVANE, HESK), "subject": "corvane"}),
        "",
    ),
    (
        ("230", "the orders that Hesk placed are 230", {"names": (HESK,)}),
        ("237", "Corvane has 237 orders", {"names": (CORVANE,), "subject": "corvane"}),
        "",
    ),
    (
        ("230", "brings the Board's costs to 230", {"names": (BOARD,)}),
        ("237", "Corvane's costs are 237", {"names": (CORVANE,)}),
        "",
    ),
    # several sorts of people, and one of them
    (
        ("900", "900 people came, including nurses and guests", {"measured": "person"}),
        ("700", "700 nurses stopped work", {"measured": "nurse"}),
        "than these alone",
    ),
    (
        ("700", "700 people came, including nurses and guests", {"measured": "person"}),
        ("900", "900 nurses came", {"measured": "nurse"}),
        "",
    ),
    (
        ("900", "900 nurses came, including guests", {"measured": "nurse"}),
        ("700", "700 nurses came", {"measured": "nurse"}),
        "",
    ),
    (("10", "the partial closure of 10 plants", {}), ("14", "14 plants will be closed", {}), "in part"),
    (("10", "the partial closure of 10 plants", {}), ("14", "14 plants will be partly closed", {}), ""),
    (
        ("10", "10 plants will be closed, partly because of costs", {}),
        ("14", "14 plants will be closed", {}),
        "",
    ),
    (
        ("1,480", "Of 1,480 requests 1,210 were answered in part or in full", {}),
        ("1,840", "Officers put 1,840 requests to the firm", {}),
        "",
    ),
    (("10", "10 plants will be closed in whole or in part", {}), ("14", "14 plants will be closed", {}), ""),
    # models that are told apart by a size
    (
        ("$299", "The 30 GB one costs $299", {"figures": ("30 gigabyte",)}),
        ("$249", "The 4 GB one costs $249", {"figures": ("4 gigabyte",)}),
        "by their size",
    ),
    (
        ("$299", "The 4 GB one costs $299", {"figures": ("4 gigabyte",)}),
        ("$249", "The 4 GB one costs $249", {"figures": ("4 gigabyte",)}),
        "",
    ),
    (
        ("$299", "It costs $299 and lasts 9 hours", {"figures": ("9 hour",)}),
        ("$249", "It costs $249 and lasts 8 hours", {"figures": ("8 hour",)}),
        "",
    ),
]


def case(one: Said, other: Said) -> tuple[Claim, Claim]:
    """Return the claims of two clauses, the second of a later article."""
    (value, says, more), (value2, says2, more2) = one, other
    return given("a", EARLY, value, says, **more), given("b", LATE, value2, says2, **more2)


@pytest.mark.parametrize(("one", "other", "why"), AMOUNTS, ids=[f"{a[1]} / {b[1]}" for a, b, _ in AMOUNTS])
def test_amounts_that_can_both_hold(one: Said, other: Said, why: str) -> None:
    """The reason is told, whichever claim comes first; without the words there is none."""
    a, b = case(one, other)
    assert bool(both_hold(a, b)) == bool(why)
    assert why in both_hold(a, b)
    assert both_hold(b, a) == both_hold(a, b)


def test_not_one_is_none() -> None:
    """ "Not one nurse will go" and "nobody will go" say the same; two who go are a conflict."""
    one = replace(given("a", EARLY, "1", "Not 1 nurse will lose a job"), negated=True)
    nobody = replace(given("b", LATE, "5", "nobody will be let go"), value=Amount(0, 0))
    assert both_hold(one, nobody)
    assert not both_hold(one, replace(nobody, value=Amount(2, 2)))


@pytest.mark.parametrize(
    ("later", "age", "hold"),
    [
        ("2026-03-20", 56, False),  # a birthday within the fortnight is not to be counted on
        ("2026-11-02", 56, True),
        ("2026-11-02", 54, False),  # nobody grows younger
        ("2026-11-02", 57, False),
        ("2028-04-02", 57, True),
        ("2028-04-02", 58, True),
        ("2028-04-02", 56, False),
    ],
)
def test_a_birthday_may_lie_between_two_articles(later: str, age: int, hold: bool) -> None:
    first = given("a", EARLY, "aged 55", "Bram Ollerton, aged 55, has taken leave")
    second = given("b", later, f"aged {age}", f"Bram Ollerton, aged {age}, has died")
    assert bool(both_hold(first, second)) is bool(both_hold(second, first)) is hold


def dated(document: str, published: str, value: str, text: str, says: str, **more: Any) -> Claim:
    """Return a dated claim whose words for the day are ``text``."""
    made = given(document, published, f"date:{value}", says, **more)
    at = says.index(text)
    return replace(made, value_text=text, value_start=at, value_end=at + len(text))


def test_a_weekday_of_a_text_without_a_date() -> None:
    """It may be the day that the other text means: both are a Tuesday. With a date of its own it is not."""
    known = dated("a", EARLY, "2026-04-14", "Tuesday 14 April", "Trading stopped on Tuesday 14 April")
    guessed = dated("b", "", "2026-05-05", "Tuesday", "Trading stopped for much of Tuesday")
    assert both_hold(known, guessed)
    assert not both_hold(known, dated("b", LATE, "2026-05-05", "Tuesday", "Trading stopped on Tuesday"))
    assert not both_hold(known, dated("b", "", "2026-05-06", "Wednesday", "Trading stopped on Wednesday"))


def test_an_hour_without_a_day() -> None:
    """Two texts that give one hour do not differ by a day that one of them leaves out."""
    day = dated("a", EARLY, "2026-04-14", "9:47 on 14 April", "It stopped at 9:47 on 14 April")
    hour = dated("b", LATE, "2026-05-06", "9:47", "It stopped at 9:47")
    a = replace(day, value=replace(day.value, clock="T09:47"))  # type: ignore[arg-type]
    assert both_hold(a, replace(hour, value=replace(hour.value, clock="T09:47")))  # type: ignore[arg-type]
    assert not both_hold(a, replace(hour, value=replace(hour.value, clock="T10:47")))  # type: ignore[arg-type]


def test_the_evening_before() -> None:
    """Which evening it was stands in another sentence; "the evening" alone is that of the article."""
    other = dated("b", LATE, "2026-02-13", "13 February", "The slope was closed from 13 February")
    before = dated("a", EARLY, "2026-03-02", "the evening", "It had been shut since the evening before")
    assert both_hold(before, other)
    assert not both_hold(dated("a", EARLY, "2026-03-02", "the evening", "It was shut in the evening"), other)


def test_one_ends_where_the_other_begins() -> None:
    """Frozen until 2028 is not raised before 2028: the last day of 2027 stands next to the first of 2028."""
    a = dated("a", EARLY, "2027-12-31", "2028", "will not rise before 2028", modifiers=("before",))
    b = dated("b", LATE, "2028-01-01/2028-12-31", "2028", "is frozen until 2028", modifiers=("until",))
    assert both_hold(a, b)
    assert not both_hold(replace(a, modifiers=()), replace(b, modifiers=()))
    assert not both_hold(replace(a, value=When(None, None)), b)


def test_the_end_of_a_month_as_the_latest_day() -> None:
    """By the end of May may be on 12 May; it is not on 12 April, nor from 12 May on."""
    a = dated("a", EARLY, "2026-05-31", "the end of May", "It opens by the end of May", modifiers=("by",))
    a = replace(a, value=replace(a.value, grain="month", approximate=True))  # type: ignore[arg-type]
    b = dated("b", LATE, "2026-05-12", "12 May", "It opens on 12 May")
    assert both_hold(a, b)
    assert not both_hold(a, dated("b", LATE, "2026-04-12", "12 April", "It opens on 12 April"))
    assert not both_hold(a, replace(b, modifiers=("from",)))
    assert not both_hold(replace(a, modifiers=()), b)
    for day in ({"approximate": False}, {"grain": "day"}):
        assert not both_hold(replace(a, value=replace(a.value, **day)), b)  # type: ignore[arg-type,type-var]


def test_a_month_whose_year_is_guessed() -> None:
    """ "In November" of a text may be the November of the year that the other text names."""
    a = dated("a", EARLY, "2025-11-01/2025-11-30", "November", "First steel is in November")
    b = dated("b", LATE, "2026-11-01/2026-11-30", "November 2026", "The first steel is cut in November 2026")
    a, b = (replace(c, value=replace(c.value, grain="month")) for c in (a, b))  # type: ignore[arg-type]
    assert year_guessed(link(a, b))
    assert not year_guessed(link(replace(a, value_text="November 2025"), b))


def test_a_span_whose_year_is_left_out() -> None:
    """The 22nd to 29 August of next year may be those of 2027, as one day may; other days are a conflict."""
    a = given("a", EARLY, "date:2026-08-22/2026-08-29", "from August 22 to 29 next year")
    b = given("b", LATE, "date:2027-08-22/2027-08-29", "from 22 to 29 August 2027")
    a, b = replace(a, value_text="from August 22 to 29"), replace(b, value_text="from 22 to 29 August 2027")
    a, b = (replace(c, value=replace(c.value, grain="day")) for c in (a, b))  # type: ignore[arg-type]
    assert year_guessed(link(a, b))
    assert not year_guessed(link(replace(a, value_text="from August 22 to 29, 2026"), b))
    later = replace(a, value=replace(a.value, last=dt.date(2026, 8, 30)))  # type: ignore[arg-type]
    assert not year_guessed(link(later, b))


def test_another_one_of_its_sort() -> None:
    """Another concert is not the concert; another three months of tests move no launch."""
    first = dated("a", EARLY, "2026-03-02", "today", "The concert was held today", measured="concert")
    says = "announced another open-air concert for 12 April"
    more = dated("b", LATE, "2026-04-12", "12 April", says, measured="concert")
    assert both_hold(first, more)
    assert not both_hold(first, replace(more, quote=says.replace("another", "an")))
    assert not both_hold(first, replace(more, quote="after another delay the concert is on 12 April"))


def test_each_article_tells_of_its_own_week() -> None:
    """What was said last Wednesday in January is not what was said last Thursday in February."""
    january = dated("a", "2026-01-22", "2026-01-21", "Wednesday", "its owner announced on Wednesday")
    february = dated("b", "2026-02-26", "2026-02-26", "Thursday", "the owner said on Thursday")
    assert both_hold(january, february)
    next_day = dated("b", "2026-01-23", "2026-01-22", "Thursday", "the owner said on Thursday")
    assert not both_hold(january, next_day)
    looking_back = dated("b", "2026-02-26", "2026-01-20", "20 January", "the owner said it on 20 January")
    assert not both_hold(january, looking_back)


def state(document: str, published: str, value: str, says: str, **more: Any) -> Claim:
    """Return a claim of a state; ``negated`` is given apart."""
    negated = more.pop("negated", False)
    return replace(given(document, published, value, says, **more), negated=negated)


def test_a_state_of_two_people() -> None:
    """Whom somebody leaves in charge is told by name; the one who left is another."""
    cook, holt = Name("anna cook", "Anna Cook", "PER"), Name("piet holt", "Piet Holt", "PER")
    left = state(
        "a", EARLY, "state:office:+", "Holt left Anna Cook in charge", topic=OFFICE, subject="piet holt",
        modifiers=("officer", "anna", "cook"), names=(cook, holt),
    )  # fmt: skip
    gone = state(
        "b", LATE, "state:office:-", "Holt resigned", topic=OFFICE, subject="piet holt", names=(holt,)
    )
    assert both_hold(left, gone)
    assert not both_hold(replace(left, modifiers=("officer",)), gone)
    assert not both_hold(left, replace(gone, subject="anna cook", names=(cook,)))
    assert not both_hold(replace(left, topic="sale"), replace(gone, topic="sale"))


def test_a_year_long_over() -> None:
    """A loss of a year gone by is none of the profit that is news now."""
    loss = state("a", LATE, "state:profit:-", "In 2024 it posted a loss", when="2024-01-01/2024-12-31")
    lost = replace(loss, when=replace(loss.when, grain="year"))  # type: ignore[type-var]
    profit = state("b", EARLY, "state:profit:+", "Hesk posts a profit")
    assert both_hold(lost, profit)
    assert not both_hold(loss, profit)  # a day or a week: more may be known of it since
    assert not both_hold(lost, replace(profit, when=lost.when))
    assert not both_hold(lost, replace(profit, source=replace(profit.source, published=dt.date(2025, 2, 1))))


def test_denied_in_degree_only() -> None:
    """What is not paid enough is paid; what is not paid is not."""
    paid = state("a", EARLY, "state:pay:+", "the county pays us")
    assert both_hold(paid, state("b", LATE, "state:pay:-", "the county does not pay enough", negated=True))
    assert not both_hold(paid, state("b", LATE, "state:pay:-", "the county does not pay", negated=True))


@pytest.mark.parametrize(
    ("topic", "one", "other", "hold"),
    [
        ("supply", "hand out", "run out", True),
        ("supply", "deliver", "run out", False),
        ("life", "in the hospital", "leave intensive care", True),
        ("life", "in the hospital", "dead", False),
        ("custody", "serve sentence", "escape", True),
        ("custody", "behind bars", "escape", False),
    ],
)
def test_states_that_leave_room_for_one_another(topic: str, one: str, other: str, hold: bool) -> None:
    first = state("a", EARLY, f"state:{topic}:+", f"They {one}", topic=topic, measured=one)
    then = state("b", LATE, f"state:{topic}:-", f"They {other}", topic=topic, measured=other)
    assert bool(both_hold(first, then)) is hold
    assert not both_hold(first, replace(then, negated=True))


def test_how_one_person_voted() -> None:
    """One nurse's vote is not that of the staff."""
    nurse = state(
        "a", EARLY, "state:approval:+", "I voted for the merger", topic="approval", measured="vote for"
    )
    staff = state(
        "b", LATE, "state:approval:-", "Staff vote down merger", topic="approval", measured="vote down"
    )
    assert both_hold(nurse, staff)
    assert not both_hold(replace(nurse, quote="The nurses voted for the merger"), staff)
    named = replace(
        nurse, quote="Ann Doe voted for it", subject="ann doe", names=(Name("ann doe", "Ann Doe", "PER"),)
    )
    assert both_hold(named, staff)


def test_what_was_so_before() -> None:
    """What was not allowed until now is allowed; both told as of before are held against each other."""
    now = state("a", EARLY, "state:permission:+", "Packed lunches are allowed now")
    before = state(
        "b", LATE, "state:permission:-", "Until now lunches had not been allowed", marks=("former",)
    )
    assert both_hold(now, before)
    assert not both_hold(now, replace(before, marks=()))
    assert not both_hold(replace(now, marks=("former",)), before)


def test_denied_of_one_sort_only() -> None:
    """No steam trains run, and trains do; a sort that both name is one thing."""
    none = state("a", EARLY, "state:run:-", "No steam trains run", negated=True, modifiers=("train", "steam"))
    assert both_hold(none, state("b", LATE, "state:run:+", "The first train runs", modifiers=("train",)))
    steam = state("b", LATE, "state:run:+", "The steam train runs", modifiers=("train", "steam"))
    assert not both_hold(none, steam)


def test_no_part_in_what_was_done() -> None:
    """A minister who had no part in the award denies no award."""
    won = state("a", EARLY, "state:award:+", "Corvinus was awarded the contract")
    assert both_hold(won, state("b", LATE, "state:award:-", "The minister had no part in awarding it"))
    assert not both_hold(won, state("b", LATE, "state:award:-", "It was not awarded", negated=True))


def test_of_some_days_alone() -> None:
    """No charge at weekends leaves room for one on other days."""
    charged = state("a", EARLY, "state:charge:+", "Drivers are charged four crowns")
    free = state("b", LATE, "state:charge:-", "There is no charge at weekends", negated=True)
    assert both_hold(charged, free)
    assert not both_hold(charged, replace(free, quote="There is no charge"))
    assert not both_hold(replace(charged, quote="Drivers are charged on Sundays"), free)


def test_what_need_not_be_done_may_be() -> None:
    """A parliament that need not approve it may have done so; that it must is another matter."""
    needless = state("a", EARLY, "state:approve:-", "Parliaments do not have to approve it", negated=True)
    done = state("b", LATE, "state:approve:+", "Parliament approved it last night", when="2026-03-19")
    assert both_hold(needless, done)
    must = state("b", LATE, "state:approve:+", "Parliament must approve it")
    assert not both_hold(needless, must)


def test_sold_before_it_was_taken_off_sale() -> None:
    """It came on sale in March and was taken off in June; on sale in July it is a conflict."""
    off = state("a", "2026-06-09", "state:sale:-", "Shops took it off their shelves", topic="sale")
    on = {"topic": "sale", "measured": "go on sale"}
    assert both_hold(off, state("b", EARLY, "state:sale:+", "It goes on sale", when="2026-03-09", **on))
    assert not both_hold(off, state("b", LATE, "state:sale:+", "It goes on sale", when="2026-07-09", **on))


def holder(document: str, published: str, who: str, says: str, *of: str) -> Claim:
    """Return a claim of who holds a role, with what the role is of."""
    made = given(document, published, "1", says, modifiers=(*of, ABOUT, "lottery"))
    return replace(made, kind="identity", topic=ROLE, value=Name(who.lower(), who, "PER"))


@pytest.mark.parametrize(
    ("one", "other", "spelled", "verdict"),
    [
        ("Bronisaw Geremek", "Bronislaw Geremek", True, "contradicts"),
        ("Halina Dreyfe", "Halina Dreyffe", True, "contradicts"),
        ("Roland Achterberg", "Rosalind Achterberg", False, "contradicts"),  # three letters, one surname
        ("Jan Roos", "Jan Rood", False, "changed"),  # a short name has no letter to spare
        ("Halina Dreyfe", "Alena Strnad", False, "changed"),
    ],
)
def test_two_spellings_of_a_holder_are_no_change(one: str, other: str, spelled: bool, verdict: str) -> None:
    first = holder("a", EARLY, one, f"the minister, {one}, said")
    then = holder("b", LATE, other, f"the minister, {other}, took over a weak office")
    then = replace(then, context=(*one.lower().split(), *other.lower().split(), "succeeded"))
    (found,) = judge([first, then], [link(first, then)]).findings
    assert ("two spellings of one name" in found.message) is spelled
    assert found.verdict == verdict


def test_who_holds_a_role_for_a_time() -> None:
    """Until a successor is found somebody else leads it, who is no other head of it."""
    head = holder("a", EARLY, "Alena Strnad", "The head of the lottery, Alena Strnad, is a witness")
    meanwhile = holder("b", LATE, "Jiri Malek", "Until a successor is found, it is led by Jiri Malek")
    assert both_hold(head, meanwhile)
    assert not both_hold(head, replace(meanwhile, quote="It is led by Jiri Malek"))


def test_who_held_a_role_for_years() -> None:
    """Who led it for eight years has left; who has led it for eight years has not."""
    chair = holder("a", EARLY, "Halina Dreyfe", "said the chair of the service, Halina Dreyfe")
    former = holder("b", LATE, "Anneke Roos", "Anneke Roos, who led the service for eight years")
    assert both_hold(chair, former)
    assert not both_hold(chair, replace(former, quote="Anneke Roos, who has led the service for eight years"))


def test_who_is_new_in_a_role() -> None:
    """A new director follows the one of an earlier text, and is in conflict with that of a later one."""
    new = holder("b", LATE, "Hugh Penhale", "Our new director, Hugh Penhale, takes up his post", "new")
    assert both_hold(holder("a", EARLY, "Lucille Brandt", "the director, Lucille Brandt, said"), new)
    assert not both_hold(holder("a", "2026-05-01", "Lucille Brandt", "the director, Lucille Brandt"), new)


def test_no_finding_and_the_reason_is_told() -> None:
    """A pair that can both hold makes no finding, and ``why`` says so."""
    a, b = case(AMOUNTS[0][0], AMOUNTS[0][1])
    assert not judge([a, b], [link(a, b, 0.95)]).findings
    assert "  both can hold: one side counts the others" in told([link(a, b, 0.95)], [a], [b])
    c, d = case(AMOUNTS[3][0], AMOUNTS[3][1])
    assert judge([c, d], [link(c, d, 0.95)]).findings
