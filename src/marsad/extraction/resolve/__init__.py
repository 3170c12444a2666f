"""Names in, entries out: which party, which place."""
