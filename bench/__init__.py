"""How fast the coder reads and what it needs, held against merely reading the words."""
