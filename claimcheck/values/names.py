"""Names: who and what is named in a text, under which key, and who is meant by "the company" or "it".

``find_names`` reads one sentence, ``cast`` a document; ``same_name`` compares names across documents.
"""

from __future__ import annotations

from claimcheck.model import Name
from claimcheck.values.names_cast import Cast, Entity, cast
from claimcheck.values.names_keys import name_key, one_bearer, one_speaker, same_name
from claimcheck.values.names_spans import NameMention, find_names

__all__ = [
    "Cast",
    "Entity",
    "Name",
    "NameMention",
    "cast",
    "find_names",
    "name_key",
    "one_bearer",
    "one_speaker",
    "same_name",
]
