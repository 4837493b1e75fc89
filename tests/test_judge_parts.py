"""A part beside its whole, and what was so before a plan: each beside a pair that is a conflict still."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from judging import given

from claimcheck.judge.compatible import both_hold
from claimcheck.model import Claim

Said = tuple[str, str, dict[str, Any]]
EARLY, LATE = "2026-03-02", "2026-03-20"

# Two clauses with their values, and why both can hold; "" where they cannot.
AMOUNTS: list[tuple[Said, Said, str]] = [
    # the rest of a whole that one side names
    (
        ("9", "9 of 14 newsrooms survive", {"predicate": "survive"}),
        ("5", "5 newsrooms go", {"predicate": "go"}),
        "make the whole",
    ),
    (
        ("4", "4 of the park's eleven campgrounds are closed", {"predicate": "close"}),
        ("7", "7 campgrounds are open", {"predicate": "open"}),
        "make the whole",
    ),
    (
        ("9", "9 of 14 newsrooms survive", {"predicate": "survive"}),
        ("5", "5 newsrooms survive", {"predicate": "survive"}),
        "",
    ),
    (
        ("4", "4 of the eleven pools were shut", {"predicate": "shut"}),
        ("7", "7 pools were closed", {"predicate": "close"}),
        "",
    ),
    (
        ("7", "7 packs of pills of 10 milligrams were called back", {"predicate": "call"}),
        ("5", "They pulled 5 packs", {"predicate": "pull"}),
        "",
    ),
    # the sum of two parts
    (
        ("1,480", "Birkenhof owns 1,480 flats, Seefeld 2,260", {"figures": ("2260 1",)}),
        ("3,740", "It will own 3,740 flats", {}),
        "sum of the other",
    ),
    (
        ("1,480", "Birkenhof owns 1,480 flats, Seefeld 2,260", {"figures": ("2260 1",)}),
        ("3,470", "It will own 3,470 flats", {}),
        "",
    ),
    (
        ("148", "It closes 148 shops, 15 more than in May", {"figures": ("15 1",)}),
        ("163", "It closes 163 shops", {}),
        "",
    ),
    (
        ("2300", "A debt of 2300 crowns, and the 900 on ice", {"figures": ("900 1",)}),
        ("3200", "It owes 3200 crowns", {}),
        "",
    ),
    (
        ("1,480", "Of the 2,260 flats Birkenhof owns 1,480", {"figures": ("2260 1",)}),
        ("3,740", "It will own 3,740 flats", {}),
        "",
    ),
    (
        ("148", "It closes 148 shops, and 15 cafes", {"figures": ("15 1",), "marks": ("update",)}),
        ("163", "It closes 163 shops", {}),
        "",
    ),
    (("120", "120 were hurt, and one died", {"figures": ("1 1",)}), ("121", "121 were hurt", {}), ""),
    (("19", "19 boats, and 106 nets", {"figures": ("106 1",)}), ("125", "125 boats were lost", {}), ""),
    # one day or place alone
    (
        ("140", "On Monday alone 140 operations were called off", {}),
        ("640", "640 operations had to be cancelled", {}),
        "place alone",
    ),
    (
        ("640", "In the county alone 640 operations were called off", {}),
        ("140", "140 operations were cancelled", {}),
        "",
    ),
    (
        ("40", "In Upper Penleigh alone 40 homes were flooded", {}),
        ("60", "60 homes were flooded in Upper Penleigh, the council said", {}),
        "",
    ),
    (
        ("40", "In Upper Penleigh alone 40 homes were flooded", {}),
        ("60", "In Upper Penleigh and Marsh 60 homes were flooded", {}),
        "place alone",
    ),
    (
        ("140", "On Monday alone 140 operations were called off", {}),
        ("640", "On Tuesday alone 640 operations were called off", {}),
        "",
    ),
    (
        ("up to 140", "On Monday alone up to 140 operations were called off", {}),
        ("640", "640 operations had to be cancelled", {}),
        "",
    ),
    (
        ("140 euros", "On Monday alone 140 euros were stolen", {}),
        ("640 euros", "640 euros were stolen", {}),
        "",
    ),
    # what was found of what was lost
    (
        ("39", "Police found 39 coins in a locker", {"predicate": "find"}),
        ("112", "The thieves have 112 coins", {"predicate": "steal", "words": ("coin",)}),
        "what was found",
    ),
    (
        ("39", "Police found 39 coins in a locker", {"predicate": "find"}),
        ("112", "The museum wants 112 coins", {"predicate": "want", "modifiers": ("missing",)}),
        "what was found",
    ),
    (
        ("39", "Police found 39 coins in a locker", {"predicate": "find"}),
        ("112", "The museum shows 112 coins", {"predicate": "show"}),
        "",
    ),
    (
        ("39", "Police found 39 coins in a locker", {"predicate": "find"}),
        ("112", "They recovered 112 missing coins", {"predicate": "recover"}),
        "",
    ),
    (
        ("39", "Police found 39 coins in a locker", {"predicate": "find"}),
        ("112", "112 coins are missing", {"predicate": "miss"}),
        "what was found",
    ),
    (
        ("39", "Thieves took 39 coins", {"predicate": "take"}),
        ("112", "112 coins are missing", {"predicate": "miss"}),
        "",
    ),
    (
        ("112", "Police found 112 coins in a locker", {"predicate": "find"}),
        ("39", "39 coins are missing", {"predicate": "miss"}),
        "",
    ),
    # how many there is room for
    (("380", "The centre can hold up to 380 people", {}), ("342", "342 people were there", {}), "room for"),
    (
        ("380", "The centre can hold 380 people", {}),
        ("342", "It has a capacity of 342", {}),
        "",
    ),
    # a part, and what share of the whole it is
    (
        ("149,000", "149,000 were vaccinated, 81 percent of all", {"figures": ("81 %",)}),
        ("184,000", "There are 184,000 in the age group", {}),
        "what share",
    ),
    (
        ("149,000", "149,000 were vaccinated, 81 percent of all", {"figures": ("81 %",)}),
        ("194,000", "There are 194,000 in the age group", {}),
        "",
    ),
    (
        ("149,000", "149,000 were vaccinated, up by 81 percent", {"figures": ("81 %",)}),
        ("184,000", "There are 184,000 in the age group", {}),
        "",
    ),
    (
        ("149,000", "149,000 on 81 islands, 40 percent of all", {"figures": ("81 1", "40 %")}),
        ("184,000", "There are 184,000 in the age group", {}),
        "",
    ),
    (
        ("1,003", "1,003 were vaccinated, 100 percent of all", {"figures": ("100 %",)}),
        ("1,000", "There are 1,000 in the age group", {}),
        "",
    ),
    # numbers of a row
    # one more, who is named
    (("16", "The driver and 16 pupils were hurt", {}), ("17", "17 were hurt", {}), "one more"),
    (("26", "There were 26 children", {}), ("27", "27 people, all but one of them pupils", {}), "one more"),
    (("16", "16 pupils were hurt", {}), ("17", "17 were hurt, the driver among them", {}), "one more"),
    (("16", "16 pupils were hurt", {}), ("17", "17 were hurt", {}), ""),
    (("4", "Seven women and 4 men", {}), ("5", "seven women and 5 men", {}), ""),
    # one of a list that divides a whole
    (
        ("390", "The list has 390 in technology, 215 in support and 145 in sales", {"measured": "list"}),
        ("310", "It concerns 310 employees", {"measured": "employee"}),
        "divides a whole",
    ),
    (
        ("890", "It ends 890 hourly jobs here, 165 in tooling, and 125 on salary", {"measured": "job"}),
        ("1,200", "1,200 jobs are going", {"measured": "job"}),
        "divides a whole",
    ),
    (
        ("£2.2m", "It came in instalments of £2.5m, £2.2m and £1.7m.", {}),
        ("£2.6 million", "It paid £2.6 million", {}),
        "divides a whole",
    ),
    (
        ("390", "The list has 390 in technology, 215 in support and 145 in sales", {}),
        ("309", "309 go in technology", {}),
        "",
    ),
    (("12", "12 dead, 30 hurt and 4 missing", {}), ("14", "14 people died", {}), ""),
    (("2", "2 died, 1 on the mountain and 1 in hospital", {}), ("3", "3 of them died", {}), ""),
    # votes by which one was ahead
    (
        ("61", "The Alliance wins by 61 votes", {"measured": "vote"}),
        ("53", "A bundle of 53 postal votes", {"measured": "vote", "modifiers": ["postal"]}),
        "was ahead",
    ),
    (
        ("212", "It showed her 212 votes ahead", {"measured": "vote"}),
        ("400", "That 400 ballots were in the bag", {"measured": "ballot"}),
        "was ahead",
    ),
    (("61", "The Alliance wins by 61 votes", {}), ("16", "Its lead is 16 postal votes", {}), ""),
    (("61", "61 votes apart", {"measured": "vote"}), ("17", "17 votes are 17", {"measured": "vote"}), ""),
    # a sum of a year
    (
        (
            "£85 million a year",
            "It turns over £85 million a year",
            {"measured": "group", "words": ["group", "turn"]},
        ),
        ("£58 million", "The price is £58 million", {"measured": "price", "words": ["price"]}),
        "by the year",
    ),
    (
        (
            "£85 million a year",
            "It turns over £85 million a year",
            {"measured": "group", "words": ["group", "turn"]},
        ),
        ("£58 million", "Its yearly sales are £58 million", {"measured": "sale", "words": ["sale"]}),
        "",
    ),
    (
        ("£85,000 a year", "He earns £85,000 a year", {"predicate": "earn", "words": ["earn"]}),
        ("£58,000", "His salary is £58,000", {"measured": "salary", "words": ["salary"]}),
        "",
    ),
    (("5", "The routes are 2, 3, 5, 7 and 14.", {}), ("6", "6 routes are going", {}), "of a row"),
    (("5", "It shut 2, 3, 5, 7 and 14 routes", {}), ("6", "6 routes are going", {}), ""),
    # an offer that was refused
    (
        ("21 million euros", "The club turned down 21 million euros", {"predicate": "turn down"}),
        ("24 million euros", "The fee was 24 million euros", {"measured": "fee"}),
        "offered and refused",
    ),
    (
        ("21 million euros", "The club turned down 21 million euros", {"predicate": "turn down"}),
        ("24 million euros", "It spurned 24 million euros for the sale", {"predicate": "spurn"}),
        "",
    ),
    (
        ("21 million euros", "The club turned down 21 million euros", {"predicate": "turn down"}),
        ("24 million euros", "They offered 24 million euros", {"predicate": "offer"}),
        "",
    ),
    (
        ("21 flats", "The council turned down 21 flats", {"predicate": "turn down"}),
        ("24 flats", "It bought 24 flats", {"predicate": "buy"}),
        "",
    ),
    # what is so now and is to change
    (
        ("67 minutes", "The trip, now 67 minutes, is to be cut", {"predicate": "cut"}),
        ("58 minutes", "The trip will take 58 minutes", {}),
        "before it changes",
    ),
    (
        ("$1.75", "A ride, at present $1.75, is to cost more", {"predicate": "cost"}),
        ("$2.25", "A ride is $2.25 from August", {}),
        "before it changes",
    ),
    (
        ("67 minutes", "The trip, now 67 minutes, is to be cut", {"predicate": "cut"}),
        ("76 minutes", "The trip is now 76 minutes", {}),
        "",
    ),
    (
        ("67 minutes", "The trip, 67 minutes, is to be cut", {"predicate": "cut"}),
        ("58 minutes", "The trip will take 58 minutes", {}),
        "",
    ),
    (
        ("67 minutes", "The trip, now 67 minutes, was cut", {"predicate": "cut"}),
        ("58 minutes", "The trip takes 58 minutes", {}),
        "",
    ),
    # what may be found
    (
        ("220 tonnes", "that the stock is 220 tonnes", {"modality": "condition"}),
        ("190 tonnes", "if the stock is 190 tonnes", {"modality": "condition"}),
        "",
    ),
    (
        ("220 tonnes", "that the stock is 220 tonnes", {"modality": "condition"}),
        ("190 tonnes", "The stock is 190 tonnes", {}),
        "supposed to be found",
    ),
    (
        ("237 acres", "that would have covered 237 acres", {"modality": "condition"}),
        ("273 acres", "The fields have 273 acres", {}),
        "",
    ),
    (("220 tonnes", "that the stock is 220 tonnes", {}), ("190 tonnes", "The stock is 190 tonnes", {}), ""),
    (
        ("220 tonnes", "if the 220 tonnes are sold", {"modality": "condition"}),
        ("190 tonnes", "The stock is 190 tonnes", {}),
        "",
    ),
    (
        ("20", "The task force, now 20 strong, is to be kept on", {"predicate": "keep on"}),
        ("12", "It has 12 officers", {}),
        "",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), AMOUNTS, ids=[f"{a[1]} / {b[1]}" for a, b, _ in AMOUNTS])
def test_amounts_that_can_both_hold(one: Said, other: Said, why: str) -> None:
    """The reason is told, whichever claim comes first; without the words there is none."""
    a = given("a", EARLY, one[0], one[1], **one[2])
    b = given("b", LATE, other[0], other[1], **other[2])
    assert bool(both_hold(a, b)) == bool(why)
    assert why in both_hold(a, b)
    assert both_hold(b, a) == both_hold(a, b)


def dated(document: str, published: str, value: str, text: str, says: str, **more: Any) -> Claim:
    """Return a dated claim whose words for the day are ``text``."""
    made = given(document, published, f"date:{value}", says, **more)
    at = says.index(text)
    return replace(made, value_text=text, value_start=at, value_end=at + len(text))


@pytest.mark.parametrize(
    ("ending", "beginning", "day", "hold"),
    [
        ("The last buses will run on 27 June", "The vans go into service on 29 June", "29", True),
        ("The lines end on 27 June", "The vans start on 29 June", "29", True),
        ("The last birth is due on 27 June", "The merger is planned for 28 June", "28", True),
        ("The last birth is due on 27 June", "The merger is planned for 29 June", "29", False),
        ("The lines end on 27 June", "The lines end on 28 June", "28", False),
        ("The last buses start on 27 June", "The last buses start on 29 June", "29", False),
        ("The last vans start on 27 June", "The buses start on 29 June", "29", False),
        ("The last birth is due on 27 June", "The ward ends its work on 28 June", "28", False),
        ("He left last month, on 27 June", "He left on 28 June", "28", False),
        ("The trial ended with a verdict on 27 June", "The verdict came on 28 June", "28", False),
        ("A fire at the north end of the pier began on 27 June", "The fire was on 28 June", "28", False),
        ("It is at the end of the pier since 27 June", "It starts on 29 June", "29", False),
    ],
)
def test_what_begins_after_the_end(ending: str, beginning: str, day: str, hold: bool) -> None:
    a = dated("a", EARLY, "2026-06-27", "27 June", ending)
    b = dated("b", LATE, f"2026-06-{day}", f"{day} June", beginning)
    assert bool(both_hold(a, b)) is bool(both_hold(b, a)) is hold


@pytest.mark.parametrize(("day", "hold"), [("19", True), ("20", False)])
def test_what_begins_weeks_after_the_end_is_another_beginning(day: str, hold: bool) -> None:
    a = dated("a", EARLY, "2026-06-05", "5 June", "The lines end on 5 June")
    b = dated("b", LATE, f"2026-06-{day}", f"{day} June", f"The vans start on {day} June")
    assert bool(both_hold(a, b)) is bool(both_hold(b, a)) is hold


def test_one_deed_is_done_on_one_day() -> None:
    """The last victim was found on one day; that they found one a day later begins nothing."""
    a = dated("a", EARLY, "2026-06-27", "27 June", "The last victim was found on 27 June", predicate="find")
    b = dated("b", LATE, "2026-06-28", "28 June", "They found the fifth on 28 June", predicate="find")
    assert not both_hold(a, b)
    assert not both_hold(a, replace(b, predicate="discover"))
    assert both_hold(a, replace(b, predicate="bury"))


def test_a_day_that_bounds_a_year() -> None:
    """The budget year starts on a day that is none of the story's, but for another text on that year."""
    year = {"measured": "year", "predicate": "start"}
    a = dated("a", EARLY, "2026-07-01", "1 July", "in the budget year that starts 1 July", **year)
    vans = dated("b", LATE, "2026-06-29", "29 June", "The vans come on 29 June")
    assert both_hold(a, vans) == both_hold(vans, a) == "one day only bounds a year"
    assert not both_hold(a, replace(vans, quote="The year is from 29 June", words=("year",)))
    assert not both_hold(replace(a, predicate="close"), vans)
    assert not both_hold(replace(a, measured="pier"), vans)
    assert not both_hold(a, replace(vans, predicate="start"))


@pytest.mark.parametrize(("day", "hold"), [("31", True), ("29", True), ("25", True), ("24", False)])
def test_the_end_of_a_month(day: str, hold: bool) -> None:
    """A day of the last week of May is of the end of May."""
    a = dated("a", EARLY, "2026-05-31", "the end of May", "It was thrown out only at the end of May")
    b = dated("b", LATE, f"2026-05-{day}", f"{day} May", f"The court threw it out on {day} May")
    assert bool(both_hold(a, b)) is bool(both_hold(b, a)) is hold
