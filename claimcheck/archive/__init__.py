"""Articles already read, with their claims, in one SQLite file: what was examined once is not examined again.

    file.py         opens the file; transactions, and what its errors mean
    schema.py       its tables, and the migrations from each version to the next
    fingerprint.py  by which code and pipeline an article was read
    records.py      Examined <-> bytes: JSON, compressed; nothing is ever unpickled
    index.py        the keys under which claims are found, and how many claims and articles have each
    store.py        add, supersede, remove
    versions.py     the articles: listed, and read back
    totals.py       how many of all have what, without a draft's own older versions
    near.py         which articles are of a draft's story
    lookup.py       the archived claims that a draft touches, and the statistics that weigh them
    drafts.py       drafts that were examined before
    printed.py      what was printed before
    verify.py       whether all that the file says of itself is so

An article is one row that names what was examined of it; its claims are one compressed block, and an index
holds, for each blocking key of ``claimcheck.link.blocks``, the articles and the numbers of their claims. A
newer version of an article supersedes the older one, which is kept and no longer found by a check.

An article is read by itself, as if no other were there. So one without a date leaves "on Tuesday" open, where
``claimcheck check`` of a folder reads it against the last day of the others: what an article says would
otherwise hang on what is archived beside it, and change with it. ``archive add --date`` gives it a day.
"""
