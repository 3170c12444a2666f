"""Records in, one format a file out: JSON, JSON lines, a page for the terminal, the reasons behind a record."""
