"""``claimcheck explain``: the manual of the findings."""

from __future__ import annotations

import click

from claimcheck.terminal import put


@click.command(short_help="Say what a finding means.")
@click.argument("code", required=False)
def explain(*, code: str | None) -> int:
    """Say what a finding means, with examples; without CODE, list all findings.

    CODE is a code (CC101) or a rule (contradicting-quantity).
    """
    from claimcheck import explain as manual

    put(manual.explain(code) if code else manual.table())
    return 0
