"""The archived articles that drafts are held against, and the counts that weigh what they say.

As long as no block of the archive is crowded, that is every article, as in a run over them. In a pile a draft
is held against the articles of its own story that such a run would choose (``near.py``), found in the index
without reading any other. How rare a word is, and who is in every article, is counted over the whole archive,
as a run counts over its articles. So the findings are those of ``check DRAFT --against`` the same articles.

Two things are not as in such a run. An article is read by itself (see ``claimcheck.archive``). And a draft
with more than ``CROWDED`` claims of one sort is held against the articles of its story alone, not by finer
keys against all. An older version of the draft itself (its id, its place, its address) is not held against
it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.archive import index
from claimcheck.archive.file import Archive
from claimcheck.archive.near import Neighbours, One, kin, related
from claimcheck.archive.records import UnreadableError, claims_of
from claimcheck.archive.totals import Totals, crowded, newest, size, versions, without
from claimcheck.archive.versions import damaged, read_document
from claimcheck.examine import Examined
from claimcheck.judge.parties import LEAST
from claimcheck.link import linked
from claimcheck.link.aligned import head_words
from claimcheck.link.blocks import families
from claimcheck.link.crowd import Passed, candidates, sifted
from claimcheck.link.related import MOST as CHOSEN
from claimcheck.link.related import words as told_by
from claimcheck.link.story import Story, counts, story_of
from claimcheck.link.weigh import Weights
from claimcheck.model import Claim, Document, Link, source_of
from claimcheck.topics import Topics


@dataclass(frozen=True, slots=True)
class Touched:
    """What an archive has on drafts: the articles that they are held against, all claims, the links.

    ``among`` is how many articles were chosen from, where not all of them are held against the drafts;
    ``unlikely`` then counts the pairs that cannot be judged, by what parts them.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    articles: int
    among: int | None = None
    unlikely: Mapping[str, int] = field(default_factory=dict)


def touched(
    archive: Archive,
    drafts: Sequence[Examined],
    *,
    weights: Weights | None = None,
    topics: Topics | None = None,
    threshold: float | None = None,
) -> Touched:
    """Return what the archive has on ``drafts``."""
    totals = without(archive, frozenset(versions(archive, [one.document for one in drafts])))
    mine = [claim for one in drafts for claim in one.claims]
    focus = frozenset(one.document.id for one in drafts)
    told = told_by(mine)
    crowd, passed = crowded(totals, mine), Passed()
    every = not crowd or totals.size(index.ALL) + len(told) <= CHOSEN + 1
    near = {} if every else related(Neighbours(totals, told))
    chosen = (
        newest(totals)
        if every
        else sorted({n for those in near.values() for n in those if not isinstance(n, str)})
    )
    found = read(totals, {*chosen, *ends(totals)})
    held = [claim for number in chosen for claim in found[number][1]]
    story = weighed(totals, mine, held)
    if every:
        those = candidates([*mine, *held], focus, passed, story, topics)
    else:
        story = replace(story, kin=kin(totals, story.vocabulary, frozenset(told)))
        known = related_by_id(near, found, focus)
        blocks = sorted(families([*mine, *held]).items())
        those = (sifted(block, known, focus, passed, story, topics) for _, block in blocks)
    others: Counter[str] = Counter()
    links = tuple(
        linked(
            those, story, weights=weights, topics=topics,
            least=min(LEAST, threshold or LEAST), others=others if crowd else None,
        )
    )  # fmt: skip
    order = sorted(found, key=lambda number: (found[number][0].path, found[number][0].id, number))
    return Touched(
        documents=tuple(found[number][0] for number in order),
        claims=(*mine, *(claim for number in order for claim in found[number][1])),
        links=links,
        articles=len(chosen),
        among=None if every else size(totals),
        unlikely=others + passed.others,
    )


def ends(totals: Totals) -> list[int]:
    """Return an article of the first and one of the last day: what is known of undated ones hangs on them."""
    found = []
    for way in ("ASC", "DESC"):
        rows = totals.archive.db.execute(
            "SELECT number FROM article JOIN examined USING (content) WHERE newest = 1"
            f" AND published IS NOT NULL AND many > 0 ORDER BY published {way}, number"
        )
        found += [number for number in (next((n for (n,) in rows if n not in totals.left_out), 0),) if number]
    return found


def related_by_id(
    near: Mapping[str, frozenset[One]],
    found: Mapping[int, tuple[Document, list[Claim]]],
    focus: frozenset[str],
) -> dict[str, frozenset[str]]:
    """Return what drafts are held against, and what is held against them, by the ids of documents."""
    known: dict[str, set[str]] = {draft: {draft} for draft in focus}
    for draft, those in near.items():
        for one in those:
            other = one if isinstance(one, str) else found[one][0].id
            known[draft].add(other)
            known.setdefault(other, set()).add(draft)
    return {one: frozenset(others) for one, others in known.items()}


def read(totals: Totals, numbers: Iterable[int]) -> dict[int, tuple[Document, list[Claim]]]:
    """Return articles with their claims; copies of one text have an id each, as in a run."""
    query = (
        "SELECT number, examined.body, body.document FROM article JOIN examined USING (content)"
        " JOIN body ON body.article = article.number WHERE number IN ({})"
    )
    made: dict[int, tuple[Document, list[Claim]]] = {}
    for number, raw, text in sorted(index.asked(totals.archive.db, query, sorted(numbers))):
        document = read_document(totals.archive, number, text)
        known = ids(totals, document.id)
        if known.get(number, document.id) != document.id:
            document = document.model_copy(update={"id": known[number]})
        try:
            made[number] = document, claims_of(raw, source_of(document))
        except UnreadableError as problem:
            raise damaged(totals.archive, number, problem) from problem
    return made


def ids(totals: Totals, wanted: str) -> dict[int, str]:
    """Return ids by article for those of one text: in the order of their paths the later get a number."""
    rows = totals.archive.db.execute(
        "SELECT number FROM article WHERE newest = 1 AND id = ? ORDER BY path, number", (index.clean(wanted),)
    )
    numbers = [number for (number,) in rows if number not in totals.left_out]
    return {number: wanted if not at else f"{wanted}-{at + 1}" for at, number in enumerate(numbers)}


def weighed(totals: Totals, mine: Sequence[Claim], held: Sequence[Claim]) -> Story:
    """Return the story that weighs the pairs: words and names counted over the archive and the drafts."""
    own, all_of = counts(mine), counts([*mine, *held])
    said = {word for claim in (*mine, *held) for word in (*head_words(claim), *claim.words)}
    words = sorted({*all_of.words, *said})
    known = totals.of([*map(index.word, words), *map(index.name, all_of.names), index.ALL])

    def many(name: str) -> int:
        return known.get(name, (0, 0, 0))[2]

    return story_of(
        replace(
            all_of,
            documents=many(index.ALL) + own.documents,
            words={word: n for word in words if (n := many(index.word(word)) + own.words.get(word, 0))},
            names={name: many(index.name(name)) + own.names.get(name, 0) for name in all_of.names},
        ),
        told_by([*mine, *held]),
    )
