"""Money told without its currency: "it was to cost 1.3 million pounds and will now cost 7.1 million".

A writer names the currency once. A bare number that is paid, spent or asked for is of the money named last,
or else of that named first. What may also be people or votes ("got 90,000") has to be millions. Of 150 story
sets named a to m 37 numbers are read so; all are money, one in the other of an article's two currencies.
"""

from __future__ import annotations

import math
from dataclasses import replace

from claimcheck.kinds import bare
from claimcheck.language import syntax
from claimcheck.model import AmountMention, Sentence
from claimcheck.values.reading import Reading

# From here on what somebody pays is no 40 per cent and no instalment, and what he gets no crowd.
LEAST, LARGE = 1_000, 1_000_000

Mentions = tuple[AmountMention, ...]


def with_money(reading: Reading) -> list[Mentions]:
    """Return the amounts of a document, sentence by sentence, those of money with their currency."""
    named = (m.amount.unit for mentions in reading.amounts for m in mentions if m.amount.dimension == "money")
    currency = next(named, None)
    if currency is None:
        return list(reading.amounts)
    made = []
    for sentence, mentions in zip(reading.sentences, reading.amounts, strict=True):
        found = []
        for mention in mentions:
            if mention.amount.dimension == "money":
                currency = mention.amount.unit
            elif of_money(sentence, mention):
                amount = replace(mention.amount, unit=currency, dimension="money")
                mention = replace(mention, amount=amount)
            found.append(mention)
        made.append(tuple(found))
    return made


def of_money(sentence: Sentence, mention: AmountMention) -> bool:
    """Whether a number without a noun is one of money, by the verb that governs it."""
    amount = mention.amount
    if (
        amount.dimension != "count"
        or amount.unit != "1"
        or mention.noun
        or not LEAST <= amount.high < math.inf
    ):
        return False
    tokens, inside = sentence.tokens, syntax.at_offset(sentence, mention.start, mention.end)
    heads = [i for i in inside if tokens[i].head not in inside]
    if len(heads) != 1:
        return False
    at = heads[0]
    verb, case = tokens[tokens[at].head], sentence.child(at, "case")
    if verb.pos != "VERB":
        return False
    if tokens[at].dep == "obl" and case is not None:
        return f"{verb.lemma} {case.lower}" in bare.words()["priced"]
    if tokens[at].dep not in ("obj", "obl:unmarked"):
        return False
    known = bare.words()
    return verb.lemma in known["paying"] or (amount.high >= LARGE and verb.lemma in known["funding"])
