"""Values: phrases to typed amounts, times and names; nothing heavy is imported here."""
