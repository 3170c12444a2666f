"""One format a file: events in, a file that others can read out, and the check that it is one."""
