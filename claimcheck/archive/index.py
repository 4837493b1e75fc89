"""By which words articles are found, and how many claims and articles have what.

    b FAMILY    how many claims are of a family (``link.position.family``): whether a block is crowded
    w WORD      which articles have a word around a claim, and how many: how rare it is
    n NAME      which articles name a party, and how many
    a           all claims, all articles that have any

Only the newest version of an article counts. What an article added to the counts is kept beside it, so that
it can be taken back to the claim even by another version of this code.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimcheck.archive.records import UnreadableError
from claimcheck.archive.schema import counted, uncounted
from claimcheck.model import Claim

# SQLite takes 32,766 variables in one statement since 3.32; older ones 999.
CHUNK = 900
ALL = "a"
# Keys by which articles are found; the others only count.
POSTED = "wn"


def block(family: str) -> str:
    """Return the name of the key of a family."""
    return clean(f"b {family}")


def word(text: str) -> str:
    """Return the name of the key that counts a word."""
    return clean(f"w {text}")


def name(key: str) -> str:
    """Return the name of the key that counts a party."""
    return clean(f"n {key}")


def told(text: str) -> str:
    """Return the name of the key of a word or name, as ``claimcheck.link.related.words`` tells them apart."""
    return name(text[1:]) if text.startswith("\x00") else word(text)


def clean(text: str) -> str:
    """Return a text without half characters, which SQLite does not take."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def keys_of(claims: Sequence[Claim]) -> dict[str, int]:
    """Return the keys of an article, each with how many of its claims it counts."""
    from claimcheck.link.position import family
    from claimcheck.link.related import words

    found: dict[str, int] = {}
    for claim in claims:
        found[ALL] = found.get(ALL, 0) + 1
        kin = block(family(claim))
        found[kin] = found.get(kin, 0) + 1
    for those in words(claims).values():
        found |= dict.fromkeys(map(told, those), 0)
    return dict(sorted(found.items()))


def put(db: sqlite3.Connection, article: int, claims: Sequence[Claim]) -> None:
    """Enter the claims of an article."""
    found = keys_of(claims)
    db.executemany(
        "INSERT INTO key (name, claims, articles) VALUES (?, ?, 1)"
        " ON CONFLICT (name) DO UPDATE SET claims = claims + excluded.claims, articles = articles + 1",
        found.items(),
    )
    numbered = numbers_of(db, found)
    posted = [(numbered[key], article) for key in found if key[0] in POSTED]
    db.executemany("INSERT INTO posting VALUES (?, ?)", posted)
    added = dict(sorted((numbered[key], many) for key, many in found.items()))
    db.execute("INSERT INTO indexed VALUES (?, ?)", (article, counted(added)))


def take(db: sqlite3.Connection, article: int) -> None:
    """Take the claims of an article out again, and keys that no article has any more."""
    added = added_by(db, article)
    db.executemany(
        "UPDATE key SET claims = claims - ?, articles = articles - 1 WHERE number = ?",
        [(claims, number) for number, claims in added.items()],
    )
    db.executemany("DELETE FROM posting WHERE key = ? AND article = ?", [(n, article) for n in added])
    db.executemany("DELETE FROM key WHERE number = ? AND articles <= 0", [(n,) for n in added])
    db.execute("DELETE FROM indexed WHERE article = ?", (article,))


def added_by(db: sqlite3.Connection, article: int) -> dict[int, int]:
    """Return the keys that an article counts under, by number, with how many of its claims have each."""
    row = db.execute("SELECT keys FROM indexed WHERE article = ?", (article,)).fetchone()
    try:
        return uncounted(row[0]) if row else {}
    except (ValueError, TypeError) as problem:
        raise UnreadableError(str(problem)) from problem


def numbers_of(db: sqlite3.Connection, names: Mapping[str, object]) -> dict[str, int]:
    """Return the numbers of keys by name."""
    return dict(asked(db, "SELECT name, number FROM key WHERE name IN ({})", names))


def asked(db: sqlite3.Connection, query: str, values: Iterable[object]) -> Iterator[Any]:
    """Yield the rows of a query for many values, some at a time; ``{}`` in it stands for them."""
    rest = iter(values)
    while some := list(itertools.islice(rest, CHUNK)):
        yield from db.execute(query.format(",".join("?" * len(some))), some)
