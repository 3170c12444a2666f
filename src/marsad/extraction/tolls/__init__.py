"""The people that a report counts, and what became of them."""
