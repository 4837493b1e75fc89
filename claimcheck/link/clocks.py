"""Hours and parts of a day as spans of minutes from midnight, and whether two of them meet."""

from __future__ import annotations

# The minutes from midnight that a part of a day may mean: "Tuesday morning" begins after midnight, and a
# night has its early hours on the next day.
PARTS = {"TMO": (0, 719), "TAF": (720, 1080), "TEV": (960, 1439), "TNI": (960, 1800)}
# A night goes on into the next day: 02:00 on Tuesday is of Tuesday night to some, of Monday night to others.
LATER = (0, 1440, -1440)


def meets(one: tuple[int, int], other: tuple[int, int], later: int, slack: int) -> bool:
    """Whether two spans of minutes meet when the second is moved by some minutes."""
    return one[0] < other[1] + later + slack + 1 and other[0] + later < one[1] + slack + 1


def minutes(clock: str) -> tuple[int, int] | None:
    """Return the first and last minute of a clock time or a part of a day.

    None for what is neither, and for a time told in that of Greenwich ("T14:30Z").
    """
    if clock in PARTS:
        return PARTS[clock]
    digits = clock[1:].split(":")
    if not all(d.isdecimal() for d in digits):
        return None
    at = int(digits[0]) * 60 + (int(digits[1]) if len(digits) > 1 else 0)
    return at, at
