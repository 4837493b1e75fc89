"""The grammar of time expressions; ``claimcheck.values.when`` is its door."""
