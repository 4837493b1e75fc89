"""Words that two wordings share: a bag asked at once gives what asking word by word gives."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.link.wording import UNSEEN, matched, nearness

WORDS = (
    "",
    "boat",
    "ship",
    "vessel",
    "kill",
    "death",
    "die",
    "worker",
    "nurse",
    "employee",
    "protest",
    "march",
)
BAGS = st.lists(st.sampled_from(WORDS), max_size=6, unique=True)
RARE = {"boat": 2.5, "worker": 0.4, "": 1.0}


@given(BAGS, BAGS)
def test_a_bag_asked_at_once_is_asked_word_by_word(one: list[str], other: list[str]) -> None:
    slow = 0.0
    for word in one:
        best = 1.0 if word in other else max((nearness(word, w) for w in other), default=0.0)
        slow += best * RARE.get(word, UNSEEN)
    assert matched(one, other, RARE) == slow


def test_related_words_count_in_part() -> None:
    assert 0 < matched(["boat"], ["ship"], {}) < matched(["boat"], ["boat"], {})
