"""Comparison levels for rules and states: an ordered list, and the first that holds decides and is told.

Labelled pairs of rules are too few to train on, so their levels are written down, as splink writes its own:
first what makes two claims incomparable (``apart.py``, ``periods.py``), then what joins them (``joins.py``),
from the surest to the faintest, then a last level that always holds. The likelihoods are set by hand, in the
order of what was seen on the story sets; no cross-validation holds them out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimcheck.link import causes, existences, foils, nameless, papers
from claimcheck.link.apart import Found, cleared_of_some, of_another, of_kin, of_some, other_group, unsaid
from claimcheck.link.denials import able, doer_denied, one_act
from claimcheck.link.joins import (
    denied,
    denied_of_all,
    main_matter,
    narrow_topic,
    none_and_some,
    of_all,
    one_machine,
    one_topic,
    same_measure,
    same_person,
    same_thing,
    same_words,
    telling_thing,
)
from claimcheck.link.offices import other_tenure, same_role, two_offices
from claimcheck.link.parts import two_parts
from claimcheck.link.periods import (
    carried_out,
    in_turn,
    lasting,
    not_yet,
    of_its_day,
    once_done,
    other_time,
    over_since,
)
from claimcheck.model import CAUSE, EXISTENCE, POST, ROLE, Claim
from claimcheck.topics.named import NEED


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its name, what makes it hold, how likely it makes one matter, and the axis if it parts.

    With ``final`` what it says is not weighed again (``states.py``). With ``least`` it holds only where the
    trees find it as likely as that.
    """

    name: str
    holds: Callable[[Claim, Claim, Found], bool]
    likely: float
    axis: str = ""
    final: bool = False
    least: float = 0.0


# From here on trees join what no level does. In 597 sets they found 45 pairs that were conflicts and 5 that
# were none; from 0.5 on 49 and 16, from 0.6 on 35 and 3; of rules and broad topics, from 0.55 on, 32 and 27.
SURE = 0.55


def always(a: Claim, b: Claim, found: Found) -> bool:
    """The last level."""
    return True


JOINING = (
    Level("both are of a topic that a story has once", one_topic, 0.7),
    Level("one topic, said of one thing, and one side denies or ends it", telling_thing, 0.7),
    Level("one topic, said of one thing", same_thing, 0.65),
    Level("whether one machine runs", one_machine, 0.7, final=True),
    Level("nobody on one side, somebody on the other", none_and_some, 0.7, final=True),
    Level("one topic, and one side is said of all", of_all, 0.65),
    Level("whether the story's own undertaking goes ahead", main_matter, 0.65),
    Level("one topic, said of one person by name", same_person, 0.7),
    Level("one topic, said of one person without a name", nameless.same_nameless, 0.65),
    Level("whether one measure is in force", same_measure, 0.65),
    Level("whether one act is allowed", one_act, 0.7, final=True),
    Level("one predicate, said of one thing", same_words, 0.65),
    Level("one deed, and one side denies it", denied, 0.65),
    Level("one deed, and one side denies it of all", denied_of_all, 0.65),
)
# What a crowded run does not look for: there what nothing else joins has no link (``might.py``).
REST = (
    Level("one topic, whose words are used of little else", narrow_topic, 0.65, least=SURE),
    Level("nothing joins them", always, 0.05, "matter"),
)
PARTED = (
    Level("a question, a guess or a condition", unsaid, 0.0, "modality"),
    Level("one speaks of an exception or a part", of_some, 0.0, "scope"),
    Level("two groups of people or parties", other_group, 0.0, "scope"),
    Level("another time", other_time, 0.0, "time"),
    Level("each of its own day", of_its_day, 0.0, "time"),
    Level("two things of one name", of_another, 0.0, "scope"),
    Level("one of the two is a relative of whom the other tells", of_kin, 0.0, "scope"),
    Level("cleared of some charges, and convicted of others", cleared_of_some, 0.0, "scope"),
    Level("one side denies that it did it, and not that it was done", doer_denied, 0.0, "scope"),
    Level("one is planned, and the other says that it is not so yet", not_yet, 0.0, "time"),
    Level("one is so now, and the other is planned", carried_out, 0.0, "time"),
    Level("one lasts until the other begins", lasting, 0.0, "time"),
    Level("one was so, and the other tells that it is over", over_since, 0.0, "time"),
    Level("one had not been done, and the other tells that it was done since", once_done, 0.0, "time"),
    Level("one may be done, and the other was not done in this case", able, 0.0, "modality"),
    Level("each is so of a part of them", two_parts, 0.0, "scope"),
    Level("two things of one frame", foils.two_foils, 0.0, "scope"),
    Level("each was done on a day of its own", in_turn, 0.0, "time"),
)
ROLES = (
    Level("another time", other_tenure, 0.0, "time"),
    Level("one role, of one thing", same_role, 0.85),
    Level("nothing joins them", always, 0.05, "matter"),
)
POSTS = (
    Level("another time", other_tenure, 0.0, "time"),
    Level("one person, two offices of one body", two_offices, 0.85),
    Level("nothing joins them", always, 0.0, "matter"),
)
CAUSES = (
    Level("a question, a guess or a denial", causes.unsaid, 0.0, "modality"),
    Level("another time", causes.other_time, 0.0, "time"),
    Level("two effects", causes.other_effect, 0.0, "matter"),
    Level("one cause of one event", causes.one_cause, 0.85),
    Level("one party, or nobody's word", causes.one_party, 0.0, "party"),
    Level("one cause in other words", causes.near_causes, 0.0, "matter"),
    Level("two parties on the cause of one event", always, 0.85),
)
EXISTENCES = (
    Level("both say that there is one, or none", existences.one_side, 0.0, "matter"),
    Level("a question, a guess or a condition", existences.unsaid, 0.0, "modality"),
    Level("of some only", existences.of_some, 0.0, "scope"),
    Level("two groups of people or parties", other_group, 0.0, "scope"),
    Level("another time", existences.other_time, 0.0, "time"),
    Level("articles on two events", existences.other_event, 0.0, "matter"),
    Level("another of its sort, or another's", existences.another, 0.0, "scope"),
    Level("none on one side, and one on the other", always, 0.7),
)
LEVELS: Mapping[str, tuple[Level, ...]] = dict.fromkeys(("rule", "status"), (*PARTED, *JOINING, *REST))
NEEDS = (
    *PARTED,
    Level("one paper, needed for one thing", papers.same_paper, 0.7),
    Level("nothing joins them", always, 0.05, "matter"),
)
OWN = {ROLE: ROLES, POST: POSTS, CAUSE: CAUSES, EXISTENCE: EXISTENCES, NEED: NEEDS}


def levels(a: Claim, b: Claim) -> tuple[Level, ...]:
    """Return the levels by which two claims of one kind are compared; none when they are weighed."""
    own = OWN.get(a.topic or "") if a.topic == b.topic else None
    return own or LEVELS.get(a.kind, ())


def level(a: Claim, b: Claim, found: Found) -> Level:
    """Return the first level that holds of two claims of one kind, whatever trees say."""
    return next(one for one in levels(a, b) if not one.least and one.holds(a, b, found))
