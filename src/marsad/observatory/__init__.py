"""The steps of many reports, each over one store: take in, code, join, review, ask, hand on."""
