"""The tables of an archive, and the way from each version of them to the next.

A step is SQL, or a function where SQL does not do. What was released is never edited; a change is a new step.
"""

from __future__ import annotations

import array
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping

Step = str | Callable[[sqlite3.Connection], None]


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; one ends at a semicolon that ends its line, a trigger at its END."""
    found = ""
    for line in script.splitlines(keepends=True):
        found += line
        if found.rstrip().endswith(";") and sqlite3.complete_statement(found):
            yield found
            found = ""
    if found.strip():
        yield found


def counted(added: Mapping[int, int]) -> bytes:
    """Return what an article added to the counts as bytes: numbers of keys, then how many claims each has."""
    found = array.array("i", [*added.keys(), *added.values()])
    return little(found).tobytes()


def little(found: array.array[int]) -> array.array[int]:
    """Return numbers in the order of bytes that the file has on any machine: the least first."""
    if array.array("h", [1]).tobytes()[0] == 0:
        found.byteswap()
    return found


def uncounted(raw: bytes) -> dict[int, int]:
    """Return what an article added to the counts, by number of the key; nothing where the bytes are none.

    Raises ValueError where bytes are missing.
    """
    found = array.array("i")
    found.frombytes(raw)
    little(found)
    half, odd = divmod(len(found), 2)
    if odd:
        raise ValueError("half of a number of claims is missing")
    return dict(zip(found[:half], found[half:], strict=True))


def unpack_counts(db: sqlite3.Connection) -> None:
    """Write what each article added to the counts as numbers that need no decoding."""
    for article, keys in db.execute("SELECT article, keys FROM indexed").fetchall():
        added = dict(json.loads(zlib.decompress(keys)))
        db.execute("UPDATE indexed SET keys = ? WHERE article = ?", (counted(added), article))


# From each version of the schema to the next; the first makes an empty file one of version 1.
MIGRATIONS: tuple[Step, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('state', '0');
    CREATE TABLE examined (
        content TEXT PRIMARY KEY,      -- of what was read, and by what: see store.content
        made_by TEXT NOT NULL,         -- fingerprint of the code and pipeline
        many INTEGER NOT NULL,         -- claims
        used INTEGER,                  -- a draft's, that no article names: a running number
        body BLOB NOT NULL             -- claims and findings inside the document
    );
    CREATE INDEX examined_used ON examined (used) WHERE used IS NOT NULL;
    CREATE TABLE article (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        path TEXT NOT NULL,
        place TEXT NOT NULL,           -- under which its versions meet: see store.place
        url TEXT,
        title TEXT NOT NULL,
        outlet TEXT,
        published TEXT,
        published_from TEXT,
        words INTEGER NOT NULL,
        content TEXT NOT NULL REFERENCES examined (content),
        newest INTEGER NOT NULL CHECK (newest IN (0, 1))
    );
    CREATE INDEX article_place ON article (place, newest);
    CREATE INDEX article_url ON article (url, newest) WHERE url IS NOT NULL;
    CREATE INDEX article_id ON article (id, newest);
    CREATE INDEX article_path ON article (path);
    CREATE INDEX article_content ON article (content);
    CREATE INDEX article_published ON article (newest, published) WHERE published IS NOT NULL;
    CREATE TABLE body (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        document BLOB NOT NULL
    );
    CREATE TABLE key (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        claims INTEGER NOT NULL,       -- claims of the newest versions that have it
        articles INTEGER NOT NULL      -- newest versions that have it
    );
    CREATE TABLE posting (
        key INTEGER NOT NULL REFERENCES key (number),
        article INTEGER NOT NULL REFERENCES article (number),
        PRIMARY KEY (key, article)
    ) WITHOUT ROWID;
    CREATE TABLE indexed (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        keys BLOB NOT NULL             -- what the article added to the counts, so that it can be taken back
    );
    CREATE TABLE answer (question TEXT PRIMARY KEY, used INTEGER NOT NULL, body BLOB NOT NULL);
    """,
    # 2: to count what older code read, or all articles, took a look at each of them: 0.2 s of 100,000.
    """
    ALTER TABLE article ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
    UPDATE article SET made_by = (SELECT made_by FROM examined WHERE examined.content = article.content);
    CREATE TABLE tally (                   -- of the newest versions; kept by the triggers
        made_by TEXT PRIMARY KEY,
        articles INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO tally SELECT made_by, count(*) FROM article WHERE newest = 1 GROUP BY made_by;
    CREATE TRIGGER article_in AFTER INSERT ON article WHEN new.newest = 1 BEGIN
        INSERT INTO tally VALUES (new.made_by, 1)
            ON CONFLICT (made_by) DO UPDATE SET articles = articles + 1;
    END;
    CREATE TRIGGER article_out AFTER DELETE ON article WHEN old.newest = 1 BEGIN
        UPDATE tally SET articles = articles - 1 WHERE made_by = old.made_by;
    END;
    CREATE TRIGGER article_newer AFTER UPDATE OF newest ON article
    WHEN old.newest = 1 AND new.newest = 0 BEGIN
        UPDATE tally SET articles = articles - 1 WHERE made_by = old.made_by;
    END;
    CREATE TRIGGER article_again AFTER UPDATE OF newest ON article
    WHEN old.newest = 0 AND new.newest = 1 BEGIN
        INSERT INTO tally VALUES (new.made_by, 1)
            ON CONFLICT (made_by) DO UPDATE SET articles = articles + 1;
    END;
    """,
    # 3: the words of 2,000 articles, which tell how wide a pile is, took 120 ms to decode; so 10.
    unpack_counts,
)
