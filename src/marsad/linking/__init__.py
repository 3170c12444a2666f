"""Events of many reports in, incidents out: pure functions, no database."""
