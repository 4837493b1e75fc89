"""Whose word a claim is: that of whoever the text quotes, or of the body that issued the text itself.

A press release speaks for its issuer: what it says without naming a speaker is the issuer's word, as "the
company said" is in a news report. A paper has no such voice; so an outlet counts as a party only where
another document names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from claimcheck.judge.matters import Side
from claimcheck.model import Claim, Name
from claimcheck.values import names
from claimcheck.values.names_keys import initials, name_key, same_name


def issuers(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the bodies whose own word a document is, by its id: outlets that another document names."""
    known = list(claims)
    outlets = {c.source.document: c.source.outlet for c in known if c.source.outlet}
    # Two names of one body begin with one word, or one of them is a single word made of initials.
    named: dict[str, dict[str, tuple[Name, set[str]]]] = {}
    for claim in known if outlets else ():
        for name in claim.names:
            if name.kind in ("ORG", "") and name.key:
                for start in starts(name):
                    bearers = named.setdefault(start, {})
                    bearers.setdefault(name.key, (name, set()))[1].add(claim.source.document)
    found = {}
    for document, outlet in sorted(outlets.items()):
        body = Name(name_key(outlet), outlet, "ORG")
        alike = [one for start in starts(body) for one in named.get(start, {}).values()]
        if any(where - {document} and same_name(body, name) for name, where in alike):
            found[document] = outlet
    return found


def starts(name: Name) -> set[str]:
    """Return what two names of one body may share: the first word, or initials that one is made of."""
    words = name.key.split()
    return {*words[:1], initials(words), "".join(word[0] for word in words)}


def speakers(side: Side, documents: Collection[str]) -> set[str]:
    """Return who is quoted with a side's claims in the given documents."""
    return {c.speaker for c in side.claims if c.speaker and c.source.document in documents}


def voices(claims: Iterable[Claim], bodies: Mapping[str, str]) -> set[str]:
    """Return whose word claims are, wherever: those who are quoted, and issuers of what quotes nobody."""
    told = {c.speaker or bodies.get(c.source.document, "") for c in claims}
    return {who for who in told if who}


def agree(mine: Collection[str], theirs: Collection[str]) -> bool:
    """Whether somebody of the one may be somebody of the other."""
    return any(names.one_speaker(a, b) for a in sorted(mine) for b in sorted(theirs))
