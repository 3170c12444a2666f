"""Source in, captures out: files, lines of JSON, standard input. What cannot be read is refused by name and place."""
