"""A headline, or a summary line, that the article below it does not bear out.

Reports a claim in the headline whose value cannot hold beside a claim of the body on the same matter: seven
arrests above a text that says four. Headlines are written last and by somebody else, and are read most.

Conflict: "Seven arrested as 900 march" above "Four students were arrested on Monday".
No conflict: a headline that rounds ("thousands march" above "about 2,500 people"), or that gives the new
value where the body also tells the old one.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks._pairs import conflict, settled
from claimcheck.checks.page import Conflict, Page

NUMBER = 501
NAME = "headline"


def check(page: Page) -> Iterator[Conflict]:
    """Yield a conflict for each headline claim that a claim of the body gainsays."""
    for link in page.links:
        roles = {link.first.role, link.second.role}
        if "headline" in roles and len(roles) > 1 and settled(link):
            head, body = (
                (link.first, link.second) if link.first.role == "headline" else (link.second, link.first)
            )
            yield conflict(head, body, link, "The headline and the text below it differ")
