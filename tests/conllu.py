"""Read frozen parses in CoNLL-U into sentences, so that tests do not hang on the pipeline of the day.

The comment ``# text = ...`` gives the text; a column MISC with ``Entity=PER`` gives a token its entity.
Without the text, words are joined with a space each, but for ``SpaceAfter=No``.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from claimcheck.model import Sentence, Source, Token, children_of


def read(path: Path, *, published: dt.date | None = None) -> list[Sentence]:
    """Return the sentences of a file, as those of one document; a line ``# paragraph`` starts a paragraph."""
    return parse(path.read_text(encoding="utf-8"), published=published)


def parse(text: str, *, published: dt.date | None = None) -> list[Sentence]:
    """Return the sentences of a text in CoNLL-U."""
    source = Source(document="d", path="<conllu>", published=published)
    made: list[Sentence] = []
    start = paragraph = 0
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        paragraph += any(line.startswith("# paragraph") for line in lines)
        role = next((line.split("=")[1].strip() for line in lines if line.startswith("# role")), "body")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        tokens, written = words(rows, start)
        made.append(
            Sentence(
                source=source,
                start=start,
                end=start + len(written),
                text=written,
                tokens=tokens,
                role=role,  # type: ignore[arg-type]
                index=len(made),
                paragraph=paragraph,
                children=children_of(tokens),
            )
        )
        start += len(written) + 1
    return made


def words(rows: list[list[str]], start: int) -> tuple[tuple[Token, ...], str]:
    """Return the tokens of the rows of a sentence that begins at offset ``start``, and its text."""
    tokens, written = [], ""
    for n, row in enumerate(rows):
        form, lemma, pos, tag, morph, head, dep, misc = (
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            row[6],
            row[7],
            row[9],
        )
        extra = dict(part.split("=", 1) for part in misc.split("|") if "=" in part)
        at = start + len(written)
        written += form
        tokens.append(
            Token(
                i=n,
                text=form,
                lemma=lemma.lower(),
                pos=pos,
                dep=dep,
                head=n if head == "0" else int(head) - 1,
                start=at,
                end=at + len(form),
                tag="" if tag == "_" else tag,
                morph="" if morph == "_" else morph,
                entity=extra.get("Entity", ""),
            )
        )
        if extra.get("SpaceAfter") != "No" and n + 1 < len(rows):
            written += " "
    return tuple(tokens), written
