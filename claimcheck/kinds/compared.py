"""Whether a time is that of what a figure is compared with, and not the figure's own.

"Sales were 612 million, against 588 million in 2024", "600 more than a year ago", "down from 1,420 in May":
the year, the day or the month is that of the second figure, or of none but the comparison.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.kinds.listed import words
from claimcheck.model import Sentence, Token

# How far from its comparing word a time may stand, in words: "against 64 per cent at the election of 2024".
REACH = 12
# So near before "than" stands the difference: "15 per cent smaller than".
NEXT = 3


def of_the_other(sentence: Sentence, at: int, first: int, last: int) -> bool:
    """Whether the time at the tokens ``first`` to ``last`` is that of what the figure at ``at`` is held to.

    A comparing word stands between the two, and nothing that ends a comparison behind it.
    Of the difference itself the time may stay: "15 per cent smaller than this year's" is told of no other.
    """
    for i in comparing(sentence, first, last):
        difference = sentence.tokens[i].lower in ("than", *words()["more"]) and at >= i - NEXT
        if at < i and not difference:
            return True
    if last > at or not any(map(measured, sentence.tokens[max(at - 2, 0) : at + 2])):
        return False
    held = comparing(sentence, at, at, figure=True)
    return any(last < i for i in held if sentence.tokens[i].lower != "than")


def comparing(sentence: Sentence, first: int, last: int, *, figure: bool = False) -> Iterator[int]:
    """Yield the comparing words on whose side of the comparison the tokens ``first`` to ``last`` stand.

    ``figure`` says that a figure is among them: of some of these words one must be behind them.
    """
    tokens = sentence.tokens
    if tokens[first].lower in words()["more"] and last > first and tokens[first + 1].lower == "than":
        before = tokens[first - 1] if first else tokens[first]
        if measured(before) or before.lower in words()["percents"]:
            yield first
        return
    for i in range(first - 1, max(first - REACH, 0) - 1, -1):
        token, ahead = tokens[i], tokens[i - 1].lower if i else ""
        with_figure = token.lower in words()["against"] or (
            token.lower in ("with", "to") and ahead in words()["compared"]
        )
        if token.lower in words()["ending"] and not with_figure:
            return
        moved = token.lower == "from" and ahead in words()["moved"]
        if (figure and (with_figure or moved)) or (
            token.lower == "than" and ahead not in ("other", "rather")
        ):
            yield i
        figure = figure or measured(token)


def measured(token: Token) -> bool:
    """Whether a token is a figure."""
    text = token.text.lstrip("$\u00a3\u20ac")
    return token.pos == "NUM" or text[:1].isdigit()
