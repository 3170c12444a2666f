"""Web addresses that a person named in, what the sites answer out: guarded, slow on purpose, and polite."""
