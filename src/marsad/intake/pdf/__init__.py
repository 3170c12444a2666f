"""A PDF in, its one capture out: the letters of its text layer, put in reading order by where they stand on the paper."""
