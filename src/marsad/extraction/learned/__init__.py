"""Linear models kept as data, and how a decision is explained by them."""
