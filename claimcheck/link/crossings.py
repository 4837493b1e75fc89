"""Which of many pairs of figures or dates are given by both texts: ``crossed.Crossing`` in columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from claimcheck.link import values
from claimcheck.link.contents import Contents, numbered
from claimcheck.link.crossed import ASIDE, SAME
from claimcheck.link.each import Ints, Lists, asked
from claimcheck.link.pairs import Pairs
from claimcheck.link.position import family
from claimcheck.link.wording import nearness
from claimcheck.model import Amount, When

Flags = npt.NDArray[np.bool_]
# Pairs whose texts are looked through together: some 10 figures of each, of 100 bytes.
AT_ONCE = 65_536


class Crossings:
    """The figures and dates of the texts of some pairs, by document and family, in columns.

    ``said`` are all that were looked at, by what they say; ``crossed.Crossing`` takes their claims.
    """

    def __init__(self, pairs: Pairs, said: Contents) -> None:
        valued = said.each(lambda claim: isinstance(claim.value, Amount | When), np.bool_)
        said = said.those(np.flatnonzero(valued))
        at = {claim.id: place for place, claim in enumerate(said.claims)}
        self.place = np.array([at.get(claim.id, -1) for claim in pairs.claims], dtype=np.int64)
        self.document = said.document
        self.family = said.told(family)
        self.measured, self.measures = said.both(lambda c: c.measured, None)
        self.predicate, verbs = said.both(lambda c: c.predicate, None)
        self.deed = np.array([bool(c.predicate) for c in verbs], dtype=np.bool_)[self.predicate]
        self.value, self.values = said.both(lambda c: c.value, None)
        self.speaker, _ = numbered(said.claims, lambda c: c.speaker or "")
        self.sentence = np.array([c.sentence for c in said.claims], dtype=np.int64)
        self.aside = said.each(lambda claim: not ASIDE.isdisjoint(claim.marks), np.bool_)
        texts_of = self.document << 32 | self.family
        order = np.argsort(texts_of, kind="stable")
        self.texts, start, many = np.unique(texts_of[order], return_index=True, return_counts=True)
        self.stated = Lists(order, start, many)

    def of(self, pairs: Pairs) -> Flags:
        """Return of which pairs, whose values are apart, each text gives the value of the other too."""
        made = np.zeros(len(pairs), dtype=np.bool_)
        i, j = self.place[pairs.i], self.place[pairs.j]
        some = np.flatnonzero((i >= 0) & (j >= 0))
        some = some[self.document[i[some]] != self.document[j[some]]]
        for start in range(0, len(some), AT_ONCE):
            now = some[start : start + AT_ONCE]
            a, b = i[now], j[now]
            made[now] = (self.echoed(a, b) & self.echoed(b, a)) | self.listed(a, b) | self.listed(b, a)
        return made

    def beside(self, document: Ints, of: Ints) -> tuple[Ints, Ints]:
        """Return what documents state of the family of some claims, and for which of them each is."""
        wanted = document << 32 | self.family[of]
        text = np.minimum(np.searchsorted(self.texts, wanted), len(self.texts) - 1)
        known = np.flatnonzero(self.texts[text] == wanted)
        told, row = self.stated.those(text[known])
        return told, known[row]

    def echoed(self, a: Ints, b: Ints) -> Flags:
        """Return of which pairs the document of the second gives the value of the first elsewhere."""
        told, row = self.beside(self.document[b], a)
        one = a[row]
        deed = self.deed[one] & (self.predicate[one] == self.predicate[told])
        return self.any_alike(row, len(a), one, told, told != b[row], deed)

    def listed(self, a: Ints, b: Ints) -> Flags:
        """Return of which pairs the sentence of the first gives the value of the second too, of one thing."""
        told, row = self.beside(self.document[a], a)
        one, other = a[row], b[row]
        some = (told != one) & ~self.aside[one] & ~self.aside[told]
        some &= (self.sentence[told] == self.sentence[one]) & (self.speaker[told] == self.speaker[one])
        return self.any_alike(row, len(a), other, told, some, np.zeros(len(row), dtype=np.bool_))

    def any_alike(self, row: Ints, many: int, one: Ints, told: Ints, some: Flags, deed: Flags) -> Flags:
        """Return of which rows a claim has the value of another, and its noun or deed, of ``some``."""
        at = np.flatnonzero(some)
        one, told, row, deed = one[at], told[at], row[at], deed[at]
        kept = self.values
        alike = asked(
            lambda x, y: values.standing(kept[x].value, kept[y].value) == "alike",
            self.value[one], self.value[told], dtype=np.bool_,
        )  # fmt: skip
        one, told, row, deed = one[alike], told[alike], row[alike], deed[alike]
        nouns = self.measures
        near = asked(
            lambda x, y: nearness(nouns[x].measured, nouns[y].measured) >= SAME,
            self.measured[one], self.measured[told], dtype=np.bool_,
        )  # fmt: skip
        made = np.zeros(many, dtype=np.bool_)
        made[row[near | deed]] = True
        return made
