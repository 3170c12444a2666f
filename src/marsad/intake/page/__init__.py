"""A saved or fetched page in, its one capture out: text, title, outlet, author, days, address. Nothing of it is ever run."""
