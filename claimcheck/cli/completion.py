"""``claimcheck completion``: the script by which a shell completes commands, options and formats."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from claimcheck.cli._options import Name
from claimcheck.terminal import put

SHELLS = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}


@click.command(short_help="Print the script that lets a shell complete.")
@click.argument("shell", type=Name(sorted(SHELLS)))
@click.pass_context
def completion(context: click.Context, *, shell: str) -> int:
    """Print a script for SHELL: bash, fish or zsh.

    \b
    bash:  eval "$(claimcheck completion bash)"      in ~/.bashrc
    zsh:   eval "$(claimcheck completion zsh)"       in ~/.zshrc
    fish:  claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """
    made = SHELLS[shell](context.find_root().command, {}, "claimcheck", "_CLAIMCHECK_COMPLETE")
    put(made.source_template % made.source_vars())
    return 0
