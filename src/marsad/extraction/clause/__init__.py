"""A reading in, its grammar out: word classes, phrases, persons, clauses, what hangs on what."""
