"""What the records that meet the outside have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of the records that meet the outside: frozen, and a wrong field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
