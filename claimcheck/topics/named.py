"""The topics that have rules of their own, by the names of their files."""

from __future__ import annotations

ACCESS = "access"
CHARGES = "charges"
COVER = "cover"
CUSTODY = "custody"
DIRECTION = "direction"
FORCE = "force"
GUILT = "guilt"
LIFE = "life"
NEED = "need"
OFFICE = "office"
PARTICIPATION = "participation"
PERMISSION = "permission"
PROGRESS = "progress"
SALE = "sale"
SEIZURE = "seizure"
