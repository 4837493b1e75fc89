"""Which event a date is the date of, on frozen parses, and by what bound."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import conllu
import pytest

import claimcheck
from claimcheck.kinds import date
from claimcheck.kinds.scene import Candidate, Scene
from claimcheck.model import Document, When
from claimcheck.values.reading import shifted
from claimcheck.values.when import find_times

DAY = dt.date(2026, 3, 16)
SENTENCES = conllu.read(Path(__file__).parent / "cases" / "extract.conllu", published=DAY)


def found(number: int) -> list[Candidate]:
    """Return the candidates of a frozen sentence, by its number from 1."""
    sentence = SENTENCES[number - 1]
    times = tuple(shifted(m, sentence.start) for m in find_times(sentence.text, DAY))
    return list(date.find(Scene(sentence, (), times)))


@pytest.mark.parametrize(
    ("number", "axis", "bound"),
    [
        (1, "carry", ()),
        (8, "close", ("by",)),
        (16, "pay", ()),
        (20, "reopen", ()),
        (21, "vote", ()),
        (22, "open", ("until",)),
        (23, "discover", ()),
        (25, "return", ("from",)),
        (28, "approve", ()),
    ],
)
def test_the_event_of_a_date(number: int, axis: str, bound: tuple[str, ...]) -> None:
    (candidate,) = found(number)
    assert (candidate.axis, candidate.modifiers) == (axis, bound)


@pytest.mark.parametrize("number", [2, 9, 15, 31, 33])
def test_durations_rates_and_lengths_are_no_dates(number: int) -> None:
    assert found(number) == []


def test_a_date_without_a_base_is_none() -> None:
    """A weekday of an article without a day says nothing that could be compared."""
    sentence = SENTENCES[0]
    times = tuple(shifted(m, sentence.start) for m in find_times(sentence.text, None))
    assert list(date.find(Scene(sentence, (), times))) == []


@pytest.mark.parametrize(("words", "dates"), [("Guides ( 2026 )", 0), ("Guides in 2026", 1)])
def test_the_year_of_an_edition_dates_nothing(words: str, dates: int) -> None:
    """A title's "(2026)" says of which year the text is, and not when its news came."""
    rows = [
        f"{n}\t{word}\t{word}\t{'NUM' if word.isdigit() else 'NOUN'}\t_\t_\t{0 if n == 1 else 1}\t"
        f"{'root' if n == 1 else 'obl'}\t_\t{'SpaceAfter=No' if word == '(' else '_'}"
        for n, word in enumerate(words.split(), 1)
    ]
    (sentence,) = conllu.parse("\n".join(("# role = headline", *rows)))
    times = tuple(shifted(m, sentence.start) for m in find_times(sentence.text, DAY))
    assert len(list(date.find(Scene(sentence, (), times)))) == dates


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("before 2030", "2029-12-31"),
        ("before May 2030", "2030-04-30"),
        ("until 2030", "2030-01-01"),
        ("before the end of 2030", "2030-12-31"),
    ],
)
def test_before_a_year_is_the_end_of_the_one_before(words: str, day: str) -> None:
    """ "Not before 2030" and "not before the end of 2029" are one day."""
    rows = [
        f"{n}\t{word}\t{word}\t{'NUM' if word.isdigit() else 'VERB'}\t_\t_\t{0 if n == 1 else 1}\t"
        f"{'root' if n == 1 else 'obl'}\t_\t_"
        for n, word in enumerate(("close", *words.split()), 1)
    ]
    (sentence,) = conllu.parse("\n".join(rows))
    times = tuple(shifted(m, sentence.start) for m in find_times(sentence.text, DAY))
    (candidate,) = date.find(Scene(sentence, (), times))
    assert isinstance(candidate.value, When)
    assert str(candidate.value.first) == day


@pytest.mark.parametrize(
    ("text", "axis", "marks"),
    [
        ("The opening was put back from 1 September to 1 November.", "opening", [["former"], ["update"]]),
        ("The launch was brought forward from 3 May to 1 May.", "launch", [["former"], ["update"]]),
        ("Completion was delayed from 2027 to 2029.", "completion", [["former"], ["update"]]),
        ("The council extended the deadline to 30 June.", "deadline", [[]]),
        ("The trial begins on 30 June.", "trial", [[]]),
    ],
)
def test_what_is_moved_is_the_event_of_both_days(text: str, axis: str, marks: list[list[str]]) -> None:
    """The first day is the former one, the second the new one; the event is what is moved, not the moving."""
    claims = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert [c.measured for c in claims] == [axis] * len(marks)
    assert [sorted({"former", "update"} & set(c.marks)) for c in claims] == marks


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The election will be held on 30 June.", "election"),
        ("The raid took place on 30 June.", "raid"),
        ("The work that began on 30 June is done.", "work"),
        ("A meeting scheduled for 30 June is off.", "meeting"),
        ("The order holds until 30 June.", "order"),
        ("The fee applies from 30 June.", "fee"),
        ("The fans held up the game on 30 June.", "hold up"),
        ("The band will play on 30 June.", "play"),
        ("The mayor set out on 30 June.", "set out"),
        ("The hearing is due to take place on 30 June.", "hearing"),
        ("The strike is expected to start on 30 June.", "strike"),
        ("The election is scheduled to be held on 30 June.", "election"),
        ("The company will start production on 30 June.", "production"),
        ("The work, begun on 30 June, goes on.", "work"),
        ("The ban comes into force on 30 June.", "ban"),
        ("The law takes effect on 30 June.", "law"),
        ("The mayor took office on 30 June.", "office"),
        ("The mayor began to speak on 30 June.", "speak"),
    ],
)
def test_what_is_held_or_begins_is_the_event(text: str, event: str) -> None:
    """A verb that says no more than that something is, begins or ends gives way to what it is said of."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert claim.measured == event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The boat was lost in the early hours of Wednesday, 4 November.", "lose"),
        ("The twister came down at 7:42 Saturday evening.", "come"),
        ("Their computers fell over on the evening of Friday 5 June.", "fall"),
    ],
)
def test_a_part_of_a_day_is_no_event(text: str, event: str) -> None:
    """What happened in the hours of a day is the event of that day, and not the hours."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert claim.measured.split()[0] == event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The deadline is now 30 June.", "deadline"),
        ("The repeat will be on 30 June.", "repeat"),
        ("The date of the election is 30 June.", "election"),
        ("The new date is 30 June.", ""),
        ("It was on 30 June that the dam broke.", "break"),
        ("It was on 30 June.", ""),
    ],
)
def test_what_is_on_a_day_is_its_event(text: str, event: str) -> None:
    """Where the day itself is what is said of a thing, that is the event; "it" and "the date" are none."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert claim.measured == event


def test_a_day_told_twice_is_of_one_event() -> None:
    """What stands beside "tomorrow" is of what happens tomorrow, and not of the day."""
    text = "Classes resume tomorrow, 17 March."
    claims = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert {c.measured for c in claims} == {"resume"}
    assert len({(c.value.first, c.value.last) for c in claims if isinstance(c.value, When)}) == 1


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The ban comes into force on 30 June.", "force"),
        ("The law takes effect on 30 June.", "effect"),
        ("The hearing is on 30 June.", ""),
        ("The hearing is on Friday.", ""),
    ],
)
def test_the_deed_of_a_date_is_no_light_verb_and_no_day(text: str, deed: str) -> None:
    """What a ban comes into is told, and a day is not what is done on it: two hearings "on Friday"."""
    (claim,) = [c for c in claimcheck.extract(Document(text=text, published=DAY)) if c.kind == "date"]
    assert claim.predicate == deed
