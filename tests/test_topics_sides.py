"""The two sides of a topic, told in the words of news, are read as opposite states of one axis."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract

# An axis, how one side is told, and how the other.
SIDES = [
    ("deal", "Harrow Bank renewed its contract.", "Harrow Bank parted company with the printer."),
    ("evacuation", "The residents fled from their homes.", "The residents stayed put."),
    ("return", "The residents are free to return.", "The residents must stay away from their homes."),
    ("return", "Families may go back to their homes.", "Families are not allowed to return."),
    ("naming", "The boy may be named.", "The boy cannot be named."),
    ("naming", "The witness waived her anonymity.", "The witness was granted anonymity."),
    ("parole", "Farr will be eligible for parole.", "Farr will die in prison."),
    (
        "cooperation",
        "The suspect is cooperating with detectives.",
        "The suspect refused to answer questions.",
    ),
    ("accomplices", "The gunman acted alone.", "The gunman had accomplices."),
    ("flight", "The driver stopped at the scene.", "The driver fled the scene."),
    ("strength", "The storm gathered strength.", "The storm has weakened."),
    ("confession", "The nurse admitted murder.", "The nurse denied murder."),
    ("force", "The warning is in force.", "The warning has been cancelled."),
    ("duty", "The officer was suspended on Monday.", "The officer resumed duty."),
    ("life", "The driver is out of danger.", "The driver is in a critical condition."),
    ("life", "The driver is in a critical condition.", "The driver died on Friday.", "limited"),
    ("office", "Mr Seifert remains director.", "Mr Seifert cleared his desk."),
    ("membership", "Norland remains a member.", "Norland will leave the union."),
    ("display", "The picture is on view.", "The picture was taken down."),
    ("intent", "The fire was deliberate.", "The fire was an accident."),
    ("confession", "He confessed to the theft.", "He maintained his innocence."),
    ("confession", "The accused has admitted the charge.", "The accused pleaded not guilty."),
    ("confession", "She pleaded guilty to the burglary.", "She denied the charge of burglary."),
    ("search", "Rescuers are searching for the hiker.", "The search for the hiker was called off."),
    ("search", "They are still searching for survivors.", "The team has stopped searching for survivors."),
    ("fire", "Crews have put out the blaze.", "The fire is still burning."),
    ("control", "The blaze is under control.", "The blaze is out of control."),
    ("fee", "Parking is free.", "Visitors have to pay for parking."),
    ("intent", "The fire was started deliberately.", "An electrical fault caused the fire."),
    ("strike", "Nurses voted to strike.", "Nurses voted against a strike."),
    ("candidacy", "The striker is fit for the final.", "The striker will miss the final."),
    ("candidacy", "Ms Roe was cleared to run.", "Ms Roe was struck off the ballot."),
    ("candidacy", "She is standing for mayor.", "The court disqualified her from standing for mayor."),
    ("progress", "Work has begun on the line.", "Building work on the line has not started."),
    ("fee", "Drivers will pay to use the bridge.", "Drivers will stop paying to use the bridge."),
    ("majority", "The Greens kept their majority.", "The Greens lost their majority on the council."),
    ("majority", "The party has an overall majority.", "The party is short of a majority."),
    ("budget", "The tramway was built within budget.", "The tramway is over budget."),
    ("judgment", "The court upheld the law.", "Judges struck down the law."),
    ("approval", "The bill cleared parliament.", "The bill was defeated in parliament."),
    ("guilt", "The doctor was found guilty.", "The doctor was cleared by the jury."),
    ("genuine", "The letter is authentic.", "The letter is a forgery."),
    ("seizure", "The bank stores the fingerprints.", "The bank has erased the fingerprints."),
    ("seizure", "The museum will keep the bronze.", "The bronze will be repatriated."),
    ("hacking", "The system was hacked.", "The system remained secure."),
    ("demolition", "The tower was demolished.", "The tower is still standing."),
    ("demolition", "The cinema will be pulled down.", "The cinema has been saved."),
    ("transfer", "Striker Pavel Ondra has signed for Kestrel.", "Pavel Ondra turned down a move."),
    ("advance", "Brayford stayed up.", "Brayford were relegated."),
    ("advance", "Wescott reached the final.", "Wescott were knocked out of the cup."),
    ("relocation", "The club will leave its ground.", "The club will stay at its ground."),
    ("display", "The statue was taken off its plinth.", "The statue still stands on its plinth."),
    ("evacuation", "The families were evicted.", "The families stayed in their homes."),
    ("award", "The author accepted the prize.", "The author turned down the prize."),
    ("life", "The dog has been put down.", "The dog was saved from slaughter."),
    ("pregnancy", "The elephant is expecting a calf.", "The elephant is not pregnant."),
    ("sale", "The pesto is still on sale.", "The supermarket has stopped selling the pesto."),
    ("progress", "Telva and Norfone completed their merger.", "The merger has collapsed."),
    ("progress", "The merger went through.", "Halberd dropped its bid."),
    ("progress", "The tax will be kept.", "The tax will be abolished."),
    ("deal", "Lowther Paper agreed to be bought by Kaskinen.", "Lowther Paper rejected the offer."),
    ("dividend", "The company will pay a dividend.", "There will be no dividend this year."),
    ("setting", "Otley Foods raised its dividend.", "Otley Foods cut its dividend."),
    ("target", "The firm met its sales target.", "The firm fell short of its target."),
    ("employment", "The couriers are employees.", "The couriers are self-employed."),
    ("cash", "Guests can pay in cash.", "Cash is no longer accepted."),
    ("voucher", "The shop still accepts vouchers.", "The shop refuses vouchers."),
    ("withdrawal", "Savers can withdraw their money.", "Withdrawals from the fund are frozen."),
    ("bailout", "Ministers will bail out the steelmaker.", "Ministers ruled out a bailout."),
    ("relocation", "The group moved its headquarters abroad.", "The headquarters will stay where they are."),
    ("fee", "Delivery is free of charge.", "Customers will be charged for delivery."),
    ("remote", "Staff may work from home.", "Staff have to return to the office."),
    ("force", "The vouchers are valid until May.", "The vouchers have expired."),
    ("strike", "Drivers went on strike.", "Drivers are working normally."),
    ("duty", "The teacher was suspended.", "The teacher is back on duty."),
    ("warning", "Kemp knew about the loss.", "Kemp had no knowledge of the loss."),
]


def read(text: str, axis: str) -> tuple[bool, str]:
    """Return on which side of an axis the first claim of it puts its subject, and its grade."""
    found = next(c for c in extract(Document(text=text, path="a.txt")) if c.topic == axis)
    return found.value.positive, found.value.grade  # type: ignore[union-attr]


@pytest.mark.parametrize("told", SIDES)
def test_the_sides_are_opposite(told: tuple[str, ...]) -> None:
    axis, one, other = told[:3]
    assert read(one, axis) != read(other, axis)


def test_a_person_by_name_is_read_as_somebody() -> None:
    """A topic of things is not read of people: "Elena Marsh is out" tells of no machine."""
    found = extract(Document(text="Elena Marsh is out.", path="a.txt"))
    assert "function" not in {c.topic for c in found}


# A topic, words of it, and a state told by who does it and by what it is done to.
VOICES = [
    (
        "deal",
        "sign agreement",
        "The two sides signed the agreement.",
        "The agreement was signed on Thursday.",
    ),
    (
        "deal",
        "sign agreement",
        "They signed the agreement.",
        "The agreement, which was signed in May, is short.",
    ),
    (
        "deal",
        "sign agreement",
        "They signed the agreement.",
        "The agreement signed by the two sides is short.",
    ),
    ("deal", "sign contract", "They signed the contract.", "The contract was drafted and signed on Monday."),
    ("deal", "cancel contract", "The city cancelled the contract.", "The contract has been cancelled."),
    ("deal", "reach compromise", "They reached a compromise.", "A compromise was reached."),
    ("deal", "reject offer", "The board rejected the offer.", "The offer from Meridian was rejected."),
    ("charges", "drop charge", "Prosecutors dropped charges.", "The charges against him were dropped."),
    ("custody", "refuse bail", "The judge refused bail.", "Bail was refused."),
    ("award", "revoke licence", "The regulator revoked the licence.", "The airline's licence was revoked."),
    (
        "strike",
        "call off strike",
        "The unions called off the strike at the port.",
        "The strike was called off.",
    ),
    ("talks", "break off talk", "The union broke off talks.", "The talks were broken off."),
    ("inquiry", "close investigation", "Police closed the investigation.", "The investigation was closed."),
    ("debt", "pay invoice", "The firm paid the invoice.", "The invoice was paid."),
]


def states(text: str) -> list[tuple[str | None, str, bool]]:
    """Return topic, words and side of the states of a text."""
    found = [c for c in extract(Document(text=text, path="a.txt")) if c.kind == "status"]
    return [(c.topic, c.measured, c.value.positive) for c in found]  # type: ignore[union-attr]


@pytest.mark.parametrize("told", VOICES, ids=lambda told: told[3])
def test_a_passive_is_the_state_of_its_active(told: tuple[str, ...]) -> None:
    axis, phrase, active, passive = told
    one = [state for state in states(active) if state[:2] == (axis, phrase)]
    assert len(one) == 1
    assert one == [state for state in states(passive) if state[:2] == (axis, phrase)]


def test_a_passive_that_is_denied_is_one_state() -> None:
    """The noun is a part of what the verb says, and tells nothing by itself."""
    assert states("The agreement has not been signed.") == [("deal", "sign agreement", False)]
    assert states("No agreement was signed.") == [("deal", "sign agreement", False)]


def test_who_is_given_a_thing_is_not_what_is_given() -> None:
    assert ("custody", "grant bail", False) in states("The driver was granted bail.")


def test_what_somebody_has_is_no_passive() -> None:
    found = extract(Document(text="They spent money they did not have on the play.", path="a.txt"))
    assert "refund" not in {c.topic for c in found}


def test_a_phrase_of_subject_and_verb() -> None:
    assert ("deal", "contract expire", False) in states("The contract expired in March.")
    assert ("deal", "talk collapse") not in [state[:2] for state in states("They talk of a collapse.")]


def test_a_verb_that_belongs_to_another_gives_it_its_object() -> None:
    """ "Agreed to buy the yard" is said of the yard."""
    found = extract(Document(text="Kaskinen has agreed to buy the yard.", path="a.txt"))
    assert [c.modifiers[0] for c in found if c.topic == "deal"] == ["yard"]
