"""Every record that passes between stages, each in the file of its stage.

``documents`` holds an article as text, and the way back to its file; ``sentences`` its parsed sentences and
words; ``values`` what a phrase says, such as an amount or a time; ``claims`` a claim, and two that were
compared; ``reports`` what a run found, as the JSON report shows it. Import them from here.

Records that take in or give out text (``Document``, ``Location``, ``Finding``, ``Report``) are frozen
pydantic models (``record.Record``); records made by the million (``Token``, ``Claim``, ``Amount``) are frozen
slotted dataclasses. Offsets count code points and are half-open: ``text[start:end]``.
"""

from claimcheck.model.claims import (
    ABOUT,
    CAUSE,
    DERIVED,
    EXISTENCE,
    POST,
    ROLE,
    SEVERAL,
    Claim,
    Evidence,
    Link,
    Modality,
    Place,
    Verdict,
)
from claimcheck.model.documents import (
    Allow,
    Block,
    Document,
    Role,
    Source,
    content_id,
    line_starts,
    source_of,
    wide,
)
from claimcheck.model.record import Record
from claimcheck.model.reports import (
    Agreement,
    Compared,
    Decision,
    DocumentSummary,
    Finding,
    Hidden,
    Location,
    Remark,
    Report,
    Severity,
    Tool,
)
from claimcheck.model.sentences import PLAIN, Sentence, Token, children_of
from claimcheck.model.values import (
    Amount,
    AmountMention,
    Grain,
    Name,
    Stance,
    Stand,
    State,
    TimeMention,
    Value,
    When,
)

__all__ = [
    "ABOUT",
    "CAUSE",
    "DERIVED",
    "EXISTENCE",
    "PLAIN",
    "POST",
    "ROLE",
    "SEVERAL",
    "Agreement",
    "Allow",
    "Amount",
    "AmountMention",
    "Block",
    "Claim",
    "Compared",
    "Decision",
    "Document",
    "DocumentSummary",
    "Evidence",
    "Finding",
    "Grain",
    "Hidden",
    "Link",
    "Location",
    "Modality",
    "Name",
    "Place",
    "Record",
    "Remark",
    "Report",
    "Role",
    "Sentence",
    "Severity",
    "Source",
    "Stance",
    "Stand",
    "State",
    "TimeMention",
    "Token",
    "Tool",
    "Value",
    "Verdict",
    "When",
    "children_of",
    "content_id",
    "line_starts",
    "source_of",
    "wide",
]
